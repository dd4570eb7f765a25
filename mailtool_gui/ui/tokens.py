"""The look in numbers: colours by their purpose, light and dark, and the few measures all parts share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Tokens:
    """Colours as `#RRGGBB`. Every text colour stands at least 4.5 : 1 on its ground (WCAG 2.1, 1.4.3)."""

    window: str
    panel: str
    sidebar: str
    line: str
    text: str
    secondary: str
    faint: str
    accent: str
    on_accent: str
    accent_soft: str
    accepted: str
    accepted_soft: str
    trying: str
    trying_soft: str
    failed: str
    failed_soft: str
    unsure: str
    unsure_soft: str


LIGHT = Tokens(
    window="#F6F7F9",
    panel="#FFFFFF",
    sidebar="#FBFCFD",
    line="#E4E7EC",
    text="#1B2430",
    secondary="#5F6B7C",
    faint="#98A2B3",
    accent="#2F6BFF",
    on_accent="#FFFFFF",
    accent_soft="#E8EFFF",
    accepted="#12805C",
    accepted_soft="#DDF5EA",
    trying="#A85B00",
    trying_soft="#FFF0D9",
    failed="#B3261E",
    failed_soft="#FDE7E5",
    unsure="#6941C6",
    unsure_soft="#EFE8FD",
)

DARK = Tokens(
    window="#14171C",
    panel="#1B2027",
    sidebar="#171B21",
    line="#2B323C",
    text="#E8ECF1",
    secondary="#9AA5B4",
    faint="#6C7888",
    accent="#6E9BFF",
    on_accent="#0B1220",
    accent_soft="#1F2C47",
    accepted="#5CD6A4",
    accepted_soft="#143327",
    trying="#F5B35C",
    trying_soft="#3A2A12",
    failed="#FF8B82",
    failed_soft="#3D1D1B",
    unsure="#B79CFF",
    unsure_soft="#2A2140",
)

MARGIN = 24  # px round a page
GAP = 14  # px between cards
INSIDE = 16  # px inside a card
ROW = 37  # px of a table's row
SIDEBAR = 204  # px
