"""Small editions, built once, and what a browser would see of them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lxml import html
from tests.exports.sample import make_edition

from dossier import builder
from dossier.model import Edition, Publish


class Site(NamedTuple):
    """Every file of a built site by its path."""

    files: dict[str, bytes]

    def page(self, path: str) -> html.HtmlElement:
        return html.fromstring(self.files[path])

    def pages(self) -> Iterator[tuple[str, html.HtmlElement]]:
        for path in sorted(self.files):
            if path.endswith(".html"):
                yield path, self.page(path)

    def links(self) -> Iterator[tuple[str, str]]:
        """Yield (page, address as written) of every link, script, style and picture."""
        for path, page in self.pages():
            for address in page.xpath("//@href | //@src"):
                yield path, str(address)


def site_of(edition: Edition) -> Site:
    return Site({page.path: page.data for page in builder.build(edition)})


@cache
def sample(publish: Publish = "full") -> Site:
    return site_of(make_edition(publish))


def target_of(path: str, address: str) -> tuple[str, str]:
    """Return the file and the anchor that a relative address on a page leads to."""
    before, _, anchor = address.partition("#")
    return posixpath.normpath(
        posixpath.join(posixpath.dirname(path), before)
    ) if before else path, anchor


def broken_links(site: Site) -> list[str]:
    """Return every address within the site that leads nowhere."""
    anchors = {path: {str(i) for i in page.xpath("//@id")} for path, page in site.pages()}
    broken = []
    for path, address in site.links():
        if address.startswith(("http:", "https:", "mailto:", "data:", "/")):
            continue
        target, anchor = target_of(path, address)
        if target not in site.files or (anchor and anchor not in anchors.get(target, set())):
            broken.append(f"{path}: {address}")
    return broken
