import datetime as dt

import pytest
from msgspec.structs import replace
from tests.support import make_article

from dossier import decisions, settings
from dossier.model import Article, Basis, Found, FoundDate, Interval, Settings


def article(file: str = "seeds/north/a.txt", record: int | None = None) -> Article:
    made = make_article("The dam is closed.", headline="Dam closed", article_id="north-a")
    return replace(made, file=file, record=record)


def given(text: str) -> Settings:
    return settings.parse(text.encode())


def edited(text: str, *articles: Article) -> Article:
    (found,), _ = decisions.edit(articles or (article(),), given(text))
    return found


ALL = """
articles:
  a.txt:
    headline: Dam to close
    standfirst: At last
    byline: [A. Writer, B. Writer]
    source: The Northern Post
    published: 2023-03
    url: https://northernpost.example/dam
    archived_url: https://archive.example/dam
    language: en-GB
    reason: Seen in print.
"""


def test_every_field_can_be_set_and_carries_the_reason() -> None:
    found = edited(ALL)
    for name in ("headline", "standfirst", "source", "url", "archived_url"):
        value = getattr(found, name)
        assert (value.basis, value.reason, value.span) == (Basis.EDITOR, "Seen in print.", None)
    assert [author.value for author in found.byline] == ["A. Writer", "B. Writer"]
    march = Interval(dt.date(2023, 3, 1), dt.date(2023, 3, 31), "month")
    assert found.published == FoundDate(
        march, Basis.EDITOR, written="2023-03", reason="Seen in print."
    )
    assert found.language == "en-GB"
    assert found.edited == tuple(decisions.FIELDS)


def test_what_is_not_decided_stays_as_it_was_found() -> None:
    found = edited("articles: {a.txt: {source: The Northern Post}}")
    assert found == replace(article(), source=found.source, edited=("source",))


@pytest.mark.parametrize(
    "name", ["a.txt", "north/a.txt", "seeds/north/a.txt", "./a.txt", "north-a"]
)
def test_an_article_is_named_by_path_file_name_or_id(name: str) -> None:
    assert edited(f"articles: {{{name}: {{source: Post}}}}").source is not None


@pytest.mark.parametrize("name", ["b.txt", "th/a.txt", "txt", "north", "a.txt#1"])
def test_an_article_is_not_named_by_something_like_it(name: str) -> None:
    assert edited(f"articles: {{'{name}': {{source: Post}}}}").source is None


def test_one_article_of_a_clipping_that_holds_several_is_named_by_its_number() -> None:
    both = (article("all.json", 1), article("all.json", 2))
    found, _ = decisions.edit(both, given("articles: {'all.json#2': {source: Post}}"))
    assert [a.source is not None for a in found] == [False, True]


def test_a_withheld_article_is_gone_without_a_word() -> None:
    told = given("articles: {a.txt: {withhold: yes, reason: Secret.}}")
    assert decisions.edit([article()], told) == ((), ())
    assert decisions.unmet([], told, ["seeds/north/a.txt"]) == ()


def test_a_decision_about_an_article_that_is_not_there_is_an_issue_with_its_line_and_a_suggestion() -> (
    None
):
    (issue,) = decisions.unmet([article()], given("\narticles:\n  b.txt: {source: Post}\n"))
    assert issue.level == "warning"
    assert (
        issue.message == 'dossier.yaml, line 3: there is no article "b.txt"; did you mean "a.txt"?'
    )


def test_withholding_an_article_that_is_not_there_is_an_issue() -> None:
    told = given("articles: {zz.html: {withhold: yes}}")
    (issue,) = decisions.unmet([article()], told, ["seeds/north/a.txt"])
    assert issue.message.endswith("correct the name, or take the decision away.")


def test_a_decision_that_says_what_was_found_anyway_is_a_note() -> None:
    dated = replace(article(), source=Found("Post", Basis.FILE_NAME))
    _, (issue,) = decisions.edit(
        [dated], given("articles: {a.txt: {source: Post, headline: Other}}")
    )
    assert (issue.code, issue.level) == ("decision-needless", "note")
    assert '"source" of seeds/north/a.txt' in issue.message


def test_only_what_concerns_a_clipping_is_asked_when_it_is_read() -> None:
    told = given(
        "title: T\nsources: {P: }\narticles:\n  a.txt: {source: P}\n  b.txt: {source: P}\n  some-id: {source: P}\n  'a.txt#2': {source: P}\n"
    )
    local = decisions.concerning(told, "seeds/north/a.txt")
    assert [d.file for d in local.articles] == ["a.txt", "some-id", "a.txt#2"]
    assert local == Settings(articles=local.articles)


def test_a_line_added_above_changes_nothing_for_a_clipping() -> None:
    first = given("articles:\n  a.txt: {source: P}\n")
    second = given("\n\narticles:\n  a.txt: {source: P}\n")
    assert decisions.concerning(first, "a.txt") == decisions.concerning(second, "a.txt")


def test_the_local_settings_edit_as_the_whole_ones_do() -> None:
    told = given(ALL)
    assert decisions.edit([article()], told) == decisions.edit(
        [article()], decisions.concerning(told, article().file)
    )
