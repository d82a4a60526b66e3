"""The shipped ``dossier.json`` with the questions that the acceptance tests ask of it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml

REPOSITORY = Path(__file__).resolve().parents[2]


class Shipped:
    """``site/data/dossier.json`` beside the clippings it was made from."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self._articles = {Path(a["file"]).name: a for a in data["articles"]}

    @classmethod
    def load(cls) -> Shipped:
        return cls(json.loads((REPOSITORY / "site/data/dossier.json").read_text("utf-8")))

    @staticmethod
    @cache
    def facts() -> dict[str, Any]:
        loaded = yaml.load(
            (Path(__file__).parent / "facts.yaml").read_text("utf-8"), Loader=yaml.SafeLoader
        )
        assert isinstance(loaded, dict)
        return loaded

    def article(self, file: str) -> Any:
        return self._articles[file]

    def id(self, number: str) -> str:
        return next(str(a["id"]) for f, a in self._articles.items() if f.startswith(number))

    def ids(self, numbers: list[str]) -> list[str]:
        return sorted(self.id(n) for n in numbers)

    def file(self, article_id: str) -> str:
        return next(f for f, a in self._articles.items() if a["id"] == article_id)

    def raw(self, file: str) -> str:
        return (REPOSITORY / "seeds" / file).read_text("utf-8")

    def line(self, file: str, number: int) -> str:
        return self.raw(file).split("\n")[number - 1]

    def words(self, file: str, span: Any) -> str:
        return str(self.article(file)["text"][span["start"] : span["end"]])

    def source_name(self, file: str) -> Any:
        source = self.article(file)["source"]
        return next((s["name"] for s in self.data["sources"] if s["id"] == source), None)

    def removed_lines(self, file: str) -> list[int]:
        raw = self.raw(file)
        lines: set[int] = set()
        for part in self.article(file)["removed"]:
            first = raw.count("\n", 0, part["start"]) + 1
            for offset, line in enumerate(raw[part["start"] : part["end"]].split("\n")):
                if line.strip():
                    lines.add(first + offset)
        return sorted(lines)

    def line_of(self, side: Any) -> int:
        """Return the line of the clipping that holds the paragraph in which a passage stands."""
        file = self.file(side["article"])
        paragraph = next(
            p
            for p in self.article(file)["paragraphs"]
            if p["start"] <= side["start"] and side["end"] <= p["end"]
        )
        words = self.words(file, paragraph)
        return next(n for n, line in enumerate(self.raw(file).split("\n"), 1) if words in line)

    def has_date(self, file: str, fact: Any) -> bool:
        for date in self.data["dates"]:
            if date["article"] != self.article(file)["id"] or date["from"] is None:
                continue
            here = dict(date)
            if (
                self.words(file, here).removeprefix("on ") in fact["words"]
                and self.line_of(here) == fact["line"]
                and date["from"].startswith(str(fact["when"]))
                and fact.get("precision", date["precision"]) == date["precision"]
            ):
                return True
        return False

    def has_quote(self, file: str, fact: Any) -> bool:
        for quote in self.data["quotes"]:
            if quote["article"] != self.article(file)["id"] or not quote["speaker"]:
                continue
            if fact["words"].rstrip(",.") in self.words(file, quote) and self._spoken_by(
                quote, fact
            ):
                return True
        return False

    def _spoken_by(self, quote: Any, fact: Any) -> bool:
        label = self.label(quote["speaker"]["name"])
        told = fact["speaker"] in (label, quote["speaker"]["text"]) or (
            fact["speaker"] in quote["speaker"]["text"]
        )
        via = quote["speaker"]["via"]
        through = self.words(self.file(quote["article"]), via) if via else ""
        return told and fact.get("via", "") in through

    def label(self, name_id: str | None) -> str | None:
        return next((n["label"] for n in self.data["names"] if n["id"] == name_id), None)

    def spellings_of(self, name: str) -> dict[str, set[str]]:
        for entry in self.data["names"]:
            forms = {s["form"]: {m["article"] for m in s["mentions"]} for s in entry["spellings"]}
            if name in forms:
                return forms
        return {}

    def families_with(self, file: str, words: str) -> set[str]:
        name = self.file(self.id(file))
        return {
            q["family"]
            for q in self.data["quotes"]
            if q["article"] == self.id(file) and words in self.words(name, q)
        }

    def holds_words(self, passages: Any, file: str, words: str) -> bool:
        name = self.file(self.id(file))
        return any(
            p["article"] == self.id(file)
            and (words in self.words(name, p) or self.words(name, p) in words)
            for p in passages
        )
