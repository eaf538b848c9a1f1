"""The made-up collection: that it is made up, that its garbles are there, and what reftel makes of it."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import reftel
from conftest import HOME, Golden
from reftel.deciding.questions import load_question
from reftel.facts import countries
from reftel.model.board import Board, OptionOutcome
from reftel.model.statement import Statement
from reftel.workflow import decide_question

EXAMPLES = HOME / "examples"
CABLES = sorted((EXAMPLES / "cables").glob("*.txt"))
ROWS = [json.loads(line) for line in (EXAMPLES / "statements.jsonl").read_text(encoding="utf-8").splitlines()]
QUESTION = EXAMPLES / "straits-chair-2005.toml"
ACTS = {"state", "ask", "support", "reject", "request", "commit", "criticize"}


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[a-z0-9]+", text.lower()))


@pytest.fixture(scope="module")
def paragraphs() -> dict[tuple[str, int | None], str]:
    """The clean text of each paragraph as reftel reads it, by citation and number; the corrected copy wins."""
    found: dict[tuple[str, int | None], str] = {}
    for path in sorted(CABLES, key=lambda path: "corrected" in path.stem):
        (cable,) = reftel.read(path).cables
        # The partial extract cannot know its year from its head.
        found |= {(path.stem.split("-")[0], part.number): part.text for part in cable.paragraphs}
    return found


@pytest.fixture(scope="module")
def statements() -> list[tuple[str, Statement]]:
    """Every statement with the name of its file."""
    return [
        (path.stem.split("-")[0], statement)
        for path in CABLES
        for cable in reftel.read(path).cables
        for statement in reftel.extract(cable)
    ]


@pytest.mark.parametrize("path", CABLES, ids=lambda path: path.stem)
def test_every_cable_says_that_it_is_an_exercise(path: Path) -> None:
    lines = text_of(path).splitlines()
    assert lines[0] == lines[-1] == "EXERCISE EXERCISE EXERCISE"


def test_no_country_of_this_world_is_named() -> None:
    text = " ".join(text_of(path) for path in CABLES)
    capitalised = set(re.findall(r"\b[A-Z][a-z]+\b", text))
    names = {name for country in countries.countries() for name in (country.name, *country.demonyms)}
    assert not capitalised & names


@pytest.mark.parametrize("path", CABLES, ids=lambda path: path.stem)
def test_the_day_of_the_transmission_line_is_the_day_of_the_date_time_group(path: Path) -> None:
    text = text_of(path)
    dtg = re.search(r"^[ZOPR] (\d\d)\d{4}Z ([A-Z]{3}) (\d\d)", text, re.MULTILINE)
    julian = re.search(r"^DE \w+ #\d{4}(?:/\d\d)? (\d{3})\d{4}", text, re.MULTILINE)
    if dtg is None:
        assert "This record is a partial extract" in text
        return
    assert julian
    month = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC".index(dtg[2]) // 3 + 1
    assert date(2000 + int(dtg[3]), month, int(dtg[1])).timetuple().tm_yday == int(julian[1])


def test_the_common_garbles_are_in_it() -> None:
    text = "\n".join(text_of(path) for path in CABLES)
    for garble in (
        r"^11\. \(",  # the pilcrow read as a 1
        r"\nSecretary General alone, and not on\n\nSIPDIS\n\nan able",  # after a line that begins like a level
        r"[a-z]\n\nwere a matter",  # a blank line in a sentence
        r"^SESTRIN 00000214  002 OF 002$",  # a page line
        r"\[PREL\]\(#\)",  # TAGS that were links
        r"^SIPDIS\n\nNOFORN\nSIPDIS$",  # the caption twice, in its era
        r"C O R R E C T E D  C O P Y",
        r"can,t",  # the apostrophe read as a comma
        r"1\.5\(b\)",  # the section of an order that no longer held
    ):
        assert re.search(garble, text, re.MULTILINE), garble


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['cable']}-{row['para']}-{row['content'][:20]}")
def test_an_annotated_row_is_well_formed_and_stands_in_its_paragraph(
    row: dict[str, object], paragraphs: dict[tuple[str, int | None], str]
) -> None:
    assert set(row) == {
        "cable", "para", "speaker", "addressees", "holder", "act", "content", "quotes", "said_on", "voice",
    }  # fmt: skip
    assert row["act"] in ACTS
    assert row["voice"] == ("post" if row["speaker"] == "post" else "reported")
    text = " ".join(paragraphs[str(row["cable"]), int(str(row["para"]))].split())
    assert str(row["content"]) in text
    quotes = row["quotes"]
    assert isinstance(quotes, list)
    assert all(str(quote) in text for quote in quotes)


def test_most_of_the_annotated_statements_are_found(statements: list[tuple[str, Statement]]) -> None:
    found = right = 0
    for row in ROWS:
        wanted = words(row["content"])
        near = [
            statement
            for name, statement in statements
            if name == row["cable"]
            and statement.para == row["para"]
            and 2 * sum((wanted & words(statement.content)).values())
            >= (wanted.total() + words(statement.content).total()) / 2
        ]
        found += bool(near)
        right += any(statement.speaker.split()[-1] == row["speaker"].split()[-1] for statement in near)
    assert found / len(ROWS) >= 0.8
    assert right / found >= 0.8


def test_every_statement_points_at_its_characters(statements: list[tuple[str, Statement]]) -> None:
    sources = {reading.source.sha256: reading.source.text for reading in map(reftel.read, CABLES)}
    for _, statement in statements:
        text = sources[statement.source][statement.start : statement.end]
        assert words(text) & words(statement.content)


def board_on(day: str) -> Board:
    return decide_question(load_question(QUESTION), [EXAMPLES / "cables"], on=day)


def option(board: Board, name: str) -> OptionOutcome:
    (found,) = [option for decision in board.decisions for option in decision.options if option.id == name]
    return found


def stances(board: Board, name: str) -> dict[str, str]:
    return {seat.actor: seat.stance for seat in option(board, name).seats}


@pytest.mark.slow
def test_the_board_in_the_summer_has_a_blocker_and_an_undecided() -> None:
    board = board_on("2003-12-31")
    seats = stances(board, "vardania-2005")
    assert seats["Kestria"] == "support"
    assert seats["Quentara"] == "reject"
    assert seats["Maravel"] == "conditional"
    assert seats["Calderra"] == "undecided"
    assert option(board, "vardania-2005").outcome == "not adopted"
    assert option(board, "vardania-2005").blockers == ("Quentara",)


@pytest.mark.slow
def test_the_board_before_the_council_has_moved() -> None:
    board = board_on("2004-11-30")
    assert board.members == 9
    seats = stances(board, "vardania-2005")
    assert {actor for actor, stance in seats.items() if stance == "support"} >= {
        "Belmora", "Calderra", "Kestria", "Maravel", "Ostrel",
    }  # fmt: skip
    assert seats["Quentara"] == "conditional"
    assert seats["Sundarra"] == "undecided"
    assert option(board, "vardania-2005").outcome == "undetermined"
    assert stances(board, "ostrel-2005")["Ostrel"] == "declines"
    assert stances(board, "vardania-2006")["Vardania"] == "declines"
    norvane = next(seat for seat in option(board, "vardania-2005").seats if seat.actor == "Norvane")
    assert norvane.assumed or norvane.claimed_by == "Belmora"


@pytest.mark.slow
def test_the_picture_in_the_readme_is_drawn_from_what_is_found_today(golden: Golden) -> None:
    command = [sys.executable, "-m", "reftel", "positions", str(QUESTION), str(EXAMPLES / "cables"), "--json"]
    found = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    draw = [
        sys.executable,
        str(EXAMPLES / "picture.py"),
        "vardania-2005",
        "Vardania in the chair in 2005? Who moved when",
    ]
    env = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    picture = subprocess.run(
        draw, input=found, capture_output=True, text=True, encoding="utf-8", check=True, env=env
    ).stdout
    golden.check(HOME / "docs" / "who-moved.svg", picture)
