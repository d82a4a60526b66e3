"""A site does not show how many processes made it."""

from __future__ import annotations

import errno
import gc
import os
import re
import select
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from tests.bench.corpus import write
from tests.support import tree

from dossier import builder, building, patterns, workers
from dossier.builder.page import Page
from dossier.builder.spool import Spool
from dossier.edition import compose
from dossier.errors import InputError, OutputError
from dossier.intake import Means
from dossier.layout import Options
from dossier.model import Edition
from dossier.workers import begun, side_by_side

NOTHING = builder.Before(Path())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("corpus")
    write(16, made / "corpus")
    return made / "corpus/txt"


@pytest.fixture(scope="module")
def edition(folder: Path) -> Edition:
    return compose(folder, Means(1))


def test_results_come_in_the_order_of_the_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "may_fork", lambda: True)
    assert side_by_side([partial(pow, n, 2) for n in range(50)], 3) == [n * n for n in range(50)]


def test_a_task_whose_process_is_killed_is_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "may_fork", lambda: True)
    here = os.getpid()

    def fatal() -> str:
        if os.getpid() != here:
            os._exit(9)
        return "done"

    assert side_by_side([fatal, fatal, fatal], 2) == ["done", "done", "done"]


_ENDS_AT_ONCE = """
import os
from dossier.workers import begun
begun(lambda: b"." * 1_000_000, 2)
os._exit(0)
"""
_ENDS_BESIDE = """
import os
from dossier.workers import side_by_side
here = os.getpid()
side_by_side([lambda: os._exit(0) if os.getpid() == here else b"." * 1_000_000] * 3, 2)
"""


@pytest.mark.parametrize("program", [_ENDS_AT_ONCE, _ENDS_BESIDE])
def test_a_process_whose_results_nobody_waits_for_any_more_ends(program: str) -> None:
    left, held = os.pipe()
    subprocess.run([sys.executable, "-c", program], pass_fds=[held], check=True)
    os.close(held)
    # It would hold its end of the pipe for as long as it runs.
    has_ended, *_ = select.select([left], [], [], 10)
    os.close(left)
    assert has_ended


@pytest.mark.slow
def test_any_number_of_processes_makes_the_same_pages(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = builder.build(edition, processes=1)
    monkeypatch.setattr(workers, "may_fork", lambda: True)
    assert builder.build(edition, processes=3) == alone


@pytest.mark.slow
def test_any_number_of_processes_compares_the_same(
    folder: Path, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "may_fork", lambda: True)
    assert compose(folder, Means(2)) == edition


def test_compiled_templates_change_no_page(edition: Edition, tmp_path: Path) -> None:
    first = builder.build(edition, compiled=tmp_path / "templates")
    assert list((tmp_path / "templates").iterdir())
    assert builder.build(edition, compiled=tmp_path / "templates") == first


@pytest.mark.slow
def test_pages_that_wait_on_the_disk_are_the_same(
    edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "may_fork", lambda: True)
    with builder.spooled(tmp_path / "site", 3) as spool:
        made = builder.renew(edition, NOTHING, builder.Means(3, spool=spool))
        waiting = [(page.path, page.data) for page in made.files if isinstance(page, Page)]
        assert list(tmp_path.iterdir()) == []
    assert waiting == [(page.path, page.data) for page in builder.build(edition)]


def test_a_page_that_waits_in_chunks_is_the_page_as_a_whole(tmp_path: Path) -> None:
    page = Page("data/dossier.json", b"of three")
    with builder.spooled(tmp_path / "site", 1) as spool:
        assert spool
        waiting = Page(page.path, spool.keep([b"of ", b"", memoryview(b"three")]))
        assert spool.put(waiting) is waiting
        assert (waiting.data, waiting.size, waiting.digest) == (page.data, page.size, page.digest)


def test_a_large_page_waits_in_stretches_while_others_are_put_away(tmp_path: Path) -> None:
    with builder.spooled(tmp_path / "site", 1) as spool:
        assert spool

        def chunks() -> Iterator[bytes]:
            for number in range(3):
                yield bytes([number]) * 600_000
                assert spool
                spool.put(Page("other.html", b"between"))

        kept = spool.keep(chunks())
        whole = b"".join(bytes([number]) * 600_000 for number in range(3))
        assert len(kept.places) == 3
        assert (kept.size, kept.digest) == (len(whole), Page("whole.json", whole).digest)
        assert Page("whole.json", kept).data == whole


def test_a_disk_that_is_full_while_pages_wait_is_told_in_one_sentence(
    edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "pwrite", full)
    with (
        builder.spooled(tmp_path / "site", 1) as spool,
        pytest.raises(OutputError, match="was left as it was, since it cannot be written: no"),
    ):
        builder.renew(edition, NOTHING, builder.Means(spool=spool))


MOST_HELD = 28_500
"""Bytes of memory for an article by which its pages may be held until they are written: where they wait,
and what they were made from."""


def held_for(edition: Edition, spool: Spool | None) -> float:
    """Return bytes of memory for an article that its pages take, once all of them are made."""
    builder.build(edition)
    tracemalloc.start()
    try:
        made = builder.renew(edition, NOTHING, builder.Means(spool=spool))
        assert made
        gc.collect()
        return tracemalloc.get_traced_memory()[0] / len(edition.readings)
    finally:
        tracemalloc.stop()


@pytest.mark.slow
def test_memory_for_an_article_stays_within_a_bound(edition: Edition, tmp_path: Path) -> None:
    with builder.spooled(tmp_path / "site", 1) as spool:
        assert held_for(edition, spool) < MOST_HELD


@pytest.mark.slow
def test_pages_in_memory_would_not_stay_within_it(edition: Edition) -> None:
    assert held_for(edition, None) > 5 * MOST_HELD


def test_a_small_dossier_is_the_same_where_its_articles_are_compared_apart(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for out, forked in ((one, True), (other, False)):
        monkeypatch.setattr(workers, "may_fork", partial(bool, forked))
        building.build(folder, Options(out=out, jobs=2, cache=False))
    assert tree(one) == tree(other)


def test_what_is_wrong_is_told_where_articles_are_compared_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "may_fork", lambda: True)
    (tmp_path / "a.txt").write_text("The dam of Tartville was closed on Monday.")
    (tmp_path / "dossier.yaml").write_text("ner: spacy:none\n")
    with pytest.raises(InputError, match="spacy"):
        building.build(tmp_path, Options(jobs=2, cache=False))


def test_a_process_of_its_own_notes_the_patterns_that_it_compiles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "may_fork", lambda: True)

    def look(expected: str) -> None:
        re.purge()
        re.compile(expected)
        patterns.note()

    file = tmp_path / "patterns.marshal"
    with patterns.kept(file):
        begun(partial(look, "tart(?=ville)"), 2)()
        look("ville(?<=tartville)")
    with patterns.kept(file):
        compiled = re._compiler.compile  # type: ignore[attr-defined]  # noqa: SLF001
        monkeypatch.setattr(re._compiler, "_parser", None)  # type: ignore[attr-defined]  # noqa: SLF001 - nothing can be compiled anew
        assert compiled("tart(?=ville)").match("tartville")
        assert compiled("ville(?<=tartville)").search("tartville")
