"""Rich text, as press databases and word processors export it."""

from __future__ import annotations

import re

from dossier.loader.draft import Draft, Drafts, Limits
from dossier.loader.formats.plain import blocks
from dossier.loader.formats.press import kinds
from dossier.loader.read import too_big
from dossier.model import Issue

_TOKEN = re.compile(
    r"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z0-9'])|([{}])|([^\\{}\r\n]+)|[\r\n]|\\"
)
_BREAKS = {
    "par": "\n",
    "line": "\n",
    "sect": "\n\n",
    "page": "\n\n",
    "row": "\n",
    "cell": "\t",
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
}
_SKIPPED = frozenset(
    [
        "fonttbl",
        "colortbl",
        "stylesheet",
        "info",
        "pict",
        "header",
        "footer",
        "headerl",
        "headerr",
        "headerf",
        "footerl",
        "footerr",
        "footerf",
        "object",
        "themedata",
        "colorschememapping",
        "datastore",
        "latentstyles",
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "generator",
        "xmlnstbl",
        "fldinst",
        "filetbl",
        "revtbl",
        "mmathPr",
        "shppict",
        "nonshppict",
        "blipuid",
        "bkmkstart",
        "bkmkend",
    ]
)
_DEEPEST = 2000


def read(data: bytes, name: str, limits: Limits) -> Drafts:
    """Read rich text: an export of a press database, or one article."""
    if len(data) > limits.file_bytes:
        return Drafts((), (too_big(name, len(data), limits.file_bytes),))
    text = plain_text(data.decode("latin-1"))
    found = kinds.read_text(text, name, limits)
    if found is not None:
        return found
    if not text.strip():
        return Drafts((), (_empty(name),))
    return Drafts((Draft(text, blocks(text), is_markup=True),))


def plain_text(source: str) -> str:
    """Return the words of rich text."""
    reader = _Reader()
    for match in _TOKEN.finditer(source):
        reader.take(match)
    reader.flush()
    return _PAIR.sub(_joined, "".join(reader.parts))


_PAIR = re.compile(r"[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")


def _joined(pair: re.Match[str]) -> str:
    """Return the sign beyond 16 bits that two numbers stand for; a lone half stands for none."""
    return pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


class _Reader:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.bytes = bytearray()
        self.codepage = "cp1252"
        self.stack: list[tuple[bool, int]] = []
        self.skipping = False
        self.unicode_skip = 1
        self.to_skip = 0
        self.starred = False

    def take(self, match: re.Match[str]) -> None:
        """Follow one token."""
        word, number, code, symbol, brace, text = match.groups()
        if brace:
            self._group(brace)
        elif word:
            self._word(word, number)
        elif code:
            self._byte(int(code, 16))
        elif symbol:
            self._symbol(symbol)
        elif text:
            self._text(text)

    def _group(self, brace: str) -> None:
        self.to_skip = 0
        self.starred = False
        if brace == "{":
            if len(self.stack) < _DEEPEST:
                self.stack.append((self.skipping, self.unicode_skip))
        elif self.stack:
            self.skipping, self.unicode_skip = self.stack.pop()

    def _word(self, word: str, number: str | None) -> None:
        if word in _SKIPPED or self.starred:
            self.skipping = True
        elif word == "ansicpg" and number:
            self.codepage = f"cp{number}"
        elif word == "uc" and number:
            self.unicode_skip = min(max(int(number), 0), 8)
        elif word == "u" and number:
            self._say(chr(int(number) % 65536))
            self.to_skip = self.unicode_skip
        elif word in _BREAKS:
            self._say(_BREAKS[word])
        self.starred = False

    def _byte(self, value: int) -> None:
        if self.to_skip:
            self.to_skip -= 1
        elif not self.skipping:
            self.bytes.append(value)

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self.starred = True
        else:
            self._say(
                {"~": "\u00a0", "_": "‑", "-": "", "\n": "\n", "\r": "\n"}.get(symbol, symbol)
            )

    def _text(self, text: str) -> None:
        cut = min(self.to_skip, len(text))
        self.to_skip -= cut
        self._say(text[cut:])

    def _say(self, text: str) -> None:
        if not self.skipping and text:
            self.flush()
            self.parts.append(text)

    def flush(self) -> None:
        """Decode the bytes that were written as hexadecimal."""
        if self.bytes:
            try:
                self.parts.append(self.bytes.decode(self.codepage, "replace"))
            except LookupError:
                self.parts.append(self.bytes.decode("cp1252", "replace"))
            self.bytes.clear()


def _empty(name: str) -> Issue:
    message = f"{name} holds no text: save it again, or as plain text."
    return Issue("no-articles", "warning", name, message)
