"""Whose words the sentences of a run are, told together: a linear chain, its weights learnt and kept as a table.

For each sentence the weights of its signs are added up for each of the three answers; so are those of going from one
answer to the next. The best row of answers is taken, and how sure each is tells its rank. The table
(``lexicon/unmarked.tsv``) was learnt by ``bench/unmarked.py``; anybody may read in it what speaks for what.
"""

import math
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Final, Literal, NamedTuple

Answer = Literal["his", "post", "nobody"]
ANSWERS: Final[tuple[Answer, ...]] = ("his", "post", "nobody")
_NEVER = -1e9


class Told(NamedTuple):
    """Whose words a sentence is, and how probable that is (0 to 1) by the signs of its run."""

    answer: Answer
    probability: float


class Weights(NamedTuple):
    """What each sign speaks for, in the order of ANSWERS, and each step from one answer to another."""

    signs: dict[str, tuple[float, float, float]]
    steps: tuple[tuple[float, float, float], ...]


@cache
def weights() -> Weights:
    """The table."""
    text = resources.files("reftel.extracting.lexicon").joinpath("unmarked.tsv").read_text("utf-8")
    rows = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            sign, *numbers = line.split("\t")
            rows[sign] = (float(numbers[0]), float(numbers[1]), float(numbers[2]))
    steps = tuple(rows.pop(f"from {answer}") for answer in ANSWERS)
    return Weights(rows, steps)


def decide(run: Sequence[Sequence[str]], possible: Sequence[bool], table: Weights | None = None) -> list[Told]:
    """Whose words the sentences of a run are; ``possible`` says of each whether somebody may be speaking in it."""
    known = weights() if table is None else table
    scores = []
    for signs, somebody in zip(run, possible, strict=True):
        his = post = nobody = 0.0
        for sign in signs:
            row = known.signs.get(sign)
            if row is not None:
                his, post, nobody = his + row[0], post + row[1], nobody + row[2]
        scores.append([his if somebody else _NEVER, post, nobody])
    if len(scores) == 1:
        at = max(range(3), key=scores[0].__getitem__)
        return [Told(ANSWERS[at], math.exp(scores[0][at] - _sum(scores[0])))]
    best = _best(scores, known.steps)
    return [Told(ANSWERS[turn], sure) for turn, sure in zip(best, _sure(scores, known.steps, best), strict=True)]


def _best(scores: list[list[float]], steps: tuple[tuple[float, float, float], ...]) -> list[int]:
    """The best row of answers (Viterbi)."""
    sums, back = list(scores[0]), []
    for score in scores[1:]:
        came = [max(range(3), key=[sums[last] + steps[last][to] for last in range(3)].__getitem__) for to in range(3)]
        back.append(came)
        sums = [sums[came[to]] + steps[came[to]][to] + score[to] for to in range(3)]
    row = [max(range(3), key=sums.__getitem__)]
    for came in reversed(back):
        row.append(came[row[-1]])
    return row[::-1]


def _sure(scores: list[list[float]], steps: tuple[tuple[float, float, float], ...], best: list[int]) -> list[float]:
    """The probability of each answer in the row, over all rows (forward and backward)."""
    ahead = [list(scores[0])]
    for score in scores[1:]:
        ahead.append([score[to] + _sum([ahead[-1][last] + steps[last][to] for last in range(3)]) for to in range(3)])
    behind = [[0.0, 0.0, 0.0]]
    for score in reversed(scores[1:]):
        behind.append([_sum([steps[last][to] + score[to] + behind[-1][to] for to in range(3)]) for last in range(3)])
    behind.reverse()
    whole = _sum(ahead[-1])
    return [math.exp(ahead[turn][answer] + behind[turn][answer] - whole) for turn, answer in enumerate(best)]


def _sum(logs: list[float]) -> float:
    most = max(logs)
    return most + math.log(sum(math.exp(one - most) for one in logs))
