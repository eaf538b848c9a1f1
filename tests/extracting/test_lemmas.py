"""Base forms by rule."""

import pytest

from reftel.extracting.lemmas import lemma_of
from reftel.extracting.lexicon.load import frames

TABLE = [
    ("said", "VBD", "say"),
    ("denies", "VBZ", "deny"),
    ("denied", "VBD", "deny"),
    ("stressing", "VBG", "stress"),
    ("noting", "VBG", "note"),
    ("planned", "VBD", "plan"),
    ("repeated", "VBD", "repeat"),
    ("wishes", "VBZ", "wish"),
    ("passes", "VBZ", "pass"),
    ("go", "VB", "go"),
    ("realizing", "VBG", "realize"),
    ("said", "NN", "say"),
    ("countries", "NNS", "country"),
    ("wishes", "NNS", "wish"),
    ("officials", "NNS", "official"),
    ("press", "NNS", "press"),
    ("quickly", "RB", "quickly"),
]


@pytest.mark.parametrize(("form", "tag", "lemma"), TABLE)
def test_forms(form: str, tag: str, lemma: str) -> None:
    assert lemma_of(form, tag) == lemma


def regular_forms(lemma: str) -> set[str]:
    """Forms that a verb of the lexicon has by rule."""
    stem = lemma.removesuffix("e")
    regular = {stem + "ing", lemma + ("es" if lemma.endswith(("s", "sh", "ch")) else "s")}
    if lemma.endswith("y") and lemma[-2] not in "aeou":
        regular = {lemma + "ing", lemma[:-1] + "ies", lemma[:-1] + "ied"}
    if lemma == "see":
        regular = {"seeing", "sees"}
    if lemma == "foresee":
        regular = {"foresees"}
    return regular


def test_every_verb_of_the_lexicon_is_found_in_its_forms() -> None:
    forms = [(form, lemma) for lemma in frames() for form in regular_forms(lemma)]
    assert forms
    assert not [(form, lemma, found) for form, lemma in forms if (found := lemma_of(form, "VBD")) != lemma]
