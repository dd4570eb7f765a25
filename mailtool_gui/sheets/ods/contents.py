"""What worksheets and named areas a document has: read before its rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from mailtool_gui.sheets.ods.names import odf, odf_names
from mailtool_gui.sheets.xlsx.xml import parse

_NAMES = odf_names(
    "office:spreadsheet",
    "style:style",
    "style:table-properties",
    "table:table",
    "table:table-source",
    "table:named-range",
    "table:database-range",
)
_NAME, _STYLE_NAME, _DISPLAY = odf("table:name"), odf("style:name"), odf("table:display")
_TABLE_STYLE = odf("table:style-name")
_NAMED, _TARGET = odf("table:cell-range-address"), odf("table:target-range-address")
_UNNAMED = "__Anonymous_"  # what LibreOffice calls the range of a filter that has no name


@dataclass(slots=True)
class OdsContents:
    """The worksheets in the order of their tabs, and name -> address of the areas.

    `places` are the worksheets' places among the tables: copies of tables in other files stand there too.
    """

    names: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)
    areas: dict[str, str] = field(default_factory=dict)


def read_contents(chunks: Iterable[bytes], where: str) -> OdsContents:
    """Goes through a whole `content.xml`. Raises SheetError."""
    reader = _Reader()
    parse(chunks, reader.start, where, end=reader.end)
    return reader.contents


class _Reader:
    def __init__(self) -> None:
        self.contents = OdsContents()
        self._depth = 0
        self._body = -1  # the depth of the tables
        self._tables = 0
        self._style = ""
        self._hidden_styles: set[str] = set()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Expat's handler of start tags."""
        self._depth += 1
        match _NAMES.get(name):
            case None:
                pass
            case "office:spreadsheet":
                self._body = self._depth + 1
            case "style:style":
                self._style = attributes.get(_STYLE_NAME, "")
            case "style:table-properties" if attributes.get(_DISPLAY) == "false":
                self._hidden_styles.add(self._style)
            case "table:table" if self._depth == self._body:
                self._table(attributes)
            case "table:table-source" if self._depth == self._body + 1:
                self._not_of_this_file()
            case "table:named-range":
                self.contents.areas[attributes.get(_NAME, "")] = attributes.get(_NAMED, "")
            case "table:database-range" if not attributes.get(_NAME, "").startswith(_UNNAMED):
                self.contents.areas[attributes.get(_NAME, "")] = attributes.get(_TARGET, "")

    def end(self, _: str) -> None:
        """Expat's handler of end tags."""
        self._depth -= 1

    def _table(self, attributes: dict[str, str]) -> None:
        name = attributes.get(_NAME, "")
        self.contents.names.append(name)
        self.contents.places.append(self._tables)
        if attributes.get(_TABLE_STYLE) in self._hidden_styles:
            self.contents.hidden.add(name)
        self._tables += 1

    def _not_of_this_file(self) -> None:
        """LibreOffice keeps what it fetched from other files as hidden tables."""
        self.contents.hidden.discard(self.contents.names.pop())
        self.contents.places.pop()
