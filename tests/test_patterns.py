"""No pattern of ours needs more than linear time, whatever it is shown: told from its parts, and tried."""

import os
from collections import defaultdict

import pytest

import patterns
from patterns import Compiled

UNMET = 40  # lines that no work comes by: their patterns are made of words that are escaped, or of a table of ours
# Quadratic, of the 200 characters before a finding.
BOUNDED = {"extracting/following/assessments.py:_before"}
EVERY = os.environ.get("HYPOTHESIS_PROFILE") == "long"


def bad(pattern: str) -> Compiled:
    return Compiled(pattern, 0, False, "none:0")


EXPONENTIAL = (r"(a+)+b", r"(?:[A-Z]{2,6}[,;\s]*)+$", r"(?:[\[{][\s\[]{0,100}){1,8}x", r"(?:\w+\s?)*x")


@pytest.mark.parametrize("pattern", EXPONENTIAL)
def test_what_can_be_cut_in_many_ways_is_told(pattern: str) -> None:
    assert patterns.nested(patterns.parsed(bad(pattern)))
    assert patterns.grows(bad(pattern), "fullmatch")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("pattern", "way"),
    [(r"\s+$", "search"), (r"\(.*\)", "search"), (r'"\s*,?\s*$', "match"), (r"={2,}.*", "fullmatch")],
)
def test_what_takes_quadratic_time_is_found_by_trying(pattern: str, way: str) -> None:
    assert patterns.grows(bad(pattern), way)


LATE = r"(?:ab|cd)?(?:ef){0,9}(?:gh){0,9}(?:ij){0,9}(?:kl){0,9}(?:x|yy|zz|XXXX)X*!"


def test_a_long_row_of_one_letter_is_tried_wherever_it_is_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    found = patterns.grows(bad(LATE), "search", most=6)
    assert found is not None
    assert found.startswith("'X' repeated")
    monkeypatch.setattr(patterns, "rows", lambda _: [])  # as it was: no text of the first six has one
    assert patterns.grows(bad(LATE), "search", most=6) is None


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        (r"X{4,}Y", "X"),
        (r"XXXX X", "X"),
        (r"(?:a|[XY]+)\s*", "XY "),
        (r"(?:(q))*z", "q"),
        (r"[^X]{0,90}", "a7 "),
        (r".{0,90}", "Xa7 "),
        (r"a{2,4}b?[cd]", ""),
    ],
)
def test_the_signs_of_which_rows_are_tried(pattern: str, signs: str) -> None:
    assert "".join(patterns.rows(bad(pattern))) == signs


@pytest.mark.parametrize("pattern", [r"\b(?:\w+\s+){0,3}x", r"(?:[A-Z]{2,}+[,;\s]*+)++", r"(?<!\s)\s+$", r"a{2,9}b"])
def test_what_is_linear_is_let_pass(pattern: str) -> None:
    assert not patterns.nested(patterns.parsed(bad(pattern)))
    assert patterns.grows(bad(pattern), "search") is None


@pytest.mark.slow
def test_no_pattern_grows_faster_than_its_text() -> None:
    met = patterns.collected()
    unmet = patterns.places() - {one.place for one in met}
    assert len(unmet) <= UNMET, unmet
    assert len(met) > 900
    uses: dict[Compiled, set[str]] = defaultdict(set)
    for one in met:
        if f"{one.place.partition(':')[0]}:{patterns.name_at(one.place)}" in BOUNDED:
            continue
        assert not patterns.nested(patterns.parsed(one)), f"{one.place}: {one.pattern}"
        uses[one._replace(place="")] |= patterns.ways(one.place)
    where = {one._replace(place=""): one.place for one in met}
    slow = [
        f"{where[one]} ({way}): {found}"
        for one, told in uses.items()
        for way in sorted(told)
        if (found := patterns.grows(one, way, most=None if EVERY else 6))
    ]
    assert slow == []
