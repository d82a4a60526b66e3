"""Whether a site is whole: every file of its own list, as it was written, of one build alone."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from dossier.builder.page import Page
from dossier.builder.write.manifest import MANIFEST, owned_by, read_manifest

_NUMBER = re.compile(rb"number (\d+)")


def faults(site: Path) -> list[str]:
    """Return what is missing, too much or altered in a site, by its own list of files."""
    owned = read_manifest(site)
    if owned is None:
        return [f"{site} is no site"]
    files = {p.relative_to(site).as_posix(): p for p in site.rglob("*") if not p.is_dir()}
    there = owned_by([Page(name, path.read_bytes()) for name, path in files.items()])
    wrong = {name for name in {*owned, *there} if owned.get(name) != there.get(name)}
    found = [f"{name} is missing, too much or altered" for name in sorted(wrong - {MANIFEST})]
    numbers = titles(site)
    return [*found, *([f"pages of the builds {sorted(numbers)}"] if len(numbers) != 1 else [])]


def titles(site: Path) -> set[int]:
    """Return the numbers that stand in the title "number N" of the pages."""
    pages = site.rglob("*.html")
    return {int(n) for page in pages for n in _NUMBER.findall(page.read_bytes())}


def articles(site: Path) -> int:
    """Return how many articles a site tells of."""
    return len(json.loads((site / "data/dossier.json").read_bytes())["articles"])


def sources(folder: Path) -> dict[str, bytes]:
    """Return the clippings and the settings of a dossier."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


def strays(folder: Path) -> list[str]:
    """Return what lies beside the site and is not the editor's."""
    return [p.name for p in folder.iterdir() if p.is_dir() and p.name != "site"]


def word(number: int) -> str:
    """Return a word that no other number has."""
    made, rest = "", number + 17
    while rest:
        made += "bakedilomunesa"[2 * (rest % 7) :][:2]
        rest //= 7
    return made.capitalize()


def write_clippings(folder: Path, articles: int) -> None:
    """Write a dossier of small articles that have little in common."""
    folder.mkdir(exist_ok=True)
    for n in range(articles):
        one, other = word(n), word(n * 31 + 5)
        story = f"The {one.lower()} of {other} was mended on March {n % 28 + 1}, 2031, said {one} {other}."
        (folder / f"a{n}.txt").write_text(f"{one} case {n}\n\n{story}\n")
        os.utime(folder / f"a{n}.txt", (1_700_000_000, 1_700_000_000 + n))
    name(folder, 0)


def name(folder: Path, number: int) -> bytes:
    """Give a dossier the title "number N", which stands on each of its pages."""
    said = f"title: number {number}\n".encode()
    (folder / "dossier.yaml").write_bytes(said)
    return said
