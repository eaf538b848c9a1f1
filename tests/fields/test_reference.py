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
    ("REF: DAKAR 00001234", ["- 09DAKAR1234"]),
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
    ("REF: STATE 12 DTG 261447Z NOV 08", ["- 08STATE12"]),
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
    # numbers that go on with a station
    ("REF: PARIS 123, 124 AND 130", ["- 09PARIS123", "- 09PARIS124", "- 09PARIS130"]),
    ("REF: (A) 2005 STATE 1, 2 AND 3", ["A 05STATE1", "A 05STATE2", "A 05STATE3"]),
    ("REF: ROME 1, PARIS 2, 3, AND 05 LONDON 4", ["- 09ROME1", "- 09PARIS2", "- 09PARIS3", "- 05LONDON4"]),
    ("REF: A. KUWAIT 1, 2, B. KUWAIT 3", ["A 09KUWAIT1", "A 09KUWAIT2", "B 09KUWAIT3"]),
    ("REF: STATE 1234/1235/1236", ["- 09STATE1234", "- 09STATE1235", "- 09STATE1236"]),
    ("REF: PARIS 123-125", ["- 09PARIS123", "- 09PARIS125"]),
    ("REF: LA PAZ 123 + 124", ["- 09LAPAZ123", "- 09LAPAZ124"]),
    ("REF: SEOUL 123 EXDIS AND 124", ["- 09SEOUL123", "- 09SEOUL124"]),
    ("REF: BRIDGETOWN 123 (A NOTE) 124", ["- 09BRIDGETOWN123", "- 09BRIDGETOWN124"]),
    ("REF: SINGAPORE 123, 05 124", ["- 09SINGAPORE123", "- 05SINGAPORE124"]),
    ("REF: 2005 LIBREVILLE 111, 2006 222", ["- 05LIBREVILLE111", "- 06LIBREVILLE222"]),
    ("REF: A. PARIS 123, B. 124", ["A 09PARIS123", "B 09PARIS124"]),
    ("REF: EMBTELS 1234, 1235", ["- cable EMBTELS 1234", "- cable 1235"]),
    ("REF: OSLO 12 34 PAGES", ["- 09OSLO12", "- 09OSLO34"]),
    ("REF: OSLO 12, 3 PAGES", ["- 09OSLO12"]),
    ("REF: LA PAZ 1791; LA PAZ 161, 7", ["- 09LAPAZ1791", "- 09LAPAZ161"]),
    ("REF: STATE 267340 75", ["- 09STATE267340"]),
    # the year said by a date behind the number
    ("REF: STATE 235324 OF 11/30/73\n  LA PAZ 7565 OF 12/17/73", ["- 73STATE235324", "- 73LAPAZ7565"]),
    ("REF: LA PAZ 3641 OF JUNE 5, 1974", ["- 74LAPAZ3641"]),
    ("REF: STATE 12345 DTD 12 MAR 73", ["- 73STATE12345"]),
    ("REF: STATE 12345 (3/12/05)", ["- 05STATE12345"]),
    ("REF: CARACAS 1234 (DTG 121212Z MAR 75)", ["- 75CARACAS1234"]),
    ("REF: TEL AVIV 123 (05)", ["- 05TELAVIV123"]),
    ("REF: STATE 12345 OF 3/12", ["- 09STATE12345"]),
    ("REF: AMMAN 1234 (SUBJECT: LAMPS 2003)", ["- 09AMMAN1234"]),
    # words in place of a station
    ("REF: DEPTEL 1234, EMBTEL 56", ["- 09STATE1234", "- cable EMBTEL 56"]),
    ("REF: YOUR 1234", ["- cable YOUR 1234"]),
    ("REF: ALDAC 123", ["- cable ALDAC 123"]),
    ("REF: STATE 123 ALDAC", ["- 09STATE123"]),
    ("REF: ANKARA'S 1234", ["- 09ANKARA1234"]),
    ("REF: Department cable 12345", ["- 09STATE12345"]),
    ("REF: USMISSION USUN 12, US MISSION GENEVA 3", ["- 09USUNNEWYORK12", "- 09GENEVA3"]),
    ("REF: SECTO 45, TOSEC 123", ["- 09SECTO45", "- 09TOSEC123"]),
    ("REF: SALT TWO GENEVA 123", ["- 09GENEVA123"]),
    ("REF: GENEVA TELEGRAM 123", ["- 09GENEVA123"]),
    ("REF: GENEVA: 123, 05/ROME/45", ["- 09GENEVA123", "- 05ROME45"]),
    # damaged digits, of a station that is known only
    ("REF: A. STATE O12345 B. LA PAZ l234", ["A 09STATE12345", "B 09LAPAZ1234"]),
    ("REF: STATE 1S345", ["- 09STATE15345"]),
    ("REF: NOWHEREVILLE lOl", ["- other NOWHEREVILLE lOl"]),
    # letters
    ("REF A STATE 123 B PARIS 45", ["A 09STATE123", "B 09PARIS45"]),
    ("REF: A.)STATE 123 B.)PARIS 45", ["A 09STATE123", "B 09PARIS45"]),
    ("REF: [A] STATE 123 [B] STATE 456", ["A 09STATE123", "B 09STATE456"]),
    ("REF: ( A) STATE 123 ( B) PARIS 4", ["A 09STATE123", "B 09PARIS4"]),
    ("REF: 1) STATE 123; 2) PARIS 45", ["1 09STATE123", "2 09PARIS45"]),
    ("REF: A. ROME 1\nB.\nC. PARIS 3", ["A 09ROME1", "C 09PARIS3"]),
    ("RE: STATE 1234", ["- 09STATE1234"]),
    # what is no cable, beside cables
    ("REF: TD-314/00123-06, STATE 123", ["- 09STATE123", "- td TD-314/00123-06"]),
    ("REF: A. STATE 12345 (AND PREVIOUS)", ["A 09STATE12345", "A previous AND PREVIOUS"]),
    ("REF: ROME 1234 AND SEPTEL", ["- 09ROME1234", "- septel SEPTEL"]),
    ("REF: LA PAZ 3356; A-110; STATE 115983", ["- 09LAPAZ3356", "- airgram A-110", "- 09STATE115983"]),
    ("REF: A. LA PAZ A-48 B. TOAID A-123", ["A airgram LA PAZ A-48", "B airgram TOAID A-123"]),
    ("REF: CJCS 121212Z JAN 06", ["- message CJCS 121212Z JAN 06"]),
    ("REF: POST'S DIPNOTE 123", ["- note POST'S DIPNOTE 123"]),
    ("REF: SVTC", ["- telcon SVTC"]),
    ("REF: UNSCR 1559; 9 FAM 41.31 N12", ["- other UNSCR 1559", "- fam 9 FAM 41.31 N12"]),
    ("REF: ROE/DOE TELCON OF 3/4/05; STATE 12345", ["- telcon ROE/DOE TELCON OF 3/4/05", "- 09STATE12345"]),
    ("REF: STATE 123, PARAS 4 AND 5", ["- 09STATE123"]),
    ("REF: CERP 0005", ["- other CERP 0005"]),
]
NONE = [
    "S E C R E T TEL AVIV 000913  SIPDIS  E.O. 12958: N/A TAGS: KDEMSUBJECT: X Classified By: Y",
    "",
    "REF:",
    "TAGS: PREL KZ",
    "SUBJECT: A 12",
    "REF: --",
    "REF: N/A",
    "REF: NONE",
    "REF: REFTEL",
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


def test_telegrams_of_the_citing_post_itself() -> None:
    def shown(text: str, post: str) -> list[str]:
        return [str(found.mrn) for found in parse_references(text, 1966, post)]

    assert shown("REF: EMBTEL 12, DEPTEL 34", "ROME") == ["66ROME12", "66STATE34"]
    assert shown("REF: A. 85678 B. 86108", "STATE") == ["66STATE85678", "66STATE86108"]
    assert shown("REF: 85678", "ROME") == ["None"]
    assert shown("REF: 0000", "STATE") == ["None"]


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


@pytest.mark.parametrize(
    ("text", "mrns"),
    [
        ("REF: (A) BEIRUT 12; (B) 15; (C) DAMASCUS 3", ["06BEIRUT12", "06BEIRUT15", "06DAMASCUS3"]),
        ("REF: (A) 15; (B) BEIRUT 12", ["None", "06BEIRUT12"]),
        ("REF: ALDAC 02 STATE 117132", ["02STATE117132"]),
        ("REF: MY TELEGRAM 1234", ["06ROME1234"]),
        ("REF: OUR 1234", ["06ROME1234"]),
        ("REF: A - 05 LA PAZ 449, B - STATE 183529", ["05LAPAZ449", "06STATE183529"]),
        ("REF: LIMA 313 STATE A-31 TAIPEI 0076", ["06LIMA313", "06TAIPEI76", "None"]),  # an airgram, and no year
        ("REF: STATE 76551 05 LA PAZ 1748", ["06STATE76551", "05LAPAZ1748"]),
        ("REF: A-05 LIMA 313 AND B-04 LIMA 3", ["05LIMA313", "04LIMA3"]),
    ],
)
def test_numbers_and_the_posts_that_they_go_on_with(text: str, mrns: list[str]) -> None:
    assert [str(one.mrn) for one in parse_references(text, 2006, "ROME")] == mrns


def test_what_stands_between_references_is_of_none() -> None:
    found = parse_references("REFS: A. BERN A-80 AND B. STATE 11; C. MARIN-BLY TELCON, VELLOS A-3", 2006)
    assert [(one.enumerator, one.kind, one.text) for one in found] == [
        ("A", "airgram", "BERN A-80"),
        ("B", "cable", "STATE 11"),
        ("C", "telcon", "MARIN-BLY TELCON"),
        ("C", "airgram", "VELLOS A-3"),
    ]


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("REF: 1) STATE 80211\n2) ROME 401\n3) BONN 2900", ["1", "2", "3"]),
        ("REFS: (1) STATE 80211 (2) ROME 401", ["1", "2"]),
        ("REFS: A/ STATE 80211 B/ ROME 401 C/ 04 ROME 12", ["A", "B", "C"]),
        ("REF: STATE 80211 (1) ROME 401 (2)", [None, None]),
        ("REF: A) STATE 80211 1) ROME 401", ["A", "A"]),
        ("REF: A. STATE 80211 B. NEA/ IR MEMO", ["A", "B"]),
    ],
)
def test_references_that_are_numbered_or_have_a_stroke_behind_the_letter(text: str, letters: list[str | None]) -> None:
    assert [one.enumerator for one in parse_references(text, 2005)] == letters


def test_ten_references_and_more_are_numbered() -> None:
    text = "REF: " + " ".join(f"{at}) ROME {at + 400}" for at in range(1, 13))
    assert [one.enumerator for one in parse_references(text, 2005)] == [str(at) for at in range(1, 13)]
