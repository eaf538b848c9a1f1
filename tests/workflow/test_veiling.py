"""Questions as a room that masks names shows them."""

from pathlib import Path

import pytest

from made_withheld import question
from reftel import workflow
from reftel.deciding import load_question
from reftel.errors import QuestionError
from reftel.model.board import HandSeat
from reftel.workflow.access import MASK
from reftel.workflow.protecting import people_of
from reftel.workflow.questions import Questions
from reftel.workflow.reader import Reader
from reftel.workflow.veiling import veiled

PEOPLE = people_of(["Yusuf Zorblax", "Mira Quimby"])
WRITTEN = question("Yusuf Zorblax", "Oyen", "Mira Quimby").replace("Does the bid", "Does Zorblax's bid")
WRITTEN = WRITTEN.replace('"bid"]', '"bid", "the Zorblax plan"]').replace('"yes"', '"zorblax"', 1)
SEATS = """
[[seat]]
actor = "Yusuf Zorblax"
option = "zorblax"
stance = "support"
assumed = false
source = "a letter of Quimby"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("UNCLAS SESTRIN 1\n\nSUBJECT: X\n\n1. (U) Oyen left.\n", encoding="utf-8")
    archive = tmp_path / "Zorblax papers"
    workflow.read_into(archive, [tmp_path / "in"], extract=True)
    (archive / "questions").mkdir()
    (archive / "questions" / "bid.toml").write_text(WRITTEN + SEATS, encoding="utf-8")
    (archive / "questions" / "bid of Zorblax.toml").write_text("[question]\nzorblax = 1\n", encoding="utf-8")
    return archive


def test_names_are_masked_members_stay_apart_and_no_cue_is_a_mask(folder: Path) -> None:
    shown = veiled(load_question(folder / "questions" / "bid.toml"), PEOPLE).shown
    told = repr(shown).casefold()
    assert not [word for word in ("zorblax", "quimby", "yusuf", "mira") if word in told]
    assert [one.name for one in shown.members] == [MASK, "Oyen", f"{MASK} 2"]
    assert shown.seats[0].actor == MASK
    assert shown.options[0].cues == ("bid",)


def test_a_seat_that_is_entered_is_that_of_whom_it_means(folder: Path) -> None:
    room = Questions(folder, protected=PEOPLE)
    (shown,) = (one.question for one in room.all() if one.question)
    assert not [one for one in room.all() if "zorblax" in f"{one.name} {one.problem}".casefold()]
    option = shown.options[0].id
    room.seat(shown, HandSeat(actor=f"{MASK} 2", option=option, stance="reject", source="Zorblax", assumed=False))
    written = next(folder.glob("questions/*.seats.toml")).read_text(encoding="utf-8")
    assert 'actor = "Mira Quimby"' in written
    (seat,) = room.seats(shown)
    assert (seat.actor, seat.source) == (f"{MASK} 2", MASK)
    assert room.unseat(shown, f"{MASK} 2", option, None)
    assert room.seats(shown) == ()
    next(folder.glob("questions/*.seats.toml")).write_text("zorblax = 1", encoding="utf-8")
    with pytest.raises(QuestionError) as told:
        room.seats(shown)
    assert "orblax" not in str(told.value)


def test_the_name_of_an_archive_is_masked_too(folder: Path) -> None:
    reader = Reader(folder, protected=PEOPLE)
    assert reader.name == f"{MASK} papers"
    reader.close()
