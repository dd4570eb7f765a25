"""What the lower layers say, in the user's language.

The ledger and the errors speak English. Every sentence they can say is known by its template (`The server's name %1 was
not found. ...`), listed beside the translations; a sentence that is to be shown is laid over the template it was made
from, and said with the template's translation. One that fits none is shown as it is. Times are shown as everywhere in
the window.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache

from PySide6.QtCore import QCoreApplication

from mailtool_gui.domain.resources import resource
from mailtool_gui.ui.phrases import clock_time, short_date

CONTEXT = "Sentences"
_PLACE = re.compile(r"%\d")
_BETWEEN = re.compile(r"(?<=[.!?]) ")
_OPTION = re.compile(r" \(--[\w-]+(?: \w+)?\)")
_COMMAND = re.compile(
    r";[^;.!?]*`mailtool [^`]*`[^.!?]*(?=[.!?])"  # half a sentence, or a whole one
    r"|(?:^|(?<=[.!?]) )[^.!?;]*`mailtool [^`]*`[^.!?]*[.!?]"
)
_MOMENT = re.compile(r"\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\b(?! ?(?:[+-]\d|[A-Z]))")  # else it is a server's, elsewhere
_DAY = re.compile(r"(?<=\bon )\d{4}-\d\d-\d\d(?= about \d)")
_LONGEST = 4000  # characters of one text: nothing that long is a sentence of the program's


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence with places, and what texts made from it look like."""

    text: str
    pattern: re.Pattern[str]
    begin: str
    end: str

    def values(self, sentence: str) -> tuple[str, ...] | None:
        """What stands in the places; None where the sentence was not made from this template."""
        if not (sentence.startswith(self.begin) and sentence.endswith(self.end)):
            return None
        found = self.pattern.fullmatch(sentence)
        return found.groups() if found else None


def said(sentence: str) -> str:
    """The sentence, or several, in the language that is installed; what nobody has translated stays.

    Commands and their options are left out: the window has ways of its own.
    """
    if len(sentence) > _LONGEST:
        return sentence
    sentence = _DAY.sub(_day, _MOMENT.sub(_moment, sentence))
    told = sentence if _in_english() else "\n".join(_said_line(line) for line in sentence.split("\n"))
    return _OPTION.sub("", _COMMAND.sub("", told) or told)


def _moment(found: re.Match[str]) -> str:
    """A time of this computer's clock; what only looks like one stays."""
    try:
        return clock_time(datetime.fromisoformat(found[0]).astimezone(), datetime.now().astimezone())
    except (ValueError, OverflowError):
        return found[0]


def _day(found: re.Match[str]) -> str:
    try:
        return short_date(date.fromisoformat(found[0]))
    except ValueError:
        return found[0]


def _said_line(line: str) -> str:
    return _said_whole(line) or _said_after_its_place(line) or _said_one_by_one(line)


def _said_whole(line: str) -> str | None:
    """The line where it is one known sentence."""
    found = laid_over(line.strip())
    if found is None:
        return None
    text, values = found
    translated = QCoreApplication.translate(CONTEXT, text)
    for place in range(len(values), 0, -1):
        translated = translated.replace(f"%{place}", _said_value(values[place - 1]))
    return translated


def _said_value(value: str) -> str:
    """A value may be a sentence itself, its full stop the template's, or come with the space before it."""
    text = value.strip()
    if " " not in text:
        return value
    told = _said_line(text)
    if told == text and (whole := _said_line(f"{text}.")) != f"{text}.":
        told = whole.removesuffix(".")
    return value[: len(value) - len(value.lstrip())] + told


def _said_after_its_place(line: str) -> str | None:
    """An error begins with where it is: `orders.xlsx, row 4: There is ...`."""
    for colon in re.finditer(": ", line):
        place, rest = line[: colon.start()], line[colon.end() :]
        if translated := _said_whole(rest):
            return f"{place}: {translated}"
    return None


def _said_one_by_one(line: str) -> str:
    """Sentences that follow each other; as many as are known together are said together."""
    pieces = _BETWEEN.split(line)
    told: list[str] = []
    while pieces:
        count, words = next(_beginnings(pieces), (1, pieces[0]))
        told.append(words)
        del pieces[:count]
    return " ".join(told)


def _beginnings(pieces: list[str]) -> Iterator[tuple[int, str]]:
    """The known beginnings, the longest first: how many pieces, and the translation."""
    for count in range(len(pieces), 0, -1):
        words = _said_whole(" ".join(pieces[:count]))
        if words:
            yield count, words


@lru_cache(maxsize=4096)
def laid_over(sentence: str) -> tuple[str, tuple[str, ...]] | None:
    """The template the sentence was made from, and its values; of several the one that says the most itself."""
    plain, open_ones = templates()
    if sentence in plain:
        return sentence, ()
    for template in open_ones:
        values = template.values(sentence)
        if values is not None:
            return template.text, values
    return None


@cache
def templates() -> tuple[frozenset[str], tuple[Template, ...]]:
    """The sentences without places, and the templates with some, those with the most words of their own first."""
    lines = resource("translations", "sentences.txt").read_text(encoding="utf-8").splitlines()
    open_ones = sorted((line for line in lines if _PLACE.search(line)), key=lambda line: -len(_PLACE.sub("", line)))
    return frozenset(line for line in lines if not _PLACE.search(line)), tuple(_template(line) for line in open_ones)


def _template(text: str) -> Template:
    pieces = _PLACE.split(text)
    pattern = "(.*?)".join(re.escape(piece) for piece in pieces)
    return Template(text, re.compile(pattern, re.DOTALL), pieces[0], pieces[-1])


def _in_english() -> bool:
    """Whether nothing is translated: the source language needs no templates."""
    return QCoreApplication.translate("SendPage", "Send") == "Send"
