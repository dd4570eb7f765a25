"""Debian's Postfix on loopback, with a configuration, a queue and ports of its own; delivers to Dovecot only."""

from __future__ import annotations

import grp
import pwd
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.dovecot import Dovecot
from tests.support.servers import Certificates, free_ports, process, server_folder

DOMAINS = ("example.com", "example.org", "example.net", "example.test")
_MAIN = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
myhostname = mail.example.com
mydestination =
mynetworks = 127.0.0.1/32
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
local_recipient_maps =
local_transport = error:5.1.1 nobody lives here
default_transport = error:5.7.1 nothing leaves this machine
relay_transport = error:5.7.1 nothing leaves this machine
virtual_mailbox_domains = {domains}
virtual_transport = lmtp:unix:{dovecot.lmtp}
smtpd_relay_restrictions = reject_unauth_destination
smtpd_recipient_restrictions = check_recipient_access regexp:{folder}/recipients
smtpd_sasl_type = dovecot
smtpd_sasl_path = {dovecot.auth}
smtpd_tls_chain_files = {certificates.key}, {certificates.chain}
smtpd_tls_auth_only = yes
smtpd_soft_error_limit = 1000
smtpd_hard_error_limit = 2000
message_size_limit = 52428800
smtputf8_enable = yes
"""
_RECIPIENTS = """
/^fail-/ 550 5.1.1 No such user
/^grey-/ 451 4.7.1 Greylisted, come again
/^full-/ 452 4.2.2 Mailbox full
"""
_SMTP = """
127.0.0.1:{plain} inet n - n - - smtpd
127.0.0.1:{cleartext} inet n - n - - smtpd
  -o smtpd_sasl_auth_enable=yes -o smtpd_tls_auth_only=no -o smtpd_client_restrictions=permit_sasl_authenticated,reject
127.0.0.1:{submission} inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt -o smtpd_sasl_auth_enable=yes
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
127.0.0.1:{submissions} inet n - n - - smtpd
  -o smtpd_tls_wrappermode=yes -o smtpd_sasl_auth_enable=yes
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
"""
_SERVICES = """
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 discard
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
local unix - n n - - local
virtual unix - n n - - virtual
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Postfix:
    """A running Postfix; mail for DOMAINS is taken, `fail-`, `grey-` and `full-` mailboxes are refused.

    Ports: `plain` offers neither TLS nor log-in, `cleartext` a log-in without TLS, `submission` STARTTLS and then a
    log-in, `submissions` implicit TLS and a log-in. The last three take mail only after a log-in.
    """

    folder: Path
    plain: int
    cleartext: int
    submission: int
    submissions: int

    def log(self) -> str:
        """What Postfix has logged so far; its first line makes the file."""
        file = self.folder / "log"
        return file.read_text(errors="replace") if file.exists() else ""


@contextmanager
def running_postfix(dovecot: Dovecot, certificates: Certificates) -> Iterator[Postfix]:
    """Postfix, for as long as the block lasts. Needs root."""
    with server_folder("postfix") as folder:
        names = ("plain", "cleartext", "submission", "submissions")
        ports = dict(zip(names, free_ports(len(names)), strict=True))
        settings = {"folder": folder, "dovecot": dovecot, "certificates": certificates, "domains": ", ".join(DOMAINS)}
        (folder / "main.cf").write_text(_MAIN.format(**settings))
        (folder / "master.cf").write_text(_SMTP.format(**ports) + _SERVICES)
        (folder / "recipients").write_text(_RECIPIENTS)
        _make_queue(folder)
        command = ("/usr/lib/postfix/sbin/master", "-c", str(folder), "-s")
        with process(command, tuple(ports.values()), folder / "log"):
            yield Postfix(folder=folder, **ports)


def _make_queue(folder: Path) -> None:
    """The folders Postfix wants, owned as it wants them (`postfix set-permissions` would touch the system's)."""
    postfix, postdrop = pwd.getpwnam("postfix").pw_uid, grp.getgrnam("postdrop").gr_gid
    (folder / "queue").mkdir()
    (folder / "queue" / "pid").mkdir()
    private = ("active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "saved", "trace")
    for name in (*(f"queue/{name}" for name in (*private, "private", "maildrop", "public")), "data"):
        (folder / name).mkdir(mode=0o700)
        shutil.chown(folder / name, postfix)
    shutil.chown(folder / "queue" / "public", group=postdrop)
    (folder / "queue" / "public").chmod(0o710)
    shutil.chown(folder / "queue" / "maildrop", group=postdrop)
    (folder / "queue" / "maildrop").chmod(0o730)
