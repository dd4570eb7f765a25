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


def unsafe_places(html: str) -> Iterator[Problem]:
    """An error for every place where a field stands and text does not belong."""
    marked = _LOGIC.sub("", _FIELD.sub(_MARK, html))
    if _MARK not in marked:
        return
    found = [*_in_programs(marked), *(place for tag in _TAG.findall(marked) for place in _in_tag(tag))]
    for place in dict.fromkeys(found):
        message = f"A field stands {place}, where a cell's text could become a program. Put it into the text instead."
        yield of_template(Severity.ERROR, "unsafe-place", message)


def _in_programs(marked: str) -> Iterator[str]:
    """What stands between `<script>` or `<style>` and the next end of either."""
    inside, start = "", 0
    for found in _PROGRAM.finditer(marked):
        if inside and _MARK in marked[start : found.start()]:
            yield f"inside <{inside}>"
        inside, start = ("" if found[1] else found[2].lower()), found.end()
    if inside and _MARK in marked[start:]:
        yield f"inside <{inside}>"


def _in_tag(tag: str) -> Iterator[str]:
    if _MARK not in tag:
        return
    if active := _ACTIVE.search(tag):
        yield f"inside “{active[1].lower()}”"
    bare = _QUOTED.sub('""', tag)
    if _BARE.search(bare):
        yield "in an attribute without quotation marks"
    elif _MARK in bare:
        yield "in the name of a tag or an attribute"
