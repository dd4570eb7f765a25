"""Five runs of a hundred kills: real SIGKILL, real sockets, a server that keeps mail whose sender has vanished.

    .venv/bin/python -m tests.integration.campaign_kills [--kills 100] [--runs 5]

Needs root, for Dovecot: what may have arrived is looked for in a Sent folder at the end, and what is found missing is
sent again. Prints a line a run; exit code 1 where anything was lost, duplicated, silent, damaged or left in doubt.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.support.dovecot import PASSWORD, USER, Dovecot, running_dovecot
from tests.support.kills import Balance, balance, faults_in, kill_again_and_again, states_of
from tests.support.office import Command, write_people
from tests.support.sent_copies import accepted_copies, file_copies
from tests.support.servers import make_certificates, server_folder
from tests.support.sink import SinkOptions, SinkProcess, addressees

IN_FLIGHT = (10, 5, 20, 10, 40)
SINKS = (
    SinkOptions(dot_latency=0.1, jitter=0.5),
    SinkOptions(dot_latency=0.05, mail_latency=0.05, jitter=0.8),
    SinkOptions(dot_latency=0.2, jitter=0.9),
    SinkOptions(mail_latency=0.1, jitter=0.5),
    SinkOptions(dot_latency=0.3, jitter=0.5),
)
SHARE = 4  # rows for each kill and message in flight: more than a spell can send


@dataclass(frozen=True, kw_only=True)
class Run:
    """The figures of one run. `repeated` and `missing` are counted at the very end, when all doubts are settled."""

    kills: int
    rows: int
    in_flight: int
    balance: Balance
    most_sending: int
    damaged: tuple[str, ...]
    left_unknown: int
    repeated: int
    missing: int
    seconds: float

    @property
    def well(self) -> bool:
        """Whether every mark was reached."""
        found = self.balance
        wrong = [*found.lost, *found.duplicated, *found.silent, *self.damaged, self.left_unknown]
        few = self.most_sending <= self.in_flight and len(found.unknown) <= self.kills * self.in_flight
        return not any([*wrong, self.repeated, self.missing]) and few

    def __str__(self) -> str:
        found = self.balance
        return (
            f"{self.kills} kills, {self.rows} rows, {self.in_flight} in flight: lost {len(found.lost)}, duplicated "
            f"{len(found.duplicated)}, silent {len(found.silent)}, unknown {len(found.unknown)} (at most "
            f"{self.most_sending} a kill), damaged {len(self.damaged)}; after the search unknown {self.left_unknown}; "
            f"in the end repeated {self.repeated}, missing {self.missing} ({self.seconds:.0f} s)"
        )


def run(folder: Path, dovecot: Dovecot, *, kills: int, seed: int) -> Run:
    """One run in `folder`: a job is killed `kills` times, ended, searched for, and its missing rows are sent."""
    started, in_flight = time.monotonic(), IN_FLIGHT[seed % len(IN_FLIGHT)]
    os.environ["MAILTOOL_SECRET_WORK"] = PASSWORD  # the only one that a program without a keyring finds
    command = Command(data=folder / "data")
    people = [f"person{number}@example.com" for number in range(kills * in_flight * SHARE)]
    with SinkProcess(folder / "sink.log", SINKS[seed % len(SINKS)]) as sink:
        _add_account(command, sink, dovecot, in_flight)
        job = command("send", *write_people(folder, people), "--account", "work", "--queue-only").json["id"]
        found = kill_again_and_again(command, sink, kills=kills, dice=random.Random(seed))
        command("engine", "--until-done", timeout=600)
        time.sleep(0.5)  # what the server still has in its ears
        balanced = balance(people, states_of(command, job), sink.log())
        left = _settle(command, job, sink, dovecot)
        arrived = addressees(sink.log())
    return Run(
        kills=found.met,
        rows=len(people),
        in_flight=in_flight,
        balance=balanced,
        most_sending=max(found.sending),
        damaged=(*found.damaged, *faults_in(command.data / "ledger.sqlite3")),
        left_unknown=left,
        repeated=sum(count - 1 for count in arrived.values()),
        missing=len(people) - len(arrived),
        seconds=time.monotonic() - started,
    )


def _add_account(command: Command, sink: SinkProcess, dovecot: Dovecot, in_flight: int) -> None:
    imap = ("--imap-host", "127.0.0.1", "--imap-port", str(dovecot.imap), "--imap-tls", "none", "--imap-user", USER)
    pace = ("--in-flight", str(in_flight), "--batch-size", "100000", "--batch-delay-ms", "1", "--allow-cleartext-auth")
    server = ("--from", "office@example.com", "--host", "127.0.0.1", "--port", str(sink.port), "--tls", "none")
    assert command("account", "add", "work", *server, *pace, *imap).exit_code in (0, 3)  # 3: no keyring here


def _settle(command: Command, job: str, sink: SinkProcess, dovecot: Dovecot) -> int:
    """Looks into the Sent folder, where a copy of all lies that arrived, and sends what did not; the doubts left."""
    file_copies(dovecot, "Sent", accepted_copies(sink.log()))
    command("resolve", job, "--search", timeout=600)
    left = Counter(states_of(command, job).values())["unknown"]
    command("retry", job)
    command("engine", "--until-done", timeout=600)
    return left


def main() -> int:
    """The whole campaign."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100, help="kills a run")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    runs = []
    with server_folder("certificates") as place, running_dovecot(make_certificates(place)) as dovecot:
        for seed in range(given.runs):
            with tempfile.TemporaryDirectory(prefix="kills-") as name:
                runs.append(run(Path(name), dovecot, kills=given.kills, seed=seed))
            sys.stdout.write(f"run {seed}: {runs[-1]}\n")
            sys.stdout.flush()
    return 0 if all(found.well for found in runs) else 1


if __name__ == "__main__":
    sys.exit(main())
