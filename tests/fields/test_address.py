"""Addressees."""

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
    ("TO RUZAPA/FORMIN PORT AUREL PRIORITY 0412", Addressee("FORMIN PORT AUREL", "RUZAPA", "PRIORITY", "0412")),
]


@pytest.mark.parametrize(("text", "addressee"), ONE)
def test_one_addressee(text: str, addressee: Addressee) -> None:
    assert parse_addressees(text) == Addressees(None, (addressee,), ())


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
    "text", ["", "BT", "XMT ROME", "TO", "FM", "VZCZCXRO8076\nZNY CCCCC ZZH", "TAGS: PREL", "TO \\", "TO /"]
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
