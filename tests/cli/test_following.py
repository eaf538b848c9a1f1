"""What the five commands share."""

from pathlib import Path

from reftel.cli.dating import Dating
from reftel.cli.following import Wanted
from reftel.cli.options import Days
from rendering import Run


def test_what_is_wanted() -> None:
    wanted = Wanted(("orvane",), ("dam",), ("04SESTRIN214",), Dating(Days(20040101, 20041231)))
    assert wanted.takes(("Orvane", None), ("the dam", None), "04SESTRIN214", "2004-03-16")
    assert not wanted.takes(("Quill",), ("the dam",), "04SESTRIN214", "2004-03-16")
    assert not wanted.takes(("Orvane",), ("a bid",), "04SESTRIN214", "2004-03-16")
    assert not wanted.takes(("Orvane",), ("the dam",), "04SESTRIN214", None)
    assert wanted.takes(("Orvane",), ("the dam",), "04SESTRIN214", None, "2004-03-18")
    assert not wanted.takes(("Orvane",), ("the dam",), "04SESTRIN215", "2004-03-16")
    assert Wanted().takes((), (), "04SESTRIN214", None)
    # What does not fit is not counted as left out for its day.
    assert (wanted.dating.by_cable, wanted.dating.undated, wanted.dating.of_other_days) == (1, 1, 0)


def test_json_and_a_table_cannot_both_go_to_standard_output(run: Run, box: Path) -> None:
    done = run("events", box / "sestrin214.txt", "--json", "--csv", "-")
    assert done.exit_code == 2


def test_what_it_rests_on_is_told(run: Run, box: Path) -> None:
    done = run("commitments", box / "sestrin214.txt")
    assert done.exit_code == 0
    assert "1 of 1 cable" in done.stderr
