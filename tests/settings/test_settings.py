import datetime as dt
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier import settings
from dossier.errors import SettingsError
from dossier.model import Basis, FoundDate, Interval, Settings

CASES = Path(__file__).with_name("mistakes.txt").read_text("utf-8")


def _cases() -> list[tuple[str, str, str]]:
    parts = CASES.split("\n.\n")
    rows = zip(parts[0::3], parts[1::3], parts[2::3], strict=False)
    return [(title.strip().splitlines()[-1], given, said.strip()) for title, given, said in rows]


@pytest.mark.parametrize(("title", "text", "said"), _cases(), ids=[case[0] for case in _cases()])
def test_each_mistake_is_one_sentence_with_its_line_and_cure(
    title: str, text: str, said: str
) -> None:
    with pytest.raises(SettingsError) as error:
        settings.parse(text.encode())
    assert str(error.value) == said


def test_there_are_as_many_cases_as_titles() -> None:
    assert len(_cases()) == CASES.count("\n.\n") // 3 > 25


def test_a_folder_without_the_file_has_the_defaults(tmp_path: Path) -> None:
    assert settings.read(tmp_path) == Settings()


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "title:\nintroduction: ~\n"])
def test_a_file_that_says_nothing_means_the_defaults(text: str) -> None:
    assert settings.parse(text.encode()) == Settings()


def test_the_twin_with_another_ending_is_refused(tmp_path: Path) -> None:
    (tmp_path / "dossier.yml").write_text("title: A dam\n")
    with pytest.raises(SettingsError, match="call it dossier"):
        settings.read(tmp_path)


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "dossier.yaml").mkdir()
    with pytest.raises(SettingsError, match="cannot be read"):
        settings.read(tmp_path)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"title: one\nintroduction: \xff\n", "line 2: this is not UTF-8; save the file as UTF-8."),
        (b"title: one\nintroduction: a\x00b\n", "line 2: a control character stands here"),
        (b"[" * 100_000, "line 1: nested more than 20 levels deep"),
        (b"title: x\n" * 2_000_000, "larger than 16 MB"),
    ],
)
def test_bytes_that_are_no_settings_are_refused_quickly(data: bytes, said: str) -> None:
    start = time.process_time()
    with pytest.raises(SettingsError, match=said):
        settings.parse(data)
    assert time.process_time() - start < 2


def test_a_bomb_of_aliases_is_refused() -> None:
    levels = "".join(f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]\n" for n in range(9))
    with pytest.raises(SettingsError, match="is an alias"):
        settings.parse(f"a0: &a0 [x]\n{levels}".encode())


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    assert settings.parse(b"\xef\xbb\xbftitle: A dam\r\nlicence: CC0\r\n").title == "A dam"


def test_what_yaml_would_turn_into_something_else_stays_text() -> None:
    text = "title: no\nlicence: 1.10\ntopics: [{label: 12:30, terms: [on, 010, 2023-03-20]}]\n"
    found = settings.parse(text.encode())
    assert (found.title, found.licence) == ("no", "1.10")
    assert (found.topics[0].label, found.topics[0].terms) == ("12:30", ("on", "010", "2023-03-20"))


@pytest.mark.parametrize(
    ("written", "start", "end", "precision"),
    [
        ("2023-03-20", "2023-03-20", "2023-03-20", "day"),
        ("2023-03-20T14:30:00+01:00", "2023-03-20", "2023-03-20", "day"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2023", "2023-01-01", "2023-12-31", "year"),
        ("2023-03-18/2023-03-20", "2023-03-18", "2023-03-20", "range"),
        ("2023-03/2023-04", "2023-03-01", "2023-04-30", "range"),
    ],
)
def test_a_date_is_an_interval_with_its_precision(
    written: str, start: str, end: str, precision: str
) -> None:
    found = settings.parse(f"articles: {{a.txt: {{published: '{written}'}}}}".encode())
    when = Interval(dt.date.fromisoformat(start), dt.date.fromisoformat(end), precision)  # type: ignore[arg-type]
    assert found.articles[0].published == FoundDate(when, Basis.EDITOR, written=written)


def test_decisions_know_their_line() -> None:
    text = "articles:\n  a.txt:\n    headline: A\nevents:\n  - articles: [a.txt]\nnames:\n  same:\n    - [A, B]\n"
    found = settings.parse(text.encode())
    assert (found.articles[0].line, found.events[0].line, found.names[0].line) == (2, 5, 8)


def test_names_are_given_as_a_list_or_with_more() -> None:
    text = "names: {same: [[A, B], {forms: [C, D], label: D, kind: place, reason: r}], apart: [[A, E]]}"
    first, second, third = settings.parse(text.encode()).names
    assert (first.forms, first.same, first.label) == (("A", "B"), True, None)
    assert (second.forms, second.label, second.kind, second.reason) == (
        ("C", "D"),
        "D",
        "place",
        "r",
    )
    assert (third.forms, third.same) == (("A", "E"), False)


def test_small_things_are_put_into_one_form() -> None:
    text = "base_url: https://example.org/repo\naccent: '#ABC'\nclippings: ./seeds/\nsources: {The Post: }\n"
    found = settings.parse(text.encode())
    assert (found.base_url, found.accent) == ("https://example.org/repo/", "#aabbcc")
    assert (found.clippings, found.sources[0].name) == ("seeds", "The Post")


@given(
    st.binary(max_size=200)
    | st.text(alphabet="ab:-[]{}*&!|>#'\"\n\t ,?%@`", max_size=60).map(str.encode)
)
def test_any_bytes_give_settings_or_a_sentence(data: bytes) -> None:
    said = _mistakes(data)
    assert all(line.startswith("dossier.yaml") for line in said.splitlines())


def _mistakes(data: bytes) -> str:
    try:
        settings.parse(data)
    except SettingsError as error:
        return str(error)
    return ""
