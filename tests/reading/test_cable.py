"""From messages to cables: what the publisher fills in, kinds of release, what is cut short."""

import pytest

from reftel.model.cable import Cable
from reftel.reading import read

PAGE = """<html><head><title>Cable Viewer</title></head><h3>Viewing cable {mrn}, A TITLE</h3>
<table class='cable'><tr><td>
<a href='/x'>{mrn}</a></td><td>
<a href='/x'>{created}</a></td><td>
<a href='/x'>2011-04-01 01:01</a></td><td>
<a href='/x'>{level}</a></td><td>
<a href='/x'>Embassy Sestrin</a></td></tr></table>
<code><pre>{head}</pre></code>
<code><pre>{body}</pre></code></html>"""


def page(head: str, body: str, *, mrn: str = "07SESTRIN402", level: str = "SECRET//NOFORN") -> Cable:
    text = PAGE.format(mrn=mrn, created="2007-08-02 15:03", level=level, head=head, body=body)
    (cable,) = read(text).cables
    return cable


def codes(cable: Cable) -> set[str]:
    return {finding.code for finding in cable.findings}


DTG = "R 021530Z AUG 07\nFM EMBASSY SESTRIN\nTO FORMIN"


def test_where_the_cable_is_silent_the_publisher_speaks() -> None:
    cable = page("", "1. (S) One.")
    assert (str(cable.mrn), cable.date, cable.date_basis) == ("07SESTRIN402", "2007-08-02", "collection")
    assert cable.classification is not None
    assert (cable.classification.level, cable.classification.caveats) == ("S", ("NOFORN",))
    assert cable.subject == "A TITLE"
    assert (cable.release.status, cable.release.date) == ("leaked", "2011-04-01")
    assert cable.publisher["origin"] == "Embassy Sestrin"
    assert cable.origin == "Embassy Sestrin"


def test_where_both_speak_the_cable_counts_and_differences_are_told() -> None:
    body = "CONFIDENTIAL SESTRIN 000401\n\nTAGS: PREL\nSUBJECT: MINE\n\n1. (C) One."
    cable = page(DTG.replace("02", "03"), body)
    assert (str(cable.mrn), cable.date, cable.subject) == ("07SESTRIN401", "2007-08-03", "MINE")
    assert {"publisher-mrn", "publisher-date", "publisher-classification"} <= codes(cable)
    same = page(DTG, body.replace("401", "402"), level="CONFIDENTIAL")
    assert not {code for code in codes(same) if code.startswith("publisher")}


def test_a_number_without_a_year_takes_the_publishers() -> None:
    cable = page("This record is a partial extract of the original cable.", "SECRET SESTRIN 000402\n\n1. (S) One.")
    assert (str(cable.mrn), cable.completeness) == ("07SESTRIN402", "partial")


def test_another_cable_on_the_page_is_none_of_the_publishers() -> None:
    other = "UNCLAS VELLOS 000174\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: OTHER\n\n1. (U) One."
    body = "SECRET SESTRIN 000402\n\nTAGS: PREL\n\n1. (S) One.\n\n" + other
    text = PAGE.format(mrn="07SESTRIN402", created="2007-08-02 15:03", level="SECRET", head=DTG, body=body)
    first, second = read(text).cables
    assert (first.publisher["mrn"], second.publisher) == ("07SESTRIN402", {})
    assert str(second.mrn) == "VELLOS174"


def test_a_text_that_breaks_off() -> None:
    cable = page(DTG, "SECRET SESTRIN 000402\n\nTAGS: PREL\n\n1. (S) HE HAS NOW RECEIVED F...", level="SECRET")
    assert cable.completeness == "partial"
    assert "text-cut" in codes(cable)


_LONG = "The minister said that the lamps of the quay are lit at dusk and that those who sweep it are paid. " * 3


@pytest.mark.parametrize(
    ("end", "cut"),
    [
        ("They will seek a six month,", True),
        (f"{_LONG}He added that the dues of the", True),
        (f"{_LONG}HE ADDED THAT IMPORTS ARE SAID".upper(), True),
        (f"{_LONG}Nobody added anything", False),  # without a little word it may be a heading
        ("Gormer was done with the lamps when I asked...\n\n04VELLOS174", True),  # and the number of the next telegram
        ("Gormer was done with the lamps when I asked.\n\n04VELLOS174", False),
        (f"{_LONG}He added that the dues are paid.", False),
        (f"{_LONG}Signed Oakes Unquote", False),
        (f"{_LONG}\n- the dues of the quay\n- the lamps of the quay", False),
        ("He added that the dues of the", False),  # a scrap may be of anything
        (f"{_LONG}He added that the dues of the\n\nLUND", False),
    ],
)
def test_a_text_that_ends_within_a_sentence(end: str, *, cut: bool) -> None:
    (cable,) = read(f"{DTG}\nSECRET SESTRIN 000402\n\nTAGS: PREL\n\n1. (S) {end}\n").cables
    assert ("text-cut" in codes(cable)) is cut
    assert cable.completeness == ("partial" if cut else "whole")


@pytest.mark.parametrize("stamp", ["Thursday, 02 August 2007, 15:30", "Cable dated:2007-08-02T15:30:00"])
def test_a_day_that_a_publisher_set_over_the_text(stamp: str) -> None:
    text = f"<code><pre>{stamp}\nUNCLAS SESTRIN 000402\nTAGS: PREL\nSUBJECT: X\n1. (U) One.</pre></code>"
    (cable,) = read(text).cables
    assert (cable.date, cable.date_basis, cable.publisher) == (
        "2007-08-02",
        "collection",
        {"created": "2007-08-02 15:30"},
    )


def test_a_stamp_that_is_no_date() -> None:
    (cable,) = read("<code><pre>Friday, 02 Augst 2007, 15:30\nUNCLAS SESTRIN 000402\nTAGS: PREL</pre></code>").cables
    assert cable.date is None


def test_stubs() -> None:
    (cable,) = read("<code><pre></pre></code>").cables
    assert (cable.completeness, cable.kind, codes(cable)) == ("stub", "unknown", {"no-text"})
    text = PAGE.format(mrn="07SESTRIN402", created="2007-08-02 15:03", level="SECRET", head="", body="")
    (stub,) = read(text.replace("<code><pre></pre></code>\n", "", 1)).cables
    assert (stub.completeness, stub.kind, str(stub.mrn)) == ("stub", "telegram", "07SESTRIN402")
    (blank,) = read("<code><pre>\n\n</pre></code>").cables
    assert blank.completeness == "stub"


def test_repeated_heads_are_told() -> None:
    head = f"{DTG}\nINFO EMBASSY VELLOS\nid: 5\n{DTG}"
    assert "head-repeated" in codes(page(head, "SECRET SESTRIN 000402\n\nTAGS: PREL\n\n1. (S) One.", level="SECRET"))


def test_handling_words_before_others_on_their_line() -> None:
    text = (
        "S E C R E T SESTRIN 000402\n\nNOFORN, NOT FOR INTERNET DISTRIBUTION\n\nTAGS: PREL\nSUBJECT: X\n\n1. (S) One."
    )
    (cable,) = read(text).cables
    assert cable.captions == ("NOFORN",)
    assert cable.classification is not None
    assert cable.classification.caveats == ("NOFORN",)
    told = page("", text.replace("NOFORN, ", ""))
    assert "publisher-classification" in codes(told)


def test_a_date_time_group_alone_and_in_small_letters() -> None:
    cable = page("This record is a partial extract of the original cable.\n\n021530Z Aug 07", "SECRET SESTRIN 000402")
    assert (cable.date, cable.date_basis) == ("2007-08-02", "dtg")


def test_the_hour_of_a_listing_is_no_subject() -> None:
    cut = "UNCLAS SESTRIN 000402\n\nTAGS: PREL\nSUBJECT: A LAMP TO BE...\n14:25 "
    whole = "UNCLAS SESTRIN 000402\n\nTAGS: PREL\n\n1. (U) One."
    assert page("", cut + whole).subject == "A LAMP TO BE"


def test_a_list_is_no_cable_and_a_fragment_is_part_of_one() -> None:
    (cable,) = read("Shopping\n\n1. Bread\n2. Milk\n").cables
    assert (cable.kind, cable.completeness) == ("unknown", "whole")
    assert "no-cable" in codes(cable)
    (part,) = read("3. (C) The lamp is lit.\n\n4. (C) He left.\n").cables
    assert part.completeness == "partial"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("FM AMEMBASSY ROME\nTO FORMIN", "telegram"),
        ("INFO RUZQVE/EMBASSY VELLOS 0412", "telegram"),
        ("Classified By: DCM Ada Quill, Reasons 1.4 (b) and (d).\n\n1. (C) He left.", "telegram"),
        ("TO AMEMBASSY VELLOS", "unknown"),
        ("SUBJECT: LAMPS", "unknown"),
    ],
)
def test_a_piece_of_a_head_is_of_a_telegram(text: str, kind: str) -> None:
    assert [cable.kind for cable in read(text).cables] == [kind]


@pytest.mark.parametrize(
    ("body", "completeness"),
    [
        ("XXXXXXXXXXXX\n\n10. (C) The port waits.\n\n11. (C) So do we.", "partial"),
        ("10. (C) The port waits.", "partial"),
        ("2. (C) The port waits.", "whole"),  # a slip of the writer's, or the first has no number
        ("The ferries are late.\n\n3. (C) The port waits.", "whole"),
        ("XXXXXXXXXXXX\n\n1. (C) The port waits.", "whole"),
    ],
)
def test_a_cable_whose_first_paragraphs_are_gone_is_partial(body: str, completeness: str) -> None:
    head = "C O N F I D E N T I A L SESTRIN 000214\n\nE.O. 12958: DECL: 01/02/2014\nTAGS: PREL\nSUBJECT: FERRIES\n\n"
    (cable,) = read(f"{head}{body}\n").cables
    assert cable.completeness == completeness
