"""The words that name the speaker, before or after the cue."""

from __future__ import annotations

import re

from dossier.analysis.quotes.front import NAME_AT_END, without_front
from dossier.analysis.quotes.line import Line
from dossier.analysis.quotes.units import MASK
from dossier.model import Span
from dossier.text import trim

_OCCASION = 90
"""Characters of the longest occasion: "in an interview with … on Sunday"."""
_LONGEST = 260
"""Characters of the longest speaker; beyond, the words are something else."""
_BREAK = re.compile(rf"[;:—\]]|\s(?:--|[–-])\s|(?<=\w)--(?=\w)|{MASK}+")
_BRACKETS = re.compile(r"\([^()]{0,60}\)")
_DONE = re.compile(r"\s([a-z]+)$")


def before(here: Line, verb: int) -> Span | None:
    """Return the speaker before the verb that begins at an offset."""
    start, verb = _around_aside(here, _last_break(here, verb), verb)
    bracket = here.masked.rfind("(", start, verb)
    if bracket >= 0 and here.masked.find(")", bracket, verb) < 0:
        start = bracket + 1
    region = _before_aside(here, _past_bracket(here, trim(here.masked, Span(start, verb))))
    near = max(region.start, region.end - _OCCASION)
    when = here.lexicon.when_before.search(here.masked[near : region.end])
    if when and near + when.start() > region.start:
        region = trim(here.masked, Span(region.start, near + when.start()))
        done = _DONE.search(region.of(here.masked))
        if done and here.has("participle", done[1]):
            region = Span(region.start, region.start + done.start())
    is_after_quote = here.masked[start - 1 : start] == MASK
    region = _clause(here, without_front(here, region), is_alone=is_after_quote)
    return _bounded(here, _without_adverb(here, region))


def _around_aside(here: Line, start: int, verb: int) -> tuple[int, int]:
    """Return from where to where the subject stands: before "– a former pilot –", where a verb follows that."""
    if here.masked[start:verb].strip():
        return start, verb
    breaks = list(_BREAK.finditer(here.masked, here.span.start, verb))[-3:]
    if len(breaks) < 2 or not all(found[0].strip() in _DASHES for found in breaks[-2:]):  # noqa: PLR2004 - a pair
        return start, verb
    first = breaks[-3].end() if len(breaks) > 2 else here.span.start  # noqa: PLR2004 - one before the pair
    return first, breaks[-2].start()


_DASHES = frozenset({"—", "–", "-", "--"})


def _past_bracket(here: Line, region: Span) -> Span:
    """Return what stands behind a bracket that is only closed: "Getty Images) Quill said"."""
    bracket = here.masked.find(")", region.start, region.end)
    if bracket < 0 or "(" in here.masked[region.start + 1 : bracket]:
        return region
    return trim(here.masked, Span(min(bracket + 1, region.end), region.end))


def _is_in_brackets(here: Line, at: int, verb: int) -> bool:
    """Say whether a break stands in brackets that are closed before the verb: "(NYSE: QLL)"."""
    before = here.masked[here.span.start : at]
    return before.rfind("(") > before.rfind(")") and here.masked.find(")", at, verb) >= 0


def _without_adverb(here: Line, region: Span) -> Span:
    """Leave out the small words before the verb: "then" of "Quill then left, saying …"."""
    last = _DONE.search(region.of(here.masked))
    is_small = last is not None and here.has("auxiliary", last[1])
    return Span(region.start, region.start + last.start()) if last and is_small else region


def _last_break(here: Line, verb: int) -> int:
    """Return where the stretch begins that no break parts from the verb."""
    written = here.masked[here.span.start : verb]
    if not any(map(written.__contains__, _BREAKS)):
        return here.span.start
    ends = [m.end() for m in _BREAK.finditer(here.masked, here.span.start, verb)]
    if "(" in written:
        ends = [end for end in ends if not _is_in_brackets(here, end - 1, verb)]
    return ends[-1] if ends else here.span.start


_BREAKS = (";", ":", "—", "]", "–", "-", MASK)


def behind_comma(here: Line, verb: int, *, is_sure: bool = False) -> Span | None:
    """Return the speaker of "…, X said": a few words between the last comma and the verb.

    Args:
        here: the sentence.
        verb: where the verb begins.
        is_sure: whether a comma follows the cue as well; then no statement need be complete before.
    """
    comma = here.masked.rfind(", ", here.span.start, verb)
    if comma < 0 or MASK in here.masked[comma:verb]:
        return None
    region = trim(here.masked, Span(comma + 1, verb))
    first = here.masked[region.start : region.start + 1]
    words = region.of(here.masked).split()
    opens = words[0].lower() if words else ""
    is_name = first.isupper() or here.has("name-start", opens) or here.has("exhibit", opens)
    bare = here.lexicon.rules["participle"].sub(_blank, region.of(here.masked))
    is_plain = len(words) <= _FEW and not here.lexicon.finite.search(bare)
    is_sure = is_sure or here.has_verb(Span(here.span.start, comma))
    is_claim = here.lexicon.rules["claim-behind"].match(here.masked, region.start, region.end)
    is_somebody = (
        is_name and is_plain and not (is_claim or _is_nobody(here, region.of(here.masked)))
    )
    return region if is_somebody and is_sure else None


_FEW = 8
"""Words of a speaker that is set off by a comma."""


def _clause(here: Line, region: Span, *, is_alone: bool) -> Span:
    """Return the end of a stretch that holds a name alone and no verb."""
    words = region.of(here.masked)
    last = words[words.rfind(" ") + 1 :]
    if here.has("who", last.lower()):
        return Span(region.end - len(last), region.end)
    bare = _BRACKETS.sub(_blank, words) if "(" in words else words
    plain = here.lexicon.relative.sub(_blank, bare)
    is_related = plain != words
    plain = here.lexicon.rules["participle"].sub(_blank, plain)
    plain = here.lexicon.rules["aside"].sub(_blank, plain) if "," in words else plain
    words = _without_open_relative(here, words) if is_related else words
    plain = plain[: len(words)]
    start = 0
    if not is_alone and _is_described(here, plain):
        return trim(here.masked, Span(region.start, region.start + len(words)))
    while here.lexicon.finite.search(plain, start):
        bound = here.lexicon.boundary.search(words, start)
        comma = words.find(", ", start)
        if bound is None and comma < 0:
            start = start if is_alone else len(words)
            break
        start = bound.end() - 1 if bound else comma + 1
    start = _pronoun(here, words, _past_subordination(here, words, start))
    start = max(_past_list(here, words, start), _past_headline(here, words))
    return trim(here.masked, Span(region.start + start, region.start + len(words)))


def _before_aside(here: Line, region: Span) -> Span:
    """Leave out what is told of the speaker right before the verb: "Quill, asked about it,"."""
    words = region.of(here.masked)
    found = here.lexicon.rules["aside-behind"].search(words) if words.endswith(",") else None
    return Span(region.start, region.start + found.start()) if found else region


def _is_described(here: Line, words: str) -> bool:
    """Say whether the only verb tells something of the speaker: "a study that appeared in May"."""
    verb = here.lexicon.finite.search(words)
    if verb is None or "," in words:
        return False
    lead = here.lexicon.rules["noun-that"].fullmatch(words, 0, verb.start())
    return lead is not None and here.lexicon.finite.search(words, verb.end()) is None


def _without_open_relative(here: Line, words: str) -> str:
    """Leave out a relative clause that goes on up to the verb: "the bank, which lost and"."""
    for clause in here.lexicon.relative.finditer(words):
        is_open = clause.end() == len(words) and not clause[0].endswith(",")
        if is_open and clause.start() > 0 and here.lexicon.finite.search(clause[0]):
            return words[: clause.start()]
    return words


def _pronoun(here: Line, words: str, start: int) -> int:
    """Return where a pronoun at the very end begins: it is a subject of its own."""
    last = words[start:].split()
    if len(last) > 1 and here.has("pronoun", last[-1].lower().strip(",")):
        return words.rindex(last[-1])
    return start


def _past_list(here: Line, words: str, start: int) -> int:
    """Return where an office with its holder begins behind other words: "…, its president, Ada Quill"."""
    parts = words[start:].rstrip(", ").split(", ")
    if len(parts) < 3 or not parts[-1][:1].isupper() or not parts[-2]:  # noqa: PLR2004 - words, office, holder
        return start
    opens = parts[-2].split()[0].lower()
    is_office = here.has("name-start", opens) and not parts[0][:1].isupper()
    return words.rindex(parts[-2]) if is_office else start


def _past_headline(here: Line, words: str) -> int:
    """Return where people begin behind what a headline tells: "Fire kills 43, survivors say"."""
    told, comma, people = words.rpartition(", ")
    forms = {people.removesuffix(end) for end in here.lexicon.endings.get("plural-ending", ())}
    is_people = not (forms - {people}).isdisjoint(here.lexicon.roles | here.lexicon.people)
    return len(told + comma) if is_people and told.count(" ") > 1 else 0


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _past_subordination(here: Line, words: str, start: int) -> int:
    """Return where the name begins in "groups in the north, which Iran"."""
    for bound in reversed(list(here.lexicon.boundary.finditer(words, start))):
        word = bound[0].strip(" ,(").lower()
        rest = words[bound.end() :].strip()
        if here.has("subordinate", word) and rest and "," not in rest:
            return bound.end() - 1
    return start


def _bounded(here: Line, region: Span) -> Span | None:
    start, end = region.start, region.end
    while start < end and here.masked[start] in " ,(–-'’":
        start += 1
    while end > start and here.masked[end - 1] in ", ":
        end -= 1
    boundary = here.lexicon.boundary.match(here.masked, start, end)
    if boundary and boundary.end() < end:
        start = boundary.end()
    if here.has("front-preposition", here.head(start)):
        ending = NAME_AT_END.search(here.masked, start, end)
        start = ending.start() if ending else end
    dated = here.lexicon.rules["dated"].match(here.masked, start, end)
    named = trim(here.masked, Span(dated.end() if dated else start, end))
    joints = tuple(f" {joint}" for joint in here.lexicon.endings.get("joint", ()))
    if len(named) > 4 and named.of(here.masked).endswith(joints):  # noqa: PLR2004 - the conjunction
        return None
    claim = here.lexicon.rules["claim-behind"].match(here.masked, named.start, named.end)
    named = Span(claim.end(), named.end) if claim else named
    if here.has("no-speaker", here.head(named.start)) or _is_nobody(here, named.of(here.masked)):
        return None
    return named if 0 < len(named) <= _LONGEST else None


def _is_nobody(here: Line, words: str) -> bool:
    """Say whether words name no speaker: an article, "but"."""
    return here.has("alone-nobody", words.lower())


def after(here: Line, verb_end: int, limit: int) -> Span | None:
    """Return the speaker after a cue: "said Jim Doe, head of the union"."""
    start = verb_end
    while start < limit and here.masked[start] in " ,":
        start += 1
    stops = here.lexicon.rules["end-of-name"].finditer(here.masked, start, limit)
    end = next((m.start() for m in stops if not _is_short(here, m)), limit)
    plain = here.lexicon.relative.sub(_blank, here.masked[start:end])
    plain = here.lexicon.rules["participle"].sub(_blank, plain)
    verb = here.lexicon.finite.search(plain)
    if verb:
        end = _before_verb(here, start, start + verb.start())
    for pattern in (here.lexicon.rules["occasion"], here.lexicon.rules["after"]):
        found = pattern.search(plain, 1, end - start)
        if found:
            end = start + found.start()
    return _bounded(here, trim(here.masked, Span(start, end)))


def _is_short(here: Line, stop: re.Match[str]) -> bool:
    """Say whether a full stop belongs to a title: "said Lt. Ada Quill"."""
    before = here.masked[max(here.span.start, stop.start() - 6) : stop.start()].split()[-1:]
    return stop[0].startswith(".") and bool(before) and before[0] in here.lexicon.titles


def _before_verb(here: Line, start: int, verb: int) -> int:
    """Return where a name ends that a verb follows: before its comma or conjunction, if any."""
    comma = here.masked.rfind(", ", start, verb)
    return comma if comma > start else verb


def _without_paper_behind(here: Line, speaker: Span) -> Span:
    """Return the name alone of a name with a paper behind it: "Ada Quill press release"."""
    written = speaker.of(here.masked)
    paper = here.lexicon.rules["paper"].search(written) if written[:1].isupper() else None
    head = written[: paper.start()] if paper else ""
    is_article = here.lexicon.rules["article"].fullmatch(f"{head} ") is not None
    is_article = is_article or here.has("count", head.lower())
    named = not is_article and head.rpartition(" ")[2][:1].isupper()
    return Span(speaker.start, speaker.start + paper.start()) if paper and named else speaker


def without_paper(here: Line, speaker: Span) -> Span:
    """Return whose paper it is: "the office" of "a statement from the office"."""
    found = here.lexicon.statement.match(here.masked, speaker.start, speaker.end)
    if found is None or found.end() >= speaker.end:
        return _without_paper_behind(here, speaker)
    tail = here.lexicon.rules["tail"].search(here.masked[found.end() : speaker.end])
    end = found.end() + tail.start() if tail else speaker.end
    return trim(here.masked, Span(found.end(), end))
