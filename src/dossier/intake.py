"""From files to readings: what was not read before is read, spread over processes, and kept."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec.structs import replace

from dossier import analysis, decisions, loader
from dossier.cache import Cache, Stamp
from dossier.errors import InputError
from dossier.loader import ClippingFile, Fetched
from dossier.memo import Memo
from dossier.model import Article, Issue, Reading, Record, Settings
from dossier.stowed import Folded
from dossier.workers import WORTH_A_POOL, pool_for, spread

_ARTICLE = msgspec.msgpack.Decoder(Article).decode

Progress = Callable[[str, int, int], None]
"""(what is being done, how much of it is done, how much there is)."""


class Means(Record, frozen=True):
    """With what to read."""

    processes: int | None = None
    """``None`` chooses by the number of clippings."""
    scheduler: str | None = None
    """Address of a cluster's scheduler, to read there instead of here."""
    memo: Memo | None = None
    """Knows what was made before; ``None``: nothing."""
    ner: str | None = None
    """Takes the place of ``ner`` in ``dossier.yaml``."""

    def here(self) -> Means:
        """Return with what this process reads."""
        return replace(self, memo=self.memo.here()) if self.memo else self


class Read(Record, frozen=True, array_like=True):
    """What one clipping gave, or all of them."""

    readings: tuple[Folded, ...]
    issues: tuple[Issue, ...]
    keys: tuple[tuple[str, ...], ...] = ()
    """By what each of the articles is known again where it was saved twice."""
    files: tuple[str, ...] = ()
    """Paths of all clippings."""
    new: int = 0
    """How many of them were read now, and not before."""

    def articles(self) -> list[Article]:
        """Return the articles, without what is known from each of them."""
        return [_ARTICLE(row.article) for row in self.readings]


_ENCODE = msgspec.msgpack.Encoder()
_DECODE = msgspec.msgpack.Decoder(Read)


class Job(Record, frozen=True):
    """A clipping with its bytes and the editor's decisions about it: all that its reading needs."""

    file: str
    fetched: Fetched
    settings: Settings


def read_all(
    folder: Path,
    settings: Settings,
    means: Means,
    *,
    progress: Progress | None = None,
) -> Read:
    """Return what the clippings of a folder give.

    Raises:
        InputError: there are no clippings, or the cluster does not answer.
    """
    begun = time.time_ns()
    files = loader.find(folder, settings)
    if not files:
        raise InputError(
            f"{folder / settings.clippings} holds no clippings; save articles there as text, Markdown or HTML files."
        )
    memo, cache = means.memo, means.memo.cache if means.memo else None
    shelf = Shelf(cache, memo.near("readings"), settings, begun) if memo and cache else None
    known = shelf.take(files) if shelf else {}
    new = [file for file in files if file.path not in known]
    jobs, rows, number = _unknown(folder, new, settings, shelf), dict[str, bytes](), 0
    with pool_for(len(new), means.processes, means.scheduler) as pool:
        for number, (file, row) in enumerate(spread(read_chunk, jobs, pool), 1):
            rows[file] = row
            if progress:
                progress("Reading", number, len(new))
    if shelf:
        rows |= shelf.put(files, rows)
    known |= {file: _DECODE.decode(row) for file, row in rows.items()}
    if shelf:
        shelf.hold(known)
    reads = [known[file.path] for file in files]
    return Read(
        tuple(reading for read in reads for reading in read.readings),
        tuple(issue for read in reads for issue in read.issues),
        tuple(keys for read in reads for keys in read.keys),
        tuple(file.path for file in files),
        number,
    )


def are_new(folder: Path, settings: Settings, means: Means) -> bool:
    """Say whether a folder holds many clippings of which none is known."""
    cache = means.memo.cache if means.memo else None
    if cache and cache.knows_files():
        return False
    return len(loader.find(folder, settings)) >= WORTH_A_POOL


def _unknown(
    folder: Path, files: Sequence[ClippingFile], settings: Settings, shelf: Shelf | None
) -> Iterator[Job]:
    """Yield the clippings whose bytes have not been read before, one after the other."""
    for file in files:
        fetched = loader.fetch(folder, file)
        if shelf is None or not shelf.knows(file, fetched):
            yield Job(file.path, fetched, _local(settings, file.path))


def read_chunk(jobs: Sequence[Job]) -> list[tuple[str, bytes]]:
    """Return for each clipping its path and its encoded :class:`Read`."""
    return [(job.file, _ENCODE.encode(read_one(job))) for job in jobs]


def read_one(job: Job) -> Read:
    """Return what one clipping gives."""
    if job.fetched.issues:
        return Read((), job.fetched.issues)
    parsed = loader.parse(
        job.file, job.fetched.data, job.fetched.sidecar, folder=job.settings.clippings
    )
    articles, issues = decisions.edit(parsed.articles, job.settings)
    readings = tuple(
        Folded.of(Reading(article, analysis.study(article, job.settings.ner)))
        for article in articles
    )
    return Read(readings, (*parsed.issues, *issues), tuple(map(loader.keys_of, articles)))


class Shelf:
    """The cache as the intake uses it: by file, for the editor's present decisions."""

    def __init__(
        self, cache: Cache, near: dict[str, Read], settings: Settings, begun_ns: int
    ) -> None:
        self._cache = cache
        self._near = near
        """What rows hold, by their keys, as long as builds go on."""
        self._settings = settings
        self._version = cache.version + analysis.ner_version(settings.ner)
        self._begun_ns = begun_ns
        self._keys: dict[str, str] = {}
        """Of all files that can be kept."""
        self._found: dict[str, bytes] = {}
        """Rows of files whose bytes are known though the files are not."""
        self._contents: dict[str, str] = {}
        """Digests of the bytes that were looked at."""

    def take(self, files: Sequence[ClippingFile]) -> dict[str, Read]:
        """Return what is kept of each file that has not changed."""
        contents = self._cache.contents(map(_stamp, files))
        self._keys = {file: self._key(file, content) for file, content in contents.items()}
        rows = self._cache.rows(self._keys.values() - self._near.keys())
        kept = self._near | {key: _DECODE.decode(row) for key, row in rows}
        return {file: kept[key] for file, key in self._keys.items() if key in kept}

    def hold(self, known: Mapping[str, Read]) -> None:
        """Keep near at hand what the files of this build gave, and nothing else."""
        self._near.clear()
        self._near.update({key: known[file] for file, key in self._keys.items() if file in known})

    def knows(self, file: ClippingFile, fetched: Fetched) -> bool:
        """Say whether these bytes were read before; if not, they can be kept once they are."""
        if fetched.issues:  # what could not be read may be readable the next time
            self._keys.pop(file.path, None)
            return False
        content = _digest(fetched.data, fetched.sidecar or b"", bytes(fetched.sidecar is None))
        key = self._keys[file.path] = self._key(file.path, content)
        self._contents[file.path] = content
        row = dict(self._cache.rows([key])).get(key)
        if row is not None:
            self._found[file.path] = row
        return row is not None

    def put(self, files: Sequence[ClippingFile], rows: dict[str, bytes]) -> dict[str, bytes]:
        """Keep the rows of newly read files, forget files that are gone, return rows that were known."""
        looked_at = [file for file in files if file.path in self._contents]
        new = [file.path for file in looked_at if file.path in rows]
        self._cache.note(
            [(self._keys[file], rows[file]) for file in new],
            [(_stamp(file), self._contents[file.path]) for file in looked_at],
            self._begun_ns,
        )
        self._cache.keep_only(self._keys.values(), self._keys)
        return self._found

    def _key(self, file: str, content: str) -> str:
        local = msgspec.msgpack.encode(_local(self._settings, file))
        return _digest(file.encode(), content.encode(), local, self._version.encode())


def _local(settings: Settings, file: str) -> Settings:
    """Return the settings on which one clipping's reading depends, and no others."""
    return replace(decisions.concerning(settings, file), clippings=settings.clippings)


def _stamp(file: ClippingFile) -> Stamp:
    return Stamp(file.path, file.state, max(file.mtime, file.sidecar or 0))


def _digest(*parts: bytes) -> str:
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()
