"""Passwords: in the system's keyring only, or given by the environment of the process that sends."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from typing import Protocol, cast

SERVICE = "MailTool"

# Backends that keep secrets encrypted under the user's own log-in. Never keyrings.alt (clear text), null or fail.
ALLOWED = frozenset(
    {
        "keyring.backends.macOS.Keyring",
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
        "keyring.backends.libsecret.Keyring",
    }
)
_BACKENDS_OWN_ERRORS = (
    ("secretstorage.exceptions", "SecretStorageException"),
    ("jeepney.wrappers", "DBusErrorResponse"),
    ("pywintypes", "error"),
)
_CHAINER = "keyring.backends.chainer.ChainerBackend"


class Backend(Protocol):
    """A keyring, as the `keyring` library has them."""

    def get_password(self, service: str, username: str) -> str | None:
        """The secret, or None."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keeps the secret."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Forgets the secret; raises where there is none."""
        ...


def system_backend() -> Backend | None:
    """The system's keyring, where it has one that keeps secrets safely."""
    import keyring

    return safe_backend(keyring.get_keyring())


def safe_backend(found: object) -> Backend | None:
    """`found` if it is on the allow-list; of a chain, its first member that is; else None."""
    if backend_name(found) == _CHAINER:
        members = [safe_backend(member) for member in getattr(found, "backends", ())]
        return next((member for member in members if member is not None), None)
    return cast(Backend, found) if backend_name(found) in ALLOWED else None


def backend_name(backend: object) -> str:
    """The full class name, by which the allow-list knows a backend."""
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def environment_variable(account: str) -> str:
    """Where a host without a keyring finds the account's secret: `MAILTOOL_SECRET_` and the name in capitals."""
    return "MAILTOOL_SECRET_" + re.sub(r"[^A-Z0-9]", "_", account.upper())


class Secrets:
    """The secrets of the accounts of one data folder, by account name (case ignored).

    `scope` keeps apart the accounts of different data folders that have the same name. A keyring that is locked or
    breaks is as good as none: the methods say so by their result and never raise.
    """

    def __init__(
        self,
        *,
        scope: str = "",
        find_backend: Callable[[], Backend | None] = system_backend,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self._scope = scope
        self._find_backend = find_backend
        self._environ = os.environ if environ is None else environ

    def get(self, account: str) -> str | None:
        """The secret: from the keyring, else from this process's own environment, else None."""
        return self._from_keyring(account) or self._environ.get(environment_variable(account)) or None

    def stored(self, account: str) -> bool:
        """Whether the keyring holds the account's secret."""
        return self._from_keyring(account) is not None

    def set(self, account: str, secret: str) -> bool:
        """Keeps the secret in the keyring; False where there is no safe one, and nothing is kept anywhere."""
        backend = self._find_backend()
        if backend is None:
            return False
        return self._tried(lambda: backend.set_password(SERVICE, self._key(account), secret))

    def delete(self, account: str) -> bool:
        """Forgets the secret; False where the keyring had none."""
        backend = self._find_backend()
        if backend is None or not self.stored(account):
            return False
        return self._tried(lambda: backend.delete_password(SERVICE, self._key(account)))

    def available(self) -> str | None:
        """The name of the keyring in use, or None where the system has no safe one."""
        backend = self._find_backend()
        return None if backend is None else backend_name(backend)

    def _key(self, account: str) -> str:
        name = account.casefold()
        return f"{name} in {self._scope}" if self._scope else name

    def _from_keyring(self, account: str) -> str | None:
        backend = self._find_backend()
        if backend is None:
            return None
        try:
            return backend.get_password(SERVICE, self._key(account))
        except _keyring_errors():
            return None

    def _tried(self, write: Callable[[], None]) -> bool:
        try:
            write()
        except _keyring_errors():
            return False
        return True


def _keyring_errors() -> tuple[type[Exception], ...]:
    """What a keyring that is locked, gone or refuses raises; D-Bus and the Windows API have their own, if loaded."""
    from keyring.errors import KeyringError

    loaded = (getattr(sys.modules.get(module), name, None) for module, name in _BACKENDS_OWN_ERRORS)
    return (KeyringError, OSError, RuntimeError, ValueError, *(error for error in loaded if error is not None))
