"""Released telegrams of the seventies: what is one, its attributes, its release, and the same as a PDF."""

import time

import pytest

from conftest import HOME
from made_pdf import pdf
from reftel.model.cable import Cable
from reftel.model.release import Release
from reftel.reading import read
from reftel.reading.formats.aad import read_attributes, split, suits

GOLDEN = HOME / "tests" / "golden" / "aad"
INCOMING = (GOLDEN / "incoming.txt").read_text(encoding="utf-8")
STAMP = "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005"
BLOCK = """Message Attributes

Concepts: LAMPS,
 TOWERS
Draft Date: 09 jan 1974
Drafter: n/a
Review Markings:

Declassified/Released
US Department of State
Document Number: 1974SESTRI00206
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (INCOMING, True),
        (BLOCK, True),
        (f"Message Text\n\n{STAMP}\n\nUNCLASSIFIED\n", True),
        ("Message Text\n\nUNCLASSIFIED\n", False),
        ("Message Attributes\n\nNone that we know: a few\n", False),
        ("UNCLAS SESTRIN 0417\n", False),
        ("", False),
    ],
)
def test_suits(text: str, expected: bool) -> None:  # noqa: FBT001
    assert suits(text) is expected


def test_attributes_go_on_over_lines_and_end_where_the_text_goes_on() -> None:
    text = BLOCK + "\nR 021330Z MAR 79\nFM AMEMBASSY SESTRIN\n"
    block = read_attributes(text, len("Message Attributes"))
    assert [(one.label, one.value) for one in block.found] == [
        ("Concepts", "LAMPS, TOWERS"),
        ("Draft Date", "09 jan 1974"),
        ("Review Markings", "Declassified/Released US Department of State"),
        ("Document Number", "1974SESTRI00206"),
    ]
    assert block.found[0].span.of(text) == "LAMPS,\n TOWERS"
    assert text[block.end :].split() == ["R", "021330Z", "MAR", "79", "FM", "AMEMBASSY", "SESTRIN"]


def test_headings_without_attributes_cost_no_more_than_their_text() -> None:
    text = "Message Attributes\nnothing of the kind\n" * 20_000
    began = time.process_time()
    assert not suits(text)
    assert time.process_time() - began < 20
    reading = read("Message Attributes\nnothing of the kind\n\n" + INCOMING)
    assert [str(cable.mrn) for cable in reading.cables][-1] == "79SESTRIN417"


def test_every_attribute_is_kept_with_its_place() -> None:
    (passage,) = split(INCOMING)
    assert passage.one
    assert passage.publisher["created"] == "1979-03-02"
    assert passage.publisher["mrn"] == "1979SESTRI00417"
    assert passage.publisher["film_number"] == "D790100-0417"
    assert set(passage.publisher) == set(passage.places)
    assert passage.places["concepts"].of(INCOMING) == "LIGHTHOUSES, CHAIRMANSHIPS,\n COMMISSIONS"
    assert "drafter" not in passage.publisher
    assert passage.release == Release("released", "Ada B. Quillon, US Department of State", "2014-03-20", "U")


def test_a_release_without_a_stamp() -> None:
    text = (
        "Message Attributes\nDisposition Action: RELEASED\nDisposition Date: 28 MAY 2004\n"
        "Current Classification: SECRET\n"
    )
    assert next(split(text)).release == Release("released", None, "2004-05-28", "S")
    assert next(split(text.replace("RELEASED", "n/a"))).release == Release(classification="S")
    assert next(split(text.replace("28 MAY 2004", "31 FEB 2004"))).release.date is None


def test_records_behind_each_other_are_cables_of_their_own() -> None:
    reading = read(GOLDEN / "outgoing-two.txt")
    assert [(str(cable.mrn), cable.completeness) for cable in reading.cables] == [
        ("76STATE42873", "whole"),
        ("76SESTRI1007", "stub"),
    ]
    text = reading.source.text
    assert "".join(text[node.start : node.end] for node in reading.nodes) == text


@pytest.mark.parametrize("told", ["AI", "TE", "XX"])
def test_the_type_says_what_it_is(told: str) -> None:
    (cable,) = read(
        f"Message Text\n\n1. TEXT.\n\nMessage Attributes\nType: {told}\nSubject: LAMPS\nFrom: SESTRIN\n"
    ).cables
    assert cable.kind == {"AI": "airgram", "TE": "telegram", "XX": "telegram"}[told]


def test_a_withdrawal_card_says_what_is_withheld_and_why() -> None:
    (cable,) = read(GOLDEN / "card.txt").cables
    assert (cable.kind, cable.completeness, str(cable.mrn), cable.date) == ("card", "stub", "79SESTRI421", "1979-03-03")
    assert cable.publisher["withdrawal_reason"] == "FOIA (b)(1)"
    assert cable.release.status == "unknown"


def heads(cable: Cable) -> tuple[object, ...]:
    """What a head says, places aside."""
    return (
        cable.mrn,
        cable.dtg,
        cable.origin,
        cable.action,
        cable.info,
        cable.classification,
        cable.captions,
        cable.eo,
        cable.tags,
        cable.subject,
        cable.references,
        cable.distribution,
        cable.filing,
        cable.signature,
        cable.release,
        [(paragraph.number, paragraph.mark, paragraph.text) for paragraph in cable.paragraphs],
    )


def test_the_text_layer_of_a_pdf_reads_as_the_text_does() -> None:
    lines = INCOMING.replace("\t", " ").split("\n")
    stamp = lines[0].strip()
    pages = ["\n".join([stamp, "", *lines[at : at + 44], "", stamp]) for at in range(2, len(lines), 44)]
    printed = read(pdf(pages))
    (cable,), (typed,) = printed.cables, read(INCOMING).cables
    assert printed.source.format == "aad"
    assert heads(cable) == heads(typed)
    assert cable.publisher == typed.publisher
    assert "furniture" in {node.kind for node in printed.nodes}


@pytest.mark.parametrize(("old", "new"), [("\n", "\r\n"), ("  ", " \xa0")])
def test_line_ends_and_blanks_of_any_kind(old: str, new: str) -> None:
    reading = read(INCOMING.replace(old, new))
    (cable,), (plain,) = reading.cables, read(INCOMING).cables
    assert reading.source.format == "aad"
    assert heads(cable) == heads(plain)
    assert [one.text for one in cable.paragraphs] == [one.text for one in plain.paragraphs]
