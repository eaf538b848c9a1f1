"""Boards over the two cables that the project started from, or over copies of them with other names and years."""

import re
from collections.abc import Mapping
from pathlib import Path

from reftel.deciding import decide, load_question
from reftel.extracting import extract
from reftel.extracting.positions import positions
from reftel.model.board import Board
from reftel.model.cable import Cable
from reftel.reading import read

QUESTION = Path(__file__).parent / "mission" / "osce-cio-2009.toml"
ON = "2006-10-24"


def renamed(text: str, names: Mapping[str, str]) -> str:
    """A text with names and years replaced, all at once, the longest first."""
    every = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.sub(every, lambda found: names[found.group()], text) if names else text


def cables_over(shared: Path, names: Mapping[str, str]) -> list[Cable]:
    """The two cables, or copies of them with other names."""
    return [
        cable
        for source in sorted((shared / "seeds").glob("*.txt"))
        for cable in read(renamed(source.read_text(encoding="utf-8"), names), name=source.name).cables
    ]


def board_over(shared: Path, tmp_path: Path, question: str, names: Mapping[str, str], on: str | None = ON) -> Board:
    """The board of a question file over the two cables."""
    file = tmp_path / "question.toml"
    file.write_text(renamed(question, names), encoding="utf-8")
    statements = [statement for cable in cables_over(shared, names) for statement in extract(cable)]
    asked = load_question(file)
    return decide(asked, positions(asked, statements), on=on)
