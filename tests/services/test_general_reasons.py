from __future__ import annotations

import pytest

from mailtool_gui.services.general_reasons import general_reason


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("", ""),
        ("The server is busy.", "The server is busy."),
        ("C12: There is no address here.", "There is no address here."),
        ("E13 shows #N/A, an error of Excel's.", "A cell shows #N/A, an error of Excel's."),
        (
            "XFD9: “…” is not an e-mail address. Did you mean bo@x.example? Correct the cell.",
            "This is not an e-mail address. Correct the cell.",
        ),
        (
            "C3: “bo” is not an e-mail address: it needs a name, an @ and a domain.",
            "This is not an e-mail address. Correct the cell.",
        ),
    ],
)
def test_neither_the_cell_nor_what_it_holds_is_named(reason: str, said: str) -> None:
    assert general_reason(reason) == said
