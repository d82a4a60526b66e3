"""From files to readings: what was not read before is read, spread over processes, and kept."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec.structs import replace

from dossier import analysis, decisions, loader
from dossier.cache import Cache, Stamp, code_version
from dossier.errors import InputError
from dossier.loader import ClippingFile, Fetched
from dossier.model import Issue, Reading, Record, Settings
from dossier.workers import pool_for, spread

Progress = Callable[[str, int, int], None]
"""(what is being done, how much of it is done, how much there is)."""


class Means(Record, frozen=True):
    """With what to read."""

    processes: int | None = None
    """``None`` chooses by the number of clippings."""
    scheduler: str | None = None
    """Address of a cluster's scheduler, to read there instead of here."""
    cache: Cache | None = None
    """Keeps what clippings gave; ``None`` reads all of them."""
    ner: str | None = None
    """Takes the place of ``ner`` in ``dossier.yaml``."""


class Read(Record, frozen=True, array_like=True):
    """What one clipping gave, or all of them."""

    readings: tuple[Reading, ...]
    issues: tuple[Issue, ...]
    files: tuple[str, ...] = ()
    """Paths of all clippings."""


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
    files = loader.find(folder, settings)
    if not files:
        raise InputError(
            f"{folder / settings.clippings} holds no clippings; save articles there as text, Markdown or HTML files."
        )
    shelf = Shelf(means.cache, settings) if means.cache else None
    rows = shelf.take(files) if shelf else {}
    new = [file for file in files if file.path not in rows]
    contents: dict[str, str] = {}
    jobs = (Job(f.path, loader.fetch(folder, f), _local(settings, f.path)) for f in new)
    with pool_for(len(new), means.processes, means.scheduler) as pool:
        results = spread(read_chunk, jobs, pool)
        for number, (file, (content, row)) in enumerate(zip(new, results, strict=True), 1):
            rows[file.path], contents[file.path] = row, content
            if progress:
                progress("Reading", number, len(new))
    if shelf:
        shelf.put(files, rows, contents)
    reads = [_DECODE.decode(rows[file.path]) for file in files]
    return Read(
        tuple(reading for read in reads for reading in read.readings),
        tuple(issue for read in reads for issue in read.issues),
        tuple(file.path for file in files),
    )


def read_chunk(jobs: Sequence[Job]) -> list[tuple[str, bytes]]:
    """Return for each clipping the digest of its bytes and its encoded :class:`Read`."""
    return [
        (_digest(job.fetched.data, job.fetched.sidecar or b""), _ENCODE.encode(read_one(job)))
        for job in jobs
    ]


def read_one(job: Job) -> Read:
    """Return what one clipping gives."""
    if job.fetched.issues:
        return Read((), job.fetched.issues)
    parsed = loader.parse(
        job.file, job.fetched.data, job.fetched.sidecar, folder=job.settings.clippings
    )
    articles, issues = decisions.edit(parsed.articles, job.settings)
    readings = tuple(
        Reading(article, analysis.study(article, job.settings.ner)) for article in articles
    )
    return Read(readings, (*parsed.issues, *issues))


class Shelf:
    """The cache as the intake uses it: by file, for the editor's present decisions."""

    def __init__(self, cache: Cache, settings: Settings) -> None:
        self._cache = cache
        self._settings = settings
        self._version = code_version() + analysis.ner_version(settings.ner)
        self._contents: dict[str, str] = {}

    def take(self, files: Sequence[ClippingFile]) -> dict[str, bytes]:
        """Return the kept row of each file that has not changed."""
        self._contents = self._cache.contents(map(_stamp, files))
        keys = {file: self._key(file, content) for file, content in self._contents.items()}
        kept = dict(self._cache.rows(keys.values()))
        return {file: kept[key] for file, key in keys.items() if key in kept}

    def put(
        self, files: Sequence[ClippingFile], rows: dict[str, bytes], contents: dict[str, str]
    ) -> None:
        """Keep the rows of newly read files and forget files that are gone."""
        self._contents.update(contents)
        keys = {file.path: self._key(file.path, self._contents[file.path]) for file in files}
        self._cache.note(
            [(keys[file], rows[file]) for file in contents],
            [(_stamp(file), contents[file.path]) for file in files if file.path in contents],
            time.time_ns(),
        )
        self._cache.keep_only(keys.values(), keys)

    def _key(self, file: str, content: str) -> str:
        local = msgspec.msgpack.encode(_local(self._settings, file))
        return _digest(file.encode(), content.encode(), local, self._version.encode())


def _local(settings: Settings, file: str) -> Settings:
    """Return the settings on which one clipping's reading depends, and no others."""
    return replace(decisions.concerning(settings, file), clippings=settings.clippings)


def _stamp(file: ClippingFile) -> Stamp:
    return Stamp(file.path, file.size, max(file.mtime, file.sidecar or 0))


def _digest(*parts: bytes) -> str:
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()
