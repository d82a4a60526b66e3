"""The charset that markup declares for itself."""

from __future__ import annotations

import re

from dossier.loader.decode import Decoded, decode

_DECLARED = re.compile(
    rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})"
    rb"|<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
# What browsers read where an old name is declared: the superset that was really used.
_SUPERSETS = {
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "windows-874": "cp874",
    "iso-8859-8-i": "iso-8859-8",
}


def decode_markup(data: bytes, declared: str | None = None) -> Decoded:
    """Decode HTML or XML by what its container or its own first lines declare."""
    match = _DECLARED.search(data[:8192])
    written = (match[1] or match[2]).decode("ascii") if match else None
    name = (declared or written or "").strip().lower()
    return decode(data, _SUPERSETS.get(name, name) or None)
