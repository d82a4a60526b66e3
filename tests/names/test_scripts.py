"""Names of texts in Latin letters, found again in texts in other scripts, from cases in a plain file."""

from __future__ import annotations

import pytest
from tests.names.test_finding import read_cases
from tests.support import make_article

from dossier.analysis import linking, names
from dossier.model import Name, NameDecision, Reading, Sentence, Study
from dossier.text import sentences

ALL = read_cases("scripts.txt")


def readings(lines: str) -> list[Reading]:
    made = []
    for number, line in enumerate(lines.splitlines()):
        language, _, text = line.partition(": ")
        article = make_article(text, article_id=f"a{number}", language=language)
        cut = tuple(
            Sentence(span, index)
            for index, block in enumerate(article.blocks)
            for span in sentences(article.text, block.span, language)
        )
        made.append(Reading(article, Study(cut, names.find(article, cut).names, (), ())))
    return made


def described(name: Name) -> str:
    forms = [(s.form, len(s.mentions)) for s in name.spellings if ord(s.form[0]) > ord("\u036f")]
    told = ", ".join(f"{form} {count}" for form, count in sorted(forms))
    return f"{name.label} | {told}" if told else ""


def wanted(expected: str) -> list[str]:
    rows = [line.split(" | ") for line in expected.splitlines()]
    return sorted(f"{label} | {', '.join(sorted(forms.split(', ')))}" for label, forms in rows)


@pytest.mark.parametrize(("title", "body", "expected"), ALL, ids=[case[0] for case in ALL])
def test_a_name_is_found_in_other_scripts_as_its_case_says(
    title: str, body: str, expected: str
) -> None:
    found, _ = linking.link(readings(body), ())
    assert sorted(filter(None, map(described, found))) == wanted(expected)


def test_a_form_in_another_script_says_why_it_is_the_name() -> None:
    found, _ = linking.link(readings("en: Salim Dorrani came.\nar: جاء سليم دراني."), ())
    assert [e.feature for e in found[0].why] == ["same-sound"]
    assert found[0].label == "Salim Dorrani"
    assert found[0].id == "salim-dorrani"


def test_the_editor_joins_a_form_in_another_script() -> None:
    same = NameDecision(("Ada Quill", "كويلة"), 7, same=True, reason="She signs so.")
    texts = readings("en: Ada Quill came.\nar: جاءت كويلة أمس.")
    found, issues = linking.link(texts, (same,))
    assert described(found[0]) == "Ada Quill | كويلة 1"
    assert [e.detail for e in found[0].why] == ["She signs so."]
    assert issues == ()


def test_a_form_in_another_script_that_stands_nowhere_is_an_issue() -> None:
    same = NameDecision(("Ada Quill", "كويلة"), 7, same=True)
    _, issues = linking.link(readings("en: Ada Quill came.\nar: جاءت أمس."), (same,))
    assert [issue.code for issue in issues] == ["name-decision-without-name"]


def test_the_editor_keeps_a_form_in_another_script_apart() -> None:
    apart = NameDecision(("Salim Dorrani", "سليم دراني"), 7, same=False)
    texts = readings("en: Salim Dorrani came.\nar: جاء سليم دراني.")
    found, issues = linking.link(texts, (apart,))
    assert described(found[0]) == ""
    assert issues == ()
