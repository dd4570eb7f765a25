"""The workbook part: which worksheets there are, and where dates begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.worksheets import worksheet_position
from mailtool_gui.sheets.xlsx.xml import is_true, main_names, parse, relationship_id

if TYPE_CHECKING:
    from mailtool_gui.sheets.xlsx.package import Package, Relationship

_DEFAULT_PART = "xl/workbook.xml"
_NAMES = main_names("sheet", "workbookPr", "definedName")
_OWN_NAMES = "_xl"  # _xlnm.Print_Area and the like


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A worksheet's name, the name of its part, and whether a user sees its tab."""

    name: str
    part: str
    visible: bool


class DefinedName(NamedTuple):
    """A name that a user gave, and the formula that it stands for."""

    name: str
    refers_to: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Workbook:
    """The worksheets in the order of their tabs (chart, dialog and macro sheets left out), and the visible names."""

    part: str
    worksheets: tuple[Worksheet, ...]
    date1904: bool
    defined_names: tuple[DefinedName, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The worksheets' names."""
        return tuple(sheet.name for sheet in self.worksheets)

    @property
    def hidden(self) -> frozenset[str]:
        """The names of those whose tab a user does not see."""
        return frozenset(sheet.name for sheet in self.worksheets if not sheet.visible)


def read_workbook(package: Package) -> Workbook:
    """The package's workbook. Raises SheetError where there is none, or none with worksheets."""
    part = package.target("", "officeDocument") or _DEFAULT_PART
    if not package.has(part):
        raise SheetError("This is not an Excel workbook.", where=package.where, code="not-a-workbook")
    contents = _Contents(package.relationships(part))
    parse(package.chunks(part), contents.start, package.where, end=contents.end, text=contents.pieces.append)
    if not contents.worksheets:
        raise SheetError("The workbook has no worksheets.", where=package.where, code="empty-sheet")
    return Workbook(
        part=part,
        worksheets=tuple(contents.worksheets),
        date1904=is_true(contents.properties.get("date1904")),
        defined_names=tuple(contents.defined_names),
    )


class _Contents:
    """Expat's handlers."""

    def __init__(self, relationships: dict[str, Relationship]) -> None:
        self.worksheets: list[Worksheet] = []
        self.properties: dict[str, str] = {}
        self.defined_names: list[DefinedName] = []
        self.pieces: list[str] = []
        self._relationships = relationships
        self._name: str | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Expat's handler of start tags."""
        self.pieces.clear()
        match _NAMES.get(name):
            case "sheet":
                self.worksheets.extend(_worksheet(attributes, self._relationships))
            case "workbookPr":
                self.properties.update(attributes)
            case "definedName" if not is_true(attributes.get("hidden")):
                self._name = attributes.get("name", "")

    def end(self, name: str) -> None:
        """Expat's handler of end tags."""
        if _NAMES.get(name) == "definedName" and self._name:
            if not self._name.startswith(_OWN_NAMES):
                self.defined_names.append(DefinedName(self._name, "".join(self.pieces)))
            self._name = None


def choose_worksheet(workbook: Workbook, name: str | None, where: str) -> Worksheet:
    """The worksheet called `name` (case does not matter, as in Excel), or the first visible one for None.

    Raises SheetError naming the nearest.
    """
    return workbook.worksheets[worksheet_position(workbook.names, workbook.hidden, name, where)]


def _worksheet(attributes: dict[str, str], relationships: dict[str, Relationship]) -> list[Worksheet]:
    relationship = relationships.get(relationship_id(attributes) or "")
    if relationship is None or relationship.kind != "worksheet":
        return []
    visible = attributes.get("state", "visible") == "visible"
    return [Worksheet(attributes.get("name", ""), relationship.target, visible)]
