"""The score of statements, on made-up rows; and that it is the published scorer's on the public annotations."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from conftest import HOME
from reftel.extracting import scoring
from reftel.workflow import benching


def row(content: str, speaker: str = "Marin", *, para: int = 1, act: str = "state", **more: Any) -> dict[str, Any]:
    return {"cable": "04SESTRIN1", "para": para, "speaker": speaker, "act": act, "content": content, **more}


def test_names_of_one_actor() -> None:
    assert scoring.one_actor("Foreign Minister Orvane Marin", "Marin")
    assert scoring.one_actor("the United States", "USG") is False  # only whole names are aliases
    assert scoring.one_actor("United States", "USG")
    assert scoring.one_actor("US Ambassador", "Ambassador") is False
    assert scoring.one_actor("Deputy Minister", "Minister")
    assert not scoring.one_actor("", "")
    assert not scoring.one_actor("Marin", "Minister")
    assert scoring.same_actor("Marin and Bly", "Bly")
    assert not scoring.same_actor("Marin", "Marin and Bly")


def test_rows_of_one_content_are_one_with_joint_speakers() -> None:
    (one,) = scoring.joined([row("it leaked", "Marin", holder="Marin"), row("it leaked", "Bly", holder="Bly")])
    assert (one["speaker"], one["holder"]) == ("Marin and Bly", "Marin and Bly")


def test_a_score_by_hand() -> None:
    gold = [
        row("the dam would leak", act="criticize", addressees=["Bly"], said_on="2004-03-16"),
        row("it was very old", para=2),
        row("nobody found this one", para=3),
    ]
    found = [
        row("dam would leak", "Minister Marin", act="criticize", addressees=["Bly"], said_on="2004-03-16~"),
        row("it was very old", "Bly", para=2),
        row("a spurious thing", para=3),
        row("in a paragraph that nobody annotated", para=9),
    ]
    places = {("04SESTRIN1", para) for para in (1, 2, 3)}
    score = scoring.summed(scoring.pairs_of(gold, found, places))
    assert (score.gold, score.predicted) == (3, 3)
    assert (score.detection.p, score.attribution.r, score.stance.f1) == (0.6667, 0.3333, 0.3333)
    assert (score.act_accuracy, score.act_macro_f1_without_state, score.constant_guess) == (1.0, 1.0, 0.6667)
    assert (score.addressee_accuracy, score.said_on_accuracy) == (1.0, 1.0)
    assert scoring.summed([]).said_on_accuracy is None


SETS = ["dev", "seeds", "1970s"]


@pytest.mark.slow
@pytest.mark.shared
@pytest.mark.parametrize("name", SETS)
def test_it_is_the_published_score(shared: Path, tmp_path: Path, name: str) -> None:
    gold = shared / "gold" / f"{name}.jsonl"
    files = gold.with_suffix(".files")
    told = [shared / "corpus" / line for line in files.read_text().split()] if files.exists() else [shared / "seeds"]
    said = [sys.executable, "-m", "reftel", "said", *map(str, told), "--json"]
    mine = tmp_path / "said.jsonl"
    mine.write_bytes(subprocess.run(said, cwd=HOME, capture_output=True, check=True).stdout)
    scorer = [sys.executable, str(shared / "gold" / "score_statements.py"), str(gold), str(mine), "--json"]
    published = json.loads(subprocess.run(scorer, capture_output=True, check=True).stdout)
    ours = benching.bench_said(gold, predicted=mine)
    assert msgspec.to_builtins(ours.whole) == published
