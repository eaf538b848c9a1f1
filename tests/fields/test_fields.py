"""The registry, and the law of every field: never raises, whatever it is given."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reftel.fields
from reftel.fields import FIELDS, FieldKind

PIECES = st.sampled_from(
    [
        "REF: ",
        "A. ",
        "(B) ",
        "¶C. ",
        "STATE 123",
        "05 ABU DHABI 77",
        " AND ",
        "PREVIOUS",
        "(NOTAL)",
        "E-MAIL",
        "TAGS: ",
        "PREL",
        "(DOE, JOHN)",
        "ECONEFIN",
        "SUBJECT: ",
        "E.O. 12958: ",
        "DECL: ",
        "31/31/31",
        "10/23/2015",
        "UPON",
        "Classified By: ",
        "DCM ",
        "Jane Roe",
        "Reasons 1.4 (b) and (d)",
        "XXXXXXXX",
        "C O N F I D E N T I A L ",
        "SECTION 01 OF 02 ",
        "UNCLAS ",
        "//NOFORN",
        "FM ",
        "TO ",
        "INFO ",
        "RUEHC/",
        "SECSTATE WASHDC",
        " PRIORITY",
        " 7411",
        "XMT ",
        "BT",
        "(C - ENTIRE TEXT)",
        "310000Z FEB 07",
        "240734Z OCT 06",
        "DEPT FOR ",
        "PASS TO ",
        "\n",
        "\n\n",
        "\\\n",
        " ",
        ",",
        ";",
        "[PREL](#)",
        "<a href='x'>",
        "NNNN",
        "OAKLEY",
        "ASTANA 00000280 002 OF 002",
        "ZDK CTG RUEHSE #3763",
        "ZNY CCCCC ZZH (CCY AD40)",
        "NOTE BY OC/T: AS RECEIVED",
        "C O R R E C T E D  C O P Y (",
        "PLS ZFR VELLOS 0011",
        "EYES ONLY FOR ",
        "REL TO USA, GBR",
        "AIG 7054",
        " PIORITY 2593-2599",
        "//J-9// ",
        "24O734Z 0CT 06",
        "NATO SECRET ",
        "08SECTION01OF02VELLOS12",
        "; NSC FOR A/S ROE",
        " - JROE",
        "PAGE 02 STATE 015113 182333Z",
    ]
)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
@settings(max_examples=60, deadline=None)
@given(text=st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=14).map("".join)))
def test_never_raises(field: FieldKind, text: str) -> None:
    field.parse(text)


REPEATED = [
    "A ",
    "TO ",
    "RUEHC/",
    "XMT ",
    "//",
    "1 ",
    "(",
    "- ",
    "ZDK ",
    "240734Z ",
    "\n",
    " ",
    "FOR ",
    "; ",
    "AND ",
    "06A12 ",
]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_time_is_bounded(field: FieldKind) -> None:
    """What a head never says, over and over: 60,000 characters of it take no longer than a moment."""
    for piece in REPEATED:
        start = time.process_time()
        field.parse(piece * (60_000 // len(piece)))
        assert time.process_time() - start < 2, piece


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_nothing_gives_nothing(field: FieldKind) -> None:
    for text in ("", " \n ", "\n\n\n", "¶", "\\", ":", "()", "\x00"):
        value = field.parse(text)
        assert value in {None, ()} or value == reftel.fields.Addressees(), repr(text)


def test_the_registry_names_every_parser() -> None:
    parsers = {name for name in reftel.fields.__all__ if name.startswith("parse_")}
    assert {field.parse.__name__ for field in FIELDS} == parsers
    assert len({field.name for field in FIELDS}) == len(FIELDS)
