from __future__ import annotations

from tests.comparison.readings import event, reading

from dossier.analysis import discrepancies, points
from dossier.model import Discrepancy


def differ(*bodies: str, days: tuple[str | None, ...] = (None, None)) -> list[Discrepancy]:
    rows = [
        reading(b, f"a{n}", published=day)
        for n, (b, day) in enumerate(zip(bodies, days, strict=True))
    ]
    happening = event(*(row.article.id for row in rows))
    told = points.align(rows, [happening], (), ())
    return list(discrepancies.find(rows, [happening], told, (), ()))


TWO = "A ferry sank off Port Maren, killing at least two people and wounding 30, officials said."
FOUR = "At least four passengers have died in the wreck of a ferry off Skerra on Tuesday."


def test_the_dead_in_two_ledes_are_compared_however_the_ledes_are_written() -> None:
    (found,) = differ(TWO, FOUR)
    assert [claim.value for claim in found.claims] == ["at least two", "At least four"]
    assert (found.about, found.kind) == ("number", "conflict")


def test_a_toll_that_rises_from_day_to_day_is_a_later_update() -> None:
    (found,) = differ(TWO, FOUR, days=("2024-05-07", "2024-05-08"))
    assert found.kind == "later update"


def test_a_part_of_the_dead_is_not_compared_with_all_of_them() -> None:
    assert differ(TWO, "The other four people killed on the ferry have been named.") == []


def test_what_others_suffered_long_before_is_not_compared() -> None:
    old = "In May 2019, twelve people were killed when a ferry sank off Port Maren."
    assert differ(TWO, old, days=("2024-05-07", "2024-05-07")) == []


RISEN = "The number of people killed when a ferry sank off Port Maren climbed to 62 on Saturday."
MUD = "Divers found more dead, bringing the death toll from the ferry off Skerra to 71, officials said."
BODIES = "Rescuers called off their search on Tuesday after recovering 31 bodies from the ferry."


def test_a_number_that_the_toll_rose_to_is_compared() -> None:
    (found,) = differ(RISEN, MUD, days=("2024-05-07", "2024-05-08"))
    assert [claim.value for claim in found.claims] == ["62", "71"]
    assert found.kind == "later update"


def test_bodies_that_were_found_are_a_toll() -> None:
    (found,) = differ(TWO, BODIES)
    assert [claim.value for claim in found.claims] == ["at least two", "31"]


def test_the_dead_of_one_place_are_not_compared_with_all_of_them() -> None:
    places = "34 people died in Skerra, 19 in Maren and nine in Besna when the ferry sank."
    assert differ(MUD, places) == []


def test_a_difference_that_is_told_in_the_lede_is_not_told_again() -> None:
    body = f"{RISEN} He said that 62 people were killed on the ferry. {TWO}"
    assert len(differ(body, BODIES)) == 1


ABOARD = "There were 278 people on board, the governor said. The boat sank off Skerra."


def test_how_many_were_aboard_and_how_many_survived_are_compared_wherever_they_stand() -> None:
    (found,) = differ(ABOARD, "The boat sank. He now says that more than 400 people were aboard.")
    assert [claim.value for claim in found.claims] == ["278", "more than 400"]
    (found,) = differ("58 people had survived.", "The mayor put the number of survivors at 67.")
    assert [claim.value for claim in found.claims] == ["58", "67"]


def test_an_article_with_two_boats_does_not_say_how_many_were_aboard() -> None:
    both = "There were 120 people on board the ferry. The trawler had 25 people aboard."
    assert not any("aboard" in found.why[0].detail for found in differ(ABOARD, both))


def test_another_boat_in_another_month_had_others_aboard() -> None:
    other = "In January, a boat with 270 people aboard sank off Maren."
    found = differ(ABOARD, other, days=("2024-05-07", "2024-05-07"))
    assert not any("aboard" in one.why[0].detail for one in found)


def test_what_was_said_of_the_survivors_before_is_not_what_an_article_says() -> None:
    before = "67 people had been rescued. Earlier figures put the number of survivors at 58."
    assert differ("Officials said that 50 people had survived.", before) == []


def test_the_dead_are_counted_by_any_word_for_people() -> None:
    two = "Two infants died in Skerra on Monday, hours after they were given a vaccine."
    three = "At least three infants have died and 16 fell ill at a health camp in Skerra."
    (found,) = differ(two, three, days=("2024-05-07", "2024-05-08"))
    assert (found.kind, [c.value for c in found.claims]) == (
        "later update",
        ["Two", "At least three"],
    )


def test_who_killed_others_is_not_counted_among_the_dead() -> None:
    (found,) = differ(
        "Two gunmen killed 30 people in Skerra.", "Gunmen killed 32 people in Skerra."
    )
    assert [claim.value for claim in found.claims] == ["30", "32"]


def test_two_numbers_at_the_least_differ_and_one_at_the_least_does_not_from_an_exact_one() -> None:
    (found,) = differ(TWO, "A ferry sank off Port Maren, killing at least three people.")
    assert [claim.value for claim in found.claims] == ["at least two", "at least three"]
    assert differ(TWO.replace("two", "20"), "The ferry that sank off Maren killed 21 people.") == []


PIT = "Fourteen men died in Skerra, where gas exploded on Monday. A blast in the pit of Maren killed 31 people."


def test_an_article_that_tells_an_older_happening_too_does_not_differ_with_its_dead() -> None:
    today = "Gas exploded in a pit on Monday, killing 14 miners. Rescuers brought up 14 bodies."
    old = f"Thirty-one men died in the pit of Maren before anyone asked for an inquiry. {PIT}"
    assert differ(today, old) == []
    assert differ(today, old.replace("Fourteen", "Fifteen")) != []


def test_who_most_of_the_dead_were_may_stand_before_what_happened_to_them() -> None:
    (found,) = differ(TWO, "At least 41 workers, most of them women, died when a ferry sank.")
    assert [claim.value for claim in found.claims] == ["at least two", "At least 41"]
    assert (
        differ(TWO, "A ferry sank off Maren with 41 of the crew, who killed time at cards.") == []
    )
