"""Pieces of heads, made of values that are known, read as whole files: what they hold is read, and nothing is lost.

``./check`` reads a sample of them, ``./check long`` ten thousand under each seed.
"""

import os

import pytest

from made_snippets import Snippet, snippet
from reftel.reading import read
from told_heads import told

SEED = int(os.environ.get("REFTEL_SEED", "0"))
NO_CABLE = {"captions", "passing", "subject", "body"}
"""Of what has nothing else nobody can tell that it is of a telegram."""


def without_year(value: object) -> object:
    """A number or references without the year, which a piece without the date need not tell."""
    if isinstance(value, list):
        return [without_year(one) for one in value]
    return value[1:] if isinstance(value, tuple) else value


def wrong(made: Snippet) -> list[str]:
    """The values of a snippet that are read otherwise, each with what is read; also what of its text is lost."""
    reading = read(made.text)
    lost = "".join(made.text[node.start : node.end] for node in reading.nodes) != made.text
    found = ["a character is lost"] if lost else []
    if set(made.elements) <= NO_CABLE:
        return found
    if [one.kind for one in reading.cables] != ["telegram"]:
        return [*found, f"kinds: {[one.kind for one in reading.cables]}"]
    said = told(reading.cables[0])
    for name, value in made.told.items():
        undated = name == "references" or (name == "number" and "dtg" not in made.elements)
        wanted, had = (without_year(value), without_year(said[name])) if undated else (value, said[name])
        if wanted != had:
            found.append(f"{name}: {wanted!r}, read {had!r}")
    return found


def faults(seeds: range) -> dict[int, list[str]]:
    """What is wrong in the snippets of some seeds."""
    return {seed: found for seed in seeds if (found := wrong(snippet(seed)))}


@pytest.mark.slow
def test_pieces_of_heads_say_what_was_put_there() -> None:
    assert not faults(range(SEED * 10_000, SEED * 10_000 + 1_200))


@pytest.mark.long
def test_many_pieces_of_heads_say_what_was_put_there() -> None:
    assert not faults(range(SEED * 10_000, (SEED + 1) * 10_000))


def test_a_wrong_value_is_told() -> None:
    made = snippet(3)
    told_otherwise = Snippet(made.text, made.elements, {**made.told, "order": "11652"})
    assert [line.split(":")[0] for line in wrong(told_otherwise)] == ["order"]
