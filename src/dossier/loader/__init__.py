"""From clippings on disk to articles: the only room that opens a clipping."""

from dossier.loader.account import Part, account
from dossier.loader.doubles import keys_of, once
from dossier.loader.ids import settled
from dossier.loader.parse import Parsed, parse
from dossier.loader.read import ClippingFile, Fetched, fetch, find
from dossier.loader.years import years

__all__ = [
    "ClippingFile",
    "Fetched",
    "Parsed",
    "Part",
    "account",
    "fetch",
    "find",
    "keys_of",
    "once",
    "parse",
    "settled",
    "years",
]
