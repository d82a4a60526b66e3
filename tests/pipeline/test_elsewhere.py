"""Pages that processes render which share nothing with the build are the pages that it renders itself."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.bench.corpus import write

from dossier import builder
from dossier.builder.page import Page
from dossier.edition import compose
from dossier.errors import TemplateError
from dossier.intake import Means
from dossier.model import Edition

NOTHING = builder.Before(Path())


class Here(Executor):
    """Does at once what it is asked, and notes with how many pages."""

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        done: Future[Any] = Future()
        self.sizes.append(len(args[0]))
        done.set_result(fn(*args, **kwargs))
        return done


@contextmanager
def of(pool: Executor) -> Iterator[Executor]:
    yield pool


@contextmanager
def strangers() -> Iterator[Executor]:
    """Processes that are started anew, as those of another machine are."""
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield pool


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    made = tmp_path_factory.mktemp("corpus")
    write(8, made / "corpus")
    return compose(made / "corpus/txt", Means(1))


def rendered(
    edition: Edition, elsewhere: Callable[[], AbstractContextManager[Executor]]
) -> tuple[Page, ...]:
    made = builder.renew(edition, NOTHING, builder.Means(elsewhere=elsewhere))
    return tuple(page for page in made.files if isinstance(page, Page))


@pytest.mark.slow
def test_processes_that_share_nothing_make_the_same_pages(edition: Edition) -> None:
    assert rendered(edition, strangers) == builder.build(edition)


def test_all_pages_are_sent_in_chunks(edition: Edition) -> None:
    pool = Here()
    made = rendered(edition, lambda: of(pool))
    assert made == builder.build(edition)
    assert sum(pool.sizes) == sum(page.path.endswith(".html") for page in made)
    assert max(pool.sizes) > 1


def test_a_mistake_in_a_template_of_the_dossier_is_told_with_its_file_and_line(
    edition: Edition, tmp_path: Path
) -> None:
    (tmp_path / "templates").mkdir()
    own = tmp_path / "templates" / "about.html"
    own.write_text("<h1>About</h1>\n{{ page.nothing.of_the_kind }}\n", "utf-8")
    elsewhere = msgspec.structs.replace(edition, root=tmp_path)
    with pytest.raises(TemplateError, match=r"templates/about\.html, line 2"):
        rendered(elsewhere, lambda: of(Here()))


def test_a_template_that_is_no_text_is_told_with_its_file(edition: Edition, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "about.html").write_bytes(b"\xff")
    elsewhere = msgspec.structs.replace(edition, root=tmp_path)
    with pytest.raises(TemplateError, match=r"about\.html is not UTF-8"):
        rendered(elsewhere, lambda: of(Here()))


def test_what_is_no_file_is_no_template(edition: Edition, tmp_path: Path) -> None:
    (tmp_path / "templates" / "about.html").mkdir(parents=True)
    elsewhere = msgspec.structs.replace(edition, root=tmp_path)
    assert rendered(elsewhere, lambda: of(Here())) == builder.build(elsewhere)
