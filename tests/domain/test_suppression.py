from __future__ import annotations

import pytest

from mailtool_gui.domain.suppression import Suppression


@pytest.mark.parametrize("reason", ["asked to be left out", "asked to be left out.", " asked to be left out. "])
def test_a_reason_ends_the_sentence_once(reason: str) -> None:
    sentence = Suppression(address="a@x.de", reason=reason).sentence
    assert sentence.startswith("a@x.de ")
    assert sentence.endswith(": asked to be left out.")


def test_without_a_reason_there_is_no_colon() -> None:
    sentence = Suppression(address="a@x.de", reason=" ").sentence
    assert sentence == "a@x.de is on the list “Never mailed again”."
