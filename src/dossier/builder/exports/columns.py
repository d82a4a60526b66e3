"""What stands in the columns of the tables, for those who did not make them."""

from __future__ import annotations

from collections.abc import Mapping

_SHARED: Mapping[str, str] = {
    "agencies": "Wire services credited, separated by semicolons.",
    "article": "Id of the article; its page is articles/ID.html.",
    "attributed": "To whom the article attributes it, as written.",
    "end": "Last day; empty where it is open or not known.",
    "event": "Id of the event; its page is events/ID.html.",
    "from": "First code point of the passage in the text of the article.",
    "precision": "How exactly the days are known: day, week, month, year …",
    "start": "First day; empty where it is open or not known.",
    "to": "Code point after the last of the passage.",
    "words": "The passage; empty where it may not be shown.",
}
_OWN: Mapping[str, Mapping[str, str]] = {
    "articles": {
        "id": "Made from the path of the clipping; the page is articles/ID.html.",
        "file": "Path of the clipping, relative to the dossier's folder.",
        "headline": "In square brackets where it was made from the first sentence.",
        "source": "Id of the source.",
        "authors": "Separated by semicolons.",
        "language": "BCP 47 tag; und: not known.",
        "start": "First day on which it can have been published.",
        "end": "Last day on which it can have been published.",
        "basis": "From what the day was read: the dateline, metadata, the editor …",
        "event": "Id of the event that it reports.",
        "length": "Code points of the text.",
        "url": "Address of the original page.",
        "sha256": "Of the bytes of the clipping.",
    },
    "sources": {
        "id": "The page is sources/ID.html.",
        "name": "Empty for the articles whose outlet is not named.",
        "articles": "How many articles are from it.",
    },
    "events": {
        "id": "The page is events/ID.html.",
        "title": "A headline of one of its articles, or the editor's.",
        "where": "Where it happened, as written.",
        "reports": "How many articles report it.",
        "independent": "How many texts these are, each family of one text counted once.",
        "recalls": "How many articles tell it as background.",
    },
    "quotes": {
        "id": "One wording in one article.",
        "family": "Shared by all wordings of one utterance.",
        "kind": "direct: in marks; mixed: in part; indirect: retold.",
        "speaker": "Id of the name; empty where the speaker is none of the names.",
        "speaker_text": "Who speaks, as written.",
    },
    "names": {
        "id": "Shared by the spellings of one name; the page is names/ID.html.",
        "kind": "person, organisation or place.",
        "label": "The form by which the pages call it.",
        "spelling": "A form as written.",
        "mentions": "How often this form stands in the texts.",
        "articles": "How many articles have this form.",
    },
    "pickups": {
        "id": "Made from the places of both passages.",
        "a_article": "Id of the earlier article, where it is known which that is.",
        "a_from": "First code point in its text.",
        "a_to": "Code point after the last.",
        "b_article": "Id of the other article.",
        "b_from": "First code point in its text.",
        "b_to": "Code point after the last.",
        "share": "Share of the words of b that stand in a too, 0 to 1.",
        "directed": "Whether it is known that b was taken from a.",
    },
    "points": {"id": "Shared by the passages that report one thing."},
    "discrepancies": {
        "id": "Shared by the sides of one discrepancy.",
        "kind": "How the sides differ: conflict, later update, other scope or rounding.",
        "about": "What they differ in: number, date, place …",
        "value": "As written; empty where it may not be shown.",
    },
    "topics": {
        "id": "The page is topics/ID.html.",
        "label": "What the pages call it.",
        "terms": "The words by which it was found, separated by semicolons.",
        "articles": "How many articles are on it.",
        "events": "How many events it runs through.",
    },
    "issues": {
        "code": "Short name that stays the same.",
        "level": "error, warning or note.",
        "subject": "The file, article or decision.",
        "message": "What it is, and the cure.",
    },
}


def meaning(table: str, column: str) -> str:
    """Return what stands in a column.

    Raises:
        KeyError: nobody has said so.
    """
    own = _OWN.get(table, {})
    return own[column] if column in own else _SHARED[column]
