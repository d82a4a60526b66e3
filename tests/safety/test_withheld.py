"""What is withheld is gone from every byte of the site, and excerpts hold no more than they may."""

from __future__ import annotations

import base64
import codecs
import hashlib
import html
import json
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.dossiers import crowd
from tests.safety import contents
from tests.support import Once

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
TESTS = Path(__file__).resolve().parents[1]
SEEDS = TESTS.parent / "seeds"


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
        building.build(made, Options(cache=False, jobs=1, single=True))


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
            yield from (base64.b85encode(data).decode(), base64.a85encode(data).decode())
            yield " ".join(spelt)
            yield "".join(f"%{byte:02x}" for byte in data)
            yield "".join(f"&#x{ord(c):x};" for c in spelt)
            yield spelt.replace("e", "é", 1).encode("punycode").decode()
            yield "".join(f"&#{ord(c)};" for c in spelt)
            yield "".join(f"\\u{ord(c):04x}" for c in spelt)
            for algorithm in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b"):
                yield hashlib.new(algorithm, data, usedforsecurity=False).hexdigest()
            yield hashlib.blake2b(data, digest_size=4).hexdigest()
            yield hashlib.blake2b(data, digest_size=16).hexdigest()


def told(site: Path) -> str:
    """Return all names and bytes of a site, folded, and the same as a reader has them."""
    parts = [f"{name}\n{text}\n{contents.words(text)}" for name, text in contents.files(site)]
    assert any(part.startswith("site.html, 0") for part in parts)
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


def test_what_an_earlier_edition_told_is_gone_too(tmp_path: Path) -> None:
    build(tmp_path)
    made = tmp_path / "dossier"
    decided = (made / "dossier.yaml").read_text()
    (made / "dossier.yaml").write_text("title: The dam\n")
    before = building.build(made, Options(tmp_path / "before", cache=False, jobs=1)).out
    assert "quillfeather" in (before / "data/dossier.json").read_text().casefold()
    (made / "dossier.yaml").write_text(decided)
    options = Options(tmp_path / "after", cache=False, jobs=1, since=before, single=True)
    after = building.build(made, options).out
    whole = _folded("\n".join(f"{name}\n{text}" for name, text in contents.files(after)))
    assert "changes" in whole
    secret = ("quillfeather", "esmeralda", "zebulon", "crake", "ivy marsh", "old mill")
    assert [one for one in secret if one in whole] == []


# Excerpts


def seeds(folder: Path) -> None:
    for path in SEEDS.glob("*.txt"):
        shutil.copy(path, folder)


def examples(folder: Path) -> None:
    for path in (TESTS / "formats/examples").iterdir():
        shutil.copy(path, folder)


def thirty_outlets(folder: Path) -> None:
    shutil.copytree(crowd.write(folder / "crowd") / "clippings", folder / "clippings")
    shutil.rmtree(folder / "crowd")


@pytest.fixture(scope="module", params=[seeds, examples, thirty_outlets])
def excerpt(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> tuple[Edition, Path]:
    folder = tmp_path_factory.mktemp("excerpt") / "dossier"
    folder.mkdir()
    request.param(folder)
    (folder / "dossier.yaml").write_text("publish: excerpt\nbase_url: https://dam.example/\n")
    built = building.build(folder, Options(cache=False, jobs=1, single=True))
    return built.edition, built.out


RUN = 7
"""Words in a row that are nobody's but the author's."""


def runs(text: str) -> set[str]:
    """Return every run of so many words, however they are spaced and punctuated."""
    found = re.findall(r"\w+", text.casefold())
    return {" ".join(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}


_GAP = re.compile(r" {3,}|\n")
"""What a mask leaves of words that are not shown, and the end of a line."""


def hidden(edition: Edition) -> set[str]:
    """Return the runs of words that no article shows; who said a quote, and a headline, are shown."""
    shown, secret, visible = rights.shown(edition), set[str](), set[str]()
    for article, study in ((r.article, r.study) for r in edition.readings):
        here = shown[article.id]
        said = [q.speaker.text for q in study.quotes if q.speaker and here.holds(q.span)]
        heads = [found.value for found in (article.headline, article.standfirst) if found]
        visible |= set().union(*map(runs, (*said, *heads, *_GAP.split(here.mask(article.text)))))
        secret |= set().union(*(runs(block.span.of(article.text)) for block in article.blocks))
    return secret - visible


def test_no_file_holds_more_of_a_text_than_the_excerpts(excerpt: tuple[Edition, Path]) -> None:
    edition, site = excerpt
    secret = hidden(edition)
    assert len(secret) > 30
    leaked = {
        (n, r) for n, text in contents.files(site) for r in runs(contents.words(text)) & secret
    }
    assert leaked == set()


def test_excerpts_are_no_longer_than_they_may_be(excerpt: tuple[Edition, Path]) -> None:
    edition, _ = excerpt
    shown = rights.shown(edition)
    for reading in edition.readings:
        article, spans = reading.article, shown[reading.article.id].spans
        fixed = [q.span for q in reading.study.quotes if q.kind != "indirect"]
        head = [article.headline.span] if article.headline and article.headline.span else []
        first = [
            s.span for s in reading.study.sentences if article.blocks[s.block].kind == "paragraph"
        ]
        alone = sum(map(len, (*fixed, *head, *first[:1])))
        assert sum(map(len, spans)) <= max(len(article.text) / 3, alone)


def test_words_that_are_hidden_are_found_in_a_site_of_whole_texts(
    excerpt: tuple[Edition, Path], tmp_path: Path
) -> None:
    edition, site = excerpt
    shutil.copytree(site.parent, tmp_path / "whole")
    (tmp_path / "whole/dossier.yaml").write_text("publish: full\n")
    built = building.build(tmp_path / "whole", Options(cache=False, jobs=1))
    secret = hidden(edition)
    found = {
        n.split("/")[0]
        for n, text in contents.files(built.out)
        if runs(contents.words(text)) & secret
    }
    assert {"articles", "search", "data"} <= found
