"""Debian's Dovecot on loopback: IMAP, LMTP, and the log-in of Postfix, with folders and ports of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.servers import Certificates, free_ports, process, server_folder, wait_until

USER, PASSWORD = "work", "gehéim"
_CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
listen = 127.0.0.1
protocols = imap lmtp
default_process_limit = 50
ssl = yes
ssl_cert = <{certificates.chain}
ssl_key = <{certificates.key}
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = maildir:~/Maildir
first_valid_uid = 1
passdb {{
  driver = passwd-file
  args = scheme=PLAIN {folder}/users
}}
userdb {{
  driver = static
  args = uid=nobody gid=nogroup home={folder}/mail/%d/%n allow_all_users=yes
}}
service auth {{
  unix_listener {folder}/auth {{
    mode = 0666
  }}
}}
# Else everybody waits longer and longer after a wrong password from their address, which is everybody's.
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service lmtp {{
  unix_listener {folder}/lmtp {{
    mode = 0666
  }}
}}
service imap-login {{
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Dovecot:
    """A running Dovecot. `imap` offers STARTTLS, `imaps` is implicit TLS; `auth` and `lmtp` are sockets."""

    folder: Path
    imap: int
    imaps: int

    @property
    def auth(self) -> Path:
        """Where Postfix asks for log-ins."""
        return self.folder / "auth"

    @property
    def lmtp(self) -> Path:
        """Where mail comes in (RFC 2033)."""
        return self.folder / "lmtp"

    def mail(self, address: str) -> list[bytes]:
        """The messages in this address's inbox, as files: LF line ends, trace headers on top; in any order."""
        local, _, domain = address.rpartition("@")
        maildir = self.folder / "mail" / domain / local / "Maildir"
        return [path.read_bytes() for box in ("new", "cur") for path in sorted((maildir / box).glob("*"))]

    def wait_for_mail(self, address: str, count: int = 1) -> list[bytes]:
        """The messages of this address as soon as there are `count` of them."""
        wait_until(lambda: len(self.mail(address)) >= count, f"{count} messages to {address}", log=self.folder / "log")
        return self.mail(address)


@contextmanager
def running_dovecot(certificates: Certificates) -> Iterator[Dovecot]:
    """Dovecot, for as long as the block lasts. Needs root."""
    with server_folder("dovecot") as folder:
        imap, imaps = free_ports(2)
        (folder / "mail").mkdir()
        (folder / "mail").chmod(0o777)
        (folder / "users").write_text(f"{USER}:{PASSWORD}\n", encoding="utf-8")
        configuration = folder / "dovecot.conf"
        configuration.write_text(
            _CONFIGURATION.format(folder=folder, certificates=certificates, imap=imap, imaps=imaps), encoding="utf-8"
        )
        with process(("/usr/sbin/dovecot", "-F", "-c", str(configuration)), (imap, imaps), folder / "log"):
            yield Dovecot(folder=folder, imap=imap, imaps=imaps)
