from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

import jsonschema
import pytest
from msgspec.structs import replace
from tests.exports.sample import make_edition

from dossier.builder.exports import dossier_json
from dossier.builder.indexing import index
from dossier.model import Edition, Span


def read(edition: Edition) -> dict[str, Any]:
    data, _ = dossier_json.JOINT.pages(index(edition))
    value: dict[str, Any] = json.loads(data.data)
    return value


def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(dossier_json.SCHEMA.read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


@pytest.mark.parametrize("publish", ["full", "excerpt", "record"])
def test_the_data_satisfies_the_schema_it_ships_with(publish: Any) -> None:
    assert list(validator().iter_errors(read(make_edition(publish)))) == []


def undescribed(part: Any, at: str = "") -> list[str]:
    """Return the fields of a schema that nothing says a word about, neither there nor where they lead."""
    if isinstance(part, list):
        return [found for one in part for found in undescribed(one, at)]
    if not isinstance(part, dict):
        return []
    fields = part.get("properties", {})
    silent = [f"{at}/{n}" for n, f in fields.items() if not f.get("description")]
    return silent + [
        found for name, one in part.items() for found in undescribed(one, f"{at}/{name}")
    ]


def test_the_data_names_its_schema_and_that_describes_every_field(edition: Edition) -> None:
    data, schema = dossier_json.JOINT.pages(index(edition))
    assert urljoin(data.path, read(edition)["$schema"]) == schema.path
    described = json.loads(schema.data)
    assert undescribed(described) == []
    del described["$defs"]["article"]["properties"]["paragraphs"]["items"]["properties"]["kind"][
        "description"
    ]
    assert len(undescribed(described)) == 1


def _drop(value: dict[str, Any]) -> None:
    del value["articles"][0]["published"]["basis"]


def _bare(value: dict[str, Any]) -> None:
    value["articles"][0]["headline"] = "a bare string"


def _kind(value: dict[str, Any]) -> None:
    value["articles"][0]["paragraphs"][0]["kind"] = "credit"


def _offset(value: dict[str, Any]) -> None:
    value["quotes"][0]["start"] = -1


def _day(value: dict[str, Any]) -> None:
    value["dates"][0]["from"] = "2031-02-30"


def _unknown(value: dict[str, Any]) -> None:
    value["events"][0]["verdict"] = "true"


@pytest.mark.parametrize("plant", [_drop, _bare, _kind, _offset, _day, _unknown])
def test_the_schema_catches_a_planted_fault(
    edition: Edition, plant: Callable[[dict[str, Any]], None]
) -> None:
    value = read(edition)
    plant(value)
    assert list(validator().iter_errors(value))


def test_a_passage_in_the_data_has_the_words_that_were_cited(edition: Edition) -> None:
    value = read(edition)
    texts = {a["id"]: a["text"] for a in value["articles"]}
    claims = [
        texts[p["article"]][p["start"] : p["end"]] for p in value["discrepancies"][0]["passages"]
    ]
    assert claims == ["Twelve", "Fourteen"]
    quote = value["quotes"][0]
    assert texts["a"][quote["start"] : quote["end"]] == "No tart shall be stolen again,"
    assert quote["speaker"]["name"] == "queen-of-hearts"


def test_each_stretch_in_marks_can_be_found_by_its_own_words() -> None:
    edition = make_edition()
    reading = edition.readings[0]
    first, *others = reading.study.quotes
    cut = Span(first.span.start, first.span.start + len("No tart"))
    mixed = replace(first, kind="mixed", parts=(cut,))
    study = replace(reading.study, quotes=(mixed, *others))
    value = read(replace(edition, readings=(replace(reading, study=study), *edition.readings[1:])))
    whole, part = value["quotes"][:2]
    assert (whole["part_of"], part["part_of"]) == (None, whole["id"])
    assert value["articles"][0]["text"][part["start"] : part["end"]] == "No tart"
    assert [part[key] == whole[key] for key in ("speaker", "cue", "family")] == [True] * 3
    assert len({q["id"] for q in value["quotes"]}) == len(value["quotes"])
    assert list(validator().iter_errors(value)) == []


def test_a_headline_is_no_paragraph(edition: Edition) -> None:
    kinds = {p["kind"] for a in read(edition)["articles"] for p in a["paragraphs"]}
    assert kinds == {"paragraph"}


def test_an_excerpt_has_quotes_and_first_sentences_and_little_else() -> None:
    texts = {a["id"]: a["text"] for a in read(make_edition("excerpt"))["articles"]}
    assert "No tart shall be stolen again," in texts["a"]
    assert "The Queen of Hearts opened the flower market of Tartville on Monday" in texts["b"]
    assert "had been closed" not in texts["a"]
    assert "Knave" not in texts["b"]


def test_a_record_has_a_headline_and_no_text() -> None:
    article = read(make_edition("record"))["articles"][0]
    assert article["headline"]["value"].startswith("Queen opens")
    assert article["text"].split("\n")[0] == article["headline"]["value"]
    assert article["text"].split("\n", 1)[1].strip() == ""


def test_offsets_hold_when_a_text_is_blanked_out() -> None:
    full, excerpt = (read(make_edition(p))["articles"] for p in ("full", "excerpt"))
    assert [len(a["text"]) for a in full] == [len(a["text"]) for a in excerpt]
