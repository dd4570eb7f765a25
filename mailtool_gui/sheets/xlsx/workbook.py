"""The workbook part: which worksheets there are, and where dates begin."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.xlsx.package import Package, Relationship
from mailtool_gui.sheets.xlsx.xml import is_true, main_names, parse, relationship_id

_DEFAULT_PART = "xl/workbook.xml"
_NAMES = main_names("sheet", "workbookPr")


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A worksheet's name, the name of its part, and whether a user sees its tab."""

    name: str
    part: str
    visible: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Workbook:
    """The worksheets in the order of their tabs (chart, dialog and macro sheets left out)."""

    part: str
    worksheets: tuple[Worksheet, ...]
    date1904: bool

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
    relationships = package.relationships(part)
    worksheets: list[Worksheet] = []
    properties: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        match _NAMES.get(name):
            case "sheet":
                worksheets.extend(_worksheet(attributes, relationships))
            case "workbookPr":
                properties.update(attributes)

    parse(package.chunks(part), start, package.where)
    if not worksheets:
        raise SheetError("The workbook has no worksheets.", where=package.where, code="empty-sheet")
    return Workbook(part=part, worksheets=tuple(worksheets), date1904=is_true(properties.get("date1904")))


def choose_worksheet(workbook: Workbook, name: str | None, where: str) -> Worksheet:
    """The worksheet called `name` (case does not matter, as in Excel), or the first visible one for None.

    Raises SheetError naming the nearest.
    """
    if name is None:
        return next((sheet for sheet in workbook.worksheets if sheet.visible), workbook.worksheets[0])
    for sheet in workbook.worksheets:
        if sheet.name.casefold() == name.casefold():
            return sheet
    near = get_close_matches(name.casefold(), [each.casefold() for each in workbook.names], n=1)
    hint = next((f" Did you mean “{each}”?" for each in workbook.names if each.casefold() in near), "")
    raise SheetError(
        f"There is no worksheet “{name}”.{hint} The workbook has: {', '.join(workbook.names)}.",
        where=where,
        code="no-such-worksheet",
    )


def _worksheet(attributes: dict[str, str], relationships: dict[str, Relationship]) -> list[Worksheet]:
    relationship = relationships.get(relationship_id(attributes) or "")
    if relationship is None or relationship.kind != "worksheet":
        return []
    visible = attributes.get("state", "visible") == "visible"
    return [Worksheet(attributes.get("name", ""), relationship.target, visible)]
