"""Who stands behind the words that name a speaker: "he", "the statement", "Shamkhani"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from dossier.analysis.quotes.lexicon import Lexicon
from dossier.model import LocalName, Record, Span, Speaker
from dossier.text import fold


class Called(Record, frozen=True):
    """Whom words lead back to."""

    text: str
    name: int | None


class Known(Record, frozen=True):
    """The names of an article by where they stand."""

    names: Sequence[LocalName]
    starts: list[int]
    ends: list[int]
    owners: list[int]


def known(names: Sequence[LocalName]) -> Known:
    """Return the mentions of all names in reading order."""
    rows = sorted(
        (m.span.start, m.span.start + len(m.form), i)
        for i, name in enumerate(names)
        for m in name.mentions
    )
    return Known(names, [r[0] for r in rows], [r[1] for r in rows], [r[2] for r in rows])


def mentions(who: Known, span: Span) -> list[tuple[int, int, int]]:
    """Return (start, end, index) of the names within a stretch, in reading order."""
    first, last = bisect_left(who.starts, span.start), bisect_left(who.starts, span.end)
    return [(who.starts[i], who.ends[i], who.owners[i]) for i in range(first, last)]


def people(who: Known, span: Span) -> list[tuple[int, int, int]]:
    """Return (start, end, index) of the persons named in a stretch, in reading order."""
    return [row for row in mentions(who, span) if who.names[row[2]].kind == "person"]


class Scene(Record, frozen=True):
    """What pronouns can point back to where they stand."""

    person: Called | None
    """The last person who spoke or acted."""
    body: Called | None
    """The last office, outlet or group that spoke."""
    office: Called | None
    """The last office, ministry or the like that spoke, whose statement it will be."""
    group: Called | None
    """The last speakers in the plural."""
    roles: tuple[Called, ...] = ()
    """Speakers without a name: "a security official from Iraq"."""
    people: tuple[Called, ...] = ()
    """The last persons who spoke or acted, the last of them last."""


NOBODY = Scene(None, None, None, None)


def called(lexicon: Lexicon, text: str, span: Span, who: Known, scene: Scene) -> Called:
    """Return whom the words of a speaker lead back to in the article."""
    written = span.of(text)
    pointed = _pointed(lexicon, written, scene) or _before_relative(lexicon, text, span, who)
    if pointed:
        return pointed
    head = _BRACKET.sub("", lexicon.rules["who"].split(written)[0].rstrip(" ,"))
    whole = Span(span.start, span.start + len(head))
    index = _holding(whole, who)
    index = _named(lexicon, text, whole, who) if index is None else index
    if index is not None:
        is_person = who.names[index].kind == "person"
        return Called(who.names[index].label if is_person else head, index)
    head = lexicon.rules["told-of"].split(head, maxsplit=1)[0] or head
    return _by_role(lexicon, head, who, scene) or Called(head, None)


_BRACKET = re.compile(r"\s\([^()]{1,20}\)$")
"""Letters behind a name: "Ada Quill (PhD)"."""
_APPOSITION = re.compile(r",?\s|,\s[^;:“”\"]{1,100},\s")


def _before_relative(lexicon: Lexicon, text: str, span: Span, who: Known) -> Called | None:
    """Return the person right before "who", or before their apposition."""
    if lexicon.has("which", span.of(text).lower()):
        return _body_before(text, span, who)
    if not lexicon.has("who", span.of(text).lower()):
        return None
    near = people(who, Span(max(0, span.start - 160), span.start))
    if not near or not _APPOSITION.fullmatch(text, near[-1][1], span.start):
        noun = lexicon.rules["antecedent"].search(text[max(0, span.start - _NEAR) : span.start])
        is_found = noun is not None and _is_somebody(lexicon, noun["noun"])
        return Called(noun["noun"], None) if noun and is_found else None
    index = near[-1][2]
    return Called(who.names[index].label, index)


def _body_before(text: str, span: Span, who: Known) -> Called | None:
    """Return the body right before "which"."""
    near = mentions(who, Span(max(0, span.start - _NEAR), span.start))
    if not near or text[near[-1][1] : span.start] != ", ":
        return None
    body = who.names[near[-1][2]]
    return None if body.kind == "person" else Called(body.label, near[-1][2])


_NEAR = 100
"""Characters before "who" in which its noun stands."""


def _is_somebody(lexicon: Lexicon, noun: str) -> bool:
    """Say whether a noun is that of people, and no place or thing in between: "an aide in the Senate who"."""
    last = noun.rsplit(maxsplit=1)[-1].lower()
    ends = lexicon.endings.get("plural-ending", ())
    forms = {last, *(last.removesuffix(end) for end in ends)}
    return not forms.isdisjoint(lexicon.roles | lexicon.people)


def _holding(head: Span, who: Known) -> int | None:
    """Return the person whose role fills the words before the name that ends them: "Leader of the House Ada Quill"."""
    inside = mentions(who, head)
    if not inside or inside[-1][1] < head.end - _SLACK:
        return None
    start, _, index = inside[-1]
    bodies = [e for s, e, i in inside[:-1] if s == head.start and who.names[i].kind != "person"]
    reach = max(bodies, default=head.start) + _SLACK
    roles = (role.span for role in who.names[index].roles)
    fills = any(head.start <= r.start <= reach and r.end + 1 == start for r in roles)
    return index if fills else None


def _named(lexicon: Lexicon, text: str, head: Span, who: Known) -> int | None:
    """Return the name that the words stand for: the one that ends their first part.

    "Clinton spokesman Brian Fallon" is Fallon, "a Clinton spokesman" is nobody, "a spokesman,
    Brian Fallon" is Fallon again.
    """
    parts = [
        Span(head.start + m.start(), head.start + m.end())
        for m in re.finditer(r"[^,]+", head.of(text))
    ]
    for part in parts[:2]:
        first = Span(part.start, _head_end(lexicon, text, part, who))
        end = first.start + len(first.of(text).rstrip(" .("))
        inside = mentions(who, first)
        if part is not parts[0]:
            inside = [m for m in inside if who.names[m[2]].kind != "place"]
        if inside and inside[-1][1] >= end - _SLACK:
            return None if _are_two(lexicon, text, inside) else inside[-1][2]
        if _is_name_like(lexicon, part.of(text)):
            return None
    return None


def _head_end(lexicon: Lexicon, text: str, part: Span, who: Known) -> int:
    """Return where the words for a speaker themselves end: before "of", unless that stands in a name."""
    inside = mentions(who, part)
    for bound in lexicon.rules["of"].finditer(text, part.start, part.end):
        if not any(start < bound.start() and bound.end() < end for start, end, _ in inside):
            return bound.start()
    return part.end


def _is_name_like(lexicon: Lexicon, part: str) -> bool:
    """Say whether words before a comma are a name, and no office with its holder behind the comma."""
    is_owned = lexicon.rules["owned"].search(part) is not None
    return part.strip()[:1].isupper() and not lexicon.rules["article"].match(part) and not is_owned


def _are_two(lexicon: Lexicon, text: str, inside: Sequence[tuple[int, int, int]]) -> bool:
    """Say whether the last two of some names speak together: "Peru and President Lark"."""
    if len(inside) < 2:  # noqa: PLR2004 - two names
        return False
    return lexicon.rules["and"].match(text, inside[-2][1], inside[-1][0]) is not None


_SLACK = 4
"""Characters that may follow a name: "Ryan (R)"."""


def _pointed(lexicon: Lexicon, written: str, scene: Scene) -> Called | None:
    words = written.lower()
    if lexicon.has("singular", words) or lexicon.has("his", words):
        return _of_kind(lexicon, words, scene)
    if lexicon.has("plural", words) or lexicon.has("their", words):
        return scene.group or scene.body
    if lexicon.has("thing", words) or lexicon.has("its", words):
        return scene.body
    # a statement is the last office's that spoke; of nobody else do the words say that it is theirs
    return scene.office if lexicon.statement.fullmatch(words) else None


RECENT = 4
"""Persons among whom one is looked for whom "she" can mean."""


def _of_kind(lexicon: Lexicon, pronoun: str, scene: Scene) -> Called | None:
    """Return the last person whom "he" or "she" can mean; of those before, only who surely is one."""
    other = "men" if lexicon.has("woman", pronoun) else "women"
    if scene.person is None or _is_called_like(lexicon, scene.person, other):
        kind = "women" if other == "men" else "men"
        sure = [c for c in scene.people if _is_called_like(lexicon, c, kind)]
        return sure[-1] if sure else None
    return scene.person


def _is_called_like(lexicon: Lexicon, whom: Called, kind: str) -> bool:
    """Say whether the first word of a name is a form of address or a given name of men, or of women."""
    first = whom.text.split()[0] if whom.name is not None else ""
    return first.rstrip(".") in lexicon.kinds[kind] or fold(first) in lexicon.kinds[kind]


def _by_role(lexicon: Lexicon, head: str, who: Known, scene: Scene) -> Called | None:
    """Return who is called "the foreign minister" or "the official" elsewhere in the article."""
    the = lexicon.rules["the"].match(head)
    if the is None:
        return None
    role = head[the.end() :].lower()
    holders = [i for i, n in enumerate(who.names) if any(role in r.text.lower() for r in n.roles)]
    if len(holders) == 1 and len(role) > 4:  # noqa: PLR2004 - "man" is in many words
        return Called(head, holders[0])
    last = scene.people[-1] if scene.people else None
    if last is not None and last == scene.person and _tells_who(lexicon, head[the.end() :]):
        return Called(last.text, last.name)
    holder = _holder(lexicon, head[the.end() :], who, last)
    if holder is not None:
        return Called(head, holder)
    same = [c for c in scene.roles if _head_noun(lexicon, c.text) == role]
    return same[-1] if same and " " not in role else None


def _holder(lexicon: Lexicon, role: str, who: Known, last: Called | None) -> int | None:
    """Return whose office another word stands for: that of who spoke last, or of one person alone."""
    if role.isupper():
        found = [i for i, n in enumerate(who.names) if _has_initials(lexicon, role.lower(), n)]
        return found[0] if len(found) == 1 else None
    offices = lexicon.offices.get(role.lower().rpartition(" ")[2], ())
    if not offices:
        return None
    if last is not None and last.name is not None and _may_be(offices, who.names[last.name]):
        return last.name
    found = [i for i, n in enumerate(who.names) if _may_be(offices, n)]
    return found[0] if len(found) == 1 else None


def _has_initials(lexicon: Lexicon, short: str, name: LocalName) -> bool:
    """Say whether letters are those that an office of somebody begins with: "the DPO"."""
    said = [
        [w for w in re.findall(r"\w+", r.text.lower()) if w not in lexicon.joining]
        for r in name.roles
    ]
    return any("".join(word[0] for word in words) == short for words in said)


def _tells_who(lexicon: Lexicon, words: str) -> bool:
    """Say whether words stand for whoever was just named: "the 34-year-old", "the Norwegian"."""
    if words in lexicon.demonyms or lexicon.has("known-as", words.lower()):
        return True
    return lexicon.rules["aged"].fullmatch(words) is not None


def _may_be(offices: Sequence[str], name: LocalName) -> bool:
    """Say whether somebody holds one of some offices: "the diplomat" stands for an ambassador."""
    if name.kind != "person":
        return False
    held = [f" {text.lower()} " for text in (name.label, *(r.text for r in name.roles))]
    return any(f" {office} " in one for office in offices for one in held)


def _head_noun(lexicon: Lexicon, text: str) -> str:
    """Return the noun of a role: "official" of "a security official from Iraq"."""
    words = lexicon.rules["of"].split(text.lower())[0].replace(",", "").split()
    return words[-1] if words else ""


def speaker(span: Span, whom: Called, via: Span | None) -> Speaker:
    """Return the record of a speaker."""
    return Speaker(span, whom.text, whom.name, via)
