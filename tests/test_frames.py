"""Data frames: typed columns, from records and from sources, and on as Arrow."""

import io
import subprocess
import sys
from datetime import date
from pathlib import Path

import msgspec
import polars as pl
import pytest

import made_up
import reftel
from conftest import HOME
from reftel import frames, load_question
from reftel.errors import InputError
from reftel.model.cable import Cable

EXAMPLE = HOME / "examples" / "cables" / "04QUILLHAVEN61.txt"


def test_statements_as_records() -> None:
    rows = made_up.statements()
    frame = frames.statements(rows)
    assert frame["id"].to_list() == [row.id for row in rows]
    assert frame["addressees"].to_list() == [list(row.addressees) for row in rows]
    assert frame["condition"].to_list() == [row.condition.text if row.condition else None for row in rows]
    assert frame.schema["act"] == pl.Enum(["state", "ask", "support", "reject", "request", "commit", "criticize"])
    assert frame.schema["chain"] == pl.List(pl.String)
    assert frame.schema["start"] == pl.Int64


def test_a_day_in_part_is_the_days_that_it_can_mean() -> None:
    """And of what no calendar has, the rest."""
    row = made_up.statements()[0]
    days = ("2004-03-16", "2004-03~", "2004", None, "2004-13", "2006-02-31")
    frame = frames.statements([msgspec.structs.replace(row, said_on=day) for day in days])
    assert frame.schema["said_first"] == pl.Date
    assert frame["said_first"].to_list()[:4] == [
        date(2004, 3, 16),
        date(2004, 3, 1),
        date(2004, 1, 1),
        None,
    ]
    assert frame["said_last"].to_list()[1:3] == [date(2004, 3, 31), date(2004, 12, 31)]
    assert frame["said_first"].to_list()[4:] == [date(2004, 1, 1), date(2006, 2, 1)]
    assert frame["said_on"].to_list() == list(days)


def test_an_empty_frame_has_its_columns() -> None:
    for make in (frames.statements, frames.meetings, frames.cables, frames.positions):
        frame = make([])
        assert frame.height == 0
        assert "cable" in frame.columns


def test_positions_and_meetings_as_records() -> None:
    positions = frames.positions(made_up.positions())
    assert positions["actor"].to_list() == [row.actor for row in made_up.positions()]
    met = frames.meetings(made_up.meetings())
    assert met["who"].to_list()[0][0]["name"] == made_up.meetings()[0].who[0].name
    assert met.schema["who"] == pl.List(pl.Struct({"name": pl.String, "role": pl.String}))


def test_cables_as_records() -> None:
    frame = frames.cables([made_up.cable(), made_up.bare_cable()])
    assert frame["cable"][0] == made_up.cable().citation
    assert frame["paragraphs"][0] == len(made_up.cable().paragraphs)
    assert isinstance(made_up.cable(), Cable)


def test_from_sources_as_the_command_line_takes_them() -> None:
    said = frames.statements(str(EXAMPLE))
    assert said.height > 5
    assert set(said["cable"]) == {"04QUILLHAVEN61"}
    assert frames.cables([EXAMPLE])["date"].to_list() == [reftel.read(EXAMPLE).cables[0].date]
    assert set(frames.meetings(EXAMPLE)["cable"]) <= {"04QUILLHAVEN61"}
    question = load_question(HOME / "examples" / "straits-chair-2005.toml")
    assert frames.positions(EXAMPLE, question).height > 0
    with pytest.raises(InputError, match="give it too"):
        frames.positions(EXAMPLE)
    with pytest.raises(InputError, match="does not exist"):
        frames.statements("no-such-file")


def test_other_things_are_refused() -> None:
    with pytest.raises(InputError, match="cannot hold Position"):
        frames.statements(made_up.positions())


def test_it_goes_on_as_arrow(tmp_path: Path) -> None:
    frame = frames.statements(made_up.statements())
    assert hasattr(frame, "__arrow_c_stream__")
    buffer = io.BytesIO()
    frame.write_ipc(buffer)
    (tmp_path / "said.arrow").write_bytes(buffer.getvalue())
    back = pl.read_ipc(tmp_path / "said.arrow")
    assert back.equals(frame)
    assert back.schema == frame.schema


def test_without_polars_one_sentence_says_so() -> None:
    code = (
        "import sys; sys.modules['polars'] = None\n"
        "import reftel\n"
        "try: reftel.frames.cables([])\n"
        "except reftel.InputError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "Polars is not installed: pip install 'reftel[frames]'.\n"
