"""Every check has a fault that it must find, and the table of faults is as long as that of checks."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace
from tests.exports.sample import make_edition

from dossier import checks
from dossier.builder.page import Page
from dossier.checks import doubts, evidence, gaps, links, plausible, references, words
from dossier.checks.case import Case
from dossier.checks.verified import unverified, verified
from dossier.errors import EvidenceError
from dossier.memo import Memo
from dossier.model import (
    Basis,
    Edition,
    Evidence,
    Found,
    FoundDate,
    Interval,
    Issue,
    NameDecision,
    Outsider,
    Passage,
    Settings,
    Span,
    TopicSettings,
)

PAGES = (
    Page("index.html", b'<h1 id="top">A</h1><a href="events/a.html#p1">B</a><a href="https://x.example/">C</a>'),
    Page("events/a.html", b'<p id="p1">A</p><a href="../index.html#top">B</a><img src="../i.png">'),
    Page("i.png", b"x"),
)  # fmt: skip


def on(edition: Edition, **fields: Any) -> Edition:
    """Return the edition with other results."""
    return replace(edition, analysis=replace(edition.analysis, **fields))


def first_article(edition: Edition, **fields: Any) -> Edition:
    """Return the edition with another first article."""
    first, *rest = edition.readings
    changed = replace(first, article=replace(first.article, **fields))
    return replace(edition, readings=(changed, *rest))


def first_event(edition: Edition, **fields: Any) -> Edition:
    """Return the edition with another first event."""
    first, *rest = edition.analysis.events
    return on(edition, events=(replace(first, **fields), *rest))


def day(iso: str) -> Interval:
    """Return an interval of one day."""
    return Interval(dt.date.fromisoformat(iso), dt.date.fromisoformat(iso), "day")


def saved(iso: str) -> FoundDate:
    """Return when a clipping was saved."""
    return FoundDate(day(iso), Basis.SIDECAR)


def set_in_settings(edition: Edition, settings: Settings) -> Edition:
    """Return the edition with other settings."""
    return replace(edition, settings=settings)


def second_queen(edition: Edition) -> Edition:
    """Return the edition with a name that is written almost like another."""
    queen = edition.analysis.names[0]
    twin = replace(queen, id="twin", label="Queen of Heart", spellings=())
    return on(edition, names=(queen, twin))


def with_page(html: bytes) -> tuple[Page, ...]:
    """Return the pages with one more."""
    return (*PAGES, Page("more.html", html))


Plant = Callable[[Edition], Edition]

FAULTS: dict[checks.Check, tuple[tuple[str, Plant], ...]] = {
    evidence.spans: (
        ("span-outside", lambda e: first_article(e, source=Found("A", Basis.TEXT, Span(0, 99_999)))),
        ("span-outside", lambda e: first_article(e, source=Found("A", Basis.TEXT, Span(5, 5)))),
        ("span-outside", lambda e: first_article(e, source=Found("A", Basis.TEXT, Span(-3, 4)))),
        ("span-outside", lambda e: first_article(e, source=Found("A", Basis.TEXT, Span(0, 6)))),
    ),
    evidence.raw_spans: (
        ("raw-span-outside", lambda e: first_article(e, raw_length=2)),
    ),
    evidence.passages: (
        ("passage-outside", lambda e: first_event(e, lead=(Passage("a", Span(0, 99_999)),))),
        ("passage-outside", lambda e: first_event(e, lead=(Passage("nobody", Span(0, 2)),))),
    ),
    references.identities: (
        ("shared-id", lambda e: on(e, points=(*e.analysis.points, e.analysis.points[0]))),
        ("two-events", lambda e: on(e, events=(*e.analysis.events[:1], replace(e.analysis.events[1], reports=("a",))))),
    ),
    references.missing_records: (
        ("no-such-record", lambda e: first_event(e, before=("nobody",))),
        ("no-such-record", lambda e: on(e, quotes=(replace(e.analysis.quotes[0], index=7),))),
        ("no-such-record", lambda e: on(e, quotes=(replace(e.analysis.quotes[0], speaker="nobody"),))),
        ("no-such-record", lambda e: on(e, names=())),
        ("no-such-record", lambda e: on(e, events=())),
        ("no-such-record", lambda e: on(e, points=())),
        ("no-such-record", lambda e: replace(e, readings=e.readings[:1])),
    ),
    words.quoted_words: (
        ("words-differ", lambda e: first_event(e, title="The King opens the market")),
        ("words-differ", lambda e: first_event(e, where="Elsewhere")),
    ),
    plausible.dates_of_articles: (
        ("published-after-saved", lambda e: first_article(e, saved=saved("2031-05-11"))),
        ("published-after-updated", lambda e: first_article(e, updated=saved("2031-05-11"))),
    ),
    plausible.dates_of_events: (
        ("event-after-reports", lambda e: first_event(e, when=day("2031-05-20"), reports=("a",))),
        ("report-far-from-event", lambda e: first_event(e, when=day("2029-05-20"))),
    ),
    gaps.articles_without_date: (("no-date", lambda e: first_article(e, published=None)),),
    gaps.articles_without_source: (("no-source", lambda e: on(e, sources=())),),
    gaps.idle_settings: (
        ("idle-setting", lambda e: set_in_settings(e, Settings(topics=(TopicSettings("Dams", ("dam",)),)))),
        ("idle-setting", lambda e: set_in_settings(e, Settings(names=(NameDecision(("Queen of Hearts", "The Red King"), 1, same=True),)))),
    ),
    doubts.near_names: (("near-names", second_queen),),
    doubts.weak_events: (
        ("weak-event", lambda e: first_event(e, why=(Evidence("likeness", 0.31, "x"),))),
    ),
    doubts.near_outsiders: (
        ("near-outsider", lambda e: first_event(e, outsider=Outsider("b", 0.29, 0.3))),
    ),
}  # fmt: skip
"""Faults that are planted in the edition. Those of the pages stand below."""

LINKS = (
    b'<a href="none.html">x</a>',
    b'<img src="events/none.png">',
    b'<a href="index.html#none">x</a>',
    b'<a href="#none">x</a>',
    b'<a href="javascript:alert(1)">x</a>',
    b'<a href="data:text/html,x">x</a>',
    b'<a href="file:///etc/passwd">x</a>',
    b'<a href="../index.html">x</a>',
    b'<a href="http://[::1">x</a>',
)


def codes(found: tuple[Issue, ...]) -> list[str]:
    """Return the codes of issues."""
    return [issue.code for issue in found]


def test_the_checks_are_those_that_have_a_planted_fault() -> None:
    assert {*FAULTS, links.broken_links} == set(checks.CHECKS)


def test_an_edition_without_faults_has_only_what_is_planted_in_it() -> None:
    found = checks.run(make_edition(), PAGES)
    assert set(codes(found)) == {"no-date"}


@pytest.mark.parametrize(
    ("check", "code", "plant"),
    [(check, code, plant) for check, rows in FAULTS.items() for code, plant in rows],
)
def test_a_planted_fault_is_found(check: checks.Check, code: str, plant: Plant) -> None:
    edition = plant(make_edition())
    assert code in [issue.code for issue in check(Case.of(edition, ()))]
    assert code in codes(checks.run(edition, ()))


@pytest.mark.parametrize("html", LINKS)
def test_a_broken_link_is_found(html: bytes) -> None:
    assert codes(checks.run(make_edition(), with_page(html))).count("broken-link") == 1


def test_links_that_hold_are_not_reported() -> None:
    html = b'<a id="a b" href="index.html">x</a><a href="?q=1#a%20b">y</a><a href="index.html#top:~:text=A">z</a><a href="/repo/">w</a><link rel="icon" href="data:,">'
    assert "broken-link" not in codes(checks.run(make_edition(), with_page(html)))


@pytest.mark.parametrize("check", checks.EVIDENCE)
def test_a_build_refuses_what_has_no_evidence(check: checks.Check) -> None:
    for _, plant in FAULTS[check]:
        with pytest.raises(EvidenceError, match="a fault of the program"):
            checks.refuse_without_evidence(plant(make_edition()))


@pytest.mark.parametrize("check", checks.EVIDENCE)
def test_what_was_verified_hides_no_later_fault(check: checks.Check) -> None:
    for _, plant in FAULTS[check]:
        memo = Memo()
        checks.refuse_without_evidence(make_edition(), memo)
        with pytest.raises(EvidenceError, match="a fault of the program"):
            checks.refuse_without_evidence(plant(make_edition()), memo)


def test_records_that_cite_an_article_are_verified_again_when_it_changes() -> None:
    edition = make_edition()
    later = first_article(edition, text=edition.readings[0].article.text + "!")
    article = edition.readings[0].article.id
    again = unverified(later, verified(edition), verified(later))
    assert [reading.article.id for reading in again.readings] == [article]
    for table in ("names", "pickups", "points", "discrepancies"):
        citing = [r for r in getattr(edition.analysis, table) if article in str(r)]
        assert citing
        assert {*citing} <= {*getattr(again.analysis, table)}


def test_of_an_edition_that_was_verified_nothing_is_verified_again() -> None:
    edition = make_edition()
    known = verified(edition)
    rest = unverified(edition, known, known)
    assert not [*rest.readings, *rest.analysis.names, *rest.analysis.points]
    assert rest.analysis.events == edition.analysis.events


def test_a_build_accepts_what_has_evidence() -> None:
    checks.refuse_without_evidence(make_edition())


def test_many_gaps_of_one_kind_are_told_together() -> None:
    edition = make_edition()
    a, b = edition.readings
    many = [replace(b, article=replace(b.article, id=f"b{n}", file=f"b{n}.txt")) for n in range(20)]
    (issue,) = gaps.articles_without_date(Case.of(replace(edition, readings=(a, *many)), ()))
    assert issue.message.startswith("20 articles (b0.txt, b1.txt, b2.txt …) do not say when they")


def test_the_worst_comes_first_and_each_once() -> None:
    note, error = Issue("a", "note", "x", "x"), Issue("b", "error", "x", "x")
    assert checks.worst_first([note, error, note]) == (error, note)


def _spans_in(value: object, found: list[Span]) -> list[Span]:
    """Return every span anywhere in a record."""
    if isinstance(value, Span):
        found.append(value)
    elif isinstance(value, tuple):
        for each in value:
            _spans_in(each, found)
    elif hasattr(value, "__struct_fields__"):
        for name in value.__struct_fields__:
            if name not in {"raw", "runs"}:
                _spans_in(getattr(value, name), found)
    return found


def test_no_span_of_a_record_is_forgotten() -> None:
    edition = make_edition()
    for reading in edition.readings:
        checked = sorted(span for _, span in evidence.spans_of(reading))
        assert checked == sorted(_spans_in(reading, []))
    cited = sorted(passage.span for _, passage in evidence.passages_of(edition.analysis))
    assert cited == sorted(_spans_in(edition.analysis, []))
