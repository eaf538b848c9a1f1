"""Rows of the mission table about voices, each with its id, and the floor of quality, on the public texts in place."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest

from reftel.extracting import extract
from reftel.model.statement import Statement, VoiceDetail
from reftel.reading import read


def statements(path: Path) -> tuple[Statement, ...]:
    return tuple(row for cable in read(path).cables for row in extract(cable))


def find(shared: Path, start: str) -> Path:
    return next((shared / "seeds").glob(f"{start}_*.txt"))


@pytest.fixture(scope="module")
def s0(shared: Path) -> tuple[Statement, ...]:
    return statements(find(shared, "000"))


@pytest.fixture(scope="module")
def s4(shared: Path) -> tuple[Statement, ...]:
    return statements(find(shared, "004"))


@pytest.mark.shared
def test_m053_an_unmarked_opinion_is_the_drafters(s0: tuple[Statement, ...]) -> None:
    opening = [row for row in s0 if row.para == 8 and "self. Not knowing" in row.content]
    assert [(row.speaker, row.voice, row.voice_detail) for row in opening] == [("post", "post", "drafter-narrative")]
    later = [row for row in s0 if row.para == 8 and row.start > opening[0].end]
    assert {row.speaker for row in later} == {"Baliyeva"}


@pytest.mark.shared
def test_m069_a_comment_is_no_reported_speech(s0: tuple[Statement, ...]) -> None:
    comment = [row for row in s0 if row.para == 11]
    assert comment
    assert {(row.speaker, row.voice, row.voice_detail) for row in comment} == {("post", "post", "drafter-comment")}


@pytest.mark.shared
def test_m117_no_comment_is_invented(s4: tuple[Statement, ...]) -> None:
    assert s4
    assert not [row for row in s4 if row.voice_detail == "drafter-comment"]


@pytest.mark.shared
def test_m129_each_statement_has_its_voice(s0: tuple[Statement, ...], s4: tuple[Statement, ...]) -> None:
    assert {row.voice_detail for row in s0 + s4} <= set(get_args(VoiceDetail))
    assert not [row for row in s4 if row.para == 5 and "depart Kazakhstan" in row.content and row.voice != "post"]


def score(shared: Path, gold: str, paths: list[Path]) -> dict[str, Any]:
    lines = []
    for path in paths:
        for row in statements(path):
            values = {name: getattr(row, name) for name in ("cable", "para", "speaker", "addressees", "holder", "act")}
            lines.append(json.dumps({**values, "content": row.content, "said_on": row.said_on, "voice": row.voice}))
    command = [sys.executable, str(shared / "gold/score_statements.py"), str(shared / "gold" / gold), "-", "--json"]
    done = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@pytest.mark.shared
def test_the_floor_on_the_first_two_texts(shared: Path) -> None:
    found = score(shared, "seeds.jsonl", sorted((shared / "seeds").glob("*.txt")))
    assert found["attribution"]["f1"] >= 0.88
    assert found["stance"]["f1"] >= 0.60
    assert found["said_on_accuracy"] >= 0.95


@pytest.mark.shared
@pytest.mark.slow
def test_the_floor_on_eleven_cables(shared: Path) -> None:
    names = (shared / "gold/dev.files").read_text(encoding="utf-8").split()
    found = score(shared, "dev.jsonl", [shared / "corpus" / name for name in names])
    assert found["attribution"]["f1"] >= 0.65
