"""Expat, fed by chunks, with everything refused that an honest spreadsheet never holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from xml.parsers import expat

from mailtool_gui.domain.errors import SheetError

StartHandler = Callable[[str, dict[str, str]], None]
EndHandler = Callable[[str], None]
TextHandler = Callable[[str], None]

_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_RELATIONSHIPS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
SEPARATOR = " "
_LONGEST_DETAIL = 200  # characters of a sentence
_TRUE = frozenset({"1", "true", "on"})


def main_names(*names: str) -> dict[str, str]:
    """Every form in which expat tells the elements `names` of SpreadsheetML (transitional, Strict, bare) -> name."""
    return {form: name for name in names for form in (name, *(f"{space}{SEPARATOR}{name}" for space in _MAIN))}


def is_true(value: str | None) -> bool:
    """Whether an attribute says yes (ST_OnOff)."""
    return value in _TRUE


def relationship_id(attributes: dict[str, str]) -> str | None:
    """The `r:id` of an element."""
    for space in _RELATIONSHIPS:
        if found := attributes.get(f"{space}{SEPARATOR}id"):
            return found
    return None


def secure_parser(where: str, *, namespaces: bool = True) -> expat.XMLParserType:
    """An expat parser that raises SheetError at a DTD or an entity of the file's own.

    It tells names as `namespace name`, or as they are written where `namespaces` is False.
    """
    parser = expat.ParserCreate(namespace_separator=SEPARATOR if namespaces else None)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = lambda *_: _refuse(where)
    parser.EntityDeclHandler = lambda *_: _refuse(where)
    return parser


def feed(parser: expat.XMLParserType, chunks: Iterable[bytes], where: str) -> Iterator[None]:
    """Parses `chunks`, giving way after each. Raises SheetError where they are not well-formed XML."""
    with xml_errors(where):
        for chunk in chunks:
            parser.Parse(chunk, False)
            yield
        parser.Parse(b"", True)
    yield


@contextmanager
def xml_errors(where: str) -> Iterator[None]:
    """Turns what expat raises into SheetError."""
    try:
        yield
    except expat.ExpatError as error:
        raise damaged(where, f"line {error.lineno}: {expat.ErrorString(error.code)}") from None
    except (LookupError, ValueError) as error:  # an encoding that there is not, or that expat cannot use
        raise damaged(where, str(error)) from None


def parse(
    chunks: Iterable[bytes],
    start: StartHandler,
    where: str,
    *,
    end: EndHandler | None = None,
    text: TextHandler | None = None,
) -> None:
    """Parses a small part whole, telling its elements to `start` and `end`, and what is between them to `text`."""
    parser = secure_parser(where)
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    for _ in feed(parser, chunks, where):
        pass


def damaged(where: str, detail: str) -> SheetError:
    """The error for a workbook whose insides cannot be understood; `detail` may hold as much of them as it likes."""
    shown = " ".join(detail.split())
    if len(shown) > _LONGEST_DETAIL:
        shown = f"{shown[:_LONGEST_DETAIL]}…"
    return SheetError(
        f"The workbook is damaged ({shown}). Open it in Excel, save it again and try once more.",
        where=where,
        code="damaged-file",
    )


def _refuse(where: str) -> None:
    raise SheetError(
        "The workbook declares XML entities, as no spreadsheet program does. It is not opened: it may be an attack.",
        where=where,
        code="hostile-file",
    )
