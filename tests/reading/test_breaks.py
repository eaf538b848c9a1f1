"""Line breaks that a dump has lost."""

import time

import pytest

from reftel.reading.breaks import restored
from reftel.reading.mapped import plain


def lines(text: str, *, lead: bool = False) -> list[str]:
    return [line for line in restored(plain(text, 0, len(text)), lead=lead)[0].text.split("\n") if line.strip()]


def test_the_head_of_a_transmission() -> None:
    text = (
        "VZCZCXRO4471PP RUZQQU RUEHVEDE RUEHSE #0391/01 2050811ZNY CCCCC ZZHP 240811Z JUL 03FM AMEMBASSY SESTRINTO "
        "RUEHC/SECSTATE WASHDC PRIORITY 0611INFO RUCNCOL/STRAITS COLLECTIVE PRIORITYRUEHVE/AMEMBASSY VELLOS 0412RHEHNSC/NSC "  # noqa: E501
        "WASHDCRUFOADA/JAC QUILLHAVEN UKRUCNDT/USMISSION PORT AUREL"
    )
    assert lines(text, lead=True) == [
        "VZCZCXRO4471",
        "PP RUZQQU RUEHVE",
        "DE RUEHSE #0391/01 2050811",
        "ZNY CCCCC ZZH",
        "P 240811Z JUL 03",
        "FM AMEMBASSY SESTRIN",
        "TO RUEHC/SECSTATE WASHDC PRIORITY 0611",
        "INFO RUCNCOL/STRAITS COLLECTIVE PRIORITY",
        "RUEHVE/AMEMBASSY VELLOS 0412",
        "RHEHNSC/NSC WASHDC",
        "RUFOADA/JAC QUILLHAVEN UK",
        "RUCNDT/USMISSION PORT AUREL",
    ]


def test_a_head_without_routing() -> None:
    text = "O 030503Z NOV 07FM SECSTATE WASHDCTO AMEMBASSY SESTRIN IMMEDIATEAMEMBASSY VELLOS"
    assert lines(text, lead=True) == [
        "O 030503Z NOV 07",
        "FM SECSTATE WASHDC",
        "TO AMEMBASSY SESTRIN IMMEDIATE",
        "AMEMBASSY VELLOS",
    ]
    partial = "This record is a partial extract of the original cable. The full text is not available.201247Z Jan 04"
    assert lines(partial, lead=True)[1] == "201247Z Jan 04"


@pytest.mark.parametrize("gap", ["", "  "])
def test_a_head_and_paragraphs_run_together(gap: str) -> None:
    text = gap.join(
        [
            "C O N F I D E N T I A L SECTION 01 OF 02 PORT AUREL 000391",
            "SIPDIS",
            "E.O. 12958: DECL: 07/24/2013",
            "TAGS: PREL, EWWT, VX",
            "SUBJECT: HARBOUR DUES",
            "REF: A. SESTRIN 377",
            "¶B. 02 VELLOS 1180 (NOTAL)",
            "Classified By: Ambassador Nora Halloran; E.O. 12958, reasons 1.5 (b) and (d).",
            "¶1. (C) Summary. It rained. End summary.",
            "The Tugs",
            "¶2. (C) Tugs came in pairs.",
            "HALLORAN",
        ]
    )
    assert lines(text) == [
        "C O N F I D E N T I A L SECTION 01 OF 02 PORT AUREL 000391",
        "SIPDIS",
        "E.O. 12958: DECL: 07/24/2013",
        "TAGS: PREL, EWWT, VX",
        "SUBJECT: HARBOUR DUES",
        "REF: A. SESTRIN 377",
        "¶B. 02 VELLOS 1180 (NOTAL)",
        "Classified By: Ambassador Nora Halloran; E.O. 12958, reasons 1.5 (b) and (d).",
        "¶1. (C) Summary. It rained. End summary.",
        "The Tugs",
        "¶2. (C) Tugs came in pairs.",
        "HALLORAN",
    ]


def test_numbers_without_pilcrow_go_by_sequence() -> None:
    text = (
        "UNCLAS HALIFA 000036  SIPDIS  E.O. 12958: N/A TAGS: PGOV SUBJECT: THE LAMP   1.  (SBU) It is lit.  See page 3. Or "  # noqa: E501
        "not: 2.5 million.  2.  (SBU) He has 4. She has 7.  3. (SBU) All is well.  12. (SBU) No. DRAVIC "
    )
    assert lines(text)[5:] == [
        "1.  (SBU) It is lit.  See page 3. Or not: 2.5 million.",
        "2.  (SBU) He has 4. She has 7.",
        "3. (SBU) All is well.  12. (SBU) No.",
        "DRAVIC ",
    ]


def test_a_text_without_numbers_begins_behind_the_last_label() -> None:
    told = "UNCLAS HALIFA 000037  E.O. 12958: N/A TAGS: PGOV SUBJECT: LAMPS DELIVERED  "
    assert lines(told + "REF: A. STATE 1234       B. VELLOS 7063  On May 9, Poloff delivered lamps. DRAVIC")[4:] == [
        "REF: A. STATE 1234",
        "B. VELLOS 7063",
        "On May 9, Poloff delivered lamps.",
        "DRAVIC",
    ]
    assert lines(told + "On May 9, Poloff delivered lamps to all who asked. DRAVIC")[3:] == [
        "SUBJECT: LAMPS DELIVERED",
        "On May 9, Poloff delivered lamps to all who asked.",
        "DRAVIC",
    ]


def test_rules_over_and_under_a_heading_and_page_lines() -> None:
    text = (
        "S E C R E T SESTRIN 000577  SUBJECT: TUGS  ¶1. (S) They came.  ------------- -- The Half-Tugs ------------- --  "  # noqa: E501
        "¶2. (S) They left in  SESTRIN 00000577  002 OF 002   haste. Pilots ------ ¶3. (S) None."
    )
    assert lines(text) == [
        "S E C R E T SESTRIN 000577",
        "SUBJECT: TUGS",
        "¶1. (S) They came.",
        "------------- --",
        "The Half-Tugs",
        "------------- --",
        "¶2. (S) They left in",
        "SESTRIN 00000577  002 OF 002",
        "haste. Pilots",
        "------",
        "¶3. (S) None.",
    ]


def test_a_caption_that_a_section_left_between_two_words_stands_by_itself() -> None:
    text = "UNCLAS SESTRIN 000214SIPDISE.O. 12958: N/ATAGS: PRELSUBJECT: FERRIES¶1. (U) {}"
    told = lines(text.format("Oyen had forwarded our points to  SIPDIS Vellos, she said."))
    assert told[-3:] == ["¶1. (U) Oyen had forwarded our points to", "SIPDIS", "Vellos, she said."]
    assert lines(text.format("Oyen asked what a SIPDIS cable is."))[-1] == "¶1. (U) Oyen asked what a SIPDIS cable is."


def test_what_has_line_breaks_or_is_short_stays() -> None:
    for text in ("UNCLAS HALIFA 000036\nSUBJECT: THE LAMP IS LIT IN THE HARBOUR", "TAGS: PREL SUBJECT: X", ""):
        mapped, findings = restored(plain(text, 0, len(text)))
        assert (mapped.text, findings) == (text, ())


def test_it_is_told_and_no_character_is_altered() -> None:
    text = "UNCLAS HALIFA 000036SIPDISE.O. 12958: N/ATAGS: PGOVSUBJECT: THE LAMP¶1. It is lit.DRAVIC"
    mapped, (finding,) = restored(plain(text, 0, len(text)))
    assert finding.code == "breaks-restored"
    assert mapped.text.replace("\n", "") == text
    at = mapped.text.index("TAGS")
    assert mapped.span(at, at + 10).of(text) == "TAGS: PGOV"


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "- ",
        "1. (C) ",
        "¶",
        "A. STATE 1 ",
        "SUBJECT: ",
        "UNCLAS A ",
        ". A",
        "  Abc",
        "TO RUEHC/",
        "E.O. 1295",
        "-A",
        '." ',
    ],
)
def test_time_is_linear(piece: str) -> None:
    text = "UNCLAS HALIFA 000036  SUBJECT: X  ¶1. " + piece * (400_000 // len(piece))
    began = time.process_time()
    restored(plain(text, 0, len(text)))
    restored(plain(text, 0, len(text)), lead=True)
    assert time.process_time() - began < 5
