"""A pipeline of the user's choice joins the finders of names."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from tests.support import make_article

from dossier import analysis
from dossier.analysis.names import pipeline
from dossier.cli import run
from dossier.errors import InputError

TEXT = (
    "The barge Morwenna was freed by Zorblax Quindle at the Thrupp lock on Friday. "
    "Dana Verrell, the harbour master, thanked the Gleaners of Thrupp."
)
KINDS = {"Zorblax Quindle": "PERSON", "the Gleaners": "ORG", "Thrupp": "GPE", "Friday": "DATE"}


class Knowing:
    """A stand-in for a loaded pipeline that knows a few words."""

    def pipe(self, texts: Iterable[str]) -> Iterator[Any]:
        for text in texts:
            found = [
                SimpleNamespace(
                    label_=label, start_char=text.index(form), end_char=text.index(form) + len(form)
                )
                for form, label in KINDS.items()
                if form in text
            ]
            yield SimpleNamespace(ents=found)


@pytest.fixture
def spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a stand-in in the place of spaCy that has one model."""

    def load(model: str) -> Knowing:
        if model != "one_model":
            raise OSError("[E050] Can't find model")
        return Knowing()

    module = ModuleType("spacy")
    module.load = load  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "spacy", module)
    pipeline.load.cache_clear()


def names_of(ner: str | None) -> dict[str, tuple[str, int]]:
    found = analysis.study(make_article(TEXT), ner).names
    return {name.label: (name.kind, len(name.mentions)) for name in found}


@pytest.mark.usefixtures("spacy")
def test_what_the_rules_miss_a_pipeline_adds_and_what_they_know_stays() -> None:
    without, found = names_of(None), names_of("spacy:one_model")
    assert "Zorblax Quindle" not in without
    assert found["Zorblax Quindle"] == ("person", 1)
    assert found["Gleaners"] == ("organisation", 1)
    assert found["Thrupp"][0] == "place"
    assert found["Dana Verrell"] == without["Dana Verrell"]


@pytest.mark.usefixtures("spacy")
@pytest.mark.parametrize(
    ("ner", "words"),
    [
        ("spacy:no_model", "spacy download no_model"),
        ("spacy:", "spacy:MODEL"),
        ("nltk:punkt", "spacy:MODEL"),
    ],
)
def test_a_pipeline_that_is_not_there_is_named_with_the_cure(ner: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        names_of(ner)


def test_without_spacy_a_sentence_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    pipeline.load.cache_clear()
    (tmp_path / "a.txt").write_text(f"A barge is freed\n\n{TEXT}\n")
    assert run(["build", str(tmp_path), "--no-cache", "--jobs", "1", "--ner", "spacy:x"]) == 2
    assert "news-dossier[spacy]" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_a_pipeline_that_is_replaced_changes_what_the_cache_goes_by(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text("{}")
    before = pipeline.version(f"spacy:{tmp_path}")
    (tmp_path / "meta.json").write_text('{"version": "2"}')
    assert before != pipeline.version(f"spacy:{tmp_path}")
    assert pipeline.version(None) == ""


def test_a_pipeline_of_spacy_itself_finds_names(tmp_path: Path) -> None:
    real = pytest.importorskip("spacy")
    pipeline.load.cache_clear()
    blank = real.blank("en")
    rules = blank.add_pipe("entity_ruler")
    rules.add_patterns([{"label": label, "pattern": form} for form, label in KINDS.items()])
    blank.to_disk(tmp_path / "model")
    found = names_of(f"spacy:{tmp_path / 'model'}")
    assert found["Zorblax Quindle"] == ("person", 1)
    assert found["Gleaners"] == ("organisation", 1)
