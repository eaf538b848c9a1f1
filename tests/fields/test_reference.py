"""References of every kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.fields.mrn import Mrn
from reftel.fields.reference import parse_references

# text and, for each reference, its letter (or -), its kind, and its MRN as printed or its text
VALUES = [
    ("REF: STATE 104417", ["- 09STATE104417"]),
    ("STATE 104417", ["- 09STATE104417"]),
    ("REFTEL: SECSTATE 28885", ["- 09STATE28885"]),
    ("REFS: (A) MINSK 0472, (B) Minsk 0063", ["A 09MINSK472", "B 09MINSK63"]),
    ("REF: A. 02 ROME 4410 B. 2004 SAN JOSE 12", ["A 02ROME4410", "B 04SANJOSE12"]),
    ("REF: A. 08 ROME 1\n     ¶B. 98 ROME 2\n¶C. ROME 3", ["A 08ROME1", "B 98ROME2", "C 09ROME3"]),
    ("REF A: STATE 1\nREF B: STATE 2", ["A 09STATE1", "B 09STATE2"]),
    ("REF: A: MUMBAI 2204; B: MUMBAI 517; C: 05 MUMBAI 96", ["A 09MUMBAI2204", "B 09MUMBAI517", "C 05MUMBAI96"]),
    (
        "REF: A. A. STATE 1 B. STATE 2\n¶B. C. STATE 3 D. STATE 4",
        ["A 09STATE1", "B 09STATE2", "C 09STATE3", "D 09STATE4"],
    ),
    ("REF: A. (A) BAKU 315 B. (B) TBILISI 702", ["A 09BAKU315", "B 09TBILISI702"]),
    ("REF: A. REF: KATHMANDU 411\n¶B. KATHMANDU 427", ["A 09KATHMANDU411", "B 09KATHMANDU427"]),
    ("REF: A- STATE 1 B- STATE 2", ["A 09STATE1", "B 09STATE2"]),
    ("REF: STATE 1 (B) STATE 2", ["- 09STATE1", "B 09STATE2"]),
    ("(A)STATE 071143, (D)BEIJING\n5361", ["A 09STATE71143", "D 09BEIJING5361"]),
    ("REF: A. STATE 123B. 08 ROME 45C) PARIS 6", ["A 09STATE123", "B 08ROME45", "C 09PARIS6"]),
    ("REF: PORT-AU-PRINCE 12", ["- 09PORTAUPRINCE12"]),
    ("SUBJECT: THE END IS NIGHREF: A. ROME 1 B. ROME 2 Classified By: X", ["A 09ROME1", "B 09ROME2"]),
    ("REF: STATE 232089  On November 5, Poloff saw room 12", ["- 09STATE232089"]),
    ("REF: ROME 1\n\nROME 00000005  002 OF 003\n\nPARIS 2", ["- 09ROME1", "- 09PARIS2"]),
    ("REF: Far Away 1234", ["- other Far Away 1234"]),
    ("REF: ASTANA 0278 AND 0279", ["- 09ASTANA278", "- 09ASTANA279"]),
    ("REF: 05 STATE 123, 124, AND 125 (NOTAL)", ["- 05STATE123", "- 05STATE124", "- 05STATE125"]),
    ("REF: STATE 123; 124; ROME 5", ["- 09STATE123", "- 09STATE124", "- 09ROME5"]),
    ("REF: STATE 123, 05 ANKARA 12", ["- 09STATE123", "- 05ANKARA12"]),
    ("REF: NAIROBI 988 NAIROBI 974 2008 SAO PAULO 5", ["- 09NAIROBI988", "- 09NAIROBI974", "- 08SAOPAULO5"]),
    ("REF: STATE 1001 1002", ["- 09STATE1001", "- 09STATE1002"]),
    ("REF: ROME 77 (2004)", ["- 04ROME77"]),
    ("REF: (04) ROME 77, '03 ROME 78", ["- 04ROME77", "- 03ROME78"]),
    ("REF: 08BOGOTA3888", ["- 08BOGOTA3888"]),
    ("REF: AMEMBASSY ANKARA 12", ["- 09ANKARA12"]),
    ("REF: USEU BRUSSELS 1638, USEU 12, USUN 5", ["- 09USEUBRUSSELS1638", "- 09USEUBRUSSELS12", "- 09USUNNEWYORK5"]),
    ("REF: LA PAZ'S 1234", ["- 09LAPAZ1234"]),
    ("REF: SEE ALSO NEWHAVEN 1234", ["- 09NEWHAVEN1234"]),  # a post that nobody has listed
    ("REF: MALABO 26 AND PREVIOUS", ["- 09MALABO26", "- previous AND PREVIOUS"]),
    (
        "REF: A. BEIJING 333 AND PREVIOUS B. PREVIOUS",
        ["A 09BEIJING333", "A previous AND PREVIOUS", "B previous PREVIOUS"],
    ),
    ("REF: A. LONDON 1 B. ROE-DOE EMAILS 8/20/09", ["A 09LONDON1", "B e-mail ROE-DOE EMAILS 8/20/09"]),
    ("REF: E-MAIL WITH TPS FROM JANE ROE 24 DECEMBER 09", ["- e-mail E-MAIL WITH TPS FROM JANE ROE 24 DECEMBER 09"]),
    ("REF: ROE/DOE TELCON, STATE 12", ["- 09STATE12", "- telcon ROE/DOE TELCON"]),
    ("REF: (A) STATE 2 (B) ROE/MACK\nTELECON", ["A 09STATE2", "B telcon ROE/MACK TELECON"]),
    ("REF: IIR 6 904 0010 09", ["- iir IIR 6 904 0010 09"]),
    ("REF: CAIRO IIR 6 912 0033 08; CAIRO 12", ["- iir CAIRO IIR 6 912 0033 08", "- 09CAIRO12"]),
    ("REF: TD-314/011589-09", ["- td TD-314/011589-09"]),
    ("REF: 3 FAM 1215", ["- fam 3 FAM 1215"]),
    ("REF: SEPTEL", ["- septel SEPTEL"]),
    ("REF: ACTION MEMO OF MARCH 3", ["- memo ACTION MEMO OF MARCH 3"]),
    ("REF: STATE CA-1175 MAY 9, 1965", ["- airgram STATE CA-1175 MAY 9, 1965"]),
    ("REF: SECDEF DTG261447ZNOV08", ["- message SECDEF DTG261447ZNOV08"]),
    ("REF: STATE 12 DTG 261447Z NOV 08", ["- 09STATE12"]),
    ("REF: PARIS POINTS JULY 15", ["- other PARIS POINTS JULY 15"]),
    ("REF: A. 85678\n¶B. 86108", ["A cable 85678", "B cable 86108"]),
    ("REF: 09 XXXXXXXXXXXX 167", ["- cable 09 XXXXXXXXXXXX 167"]),
    ("REF: A. 09 COLOMBO 744 B. COLOMBO 5\nCOLOMBO 00000019 001.2 OF 003", ["A 09COLOMBO744", "B 09COLOMBO5"]),
    ("REF: QUITO 57\nQUITO 00000100 001....", ["- 09QUITO57"]),
    ("REF: BERN 113 \\\n \\\nClassified By: DCM JANE ROE", ["- 09BERN113"]),
    ("REF: STATE 2718 PLEASE PASS TO GSO (RSO and PAO). Classified by X", ["- 09STATE2718"]),
    ("REF: A. MADRID 568\n\n¶B. MADRID 569\n\n¶1. (C) x", ["A 09MADRID568", "B 09MADRID569"]),
    ("REF: MADRID 568\n\nROME 5\n\nSome more text 12", ["- 09MADRID568", "- 09ROME5"]),
    ("REF: Taipei 405\n\n¶I. BROAD ITEMS OF INTEREST", ["- 09TAIPEI405"]),
    ("REF: Abuja 1836\n-------\nSUMMARY 12", ["- 09ABUJA1836"]),
    ("SUBJECT: X\nREF: [STATE](#) 12\nTAGS: PREL", ["- 09STATE12"]),
    ("REF: A. STATE 1 (U.S. VIEWS) B. STATE 2", ["A 09STATE1", "B 09STATE2"]),
    ("REF: MOSCOW 1 AND MOSCOW 2", ["- 09MOSCOW1", "- 09MOSCOW2"]),
    ("REF: A. KUALA LUMPUR 377 -- THE HARBOR LAMPS", ["A 09KUALALUMPUR377"]),
    ("REF: THE MINISTER'S LONG LETTER OF 12 MARCH", ["- letter THE MINISTER'S LONG LETTER OF 12 MARCH"]),
    ("REF: what they said in room 12", ["- other what they said in room 12"]),
]
NONE = [
    "S E C R E T TEL AVIV 000913  SIPDIS  E.O. 12958: N/A TAGS: KDEMSUBJECT: X Classified By: Y",
    "",
    "REF:",
    "TAGS: PREL KZ",
    "SUBJECT: A 12",
    "REF: --",
    "UNCLAS ALMATY 001856",
    "SIPDIS\nDEPT FOR X\nE.O. 12958: N/A\nTAGS: KZ",
]


def _shown(text: str, year: int | None = 2009) -> list[str]:
    return [
        f"{found.enumerator or '-'} {found.mrn or f'{found.kind} {found.text}'}"
        for found in parse_references(text, year)
    ]


@pytest.mark.parametrize(("text", "references"), VALUES)
def test_values(text: str, references: list[str]) -> None:
    assert _shown(text) == references


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert parse_references(text, 2009) == ()


def test_the_text_is_the_item_without_its_letter() -> None:
    first, second = parse_references("REF: A. 02 ROME 3639 (NOTAL) B. STATE 2, 3 EXDIS", 2004)[:2]
    assert (first.text, second.text) == ("02 ROME 3639 (NOTAL)", "STATE 2")


def test_years() -> None:
    assert _shown("02 ROME 1", 2004) == ["- 02ROME1"]
    assert _shown("85 ROME 1", 2004) == ["- 85ROME1"]
    assert _shown("78 LA PAZ 3489", 1979) == ["- 78LAPAZ3489"]
    assert _shown("ROME 1", None) == ["- ROME1"]
    assert parse_references("2004 ROME 1", None)[0].mrn == Mrn(2004, "ROME", 1)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["STATE", "ROME", "ADDIS ABABA", "THE HAGUE", "NEW DELHI"]),
            st.integers(1, 999_999),
            st.sampled_from([None, 1999, 2004, 2009]),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_round_trip(cables: list[tuple[str, int, int | None]]) -> None:
    items = [
        f"{chr(65 + at)}. {f'{year} ' if year else ''}{name} {serial}" for at, (name, serial, year) in enumerate(cables)
    ]
    found = parse_references("REF: " + "\n".join(items), 2009)
    wanted = [Mrn(year or 2009, name.replace(" ", ""), serial) for name, serial, year in cables]
    assert [reference.mrn for reference in found] == wanted
