"""Real servers, started once for all tests that are marked `real`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.dovecot import Dovecot, running_dovecot
from tests.support.postfix import Postfix, running_postfix
from tests.support.servers import Certificates, make_certificates, server_folder

HERE = Path(__file__).parent
PATIENCE = 300  # seconds for one test: on a busy machine the longest take several times as long as alone


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Programs of their own, killed and started again and again, may take their time."""
    for item in items:
        if item.path.parent == HERE and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(PATIENCE))


@pytest.fixture(scope="session")
def certificates() -> Iterator[Certificates]:
    with server_folder("certificates") as folder:
        yield make_certificates(folder)


@pytest.fixture(scope="session")
def dovecot(certificates: Certificates) -> Iterator[Dovecot]:
    with running_dovecot(certificates) as running:
        yield running


@pytest.fixture(scope="session")
def postfix(dovecot: Dovecot, certificates: Certificates) -> Iterator[Postfix]:
    with running_postfix(dovecot, certificates) as running:
        yield running
