"""All forms of citing, and the tags that Zotero reads."""

import made_up
from reftel.writing.citations import CITATIONS, tags


def test_every_form_has_a_name_of_its_own_and_one_kind_of_file() -> None:
    assert len({one.name for one in CITATIONS}) == len(CITATIONS)
    assert all("/" in one.media and one.suffix.isalpha() for one in CITATIONS)


def test_a_title_is_never_missing() -> None:
    bare = made_up.bare_cable()
    assert dict(tags(bare))["DC.title"] == bare.citation


def test_the_tags_that_zotero_reads() -> None:
    told = dict(tags(made_up.cable()))
    assert told["DC.type"] == "letter"
    assert told["DC.creator"] == "Embassy Sestrin"
    assert told["DC.date"] == "2004-03-17"
    assert told["DC.identifier"] == "04SESTRIN214"
