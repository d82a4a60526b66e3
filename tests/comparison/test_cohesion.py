"""Whether articles hold together is found out once, and again when any that it depends on has changed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.comparison.readings import reading

from dossier.analysis.cohesion import Cohesion
from dossier.memo import Means, Memo, key
from dossier.model import Reading

FERRY = "A ferry with 120 passengers sank off the port of Maren in a storm, the coast guard said."
PLUMS = "Farmers in the Ister valley expect the best plum harvest in a decade after a dry spring."
DAM = "The council closed the old dam above Tartville for repairs and asked for another turbine."
TEXTS = {"a": FERRY, "b": FERRY, "c": PLUMS, "d": PLUMS}
HOME = {name: f"event-{name}" for name in TEXTS}


def readings(**texts: str) -> list[Reading]:
    return [reading(text, name) for name, text in (TEXTS | texts).items()]


def holds(memo: Memo, found: Sequence[Reading], *articles: str, **home: str) -> bool:
    alike = Cohesion(found, HOME | home, Means(memo, [*map(key, found)]))
    held = alike.holds(articles, ())
    alike.keep()
    return held


def test_what_was_found_out_is_not_looked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    memo = Memo()
    assert holds(memo, readings(), "a", "b")
    monkeypatch.setattr(Cohesion, "between", None)
    assert holds(memo, readings(), "a", "b")
    with pytest.raises(TypeError):
        holds(memo, readings(), "b", "c")


def test_it_is_looked_for_again_where_an_article_or_its_event_is_another() -> None:
    memo = Memo()
    assert holds(memo, readings(), "a", "b")
    assert not holds(memo, readings(b=DAM), "a", "b")
    assert not holds(memo, readings(), "a", "b", b="event-a")
    assert not holds(memo, readings(), "a", "c")
    assert holds(memo, readings(), "a", "b")
