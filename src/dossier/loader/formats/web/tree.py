"""The elements and texts of a page with their positions in its source.

A forgiving reader of markup: it follows the rules of browsers where they matter for visible words
(void and raw elements, implied ends, quotes in attributes) and never looks at a character twice.
"""

from __future__ import annotations

import re
from html import unescape

from dossier.model import Span


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _names("area base br col embed hr img input link meta param source track wbr keygen frame")
RAW = _names("script style textarea title xmp iframe noembed noframes")
INLINE = _names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font g-emoji i img ins kbd label mark nobr "
    "picture q rp rt ruby s samp small source span strike strong sub sup time tt u var wbr"
)
INVISIBLE = _names(
    "head script style template title textarea iframe svg math object select datalist noembed "
    "noframes noscript canvas audio video map dialog"
)
_CLOSES_P = _names(
    "address article aside blockquote center details dir div dl fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr main menu nav ol p pre section table ul"
)
_ENDS_BEFORE = {
    "li": ("li", frozenset({"ul", "ol", "menu"})),
    "dt": ("dt dd", frozenset({"dl"})),
    "dd": ("dt dd", frozenset({"dl"})),
    "tr": ("tr td th", frozenset({"table"})),
    "td": ("td th", frozenset({"table", "tr"})),
    "th": ("td th", frozenset({"table", "tr"})),
    "option": ("option", frozenset({"select"})),
}
_TAG = re.compile(
    r"<([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>",
)
_END = re.compile(r"</([a-zA-Z][^\s/>]*+)[^>]*+>")
_ATTRIBUTE = re.compile(
    r"([^\s=/>\"']++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]++)))?+",
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class TooDeepError(Exception):
    """The markup is nested deeper than the limit."""


class Element:
    """An element: its tag, its attributes, its parent and where it stands."""

    __slots__ = ("_attributes", "_written", "hidden", "parent", "span", "start", "tag")

    def __init__(self, tag: str, written: str, parent: Element | None, start: int) -> None:
        self.tag = tag
        self.parent = parent
        self.start = start
        self.span = Span(start, start)
        self._written = written
        self._attributes: dict[str, str] | None = None
        self.hidden: bool = (
            (parent is not None and parent.hidden) or tag in INVISIBLE or self._says_so()
        )

    def _says_so(self) -> bool:
        written = self._written
        if "hidden" not in written and "display" not in written:
            return False
        return "hidden" in self.attributes or bool(_HIDDEN.search(self.attributes.get("style", "")))

    @property
    def attributes(self) -> dict[str, str]:
        """Its attributes by name in lower case; the first of a name counts."""
        if self._attributes is None:
            self._attributes = {}
            for name, double, single, bare in _ATTRIBUTE.findall(self._written):
                self._attributes.setdefault(name.lower(), unescape(double or single or bare))
        return self._attributes

    def get(self, name: str) -> str:
        """Return an attribute's value, empty where it is missing."""
        written = self._written
        if not written or (self._attributes is None and name not in written.lower()):
            return ""
        return self.attributes.get(name, "")


class Text:
    """A stretch of the source between two tags."""

    __slots__ = ("element", "end", "gap", "start")

    def __init__(self, start: int, end: int, element: Element, gap: int) -> None:
        self.start = start
        self.end = end
        self.element = element
        self.gap = gap
        """0: in the same line as the text before; 1: after a line break; 2: in another block."""


class Page:
    """All elements and texts of a source, in its order."""

    __slots__ = ("elements", "source", "texts")

    def __init__(self, source: str) -> None:
        self.source = source
        self.elements: list[Element] = []
        self.texts: list[Text] = []


def parse(source: str, depth: int) -> Page:
    """Return the elements and texts of a source.

    Args:
        source: decoded markup.
        depth: greatest nesting that is read.

    Raises:
        TooDeepError: the nesting goes beyond ``depth``.
    """
    reader = _Reader(source, depth)
    reader.run()
    return reader.page


class _Reader:
    def __init__(self, source: str, depth: int) -> None:
        self.page = Page(source)
        self.limit = depth
        root = Element("#root", "", None, 0)
        self.stack = [root]
        self.gap = 2

    def run(self) -> None:
        source, size = self.page.source, len(self.page.source)
        at = begin = 0
        while (opened := source.find("<", at)) >= 0:
            after = self._markup_end(opened)
            if after is None:
                at = opened + 1
                continue
            self._text(begin, opened)
            at = begin = self._take(opened, after)
        self._text(begin, size)
        for element in self.stack:
            element.span = Span(element.start, size)

    def _markup_end(self, at: int) -> int | None:
        """Return where the markup that begins here ends, ``None`` where it is a plain ``<``."""
        source = self.page.source
        following = source[at + 1 : at + 2]
        if following in {"!", "?"}:
            if source.startswith("<!--", at):
                return _after(source, "-->", at + 2)
            if source.startswith("<![CDATA[", at):
                return at + 9
            return _after(source, ">", at)
        if following == "/":
            return _after(source, ">", at)
        if following.isalpha() and following.isascii():
            match = _TAG.match(source, at)
            return match.end() if match else len(source)
        return None

    def _take(self, at: int, after: int) -> int:
        """Open or close an element; return where reading goes on."""
        source = self.page.source
        if source[at + 1] == "/":
            if match := _END.match(source, at):
                self._close(match[1].lower(), after)
            return after
        match = _TAG.match(source, at) if source[at + 1] not in "!?" else None
        return self._open(match[1].lower(), match[2], at, after) if match else after

    def _text(self, start: int, end: int) -> None:
        if start >= end:
            return
        if self.page.source[start:end].isspace():
            if self.gap == 0 and self.page.texts:
                self.page.texts.append(Text(start, end, self.stack[-1], 0))
            return
        self.page.texts.append(Text(start, end, self.stack[-1], self.gap))
        if not self.stack[-1].hidden:
            self.gap = 0

    def _open(self, tag: str, written: str, at: int, after: int) -> int:
        if tag in _CLOSES_P:
            self._close_within("p", frozenset({"td", "th", "table", "body", "li", "button"}), at)
        elif tag in _ENDS_BEFORE:
            names, bounds = _ENDS_BEFORE[tag]
            self._close_within(names, bounds, at)
        elif tag == "a":
            self._close_within("a", _CLOSES_P, at)
        element = Element(tag, written, self.stack[-1], at)
        self.page.elements.append(element)
        self._break(tag)
        if tag in VOID or (written.endswith("/") and self._is_foreign(tag)):
            element.span = Span(at, after)
            return after
        if tag in RAW:
            return self._raw(element, after)
        self._push(element, tag, after)
        return after

    def _push(self, element: Element, tag: str, after: int) -> None:
        if len(self.stack) < self.limit:
            self.stack.append(element)
        elif tag in INLINE:
            element.span = Span(element.start, after)
        else:
            raise TooDeepError

    def _is_foreign(self, tag: str) -> bool:
        return self.stack[-1].hidden or "-" in tag or ":" in tag

    def _raw(self, element: Element, after: int) -> int:
        """Pass over an element whose content is no markup."""
        source = self.page.source
        match = _raw_end(element.tag).search(source, after)
        stop = match.start() if match else len(source)
        if stop > after and element.tag != "script":
            self.page.texts.append(Text(after, stop, element, 2))
        element.span = Span(element.start, match.end() if match else stop)
        return element.span.end

    def _break(self, tag: str) -> None:
        if tag == "br":
            self.gap = min(self.gap + 1, 2)
        elif tag not in INLINE and tag not in RAW and tag not in INVISIBLE:
            self.gap = 2

    def _close(self, tag: str, after: int) -> None:
        if tag in {"br", "p"}:
            self._break(tag)
        bounds = _CLOSES_P if tag in INLINE else frozenset()
        if tag not in {"table", "body", "html"} and tag not in INLINE:
            bounds = frozenset({"table", "td"}) - {tag}
            bounds = (
                bounds
                if tag not in {"tr", "td", "th", "tbody", "thead", "tfoot"}
                else frozenset({"table"})
            )
        if self._close_within(tag, bounds, after):
            self._break(tag)

    def _close_within(self, names: str, bounds: frozenset[str], after: int) -> bool:
        """Close the innermost open element of one of the names, unless a bound is nearer."""
        wanted = names.split(" ")
        for index in range(len(self.stack) - 1, 0, -1):
            tag = self.stack[index].tag
            if tag in wanted:
                for element in self.stack[index:]:
                    element.span = Span(element.start, after)
                del self.stack[index:]
                if len(wanted) > 1 and tag != wanted[0]:
                    return self._close_within(names, bounds, after) or True
                return True
            if tag in bounds:
                return False
        return False


_RAW_ENDS = {tag: re.compile(rf"</{tag}\b[^>]*+>", re.IGNORECASE) for tag in sorted(RAW)}


def _raw_end(tag: str) -> re.Pattern[str]:
    return _RAW_ENDS[tag]


def _after(source: str, mark: str, at: int) -> int:
    found = source.find(mark, at)
    return found + len(mark) if found >= 0 else len(source)
