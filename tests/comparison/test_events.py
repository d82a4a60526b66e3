from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from tests.comparison.readings import reading

from dossier import analysis, loader
from dossier.analysis import events
from dossier.analysis.events import setting, titles
from dossier.analysis.events.days import gap, timing
from dossier.analysis.events.likeness import Likeness
from dossier.analysis.events.near import made, pairs
from dossier.analysis.events.recalls import recalls
from dossier.analysis.events.views import Strongest
from dossier.analysis.named import Named
from dossier.memo import Memo, alone
from dossier.model import Event, EventDecision, Issue, Reading

NOBODY = Named.of(())

FERRY = (
    "A ferry sank off Port Maren on Tuesday, the coast guard said. Seven passengers of the ferry drowned off Port Maren.",
    "Seven people drowned when a ferry sank off Port Maren on Tuesday. The coast guard searched for the ferry all night.",
    "The coast guard of Port Maren said seven passengers drowned after a ferry sank on Tuesday.",
)
HARVEST = (
    "Plum growers in the Ister valley expect a record harvest. The plum harvest begins in August.",
    "A record plum harvest is expected in the Ister valley, growers said on Friday.",
)
LOOKING_BACK = (
    "The owners of shipyards met in Lindau on Monday to talk about wages.\n"
    "They want to agree on new pay by autumn, a spokeswoman said.\n"
    "Nobody expected a quick result of the meeting about wages.\n"
    "Last May, a ferry sank off Port Maren and seven passengers drowned, the coast guard said.\n"
    "Seven people drowned when the ferry sank off Port Maren."
)

TREATY = (
    (
        "Ruritania and Borduria signed a treaty on the ferry port of Maren on Tuesday, ending a dispute of eight years. "
        "Foreign Minister Ilka Brandt and her colleague Otto Vane signed it in Strelsau. Ruritania will pay 40 million crowns a year."
    ),
    (
        "A treaty on the ferry port of Maren was signed in Strelsau on Tuesday by Ruritania and Borduria. "
        "Foreign Minister Ilka Brandt spoke of a new chapter. Borduria gets 40 million crowns a year."
    ),
)
VISIT = (
    "Foreign Minister Ilka Brandt of Ruritania arrived in the Bordurian capital on Monday to open a committee on the ferry port.\n"
    "She was met at the station by her colleague Otto Vane.\n"
    "The committee is to meet twice a year.\n"
    "In June, Ruritania and Borduria signed a treaty on the ferry port of Maren.\n"
    "Her train leaves on Thursday."
)
RESIGNED = (
    "Foreign Minister Ilka Brandt of Ruritania stepped down on Wednesday, a day after a vote in parliament.\n"
    "She leaves with a clear conscience, she told reporters.\n"
    "Her colleague Otto Vane wished her well.\n"
    "Brandt had signed the treaty with Borduria on the ferry port of Maren in June."
)


def group(
    rows: list[Reading], *decisions: EventDecision
) -> tuple[tuple[Event, ...], tuple[Issue, ...]]:
    return events.group(rows, (), NOBODY, decisions)


def rows(*bodies: str) -> list[Reading]:
    return [reading(body, f"a{n}") for n, body in enumerate(bodies)]


class Counting(Memo):
    """Counts what is made."""

    def __init__(self) -> None:
        super().__init__()
        self.made: Counter[str] = Counter()

    def each_of(
        self, kind: str, form: Any, keys: Sequence[str], make: Callable[[list[int]], list[Any]]
    ) -> tuple[list[Any], dict[str, Any]]:
        def counted(wanted: list[int]) -> list[Any]:
            self.made[kind] = len(wanted)
            return make(wanted)

        return super().each_of(kind, form, keys, counted)


def compared(memo: Counting, *bodies: str) -> Counter[str]:
    """Return how often what was made, while the same comes out as from nothing."""
    found = rows(*bodies)
    assert events.group(found, (), NOBODY, means=alone(found)._replace(memo=memo)) == group(found)
    return memo.made


def reports(found: tuple[Event, ...]) -> set[frozenset[str]]:
    return {frozenset(event.reports) for event in found}


def test_articles_on_one_happening_are_one_event() -> None:
    found, _ = group(rows(*FERRY, *HARVEST))
    assert reports(found) == {frozenset({"a0", "a1", "a2"}), frozenset({"a3", "a4"})}


@pytest.mark.parametrize("later", [VISIT, RESIGNED])
def test_a_follow_up_is_an_event_of_its_own(later: str) -> None:
    found, _ = group(rows(*TREATY, later))
    assert reports(found) == {frozenset({"a0", "a1"}), frozenset({"a2"})}


def test_what_came_before_is_told_by_a_sentence_that_names_its_time() -> None:
    """The same article without that sentence cannot be told from the others."""
    nothing_past = "\n".join(line for line in VISIT.splitlines() if "June" not in line)
    assert rows(VISIT)[0].study.telling.past
    assert not rows(nothing_past)[0].study.telling.past


def test_one_article_is_one_event() -> None:
    (found,), _ = group(rows(FERRY[0]))
    assert found.reports == ("a0",)
    assert found.why == ()


def test_no_article_is_no_event() -> None:
    assert group([]) == ((), ())


def test_an_article_that_recalls_an_event_does_not_report_it() -> None:
    found, _ = group(rows(*FERRY, LOOKING_BACK))
    assert frozenset({"a3"}) in reports(found)
    ferry = next(event for event in found if "a0" in event.reports)
    (recall,) = ferry.recalls
    assert (recall.article, recall.event) == ("a3", ferry.id)
    text = reading(LOOKING_BACK).article.text
    assert recall.passages[0].span.of(text).startswith("Last May")


def test_what_is_to_come_in_a_month_is_not_recalled() -> None:
    ahead = "\nThe talks about wages go on.\nThe owners said the ferry that sank off Port Maren would be raised in April."
    found, _ = group(rows(*FERRY, LOOKING_BACK + ahead))
    ferry = next(event for event in found if "a0" in event.reports)
    told = [p.span.of(LOOKING_BACK + ahead) for p in ferry.recalls[0].passages]
    assert not any("raised" in words for words in told)


def test_an_event_is_recalled_in_the_words_of_a_few_of_those_who_report_it() -> None:
    """That six others tell it in words of their own changes nothing."""
    others = (
        "Otto Vane, a baker of Port Maren, saw the Alder Queen go down. Divers looked for the boat.",
        "Divers found the Alder Queen at a depth of 30 metres. The mayor spoke to those who mourn.",
        "Mourners lit candles at the quay of Port Maren on Tuesday. The Alder Queen was 40 years old.",
        "The master of the Alder Queen was questioned on Tuesday. Port Maren is in mourning.",
    )
    articles = rows(*FERRY[:2], *others, LOOKING_BACK)
    last = len(articles) - 1
    over = {(n, last): 0.12 if n < 2 else -0.1 for n in range(last)}
    alike = Likeness({}, over, {}, {}, [])
    found = recalls(articles, alike, (tuple(range(last)), (last,)), NOBODY.spelled)
    assert [recall.article for recall in found[0]] == [f"a{last}"]


def test_the_recalled_event_and_the_recalling_one_are_linked() -> None:
    found, _ = group(rows(*FERRY, LOOKING_BACK))
    ferry = next(event for event in found if "a0" in event.reports)
    wages = next(event for event in found if "a3" in event.reports)
    assert (ferry.after, wages.before) == ((wages.id,), (ferry.id,))


def test_the_id_of_an_event_stays_when_another_article_arrives() -> None:
    before, _ = group(rows(*FERRY[:2]))
    after, _ = group(rows(*FERRY))
    assert before[0].id == after[0].id


def test_the_same_articles_in_another_order_give_the_same_groups() -> None:
    forward = rows(*FERRY, *HARVEST)
    assert reports(group(forward)[0]) == reports(group(forward[::-1])[0])


def test_the_editor_moves_an_article_and_gives_a_title_and_a_reason() -> None:
    decision = EventDecision(
        ("a3", "a0.txt"), 7, id="mine", title="The ferry", only=True, reason="both name it"
    )
    found, issues = group(rows(*FERRY, *HARVEST), decision)
    mine = next(event for event in found if event.id == "mine")
    assert (set(mine.reports), mine.title, mine.title_from, mine.reason) == (
        {"a0", "a3"},
        "The ferry",
        None,
        "both name it",
    )
    assert issues == ()


def test_a_decision_about_no_article_is_an_issue_with_its_line_and_a_suggestion() -> None:
    _, (issue,) = group(rows(*FERRY), EventDecision(("a0.txtt",), 12))
    assert "line 12" in issue.message
    assert "a0.txt" in issue.message


def test_copies_of_one_text_count_as_one_independent_text() -> None:
    from dossier.model import TextFamily  # noqa: PLC0415 - used here alone

    found, _ = events.group(rows(*FERRY), (TextFamily("f", ("a0", "a1")),), NOBODY)
    assert found[0].independent == 2


def test_the_day_of_an_event_is_one_its_ledes_name_and_never_background() -> None:
    dated = [
        reading(
            "A ferry that was built in 1959 sank off Port Maren on Tuesday.",
            "a",
            published="2024-05-08",
        ),
        reading(
            "Since Sunday it had rained. A ferry sank off Port Maren on Tuesday.",
            "b",
            published="2024-05-08",
        ),
    ]
    when = setting.when(dated)
    assert when is not None
    assert str(when.interval.start) == "2024-05-07"


def test_a_year_in_the_lede_is_no_time_of_an_event() -> None:
    assert setting.when([reading("The title was the first since 1908.", "a")]) is None


def test_a_place_that_few_ledes_name_is_not_where_it_happened() -> None:
    told = [reading("A ferry sank.", f"a{n}") for n in range(5)]
    assert setting.where([*told, reading("A ferry sank in Paris.", "b")]) is None


def test_an_event_is_called_by_a_headline_of_its_own_and_not_by_how_it_is_told() -> None:
    rows = [
        reading(FERRY[0], "a", headline="LIVE: Ferry sinks off Port Maren"),
        reading(FERRY[1], "b", headline="Seven drown as ferry sinks off Port Maren"),
        reading(FERRY[2], "c", headline="Why ferry sinks off Port Maren"),
    ]
    assert titles.title(rows)[0] == "Seven drown as ferry sinks off Port Maren"


def test_an_address_is_no_title() -> None:
    text = "https://lowdenecho.example/ferry.html"
    assert titles.title([reading(FERRY[0], "a", headline=text)])[0].startswith("A ferry sank")


def test_each_article_of_an_event_has_its_own_ground() -> None:
    found, _ = group(rows(*FERRY, *HARVEST))
    for event in found:
        assert [row.feature for row in event.why].count("article") == len(event.reports)


def test_an_article_alone_says_how_near_the_nearest_one_is() -> None:
    found, _ = group(rows(*FERRY, LOOKING_BACK))
    alone = next(event for event in found if event.reports == ("a3",))
    assert [row.feature for row in alone.why] == ["alone"]


SIGNED = "Ruritania and Borduria signed the treaty on the ferry port of Maren on Tuesday."
APPROVED = (
    "The treaty on the ferry port of Maren was approved by the parliament of Borduria on Tuesday."
)


def test_what_happened_on_other_days_is_another_happening() -> None:
    days = ("2024-05-07", "2024-05-08", "2024-06-11")
    bodies = (SIGNED, f"{SIGNED} Foreign Minister Ilka Brandt was there.", APPROVED)
    given = zip(bodies, days, strict=True)
    found, _ = group([reading(b, f"a{n}", published=d) for n, (b, d) in enumerate(given)])
    assert sorted(len(one.reports) for one in found) == [1, 2]


def test_where_no_day_is_known_the_weekdays_of_the_ledes_tell_two_happenings_apart() -> None:
    later = APPROVED.replace("Tuesday", "Friday")
    found, _ = group(rows(SIGNED, f"{SIGNED} Foreign Minister Ilka Brandt was there.", later))
    assert sorted(len(one.reports) for one in found) == [1, 2]
    found, _ = group(rows(SIGNED, f"{SIGNED} Foreign Minister Ilka Brandt was there.", APPROVED))
    assert sorted(len(one.reports) for one in found) == [3]


def test_two_datelines_without_a_year_are_as_far_apart_as_in_any_year() -> None:
    early, late, soon = (
        timing(read(f"MAREN, {day} (Arvan Wire) - {SIGNED}\nA crowd stood on the quay."))
        for day in ("March 1", "April 10", "March 3")
    )
    assert gap(early, late) == gap(late, early) == 37
    assert gap(early, soon) == 0
    assert gap(early, timing(read(SIGNED))) is None


def read(text: str, name: str = "a") -> Reading:
    article = loader.parse(f"{name}.txt", text.encode()).articles[0]
    return Reading(article, analysis.study(article))


def test_a_lede_that_opens_with_how_long_after_is_of_a_happening_of_its_own() -> None:
    late = f"Three weeks after the treaty on the ferry port, {APPROVED[0].lower()}{APPROVED[1:]}"
    found, _ = group(rows(SIGNED, f"{SIGNED} Foreign Minister Ilka Brandt was there.", late))
    assert sorted(len(one.reports) for one in found) == [1, 2]


def test_an_article_that_shares_nothing_compares_no_others_again() -> None:
    memo = Counting()
    first = compared(memo, *FERRY, LOOKING_BACK, *TREATY)
    assert first["likeness"] > 3
    assert first["recalls"]
    again = compared(memo, *FERRY, LOOKING_BACK, *TREATY, "Clockmakers polish brass pendulums.")
    none = {"likeness": 0, "groups": 0, "recalls": 0, "ties": 0}
    made = {"timing": 1, "views": 1, "said": 1, "events": 1, **none}
    assert again == made


def test_an_article_that_changes_is_compared_again_with_its_like_alone() -> None:
    memo = Counting()
    compared(memo, *FERRY, *HARVEST)
    changed = FERRY[2] + " Nobody survived."
    assert compared(memo, *FERRY[:2], changed, *HARVEST)["likeness"] == 2


def test_articles_that_share_next_to_nothing_beside_the_nearest_are_not_compared() -> None:
    rows = [
        Strongest(("ferry", "port", "maren"), (0.8, 0.6, 0.04)),
        Strongest(("ferry", "port", "lindau"), (0.8, 0.6, 0.04)),
        Strongest(("maren", "harvest", "plum"), (0.04, 0.8, 0.6)),
        Strongest(("lindau", "harvest", "plum"), (0.04, 0.8, 0.6)),
    ]
    ids = ["a0", "a1", "a2", "a3"]
    assert pairs(made(ids, rows)) == [(0, 1), (2, 3)]


@pytest.mark.parametrize(
    "late",
    [
        "A year ago Ruritania and Borduria signed the treaty on the ferry port of Maren. Now grass grows there.",
        "A poll on the pay of pilots began in Lindau, three weeks after Ruritania and Borduria signed the treaty.",
    ],
)
def test_a_lede_that_tells_how_long_ago_something_was_is_of_another_happening(late: str) -> None:
    found, _ = group(rows(SIGNED, f"{SIGNED} Foreign Minister Ilka Brandt was there.", late))
    assert sorted(len(one.reports) for one in found) == [1, 2]


def test_two_reports_of_one_follow_up_stay_together() -> None:
    first = "Police in Maren arrested the owner of the ferry on Tuesday, three weeks after the wreck off Port Maren."
    second = "The owner of the ferry was arrested in Maren by police on Tuesday after the wreck off Port Maren."
    assert len(group(rows(first, second))[0]) == 1


def test_the_weekdays_of_an_article_are_also_those_of_the_days_that_it_is_known_to_tell_of() -> (
    None
):
    text = "The hare returned on Saturday from Osk, where he signed the tea pact the day before."
    told = timing(reading(text, "a", published="2024-09-22"))
    assert told.weekdays == {4, 5}
    assert timing(reading(text, "a")).weekdays == {5}


def test_a_day_that_stands_in_the_text_counts_unless_the_text_is_cut_into_words() -> None:
    bodies = [
        f"The treaty is signed\n\n7 May 2024\n\n{SIGNED} Ilka Brandt, Otto Vane and a crowd were there."
    ]
    assert timing(read(bodies[0])).days
    assert not timing(read(bodies[0].replace(",", " ,"))).days


@pytest.mark.parametrize("later", ["", "\n11 June 2024\n"])
def test_an_article_that_names_the_month_of_another_as_past_reports_something_else(
    later: str,
) -> None:
    signed = f"The treaty is signed\n\n7 May 2024\n\n{SIGNED} Ilka Brandt was there."
    again = f"A treaty for Maren\n\n{SIGNED} Ilka Brandt and a crowd were there."
    looks_back = f"Parliament has its say\n{later}\n{APPROVED} It was signed in May on the ferry."
    found, _ = group(
        [read(text, name) for name, text in zip("abc", (signed, again, looks_back), strict=True)]
    )
    assert reports(found) == {frozenset("ab"), frozenset("c")}


def test_an_event_keeps_the_ids_that_it_had_when_an_earlier_article_arrives() -> None:
    old = [reading(b, f"a{n}", published=f"2024-05-{9 + n:02}") for n, b in enumerate(FERRY)]
    (before,), _ = group(old)
    (after,), _ = group([*old, reading(FERRY[0], "first", published="2024-05-08")])
    assert after.id != before.id
    assert before.id in after.former
    assert {*before.former} < {*after.former}


def test_an_event_to_which_an_editor_gives_an_id_keeps_the_one_that_was_made_for_it() -> None:
    (made,), _ = group(rows(*FERRY))
    (given,), _ = group(rows(*FERRY), EventDecision(articles=("a0",), id="ferry", line=1))
    assert given.id == "ferry"
    assert made.id in given.former
