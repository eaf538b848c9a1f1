"""Agreement: published examples of Krippendorff's alpha, and what cannot be compared."""

from fractions import Fraction

import pytest

from made_reviews import REJECTS, SAILS, review
from reftel.archive.agreeing import agreement, krippendorff
from reftel.model.review import EDITOR, Patch

# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example D: four observers, twelve units.
EXAMPLE_D = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
# The worked example of the encyclopedias (Wikipedia, "Krippendorff's alpha"): three coders, fifteen units.
EXAMPLE_W = (".....3412113" + "3.3", "1.213343" + ".......", "..21344.2113" + "3.4")


def units(observers: tuple[str, ...]) -> list[list[str]]:
    return [[value for value in unit if value != "."] for unit in zip(*observers, strict=True)]


@pytest.mark.parametrize(("observers", "alpha"), [(EXAMPLE_D, 0.743), (EXAMPLE_W, 0.691)])
def test_published_examples(observers: tuple[str, ...], alpha: float) -> None:
    found = krippendorff(units(observers))
    assert isinstance(found, Fraction)
    assert round(float(found), 3) == alpha


def test_what_cannot_be_told_from_chance_has_no_alpha() -> None:
    assert krippendorff([]) is None
    assert krippendorff([["a"], ["b"]]) is None
    assert krippendorff([["a", "a"], ["a", "a"]]) is None


def test_the_ends_of_the_scale() -> None:
    assert krippendorff([["a", "a"], ["b", "b"]]) == 1
    assert (krippendorff([["a", "b"], ["b", "a"]]) or 0) < 0


def test_the_editor_is_no_coder_and_each_correction_a_value_of_its_own() -> None:
    told = [
        [
            review(SAILS, "correct", "Ann", patch=Patch(speaker="A")),
            review(SAILS, "correct", "Ben", patch=Patch(speaker="B")),
        ],
        [review(REJECTS, "reject", "Ann"), review(REJECTS, "reject", "Ben"), review(REJECTS, "accept", EDITOR)],
        [review(SAILS, "accept", EDITOR)],
        [review(SAILS, "accept", "Cleo")],
    ]
    found = agreement(told, disputed=1, orphaned=0)
    assert (found.coders, found.reviewed, found.units, found.agreed) == (("Ann", "Ben", "Cleo"), 3, 2, 1)
    assert found.alpha == pytest.approx(0.4)
