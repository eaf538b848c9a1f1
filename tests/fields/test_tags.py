"""TAGS."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.fields.tags import Tag, parse_tags

VALUES = [
    ("TAGS: OSCE, PREL, KZ", "OSCE:organisation PREL:subject KZ:geo"),
    ("TAGS: PREL KISL VT", "PREL:subject KISL:program VT:geo"),
    ("TAGS PREL, PGOV", "PREL:subject PGOV:subject"),
    ("TAG PTER, ASEC", "PTER:subject ASEC:subject"),
    ("tags: prel; pgov", "PREL:subject PGOV:subject"),
    ("PREL, KZ\nSUBJECT: X", "PREL:subject KZ:geo"),
    ("TAGS: [PREL](#), [KZ](#) [POLITICAL](#)", "PREL:subject KZ:geo POLITICAL:unknown"),
    ("TAGS: <a href='/tag/PREL_0.html'>PREL</a> <a href='x'>KZ</a>", "PREL:subject KZ:geo"),
    ("TAGS: PREL, PREL KZ PREL", "PREL:subject KZ:geo"),
    ("TAGS: ECONEFIN ETRD", "ECON:subject EFIN:subject ETRD:subject"),
    ("TAGS: ASEC PHUMBA", "ASEC:subject PHUM:subject BA:geo"),
    ("TAGS: ITPGOV", "IT:geo PGOV:subject"),
    ("TAGS: PREL SIPDIS KZ", "PREL:subject KZ:geo"),
    ("TAGS: OVIP (ROE, JANE R), PREL", "OVIP:subject ROE, JANE R:person PREL:subject"),
    ("TAGS: OVIP (ROE, JANE; DOE, JOHN) KZ", "OVIP:subject ROE, JANE:person DOE, JOHN:person KZ:geo"),
    ("TAGS: OVIP (ROE, JANE AND DOE, JOHN)", "OVIP:subject ROE, JANE:person DOE, JOHN:person"),
    ("TAGS: PINR, OVIP (DOE, JOHN\nE), KZ", "PINR:subject OVIP:subject DOE, JOHN E:person KZ:geo"),
    ("TAGS: PREL (OSCE), KZ", "PREL:subject OSCE:organisation KZ:geo"),
    ("TAGS: PREL (", "PREL:subject"),
    ("TAGS: PREL ( ), KZ", "PREL:subject KZ:geo"),
    ("TAGS: EAIR AER LINGUS, EI", "EAIR:subject AER LINGUS:organisation EI:geo"),
    ("TAGS: PGOV LOCAL POLITICS", "PGOV:subject LOCAL POLITICS:unknown"),
    ("TAGS: PGOV QQQZ QZQQ", "PGOV:subject QQQZ:unknown QZQQ:unknown"),
    ("TAGS: PREL QQQQQQQQ QQQQQQZZZZ", "PREL:subject QQQQQQQQ QQQQQQZZZZ:unknown"),
    ("TAGS: PGOVQQQQ", "PGOVQQQQ:unknown"),
    ("TAGS: PREL\nASTANA 00000280 002 OF 002\nKZ", "PREL:subject KZ:geo"),
    ("SIPDISE.O. 12958: DECL: 03/19/2015TAGS: PREL TUSUBJECT: X", "PREL:subject TU:geo"),
    ("TAGS: PM DEPT FOR EAP, PPA", "PM:geo"),
    ("E.O. 12958: N/A TAGS: PREL KZ SUBJECT: X", "PREL:subject KZ:geo"),
    ("TAGS: PREL/PGOV/KZ", "PREL:subject PGOV:subject KZ:geo"),
    ("TAGS: PREL/QQQZ", "PREL/QQQZ:unknown"),
    ("TAGS: PREL - PGOV - KZ", "PREL:subject PGOV:subject KZ:geo"),
    ("TAGS: PREL, PGOV (U)", "PREL:subject PGOV:subject"),
    ("TAGS: ETRD, BL, U.S.", "ETRD:subject BL:geo US:geo"),
    ("TAGS: OVIP, ROE, JANE R, PFOR", "OVIP:subject ROE, JANE R:person PFOR:subject"),
    ("TAGS: OVIP ROE, JANE R.", "OVIP:subject ROE, JANE R:person"),
    ("TAGS: OVIP-ROE, JANE", "OVIP:subject ROE, JANE:person"),
    ("TAGS: OVIP, PREL, KZ", "OVIP:subject PREL:subject KZ:geo"),
    ("TAGS: PINR, ECON, EFIN", "PINR:subject ECON:subject EFIN:subject"),
    ("TAGS: PINT, BL, (ROE DOE, JANE)", "PINT:subject BL:geo ROE DOE, JANE:person"),
    ("TAGS: OVIP (ROE, JANE) (DOE, JOHN)", "OVIP:subject ROE, JANE:person DOE, JOHN:person"),
    ("TAGS: PFOR BL CU AR", "PFOR:subject BL:geo CU:geo AR:geo"),
    ("TAGS. PREL; PGOV", "PREL:subject PGOV:subject"),
    ('TAGS: "PREL", "PGOV"', "PREL:subject PGOV:subject"),
    ("TAGS: UNGA, XF, EUN", "UNGA:organisation XF:geo EUN:organisation"),
    ("TAGS: PRLE, PGOV", "PRLE:unknown PGOV:subject"),
    ("TAGS: NONE", ""),
]
NONE = ["", "TAGS:", "TAGS: N/A", "SUBJECT: PREL", "TAGS: -- //"]


def _shown(tags: tuple[Tag, ...]) -> str:
    return " ".join(f"{tag.code}:{tag.kind}" for tag in tags)


@pytest.mark.parametrize(("text", "tags"), VALUES)
def test_values(text: str, tags: str) -> None:
    assert _shown(parse_tags(text)) == tags


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert parse_tags(text) == ()


def test_meanings() -> None:
    (tag,) = parse_tags("KZ")
    assert tag == Tag("KZ", "geo", "Kazakhstan")


@given(st.lists(st.sampled_from(["PREL", "PGOV", "KZ", "OSCE", "KDEM", "RS", "ECON"]), min_size=1, unique=True))
def test_round_trip(codes: list[str]) -> None:
    for separator in (", ", " "):
        assert [tag.code for tag in parse_tags("TAGS: " + separator.join(codes))] == codes


def test_tags_as_the_archives_list_them_with_their_meanings() -> None:
    text = "TAGS: FR - France | PFOR - Political Affairs--Foreign Policy and Relations\nOREP - US Congressional Travel"
    assert [tag.code for tag in parse_tags(text)][:2] == ["FR", "PFOR"]
    assert [tag.code for tag in parse_tags("TAGS: PREL - PGOV - UP")] == ["PREL", "PGOV", "UP"]
