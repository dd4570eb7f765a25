"""What real servers on loopback have in common: folders they can enter, free ports, certificates, a quiet end."""

from __future__ import annotations

import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import trustme

LOOPBACK = "127.0.0.1"
OWN_PORTS = range(15_000, 30_000)  # Linux gives away those above
_PATIENCE = 60.0  # seconds
# Ends the server when our end of the pipe closes: when we say so, or when we were killed.
_WHILE_WE_LIVE = ("sh", "-c", '"$@" & cat; kill $!; wait $!', "sh")


@dataclass(frozen=True, kw_only=True, slots=True)
class Certificates:
    """PEM files: the authority that clients trust, and a server's chain and key for `localhost`, not 127.0.0.1."""

    authority: Path
    chain: Path
    key: Path


@contextmanager
def server_folder(name: str) -> Iterator[Path]:
    """A folder that servers may enter under users of their own; pytest's folders belong to one user alone."""
    folder = Path(tempfile.mkdtemp(prefix=f"mailtool-{name}-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def make_certificates(folder: Path) -> Certificates:
    """An authority of its own and one certificate by it."""
    authority = trustme.CA()
    certificate = authority.issue_cert("localhost")
    made = Certificates(authority=folder / "ca.pem", chain=folder / "chain.pem", key=folder / "key.pem")
    authority.cert_pem.write_to_path(made.authority)
    for blob in certificate.cert_chain_pems:
        blob.write_to_path(made.chain, append=True)
    certificate.private_key_pem.write_to_path(made.key)
    made.key.chmod(0o600)
    return made


def free_ports(count: int) -> list[int]:
    """Ports of loopback that nobody listens on, all different, and none that the system itself hands out meanwhile."""
    with ExitStack() as taken:
        ports: list[int] = []
        while len(ports) < count:
            port = secrets.choice(OWN_PORTS)
            with suppress(OSError):
                taken.enter_context(socket.create_server((LOOPBACK, port)))
                ports.append(port)
        return ports


def wait_until(true: Callable[[], bool], what: str, *, log: Path | None = None) -> None:
    """Waits until `true()`; raises TimeoutError with the end of the server's log."""
    deadline = time.monotonic() + _PATIENCE
    while not true():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what} did not happen in {_PATIENCE:.0f} s.\n{_tail(log)}")
        time.sleep(0.02)


def answers(port: int) -> bool:
    """Whether somebody listens on this port of loopback."""
    with socket.socket() as client:
        client.settimeout(1)
        return client.connect_ex((LOOPBACK, port)) == 0


@contextmanager
def process(command: Sequence[str], ports: Sequence[int], log: Path) -> Iterator[None]:
    """A server in the foreground, as soon as all `ports` answer; then ended with all its children."""
    with (log.parent / "console").open("ab") as console:
        shell = subprocess.Popen((*_WHILE_WE_LIVE, *command), stdin=subprocess.PIPE, stdout=console, stderr=console)
    try:
        wait_until(lambda: all(map(answers, ports)), f"{command[0]} on {ports}", log=log)
        yield
    finally:
        shell.communicate(timeout=_PATIENCE)


def _tail(log: Path | None) -> str:
    return log.read_text(errors="replace")[-3000:] if log and log.exists() else ""
