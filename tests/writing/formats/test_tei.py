"""``tei``: well-formed, and the same cable when it is read again."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

import reftel
from law_four import blanked, cables_in, values
from reftel.model.cable import Cable
from strategies import CABLES, SENT_ON, cables, damaged
from test_laws import check_partition

TEI = "{http://www.tei-c.org/ns/1.0}"
NEVER = frozenset(chr(code) for code in (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))


def check(cable: Cable) -> None:
    text = reftel.write(blanked(cable), "tei")
    root = ET.fromstring(text.encode())  # noqa: S314 - our own text
    assert len(root.findall(f".//{TEI}div[@type='document']")) == 1
    reading = reftel.read(text)
    check_partition(reading)
    (again,) = reading.cables
    words = [*(one.text for one in cable.paragraphs), *(one.text for one in cable.headings)]
    if not NEVER & set("".join(words)):
        assert values(again) == values(cable)
        assert reftel.write(again, "tei").split("</sourceDesc>")[1] == text.split("</sourceDesc>")[1]


@given(cables())
def test_any_values_read_back(cable: Cable) -> None:
    check(cable)


@given(damaged())
def test_what_was_read_from_a_damaged_telegram_reads_back(text: str) -> None:
    for cable in reftel.read(text).cables:
        check(cable)


@pytest.mark.parametrize("text", SENT_ON)
def test_a_telegram_that_is_sent_on_reads_back(text: str) -> None:
    (cable,) = reftel.read(text).cables
    check(cable)


def test_the_elements_are_those_of_the_office() -> None:
    (cable,) = reftel.read(CABLES[1]).cables
    root = ET.fromstring(reftel.write(cable, "tei").encode())  # noqa: S314 - our own text
    div = root.find(f".//{TEI}div")
    assert div is not None
    assert div.findtext(f"{TEI}head") == cable.subject
    date = div.find(f"{TEI}opener/{TEI}dateline/{TEI}date")
    assert date is not None
    assert date.get("when") == cable.date
    assert [one.get("n") for one in div.findall(f"{TEI}p")] == [str(one.number) for one in cable.paragraphs]
    assert div.findtext(f"{TEI}closer/{TEI}signed") == cable.signature[0]


def test_the_classification_stands_where_readers_of_tei_look() -> None:
    head = "C O N F I D E N T I A L VELLOS 000017\n\nNODIS\n\nE.O. 12958: DECL: 01/02/2014\nSUBJECT: TEA\n\n"
    (cable,) = reftel.read(head + "1. (C/NF) One.\n\n2. (U) Two.\n\n3. Three.\n").cables
    root = ET.fromstring(reftel.write(cable, "tei").encode())  # noqa: S314 - our own text
    ids = {one.get("{http://www.w3.org/XML/1998/namespace}id"): one for one in root.iter()}
    (told,) = root.findall(f"{TEI}teiHeader/{TEI}profileDesc/{TEI}textClass/{TEI}catRef")
    assert ids[str(told.get("target"))[1:]].findtext(f"{TEI}catDesc") == "Confidential"
    assert ids[str(told.get("scheme"))[1:]].tag == f"{TEI}taxonomy"
    assert [one.text for one in root.findall(f".//{TEI}textClass/{TEI}keywords/{TEI}term")] == ["NODIS"]
    assert root.findtext(f".//{TEI}head/{TEI}note[@type='source']") == "Confidential; NODIS."
    assert [one.get("ana") for one in root.findall(f".//{TEI}div/{TEI}p")] == ["#level-C", "#level-U", None]
    header = [one.tag.removeprefix(TEI) for one in root[0]]
    assert header == ["fileDesc", "encodingDesc", "profileDesc", "xenoData"]


def test_a_text_without_a_marking_has_no_class() -> None:
    (cable,) = reftel.read("SUBJECT: TEA\n\n1. One.\n\n2. Two.\n").cables
    text = reftel.write(cable, "tei")
    assert "textClass" not in text
    assert 'type="source"' not in text


def test_a_character_that_xml_does_not_have_is_marked() -> None:
    (cable,) = reftel.read("UNCLAS VELLOS 000017\n\nSUBJECT: TEA\n\n1. (U) Tea \x01 and < & >.\n").cables
    (again,) = reftel.read(reftel.write(cable, "tei")).cables
    assert again.paragraphs[0].text == "Tea \ufffd and < & >."


@pytest.mark.slow
def test_every_cable_of_the_corpus_reads_back(shared: Path) -> None:
    count = 0
    for path in sorted((shared / "corpus" / "raw").rglob("*")):
        for cable in cables_in(reftel.read(path)) if path.is_file() else ():
            check(cable)
            count += 1
    assert count > 300
