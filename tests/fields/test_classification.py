"""Class lines, markings, reasons, and who classified."""

import pytest

from reftel.fields.classification import (
    Classification,
    ClassifiedBy,
    ClassLine,
    parse_class_line,
    parse_classification,
    parse_classified_by,
    parse_reasons,
    parse_reasons_section,
)

LINES = [
    (
        "C O N F I D E N T I A L SECTION 01 OF 02 ASTANA 000280",
        ClassLine("C", section=(1, 2), station="ASTANA", serial=280),
    ),
    ("UNCLAS ALMATY 001856\n\nSIPDIS\nSENSITIVE", ClassLine("U", (), True, None, "ALMATY", 1856)),
    (
        "C O N F I D E N T I A L ASTANA 000280\nSIPDIS\n\nNOFORN\nDEPT FOR X",
        ClassLine("C", ("NOFORN",), station="ASTANA", serial=280),
    ),
    ("S e c r e t section 01 of 02 kinshasa 000189", ClassLine("S", section=(1, 2), station="KINSHASA", serial=189)),
    ("UNCLAS E F T O ASMARA 000123", ClassLine("U", ("EFTO",), station="ASMARA", serial=123)),
    ("UNCLAS//FOUO BERLIN 001", ClassLine("U", ("FOUO",), station="BERLIN", serial=1)),
    ("SECRET//NOFORN", ClassLine("S", ("NOFORN",))),
    ("S E C R E T STATE 077742 NOFORN", ClassLine("S", ("NOFORN",), station="STATE", serial=77742)),
    ("T O P  S E C R E T STATE 1234", ClassLine("TS", station="STATE", serial=1234)),
    ("LIMITED OFFICIAL USE LA PAZ 1234", ClassLine("LOU", station="LAPAZ", serial=1234)),
    ("CONFIDENTIAL PAGE 01 LA PAZ 06523 020510Z", ClassLine("C", station="LAPAZ", serial=6523)),
    ("C O N F I D E N T I A L 75 LIBREVILLE 1204", ClassLine("C", station="LIBREVILLE", serial=1204, year=75)),
    ("UNCLAS FINAL SECTION OF 04 ROME 000012", ClassLine("U", section=(4, 4), station="ROME", serial=12)),
    ("LIMITED OFFICIAL USE 2766", ClassLine("LOU", serial=2766)),
    ("UUNCLAS MANAGUA 001002", ClassLine("U", station="MANAGUA", serial=1002)),
    ("SS E C R E T SECTION 01 OF 03 ISLAMABAD 000913", ClassLine("S", section=(1, 3), station="ISLAMABAD", serial=913)),
    ("S E C R E T ECTION 01 OF 02 MANAMA 000615", ClassLine("S", section=(1, 2), station="MANAMA", serial=615)),
    ("S E C R E T SECTION 01F03 BEIRUT 001568", ClassLine("S", section=(1, 3), station="BEIRUT", serial=1568)),
    (
        "C O N F I D E N T I A L SANTO DOMINGO 000409SIPDISSTATE FOR X",
        ClassLine("C", station="SANTODOMINGO", serial=409),
    ),
    ("C O N F I D E N T I A L USUN NEW YORK 000123", ClassLine("C", station="USUNNEWYORK", serial=123)),
    ("UNCLAS USMISSION USNATO 000123", ClassLine("U", station="USNATO", serial=123)),
    ("UNCLAS KIEV 000123", ClassLine("U", station="KIEV", serial=123)),
    (
        "C O N F I D E N T I A L SECTION 01 OF 02 SESTRIN 000214",
        ClassLine("C", section=(1, 2), station="SESTRIN", serial=214),
    ),
    ("S E C R E T XXXXXXXXXXXX 000004", ClassLine("S", station=None, serial=4)),
    ("SECRET//REL TO USA, GBR//ORCON", ClassLine("S", ("REL TO USA, GBR", "ORCON"))),
    ("SBU", ClassLine("U", sensitive=True)),
    ("¶UNCLASSIFIED\\", ClassLine("U")),
    ("C O N F I D E N I A L VELLOS 000123", ClassLine("C", station="VELLOS", serial=123)),
    ("CONFIDENTAIL VELLOS 000123", ClassLine("C", station="VELLOS", serial=123)),
    ("UNLCAS VELLOS 000123", ClassLine("U", station="VELLOS", serial=123)),
    ("CO N F I D E N T I A  L QUITO000123", ClassLine("C", station="QUITO", serial=123)),
    ("UNCLAS SECTION O1 OF O2 QUITO 000123", ClassLine("U", section=(1, 2), station="QUITO", serial=123)),
    ("UNCLAS SECTION ONE OF TWO QUITO 1234", ClassLine("U", section=(1, 2), station="QUITO", serial=1234)),
    ("UNCLAS SECTION 2 OF 3 SECTIONS QUITO 1234", ClassLine("U", section=(2, 3), station="QUITO", serial=1234)),
    ("UNCLAS FINAL SECTION OF QUITO 001234", ClassLine("U", station="QUITO", serial=1234)),
    ("S E C R E T SECTION 1/2 LIMA 01234", ClassLine("S", section=(1, 2), station="LIMA", serial=1234)),
    ("S E C R E T //NOFORN// LIMA 000123", ClassLine("S", ("NOFORN",), station="LIMA", serial=123)),
    ("S E C R E T SECTO 01234", ClassLine("S", station="SECTO", serial=1234)),
    ("O F F I C I A L  U S E  O N L Y KABUL 1234", ClassLine("LOU", station="KABUL", serial=1234)),
    ("UNCLAS LIMITED OFFICIAL USE KABUL 1234", ClassLine("LOU", station="KABUL", serial=1234)),
    ("UNCLAS SECTION 01 OF 02 QUITO 1234\n\nLIMITED OFFICIAL USE", ClassLine("LOU", (), False, (1, 2), "QUITO", 1234)),
    ("UNCLASSIFIED//LOU", ClassLine("LOU")),
    ("C O N F I D E N T I A L KABUL 1234\nLIMITED OFFICIAL USE", ClassLine("C", station="KABUL", serial=1234)),
    ("N A T O  S E C R E T USNATO 01234", ClassLine("S", ("NATO",), station="USNATO", serial=1234)),
    ("NATO CONFIDENTIAL", ClassLine("C", ("NATO",))),
    ("COSMIC TOP SECRET", ClassLine("TS", ("NATO",))),
    ("NATO RESTRICTED", ClassLine("C", ("NATO", "MODIFIED HANDLING"))),
    ("CONFIDENTIAL - MODIFIED HANDLING AUTHORIZED", ClassLine("C", ("MODIFIED HANDLING",))),
    ("TOP SECRET//SI/TK//ORCON/NOFORN", ClassLine("TS", ("SI", "TK", "ORCON", "NOFORN"))),
    ("SECRET//FORMERLY RESTRICTED DATA", ClassLine("S", ("FRD",))),
    ("SECRET//NOFORN//20301231", ClassLine("S", ("NOFORN",))),
    ("CONFIDENTIAL EYES ONLY", ClassLine("C", captions=("EYES ONLY",))),
    ("S E C R E T NODIS STATE 000012 EXDIS", ClassLine("S", station="STATE", serial=12, captions=("NODIS", "EXDIS"))),
]
NO_LINES = [
    "",
    "Secretary General said",
    "Confidential sources in 12 posts",
    "SECRET SOURCES SAY 12",
    "SIPDIS",
    "ASTANA 000280",
    "Cable",
    "SENSITIVE",
    "Confidental talks in 2005",
    "RESTRICTED",
]


@pytest.mark.parametrize(("text", "line"), LINES)
def test_class_lines(text: str, line: ClassLine) -> None:
    assert parse_class_line(text) == line
    assert parse_classification(text) == Classification(line.level, line.caveats, line.sensitive)


@pytest.mark.parametrize("text", NO_LINES)
def test_no_class_lines(text: str) -> None:
    assert parse_class_line(text) is None
    assert parse_classification(text) is None


@pytest.mark.parametrize(
    ("text", "level", "caveats", "sensitive"),
    [
        ("CONFIDENTIAL//NOFORN", "C", ("NOFORN",), False),
        ("UNCLASSIFIED//FOR OFFICIAL USE ONLY", "U", ("FOUO",), False),
        ("Classification: SECRET", "S", (), False),
        ("SENSITIVE BUT UNCLASSIFIED", "U", (), True),
        ("Original Classification: LIMITED OFFICIAL USE", "LOU", (), False),
        ("CLASS: S", "S", (), False),
        ("CONF", "C", (), False),
        ("FOR OFFICIAL USE ONLY", "U", ("FOUO",), False),
    ],
)
def test_markings(text: str, level: str, caveats: tuple[str, ...], sensitive: bool) -> None:  # noqa: FBT001
    found = parse_classification(text)
    assert found is not None
    assert (found.level, found.caveats, found.sensitive) == (level, caveats, sensitive)


REASONS = [
    ("reasons 1.4 paragraphs (b) and (d)", "bd"),
    ("Reason 1.4 subparagraphs b and d.", "bd"),
    ("1.5 para (a) thru (c)", "abc"),
    ("Reasons 1.5(b) and (d).", "bd"),
    ("REASON: 1.4 (B) AND (D)", "bd"),
    ("for reasons 1.4 (b,d)", "bd"),
    ("for reasons 1.4 (b) and (d \n).", "bd"),
    ("for reasons 1 \n.4 (b) and (d)", "bd"),
    ("Reasons 1.4(b) an\nd (d).", "bd"),
    ("Reasons 1.4 (b) a nd (d).", "bd"),
    ("1.4 b & d", "bd"),
    ("1.4b and d", "bd"),
    ("1.4B, D", "bd"),
    ("1.4 (b+d)", "bd"),
    ("1.5 (A/C)", "ac"),
    ("1/4 (B), (D), (E), and (G)", "bdeg"),
    ("1.4 (b) and 1.4 (d)", "bd"),
    ("1.4 (a-d)", "abcd"),
    ("1.4 (d), (b), (d)", "bd"),
    ("Reason: B, D", "bd"),
    ("(b) and (d)", "bd"),
    ("per 1.4 (d). Summary: A d", "d"),
    ("Reason 1.4 (d) and beyond", "d"),
]


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("for reasons 1.4 (b,d)", "1.4"),
        ("REASON: 1.5 (B)", "1.5"),
        ("reasons 1 \n.4 (b)", "1.4"),
        ("reasons b, d", None),
    ],
)
def test_the_section_of_the_reasons(text: str, section: str | None) -> None:
    assert parse_reasons_section(text) == section


NO_REASONS = ["", "for reasons", "1.4", "Ambassador Jane Roe", "E.O. 12958: N/A", "bad"]


@pytest.mark.parametrize(("text", "letters"), REASONS)
def test_reasons(text: str, letters: str) -> None:
    assert "".join(parse_reasons(text)) == letters


@pytest.mark.parametrize("text", NO_REASONS)
def test_no_reasons(text: str) -> None:
    assert parse_reasons(text) == ()


CLASSIFIED = [
    ("Classified By: DCM Jane Roe; Reasons 1.5(b) and (d).", [("Jane Roe", "DCM")]),
    ("CLASSIFIED BY: John Doe, POLCOUNS. REASON: 1.4 (B) AND (D)", [("John Doe", "POLCOUNS")]),
    ("REF: ROME 1 Classiied By: CDA Jane Roe for reasons 1.4 (b)and (d) 1.(C) Summary", [("Jane Roe", "CDA")]),
    ("Classified By: Ambassador Jane Roe\n\nSummary of Things", [("Jane Roe", "Ambassador")]),
    (
        "Classified By: DTRA John Doe and Poloff Jane Roe for reasons 1.4 (b, d).",
        [("John Doe", "DTRA"), ("Jane Roe", "Poloff")],
    ),
    ("Classified By: XXXXXXXXXXXX reason 1.4 (g,h)", [("XXXXXXXXXXXX", None)]),
]


@pytest.mark.parametrize(("text", "officers"), CLASSIFIED)
def test_classified_by(text: str, officers: list[tuple[str | None, str | None]]) -> None:
    assert parse_classified_by(text) == tuple(ClassifiedBy(*officer) for officer in officers)


@pytest.mark.parametrize(
    "text", ["", "Classified By:", "Classified By: ...", "E.O. 12958: DECL: DECLASSIFIED BY NARA 03/17/2008\nTAGS: AR"]
)
def test_not_classified_by(text: str) -> None:
    assert parse_classified_by(text) == ()


def test_titles_and_surnames_that_look_like_one_another() -> None:
    assert parse_classified_by("Classified By: Legatt Bob Roe, reasons 1.4 (c)") == (ClassifiedBy("Bob Roe", "Legatt"),)
    told = parse_classified_by("Classified By: Consul Jane Q. Public, reasons 1.4 (b)")
    assert told == (ClassifiedBy("Jane Q. Public", "Consul"),)
    told = parse_classified_by("Classified By: Public Affairs Officer Jane Roe, reasons 1.4 (b)")
    assert told == (ClassifiedBy("Jane Roe", "Public Affairs Officer"),)


@pytest.mark.parametrize(
    ("text", "level", "section", "serial"),
    [
        ("C-O-N-F-I-D-E-N-T-I-A-L SECTION 01 OF 03 KYIV 001234", "C", (1, 3), 1234),
        ("C.O.N.F.I.D.E.N.T.I.A.L. KYIV 001234", "C", None, 1234),
        ("CONFIDENTIAL KYIV SECTION 01 OF 03", "C", (1, 3), None),
        ("UNCLAS KYIV SECTION 02 OF 03 001234 SENSITIVE", "U", (2, 3), 1234),
    ],
)
def test_levels_in_dots_and_sections_behind_the_station(
    text: str, level: str, section: tuple[int, int] | None, serial: int | None
) -> None:
    line = parse_class_line(text)
    assert line is not None
    assert (line.level, line.section, line.station, line.serial) == (level, section, "KYIV", serial)


def test_a_sentence_about_a_section_is_no_line() -> None:
    assert parse_class_line("SECRET KYIV SECTION 01 OF 03 WAS LOST IN THE HARBOR") is None
