"""``reftel bench said``."""

import json
from pathlib import Path

import jsonschema

from conftest import HOME
from made_endpoint import claims, endpoint
from rendering import Run

GOLD = {
    "cable": "04SESTRIN214",
    "para": 2,
    "speaker": "Orvane",
    "addressees": ["Halloran"],
    "holder": "Vardania",
    "act": "support",
    "content": "Vardania would accept the 2006 chairmanship if Ostrel withdrew",
}


def test_the_score_as_tables_and_as_json(run: Run, box: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(GOLD), encoding="utf-8")
    told = run("bench", "said", gold, box / "sestrin214.txt", "--ablate")
    assert told.exit_code == 0
    for word in ("quotations only", "2000s", "04SESTRIN214", "constant guess", "that", "stage speech"):
        assert word in told.stdout
    (line,) = run("bench", "said", gold, box / "sestrin214.txt", "--json").stdout.splitlines()
    schema = json.loads((HOME / "docs" / "schema" / "bench.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(line), schema)
    assert json.loads(line)["whole"]["attribution"]["r"] == 1.0


def test_statements_of_a_file_are_scored(run: Run, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(GOLD), encoding="utf-8")
    told = json.loads(run("bench", "said", gold, "--predicted", gold, "--json").stdout)
    assert told["whole"]["stance"]["f1"] == 1.0


def test_what_is_missing_is_said(run: Run, box: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({**GOLD, "cable": "04LUSK1"}), encoding="utf-8")
    told = run("bench", "said", gold, box / "sestrin214.txt")
    assert "Not in the sources, so everything in them is missed: 04LUSK1.\n" in told.stderr
    assert run("bench", "said", tmp_path / "none").exit_code == 2


def test_an_endpoint_is_asked_only_after_a_yes(run: Run, box: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(GOLD), encoding="utf-8")
    claim = {"speaker": "Foreign Minister Orvane", "addressees": [], "act": "support", "content": GOLD["content"]}
    with endpoint(lambda _: claims(claim)) as stub:
        name = f"endpoint:{stub.address}#small"
        host = stub.address.split("/")[2]
        refused = run("bench", "said", gold, box / "sestrin214.txt", "--extractor", name)
        assert refused.exit_code == 2
        assert f"would go to {host}: say so with --yes" in refused.stderr
        assert stub.paths == []
        told = run("bench", "said", gold, box / "sestrin214.txt", "--extractor", name, "--yes", "--json")
    assert f"The text of the cables goes to {host}.\n" in told.stderr
    assert json.loads(told.stdout)["whole"]["attribution"]["f1"] == 1.0


def test_an_extractor_that_is_none_is_one_sentence(run: Run, box: Path) -> None:
    told = run("said", box / "sestrin214.txt", "--extractor", "spacy:en_no_such")
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr == (
        "reftel: The spaCy pipeline en_no_such is not installed: install it, or leave the extractor out.\n"
    )
