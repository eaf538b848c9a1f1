"""The first lines of a head, damaged or not, and the labels of record e-mail."""

import pytest

from reftel.reading import firstlines, read
from reftel.reading.lines import cut

DAMAGED = """VZCZCXRO2214
NN RUEHSE
DE RUEHVL #0012/01 0871215
ZNY CCCC ZZH
P 28I215Z MAR 07 ZDK CTG RUEHSE #3763
FM AMEMBASSY VELLOS
TORUEHC/SECSTATE WASHDC PIORITY 5120
INFO RUCNCIS/CIS COLLECTIVE
XMT AMEMBASSY MINSK
AMEMBASSY BAKU
ACCT NV-1234
BT
C O N F I D E N I A L SECTION 01 OF 02 VELLOS 000012

NOFRON
NODIS EYES ONLY FOR AMBASSADOR
DEPT FOR EUR/RPM; NSC FOR HALE

E.O. 12958: DECL: 03/28/2017
TAGS: PREL
SUBJECT: THE LAMPS

1. (C) The lamps are lit.

ROE
"""
RECORD_EMAIL = """UNCLASSIFIED

MRN:           12 SESTRIN 863
Date/DTG:      Aug 08, 2012 / 081541Z AUG 12
From:          AMEMBASSY SESTRIN
Action:        WASHDC, SECSTATE PRIORITY
Info:          AMEMBASSY VELLOS ROUTINE, NATO COLLECTIVE ROUTINE;
               AMEMBASSY TARNSEE ROUTINE
E.O.:          13526
TAGS:          PGOV, PREL, ASEC
Captions:      SENSITIVE
Reference:     A) 12 SESTRIN 622
               B) 12 VELLOS 41
Pass Line:     DEPT FOR EUR/RPM
Subject:       THE LAMPS OF AUGUST

1. (SBU) Summary: The lamps are lit. End Summary.
"""


def test_a_damaged_head_is_read_whole() -> None:
    (cable,) = read(DAMAGED).cables
    assert (str(cable.mrn), str(cable.dtg), cable.precedence) == ("07VELLOS12", "281215Z MAR 07", ("PRIORITY",))
    assert cable.head.sections is not None
    assert cable.head.sections.value == (1, 2)
    assert [(one.name, one.precedence, one.number) for one in cable.action] == [("SECSTATE WASHDC", "PRIORITY", "5120")]
    assert [one.excluded for one in cable.info] == [("AMEMBASSY MINSK", "AMEMBASSY BAKU")]
    assert cable.captions == ("NOFORN", "NODIS", "EYES ONLY")
    assert [leg.via for line in cable.passing for leg in line.legs] == ["DEPT", "NSC"]
    assert cable.transmission is not None
    assert (cable.transmission.routed_to, cable.transmission.security) == (("RUEHSE",), "CCCC")


def test_a_head_that_lost_its_line_breaks() -> None:
    text = DAMAGED.replace("XMT AMEMBASSY MINSK\nAMEMBASSY BAKU\nACCT NV-1234\n", "").replace("NN ", "PP ")
    whole = read(
        " ".join(text.replace("CCCC ", "CCCCC ").replace("28I", "281").replace("I D E N I", "I D E N T I").split())
    )
    (cable,) = whole.cables
    assert (str(cable.mrn), cable.origin, str(cable.dtg)) == ("07VELLOS12", "AMEMBASSY VELLOS", "281215Z MAR 07")
    assert [one.name for one in cable.info] == ["CIS COLLECTIVE"]
    assert cable.transmission is not None
    assert (cable.transmission.prosign, cable.transmission.serial) == ("PP", 12)


def test_record_email() -> None:
    (cable,) = read(RECORD_EMAIL).cables
    assert (str(cable.mrn), str(cable.dtg), cable.origin) == ("12SESTRIN863", "081541Z AUG 12", "AMEMBASSY SESTRIN")
    assert [(one.name, one.precedence) for one in cable.action] == [("SECSTATE WASHDC", "PRIORITY")]
    assert [one.name for one in cable.info] == ["AMEMBASSY VELLOS", "NATO COLLECTIVE", "AMEMBASSY TARNSEE"]
    assert cable.captions == ("SENSITIVE",)
    assert cable.classification is not None
    assert cable.classification.sensitive
    assert [line.via for line in cable.passing] == ["DEPT"]
    assert [str(ref.mrn) for ref in cable.references] == ["12SESTRIN622", "12VELLOS41"]
    assert cable.subject == "THE LAMPS OF AUGUST"
    assert [tag.code for tag in cable.tags] == ["PGOV", "PREL", "ASEC"]


def test_the_first_line_of_fixed_places() -> None:
    lines = [
        "RTTUZYUW RUZQQUA0088 1631640-CCCC--RUZAPAA.",
        "ZNY CCCCC",
        "R 111640Z JUN 74",
        "FM AMEMBASSY SESTRIN",
        "BT",
    ]
    text = "\n".join([*lines, "UNCLAS SESTRIN 00088", "1. LIT."])
    (cable,) = read(text).cables
    assert cable.transmission is not None
    assert (cable.transmission.media, cable.transmission.serial) == ("TT", 88)
    assert str(cable.mrn) == "74SESTRIN88"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("FM AMEMBASSY ROME", "origin"),
        ("TORUEHC/SECSTATE", "action"),
        ("Info: AMEMBASSY ROME", "info"),
        ("MRN: 12 ROME 1", "mrn"),
        ("ACCT NV-1", "other"),
        ("TOMORROW", None),
        ("FMS SALES", None),
    ],
)
def test_labels(text: str, label: str | None) -> None:
    assert firstlines.label_of_address(text) == label


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("UNCLAS VELLOS 000012", True),
        ("UNLCAS VELLOS 000012", True),
        ("THE SECRET OF VELLOS 000012", False),
        ("DEPT FOR EUR", False),
    ],
)
def test_class_lines(text: str, told: bool) -> None:  # noqa: FBT001
    assert firstlines.is_class_line(text) is told


def test_lists_go_on() -> None:
    assert firstlines.goes_on("TO RUEHC/SECSTATE WASHDC", "TO RUEHC/SECSTATE WASHDC", "RUEHLO/AMEMBASSY LONDON")
    assert not firstlines.goes_on("TO RUEHC/SECSTATE WASHDC", "TO RUEHC/SECSTATE WASHDC", "THE TEXT")
    assert firstlines.goes_on("TO RUCNCIS/CIS COLLECTIVE", "XMT MINSK", "AMEMBASSY BAKU")
    assert firstlines.goes_on("TO RUEHC/SECSTATE WASHDC", "RUEHLO/AMEMBASSY LONDON", "HARBOR COLLECTIVE PRIORITY")
    assert firstlines.goes_on("TO SECSTATE WASHDC", "TO SECSTATE WASHDC", "AMEMBASSY ROME")
    assert firstlines.lists_again("AMEMBASSY ROME")
    assert not firstlines.lists_again("THE END")


def test_short_lines_are_not_cut() -> None:
    (line,) = cut("P 281215Z MAR 07")
    assert firstlines.cut_first_lines(line, "P 281215Z MAR 07") == []


def test_what_is_glued_is_cut_wherever_it_stands() -> None:
    text = (
        "FM AMEMBASSY SESTRIN TO THE WORLD UNCLAS SESTRIN 000214\nplain text\n"
        "OTHER PAGE 02        SESTRI  00417  021405Z\n"
    )
    lines = cut(text)
    made = firstlines.cut_glued(lines, text)
    assert [line.text for line in made] == [
        "FM AMEMBASSY SESTRIN TO THE WORLD",
        "UNCLAS SESTRIN 000214",
        "plain text",
        "OTHER",
        "PAGE 02        SESTRI  00417  021405Z",
    ]
    turned = [*lines[2:], *lines[:2]]  # as in a row whose head stands behind its body
    assert sorted(firstlines.cut_glued(turned, text), key=lambda line: line.start) == made
    assert firstlines.cut_glued(lines[1:2], text) == lines[1:2]
    assert firstlines.cut_glued([], text) == []


@pytest.mark.parametrize(
    ("text", "routed"),
    [
        ("RUZAPAA/AMEMBASSY HALIFA 0123", True),
        ("QUALM/POST", True),
        ("UNCLAS//NOFORN", False),
        ("RUAB/C-10 NEA-03", False),
        ("ROOOOOO/X", False),
        ("AMEMBASSY HALIFA", False),
    ],
)
def test_a_routed_address_is_nothing_else(text: str, *, routed: bool) -> None:
    assert firstlines.is_routed(text) is routed


@pytest.mark.parametrize("line", ["O P R 121530Z MAR 86", "R 121530R MAR 86", "O P 121530Z MAR 86 ZFF4"])
def test_three_prosigns_and_local_times_begin_a_head(line: str) -> None:
    assert firstlines.DTG.match(line)


def test_who_is_served_by_other_means_is_an_addressee() -> None:
    head = "R 121530Z MAR 86\nFM AMEMBASSY SESTRIN\nTO RUEHC/SECSTATE WASHDC 7711\nINFO RUZAPAA/AMEMBASSY HALIFA 0203\n"
    (cable,) = read(f"{head}ZEN/AMCONSUL TARSIS\nUNCLAS SESTRIN 00214\n\nTAGS: PREL\n\n1. ONE.\n").cables
    assert [(one.routing, one.name) for one in cable.info] == [
        ("RUZAPAA", "AMEMBASSY HALIFA"),
        ("ZEN", "AMCONSUL TARSIS"),
    ]
