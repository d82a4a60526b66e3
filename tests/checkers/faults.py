"""Checkers of our own: each returns what is wrong with a site, in sentences."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from functools import cache, partial
from typing import Any

from tests.checkers.reading import HOST, Built

MOST_HTML = 60 * 1024
"""Bytes of a page."""
WHOLE = ("articles/", "compare/")
"""Where pages stand that hold whole texts, which nobody would want to read in pieces."""
MOST_A_BYTE = 3.5
"""Bytes of such a page for each byte of its words, where it has so many that it cannot be smaller."""
MOST_CSS = 12 * 1024
"""Bytes of the common sheet and of the sheet of the page's own kind together."""
MOST_JS = 10 * 1024
MOST_REQUESTS = 5
MOST_MOVED = 50 * 1024
"""Bytes of a page with all that it loads, packed as servers send them."""
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff]{2}")
VAGUE = {"here", "click here", "more", "read more", "link", "this"}


def broken_links(site: Built) -> Iterator[str]:
    """Yield each address within the site that leads nowhere, from disk or from a server."""
    for page, address in site.links():
        target = site.target(page, address)
        if target is None:
            continue
        path, anchor = target
        if path not in site.files:
            yield f"{page}: {address} is no file"
        elif anchor and path in site.anchors and anchor not in site.anchors[path]:
            yield f"{page}: {address} is no place on its page"
        elif address.startswith("/") and page != "404.html":
            yield f"{page}: {address} does not work from disk"


def over_budget(site: Built) -> Iterator[str]:
    """Yield what is larger than a reader should have to load, of all pages."""
    packed = cache(partial(_packed, site))
    for page, root in site.pages.items():
        size = site.files[page].stat().st_size
        if size > _most(page, root):
            yield f"{page}: {size} bytes of HTML"
        loaded = [page]
        for suffix, most in ((".css", MOST_CSS), (".js", MOST_JS)):
            paths = [_path(site, page, a) for a in _assets(root, suffix)]
            total = sum(site.files[path].stat().st_size for path in paths if path in site.files)
            if total > most:
                yield f"{page}: {total} bytes of {suffix}"
            loaded += paths
        pictures = [_path(site, page, str(a)) for a in root.xpath("//img/@src")]
        moved = sum(map(packed, dict.fromkeys([*loaded, *pictures])))
        if moved > MOST_MOVED:
            yield f"{page}: {moved} bytes are moved"
        asked = len(loaded) + len(pictures) + len(root.xpath("//link[@media='print']"))
        if asked > MOST_REQUESTS:
            yield f"{page}: {asked} requests"


def _most(page: str, root: Any) -> float:
    """Return how large a page may be."""
    if not page.startswith(WHOLE):
        return MOST_HTML
    words = len(root.find(".//main").text_content().encode())
    return max(MOST_HTML, MOST_A_BYTE * words)


def _packed(site: Built, path: str) -> int:
    """Return the bytes of a file as servers send it."""
    return len(zlib.compress(site.files[path].read_bytes())) if path in site.files else 0


def _assets(root: Any, suffix: str) -> list[str]:
    found = root.xpath("//link[@rel='stylesheet'][not(@media='print')]/@href | //script/@src")
    return [str(a) for a in found if str(a).endswith(suffix)]


def _path(site: Built, page: str, address: str) -> str:
    return (site.target(page, address) or ("", ""))[0]


def bad_markup(site: Built) -> Iterator[str]:
    """Yield what validators let pass: dead data, hidden code, unmarked directions, vague links."""
    for page, root in site.pages.items():
        yield from (f"{page}: the id {i} stands twice" for i in _twice(root.xpath("//@id")))
        yield from (f"{page}: {a}" for a in root.xpath("//@href") if _is_code(str(a)))
        for link in root.xpath("//main//a"):
            if link.text_content().strip().lower() in VAGUE:
                yield f"{page}: a link says only {link.text_content()!r}"
        yield from (f"{page}: {fault}" for fault in _undirected(root))
        yield from (f"{page}: {fault}" for fault in _bad_data(root))


def bad_manners(site: Built) -> Iterator[str]:
    """Yield what browsers bear and readers, other sites and machines do not."""
    for page, root in site.pages.items():
        yield from (f"{page}: {fault}" for fault in _foreign(root))
        yield from (f"{page}: {fault}" for fault in _unsafe(root))
        yield from (f"{page}: {fault}" for fault in _bad_head(site, page, root))
        if len(root.xpath("//h1")) != 1:
            yield f"{page}: it has not one heading of the first level"
        for time in root.xpath("//time"):
            if not DATED.fullmatch(time.get("datetime", "")):
                yield f"{page}: {time.text_content()!r} has no date that machines read"


DATED = re.compile(r"\d{4}(-\d\d(-\d\d)?|-W\d\d)?")
_MANNERS = {"noopener", "noreferrer", "nofollow"}


def _foreign(root: Any) -> Iterator[str]:
    """Yield links to other hosts that tell these where the reader came from, or vouch for them."""
    for link in root.xpath("//a[starts-with(@href, 'http')]"):
        if not set(link.get("rel", "").split()) >= _MANNERS:
            yield f"the link to {link.get('href')} vouches for another site"
    for address in root.xpath("//img/@src | //script/@src | //link[@rel='stylesheet']/@href"):
        if "//" in address:
            yield f"{address} is loaded from another host"


def _unsafe(root: Any) -> Iterator[str]:
    """Yield what the content policy of the pages would refuse."""
    yield from (f"the style {style!r} stands in a tag" for style in root.xpath("//@style"))
    for script in root.xpath("//script[not(@src)][not(@type='application/ld+json')]"):
        yield f"a script stands in the page: {script.text!r}"
    for element in root.xpath("//*[@*[starts-with(name(), 'on')]]"):
        yield f"<{element.tag}> has code of its own"


def _bad_head(site: Built, page: str, root: Any) -> Iterator[str]:
    """Yield what is wrong with what a page says of itself to machines."""
    moved = root.xpath("substring-after(//meta[@http-equiv='refresh']/@content, 'url=')")
    path, _ = site.target(page, moved) or ("", "") if moved else (page, "")
    address = f"{HOST}{site.base}{'' if path == 'index.html' else path}"
    for canonical in root.xpath("//link[@rel='canonical']/@href"):
        if canonical != address:
            yield f"it says that it stands at {canonical}"
    for card in root.xpath("//meta[@property='og:image']/@content"):
        if card.removeprefix(f"{HOST}{site.base}") not in site.files:
            yield f"its card {card} is not there"
    if not "".join(root.xpath("//meta[@name='description']/@content")).strip():
        yield "nothing describes it"


def _twice(values: list[str]) -> set[str]:
    return {v for v in values if values.count(v) > 1} if len(set(values)) < len(values) else set()


def _is_code(address: str) -> bool:
    return address.strip().lower().startswith(("javascript:", "data:text", "vbscript:"))


def _undirected(root: object) -> Iterator[str]:
    """Yield right-to-left words that stand under no mark of their direction."""
    for text in root.xpath("//body//text()"):  # type: ignore[attr-defined]
        if RIGHT_TO_LEFT.search(text):
            element = text.getparent() if text.is_text else text.getparent().getparent()
            marks = element.xpath(
                "ancestor-or-self::*[@dir or self::bdi or self::script][1] | self::title"
            )
            if not marks:
                yield f"{text.strip()[:30]!r} has no direction"


def _bad_data(root: object) -> Iterator[str]:
    """Yield structured data that does not parse, or that claims a clipping as its own."""
    for script in root.xpath("//script[@type='application/ld+json']"):  # type: ignore[attr-defined]
        try:
            found = json.loads(script.text)
        except ValueError as error:
            yield f"its structured data does not parse: {error}"
            continue
        if found.get("@type") not in {"WebPage", "WebSite", "CollectionPage", "AboutPage"}:
            yield f"it claims to be a {found.get('@type')}"
