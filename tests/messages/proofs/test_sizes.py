from __future__ import annotations

from pathlib import Path

import pytest

from mailtool_gui.domain.problem import Severity
from mailtool_gui.messages.builder import Sender, compile_message
from mailtool_gui.messages.proof import proof
from mailtool_gui.messages.proofs.sizes import LARGE, MAX_SUBJECT, TOO_LARGE, large, long_subject
from tests.support import letters
from tests.support.letters import columns, order, recipient


@pytest.mark.parametrize(
    ("size", "largest", "found"),
    [
        (LARGE, None, []),
        (LARGE + 1, None, [("warning", "large-message")]),
        (TOO_LARGE + 1, None, [("warning", "too-large")]),
        (1_000, 1_000, []),
        (1_001, 1_000, [("error", "over-server-limit")]),
        (TOO_LARGE + 1, 100_000_000, [("warning", "too-large")]),
        (LARGE + 1, 10_000_000, [("error", "over-server-limit")]),
    ],
)
def test_a_message_is_measured(size: int, largest: int | None, found: list[tuple[str, str]]) -> None:
    assert [(p.severity.value, p.code) for p in large(size, order(7), largest)] == found


def test_both_sizes_and_the_row_are_named() -> None:
    (problem,) = large(12_345_678, order(7), 10_240_000)
    assert problem.row == 7
    assert "is 12.3 MB long" in problem.message
    assert "takes 10.2 MB" in problem.message


@pytest.mark.parametrize(("length", "told"), [(MAX_SUBJECT, 0), (MAX_SUBJECT + 1, 1)])
def test_a_subject_may_be_so_long(length: int, told: int) -> None:
    assert len(list(long_subject("a" * length, order(2)))) == told


def test_attachments_count_as_they_travel(tmp_path: Path) -> None:
    (file := tmp_path / "offer.bin").write_bytes(b"\0" * 80_000)  # 110,000 bytes in base64
    template = letters.template(attachments=(str(file),))
    for largest, errors in ((100_000, [("over-server-limit", 2)]), (120_000, [])):
        sender = Sender("office@example.com", largest=largest)
        builder = compile_message(template, columns(), sender=sender, locale="en-US")
        found = proof(builder, [recipient()], template=template, columns=columns())
        assert [(p.code, p.row) for p in found if p.severity is Severity.ERROR] == errors
