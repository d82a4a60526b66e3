import datetime as dt

import pytest
from tests.support import make_article

from dossier.analysis import linking, names, quotes, split, wordings
from dossier.model import Reading, Study


def reading(article_id: str, text: str, published: str) -> Reading:
    article = make_article(text, article_id=article_id, published=published)
    sentences = split(article)
    people, unclaimed = names.find(article, sentences)
    said = quotes.find(article, sentences, people)
    return Reading(article, Study(sentences, people, (), said, unclaimed=unclaimed))


def families(*texts: tuple[str, str]) -> list[str]:
    readings = [reading(f"a{n}", text, day) for n, (text, day) in enumerate(texts)]
    people, _ = linking.link(readings, ())
    return [record.family for record in wordings.families(readings, people)]


HERE = "Premier Ivo Lark said: “We will completely rebuild the broken dam before the winter.”"
THERE = "Premier Ivo Lark said the broken dam would be rebuilt completely before winter."


def test_two_translations_of_one_utterance_are_one_family() -> None:
    first, second = families((HERE, "2023-03-20"), (THERE, "2023-03-21"))
    assert first == second


def test_a_short_word_with_another_ending_is_the_same_word() -> None:
    one = "Ivo Lark said: “We have not given up hope of finding our brothers alive.”"
    other = "Ivo Lark said: “We have not lost hope to find our brothers alive.”"
    first, second = families((one, "2023-03-20"), (other, "2023-03-21"))
    assert first == second


def test_the_same_words_by_somebody_else_are_another_utterance() -> None:
    other = THERE.replace("Ivo Lark", "Magda Sund")
    first, second = families((HERE, "2023-03-20"), (other, "2023-03-21"))
    assert first != second


def test_the_same_words_a_year_later_are_another_utterance() -> None:
    first, second = families((HERE, "2023-03-20"), (THERE, "2024-03-21"))
    assert first != second


@pytest.mark.parametrize("day", range(1, 29, 3))
@pytest.mark.parametrize("month", [3, 4])
def test_a_fortnight_later_they_still_are_one_utterance_whatever_the_day(
    month: int, day: int
) -> None:
    first = dt.date(2023, month, day)
    later = [(text, str(first + dt.timedelta(days=n))) for text, n in ((HERE, 0), (THERE, 14))]
    one, other, last = families(*later, (HERE, "2024-05-01"))
    assert one == other != last


def test_a_quote_of_its_own_is_its_own_family() -> None:
    assert families((HERE, "2023-03-20")) == [f"a0-q{HERE.index('We will')}"]


ALL_OFF = "“We had every one of them off it within the hour,” said Ivo Lark."


def test_words_that_tell_little_are_one_utterance_where_one_quote_has_all_of_the_other() -> None:
    longer = (
        "“We had every one of them off it within the hour, and that was that,” Ivo Lark told us."
    )
    first, second = families((ALL_OFF, "2023-03-20"), (longer, "2023-03-21"))
    assert first == second


def test_words_that_tell_little_are_two_utterances_where_one_of_them_is_another() -> None:
    fight = "“We do not want to go,” said Ivo Lark."
    first, second = families((fight, "2023-03-20"), (fight.replace("go", "be"), "2023-03-21"))
    assert first != second
    tray = "“Tray 31 of it is as full as it was when we were here,” said Ivo Lark."
    first, second = families((tray, "2023-03-20"), (tray.replace("31", "32"), "2023-03-21"))
    assert first != second
    first, second = families(
        (ALL_OFF, "2023-03-20"), (ALL_OFF.replace("Ivo Lark", "Magda Sund"), "2023-03-21")
    )
    assert first != second


def test_a_speaker_whom_only_another_article_names_in_full_is_known() -> None:
    texts = "Zora Verrin met Tomas Ekholt.", "Tomas Ekholt left the lock, Verrin said."
    readings = [reading(f"a{n}", text, "2023-03-20") for n, text in enumerate(texts)]
    people, _ = linking.link(readings, ())
    assert [record.speaker for record in wordings.families(readings, people)] == ["zora-verrin"]


COUNT = "With {} percent of the ballots counted, Otto Vane had {} percent of the vote and Ilka Brandt {} percent, the electoral council said."


def test_results_of_two_days_in_the_same_words_are_two_utterances() -> None:
    first = (COUNT.format(82, 34, 29), "2023-03-20")
    second = (COUNT.format(97, 48, 51), "2023-03-21")
    again = (COUNT.format(82, 34, 30), "2023-03-21")
    one, two, three = families(first, second, again)
    assert one == three != two
