"""Where in a small part's bytes its elements stand: those below the root, and their children."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from mailtool_gui.sheets.xlsx.positions import scan_bytes
from mailtool_gui.sheets.xlsx.splices import Splice, encoded, start_tag
from mailtool_gui.sheets.xlsx.xml import secure_parser


@dataclass(slots=True)
class Element:
    """An element's bytes: `start` to `open_end` its start tag, `close` to `end` its end tag (equal: it has none).

    `children` are the elements in it, listed to the depth of two below the root.
    """

    name: str
    attributes: dict[str, str]
    start: int
    open_end: int = -1
    close: int = -1
    end: int = -1
    children: list[Element] = field(default_factory=list)

    @property
    def local(self) -> str:
        """Its name without a prefix."""
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """Its prefix with the colon, or nothing."""
        return self.name[: -len(self.local)]


@dataclass(slots=True)
class Outline:
    """A part: its root with what is in it, and its encoding."""

    root: Element
    encoding: str = "utf-8"

    def part(self, name: str) -> Element | None:
        """The element of this name below the root."""
        return next((each for each in self.root.children if each.local == name), None)

    def place_after(self, names: Iterable[str]) -> int:
        """Where an element belongs that stands behind all elements of these names."""
        before = set(names)
        ends = [each.end for each in self.root.children if each.local in before]
        return max(ends, default=self.root.children[0].start if self.root.children else self.root.close)

    def appended(self, element: Element, items: Sequence[str]) -> list[Splice]:
        """The changes that put `items` (XML) at the end of `element`; a `count` that it states follows."""
        attributes = dict(element.attributes)
        if "count" in attributes:
            attributes["count"] = str(len(element.children) + len(items))
        empty = element.open_end == element.end
        added = "".join(items) + (f"</{element.name}>" if empty else "")
        tag = start_tag(element.name, attributes, empty=False)
        made = [Splice(element.start, element.open_end, self.encode(tag + added if empty else tag))]
        return made if empty else [*made, Splice(element.close, element.close, self.encode(added))]

    def encode(self, text: str) -> bytes:
        """In the part's encoding."""
        return encoded(text, self.encoding)


def outline(chunks: Iterable[bytes], where: str) -> Outline:
    """The outline of a part. Raises SheetError where it is damaged."""
    parser = secure_parser(where, namespaces=False)
    scanner = _Scanner(lambda: parser.CurrentByteIndex)
    scan_bytes(parser, scanner, scanner.outline, chunks, where)
    scanner.other("")
    return scanner.outline


class _Scanner:
    """See `positions.Scanner`."""

    def __init__(self, position: Callable[[], int]) -> None:
        self.outline = Outline(Element("", {}, -1))
        self._position = position
        self._depth = 0
        self._path: list[Element] = []
        self._opened: Element | None = None
        self._closed: Element | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begins an element, and ends the tag before it."""
        self.other("")
        self._depth += 1
        if self._depth > 3:
            return
        element = Element(name, attributes, self._position())
        if self._path:
            self._path[-1].children.append(element)
        else:
            self.outline.root = element
        self._path.append(element)
        self._opened = element

    def end(self, _: str) -> None:
        """Ends an element, and the tag before."""
        self.other("")
        self._depth -= 1
        if self._depth < 3:
            self._closed = self._path.pop()
            self._closed.close = self._position()

    def other(self, _: str) -> None:
        """Something begins here: what came before has ended."""
        if self._opened is not None:
            self._opened.open_end, self._opened = self._position(), None
        if self._closed is not None:
            self._closed.end, self._closed = self._position(), None
