"""Passing and attention lines."""

import time

import pytest

from reftel.fields.passing import Attention, Leg, parse_passing

VALUES: list[tuple[str, str | None, tuple[str, ...], tuple[str, ...]]] = [
    ("VIENNA FOR USOSCE", "VIENNA", ("USOSCE",), ()),
    ("DEPT FOR SCA/FO (A/S DOE), SCA/CEN (ROE, O'MARA)", "DEPT", ("SCA/FO", "SCA/CEN"), ("A/S DOE", "ROE", "O'MARA")),
    ("DEPT PASS TO USTR FOR JDOE", "DEPT", ("USTR",), ("JDOE",)),
    ("STATE PASS USAID FOR ASIA/NE, DCHA", "STATE", ("USAID", "ASIA/NE", "DCHA"), ()),
    ("AMEMBASSY ASTANA PASS TO AMCONSUL ALMATY", "AMEMBASSY ASTANA", ("AMCONSUL ALMATY",), ()),
    ("DEPT ALSO FOR INR", "DEPT", ("INR",), ()),
    ("STATE FOR EUR/RUS, EUR/NB, AND EUR/ERA", "STATE", ("EUR/RUS", "EUR/NB", "EUR/ERA"), ()),
    ("PLEASE PASS TO RSO, POLOFF", None, ("RSO", "POLOFF"), ()),
    ("PASS TO NSC", None, ("NSC",), ()),
    ("DEPT FOR: DS/IP/AF, DS/IP/ITA", "DEPT", ("DS/IP/AF", "DS/IP/ITA"), ()),
    ("FOR EUR/RPM", None, ("EUR/RPM",), ()),
    ("STATE FOR WHA/AND AND INR", "STATE", ("WHA/AND", "INR"), ()),  # Andean affairs
    ("STATE FOR EUR/WE, NSC FOR HADLEIGH", "STATE", ("EUR/WE",), ("HADLEIGH",)),
    ("DEPT FOR NEA/ARP AHALE, INR SHOLT", "DEPT", ("NEA/ARP", "INR"), ("AHALE", "SHOLT")),
    ("DEPT PASS USAID/AFR/SD FOR HALE, ADAIR AND HOLT", "DEPT", ("USAID/AFR/SD",), ("HALE", "ADAIR", "HOLT")),
    ("DEPT PASS TO USTDA-PAUL HALE, EXIM-JHOLT", "DEPT", ("USTDA", "EXIM"), ("PAUL HALE", "JHOLT")),
    ("HQ SOUTHCOM ALSO FOR POLAD", "HQ SOUTHCOM", ("POLAD",), ()),
    ("DEPT FOR WHA - JHALE", "DEPT", ("WHA",), ("JHALE",)),
    ("NEA/MAG (HALE AND HOLT)", None, ("NEA/MAG",), ("HALE", "HOLT")),
    ("ISN/MNSA - HALE; IO/GS - HOLT; DOE FOR NA-243", None, ("ISN/MNSA", "IO/GS", "NA-243"), ("HALE", "HOLT")),
    (
        "STATE FOR EAP/MLS, INL/AAE--PETER HALE AND YANNI HOLT",
        "STATE",
        ("EAP/MLS", "INL/AAE"),
        ("PETER HALE", "YANNI HOLT"),
    ),
    ("DEPARTMENT OF ENERGY PASS TO A/S KAREN HALE", "DEPARTMENT OF ENERGY", (), ("A/S KAREN HALE",)),
    ("UNVIE FOR AMBASSADOR HALE AND ANDREA HOLT", "UNVIE", (), ("AMBASSADOR HALE", "ANDREA HOLT")),
    ("FOR SECRETARY HALE FROM AMBASSADOR HOLT", None, (), ("SECRETARY HALE",)),
    ("PARIS, LONDON, LISBON FOR AFRICA WATCHERS", "PARIS, LONDON, LISBON", ("AFRICA WATCHERS",), ()),
    ("POSTS FOR POL CHIEFS", "POSTS", ("POL CHIEFS",), ()),
    ("PLEASE PASS TP USTR AHALE AND DHOLT", None, ("USTR",), ("AHALE", "DHOLT")),
    ("ALSO VCI FOR HALE", "VCI", (), ("HALE",)),
    ("FOR STATE ISN/CTR AND PM/ISO (24/7)", None, ("STATE ISN/CTR", "PM/ISO (24/7)"), ()),
    ("State for EB/IFD, EUR/UMB", "State", ("EB/IFD", "EUR/UMB"), ()),
    ("DEPT FOR EUR FROM AMBASSADOR", "DEPT", ("EUR",), ()),
]
NONE = [
    "",
    "SIPDIS",
    "AID/TO",
    "EUR/RPM",
    "A/B TESTING - Results were mixed.",
    "The Minister said.",
    "FOR",
    "He waited for the train.",
    "NOT FOR INTERNET DISTRIBUTION",
]


@pytest.mark.parametrize(("text", "via", "offices", "persons"), VALUES)
def test_values(text: str, via: str | None, offices: tuple[str, ...], persons: tuple[str, ...]) -> None:
    (passing,) = parse_passing(text)
    assert (passing.text, passing.via, passing.offices, passing.persons) == (text, via, offices, persons)


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert parse_passing(text) == ()


def test_a_line_that_ends_with_a_comma_goes_on() -> None:
    (passing,) = parse_passing("DEPT FOR EUR/RPM,\nEUR/PPD\n\n")
    assert passing.offices == ("EUR/RPM", "EUR/PPD")
    assert len(parse_passing("DEPT FOR EUR\nNSC FOR DOE")) == 2


LEGS = [
    (
        "DEPT FOR G/TIP; VELLOS FOR HALE; TARNSEE FOR DATT",
        [("DEPT", "for", ["G/TIP"]), ("VELLOS", "for", ["HALE"]), ("TARNSEE", "for", ["DATT"])],
    ),
    (
        "NEA FOR DAS GHALE DEPT OF ENERGY PASS TO A/S KHOLT TREASURY PASS TO DAS CADAIR",
        [("NEA", "for", ["GHALE"]), ("DEPT OF ENERGY", "pass", ["KHOLT"]), ("TREASURY", "pass", ["CADAIR"])],
    ),
    (
        "STATE PLEASE PASS TO ONDCP; ALSO PLS PASS ISN, INR",
        [("STATE", "pass", ["ONDCP"]), (None, "pass", ["ISN", "INR"])],
    ),
    ("DEPT FOR EUR/RUS, FOR EEB/IEC HALE", [("DEPT", "for", ["EUR/RUS"]), ("DEPT", "for", ["EEB/IEC HALE"])]),
    ("AF/E FOR BHALE, AF/RSA FOR MHOLT", [("AF/E", "for", ["BHALE"]), ("AF/RSA", "for", ["MHOLT"])]),
]


@pytest.mark.parametrize(("text", "legs"), LEGS)
def test_legs(text: str, legs: list[tuple[str | None, str, list[str]]]) -> None:
    (passing,) = parse_passing(text)
    told = [
        (leg.via, leg.kind, [" ".join(filter(None, (one.office, one.person))) for one in leg.readers])
        for leg in passing.legs
    ]
    assert told == legs


def test_a_reader_has_an_office_a_name_and_a_title() -> None:
    (passing,) = parse_passing("DEPT FOR SCA/FO (A/S HALE) FROM THE AMBASSADOR")
    reader = Attention("SCA/FO", "HALE", "A/S")
    assert passing.legs == (Leg("DEPT", "for", (reader,), "THE AMBASSADOR"),)


def test_lines_that_are_not_done_go_on() -> None:
    first, second = parse_passing("NSC FOR ANNA HALE, BEN HOLT, NICOLE\nADAIR, ELIOT MOSS\nSIPDIS\nOSD FOR HALE")
    assert first.persons == ("ANNA HALE", "BEN HOLT", "NICOLE ADAIR", "ELIOT MOSS")
    assert second.via == "OSD"
    (passing,) = parse_passing("OSD FOR A/S HALE; SOUTHCOM\nFOR LTG HOLT")
    assert [leg.via for leg in passing.legs] == ["OSD", "SOUTHCOM"]


def test_time_is_linear() -> None:
    for piece in ("DEPT FOR ", "A,", "FOR ", "(", "DEPT OF ", "PASS TO ", "; ", "A/B ", "AND ", "X-"):
        start = time.process_time()
        parse_passing("DEPT FOR " + piece * (8_000 // len(piece)))
        assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("line", "offices", "persons"),
    [
        ("TREASURY FOR OASIA - J. ROE", ("OASIA",), ("J. ROE",)),
        ("PARIS PASS OECD", ("OECD",), ()),
        ("TREASURY FOR SMITHERS - J. ROE", ("SMITHERS - J. ROE",), ()),
    ],
)
def test_short_symbols_and_the_names_behind_them(line: str, offices: tuple[str, ...], persons: tuple[str, ...]) -> None:
    (told,) = parse_passing(line)
    assert (told.offices, told.persons) == (offices, persons)


@pytest.mark.parametrize(
    ("line", "legs"),
    [
        ("PARIS FOR OECD ALSO FOR EMBASSY", [("PARIS", "for", "OECD"), ("PARIS", "for", "EMBASSY")]),
        ("DEPT FOR EUR/RPM; PASS NSC", [("DEPT", "for", "EUR/RPM"), (None, "pass", "NSC")]),
        ("DEPT PLEASE REPEAT TO VELLOS", [("DEPT", "pass", "VELLOS")]),
        ("DEPT ALSO FOR EUR", [("DEPT", "for", "EUR")]),
    ],
)
def test_a_second_leg_and_what_is_repeated(line: str, legs: list[tuple[str | None, str, str]]) -> None:
    (told,) = parse_passing(line)
    assert [(leg.via, leg.kind, leg.readers[0].office) for leg in told.legs] == legs


def test_who_sends_it_stands_before_a_semicolon_or_in_the_brackets() -> None:
    (told,) = parse_passing("FROM VELLOS DEL; PASS ACDA AND OSD/ISP")
    assert told.legs == (Leg(None, "pass", (Attention("ACDA"), Attention("OSD/ISP")), "VELLOS DEL"),)
    (told,) = parse_passing("DEPT FOR EUR/CE AND S/P (FOR ROE FROM BLY)")
    assert told.legs == (Leg("DEPT", "for", (Attention("EUR/CE"), Attention("S/P", "ROE")), "BLY"),)
