"""What a workbook says it is (ECMA-376 part 2, 10.1.2.2): Excel opens none whose name says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mailtool_gui.sheets.xlsx.splices import Splice, start_tag

if TYPE_CHECKING:
    from mailtool_gui.sheets.xlsx.outline import Element, Outline

CONTENT_TYPES = "[Content_Types].xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"
_WITH_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_TEMPLATE_WITH_MACROS = "application/vnd.ms-excel.template.macroEnabled.main+xml"
_KNOWN = frozenset({_SHEET, _TEMPLATE, _WITH_MACROS, _TEMPLATE_WITH_MACROS})
_BY_SUFFIX = {".xlsx": _SHEET, ".xltx": _TEMPLATE, ".xlsm": _WITH_MACROS, ".xltm": _TEMPLATE_WITH_MACROS}


def fitting_content_type(types: Outline, suffix: str) -> list[Splice]:
    """The change to the content types that makes the workbook what a name with `suffix` says."""
    wanted = _BY_SUFFIX.get(suffix.lower())
    if wanted is None:
        return []
    others = [each for each in types.root.children if each.attributes.get("ContentType") in _KNOWN - {wanted}]
    return [_changed(types, each, wanted) for each in others]


def _changed(types: Outline, element: Element, kind: str) -> Splice:
    tag = start_tag(element.name, element.attributes | {"ContentType": kind}, empty=element.open_end == element.end)
    return Splice(element.start, element.open_end, types.encode(tag))
