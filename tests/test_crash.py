"""``kill -9`` at random moments: after running again, the archive is what it would have been."""

import random
from pathlib import Path

import pytest

import killing
from crashing import ACTS, Killed, Runs, lost, made_cables, runs_of
from reftel.archive import Archive

# So many kills at random moments, and so many while the index is behind the record.
SAMPLE = {"read": (4, 2), "extract": (4, 2), "review": (4, 0), "rule": (4, 0), "merge": (2, 0)}


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Runs]:
    """The runs that are killed, each measured."""
    folder = tmp_path_factory.mktemp("crash")
    return {one.act: one for one in runs_of(ACTS, folder, made_cables(folder / "cables"))}


@pytest.mark.slow
@pytest.mark.parametrize("act", ACTS)
def test_a_killed_run_goes_on_and_nothing_is_doubled_or_lost(act: str, runs: dict[str, Runs]) -> None:
    one = runs[act]
    moments, seams = SAMPLE[act]
    random_ = random.Random(f"1/{act}")  # noqa: S311 - for moments
    for number in range(moments + seams):
        killed = one.at_random(random_) if number < moments else one.at_seam(random_)
        assert one.survived(killed) == []


@pytest.mark.slow
def test_the_runs_do_something(runs: dict[str, Runs], tmp_path: Path) -> None:
    assert len({one.digest for one in runs.values()}) == len(ACTS)
    archive = runs["rule"].fresh()
    for act in ("review", "rule"):
        Runs(act, tmp_path, tmp_path, unit=3).complete(archive)
    with Archive(archive, read_only=True) as opened:
        assert len(list(opened.cables(versions=True))) == 60
        assert len(list(opened.statements())) > 60
        assert len(opened.reviewing().reviews()) == 80
        rulings = opened.actors().rulings()
    assert len(rulings) >= 5
    assert any(one.undone for one in rulings)


@pytest.mark.slow
def test_what_was_said_to_be_done_and_is_not_there_is_told(runs: dict[str, Runs], tmp_path: Path) -> None:
    archive = runs["review"].fresh()
    assert lost(Killed(archive, ("done review 1",))) == ["lost: done review 1"]
    assert lost(Killed(tmp_path, ("done review 1",))) == ["lost: done review 1"]
    assert lost(Killed(archive, ())) == []


def test_kills_are_counted_by_act_and_go_on_where_they_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = tmp_path / "kills.tsv"
    monkeypatch.setattr(killing, "LEDGER", ledger)
    killing.note("abc", 1, "read", 0, [])
    killing.note("abc", 1, "read", 1, ["lost: done read 1"])
    killing.note("abc", 1, "rule", 0, [])
    killing.note("abc", 2, "read", 0, [])
    assert killing.held("abc", 1) == {("read", 0): "", ("read", 1): "lost: done read 1", ("rule", 0): ""}
    assert killing.held("abc+", 1) == {}
    assert killing.told(killing.held("abc", 1), 1) == (
        "kill -9 at 3 random moments (seed 1): survived 1 of 2 in read, 1 of 1 in rule"
    )
