"""The linear chain: the best row of answers of a run, and how probable each answer is."""

import math
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.extracting.unmarked.chain import ANSWERS, Told, Weights, decide, weights

Row = tuple[float, float, float]
SIGNS = ("a", "b", "c")
STILL: Row = (0.0, 0.0, 0.0)
LEVEL = (STILL, STILL, STILL)
STAY = ((3.0, 0.0, 0.0), (0.0, 3.0, 0.0), (0.0, 0.0, 3.0))

NUMBERS = st.floats(-4, 4).map(lambda number: round(number, 2))
ROWS = st.tuples(NUMBERS, NUMBERS, NUMBERS)
TABLES = st.builds(Weights, st.fixed_dictionaries(dict.fromkeys(SIGNS, ROWS)), st.tuples(ROWS, ROWS, ROWS))
RUNS = st.lists(st.tuples(st.lists(st.sampled_from((*SIGNS, "unheard-of")), max_size=4), st.booleans()), min_size=1)
SHORT = RUNS.map(lambda run: run[:5])


def scores_of(run: list[tuple[list[str], bool]], table: Weights) -> dict[tuple[int, ...], float]:
    """Every row of answers that is possible, with its score: the plain way, of which the chain is the quick one."""
    rows = {}
    for row in product(range(3), repeat=len(run)):
        if any(answer == 0 and not somebody for answer, (_, somebody) in zip(row, run, strict=True)):
            continue
        signs = sum(
            table.signs.get(sign, STILL)[answer] for answer, (found, _) in zip(row, run, strict=True) for sign in found
        )
        rows[row] = signs + sum(table.steps[last][to] for last, to in pairwise(row))
    return rows


def decided(run: list[tuple[list[str], bool]], table: Weights) -> list[Told]:
    return decide([found for found, _ in run], [somebody for _, somebody in run], table)


def test_the_steps_change_the_best_row() -> None:
    signs = {"his": (2.0, 0.0, 0.0), "bare": (0.0, 0.0, 1.0)}
    run = [["his"], ["bare"], ["his"]]
    alone = decide(run, [True] * 3, Weights(signs, LEVEL))
    together = decide(run, [True] * 3, Weights(signs, STAY))
    assert [told.answer for told in alone] == ["his", "nobody", "his"]
    assert [told.answer for told in together] == ["his", "his", "his"]


def test_a_step_goes_from_one_answer_to_the_next_and_not_back() -> None:
    steps = (STILL, (0.0, 0.0, 5.0), STILL)  # nobody's words like to follow the post's
    told = decide([["post"], []], [True, True], Weights({"post": (0.0, 1.0, 0.0)}, steps))
    assert [one.answer for one in told] == ["post", "nobody"]
    told = decide([[], ["post"]], [True, True], Weights({"post": (0.0, 50.0, 0.0)}, steps))
    assert told[1].answer == "post"
    assert told[0].probability == pytest.approx(1 / 3)  # nothing speaks for any


def test_where_nobody_may_be_speaking_it_is_not_his() -> None:
    told = decide([["his"], ["his"]], [False, True], Weights({"his": (50.0, 1.0, 0.0)}, STAY))
    assert [one.answer for one in told] == ["post", "his"]
    assert all(0 <= one.probability <= 1 for one in told)


def test_the_probability_of_a_run_of_one_is_the_softmax() -> None:
    (told,) = decide([["a", "b", "unheard-of"]], [True], Weights({"a": (1.0, 0.5, 0.0), "b": (0.5, 0.0, -1.0)}, STAY))
    sums = [1.5, 0.5, -1.0]
    assert told.answer == "his"
    assert told.probability == pytest.approx(math.exp(1.5) / sum(map(math.exp, sums)))


def test_a_run_must_say_of_each_sentence_whether_somebody_may_speak() -> None:
    with pytest.raises(ValueError, match="zip"):
        decide([["a"], ["b"]], [True], Weights({}, LEVEL))


@given(SHORT, TABLES)
def test_the_chain_agrees_with_all_rows_counted_one_by_one(run: list[tuple[list[str], bool]], table: Weights) -> None:
    scores = scores_of(run, table)
    told = decided(run, table)
    row = tuple(ANSWERS.index(one.answer) for one in told)
    most = max(scores.values())
    assert scores[row] == pytest.approx(most, abs=1e-6)
    shares = {each: math.exp(score - most) for each, score in scores.items()}
    for turn, one in enumerate(told):
        mine = sum(share for each, share in shares.items() if each[turn] == row[turn])
        assert one.probability == pytest.approx(mine / sum(shares.values()), abs=1e-6)


@given(RUNS, TABLES)
def test_the_laws_of_any_run(run: list[tuple[list[str], bool]], table: Weights) -> None:
    told = decided(run, table)
    assert len(told) == len(run)
    for (_, somebody), one in zip(run, told, strict=True):
        assert 0 <= one.probability <= 1 + 1e-9
        assert somebody or one.answer != "his"


def test_the_table_that_is_shipped() -> None:
    known = weights()
    assert len(known.signs) > 100
    assert all(len(row) == len(ANSWERS) and all(map(math.isfinite, row)) for row in known.signs.values())
    assert len(known.steps) == len(ANSWERS)
    assert all(len(row) == len(ANSWERS) and all(map(math.isfinite, row)) for row in known.steps)
    assert not [sign for sign in known.signs if sign.startswith("from ")]
    assert all(step[turn] == max(step) for turn, step in enumerate(known.steps))  # words go on as they were
