"""The region whose rules show numbers and dates, where the user chose none."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from mailtool_gui.domain.errors import UsageError

DEFAULT = "en-US"
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*(?:\.[A-Za-z0-9-]+)?(?:@\w+)?\Z")


def region(chosen: str | None, environ: Mapping[str, str] = os.environ) -> str:
    """A tag such as `de-DE`: the chosen one, else the system's. `C`, `POSIX` and nothing count as en-US.

    Raises UsageError where the chosen one cannot be the name of a region.
    """
    name = _system(environ) if chosen is None else chosen.strip()
    bare = name.partition(".")[0].partition("@")[0]
    if bare.upper() in {"", "C", "POSIX"}:
        return DEFAULT
    if not _TAG.match(name):
        if chosen is None:
            return DEFAULT
        raise UsageError(f"“{chosen}” is not the name of a region; one is written like de-DE.", where="--locale")
    language, _, rest = bare.replace("_", "-").partition("-")
    return f"{language.lower()}-{rest.upper() if len(rest) == 2 else rest}" if rest else language.lower()


def _system(environ: Mapping[str, str]) -> str:
    for variable in ("LC_ALL", "LC_NUMERIC", "LANG"):
        if environ.get(variable):
            return environ[variable]
    from mailtool_gui.sheets.number_formats.system import asked_system

    system = asked_system()
    return system.tag if system else ""
