"""Forecasts are recorded, read again as they were, and scored."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

import made_up
from conftest import HOME
from reftel.deciding.questions import load_question
from reftel.errors import InputError
from reftel.workflow.forecasting import forecast_question, record, scored


def test_what_is_recorded_is_scored_for_its_own_question(tmp_path: Path) -> None:
    path = tmp_path / "kept.jsonl"
    made = made_up.outlook()
    record(made, path, date(2004, 6, 2))
    record(msgspec.structs.replace(made, question="other"), path, date(2004, 6, 3))
    (found,) = scored(path, "depth", 2)
    assert (found.question, found.made, found.outcome) == ("depth", "2004-06-02", 2)
    condorcet = next(score for score in found.scores if score.method == "condorcet")
    assert (condorcet.error, condorcet.inside) == (2.5, False)
    assert condorcet.brier == pytest.approx(0.4**2 + 0.4**2)
    assert next(score for score in found.scores if score.method == "default").brier is None


def test_a_line_that_is_no_forecast_is_named(tmp_path: Path) -> None:
    path = tmp_path / "kept.jsonl"
    for wrong in (b'{"question": 1}', b"\xff", b"[" * 100_000, b"null"):
        path.write_bytes(b"\n" + wrong + b"\n")
        with pytest.raises(InputError, match="line 2 is no recorded forecast"):
            scored(path, "depth", 2)
    for folder in (tmp_path, tmp_path / "none" / "a"):
        with pytest.raises(InputError, match="Cannot write"):
            record(made_up.outlook(), folder, date(2004, 6, 2))
    with pytest.raises(InputError, match="Cannot read"):
        scored(tmp_path / "none", "depth", 2)


def test_the_published_case_gives_its_figures() -> None:
    made = forecast_question(load_question(HOME / "examples" / "eu-cars-1994.toml"))
    points = {one.method: one.point for one in made.forecasts}
    assert points["weighted-mean"] == pytest.approx(7.38996, abs=1e-5)
    assert points["mean"] == pytest.approx(6.7)
    assert points["weighted-median"] == 7
    assert points["condorcet"] == pytest.approx(7.348, abs=1e-3)
    chances = next(one.chances for one in made.forecasts if one.method == "condorcet")
    assert [round(chance.probability, 4) for chance in chances] == [0.2459, 0.392, 0.362]
