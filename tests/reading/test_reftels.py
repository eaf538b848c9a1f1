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
