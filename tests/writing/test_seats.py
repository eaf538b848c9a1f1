"""Seats by hand as a file."""

from pathlib import Path
from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import HOME
from reftel.deciding.questions import load_question, load_seats
from reftel.model.board import HandSeat
from reftel.model.position import Stance, Veto
from reftel.writing.seats import seats_text

QUESTION = load_question(HOME / "examples" / "straits-chair-2005.toml")
LINES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40).map(lambda text: text.strip()).filter(bool)


@st.composite
def seats(draw: st.DrawFn) -> HandSeat:
    source = draw(st.none() | LINES)
    stance: Stance = draw(st.sampled_from(get_args(Stance)))
    condition = draw(st.none() | LINES)
    return HandSeat(
        actor=draw(LINES),
        option=draw(st.sampled_from([option.id for option in QUESTION.options])),
        stance=stance,
        assumed=source is None,
        source=source,
        on=draw(st.sampled_from([None, "2004", "2004-11", "2004-11-30"])),
        condition=condition,
        veto=draw(st.sampled_from([None, *get_args(Veto)])),
        objection=stance == "conditional" and condition is not None and draw(st.booleans()),
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(seats(), max_size=5))
def test_what_is_written_reads_back(tmp_path: Path, held: list[HandSeat]) -> None:
    path = tmp_path / "seats.toml"
    path.write_text(seats_text(QUESTION, held), encoding="utf-8")
    assert load_seats(path, QUESTION) == tuple(held)
