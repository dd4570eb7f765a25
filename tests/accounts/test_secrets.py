from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace

import pytest
from keyring.backends import chainer, fail, null
from keyring.backends.SecretService import Keyring as SecretService

from mailtool_gui.accounts.secrets import (
    ALLOWED,
    SERVICE,
    Secrets,
    backend_name,
    environment_variable,
    safe_backend,
    system_backend,
)
from tests.support.keyrings import LockedKeyring, MemoryKeyring


def secrets_in(keyring: MemoryKeyring, *, scope: str = "", **environ: str) -> Secrets:
    return Secrets(scope=scope, find_backend=lambda: keyring, environ=environ)


def without_keyring(**environ: str) -> Secrets:
    return Secrets(find_backend=lambda: None, environ=environ)


@pytest.mark.parametrize(
    ("account", "variable"),
    [
        ("work", "MAILTOOL_SECRET_WORK"),
        ("my shop-2", "MAILTOOL_SECRET_MY_SHOP_2"),
        ("Büro", "MAILTOOL_SECRET_B_RO"),
        ("a.b", "MAILTOOL_SECRET_A_B"),
    ],
)
def test_the_variable_is_the_name_in_capitals(account: str, variable: str) -> None:
    assert environment_variable(account) == variable


def test_what_is_set_is_got_whatever_the_case_of_the_name() -> None:
    secrets = secrets_in(MemoryKeyring())
    assert secrets.set("Work", "s3cret") is True
    assert secrets.get("work") == "s3cret"
    assert secrets.stored("WORK")


def test_the_keyring_wins_over_the_environment() -> None:
    secrets = secrets_in(MemoryKeyring(), MAILTOOL_SECRET_WORK="from outside")
    assert secrets.get("work") == "from outside"
    assert not secrets.stored("work")
    secrets.set("work", "kept")
    assert secrets.get("work") == "kept"


def test_an_empty_variable_is_no_secret() -> None:
    assert without_keyring(MAILTOOL_SECRET_WORK="").get("work") is None


def test_without_a_keyring_nothing_is_kept() -> None:
    secrets = without_keyring(MAILTOOL_SECRET_WORK="x")
    assert secrets.set("work", "s3cret") is False
    assert secrets.delete("work") is False
    assert secrets.available() is None
    assert secrets.get("work") == "x"


def test_a_locked_keyring_is_as_good_as_none() -> None:
    secrets = Secrets(find_backend=LockedKeyring, environ={"MAILTOOL_SECRET_WORK": "x"})
    assert secrets.set("work", "s3cret") is False
    assert secrets.get("work") == "x"
    assert not secrets.stored("work")
    assert secrets.delete("work") is False


def test_a_secret_is_forgotten_once() -> None:
    secrets = secrets_in(MemoryKeyring())
    secrets.set("work", "s3cret")
    assert secrets.delete("work") is True
    assert secrets.delete("work") is False
    assert secrets.get("work") is None


def test_data_folders_do_not_share_their_secrets() -> None:
    keyring = MemoryKeyring()
    here, there = secrets_in(keyring, scope="/here"), secrets_in(keyring, scope="/there")
    here.set("work", "one")
    assert there.get("work") is None
    there.delete("work")
    assert here.get("work") == "one"
    assert keyring.kept == {(SERVICE, "work in /here"): "one"}


@pytest.mark.parametrize("backend", [fail.Keyring(), null.Keyring(), MemoryKeyring()])  # type: ignore[no-untyped-call]  # keyring is untyped here
def test_backends_that_are_not_listed_are_refused(backend: object) -> None:
    assert safe_backend(backend) is None


def test_a_listed_backend_is_used() -> None:
    backend = SecretService()  # type: ignore[no-untyped-call]  # keyring is untyped here
    assert backend_name(backend) in ALLOWED
    assert safe_backend(backend) is backend


def test_clear_text_backends_are_on_no_list() -> None:
    assert not [name for name in ALLOWED if "alt" in name or "fail" in name or "null" in name]


def test_of_a_chain_the_first_listed_member_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    good = SecretService()  # type: ignore[no-untyped-call]  # keyring is untyped here
    chain = chainer.ChainerBackend()  # type: ignore[no-untyped-call]  # keyring is untyped here
    monkeypatch.setattr(type(chain), "backends", [MemoryKeyring(), good])
    assert safe_backend(chain) is good
    monkeypatch.setattr(type(chain), "backends", [MemoryKeyring()])
    assert safe_backend(chain) is None


def test_the_system_s_keyring_passes_the_same_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("keyring.get_keyring", SimpleNamespace)
    assert system_backend() is None


def test_keyring_is_imported_only_when_a_secret_is_asked_for() -> None:
    code = "import sys, mailtool_gui.accounts.secrets as s; s.Secrets(); print('keyring' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
