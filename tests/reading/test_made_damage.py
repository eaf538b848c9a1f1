"""Heads set or damaged in one of many ways, made of values that are known: what they say is read, and nothing is lost.

``./check`` reads a sample of each kind, ``./check long`` thousands under each seed.
"""

import os
from collections.abc import Callable

import pytest

import made_damage
import made_elements
from made_damage import Damaged, Damager, damaged
from reftel.model.cable import Cable
from reftel.reading import read
from told_heads import told as head_of

SEED = int(os.environ.get("REFTEL_SEED", "0"))
Kind = Callable[[Damager], Damaged]
KINDS = (*made_damage.KINDS, *made_elements.KINDS)


def told(cable: Cable) -> dict[str, object]:
    """What a cable says, by the names under which it is told."""

    def people(name: str) -> list[str]:
        return [one.name for one in getattr(cable.head, name).value] if cable.field(name) else []

    return {**head_of(cable), "drafted_by": people("drafted_by"), "approved_by": people("approved_by")}


def wrong(made: Damaged) -> list[str]:
    """The values that are read otherwise, each with what is read; also what of the text is lost."""
    reading = read(made.text)
    lost = "".join(made.text[node.start : node.end] for node in reading.nodes) != made.text
    found = ["a character is lost"] if lost else []
    if len(reading.cables) != 1:
        return [*found, f"{len(reading.cables)} cables"]
    cable = reading.cables[0]
    had = told(cable)
    found += [f"{name}: {value!r}, read {had[name]!r}" for name, value in made.told.items() if had[name] != value]
    codes = {one.code for one in cable.findings}
    found += [f"no finding {code}" for code in made.findings if code not in codes]
    numbers = [one.number for one in cable.paragraphs]
    return found if numbers == [1, 2] else [*found, f"paragraphs: {numbers}"]


def faults(kind: Kind, seeds: range) -> dict[int, list[str]]:
    """What is wrong in the heads of some seeds."""
    return {seed: found for seed in seeds if (found := wrong(damaged(kind, seed)))}


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_damaged_heads_say_what_was_put_there(kind: Kind) -> None:
    assert not faults(kind, range(SEED * 10_000, SEED * 10_000 + 25))


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_so_do_many(kind: Kind) -> None:
    assert not faults(kind, range(SEED * 10_000, SEED * 10_000 + 2_000))
