"""The window's language: the user's own where there is a translation, else English."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from mailtool_gui.domain.resources import resource

TRANSLATED = ("en", "vi")


def install_language(application: QCoreApplication, wished: Sequence[str] | None = None) -> str:
    """Lets `application` speak the first of the wished languages (else the system's) that there is; its code.

    English has a translation too: its plurals.
    """
    wishes = QLocale.system().uiLanguages() if wished is None else wished
    code = next((short for short in (wish.split("-")[0] for wish in wishes) if short in TRANSLATED), "en")
    translator = QTranslator(application)
    if translator.load(str(resource("translations", f"mailtool_{code}.qm"))):
        application.installTranslator(translator)
    return code
