"""What is told with its source: "according to Ada Quill, the pier is lost"."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.analysis.quotes import subjects
from dossier.analysis.quotes.frame import Frame
from dossier.analysis.quotes.line import Line, tidy
from dossier.analysis.quotes.units import MASK
from dossier.model import Span
from dossier.text import trim


def according(here: Line) -> Iterator[Frame]:
    """Yield what is said by "according to X"."""
    if not here.may_accord:
        return
    for match in here.lexicon.according.finditer(here.masked, here.span.start, here.span.end):
        cue = trim(here.masked, Span(match.start(), match.end()))
        is_first = here.masked[here.span.start : match.start()].strip() == ""
        comma = _comma(here, match.end()) if is_first else -1
        speaker = subjects.after(here, match.end(), comma if comma > 0 else here.span.end)
        if speaker is None:
            continue
        beside = _beside(here, cue, speaker, is_first=is_first)
        beside = Span(comma + 1, here.span.end) if comma > speaker.end else beside
        content = tidy(here.masked, beside)
        if content:
            yield Frame(cue, subjects.without_paper(here, speaker), (content,), is_according=True)


def _comma(here: Line, start: int) -> int:
    """Return the comma behind a speaker, and behind what belongs to them: "Ada Quill, of the union,"."""
    comma = here.masked.find(", ", start, here.span.end)
    more = here.masked.find(", ", comma + 1, here.span.end) if comma > 0 else -1
    if more < 0 or here.has_verb(Span(comma, more)):
        return comma
    belongs = here.lexicon.rules["belongs"].match(here.masked, comma + 2, more) is not None
    behind = Span(comma + 2, more)
    is_held = _is_holder(here, Span(start, comma), behind) or _is_office(here, comma, behind)
    return more if belongs or is_held else comma


def _is_office(here: Line, comma: int, behind: Span) -> bool:
    """Say whether words between commas say what who is named in full before them is: "a keeper at the pier"."""
    names = here.masked[:comma].rsplit(maxsplit=2)[-2:]
    head = here.lexicon.rules["of"].split(behind.of(here.masked))[0].split()
    is_first = bool(head) and here.lexicon.rules["the"].match(f"{head[0]} ") is None
    is_role = is_first and head[-1].lower() in here.lexicon.roles
    return is_role and all(name[:1].isupper() for name in names)


def _is_holder(here: Line, office: Span, name: Span) -> bool:
    """Say whether a name between commas is that of who holds an office: "its director, Ada Quill,"."""
    written = office.of(here.masked)
    head = here.lexicon.rules["of"].split(written)[0].split()[-1:]
    is_office = here.lexicon.rules["article"].match(written) is not None and bool(head)
    is_name = all(word[:1].isupper() for word in name.of(here.masked).split())
    return is_office and is_name and head[0].lower() in here.lexicon.roles


def _beside(here: Line, cue: Span, speaker: Span, *, is_first: bool) -> Span:
    """Return the side of "according to X" on which the statement stands."""
    before, after = Span(here.span.start, cue.start), Span(speaker.end, here.span.end)
    if is_first:
        return after
    is_set_off = here.masked[cue.start - 2 : cue.start].strip()[-1:] in {",", MASK}
    runs_on = here.masked[speaker.end : speaker.end + 1] == " " and here.has_verb(after)
    is_inserted = is_set_off and here.masked.startswith(", ", speaker.end) and here.has_verb(after)
    is_open = here.lexicon.rules["left-open"].search(before.of(here.masked)) is not None
    if (is_inserted and is_open) or len(before.of(here.masked).split()) <= _TOO_FEW:
        return Span(before.start, here.span.end)
    return after if runs_on and not is_set_off else before


_TOO_FEW = 3
"""Words before "according to" that are no statement, but the beginning of one: "He had"."""
