"""Real servers, started once for all tests that are marked `real`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.dovecot import Dovecot, running_dovecot
from tests.support.postfix import Postfix, running_postfix
from tests.support.servers import Certificates, make_certificates, server_folder


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
