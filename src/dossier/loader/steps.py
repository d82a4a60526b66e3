"""The order of the finders, one a field."""

from __future__ import annotations

from dossier.loader.fields.bars import find_archive_bar
from dossier.loader.fields.below import find_names_below
from dossier.loader.fields.beside import find_beside_headline
from dossier.loader.fields.body import find_cut, find_labels, find_section, find_subheadings
from dossier.loader.fields.byline import find_author_notes, find_bylines
from dossier.loader.fields.captions import find_captions
from dossier.loader.fields.credits import (
    find_end_signs,
    find_picture_agencies,
    find_via,
)
from dossier.loader.fields.headline import find_headline
from dossier.loader.fields.hosts import find_own_name
from dossier.loader.fields.issuers import find_issuer
from dossier.loader.fields.lines import find_addresses, find_date_lines
from dossier.loader.fields.mastheads import find_house
from dossier.loader.fields.notes import find_named_by_page, find_notes, find_notes_above
from dossier.loader.fields.opening import find_dateline, find_place_lines
from dossier.loader.fields.pictures import find_pictures
from dossier.loader.fields.posts import find_account
from dossier.loader.fields.published import (
    find_day_in_address,
    find_earliest,
    find_year_of_dateline,
)
from dossier.loader.fields.releases import find_release
from dossier.loader.fields.signed import find_signature
from dossier.loader.fields.slugs import find_slugs
from dossier.loader.fields.source import find_copyright, find_told, find_wire
from dossier.loader.fields.standfirst import find_standfirst
from dossier.loader.furniture import by_phrases
from dossier.loader.lost import find_lost_lede
from dossier.loader.pieces import Step
from dossier.loader.region import by_region
from dossier.loader.remarks import by_comments
from dossier.loader.tail import by_head, by_tail, find_calls

STEPS: tuple[Step, ...] = (
    find_archive_bar,
    find_lost_lede,
    find_slugs,
    find_captions,
    find_bylines,
    find_notes_above,
    find_addresses,
    find_own_name,
    by_comments,
    by_phrases,
    find_date_lines,
    find_account,
    find_issuer,
    by_region,
    find_section,
    find_headline,
    find_calls,
    find_names_below,
    find_beside_headline,
    find_pictures,
    find_place_lines,
    find_standfirst,
    find_dateline,
    find_release,
    find_author_notes,
    find_via,
    find_end_signs,
    find_notes,
    find_copyright,
    find_signature,
    by_head,
    by_tail,
    find_picture_agencies,
    find_subheadings,
    find_labels,
    find_cut,
    find_told,
    find_named_by_page,
    find_house,
    find_wire,
    find_day_in_address,
    find_year_of_dateline,
    find_earliest,
)
"""Each sees what those before it decided. Those that know most come first."""
