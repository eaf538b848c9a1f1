"""What stands on the pages of a printed telegram that is no text."""

import pytest

from reftel.reading import read
from reftel.reading.lines import cut
from reftel.reading.printed import (
    DRAFTING,
    LOGGED,
    OFFICES,
    POSSIBLE_DUPLICATE,
    breaks_page,
    first_page,
    furniture,
    lists_offices,
    stamps,
    top_of_page,
)

STAMP = "  Ada B. Quillon   Declassified/Released  US Department of State  EO Systematic Review  20 Mar 2014"


@pytest.mark.parametrize(
    "line",
    [
        "ACTION ARA-20",
        "INFO  OCT-01  ISO-00  S/S-15",
        "NIC-01 SNM-02 AGR-20 DRC-01 /221 W",
        "DRC-01 ( ISO ) W",
        "/150 W",
        "ORIGIN NEA-12",
    ],
)
def test_offices(line: str) -> None:
    assert OFFICES.match(line)
    assert lists_offices(line)


@pytest.mark.parametrize(
    "line",
    ["INFO LOG-40 COP1?-01 ADS-00 1NR-1d SS-00 01110 Ctl", "000E-00 H-01 I0-19 NSCE-00 CIAE-p0", "INFO OCT–01 ISO–00"],
)
def test_offices_of_a_scan(line: str) -> None:
    assert lists_offices(line)


def test_a_head_whose_offices_are_damaged_is_no_second_one() -> None:
    text = (
        "PAGE 01        SESTRI  02118  130759Z\nACTION EUR-00\n\nINFO  LOG-00   COP1?-01 ADS-00   1NR-1d   SS-00\n"
        "      000E-00  H-01     I0-19    NSCE-00 SSO-00\n      /092 W\n------------------  315500 130803Z /11\n"
        "O 130752Z OCT 86\nFM AMEMBASSY SESTRIN\nTO SECSTATE WASHDC IMMEDIATE 9842\nINFO AMEMBASSY MOSCOW\n\n"
        "UNCLAS SESTRIN 02118\n\nSUBJECT: DUES\n\n1. ONE.\n"
    )
    (cable,) = read(text).cables
    assert (cable.date, cable.origin) == ("1986-10-13", "AMEMBASSY SESTRIN")
    assert [one.name for one in (*cable.action, *cable.info)] == ["SECSTATE WASHDC", "AMEMBASSY MOSCOW"]
    assert "head-repeated" not in {finding.code for finding in cable.findings}


@pytest.mark.parametrize(
    "line", ["F-16 AND MIG-29 AND SU-27 WERE SEEN OVER THE HARBOR AT NOON", "INFO AMEMBASSY VELLOS"]
)
def test_no_offices_of_a_scan(line: str) -> None:
    assert not lists_offices(line)


@pytest.mark.parametrize("line", ["INFO AMEMBASSY VELLOS", "ACTION REQUESTED: NONE", "PL-480 TITLE I", "THE F-16 DEAL"])
def test_no_offices(line: str) -> None:
    assert not OFFICES.match(line)


@pytest.mark.parametrize(
    ("line", "log", "time", "lane"),
    [
        ("---------------------  067687", "067687", None, None),
        ("------------------123774 082206Z /73", "123774", "082206Z", "73"),
        ("------------------111702Z 048871 /43", "048871", "111702Z", "43"),
    ],
)
def test_log_lines(line: str, log: str, time: str | None, lane: str | None) -> None:
    found = LOGGED.match(line)
    assert found
    assert ((found["log"] or found["after"]), (found["time"] or found["early"]), found["lane"]) == (log, time, lane)


def test_words_of_pages() -> None:
    assert DRAFTING.match("APPROVED BY NEA:RHADLEIGH")
    assert POSSIBLE_DUPLICATE.search("PAGE 01 SESTRI 00417 021405Z POSS DUPE")
    assert breaks_page("LIMITED OFFICIAL USE  POSS DUPE")
    assert breaks_page("PAGE 02        SESTRI  00417  01 OF 02  021405Z")
    assert not breaks_page("THE PAGE TURNED.")


def test_first_pages_of_telegrams_and_sections() -> None:
    assert first_page("PAGE 01        SESTRI  00417  02 OF 02  021405Z") == ("SESTRI", "417", "02")
    assert first_page("PAGE 01  STATE   042873") == ("STATE", "42873", "")
    assert first_page("PAGE 02        SESTRI  00417  021405Z") is None
    assert first_page("PAGE 01 OF THE REPORT") is None


def test_a_page_begins_with_the_level_above_its_line() -> None:
    lines = cut("NNN\n\nCONFIDENTIAL\n\nPAGE 01  SESTRI 00417")
    assert top_of_page(lines, 4) == 2
    assert top_of_page(cut("TEXT\n\nPAGE 01  SESTRI 00417"), 2) == 2
    assert top_of_page(cut("SECRET\nSECRET\nPAGE 01  SESTRI 00417"), 2) == 1


def test_stamps_say_who_and_when() -> None:
    (stamp,) = stamps(f"TEXT\n{STAMP}\n", 0, 500)
    assert (stamp.who, stamp.agency, stamp.date) == ("Ada B. Quillon", "US Department of State", "2014-03-20")
    (bare,) = stamps("Declassified/Released US Department of State EO Systematic Review 30 XXX 2005", 0, 500)
    assert (bare.who, bare.date) == (None, None)


def test_furniture_is_found_over_one_line_or_several() -> None:
    text = (
        "ONE\n"
        + STAMP
        + "\nTWO\nAda B. Quillon\nDeclassified/Released\nUS Department of State\nEO Systematic Review\n20 Mar 2014\n"
        "THREE\n<< END OF DOCUMENT >>\n*** Current Classification *** SECRET\nFOUR"
    )
    lines = cut(text)
    found = furniture(text, lines)
    assert [line.text for line in lines if line.start not in found] == ["ONE", "TWO", "THREE", "FOUR"]
    assert furniture("", []) == frozenset()


def test_the_line_of_release_at_the_edges_of_a_page_is_no_text() -> None:
    edge = "Sanitized Copy Approved for Release 2011/04/19 : CIA-RDP90B00000R000200310006-1"
    head = "CONFIDENTIAL SESTRIN 000214\n\nSUBJECT: TUGS\n\n"
    (cable,) = read(f"{edge}\n{head}1. (C) The tugs\n{edge}\n{edge}\nwere sold.\n{edge}\n").cables
    assert [each.text for each in cable.paragraphs] == ["The tugs were sold."]
    assert (cable.release.status, cable.release.date, cable.release.part) == ("released", "2011-04-19", True)


def test_what_a_program_printed_at_the_edges_of_pages_is_furniture() -> None:
    pages = [
        "UNCLAS SESTRIN 0417\n\nSUBJECT: A LAMP\n\n1. THE LAMP OF",
        "THE TOWER WAS\nLIT.\n2. IT IS",
        "LIT.\nHALLORAN",
    ]
    text = "\f".join(
        f"Cable Viewer\n{page}\nhttp://example.org/cable/417.html   {at}/3" for at, page in enumerate(pages, 1)
    )
    (cable,) = read(text).cables
    assert [paragraph.text for paragraph in cable.paragraphs] == ["THE LAMP OF THE TOWER WAS LIT.", "IT IS LIT."]
    assert cable.signature == ("HALLORAN",)
    words = ("ONE", "TWO", "THREE")
    levels = "\f".join(f"SECRET\nPAGE 0{at}  SESTRI 00417\n{word}.\nSECRET" for at, word in enumerate(words, 1))
    assert furniture(levels, cut(levels)) == frozenset()


def test_what_ends_each_page_in_the_same_words_may_be_text_or_who_signed() -> None:
    text = "\f".join(f"{word} LAMP WAS LIT.\nHE TOLD HER OF IT,\nAND SHE AGREED." for word in ("ONE", "TWO", "THREE"))
    assert furniture(text, cut(text)) == frozenset()
    apart = text.replace("\nAND SHE", "\n\nAND SHE")
    assert len(furniture(apart, cut(apart))) == 3
    body = "E.O. 12356: N/A\nTAGS: PREL\nSUBJECT: A LAMP\n\n1. THE LAMP IS LIT.\n\n2. IT IS.\n\nHALLORAN"
    several = "\f".join(f"UNCLAS SESTRIN 0041{at}\n\n{body}" for at in (1, 2, 3))
    assert furniture(several, cut(several)) == frozenset()
    assert [cable.signature for cable in read(several).cables] == [("HALLORAN",)] * 3


def test_what_ends_pages_in_paragraphs_that_begin_alike_is_text() -> None:
    text = "\f".join(f"{word} LAMP WAS.\nHE SAW IT.\n\n{at}. SHE TOLD HIM OF" for at, word in ((2, "A"), (5, "NO")))
    assert furniture(text, cut(text)) == frozenset()
    numbered = text.replace(". SHE TOLD HIM OF", ".")
    assert len(furniture(numbered, cut(numbered))) == 2


def test_a_sentence_goes_on_over_a_page() -> None:
    text = (
        "R 021330Z MAR 79\nFM AMEMBASSY SESTRIN\nTO SECSTATE WASHDC\nUNCLAS SESTRIN 0417\n\nSUBJECT: A LAMP\n\n"
        f"THE LAMP OF THE OLD TOWER WAS LIT BY THE KEEPER\nUNCLASSIFIED\n\n{STAMP}\n\nUNCLASSIFIED\n\n"
        "PAGE 02        SESTRI  00417  021405Z\n\nAND HIS SON.\n\nTHE SECOND TEXT."
    )
    (cable,) = read(text).cables
    assert [paragraph.text for paragraph in cable.paragraphs] == [
        "THE LAMP OF THE OLD TOWER WAS LIT BY THE KEEPER AND HIS SON.",
        "THE SECOND TEXT.",
    ]
    assert cable.release.status == "released"
