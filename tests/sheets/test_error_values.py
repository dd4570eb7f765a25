from __future__ import annotations

import pytest

from mailtool_gui.sheets.error_values import is_error_text


@pytest.mark.parametrize("text", ["#N/A", "#DIV/0!", "#NAME?", "#NV", "#BEZUG!", "#VALEUR!", "Err:502", "####"])
def test_errors(text: str) -> None:
    assert is_error_text(text)


@pytest.mark.parametrize("text", ["", "#", "###", "#N/A ", "N/A", "#1", "Err:5", "error"])
def test_no_errors(text: str) -> None:
    assert not is_error_text(text)
