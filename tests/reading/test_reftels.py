"""Years of references that give none."""

import pytest

import reftel
from reftel.fields import Mrn
from reftel.reading.reftels import inferred, references_of

OWN = Mrn(2009, "SESTRIN", 59)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("SESTRIN 58", "09SESTRIN58"),
        ("SESTRIN 2461", "08SESTRIN2461"),  # its own number is 59
        ("09 SESTRIN 2461", "09SESTRIN2461"),  # it says so
        ("SESTRIN 2461 (2009)", "09SESTRIN2461"),
        ("SESTRIN 58, 05 SESTRIN 2000", "09SESTRIN58 05SESTRIN2000"),
        ("STATE 120000", "08STATE120000"),  # in January STATE stands at a few thousand
        ("STATE 2000", "09STATE2000"),
        ("ROE-DOE EMAIL", "None"),
    ],
)
def test_a_number_in_the_future_is_of_the_year_before(text: str, shown: str) -> None:
    assert " ".join(str(one.mrn) for one in references_of(f"REF: {text}", OWN, 2009, 1)) == shown


@pytest.mark.parametrize(
    ("text", "month", "shown"),
    [
        ("STATE 245678", 1, "73STATE245678"),  # of 1974 nothing is known; nobody sends so many in a month
        ("STATE 25678", 1, "74STATE25678"),
        ("VELLOS 7565", 1, "73VELLOS7565"),
        ("VELLOS 7565", 2, "74VELLOS7565"),
        ("STATE 75678", 3, "74STATE75678"),
        ("STATE 245678", 4, "74STATE245678"),
    ],
)
def test_a_number_that_no_post_can_have_reached_is_of_the_year_before(text: str, month: int, shown: str) -> None:
    (found,) = references_of(f"REF: {text}", Mrn(1974, "SESTRIN", 59), 1974, month)
    assert str(found.mrn) == shown


def test_later_in_the_year_other_posts_are_of_the_year() -> None:
    (found,) = references_of("STATE 120000", OWN, 2009, 11)
    assert str(found.mrn) == "09STATE120000"
    (found,) = references_of("STATE 120000", None, None, None)
    assert str(found.mrn) == "STATE120000"


def test_the_finding_names_them() -> None:
    assert inferred(references_of("SESTRIN 2461, STATE 1", OWN, 2009, 1), 2009) == ["08SESTRIN2461"]
    text = "P 050734Z JAN 09\nFM AMEMBASSY SESTRIN\nTO SECSTATE WASHDC\n\nUNCLAS SESTRIN 000059\n\nTAGS: PREL\n"
    (cable,) = reftel.read(text + "SUBJECT: LAMPS\nREF: SESTRIN 2461\n\n1. Ref and ROME 0012 say so.\n").cables
    assert [finding.code for finding in cable.findings if finding.code.startswith("ref")] == ["reference-year"]
    assert [(one.para, one.mention.text) for one in cable.mentions] == [(1, "Ref"), (1, "ROME 0012")]


def test_a_number_of_a_trip_of_the_secretary_says_no_time_of_the_year() -> None:
    found = references_of("REF: SECTO 20011, TOSEC 100040", None, 2004, 2)
    assert [str(one.mrn) for one in found] == ["04SECTO20011", "04TOSEC100040"]
