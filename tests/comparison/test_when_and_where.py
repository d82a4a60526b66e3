from __future__ import annotations

from tests.comparison.readings import reading

from dossier.analysis import events
from dossier.analysis.events import setting
from dossier.analysis.named import Named

NOBODY = Named.of(())


def day_of(*bodies: str) -> str:
    """Return the first day of an event of 22 May 2024, a Wednesday, as its articles tell it."""
    rows = [reading(body, f"a{n}", published="2024-05-22") for n, body in enumerate(bodies)]
    found = setting.when(rows)
    assert found is not None
    return str(found.interval.start)


def test_what_a_lede_dates_a_week_back_is_not_when_its_news_happened() -> None:
    lede = "Crest Bank will buy Nordby Savings, which was closed ten days ago, it said on Monday."
    assert day_of(lede) == "2024-05-20"
    assert day_of("Nordby Savings was closed ten days ago.") == "2024-05-12"


def test_the_today_of_a_quote_is_not_the_day_of_the_article() -> None:
    said = "“Today the forest and the city have voted,” Ilka Brandt told supporters in Strelsau."
    assert day_of(f"Ilka Brandt beat Otto Vane in the vote on Sunday. {said}") == "2024-05-19"
    assert day_of(said, said, "Ilka Brandt beat Otto Vane in the vote on Sunday.") == "2024-05-19"


def where(*bodies: str) -> str | None:
    found = setting.where([reading(body, f"a{n}") for n, body in enumerate(bodies)])
    return found.label if found else None


def test_a_place_that_a_country_owns_and_one_in_a_frame_are_where_it_happened() -> None:
    assert where("A quake toppled houses in France's Lyon early on Monday.") == "Lyon"
    assert where("A quake toppled houses in the city of Lyon early on Monday.") == "Lyon"
    assert where("A quake toppled the houses of Lyon early on Monday.") is None


def test_the_place_of_what_came_long_before_is_not_where_it_happened() -> None:
    assert where("Rebels freed 58 men, two weeks after they signed a truce in Paris.") is None
    assert where("Rebels freed 58 men in Paris, two weeks after a truce.") == "Paris"


def test_the_place_of_the_second_sentence_yields_to_that_of_the_first() -> None:
    second = "Judge Oona Pell owns a farm in Lyon."
    assert where(f"The grocer asked judges in Paris to reverse their ruling. {second}") == "Paris"
    assert where(f"The grocer asked the judges to reverse their ruling. {second}") == "Lyon"


def test_a_place_is_shown_in_the_words_of_its_passage() -> None:
    assert where("A storm hit towns in America on Monday. The U.S. had seen none.") == "America"


QUAKE = (
    "An earthquake toppled houses on the island of Tarsa on Monday and cut roads, Governor Ilka Brandt said.",
    "Houses fell and roads were cut on Tarsa when an earthquake shook the island on Monday, said Governor Ilka Brandt.",
)
AFTERSHOCK = (
    "An aftershock shook houses on the island of Tarsa on {} and cut a road, Governor Ilka Brandt said.",
    "A new earthquake shook houses on Tarsa on {} and people ran from tents, said Governor Ilka Brandt.",
)
AID = "The island of Tarsa needs tents after the earthquake that cut roads, Governor Ilka Brandt said on {}."


def sizes(*bodies: str, day: str = "2024-05-22") -> list[int]:
    rows = [reading(body, f"a{n}", published=day) for n, body in enumerate(bodies)]
    return sorted(len(event.reports) for event in events.group(rows, (), NOBODY)[0])


def test_what_ledes_tell_of_two_days_not_next_to_each_other_is_two_happenings() -> None:
    later = [body.format("Wednesday") for body in AFTERSHOCK]
    assert sizes(*QUAKE, *later) == [2, 2]
    assert sizes(*QUAKE, *[body.format("Monday") for body in AFTERSHOCK]) == [4]


def test_the_day_on_which_somebody_spoke_of_a_happening_makes_no_other_one() -> None:
    assert sizes(*QUAKE, AID.format("Wednesday")) == [3]


FOLLOW_UP = (
    "A Bordurian delegation led by Interior Minister Otto Vane arrived in Strelsau on Wednesday for talks on the security agreement that the two countries signed earlier this month.\n"
    "Vane was received at the station by the minister for foreign affairs, Ilka Brandt.\n"
    "The delegation includes the governor of Maren, Per Lund.\n"
    "A joint command centre is to be opened in Tarsa in August.\n"
    "Under the deal, the countries will send 1,200 officers to the Tarsa sector within three months."
)
RETOLD = (
    "Borduria's interior minister has agreed with his Ruritanian hosts to open a joint command centre in the border town of Tarsa in September, the ministry said on Wednesday.\n"
    "Otto Vane, who flew to the Ruritanian capital with Maren governor Per Lund, held talks with Defence Minister Ada Quill.\n"
    "The visit follows the agreement signed earlier this month in Strelsau, which foresees 1,200 officers on the Bordurian and Ruritanian side of the frontier."
)


def test_two_reports_on_one_day_are_one_event_though_one_recalls_what_the_other_looks_like() -> (
    None
):
    assert sizes(FOLLOW_UP, RETOLD) == [2]


FIRE = (
    "A fire broke out on the ferry Ister off Tarsa on Tuesday, killing at least 14 people, officials said.",
    "At least 14 people died in a fire on the ferry Ister off Tarsa on Tuesday, officials said.",
)
ARREST = "Police in Tarsa have arrested the captain of the ferry Ister, on which 14 people died in a fire {}."


def test_what_a_clause_of_the_lede_dates_long_back_is_another_happening() -> None:
    rows = [reading(body.format("last week"), f"a{n}") for n, body in enumerate((*FIRE, ARREST))]
    found = events.group(rows, (), NOBODY)[0]
    assert sorted(len(event.reports) for event in found) == [1, 2]
    rows = [reading(body.format("at sea"), f"a{n}") for n, body in enumerate((*FIRE, ARREST))]
    assert len(events.group(rows, (), NOBODY)[0]) == 1


SUMMIT = (
    "Five presidents agreed at a summit in Strelsau on Monday to fight illegal mining with a common police force.",
    "A summit on illegal mining in Strelsau ended on Monday with a pledge of five presidents to found a police force.",
)
RAID = "Police arrested 19 people on Tuesday in a raid on illegal mining, two days after a summit of five presidents on illegal mining in Strelsau."


def test_a_lede_that_tells_what_it_came_some_days_after_is_of_another_happening() -> None:
    assert sizes(*SUMMIT, RAID, day="2024-05-22") == [1, 2]
    assert sizes(*SUMMIT, RAID.replace("two days after", "following"), day="2024-05-22") == [3]
