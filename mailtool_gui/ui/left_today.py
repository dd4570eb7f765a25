"""What an account may still send today, in words: apart, as the sidebar says it from the first window on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mailtool_gui.ui.phrases import clock_time, filled

if TYPE_CHECKING:
    from mailtool_gui.services.quota import Quota

translate = QCoreApplication.translate


def left_today(quota: Quota) -> str:
    """What an account may still send today: `312 of 450 left today`."""
    if quota.left:
        return filled(translate("Pace", "%1 of %2 left today"), quota.left, quota.cap)
    return filled(translate("Pace", "All %1 of today are sent; more at %2"), quota.cap, _time(quota))


def _time(quota: Quota) -> str:
    return clock_time(quota.more_at, quota.more_at)
