"""A seeded sample of the damaged inputs of ``./check long``; and that the harness itself would notice."""

import random
from pathlib import Path

import msgspec
import pytest

import fuzzing
from reftel.model.source import Node
from reftel.reading import read


@pytest.mark.slow
def test_a_sample_of_damaged_inputs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The made-up sources alone: this holds on a machine without the public ones."""
    own = tuple(data for data in fuzzing.sources() if b"SESTRIN" in data or b"EXERCISE" in data)
    assert len(own) > 20
    monkeypatch.setattr(fuzzing, "sources", lambda: own)
    done = fuzzing.chunk_of((7, 0, 300))
    assert (done.inputs, done.failed) == (300, ())


@pytest.mark.slow
def test_a_sample_of_damaged_public_inputs(shared: Path) -> None:
    assert shared
    done = fuzzing.chunk_of((8, 0, 300))
    assert (done.inputs, done.failed) == (300, ())


def test_an_input_follows_from_seed_and_number() -> None:
    assert fuzzing.made(1, 5) == fuzzing.made(1, 5)
    assert fuzzing.made(1, 5) != fuzzing.made(2, 5)


@pytest.mark.parametrize("damage", fuzzing.DAMAGE, ids=lambda damage: damage.__name__)
def test_each_kind_of_damage_does_some_and_none_to_nothing(damage: object) -> None:
    data = b"".join(b"%d. A line.\n" % number for number in range(300))
    changed = {damage(data, random.Random(seed)) for seed in range(20)}  # type: ignore[operator]  # noqa: S311
    assert len(changed - {data}) > 5
    assert isinstance(damage(b"", random.Random(1)), bytes)  # type: ignore[operator]  # noqa: S311


def test_a_lost_character_would_be_noticed() -> None:
    reading = read("UNCLAS SESTRIN 000417\n\n1. Text.\n")
    fuzzing.check(reading)
    for nodes in (reading.nodes[1:], reading.nodes[:-1], (*reading.nodes[:-1], Node("x", 3, 4))):
        with pytest.raises(ValueError, match="node"):
            fuzzing.check(msgspec.structs.replace(reading, nodes=nodes))
    with pytest.raises(ValueError, match="where it says"):
        fuzzing.check(msgspec.structs.replace(reading, source=read("x" * len(reading.source.text)).source))


def test_a_run_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzzing, "LEDGER", tmp_path / "fuzz.tsv")
    fuzzing.LEDGER.write_text("abc\t1\t0\t2000\t0\t3\t0.0250\nabc\t2\t0\t2000\t1\t0\t0.0100\n", encoding="utf-8")
    assert set(fuzzing.held("abc", 1)) == {0}
    assert fuzzing.held("other", 1) == fuzzing.held("abc+", 1) == {}
    assert list(fuzzing.chunks(4500, frozenset({0}))) == [(1, 2000), (2, 500)]
    ok, line = fuzzing.run("abc", inputs=2000, seed=1, workers=1)
    assert (ok, line) == (
        True,
        "2,000 damaged inputs (seed 1): 0 failed; 3 of up to 64 KiB took over 20 ms, the longest 25 ms",
    )
