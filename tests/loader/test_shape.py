"""What a line looks like, whatever its words mean."""

import pytest

from dossier.loader import shape
from dossier.loader.fields.captions import is_caption


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Ferry Runs Aground Off Port ElleryA ferry with 240 aboard ran aground on a reef on Tuesday, the coast guard said.", True),
        ("Council Votes To Dig The CanalThe council of Tarn voted to dig the canal on Tuesday, after a long day.", True),
        ("The council told VentureBoat on Tuesday that it had voted to dig the canal, after a long day in the mill.", False),
        ("The council of Tarn voted to dig the canal on Tuesday, after a long day in the old mill of the town.", False),
    ],
)  # fmt: skip
def test_a_headline_glued_to_its_teaser_is_seen(line: str, is_one: bool) -> None:
    assert shape.is_title_and_teaser(line) is is_one


@pytest.mark.parametrize("end", ["", " less", " more"])
def test_the_buttons_of_a_gallery_hide_no_credit(end: str) -> None:
    assert is_caption(
        f"The ferry lies on a reef off Port Ellery, Tuesday, April 4. (AP Photo/Jon Dow){end}"
    )


@pytest.mark.parametrize("end", ["...", "…", "… more", "... Read more", "[…]"])
def test_a_teaser_trails_off(end: str) -> None:
    assert shape.trails_off(f"The ferry lies on a reef off Port Ellery {end}")
