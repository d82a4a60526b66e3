"""One name across articles."""

from __future__ import annotations

import itertools
import time

from msgspec.structs import replace
from tests.support import day, make_article

from dossier.analysis import linking, names
from dossier.model import Name, NameDecision, Reading, Sentence, Study
from dossier.text import sentences


def readings(*texts: str) -> list[Reading]:
    made = []
    for number, text in enumerate(texts):
        article = make_article(text, article_id=f"a{number}")
        cut = tuple(
            Sentence(span, index)
            for index, block in enumerate(article.blocks)
            for span in sentences(article.text, block.span)
        )
        found = names.find(article, cut)
        made.append(Reading(article, Study(cut, found.names, (), (), unclaimed=found.unclaimed)))
    return made


def linked(*texts: str, decisions: tuple[NameDecision, ...] = ()) -> dict[str, Name]:
    found, _ = linking.link(readings(*texts), decisions)
    return {name.id: name for name in found}


def forms(name: Name) -> set[str]:
    return {spelling.form for spelling in name.spellings}


def test_spellings_of_one_person_are_joined_with_their_evidence() -> None:
    found = linked("Qasim al-Tuwali left.", "Qassem al-Tuwali left.", "Qasem al-Tuwali left.")
    assert list(found) == ["qasim-al-tuwali"]
    name = found["qasim-al-tuwali"]
    assert forms(name) == {"Qasim al-Tuwali", "Qassem al-Tuwali", "Qasem al-Tuwali"}
    assert name.why


def test_the_label_is_the_most_frequent_full_form_and_the_id_the_earliest() -> None:
    found = linked(
        "Karim al-Tuwali left.", "Karim Shia al-Tuwali left.", "Karim Shia al-Tuwali came."
    )
    assert found["karim-al-tuwali"].label == "Karim Shia al-Tuwali"


def test_father_and_son_are_kept_apart_and_told_of_each_other() -> None:
    found = linked("Josef Vandelaar watched.", "Max Vandelaar won.")
    assert found["josef-vandelaar"].apart == ("max-vandelaar",)
    assert found["max-vandelaar"].apart == ("josef-vandelaar",)


def test_a_short_form_does_not_join_two_people() -> None:
    found = linked(
        "Karim Hassan al-Tuwali left.", "Karim Jafar al-Tuwali left.", "Karim al-Tuwali left."
    )
    assert len(found) == 3


def test_a_surname_alone_joins_the_only_person_who_bears_it() -> None:
    found = linked("Tomas Ekholt spoke.", "Mr. Ekholt spoke again.")
    assert forms(found["tomas-ekholt"]) == {"Tomas Ekholt", "Mr. Ekholt"}


def test_a_surname_alone_joins_nobody_where_two_bear_it() -> None:
    found = linked("Josef Vandelaar watched.", "Max Vandelaar won.", "Mr. Vandelaar spoke.")
    assert len(found) == 3


def test_a_body_with_a_word_missing_is_known_by_who_heads_it() -> None:
    found = linked(
        "Salim Dorrani, secretary of Iran’s Upper Harbour Safety Council, spoke.",
        "Salim Dorrani, secretary of Iran’s Upper Safety Council, spoke.",
    )
    council = found["upper-harbour-safety-council"]
    assert forms(council) == {"Upper Harbour Safety Council", "Upper Safety Council"}
    assert council.why[0].feature == "same-holder"


def test_a_body_with_a_word_missing_stays_apart_without_a_common_holder() -> None:
    found = linked("The Upper Harbour Safety Council met.", "The Upper Safety Council met.")
    assert len(found) == 2


def test_an_abbreviation_is_joined_with_the_full_name() -> None:
    found = linked("IRNA reported it.", "The Islamic Republic News Agency reported it.")
    assert [name.label for name in found.values()] == ["Islamic Republic News Agency"]


def test_other_names_of_a_country_are_one() -> None:
    found = linked("The US agreed.", "The United States agreed.", "Washington agreed.")
    assert set(found) == {"united-states", "washington"}
    assert found["united-states"].label == "United States"


def test_the_editor_joins_and_labels() -> None:
    same = NameDecision(("Nadia Verrell", "Zora Quandle"), 7, same=True, label="Nadia V.")
    found = linked("Nadia Verrell left.", "Zora Quandle left.", decisions=(same,))
    assert [name.label for name in found.values()] == ["Nadia V."]


def test_the_editor_keeps_apart() -> None:
    apart = NameDecision(("Qasim al-Tuwali", "Qassem al-Tuwali"), 7, same=False)
    found = linked("Qasim al-Tuwali left.", "Qassem al-Tuwali left.", decisions=(apart,))
    assert found["qasim-al-tuwali"].apart == ("qassem-al-tuwali",)


def test_a_decision_that_matches_nothing_is_an_issue_with_its_line() -> None:
    lost = NameDecision(("Qasim al-Tuwaly", "Nobody Here"), 7, same=True)
    _, issues = linking.link(readings("Qasim al-Tuwali left."), (lost,))
    assert [issue.subject for issue in issues] == ["dossier.yaml, line 7"] * 2
    assert "qasim al-tuwali" in issues[0].message


def test_the_order_of_the_articles_changes_no_group() -> None:
    texts = [
        "Qasim al-Tuwali left.",
        "Qassem al-Tuwali left with Mr. Ekholt.",
        "Tomas Ekholt and Nadia Verrell met.",
    ]
    groups = set()
    for order in itertools.permutations(texts):
        found = linked(*order)
        groups.add(frozenset(frozenset(forms(name)) for name in found.values()))
    assert len(groups) == 1


def test_time_grows_with_the_number_of_articles() -> None:
    def seconds(count: int) -> float:
        given = ("Nadia", "Tomas", "Salim", "Karim", "Max", "Jos", "Ada")
        texts = [
            f"{given[i % 7]} Quan{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}rell met Salim Dorrani."
            for i in range(count)
        ]
        made = readings(*texts)
        start = time.process_time()
        linking.link(made, ())
        return time.process_time() - start

    seconds(50)
    assert seconds(2000) < 40 * max(seconds(250), 0.01)


def test_a_capital_inside_a_surname_makes_no_second_word_of_it() -> None:
    found = linked("Anthony LaVerrell was charged.", "Anthony Laverrell was charged.")
    assert len(found) == 1


def test_a_woman_is_not_linked_to_a_man_whose_name_is_one_letter_shorter() -> None:
    found = linked("Martin Ekholt left.", "Martina Ekholt left.")
    assert len(found) == 2


def test_a_surname_of_several_is_whose_office_stands_with_it() -> None:
    found = linked(
        "President Bruno Ekholt spoke.", "Maria Ekholt sang.", "President Ekholt left the hall."
    )
    assert forms(found["bruno-ekholt"]) == {"Bruno Ekholt", "Ekholt"}
    assert "same-office" in {e.feature for e in found["bruno-ekholt"].why}


def test_a_surname_of_a_man_and_a_woman_is_whose_form_of_address_stands_with_it() -> None:
    found = linked("Bruno Ekholt spoke.", "Susan Ekholt sang.", "Mr. Ekholt left the hall.")
    assert forms(found["bruno-ekholt"]) == {"Bruno Ekholt", "Mr. Ekholt"}


def test_a_surname_without_more_is_whom_far_most_articles_name() -> None:
    often = ["Bruno Ekholt spoke."] * 4
    found = linked(*often, "Susan Ekholt sang.", "The hall rose. It was Mayor Ekholt who left.")
    assert forms(found["bruno-ekholt"]) == {"Bruno Ekholt", "Ekholt"}
    undecided = linked("Bruno Ekholt spoke.", "Susan Ekholt sang.", "It was Mayor Ekholt who left.")
    assert forms(undecided["ekholt"]) == {"Ekholt"}


def test_a_given_name_with_an_office_is_whose_office_it_is_elsewhere() -> None:
    found = linked("Prime Minister Tesfar Workul spoke.", "Premier Tesfar left. Tesfar slept.")
    assert forms(found["tesfar-workul"]) >= {"Tesfar Workul", "Tesfar"}
    assert "given-name-and-office" in {e.feature for e in found["tesfar-workul"].why}


def test_a_given_name_with_another_office_is_nobody_else() -> None:
    found = linked("Foreign Minister Tesfar Workul spoke.", "Premier Tesfar left.")
    assert "Tesfar" not in forms(found["tesfar-workul"])


def test_a_prince_is_known_by_given_name_and_form_of_address() -> None:
    found = linked("Prince Khalin bin Sattam spoke.", "Prince Khalin left.")
    assert len(found) == 1


def test_the_first_of_two_surnames_is_a_surname() -> None:
    found = linked("Governor Ana Rojas Quispel spoke.", "Ms Rojas left.")
    assert forms(found["ana-rojas-quispel"]) == {"Ana Rojas Quispel", "Ms Rojas"}


def test_junior_is_the_same_mayor_unless_an_article_names_father_and_son() -> None:
    one = linked("Mayor Josef R. Pallen Jr. spoke.", "Mayor Josef Pallen left.")
    assert len(one) == 1
    father = "Mayor Josef Pallen spoke. His son, Josef Pallen Jr., left."
    assert len(linked(father, "Mayor Josef Pallen Jr. left.")) == 2


def test_a_rare_given_name_is_whom_articles_call_so_that_name_them_in_full() -> None:
    full = "Premier Tesfar Workul spoke. Tesfar left."
    assert forms(linked(full, "Mr. Tesfar slept.")["tesfar-workul"]) >= {"Tesfar", "Mr. Tesfar"}
    other = linked(full, "Foreign Minister Tesfar slept. Mr. Tesfar left.")
    assert "Mr. Tesfar" not in forms(other["tesfar-workul"])
    frequent = linked("Tyler Ekholt spoke. Tyler left.", "Mr. Tyler slept.")
    assert "Mr. Tyler" not in forms(frequent["tyler-ekholt"])


def test_a_surname_that_stands_first_is_a_surname() -> None:
    found = linked("Li Quanbao spoke.", "President Li left.")
    assert forms(found["li-quanbao"]) == {"Li Quanbao", "Li"}


def test_a_name_of_three_words_is_one_whichever_end_its_surname_stands_at() -> None:
    assert len(linked("Lee Jae-hoon spoke.", "Jae-hoon Lee left.")) == 1
    assert len(linked("Thomas Martin spoke.", "Martin Thomas left.")) == 2


def test_the_two_surnames_of_somebody_alone_are_a_spelling_of_the_whole_name() -> None:
    found = linked("Governor Ana Maria Quispel Dorr spoke.", "Governor Quispel Dorr left.")
    assert forms(found["ana-maria-quispel-dorr"]) == {"Ana Maria Quispel Dorr", "Quispel Dorr"}


def test_two_surnames_that_are_both_frequent_are_two_however_alike() -> None:
    assert len(linked("David Morgan spoke.", "David Moran left.")) == 2
    assert len(linked("David Morvann spoke.", "David Morvan left.")) == 1


def test_two_letters_of_a_long_surname_that_changed_places_are_a_slip_in_one_article_too() -> None:
    assert len(linked("Angus Robertson spoke. Angus Roberston left.")) == 1


def test_a_short_rank_is_the_rank_by_which_junior_is_known_elsewhere() -> None:
    found = linked("Harbour Police Col. Josef Pallen Jr. spoke.", "Colonel Josef R Pallen left.")
    assert [forms(n) for n in found.values() if n.kind == "person"] == [
        {"Josef Pallen Jr.", "Josef R Pallen"}
    ]


def test_a_short_surname_alone_is_nobodys_whose_surname_is_only_alike() -> None:
    found = linked("Manuel Charr won.", "Mr. Cher sang.")
    assert len(found) == 2


def test_a_body_is_one_whichever_of_its_names_a_language_lists_first() -> None:
    (name,) = linked("The Associated Press reported it.", "It was so, AP reported.").values()
    assert forms(name) == {"The Associated Press", "AP"}


def test_a_label_is_not_written_in_capitals_where_it_is_not_always() -> None:
    (name,) = linked("Ada Quillen spoke.", "ADA QUILLEN left.", "ADA QUILLEN came.").values()
    assert name.label == "Ada Quillen"


def test_a_surname_beside_a_full_name_in_one_article_is_somebody_elses() -> None:
    tea = "President Larkin spoke, and he smiled. Later Teresa Larkin came to tea."
    found = linked(tea, "Teresa Larkin left.")
    assert forms(found["larkin"]) == {"Larkin"}


def test_two_places_of_the_lists_are_never_one_however_alike_they_are() -> None:
    found = linked("He went from Oman to Amman.", "He went from Amman to Oman.")
    assert set(found) == {"oman", "amman"}


def at(*rows: tuple[str, str]) -> dict[str, set[str]]:
    """Return for each name the articles that name it, of texts with their days."""
    made = readings(*(text for _, text in rows))
    dated = [
        replace(reading, article=replace(reading.article, published=day(iso)))
        for reading, (iso, _) in zip(made, rows, strict=True)
    ]
    found, _ = linking.link(dated, ())
    return {n.id: {m.article for s in n.spellings for m in s.mentions} for n in found}


def test_a_surname_of_two_holders_of_an_office_is_whose_time_it_is() -> None:
    found = at(
        ("2019-03-01", "President Bruno Ekholt spoke."),
        ("2019-03-02", "President Ekholt left the hall."),
        ("2023-05-01", "President Dora Ekholt sang."),
        ("2023-05-02", "President Ekholt slept in the hall."),
        ("2021-05-02", "President Ekholt slept in a boat."),
    )
    assert found == {
        "bruno-ekholt": {"a0", "a1"},
        "dora-ekholt": {"a2", "a3"},
        "ekholt": {"a4"},
    }


def test_a_given_name_with_an_office_of_two_is_whose_time_it_is() -> None:
    found = at(
        ("2019-03-01", "Prime Minister Tesfar Workul spoke."),
        ("2023-03-05", "Prime Minister Tesfar Ambessa spoke."),
        ("2023-03-06", "Prime Minister Tesfar left."),
    )
    assert found["tesfar-ambessa"] == {"a1", "a2"}


def test_junior_in_the_same_office_years_later_is_the_son() -> None:
    found = at(
        ("2019-03-01", "President Bruno Ekholt spoke."),
        ("2023-03-05", "President Bruno Ekholt Jr. spoke."),
    )
    assert len(found) == 2


def test_a_surname_that_stands_alone_is_whose_it_is_in_an_article_of_the_same_story() -> None:
    found = linked("Zora Verrin met Tomas Ekholt.", "Tomas Ekholt left, Verrin said.")
    assert forms(found["zora-verrin"]) == {"Zora Verrin", "Verrin"}
    assert [e.feature for e in found["zora-verrin"].why] == ["nobody-else"]


def test_a_surname_that_stands_alone_is_nobodys_in_an_article_of_another_story() -> None:
    found = linked("Zora Verrin met Tomas Ekholt.", "Olu Bright left, Verrin said.")
    assert forms(found["zora-verrin"]) == {"Zora Verrin"}


def test_a_surname_that_stands_alone_is_nobodys_where_two_may_be_meant() -> None:
    two = "Zora Verrin met Tomas Ekholt.", "Bruno Verrin met Tomas Ekholt."
    found = linked(*two, "Tomas Ekholt left, Verrin said.")
    assert all("Verrin" not in forms(name) for name in found.values())


def test_a_frequent_surname_that_stands_alone_needs_more_than_one_place_in_common() -> None:
    full = "Zora Smith spoke in Quellport County, and Tomas Ekholt left."
    assert "Smith" in forms(linked(full, "Tomas Ekholt left, Smith said.")["zora-smith"])
    one = linked(full, "Quellport County is open, Smith said.")
    assert "Smith" not in forms(one["zora-smith"])


def test_a_surname_that_stands_alone_is_nobodys_years_later() -> None:
    found = at(
        ("2019-03-01", "Zora Verrin met Tomas Ekholt."),
        ("2023-03-05", "Tomas Ekholt left, Verrin said."),
    )
    assert found["zora-verrin"] == {"a0"}


def test_a_word_that_stands_where_a_place_does_is_nobodys_surname() -> None:
    text = "Tomas Ekholt left, Verrin said. The train stops at Verrin."
    assert forms(linked("Zora Verrin met Tomas Ekholt.", text)["zora-verrin"]) == {"Zora Verrin"}


def test_a_given_name_that_stands_alone_is_whom_another_article_calls_so() -> None:
    full = "Prime Minister Tesfar Workul met Tomas Ekholt. Tesfar smiled."
    found = linked(full, "Tomas Ekholt left, Tesfar said.")
    assert {m.article for s in found["tesfar-workul"].spellings for m in s.mentions} == {"a0", "a1"}
    other = linked(
        "Prime Minister Tesfar Workul met Tomas Ekholt.", "Tomas Ekholt left, Tesfar said."
    )
    assert {m.article for s in other["tesfar-workul"].spellings for m in s.mentions} == {"a0"}


def test_the_editor_says_whom_a_word_means_that_stands_alone() -> None:
    texts = "Zora Verrin met Tomas Ekholt.", "Tomas Ekholt left, Verrin said."
    apart = NameDecision(("Zora Verrin", "Verrin"), 7, same=False)
    found, issues = linking.link(readings(*texts), (apart,))
    assert all(forms(name) != {"Zora Verrin", "Verrin"} for name in found)
    assert not issues
    same = NameDecision(("Tomas Ekholt", "Verrin"), 7, same=True)
    assert forms(linked(*texts, decisions=(same,))["tomas-ekholt"]) == {"Tomas Ekholt", "Verrin"}


def test_each_article_of_a_surname_is_given_to_the_one_who_holds_its_office() -> None:
    found = linked(
        "Interior Minister Raza Junaro left.",
        "Prime Minister Asghar Junaro left.",
        "Prime Minister Junaro said so.",
        "Mr Junaro, the interior minister, said so.",
    )
    where = {name.label: {local[0] for local in name.locals} for name in found.values()}
    assert where == {"Raza Junaro": {"a0", "a3"}, "Asghar Junaro": {"a1", "a2"}}


def test_a_word_in_the_midst_of_a_name_is_somebody_whom_articles_call_so() -> None:
    found = linked("President Luis Tuvo da Sarn spoke. Tuvo said no.", "President Tuvo said yes.")
    assert [name.label for name in found.values()] == ["Luis Tuvo da Sarn"]


def test_a_given_name_with_a_form_of_address_is_somebody_whom_articles_call_so() -> None:
    full = "Somchai Vethakorn spoke in Marlow. Somchai said no."
    assert len(linked(full, "Mr Somchai left.")) == 1
    assert len(linked(full, "Minister Somchai left.")) == 2


def test_the_article_of_a_surname_alone_is_no_given_name() -> None:
    found = linked("Karim al-Tuwali left Oslo.", "Al-Tuwali said no in Oslo.")
    assert "Al-Tuwali" in forms(found["karim-al-tuwali"])
