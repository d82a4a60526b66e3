"""People, organisations and places: their lists and the page of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dossier.builder import urls
from dossier.builder.pages.events import Card, card
from dossier.builder.pages.paging import Pager, Pages, paged
from dossier.builder.pages.parts import (
    Cited,
    Moment,
    age,
    cite,
    cite_in_sentence,
    crumbs,
    label,
    moment,
    source_url,
)
from dossier.builder.pages.quotes import Said, said
from dossier.builder.part import Part
from dossier.builder.reasons import reasons
from dossier.builder.register import Register
from dossier.builder.sheet import Link, Sheet
from dossier.model import ArticleMention, Evidence, Name, NameRole, Passage, Record, Spelling
from dossier.text import fold

_CUT = Pages(280, key=lambda name: name.id)
"""Names on one page at most."""

_FORMS = 6
"""Spellings that a row of the list shows before the rest is counted."""

_ROLES = 30

_WITNESSES = 4
"""Sources of a spelling or a role that are named before the rest is counted."""

_QUOTES = 16
_MENTIONS = 16


class NameLine(Record, frozen=True):
    """A name in a list."""

    label: str
    kind: str
    url: str
    forms: tuple[str, ...]
    more_forms: int
    mentions: int
    articles: int
    fresh: bool


class NamesPage(Record, frozen=True):
    """``names.html``."""

    names: tuple[NameLine, ...]
    pager: Pager


class SpellingRow(Record, frozen=True):
    """A form with its first passage."""

    form: str
    mentions: int
    sources: tuple[Link, ...]
    more_sources: int
    first: Cited


class RoleRow(Record, frozen=True):
    """A role as the sources give it, whatever its capital letters."""

    text: str
    cited: tuple[Cited, ...]
    """The first passage of each source, earliest first."""
    more: int
    passages: int
    first: Moment | None
    last: Moment | None


class NamePage(Record, frozen=True):
    """``names/<id>.html``."""

    id: str
    label: str
    kind: str
    mentions: int
    articles: int
    spellings: tuple[SpellingRow, ...]
    roles: tuple[RoleRow, ...]
    more_roles: int
    quotes: tuple[Said, ...]
    more_quotes: int
    events: tuple[Card, ...]
    passages: tuple[Cited, ...]
    """The first mention in each article, in its sentence."""
    more_passages: int
    apart: tuple[Link, ...]
    why: tuple[Evidence, ...]


def parts(register: Register) -> Iterator[Part]:
    """Yield the parts of the list of names, and that of the page of each."""
    for path, pager, found in paged(urls.NAMES, by_weight(register.names.values()), _CUT):
        yield Part(listed, (path, pager, tuple(name.id for name in found)))
    yield from (Part(pages, (name,)) for name in register.names)


def listed(register: Register, path: str, pager: Pager, found: Sequence[str]) -> Iterator[Sheet]:
    """Yield a page of the list."""
    page = NamesPage(tuple(row(register, register.names[n]) for n in found), pager)
    title, styles = register.words.names, ("list.css",)
    yield Sheet(path, "names.html", title, "names", page, rows=pager.script, styles=styles)


def pages(register: Register, name_id: str) -> Iterator[Sheet]:
    """Yield the page of a name."""
    w, name = register.words, register.names[name_id]
    yield Sheet(
        path=urls.name(name.id),
        template="name.html",
        styles=("subject.css",),
        title=name.label,
        section="names",
        context=_page(register, name),
        description=w.label("kind", name.kind),
        crumbs=crumbs((w.names, urls.NAMES)),
    )


def by_weight(names: Iterable[Name]) -> list[Name]:
    """Return names, those of most articles first."""
    return sorted(names, key=lambda n: (-len(_articles(n)), -_mentions(n), n.label, n.id))


def row(register: Register, name: Name) -> NameLine:
    """Return a name as a list shows it."""
    forms = [s.form for s in name.spellings]
    return NameLine(
        label=name.label,
        kind=name.kind,
        url=urls.name(name.id),
        forms=tuple(forms[:_FORMS]),
        more_forms=max(0, len(forms) - _FORMS),
        mentions=_mentions(name),
        articles=len(_articles(name)),
        fresh=("names", name.id) in register.fresh,
    )


def _articles(name: Name) -> set[str]:
    return {m.article for s in name.spellings for m in s.mentions}


def _mentions(name: Name) -> int:
    return sum(len(s.mentions) for s in name.spellings)


def _page(register: Register, name: Name) -> NamePage:
    quoted = list(dict.fromkeys(q.family for q in register.said_by[name.id]))
    where = _firsts(name)
    articles = sorted(where, key=lambda a: age(register, a))
    events = dict.fromkeys(e for a in articles if (e := register.event_of.get(a)))
    firsts = [where[article] for article in articles]
    roles = _roles(register, name)
    return NamePage(
        id=name.id,
        label=name.label,
        kind=name.kind,
        mentions=_mentions(name),
        articles=len(articles),
        spellings=tuple(_spelling(register, s) for s in name.spellings),
        roles=roles[:_ROLES],
        more_roles=max(0, len(roles) - _ROLES),
        quotes=tuple(said(register, family) for family in quoted[:_QUOTES]),
        more_quotes=max(0, len(quoted) - _QUOTES),
        events=tuple(card(register, register.events[e]) for e in events),
        passages=tuple(cite_in_sentence(register, p) for p in firsts[:_MENTIONS]),
        more_passages=max(0, len(firsts) - _MENTIONS),
        apart=tuple(
            Link(register.called[i].label, urls.name(i)) for i in name.apart if i in register.called
        ),
        why=reasons(register.words, name.why),
    )


def _roles(register: Register, name: Name) -> tuple[RoleRow, ...]:
    """Return each role once, in the order in which the sources first give them."""
    found: dict[str, list[NameRole]] = {}
    shown = (r for r in name.roles if cite(register, r.passage).words)
    for role in sorted(shown, key=lambda r: age(register, r.passage.article)):
        found.setdefault(fold(role.text), []).append(role)
    return tuple(_role(register, same) for same in found.values())


def _role(register: Register, same: Sequence[NameRole]) -> RoleRow:
    by: dict[str, Passage] = {}
    for role in same:
        by.setdefault(label(register, role.passage.article), role.passage)
    cited = [cite(register, passage) for passage in list(by.values())[:_WITNESSES]]
    dated = [register.articles[r.passage.article].published for r in same]
    days = [moment(register, found.when) for found in dated if found]
    return RoleRow(
        text=same[0].text,
        cited=tuple(cited),
        more=len(by) - len(cited),
        passages=len(same),
        first=days[0] if days else None,
        last=days[-1] if days and days[-1] != days[0] else None,
    )


def _spelling(register: Register, spelling: Spelling) -> SpellingRow:
    first = min(spelling.mentions, key=lambda m: (*age(register, m.article), m.span))
    sources = {
        label(register, m.article): source_url(register, m.article) for m in spelling.mentions
    }
    return SpellingRow(
        form=spelling.form,
        mentions=len(spelling.mentions),
        sources=tuple(Link(text, url) for text, url in sources.items())[:_WITNESSES],
        more_sources=max(0, len(sources) - _WITNESSES),
        first=cite_in_sentence(register, _passage(first)),
    )


def _firsts(name: Name) -> dict[str, Passage]:
    """Return where each article first has the name."""
    found: dict[str, Passage] = {}
    for spelling in name.spellings:
        for mention in spelling.mentions:
            known = found.get(mention.article)
            if known is None or mention.span < known.span:
                found[mention.article] = _passage(mention)
    return found


def _passage(mention: ArticleMention) -> Passage:
    return Passage(mention.article, mention.span)
