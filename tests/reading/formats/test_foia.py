"""Scans released by the Department of State: made-up ones with the usual misreadings, and real ones in place."""

import time
from pathlib import Path

import pytest

from conftest import HOME
from reftel.model.cable import Cable
from reftel.model.release import Release
from reftel.reading import read
from reftel.reading.formats.foia import split, suits

GOLDEN = HOME / "tests" / "golden" / "foia"


@pytest.fixture(scope="module")
def two() -> tuple[Cable, ...]:
    return read(GOLDEN / "two-telegrams.txt").cables


def test_suits() -> None:
    assert suits((GOLDEN / "two-telegrams.txt").read_text("utf-8"))
    assert suits((GOLDEN / "stamped.txt").read_text("utf-8"))
    assert not suits("TEXT OF TELEGRAMS IN GENERAL")
    assert not suits("")


def test_a_title_on_every_page_names_the_telegram(two: tuple[Cable, ...]) -> None:
    assert [str(cable.mrn) for cable in two] == ["86SESTRIN5204", "86STATE336045"]
    assert [cable.dtg is not None for cable in two] == [True, False]


def test_the_head_is_mended_where_the_format_decides(two: tuple[Cable, ...]) -> None:
    first = two[0]
    assert first.date == "1986-10-15"
    assert first.classification is not None
    assert first.classification.level == "C"
    assert first.subject == "STRAITS CONFERENCE - EXERCISE"
    assert first.eo is not None
    assert (first.eo.order, first.eo.text) == ("12356", "DECL: OADR")
    assert first.action[0].name == "SECSTATE WASHDC"
    assert first.action[0].precedence == "IMMEDIATE"
    mended = {finding.message for finding in first.findings if finding.code == "ocr-mended"}
    assert "read as '5UBJECT' by a machine; it must be 'SUBJECT'" in mended
    assert "read as '0CT' by a machine; it must be 'OCT'" in mended


def test_what_stands_in_the_scan_is_kept(two: tuple[Cable, ...]) -> None:
    text = (GOLDEN / "two-telegrams.txt").read_text("utf-8")
    subject = two[0].field("subject")
    assert subject is not None
    assert text[subject.span.start - 9 : subject.span.start] == "5UBJECT: "
    assert subject.span.of(text) == subject.text


def test_margin_and_pages_are_out_of_the_text_and_prose_is_left_as_it_is(two: tuple[Cable, ...]) -> None:
    told = {paragraph.number: paragraph.text for paragraph in two[0].paragraphs}
    assert list(told) == [1, 2, 3]
    assert told[2] == (
        "MINISTER DRAVIC TOLD THE AMBASSAOOR THAT THE SURVEY OF THE STRAITS WOULO GO ON UNTIL THE COUNCIL HAO MET."
    )
    assert told[3].startswith("HE ASKEO FOR A REPLY")


def test_release(two: tuple[Cable, ...]) -> None:
    assert two[0].release == Release("released", "US Department of State")
    (stamped,) = read(GOLDEN / "stamped.txt").cables
    assert stamped.release.status == "released"
    assert "F-2011-00417" in (stamped.release.authority or "")
    assert (stamped.release.date, stamped.release.classification) == ("2012-03-02", "U")
    assert stamped.release.part
    assert stamped.release.withheld == ("B1", "1.4(D)")
    assert str(stamped.mrn) == "04SESTRIN417"
    assert [paragraph.number for paragraph in stamped.paragraphs] == [1, 2]
    assert not any("Case No" in paragraph.text for paragraph in stamped.paragraphs)


def test_a_stamp_in_a_head_or_beside_it_parts_no_list_and_a_code_signs_nothing_away() -> None:
    stamp = "UNCLASSIFIED U.S. Department of State Case No. F-2011-00417 Doc No. C05400417 Date: 03/02/2012"
    text = (
        f"{stamp}\nRELEASED IN PART B1\n\nR 021405Z MAR 04\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\n\n"
        "C O N F I D E N T I A L ROME 000417\n\nE.O. 12958: DECL: 03/01/2014\nTAGS: PREL\nSUBJ: Who Asked\n\n"
        f"{stamp}\n\f{stamp}\n\n      Whom\nREF: A: PARIS 29\n\n{stamp}\n\nB: (03) OSLO 18\n\n"
        "Classified By: DCM Ada Quill for reasons 1.5          B1\n(b) and (d)\n\n1. (C) He left. [     ]\nB1\nQUILL\n"
    )
    reading = read(text)
    (cable,) = reading.cables
    assert cable.subject == "Who Asked Whom"
    assert [str(one.mrn) for one in cable.references] == ["04PARIS29", "03OSLO18"]
    assert cable.reasons == ("b", "d")
    assert cable.head.signature is not None
    assert cable.head.signature.value == ("QUILL",)
    assert "".join(text[node.start : node.end] for node in reading.nodes) == text


def test_the_short_end_of_a_sentence_is_no_dirt() -> None:
    text = "TEXT OF TELEGRAM 86ROME004207\n\n1. HE CAME ON MAY\n3.\n                            00\n2. HE LEFT.\n3.\n"
    (passage,) = split(text)
    assert "MAY\n3.\n" in passage.mapped.text
    assert "LEFT.\n3." not in passage.mapped.text


@pytest.mark.parametrize("name", ["two-telegrams.txt", "stamped.txt"])
def test_nothing_is_lost(name: str) -> None:
    reading = read(GOLDEN / name)
    text = reading.source.text
    assert "".join(text[node.start : node.end] for node in reading.nodes) == text


def test_a_number_whose_year_is_garbled_has_none() -> None:
    (passage,) = split("TEXT OF TELEGRAM BOTARSIS 005204\n\n1. TEXT\n")
    assert passage.publisher["mrn"] == "TARSIS5204"
    (odd,) = split("TEXT OF TELEGRAM 86T4RSIS 0O5204\n")
    assert "mrn" not in odd.publisher


def test_of_the_years_that_titles_have_that_of_the_date_time_group_is_taken() -> None:
    pages = "TEXT 1F TELEGRAM 86SESTRI 004207\nR 162362eOCT 86\nFM AMEMBASSY SESTRI\n\n1. THE DAM LEAKED.\n"
    pages += "TEXT OF TELEGRAM 66SESTRI 004207\nIT LEAKED MORE.\n" * 2
    (one,) = split(pages)
    assert one.publisher["mrn"] == "86SESTRI4207"
    (one,) = split(pages.replace("OCT 86", "OCT"))
    assert one.publisher["mrn"] == "66SESTRI4207"  # that of most pages, where nothing else tells


def test_the_serial_on_most_pages_counts_and_the_year_of_the_head() -> None:
    page = "PAGE 0{}        SESTRI  002118  130759Z\n"
    text = f"TEXT OF TELEGRAM BESESTRI002116\n{page.format(1)}O 130752Z OCT 86\n\n1. ONE.\n"
    (one,) = split(text)
    assert one.publisher["mrn"] == "86SESTRI2116"  # one against one: the title stands
    (one,) = split(text + page.format(2) + page.format(3))
    assert one.publisher["mrn"] == "86SESTRI2118"
    assert "it must be '002118'" in one.findings[0].message
    assert text[one.findings[0].start : one.findings[0].end] == "002116"


def test_a_year_of_which_one_digit_is_misread_is_that_of_the_titles() -> None:
    text = "TEXT OF TELEGRAM 86SESTRI 004207\nO 130752Z OCT {}\nFM AMEMBASSY SESTRIN\n\n1. ONE.\n"
    assert read(text.format("96")).cables[0].date == "1986-10-13"
    assert read(text.format("79")).cables[0].date == "1979-10-13"  # two digits are no slip of a machine


@pytest.mark.slow
def test_a_page_that_never_ends_is_read_in_linear_time() -> None:
    head, took = (GOLDEN / "two-telegrams.txt").read_text(encoding="utf-8"), []
    for lines in (50_000, 200_000):
        text = head + "it went\n" * lines
        began = time.process_time()
        assert list(split(text))
        took.append(time.process_time() - began)
    assert took[1] < 8 * took[0]  # 4 is linear; 12 when each line looked for the end of its page


def test_the_real_ones(shared: Path) -> None:
    """All thirteen are read whole; the numbers on their pages are those of the telegrams."""
    found = {}
    for path in sorted((shared / "corpus/raw/state_foia_pdf_1986").glob("*.pdf")):
        reading = read(path)
        text = reading.source.text
        assert "".join(text[node.start : node.end] for node in reading.nodes) == text
        found[path.stem] = [str(cable.mrn) for cable in reading.cables]
    known = {name: numbers for name, numbers in found.items() if name != "C09000037"}
    assert known == {
        "C09000005": ["86REYKJAVIK2091"],
        "C09000014": ["86REYKJAVIK2118"],
        "C09000016": ["86STATE321944"],
        "C09000019": ["86MOSCOW17709"],
        "C09000031": ["86BUCHAREST7545"],
        "C09000033": ["86ROME24465"],
        "C09000035": ["86STATE327693"],
        "C09000045": ["86STATE343858"],
        "C09000047": ["86STATE318957"],
        "C09000051": ["86TOKYO19481"],
        "C09000053": ["86SEOUL11146"],
        "C09000069": ["86ADDISABABA5204", "86STATE336045"],
    }
    assert found["C09000035"] == ["86STATE327693"]  # a machine read 86 as 66 on all pages but one: "OCT 86" tells
