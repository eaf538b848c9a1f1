"""``reftel forecast``."""

import json
from pathlib import Path

import jsonschema

from conftest import HOME
from rendering import Run

CARS = HOME / "examples" / "eu-cars-1994.toml"


def schema(name: str) -> dict[str, object]:
    held: dict[str, object] = json.loads((HOME / "docs" / "schema" / f"{name}.json").read_text(encoding="utf-8"))
    return held


def test_the_methods_beside_the_naive_ones(run: Run) -> None:
    done = run("forecast", CARS)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "mean weighted by capability and salience      7.39" in done.stdout
    assert "the middle of the scale (naive)" in done.stdout
    assert "unknown for this body" in done.stdout


def test_json_obeys_the_schema_and_the_same_seed_gives_the_same(run: Run) -> None:
    first, again, other = (run("forecast", CARS, "--json", "--seed", seed).stdout for seed in (1, 1, 2))
    assert first == again
    assert first != other
    told = json.loads(first)
    jsonschema.validate(told, schema("forecast"))
    assert [one["method"] for one in told["forecasts"] if one["naive"]] == ["middle"]
    assert told["made"] is None


def test_a_forecast_is_recorded_and_scored(run: Run, tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    for _ in range(2):
        done = run("forecast", CARS, "--record", kept)
        assert (done.exit_code, done.stdout) == (0, "")
        assert "Recorded in" in done.stderr
    assert len(kept.read_text(encoding="utf-8").splitlines()) == 2
    shown = run("forecast", CARS, "--score", kept, "8.833")
    assert shown.exit_code == 0
    assert shown.stdout.count("what came: 8.833") == 2
    lines = run("forecast", CARS, "--score", kept, "8.833", "--json").stdout.splitlines()
    for line in lines:
        jsonschema.validate(json.loads(line), schema("forecast-score"))
    off = {score["method"]: round(score["error"], 2) for score in json.loads(lines[0])["scores"]}
    assert (off["weighted-mean"], off["mean"]) == (1.44, 2.13)


def test_what_came_must_be_on_the_scale(run: Run, tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    run("forecast", CARS, "--record", kept)
    for outcome in ("-3", "400", "nan"):
        done = run("forecast", CARS, "--score", kept, outcome)
        assert (done.exit_code, done.stdout) == (2, "")
        assert f"What came, {outcome}, is outside of the scale of the forecast of eu-cars-1994" in done.stderr


def test_what_cannot_be_done_is_one_sentence(run: Run, tmp_path: Path, question: Path) -> None:
    (tmp_path / "none.jsonl").write_text("\n", encoding="utf-8")
    for words, says in (
        ([question], "has no [scale]"),
        ([CARS, "--score", tmp_path / "none.jsonl", "8"], "No forecast of the question eu-cars-1994 is recorded"),
        ([CARS, "--record", "a", "--score", "b", "8"], "--record or --score"),
        ([CARS, "--score", tmp_path / "absent.jsonl", "8"], "Cannot read"),
    ):
        done = run("forecast", *words)
        assert done.exit_code == 2
        assert says in done.stderr
