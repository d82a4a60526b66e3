import base64
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.support import make_article

from dossier import analysis, cli, withholding
from dossier.builder.page import Page
from dossier.errors import OutputError
from dossier.model import Article, Basis, Found, Issue, Reading, Removed, Settings, Span
from dossier.withholding import MASK, Forms, hide

FORMS = Forms.of(["Alice Liddell-Wonder", "Mad Hatter"])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Alice Liddell-Wonder spoke.", "█████ ██████████████ spoke."),
        ("ALICE LIDDELL-WONDER spoke", "█████ ██████████████ spoke"),
        ("alice liddell wonder spoke", "█████ ███████ ██████ spoke"),
        ("Álice Liddell-Wonder’s cat", "█████ ██████████████’s cat"),
        ("Alise Lidell-Wonder spoke", "Alise Lidell-██████ spoke"),
        ("Alice Lidell-Wonder spoke", "█████ █████████████ spoke"),
        ("Alice\nLiddell-Wonder", "█████\n██████████████"),
        ("Mrs Wonder spoke", "Mrs ██████ spoke"),
        ("no wonder that", "no wonder that"),
        ("the Mad Hatter", "the ███ ██████"),
        ("alice-liddell-wonder.html", "████████████████████.html"),
        ("mail aliceliddellwonder@x.example", "mail ██████████████████@x.example"),
        ("Bob spoke.", "Bob spoke."),
        ("Mad Hat\u00adter\u200b spoke", "███ ████████ spoke"),
        ("M\u200dad\u2060 Hatter", "█████ ██████"),
        ("Ma\u0301d Ha\u0308tte\u0301r’s", "████ ████████’s"),
        ("Mad Hat-\nter spoke", "███ ████\n███ spoke"),
        ("Ma-d Hat-ter-Jones", "████ ███████-Jones"),
        ("old Mad-Hat\u2010ter", "old ███████████"),
        ("https://a.example/Mad%20Hatter", "https://a.example/████████████"),
        ("https://a.example/m%C3%A1d_h%61tter/", "https://a.example/█████████████████/"),
        ("Mad H&#97;tter and M&aacute;d&nbsp;Hatter", "███ ██████████ and ██████████████████████"),
    ],
)
def test_a_name_is_hidden_in_every_form_and_nothing_else(text: str, shown: str) -> None:
    assert hide(text, FORMS) == shown


@given(st.text(alphabet="AliceLdWonr -’\nб", max_size=60))
def test_a_mask_changes_no_length_and_is_final(text: str) -> None:
    once = hide(text, FORMS)
    assert len(once) == len(text)
    assert hide(once, FORMS) == once


def article() -> Article:
    made = make_article(
        "The dam was opened by Alice Liddell-Wonder on Monday.\nWonder, who is a minister, said so.",
        headline="Alice Liddell-Wonder opens dam",
        published="2031-03-20",
        article_id="alice-liddell-wonder-opens",
    )
    url = Found("https://post.example/alice-liddell%2Dwonder-opens-dam", Basis.METADATA)
    removed = Removed("r1", Span(0, 3), "Read more about Alice Liddell-Wonder", "link", None)
    byline = Found("Alice Liddell-Wonder", Basis.METADATA)
    return replace(made, url=url, removed=(removed,), byline=(byline,))


def test_an_article_keeps_its_passages_and_loses_the_name() -> None:
    found = article()
    readings = [Reading(found, analysis.study(found))]
    settings = Settings(title="Alice Liddell-Wonder’s dam", withhold=("Alice Liddell-Wonder",))
    (masked,), rest, _ = withholding.apply(readings, settings)
    told = repr((masked, rest)).casefold()
    assert "alice" not in told
    assert "wonder" not in told
    assert [b.span for b in masked.article.blocks] == [b.span for b in found.blocks]
    assert masked.article.url is None
    assert masked.article.id == f"withheld-{'0' * 12}"
    assert MASK in masked.article.text


def test_an_issue_loses_the_name() -> None:
    _, _, hidden = withholding.apply([], Settings(withhold=("Alice Liddell-Wonder",)))
    issue = Issue("x", "note", "alice-liddell-wonder.txt", "Alice Liddell-Wonder is cut off")
    assert hidden(issue) == Issue(
        "x", "note", "████████████████████.txt", "█████ ██████████████ is cut off"
    )


NAME = "Alice Liddell-Wonder"
LEAKS = (
    NAME,
    NAME.upper(),
    "Alice Lid\u00addell-Wonder",
    "A\u0301lice Liddell-W&#111;nder",
    "al%C3%ADce-liddell-wonder",
    "Álice Liddell-Wonder",
    "alice-liddell-wonder",
    "Alice%20Liddell%20Wonder",
    "alice_liddell_wonder",
    "aliceliddellwonder",
    "Wonder, Alice Liddell",
    "rednow llèddil ecila",
    base64.b64encode(NAME.encode()).decode(),
    NAME.encode().hex(),
    hashlib.sha256(NAME.encode()).hexdigest(),
    hashlib.md5(b"alice liddell wonder", usedforsecurity=False).hexdigest(),
)


@pytest.mark.parametrize("leak", LEAKS)
def test_a_page_with_a_withheld_name_in_any_form_is_refused(leak: str) -> None:
    page = Page("index.html", f"<p>{leak}</p>".encode())
    with pytest.raises(
        OutputError, match=r"index\.html would hold a name that is withheld"
    ) as error:
        withholding.refuse_leaks([page], [NAME])
    assert "Alice" not in str(error.value)


def test_a_path_with_a_withheld_name_is_refused() -> None:
    with pytest.raises(OutputError):
        withholding.refuse_leaks([Page("names/alice-liddell-wonder.html", b"x")], [NAME])


def test_pages_without_it_pass() -> None:
    withholding.refuse_leaks([Page("index.html", b"Alice and the wonder of Liddell")], [NAME])


STORY = """Minister opens dam

TARTVILLE, March 20, 2031 (Tartville News Agency) — The dam was opened on Monday by Alice Liddell-Wonder, the
minister of water.

“No drop shall be lost again,” Liddell-Wonder told reporters. Wonder also thanked the council of Tartville.

Alice Lidell-Wonder's office said that the work had cost 40 million tarts.
"""


@pytest.mark.slow
def test_a_built_site_holds_a_withheld_name_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "dam"
    folder.mkdir()
    (folder / "alice-liddell-wonder.txt").write_text(STORY)
    (folder / "other.txt").write_text(STORY.replace("Minister", "A minister"))
    (folder / "dossier.yaml").write_text("title: The dam\nwithhold: [Alice Liddell-Wonder]\n")
    assert cli.run(["build", str(folder)]) == 0
    site = folder / "site"
    told = [
        (p.relative_to(site).as_posix(), p.read_bytes()) for p in site.rglob("*") if p.is_file()
    ]
    assert told
    for path, data in told:
        text = f"{path}\n{data.decode('utf-8', 'replace')}".casefold()
        for word in ("liddell", "lidell", "wonder", "rednow", "alice"):
            assert word not in text, path
