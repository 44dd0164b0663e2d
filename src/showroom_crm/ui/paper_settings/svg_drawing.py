"""An SVG without anything that would fetch a file, or keep the program drawing for ever."""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, TreeBuilder, tostring
from xml.parsers import expat

_DRAWN = frozenset(
    {
        "svg", "g", "a", "switch", "defs", "symbol", "use", "style", "mask", "clipPath",
        "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan",
        "linearGradient", "radialGradient", "stop",
    }
)  # fmt: skip
# Left out, each would leave a hole in the drawing; filters, titles and scripts do not.
_MISSED = frozenset({"image", "feImage", "pattern", "marker"})
_DEEPEST = 50
_MOST_ELEMENTS = 20_000
_MOST_DRAWN = 60_000
_LONGEST_CHAIN = 8
_LONGEST_TEXT = 20_000
_ELSEWHERE = re.compile(r"url\(\s*+[\"']?+\s*+(?!#)|@import|\\", re.IGNORECASE)
_NAMED = re.compile(r"url\(\s*[\"']?\s*#([^\"')\s]+)", re.IGNORECASE)


class NotSvg(Exception):
    """The content is something else."""


class SvgBroken(Exception):
    """The content begins as an SVG and is not well formed."""


class SvgTooComplex(Exception):
    """The SVG refers to something elsewhere, or would take too long to draw."""


def drawable_svg(content: bytes) -> bytes:
    """Return the SVG written anew, of nothing but what is drawn.

    Raises NotSvg, SvgBroken, SvgTooComplex.
    """
    reading = _Reading()
    try:
        drawing = reading.read(content)
    except (expat.ExpatError, ValueError, LookupError) as fault:
        raise (SvgBroken if reading.is_svg else NotSvg) from fault
    _Cost(drawing).refuse_too_high()
    return tostring(drawing)


class _Reading:
    """Builds the drawing while it is parsed; names keep the prefixes they were written with."""

    def __init__(self) -> None:
        self.is_svg = False
        self._tree = TreeBuilder()
        self._depth = 0
        self._count = 0
        self._letters = 0
        self._left_out_at = 0

    def read(self, content: bytes) -> Element:
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = _refuse
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(content, True)
        return self._tree.close()

    def _doctype(self, _name: str, _system: object, _public: object, has_subset: int) -> None:
        if has_subset:
            raise SvgTooComplex

    def _instruction(self, target: str, _data: str) -> None:
        if target == "xml-stylesheet":
            raise SvgTooComplex

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = _local(name)
        if not self._depth and local != "svg":
            raise NotSvg
        self.is_svg = True
        self._depth += 1
        self._count += 1
        if self._depth > _DEEPEST or self._count > _MOST_ELEMENTS or local in _MISSED:
            raise SvgTooComplex
        if self._left_out_at:
            return
        if local not in _DRAWN:
            self._left_out_at = self._depth
            return
        self._tree.start(name, dict(_drawn_attributes(local, attributes)))

    def _end(self, name: str) -> None:
        if not self._left_out_at:
            self._tree.end(name)
        elif self._left_out_at == self._depth:
            self._left_out_at = 0
        self._depth -= 1

    def _text(self, text: str) -> None:
        if self._left_out_at:
            return
        self._letters += len(text.strip())
        if self._letters > _LONGEST_TEXT or _ELSEWHERE.search(text):
            raise SvgTooComplex
        self._tree.data(text)


class _Cost:
    """How many elements are drawn, where one that is used is drawn again each time."""

    def __init__(self, drawing: Element) -> None:
        self._drawing = drawing
        self._named = {name: each for each in drawing.iter() if (name := each.get("id"))}
        self._known: dict[str, int] = {}

    def refuse_too_high(self) -> None:
        """Raises SvgTooComplex."""
        if self._of(self._drawing, ()) > _MOST_DRAWN or not self._styles_only_shade():
            raise SvgTooComplex

    def _styles_only_shade(self) -> bool:
        """Tell whether the style sheets, which may hold for any element, name only gradients."""
        sheets = [each.text or "" for each in self._drawing.iter() if _local(each.tag) == "style"]
        found = [self._named.get(name) for sheet in sheets for name in _NAMED.findall(sheet)]
        return all(each is None or _local(each.tag).endswith("Gradient") for each in found)

    def _of(self, element: Element, chain: tuple[str, ...]) -> int:
        cost = 1 + sum(self._of_named(name, chain) for name in _references(element))
        for child in element:
            cost += self._of(child, chain)
        return cost

    def _of_named(self, name: str, chain: tuple[str, ...]) -> int:
        if name not in self._named:
            return 0
        if name in chain or len(chain) >= _LONGEST_CHAIN:
            raise SvgTooComplex
        if name not in self._known:
            self._known[name] = self._of(self._named[name], (*chain, name))
        return self._known[name]


def _drawn_attributes(local: str, attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in attributes.items():
        if _local(name) == "href":
            if local == "a":
                continue
            if not value.strip().startswith("#"):
                raise SvgTooComplex
        elif name != "d" and _ELSEWHERE.search(value):
            raise SvgTooComplex
        if _local(name) not in ("filter", "base"):
            yield name, value


def _references(element: Element) -> Iterator[str]:
    for name, value in element.items():
        if _local(name) == "href":
            yield value.strip().removeprefix("#")
        else:
            yield from _NAMED.findall(value)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse(*_declared: object) -> None:
    raise SvgTooComplex
