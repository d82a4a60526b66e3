"""What a checker reads: a built site as a browser's server would have it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

HOST = "https://news.example"


class Built:
    """A site on disk."""

    def __init__(self, folder: Path, base: str = "/repo/") -> None:
        """Read which files there are.

        Args:
            folder: the site.
            base: path below which it is published.
        """
        self.folder, self.base = folder, base
        self.files = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}

    @cached_property
    def pages(self) -> dict[str, html.HtmlElement]:
        """Every page by its path."""
        return {
            path: html.parse(file).getroot()
            for path, file in sorted(self.files.items())
            if path.endswith(".html")
        }

    @cached_property
    def anchors(self) -> dict[str, set[str]]:
        return {path: set(page.xpath("//@id")) for path, page in self.pages.items()}

    def links(self) -> Iterator[tuple[str, str]]:
        """Yield (page, address as written) of everything that a page names."""
        for path, page in self.pages.items():
            for address in page.xpath("//@href | //@src | //@action"):
                yield path, str(address)

    def target(self, page: str, address: str) -> tuple[str, str] | None:
        """Return the file and the anchor that an address means; ``None``: another host's."""
        whole = urlsplit(urljoin(f"{HOST}{self.base}{page}", address))
        if f"{whole.scheme}://{whole.netloc}" != HOST:
            return None
        if not whole.path.startswith(self.base):
            return f"outside: {whole.path}", ""
        path = unquote(whole.path.removeprefix(self.base))
        # What a server answers for the folder; from disk a link to it shows a listing.
        path = "index.html" if not path and urlsplit(address).netloc else path
        return path, unquote(whole.fragment)
