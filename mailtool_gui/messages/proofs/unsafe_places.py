"""Places of a template where a cell's text would be more than text: inside a program, a style sheet or a bare tag."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mailtool_gui.domain.problem import Problem, Severity
from mailtool_gui.messages.proofs.findings import of_template

_MARK = "\ue000"
_FIELD = re.compile(r"\{\{[^{}]*\}\}")
_LOGIC = re.compile(r"\{%[^%]*%\}|\{#[^#]*#\}")
_TAG = re.compile(r"<[a-zA-Z](?:\"[^\"]*\"|'[^']*'|[^'\"<>])*+>")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_BARE = re.compile(rf"=[^\s\"'>]*{_MARK}|=\s+{_MARK}")
_ACTIVE = re.compile(rf"\b(on[a-z]+)\s*=\s*(?:\"[^\"]*{_MARK}|'[^']*{_MARK}|[^\s\"'>]*{_MARK})", re.IGNORECASE)
_PROGRAM = re.compile(r"<(/?)(script|style)\b[^<>]*>?", re.IGNORECASE)


_UNQUOTED = (
    "A field stands in an attribute without quotation marks, where a cell's text could become a program. "
    "Put quotation marks around it."
)
_NAME = (
    "A field stands in the name of a tag or an attribute, where a cell's text could become a program. "
    "Put it into the text instead."
)


def unsafe_places(html: str) -> Iterator[Problem]:
    """An error for every place where a field stands and text does not belong."""
    marked = _LOGIC.sub("", _FIELD.sub(_MARK, html))
    if _MARK not in marked:
        return
    found = [*_in_programs(marked), *(message for tag in _TAG.findall(marked) for message in _in_tag(tag))]
    for message in dict.fromkeys(found):
        yield of_template(Severity.ERROR, "unsafe-place", message)


def _in_programs(marked: str) -> Iterator[str]:
    """What stands between `<script>` or `<style>` and the next end of either."""
    inside, start = "", 0
    for found in _PROGRAM.finditer(marked):
        if inside and _MARK in marked[start : found.start()]:
            yield _inside(f"<{inside}>")
        inside, start = ("" if found[1] else found[2].lower()), found.end()
    if inside and _MARK in marked[start:]:
        yield _inside(f"<{inside}>")


def _in_tag(tag: str) -> Iterator[str]:
    if _MARK not in tag:
        return
    if active := _ACTIVE.search(tag):
        yield _inside(active[1].lower())
    bare = _QUOTED.sub('""', tag)
    if _BARE.search(bare):
        yield _UNQUOTED
    elif _MARK in bare:
        yield _NAME


def _inside(what: str) -> str:
    return f"A field stands inside “{what}”, where a cell's text could become a program. Put it into the text instead."
