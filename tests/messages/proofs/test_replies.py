from __future__ import annotations

from dataclasses import replace

import pytest

from mailtool_gui.domain.message import Template
from mailtool_gui.domain.problem import Problem, Severity
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.messages.proof import proof
from tests.support import letters
from tests.support.letters import columns, recipient


def found(template: Template, to: Recipient | None = None) -> list[Problem]:
    return list(proof(letters.builder(template), [to or recipient()], template=template, columns=columns()))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Our newsletter", "newsletter"),
        ("Unsubscribe here", "Unsubscribe"),
        ("Hier abbestellen", "abbestellen"),
        ("Hủy đăng ký", "Hủy đăng ký"),
    ],
)
def test_a_mailing_that_nobody_can_leave_is_told(words: str, told: str) -> None:
    (problem,) = found(letters.template(html=f"<p>{words}</p>"))
    assert (problem.severity, problem.code, problem.row) == (Severity.WARNING, "no-unsubscribe", None)
    assert f"“{told}”" in problem.message


def test_one_that_can_be_left_is_not() -> None:
    template = letters.template(html="<p>Our newsletter</p>")
    assert found(replace(template, unsubscribe=("https://shop.example.org/u",))) == []


def test_an_address_without_tls_is_told() -> None:
    (problem,) = found(replace(letters.template(), unsubscribe=("http://shop.example.org/u",)))
    assert (problem.severity, problem.code) == (Severity.WARNING, "unsubscribe-not-secure")


def test_a_blank_reply_address_is_told_with_its_cell() -> None:
    (problem,) = found(letters.template(reply_to="File"))
    assert (problem.severity, problem.code, problem.cell) == (Severity.WARNING, "no-reply-to", "F2")


def test_a_wrong_reply_address_is_an_error_of_its_row() -> None:
    (problem,) = found(letters.template(reply_to="First Name"))
    assert (problem.severity, problem.code, problem.cell) == (Severity.ERROR, "bad-address", "B2")
