"""The words that the articles of an outlet have in common with those of others are counted once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from msgspec.structs import replace as changed
from tests.exports.sample import make_edition

from dossier.builder.indexing import index
from dossier.builder.pages.reports import in_common
from dossier.builder.register import Called, Register
from dossier.builder.shared import Shared, words
from dossier.builder.shared import shared as shared_of
from dossier.model import Pickup, Source

EDITION = make_edition()
PICKUPS = [changed(pickup, words=4) for pickup in EDITION.analysis.pickups]


def shared(register: Register) -> Mapping[str, Shared]:
    return shared_of(register, [words(register.edition.analysis.pickups)])


def taking(*pickups: Pickup) -> Register:
    return index(changed(EDITION, analysis=changed(EDITION.analysis, pickups=pickups)))


def parted(register: Register) -> Register:
    """Return the register with an outlet for each article."""
    sources = {a: Source(a, a, (a,)) for a in register.articles}
    return replace(register, sources=sources, source_of={a: Called(a, a) for a in sources})


def test_of_each_outlet_they_are_those_of_its_articles_without_its_own() -> None:
    register = parted(taking(*PICKUPS))
    found = shared(register)
    assert found.keys() == register.sources.keys()
    assert any(one.shared for one in found.values())
    for source in register.sources.values():
        common = [in_common(register, article) for article in source.articles]
        others = (o for one in common for o in one.others if o.article not in source.articles)
        words = sum(one.words for one in common)
        assert found[source.id] == Shared(words, min(words, sum(o.own for o in others)))


def test_passages_that_begin_and_end_in_the_same_places_count_once() -> None:
    pickup, *_ = PICKUPS
    once, twice = parted(taking(pickup)), parted(taking(pickup, pickup))
    assert shared(once) == shared(twice)
    assert any(one.shared == pickup.words for one in shared(once).values())


def test_articles_of_one_outlet_share_nothing_with_others() -> None:
    pickup, *_ = PICKUPS
    register = taking(pickup)
    alone = replace(register, source_of=dict.fromkeys(register.articles, Called("a", "A")))
    assert {one.shared for one in shared(alone).values()} == {0}
