"""Nothing that a part of the site is made from goes round what is noted of it."""

from __future__ import annotations

import shutil
from array import array
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from functools import partial, wraps
from pathlib import Path
from typing import Any

import pytest
from tests.exports.sample import make_edition
from tests.pipeline.test_incremental import build, clean
from tests.support import tree

from dossier import builder, workers
from dossier.builder import pages, search
from dossier.builder.exports import article_json, dossier_json
from dossier.builder.indexing import index
from dossier.builder.page import Page
from dossier.builder.part import Part
from dossier.builder.reads import Table
from dossier.builder.register import Register, common, once, tables, watched
from dossier.builder.search import scripts
from dossier.builder.search.passages import Passages
from dossier.builder.traces import File, Traces, Tracing
from dossier.model import Article, Edition

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def registers(edition: Edition) -> tuple[Register, Register]:
    plain = pages.ready(index(edition))
    return plain, watched(plain)


def nothing(_: Register, *__: object) -> Iterator[Page]:
    yield from ()


def heading(register: Register, article: str) -> Iterator[Page]:
    yield Page("heading.txt", str(register.articles[article].headline).encode())


def whole_table(register: Register) -> Iterator[Page]:
    yield Page("all.txt", " ".join(register.articles).encode())


def number(register: Register) -> Iterator[Page]:
    yield Page("number.txt", str(len(register.names)).encode())


def whole_edition(register: Register) -> Iterator[Page]:
    yield Page("edition.txt", str(register.edition.issues).encode())


def absent(register: Register) -> Iterator[Page]:
    yield Page("absent.txt", str(register.events.get("nowhere")).encode())


@once
def _again(register: Register, article: str) -> str:
    return str(register.articles[article].headline)


def shared(register: Register, article: str) -> Iterator[Page]:
    yield Page("shared.txt", _again(register, article).encode())


def read_by(register: Register, part: Part) -> set[str]:
    _, read = part.made(register)
    return {":".join(register.ledger.entries[n]) for n in read}


def test_what_is_read_is_noted_whether_it_is_there_or_not() -> None:
    _, register = registers(make_edition())
    assert read_by(register, Part(heading, ("a",))) == {"articles:a"}
    assert read_by(register, Part(absent)) == {"events:nowhere"}


def test_what_is_made_once_is_noted_of_each_that_shows_it() -> None:
    _, register = registers(make_edition())
    for _ in range(2):
        assert read_by(register, Part(shared, ("a",))) == {"articles:a"}


@pytest.mark.parametrize("make", [whole_table, number, whole_edition])
def test_who_goes_through_a_table_or_asks_beside_the_tables_has_read_everything(make: Any) -> None:
    plain, register = registers(make_edition())
    assert ":" in read_by(register, Part(make))
    tracing = Tracing(Traces(), "", plain, register)
    _, read = Part(make).made(register)
    tracing.note(tracing.done(Part(make), read, ()))
    assert tracing.traces().parts == {}


@pytest.mark.parametrize(
    "make",
    [lambda _: (), partial(nothing), make_edition().issues.__iter__],
    ids=["without a name", "with values of its own", "of an object"],
)
def test_a_part_that_could_know_more_than_it_is_given_is_refused(make: Callable[..., Any]) -> None:
    with pytest.raises(TypeError, match="no function of a module"):
        Part(make)


def test_every_field_of_the_register_is_a_table_or_in_the_digest_of_what_all_parts_know() -> None:
    plain, register = registers(make_edition())
    told = common(plain)
    for name in {field.name for field in fields(plain)} - tables(plain).keys():
        value = getattr(register, name)
        noting = name in {"edition", "facts", "kept", "ledger", "words"}
        other: dict[str, Any] = {} if noting else {name: Path("other")}
        assert noting or common(replace(plain, **other)) != told, name
        assert noting or value == getattr(plain, name)
    assert register.facts is None
    assert all(isinstance(table, Table) for table in tables(register).values())


def test_a_part_stands_until_something_that_it_read_has_changed() -> None:
    edition = make_edition()
    parts = [Part(heading, ("a",)), Part(absent), Part(nothing, ("b",))]

    def after(traces: Traces, common: str = "", **other: Any) -> tuple[list[Any], Traces]:
        plain, _ = registers(edition)
        plain = replace(plain, **other)
        register = watched(plain)
        tracing = Tracing(traces, common, plain, register)
        stood = [tracing.standing(part.key) for part in parts]
        for part, files in zip(parts, stood, strict=True):
            if files is None:
                made, read = part.made(register)
                tracing.note(tracing.done(part, read, (File(file.path) for file in made)))
        return [files is not None for files in stood], tracing.traces()

    stood, traces = after(Traces())
    assert stood == [False, False, False]
    assert after(traces)[0] == [True, True, True]
    assert after(traces, "other templates")[0] == [False, False, False]
    articles = {**index(edition).articles}
    articles["a"] = next(a for a in articles.values() if a.id != "a")
    assert after(traces, articles=articles)[0] == [False, True, True]
    event = next(iter(index(edition).events.values()))
    stood, again = after(traces, events={**index(edition).events, "nowhere": event})
    assert stood == [True, False, True]
    assert after(again)[0] == [True, False, True]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = tmp_path / "harbour"
    made.mkdir()
    for seed in sorted(SEEDS.glob("*.txt")):
        shutil.copy(seed, made)
    return made


def change(folder: Path) -> None:
    clipping = min(folder.glob("*.txt"))
    clipping.write_text(clipping.read_text("utf-8") + "\nThe harbour was quiet.\n", "utf-8")


def test_a_table_that_notes_nothing_would_be_found_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Table, "__getitem__", lambda self, key: self._of[key])
    build(folder)
    change(folder)
    build(folder)
    assert tree(folder / "site") != clean(folder)


def test_processes_send_what_they_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def named(traces: Traces) -> dict[str, set[tuple[str, str]]]:
        entries = [(table, key) for table, keys in traces.entries for key in keys]
        return {
            key: {entries[n - 1] for n in array("I", trace.read)}
            for key, trace in traces.parts.items()
        }

    monkeypatch.setattr(workers, "may_fork", lambda: True)
    few, many = (
        builder.renew(make_edition(), builder.Before(Path()), builder.Means(n)).traces
        for n in (1, 3)
    )
    assert named(few) == named(many)
    assert few.parts


def test_a_download_takes_the_pieces_that_stand_from_its_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(folder)
    made: list[str] = []
    fields = article_json.article_fields

    def noting(register: Register, article: Article) -> dict[str, Any]:
        made.append(article.file)
        return fields(register, article)

    monkeypatch.setattr(dossier_json, "article_fields", noting)
    change(folder)
    build(folder)
    files = sorted(path.name for path in folder.glob("*.txt"))
    assert files[0] in made
    assert len(made) < len(files)
    assert tree(folder / "site") == clean(folder)


def test_a_download_that_is_not_what_was_written_gives_no_piece(folder: Path) -> None:
    build(folder)
    data = folder / "site/data/dossier.json"
    data.write_bytes(data.read_bytes().replace(b"Iran", b"Oran"))
    change(folder)
    build(folder)
    assert tree(folder / "site") == clean(folder)


def add(folder: Path) -> None:
    (folder / "zebra.txt").write_text(
        "A zebra in town\n\nA zebra went through Tartville.\n", "utf-8"
    )


def remove(folder: Path) -> None:
    sorted(folder.glob("*.txt"))[2].unlink()


def turn(folder: Path) -> None:
    """Take a sign that turns the direction of writing out of an article that was built with it."""
    first = min(folder.glob("*.txt"))
    text = first.read_text("utf-8")
    first.write_text(text + "\nThe \u202eoil of Iraq and Iran\u202c was quiet.\n", "utf-8")
    build(folder)
    first.write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("common", "do", "most"),
    [
        (100, change, 1),
        (100, add, 1),
        (100, remove, 4),
        (3, change, 1),
        (3, add, 1),
        (3, remove, 8),
        (3, turn, 5),
    ],
)
def test_the_search_index_is_mended_where_an_article_differs(
    folder: Path,
    common: int,
    do: Callable[[Path], None],
    most: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(search, "ONE_SCRIPT", 0)
    monkeypatch.setattr(scripts, "COMMON", common)
    build(folder)
    do(folder)
    found: list[str] = []
    passages_of = search.passages_of

    @wraps(passages_of)
    def noting(register: Register, article: str) -> Iterator[Passages]:
        found.append(article)
        return passages_of(register, article)

    monkeypatch.setattr(search, "passages_of", noting)
    build(folder)
    assert len(found) <= most
    assert tree(folder / "site") == clean(folder)
