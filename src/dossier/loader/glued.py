"""Lines into which a scraper glued what stood in boxes of its own: parted again.

Only words that cannot be news are taken for a joint; a caption whose end does not show stays where
it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from dossier.loader import shape
from dossier.loader.draft import DraftBlock
from dossier.loader.fields.byline import is_byline
from dossier.loader.fields.dateline import read_dateline
from dossier.loader.fields.people import is_person
from dossier.loader.seams import CREDIT, LABEL, LONGEST, caption_end
from dossier.loader.tidy import cut
from dossier.model import Run
from dossier.outlets import agency, agency_pattern, publication

SHORTEST = 250
"""Code points below which a line is taken as it is."""
LONGEST_CAPTION = 600

_BOXES = re.compile(
    r"(?:Click to (?:share|email|print)[^()\n]{0,60}?\(Opens in new window\)\s*)+"
    r"|(?:Get [\w ]{2,40} updates directly to your inbox\s*+\+?\s*+)?(?:Subscribe )?Thank you for subscribing!?(?:\.?,? (?:An error has occurred\. Please try again later\.|Could not subscribe, try again later|Invalid Email|See our privacy notice|We have more newsletters|Show me))*"
    r"|(?:Advertisement )?Continue reading the main story"
    r"|Story continues below(?: (?:this )?advertisement)?|Article continues below(?: this ad)?|Advertisement(?= [A-Z“\"])"
    r"|(?:Skip Ad )?(?:Ad )?Loading\.\.\.(?: x)?(?: Embed x)?(?: Share)?|(?:Skip in )?x Embed x Share"
    r"|Read or Share this story: ?\S*"
    r"|(?:To view this video please enable JavaScript, and consider upgrading to a web browser that supports HTML5 video)"
    r"|Watch this video again|Video will play in|Share this video|Watch Next(?= |$)|Play slideshow|Play now"
    r"|(?:Please verify you're not a robot by clicking the box\.|Invalid email address\. Please re-enter\.|You must select a newsletter to subscribe to\.|View all New York Times newsletters\.)"
    r"|\((?:Photo|Image|Picture|Credit|Video): ?[^()]{2,60}\)"
    r"|Image copyright [^.]{2,40}? Image caption(?= |$)|(?:Image|Media) (?:copyright|caption)(?= [A-Z\"“@])"
    r"|(?:Getty Images|Getty|Reuters|REUTERS|GETTY|AP|EPA|PA|AFP|Rex|SWNS)(?::[A-Z][A-Za-z ]{2,30}?)? \d{1,3}(?: of \d{1,3}|/\d{1,3})?(?= |$)"
)
_WHYS = (
    ("(", None),
    ("Click to", "share buttons"),
    ("Read or Share", "share buttons"),
    ("Get ", "subscription form"),
    ("Subscribe", "subscription form"),
    ("Thank you", "subscription form"),
    ("Please verify", "subscription form"),
    ("Invalid", "subscription form"),
    ("You must select", "subscription form"),
    ("View all", "subscription form"),
    ("Advertisement", "advertisement"),
    ("Continue reading", "advertisement"),
    ("Story continues", "advertisement"),
    ("Article continues", "advertisement"),
    ("Image", "credit of a picture"),
    ("Media", "credit of a picture"),
)


_MARKS = (
    "Click to ", "inbox", "subscribing", "ontinue reading", "ontinues below", "dvertisement", "Loading",
    "Embed", "Share this", "To view this video", "Watch ", "Video will", "Play ", "robot", "Invalid",
    "newsletter", "(Photo", "(Image", "(Picture", "(Credit", "(Video", "Image c", "Media c",
)  # fmt: skip
_NUMBERED = ("Getty", "GETTY", "Reuters", "REUTERS", "AP", "EPA", "PA", "AFP", "Rex", "SWNS")
"""Agencies behind whose names the number of a picture stands."""


_STARTS = (
    "(Photo", "(Image", "(Picture", "(Credit", "(Video", "Click to", "Get ", "Subscribe", "Thank you",
    "Advertisement", "Continue", "Story", "Article", "Skip", "Ad ", "Loading", "x Embed", "Read or",
    "To view", "Watch", "Video will", "Share this", "Play ", "Please verify", "Invalid", "You must",
    "View all", "Image", "Media", "Getty", "GETTY", "Reuters", "REUTERS", "AP ", "AP:", "EPA", "PA ", "PA:", "AFP ", "AFP:",
    "Rex ", "SWNS ",
)  # fmt: skip


def _may_hold_box(text: str) -> bool:
    if any(map(text.__contains__, _MARKS)):
        return True
    return any(map(text.__contains__, _NUMBERED)) and any(map(str.isdigit, text))


def box(text: str) -> str | None:
    """Say what a whole line is when it is one of the boxes, ``None`` when it is none."""
    if not text.startswith(_STARTS) or not _BOXES.fullmatch(text):
        return None
    why = next((why for start, why in _WHYS if text.startswith(start)), "")
    if LABEL.search(text):
        return "label of a picture"
    if why == "":
        why = "credit of a picture" if text[-1].isdigit() else "button of the page"
    return why


_HEAD_CREDIT = re.compile(r"\((?P<credit>[^()]{2,90})\)\s+(?=[\"“‘']?[A-Z])")
_PHOTO = re.compile(r"(?:Photos?|Image|Video|Slideshow|Gallery|Credit)\s+(?=[A-Z])")
_CAPITALS = re.compile(r"(?<= )(?=[A-Z]{3})")


def unglued(blocks: Sequence[DraftBlock]) -> Iterator[DraftBlock]:
    """Yield the blocks, each long line without markup in its parts."""
    heading = blocks[0].text if blocks and len(blocks[0].text) < SHORTEST else ""
    for block in blocks:
        joint = _end_sign(block) or _house(block)
        if joint:
            whole = (_slice(block, 0, joint), _slice(block, joint, len(block.text)))
            yield from (part for part in whole if part is not None)
        elif block.hint is not None or len(block.text) < SHORTEST:
            yield block
        else:
            yield from _parts(block, heading)


_END_SIGN = re.compile(r"(?<=[.!?”\"’'])\s(?=(?:Enditem|\(?END\)?|\(?ENDS\)?)$)")
_CASES = re.compile(r"(?<=[a-z])(?=[A-Z]{2}|The [A-Z])")
_LONGEST_NAMES = 70


def _end_sign(block: DraftBlock) -> int:
    """Return where a wire's sign for the end stands behind the last sentence, 0 where none does."""
    if not block.text.endswith(("item", "END", "ENDS", ")")):
        return 0
    found = _END_SIGN.search(block.text, max(0, len(block.text) - _LONGEST_NAMES))
    return found.start() if found else 0


def _house(block: DraftBlock) -> int:
    """Return where the name of an outlet is glued to that of a writer, 0 where none is."""
    if block.hint is not None or len(block.text) > _LONGEST_NAMES:
        return 0
    ends = (match.start() for match in _CASES.finditer(block.text))
    return next((at for at in ends if _is_both(block.text[:at], block.text[at:])), 0)


def _is_both(name: str, house: str) -> bool:
    is_house = publication(house) is not None or agency(house) is not None
    return is_house and is_person(name.removeprefix("By "))


def _parts(block: DraftBlock, heading: str) -> Iterator[DraftBlock]:
    joints = sorted({0, len(block.text), *_joints(block.text, heading)})
    if len(joints) == 2:  # noqa: PLR2004 - beginning and end: nothing is glued
        yield block
        return
    found = (_slice(block, start, end) for start, end in pairwise(joints))
    for number, part in enumerate(with_captions([part for part in found if part is not None])):
        yield part if number == 0 else replace(part, gap=1)


def _slice(block: DraftBlock, start: int, end: int) -> DraftBlock | None:
    text = block.text[start:end]
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    if not text:
        return None
    start += lead
    inside = cut(block.runs, start, start + len(text))
    runs = tuple(Run(r.start - start, r.end - start, r.raw_start, r.raw_end) for r in inside)
    return replace(block, text=text, runs=runs, is_part=True)


def _joints(text: str, heading: str) -> Iterator[int]:
    at = _head_end(text, heading)
    yield at
    for match in _BOXES.finditer(text, at) if _may_hold_box(text) else ():
        yield match.start()
        seam = caption_end(text, match.group(), match.end())
        if seam is None or seam[1]:
            yield match.end()
        if seam is not None:
            yield seam[0]
        if match.end() - at < LONGEST_CAPTION and text[at : match.start()].strip() == "":
            at = match.end()
    yield from _byline_joint(text, at)
    yield from _caption_joints(text, at)


def with_captions(parts: list[DraftBlock]) -> Iterator[DraftBlock]:
    """Yield the parts of a line; what stands unended after a picture's credit is its caption."""
    for number, part in enumerate(parts):
        after = number and _is_credit(parts[number - 1].text)
        is_caption = after and not shape.ends(part.text) and shape.size(part.text) <= LONGEST
        if is_caption and box(part.text) is None and len(parts) > number + 1:
            yield replace(part, hint="caption")
        else:
            yield part


def _is_credit(text: str) -> bool:
    return box(text) is not None and bool(CREDIT.search(text) or LABEL.search(text))


def _head_end(text: str, heading: str) -> int:
    """Return where a repeated headline or the label of a picture ends."""
    if heading and text.startswith(heading) and len(text) > 2 * len(heading):
        return len(heading)
    photo = _PHOTO.match(text)
    if photo is not None and read_dateline(text[photo.end() :]) is not None:
        return photo.end()
    return 0


def _byline_joint(text: str, at: int) -> Iterator[int]:
    """Yield where a byline ends and the dateline after it begins."""
    head = text[at : at + 200].lstrip()
    start = at + len(text[at : at + 200]) - len(head)
    if not head.startswith("By "):
        return
    for match in _CAPITALS.finditer(head):
        byline = head[: match.start()].strip()
        if is_byline(byline) and read_dateline(text[start + match.start() :]) is not None:
            yield start + match.start()
            return


def _caption_joints(text: str, at: int) -> Iterator[int]:
    """Yield the ends of captions that stand, with their credits, before the text."""
    for match in _HEAD_CREDIT.finditer(text, at, at + LONGEST_CAPTION):
        caption = text[at : match.start()]
        is_credit = "/" in match["credit"] or agency_pattern().search(match["credit"])
        is_wire = agency_pattern().fullmatch(match["credit"]) and _is_dateline(text, at)
        if not is_credit or is_wire or caption.count(". ") > 2 or shape.size(caption) < 3:  # noqa: PLR2004 - a caption is a sentence or two
            return
        yield match.end()
        at = match.end()


def _is_dateline(text: str, at: int) -> bool:
    return read_dateline(text[at:]) is not None
