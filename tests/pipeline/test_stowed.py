"""Records that wait as bytes are those that were taken down, wherever they are asked for."""

from __future__ import annotations

import os
import pickle
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from dossier import analysis, workers
from dossier.analysis.linking import kept, link
from dossier.analysis.pickups.shared import Part, Shared
from dossier.edition import compose
from dossier.errors import InputError
from dossier.gathered import Keyed, gathered, headed, keyed
from dossier.intake import Means
from dossier.model import Edition, Name, Pickup, Settings, Span
from dossier.stowed import (
    Kept,
    Readings,
    Stowed,
    digest,
    joined,
    rest,
    stow,
    stow_readings,
    woken,
)
from dossier.workers import begun

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
SPANS = (Span(0, 4), Span(4, 9), Span(9, 12))


@pytest.fixture(scope="module")
def edition() -> Edition:
    return compose(SEEDS, Means(1))


def test_what_waits_is_what_was_taken_down() -> None:
    waiting = stow(SPANS, Span)
    rest(waiting)
    assert [*waiting] == [*SPANS]
    assert (waiting[1], waiting[-1], waiting[1:]) == (SPANS[1], SPANS[2], [*SPANS[1:]])
    assert waiting == stow(SPANS, Span)
    assert waiting != stow(SPANS[1:], Span)


@pytest.mark.parametrize("number", [0, 499, 500, 501, 1_200])
def test_any_number_of_records_waits(number: int) -> None:
    spans = [Span(n, n * n) for n in range(number)]
    waiting = stow(spans, Span)
    rest(waiting)
    assert [*waiting] == spans
    assert len(waiting) == number


def test_what_waits_already_is_not_taken_down_again() -> None:
    waiting = stow(SPANS, Span)
    assert stow(waiting, Span) is waiting


def test_there_is_nothing_behind_the_last_one() -> None:
    with pytest.raises(IndexError):
        stow(SPANS, Span)[3]


def test_records_that_were_kept_are_what_they_were() -> None:
    assert woken(Kept.of(SPANS), Span) == stow(SPANS, Span)
    assert woken(stow(SPANS, Span).kept(), Span) == stow(SPANS, Span)
    assert stow(SPANS, Span).kept() == Kept.of(SPANS)


def test_records_kept_in_parts_stand_one_behind_the_other_and_say_of_what_they_are() -> None:
    parts = {"a": SPANS[:2], "b": (), "c": SPANS[2:]}
    rows = joined(((head, Kept.of(part)) for head, part in parts.items()), Span)
    assert [*rows] == [*SPANS]
    assert [(row.head, rows.some(row.places)) for row in rows.stretches] == [
        ("a", SPANS[:2]),
        ("c", SPANS[2:]),
    ]
    assert pickle.loads(pickle.dumps(rows)).stretches == rows.stretches  # noqa: S301 - made here


def test_parts_of_other_records_are_told_from_each_other() -> None:
    first, other = (joined([("a", Kept.of(part))], Span) for part in (SPANS, SPANS[:2]))
    assert first.stretches[0].told != other.stretches[0].told


def test_a_record_that_was_kept_is_decoded_once() -> None:
    rows = woken(Kept.of(SPANS), Span)
    assert rows[1] is rows[1]


def test_a_record_is_told_from_others_by_its_key_and_one_that_is_not_there_by_nothing() -> None:
    found = keyed(dict(zip("aba", SPANS, strict=True)), Span)
    assert found.told("a") == digest(stow(SPANS, Span).row(2))
    assert found.told("d") == b""


def test_readings_wait_as_they_were(edition: Edition) -> None:
    plain = tuple(edition.readings)
    assert tuple(stow_readings(plain)) == plain
    assert [*stow_readings(plain).articles] == [reading.article for reading in plain]


def test_what_waits_can_be_sent(edition: Edition) -> None:
    names = stow(edition.analysis.names, Name)
    assert pickle.loads(pickle.dumps(names)) == names  # noqa: S301 - made here


def test_articles_that_wait_take_less_than_half_of_the_room(edition: Edition) -> None:
    waiting, size = edition.readings, 0
    assert isinstance(waiting, Readings)
    rest(waiting)
    for table in (waiting.articles, waiting.studies):
        assert isinstance(table, Stowed)
        size += sum(len(table.row(number)) for number in range(len(table)))
    tracemalloc.start()
    decoded = [*waiting]
    assert size < 0.5 * tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert decoded


def test_records_are_found_by_their_keys_and_others_are_not() -> None:
    found = keyed(dict(zip("abc", SPANS, strict=True)), Span)
    assert dict(found) == dict(zip("abc", SPANS, strict=True))
    assert (found.get("d"), "d" in found) == (None, False)
    with pytest.raises(KeyError):
        found["d"]


def test_a_record_that_is_asked_for_again_stays_decoded_for_a_while() -> None:
    rows = stow([Span(n, n + 1) for n in range(40)], Span)
    rest(rows)
    found = Keyed(range(40), rows, 4)
    first = found[0]
    assert found[0] is first
    assert [found[n] for n in range(1, 5)]
    assert found[0] is not first
    assert found[0] == first


def test_names_and_passages_are_sent_to_another_process_as_they_wait() -> None:
    found = keyed(dict(zip("abc", SPANS, strict=True)), Span)
    sent = pickle.loads(pickle.dumps(found))  # noqa: S301 - its own
    assert dict(sent) == dict(found)
    assert [*sent.digests()] == [*found.digests()]
    shared = Shared(stow((), Pickup), {"a": (Part("b", 7, b"x"),)})
    assert pickle.loads(pickle.dumps(shared)) == shared  # noqa: S301 - its own


def test_records_are_gathered_under_their_keys_in_order() -> None:
    found = gathered(stow(SPANS, Span), [s.start % 2 for s in SPANS]).ordered(lambda s: -s.start)
    assert dict(found) == {0: (SPANS[1], SPANS[0]), 1: (SPANS[2],)}
    assert (found[7], found.get(7), 7 in found) == ((), None, False)


def test_records_that_stand_by_what_they_are_of_are_found_without_a_look_at_them() -> None:
    heads = ("a", "b", "a")
    kept = [(head, Kept.of([span])) for head, span in zip(heads, SPANS, strict=True)]
    told = headed(joined(kept, Span), {}.__getitem__)
    looked = headed(stow(SPANS, Span), dict(zip(SPANS, heads, strict=True)).__getitem__)
    assert dict(told) == dict(looked) == {"a": (SPANS[0], SPANS[2]), "b": (SPANS[1],)}
    assert [*told.digests()] == [*looked.digests()]
    other = headed(joined([*kept[:2], ("b", kept[2][1])], Span), {}.__getitem__)
    assert not {*other.digests()} & {*told.digests()}


def test_a_record_is_gathered_under_each_of_its_keys_and_none_under_none() -> None:
    found = gathered(stow(SPANS, Span), ["a", None, "b"], ["b", "b", None])
    assert dict(found) == {"a": SPANS[:1], "b": SPANS}


def test_digests_of_records_tell_them_from_others() -> None:
    some = (SPANS, SPANS[:2], SPANS[:2], SPANS[::-1], ())
    tables = [gathered(stow(s, Span), [0] * len(s)) for s in some]
    (one,), (other,), (same,), (turned,), nothing = ([*table.digests()] for table in tables)
    assert other == same
    assert len({one, other, turned}) == 3
    assert nothing == []


@pytest.mark.parametrize("places", [[0, 2, 1], [1, 0, 2], [1, 2], [2, 0], [0, 2]])
def test_the_digest_of_some_records_is_that_of_their_bytes_in_their_order(
    places: list[int],
) -> None:
    rows = stow(SPANS, Span)
    assert rows.digest(places) == digest(b"".join(rows.row(place) for place in places))


def test_a_task_apart_is_done_by_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "may_fork", lambda: True)
    assert begun(os.getpid, 2)() != os.getpid()
    assert begun(os.getpid, 1)() == os.getpid()


def test_tasks_that_are_begun_one_after_the_other_are_done_at_the_same_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("dossier.workers.may_fork", lambda: True)
    (one, other), (another, last) = os.pipe(), os.pipe()
    waits = begun(lambda: os.read(one, 1), 2)
    tells = begun(lambda: (os.write(other, b"x"), os.read(another, 1)), 2)
    os.write(last, b"y")
    assert waits() == b"x"
    assert tells() == (1, b"y")


def test_where_much_is_compared_no_name_is_linked_by_the_process_that_goes_on(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    here: list[int] = []

    def watched(*inputs: Any) -> Any:
        here.append(os.getpid())
        return link(*inputs)

    monkeypatch.setattr(workers, "may_fork", lambda: True)
    monkeypatch.setattr(kept, "link", watched)
    analysis.compare(edition.readings, Settings(), processes=2, much=True)
    assert not here
    analysis.compare(edition.readings, Settings())
    assert here


def test_a_task_that_fails_apart_fails_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "may_fork", lambda: True)

    def fail() -> None:
        raise InputError(f"done by {os.getpid()}")

    with pytest.raises(InputError, match=f"done by {os.getpid()}"):
        begun(fail, 2)()
