"""What is withheld is gone from every byte of the site, and excerpts hold no more than they may."""

from __future__ import annotations

import base64
import codecs
import hashlib
import html
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.safety.conftest import Once

from dossier import building
from dossier.builder import rights
from dossier.builder.cards.drawing import drawn
from dossier.layout import Options
from dossier.model import Edition

pytestmark = pytest.mark.slow

NAME = "Esmeralda Quillfeather"
HIDDEN = "The vault under the old mill was opened at night by Zebulon Crake."
STORY = """{0} opens the dam

TARTVILLE, March 20, 2031 (Reuters) - The dam of Tartville was opened on Monday by {0}, the minister of water.

“No drop {2} shall be lost again,” {1} told reporters. {1} also thanked the council of Tartville for its work.

The mayor, Bill Lizard, said that the work had cost 40 million tarts, more than any other of the town.

The gates were painted green in the spring, and the path beside them was paved with stones from the quarry.
"""
SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def build(folder: Path) -> None:
    made = folder / "dossier"
    made.mkdir()
    spellings = ((NAME, "Quillfeather"), ("ESMERALDA QUILLFEATHER", "QUILLFEATHER"), ("Esmeralda Quillfeather", "Ms Quillfeather"), ("Esméralda Quillfeather", "Quillfeather’s aide"))  # fmt: skip
    for number, (name, short) in enumerate(spellings):
        (made / f"{number}-esmeralda-quillfeather.txt").write_text(STORY.format(name, short, number), "utf-8")  # fmt: skip
    page = {"title": f"{NAME} opens it", "author": NAME, "url": "https://post.example/esmeralda-quillfeather/1", "date": "2031-03-21", "text": STORY.format(NAME, NAME, 9)}  # fmt: skip
    (made / "all.jsonl").write_text(json.dumps(page))
    (made / "zebulon-crake.txt").write_text(f"Zebulon Crake and the mill\n\n{HIDDEN}\n\n“I saw Zebulon,” said Ivy Marsh, a miller.\n")  # fmt: skip
    (made / "dossier.yaml").write_text(
        f"title: The dam\nbase_url: https://dam.example/\nintroduction: About {NAME} and the dam.\nwithhold: [{NAME}]\n"
        "articles:\n  zebulon-crake.txt:\n    withhold: yes\n    reason: Zebulon Crake asked for it.\n"
        f"topics:\n  - label: {NAME}\n    terms: [Quillfeather, dam]\n"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dossier.builder.cards.drawn", partial(_kept, drawn, folder / "cards.svg"))
        building.build(made, Options(cache=False, jobs=1))


def _kept(draw: Callable[[str], bytes], kept: Path, svg: str) -> bytes:
    """Keep what a card is drawn from: nobody searches the picture itself."""
    with kept.open("a", encoding="utf-8") as file:
        file.write(svg)
    return draw(svg)


@pytest.fixture(scope="session")
def site(once: Once) -> Path:
    return once("withheld", build) / "dossier/site"


def forms(words: str) -> Iterator[str]:
    """Yield a name in every form in which it could be kept."""
    first, last = words.split()
    for one in (words, last, first, f"{last}, {first}", f"{first}-{last}", first + last, f"{first}_{last}", f"{first}+{last}"):  # fmt: skip
        for spelt in (one, one.lower(), one.upper(), one.title(), one[::-1], one[::-1].lower()):
            yield spelt
            data = spelt.encode()
            yield from (quote(spelt), html.escape(spelt), data.hex(), data.hex().upper())
            yield base64.b64encode(data).decode().rstrip("=")
            yield base64.urlsafe_b64encode(data).decode().rstrip("=")
            yield base64.b32encode(data).decode().rstrip("=")
            yield codecs.encode(spelt, "rot13")
            yield "".join(f"&#{ord(c)};" for c in spelt)
            yield "".join(f"\\u{ord(c):04x}" for c in spelt)
            for algorithm in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b"):
                yield hashlib.new(algorithm, data, usedforsecurity=False).hexdigest()
            yield hashlib.blake2b(data, digest_size=4).hexdigest()
            yield hashlib.blake2b(data, digest_size=16).hexdigest()


def told(site: Path) -> str:
    """Return all names and bytes of a site, folded."""
    parts = (f"{p.relative_to(site)}\n{p.read_bytes().decode('utf-8', 'replace')}" for p in sorted(site.rglob("*")) if p.is_file())  # fmt: skip
    return _folded("\n".join(parts))


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def test_a_withheld_name_stands_nowhere_in_any_form(site: Path) -> None:
    whole = told(site)
    wanted = {form.casefold() for form in forms(NAME)}
    assert len(wanted) > 500
    assert sorted(form for form in wanted if form in whole) == []


def test_a_withheld_article_stands_nowhere_in_any_form(site: Path) -> None:
    whole = told(site)
    wanted = {form.casefold() for form in forms("Zebulon Crake")}
    assert sorted(form for form in wanted if form in whole) == []
    assert "ivy marsh" not in whole
    assert "old mill" not in whole


def test_a_card_is_drawn_from_no_word_that_is_withheld(site: Path) -> None:
    drawn = _folded((site.parents[1] / "cards.svg").read_text("utf-8"))
    assert drawn.count("<svg") > 3
    wanted = {*map(str.casefold, forms(NAME)), *map(str.casefold, forms("Zebulon Crake"))}
    assert sorted(form for form in wanted if form in drawn) == []


def test_the_rest_of_the_story_is_still_told(site: Path) -> None:
    assert "no drop" in told(site)


@pytest.fixture(scope="module")
def excerpt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, Path]:
    folder = tmp_path_factory.mktemp("excerpt") / "dossier"
    folder.mkdir()
    for path in SEEDS.glob("*.txt"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "dossier.yaml").write_text("publish: excerpt\n")
    built = building.build(folder, Options(cache=False, jobs=1))
    return built.edition, built.out


def test_excerpts_hold_no_more_than_they_may_in_sum_over_all_files(
    excerpt: tuple[Edition, Path],
) -> None:
    edition, site = excerpt
    shown = rights.shown(edition)
    whole = _plain(told_as_text(site))
    for reading in edition.readings:
        article, spans = reading.article, shown[reading.article.id].spans
        hidden = [s.span for s in reading.study.sentences if not any(one.meets(s.span) for one in spans)]  # fmt: skip
        own = "".join(_plain(one.of(article.text)) for one in spans)
        others = "".join(_plain(r.article.text) for r in edition.readings if r is not reading)
        leaked = [
            words for span in hidden
            if len(words := _plain(span.of(article.text))) > 60 and words in whole and words not in own + others
        ]  # fmt: skip
        assert leaked == []
        fixed = [q.span for q in reading.study.quotes if q.kind != "indirect"]
        most = len(article.text) / 3 + sum(map(len, fixed)) + 600
        assert sum(map(len, spans)) <= most


def told_as_text(site: Path) -> str:
    parts = (p.read_text("utf-8", "replace") for p in sorted(site.rglob("*")) if p.is_file())
    return html.unescape(re.sub(r"<[^<>]*>", "", "\n".join(parts)))


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
