"""Addressees."""

import time

import pytest

from reftel.fields.address import Addressee, Addressees, parse_addressees, parse_origin

HEAD = """VZCZCXRO8076
PP RUEHDBU RUEHFL
DE RUEHSI #0417/01 0871215
ZNY CCCCC ZZH
P 281215Z MAR 07 ZDK
FM AMEMBASSY TBILISI
TO RUEHC/SECSTATE WASHDC PRIORITY 5120
INFO RUCNCIS/CIS COLLECTIVE
RUEHVEN/USMISSION USOSCE 2207
RUEAIIA/CIA WASHDC
BT
C O N F I D E N T I A L TBILISI 000417
"""
STATE = Addressee("SECSTATE WASHDC", "RUEHC", "PRIORITY", "5120")
INFO = (
    Addressee("CIS COLLECTIVE", "RUCNCIS"),
    Addressee("USMISSION USOSCE", "RUEHVEN", None, "2207"),
    Addressee("CIA WASHDC", "RUEAIIA"),
)


@pytest.mark.parametrize(
    "text",
    [HEAD, HEAD.replace("\n", "\\\n"), " ".join(HEAD.split("BT", maxsplit=1)[0].split()), HEAD.replace("BT\n", "\n")],
    ids=["lines", "backslashes", "one line", "no BT"],
)
def test_a_whole_head(text: str) -> None:
    assert parse_addressees(text) == Addressees("AMEMBASSY TBILISI", (STATE,), INFO)
    assert parse_origin(text) == "AMEMBASSY TBILISI"


ONE = [
    ("TO RUEHC/SECSTATE WASHDC PRIORITY 5120", STATE),
    ("RUEHC/SECSTATE WASHDC PRIORITY 5120", STATE),
    ("TO SECSTATE WASHDC IMMEDIATE 0012", Addressee("SECSTATE WASHDC", None, "IMMEDIATE", "0012")),
    ("TO RUEHC/SECSTATE WASHDC NIACT IMMEDIATE", Addressee("SECSTATE WASHDC", "RUEHC", "NIACT IMMEDIATE")),
    ("TO RUEHC/SECSTATE WASHDC PIORITY 12", Addressee("SECSTATE WASHDC", "RUEHC", "PRIORITY", "12")),
    ("SECSTATE WASHDC", Addressee("SECSTATE WASHDC")),
    (
        "TO RUCNCIS/CIS COLLECTIVE XMT AMEMBASSY MINSK",
        Addressee("CIS COLLECTIVE", "RUCNCIS", excluded=("AMEMBASSY MINSK",)),
    ),
    ("TO RUCNCIS/CIS COLLECTIVE, XMT MINSK, BAKU", Addressee("CIS COLLECTIVE", "RUCNCIS", excluded=("MINSK", "BAKU"))),
    (
        "TO RUCNCIS/CIS COLLECTIVE\nXMT AMEMBASSY MINSK\nAMEMBASSY BAKU",
        Addressee("CIS COLLECTIVE", "RUCNCIS", excluded=("AMEMBASSY MINSK", "AMEMBASSY BAKU")),
    ),
    ("TO ZEN/AMEMBASSY ROME", Addressee("AMEMBASSY ROME", "ZEN")),
    ("TO ALL DIPLOMATIC AND CONSULAR POSTS PRIORITY", Addressee("ALL DIPLOMATIC AND CONSULAR POSTS", None, "PRIORITY")),
    ("RUEHVL/AMEMBASSY VELLOS IMMEDIATE 2593-2599", Addressee("AMEMBASSY VELLOS", "RUEHVL", "IMMEDIATE", "2593-2599")),
    ("TORUEHC/SECSTATE WASHDC PRIORITY 8009", Addressee("SECSTATE WASHDC", "RUEHC", "PRIORITY", "8009")),
    ("RUEHC /SECSTATE WASHDC 1234", Addressee("SECSTATE WASHDC", "RUEHC", None, "1234")),
    ("TO RUEHC SECSTATE WASHDC 12", Addressee("SECSTATE WASHDC", "RUEHC", None, "12")),
    ("TO SECSTATE WASHDC PRIROITY 1234", Addressee("SECSTATE WASHDC", None, "PRIORITY", "1234")),
    ("TO SECSTATE WASHDC IMMMEDIATE", Addressee("SECSTATE WASHDC", None, "IMMEDIATE")),
    ("TO SECSTATE WASHDC ROUITNE 44", Addressee("SECSTATE WASHDC", None, "ROUTINE", "44")),
    ("TO SECSTATE WASHDC IMMED 3", Addressee("SECSTATE WASHDC", None, "IMMEDIATE", "3")),
    ("TO SECSTATE WASHDC 1234 IMMEDIATE", Addressee("SECSTATE WASHDC", None, "IMMEDIATE", "1234")),
    ("TO SECSTATE WASHDC FLASH 0001", Addressee("SECSTATE WASHDC", None, "FLASH", "0001")),
    ("TO SECSTATE WASHDC\nPRIORITY 7411", Addressee("SECSTATE WASHDC", None, "PRIORITY", "7411")),
    ("TO RUEKJCS/SECDEF WASHINGTON\nDC PRIORITY", Addressee("SECDEF WASHINGTON DC", "RUEKJCS", "PRIORITY")),
    ("TO RUEKJCS/JOINT STAFF WASHDC//J-9// PRIORITY", Addressee("JOINT STAFF WASHDC//J-9//", "RUEKJCS", "PRIORITY")),
    ("TO RUEKJCS/SECDEF WASHDC PRIORITY//USDP//", Addressee("SECDEF WASHDC//USDP//", "RUEKJCS", "PRIORITY")),
    ("NSC WASHDC//", Addressee("NSC WASHDC")),
    ("TO AIG 7054 PRIORITY", Addressee("AIG 7054", None, "PRIORITY")),
    ("TO CTF 151", Addressee("CTF 151")),
    ("CIS COLLECTIVE", Addressee("CIS COLLECTIVE")),
    ("TO AMEMBASSY SESTRIN UNN", Addressee("AMEMBASSY SESTRIN")),
    ("TO AMCONSUL TARNSEE BY POUCH", Addressee("AMCONSUL TARNSEE")),
    ("Action: WASHDC, SECSTATE ROUTINE", Addressee("SECSTATE WASHDC", None, "ROUTINE")),
    ("TO ALL NATO CAPITALS EXCEPT PARIS", Addressee("ALL NATO CAPITALS", excluded=("PARIS",))),
    ("TO SECRET SERVICE WASHDC", Addressee("SECRET SERVICE WASHDC")),
    ("ACCT NV-1234\nTO AMEMBASSY ROME", Addressee("AMEMBASSY ROME")),
    ("TO\nPAGE 02        STATE   015113  182333Z\nALL DIPLOMATIC POSTS", Addressee("ALL DIPLOMATIC POSTS")),
    (
        "TO ALL DIPLOMATIC POSTS COLLECTIVE\nXMT AMEMBASSY SESTRIN\nAMCONSUL CAPE SOLLER",
        Addressee("ALL DIPLOMATIC POSTS COLLECTIVE", excluded=("AMEMBASSY SESTRIN", "AMCONSUL CAPE SOLLER")),
    ),
    ("TO RUZAPA/FORMIN PORT AUREL PRIORITY 0412", Addressee("FORMIN PORT AUREL", "RUZAPA", "PRIORITY", "0412")),
]


@pytest.mark.parametrize(("text", "addressee"), ONE)
def test_one_addressee(text: str, addressee: Addressee) -> None:
    assert parse_addressees(text) == Addressees(None, (addressee,), ())


MANY = [
    (
        "TO RUEHC/SECSTATE WASHDC 7411RUEHLO/AMEMBASSY LONDON 12RUEHFR/AMEMBASSY PARIS 33",
        [("SECSTATE WASHDC", "7411"), ("AMEMBASSY LONDON", "12"), ("AMEMBASSY PARIS", "33")],
    ),
    (
        "TO SECSTATE WASHDC 1234 AMEMBASSY LONDON 44 AMEMBASSY ROME CIA WASHDC DIA WASHDC WHITE HOUSE WASHDC",
        [
            ("SECSTATE WASHDC", "1234"),
            ("AMEMBASSY LONDON", "44"),
            ("AMEMBASSY ROME", None),
            ("CIA WASHDC", None),
            ("DIA WASHDC", None),
            ("WHITE HOUSE WASHDC", None),
        ],
    ),
    ("TO LONDON 12, PARIS 33, USUN", [("LONDON", "12"), ("PARIS", "33"), ("USUN", None)]),
    (
        "Action: AMEMBASSY LONDON ROUTINE, NATO COLLECTIVE PRIORITY; AMEMBASSY ROME",
        [("AMEMBASSY LONDON", None), ("NATO COLLECTIVE", None), ("AMEMBASSY ROME", None)],
    ),
    (
        "TO RUCNCIS/CIS COLLECTIVE\nRUEHLO/AMEMBASSY LONDON 12\nPAGE 02 STATE 015113 182333Z\nRUEHFR/AMEMBASSY PARIS",
        [("CIS COLLECTIVE", None), ("AMEMBASSY LONDON", "12"), ("AMEMBASSY PARIS", None)],
    ),
    (  # what stands around a page line goes with it, on both sides, and no further
        "TO AMEMBASSY LONDON\nSECRET\n\nNNNN\nPAGE 02 STATE 015113 182333Z\nSECRET\n\nSECRET\nSECRET SERVICE WASHDC",
        [("AMEMBASSY LONDON", None), ("SECRET SERVICE WASHDC", None)],
    ),
    (
        "TO ALL DIPLOMATIC POSTS\nXMT AMEMBASSY SESTRIN\nAMEMBASSY VELLOS PRIORITY",
        [("ALL DIPLOMATIC POSTS", None), ("AMEMBASSY VELLOS", None)],
    ),
]


@pytest.mark.parametrize(("text", "addressees"), MANY)
def test_several_addressees(text: str, addressees: list[tuple[str, str | None]]) -> None:
    assert [(one.name, one.number) for one in parse_addressees(text).action] == addressees


def test_an_xmt_line_takes_posts_out_of_the_collective_above() -> None:
    text = "INFO RUCNCIS/CIS COLLECTIVE\nRUEHLO/AMEMBASSY LONDON 0012\nXMT AMEMBASSY MINSK, BAKU AND TBILISI"
    assert parse_addressees(text).info == (
        Addressee("CIS COLLECTIVE", "RUCNCIS", excluded=("AMEMBASSY MINSK", "BAKU", "TBILISI")),
        Addressee("AMEMBASSY LONDON", "RUEHLO", None, "0012"),
    )


def test_a_telegram_of_the_fifties() -> None:
    text = "Sent Department 3010, repeated information London 441, Paris 223"
    assert parse_addressees(text) == Addressees(
        None,
        (Addressee("Department", None, None, "3010"),),
        (Addressee("London", None, None, "441"), Addressee("Paris", None, None, "223")),
    )


def test_time_is_linear() -> None:
    for piece in ("A ", "AMEMBASSY ", "TO ", "RUEHC/", "X,", "XMT ", "PRIORITY ", "//", "1 ", "PAGE 01 \n", "(;"):
        start = time.process_time()
        parse_addressees("TO " + piece * (60_000 // len(piece)))
        assert time.process_time() - start < 2


def test_a_head_of_the_seventies() -> None:
    text = """PAGE 01        LA PAZ  06747  01 OF 05  090027Z
ACTION ARA-15
INFO  OCT-01   EUR-12   ISO-00   /125 W
------------------093344  090057Z /64
P 082156Z AUG 79
FM AMEMBASSY LA PAZ
TO SECSTATE WASHDC PRIORITY 7289
INFO AMEMBASSY QUITO
AMEMBASSY LIMA
C O N F I D E N T I A L SECTION 01 OF 05 LA PAZ 06747
"""
    assert parse_addressees(text) == Addressees(
        "AMEMBASSY LA PAZ",
        (Addressee("SECSTATE WASHDC", None, "PRIORITY", "7289"),),
        (Addressee("AMEMBASSY QUITO"), Addressee("AMEMBASSY LIMA")),
    )


def test_a_record_email() -> None:
    text = "From: AMEMBASSY ROME\nAction: SECSTATE WASHDC ROUTINE\nInfo: AMEMBASSY PARIS"
    assert parse_addressees(text) == Addressees(
        "AMEMBASSY ROME", (Addressee("SECSTATE WASHDC", None, "ROUTINE"),), (Addressee("AMEMBASSY PARIS"),)
    )


def test_info_only() -> None:
    assert parse_addressees("INFO AMEMBASSY ROME 12\nAMEMBASSY PARIS").info == (
        Addressee("AMEMBASSY ROME", None, None, "12"),
        Addressee("AMEMBASSY PARIS"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "BT",
        "XMT ROME",
        "TO",
        "FM",
        "VZCZCXRO8076\nZNY CCCCC ZZH",
        "TAGS: PREL",
        "TO \\",
        "TO /",
        "I met her in Rome.",
        "PRIORITY",
    ],
)
def test_none(text: str) -> None:
    assert parse_addressees(text) == Addressees()


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("FM AMEMBASSY ROME", "AMEMBASSY ROME"),
        ("FM RUEHRO/AMEMBASSY ROME", "AMEMBASSY ROME"),
        ("AMEMBASSY ROME", "AMEMBASSY ROME"),
    ],
)
def test_origin(text: str, origin: str) -> None:
    assert parse_origin(text) == origin


@pytest.mark.parametrize("text", ["", "TO SECSTATE WASHDC", "FM", "one\ntwo"])
def test_no_origin(text: str) -> None:
    assert parse_origin(text) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (
            "TO RUEHC/SECSTATE WASHDC PRIORITY 5120 INFO RUEHVEN/USMISSION USOSCE",
            ["SECSTATE WASHDC", "USMISSION USOSCE"],
        ),
        ("TO RUEHC/SECSTATE WASHDC 5120RUEHBS/AMEMBASSY BRUSSELS", ["SECSTATE WASHDC", "AMEMBASSY BRUSSELS"]),
        ("TO AMEMBASSY PARIS AMEMBASSY BONN", ["AMEMBASSY PARIS", "AMEMBASSY BONN"]),
        ("TO SECSTATE WASHDC CIA WASHINGTON DC", ["SECSTATE WASHDC", "CIA WASHINGTON DC"]),
        ("TO AMEMBASSY PARIS PRIORITY HQ USEUCOM VAIHINGEN GE", ["AMEMBASSY PARIS", "HQ USEUCOM VAIHINGEN GE"]),
        ("TO RUEHC SECSTATE WASHDC", ["SECSTATE WASHDC"]),
        ("TO AMEMBASSY PARIS UNNUMBERED", ["AMEMBASSY PARIS"]),
        ("TO AMEMBASSY PARIS BY POUCH", ["AMEMBASSY PARIS"]),
    ],
)
def test_addresses_that_lost_their_line_breaks(line: str, names: list[str]) -> None:
    both = parse_addressees(line)
    assert [one.name for one in (*both.action, *both.info)] == names


def test_two_posts_on_a_line_each_have_their_precedence() -> None:
    told = parse_addressees("TO AMEMBASSY BONN PRIORITY, AMEMBASSY LONDON IMMEDIATE").action
    assert [(one.name, one.precedence) for one in told] == [
        ("AMEMBASSY BONN", "PRIORITY"),
        ("AMEMBASSY LONDON", "IMMEDIATE"),
    ]


def test_a_number_that_was_wrapped_to_the_next_line() -> None:
    (told,) = parse_addressees("TO RUEHC/SECSTATE WASHDC IMMEDIATE\n7411").action
    assert told == Addressee("SECSTATE WASHDC", "RUEHC", "IMMEDIATE", "7411")


def test_a_post_that_is_taken_out_of_a_collective_is_named_without_its_routing() -> None:
    (told,) = parse_addressees("INFO RUEHZZ/EU COLLECTIVE\nXMT RUEHVL/AMEMBASSY VALLETTA").info
    assert told.excluded == ("AMEMBASSY VALLETTA",)


@pytest.mark.parametrize(("end", "excluded"), [("", 1), (",", 2)])
def test_a_collective_below_an_xmt_clause_is_the_next_of_the_list(end: str, excluded: int) -> None:
    told = parse_addressees(f"INFO OECD COLLECTIVE\nXMT AMEMBASSY ANKARA{end}\nGENEVA COLLECTIVE").info
    assert (len(told), len(told[0].excluded)) == (3 - excluded, excluded)
