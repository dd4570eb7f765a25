"""A keyring in memory, and one that fails."""

from __future__ import annotations

from keyring.errors import KeyringLocked, PasswordDeleteError


class MemoryKeyring:
    """Keeps secrets in a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not there")


class LockedKeyring:
    """Refuses everything, as a keyring whose owner said no."""

    def get_password(self, *_names: str) -> str | None:
        raise KeyringLocked("locked")

    def set_password(self, *_names: str) -> None:
        raise KeyringLocked("locked")

    def delete_password(self, *_names: str) -> None:
        raise KeyringLocked("locked")
