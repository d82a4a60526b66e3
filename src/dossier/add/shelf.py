"""What a dossier holds already, by its bytes and by its addresses, and the place for what is new."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import yaml

from dossier import loader
from dossier.add.naming import numbered
from dossier.cache import default_path
from dossier.intake import Means, read_all
from dossier.loader.addresses import canonical
from dossier.loader.doubles import Known
from dossier.loader.sidecar import load_yaml
from dossier.memo import Memo
from dossier.model import Article, Record, Settings
from dossier.settings.addresses import is_address


class Same(Record, frozen=True):
    """A clipping that is there already."""

    file: str
    why: str


class Shelf:
    """The clippings of a dossier's folder."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._folder = folder
        self._clippings = "" if settings.clippings == "." else f"{settings.clippings}/"
        self._sizes: dict[int, list[str]] = defaultdict(list)
        self._addresses: dict[str, str] = {}
        self._articles = Known()
        files = loader.find(folder, settings)
        for file in files:
            self._sizes[file.size].append(file.path)
        for article in _articles(folder, settings) if files else ():
            self._note(article)
        for file in files:
            for url in _beside(folder / f"{file.path}.yaml") if file.sidecar else ():
                self._addresses.setdefault(canonical(url), file.path)

    def note(self, file: str, data: bytes, articles: Iterable[Article], own: str | None) -> None:
        """Remember a clipping with what is in it, and the address that it says is its own."""
        self._sizes[len(data)].append(file)
        for article in articles:
            self._note(article)
        if own:
            self._addresses.setdefault(canonical(own), file)

    def _note(self, article: Article) -> None:
        self._articles.note(article)
        if article.url:
            self._addresses.setdefault(canonical(article.url.value), article.file)

    def find(self, data: bytes, url: str | None) -> Same | None:
        """Return the clipping that holds these bytes, or an article of this address."""
        for file in self._sizes.get(len(data), ()):
            if (self._folder / file).read_bytes() == data:
                return Same(file, "the same bytes are there already")
        return self.find_address(url) if url else None

    def find_address(self, url: str) -> Same | None:
        """Return the clipping that holds an article of this address."""
        same = self._addresses.get(canonical(url))
        return Same(same, "the same address is there already") if same else None

    def find_articles(self, articles: Sequence[Article]) -> Same | None:
        """Return the clipping that holds the same articles, all of them and known as well."""
        there = [self._articles.find_better(article) for article in articles]
        if not there or there[0] is None or not all(there):
            return None
        return Same(there[0].file, "the same article is there already")

    def free(self, name: str, data: bytes) -> str:
        """Return the path for a new clipping, relative to the dossier's folder."""
        taken = {entry.casefold() for entry in self._names()}
        for tried in (name, numbered(name, data)):
            if tried.casefold() not in taken:
                return f"{self._clippings}{tried}"
        return f"{self._clippings}{numbered(numbered(name, data), data[::-1])}"

    def _names(self) -> list[str]:
        place = self._folder / self._clippings
        return os.listdir(place) if place.is_dir() else []  # noqa: PTH208 - names are wanted, not paths

    def put(self, file: str, data: bytes, sidecar: bytes | None) -> None:
        """Write a clipping and its sidecar; the clipping last, so that neither is seen half.

        Raises:
            OSError: they cannot be written.
        """
        path = self._folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if sidecar is not None:
            _write(path.with_name(path.name + ".yaml"), sidecar)
        _write(path, data)


def _articles(folder: Path, settings: Settings) -> Iterator[Article]:
    with Memo(default_path(folder)) as memo:
        yield from read_all(folder, settings, Means(memo=memo)).articles()


_OF_ADDRESSES = ("url", "requested", "canonical")


def _beside(path: Path) -> Iterator[str]:
    """Yield the addresses that a sidecar names: where the page lay, was asked for, and says it is."""
    try:
        said = load_yaml(path.read_text("utf-8")) or {}
    except (OSError, ValueError, yaml.YAMLError):
        return
    values = (said.get(key) for key in _OF_ADDRESSES)
    yield from (value for value in values if isinstance(value, str) and is_address(value))


def _write(path: Path, data: bytes) -> None:
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.unlink(missing_ok=True)
        with draft.open("xb") as file:  # through no link that somebody has put there
            file.write(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
