"""What falls into a time that was asked for."""

from pathlib import Path

import pytest

from made_days import DATED, UNDATED
from reftel.cli.dating import Dating, dated_within
from reftel.cli.options import Days
from rendering import Run

OCTOBER = Days(20041001, 20041031)


def test_any_time_will_do_where_none_is_asked_for() -> None:
    dating = Dating()
    assert dating.takes(None, None)
    assert dating.takes("2004-03", "2004-04")
    assert dating.basis() == ""


@pytest.mark.parametrize(
    ("day", "cable", "taken"),
    [
        ("2004-10-16", "2005-01-01", True),
        ("2004", "2005-01-01", True),
        ("2004-10~", None, True),
        ("2004-09-30", "2004-10-01", False),
        (None, "2004-10-01", True),
        (None, "2004-10~", True),
        (None, "2004-11-01", False),
        (None, None, False),
    ],
)
def test_its_own_day_goes_first_and_the_date_of_its_cable_stands_in(
    day: str | None,
    cable: str | None,
    taken: bool,  # noqa: FBT001 (a column of the table)
) -> None:
    assert Dating(OCTOBER).takes(day, cable) is taken


def test_what_was_left_out_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    dating = Dating(OCTOBER)
    taken = [dating.takes(*one) for one in ((None, "2004-10-02"), (None, None), ("2004-11", None), ("2004-12", None))]
    assert taken == [True, False, False, False]
    assert dating.basis() == ", 1 without a day of its own, by the date of its cable"
    dating.tell("--date", found=True)
    told = capsys.readouterr().err
    assert told == "1 that else fits has no day to go by and is left out; without --date it is shown.\n"
    dating.tell("--on", found=False)
    assert capsys.readouterr().err.endswith("2 else fit, but are of other days; without --on they are shown.\n")


def test_a_due_day_has_no_cable_to_go_by() -> None:
    assert dated_within("2004-10~", OCTOBER)
    assert not dated_within("2004-11", OCTOBER)
    assert not dated_within(None, OCTOBER)


@pytest.mark.parametrize(
    ("command", "option"), [("said", "--date"), ("meetings", "--on"), ("commitments", "--date")], ids=lambda one: one
)
def test_where_there_is_no_day_the_date_of_the_cable_stands_in(
    run: Run, tmp_path: Path, command: str, option: str
) -> None:
    source = tmp_path / "dated.txt"
    source.write_text(DATED, encoding="utf-8")
    every = run(command, source, "--json").stdout.splitlines()
    assert every
    assert run(command, source, option, "2004-05", "--json").stdout.splitlines() == every
    done = run(command, source, option, "2004-05")
    assert done.stdout.count("no day of its own: by its cable of 2004-05-20") == len(every)
    assert f", {len(every)} without a day of " in done.stderr
    assert "no day of its own" not in run(command, source).stdout
    other = run(command, source, option, "2005")
    assert other.stdout == ""
    assert f"without {option} " in other.stderr
    assert "Nobody here" not in other.stderr


@pytest.mark.parametrize(
    ("command", "option"), [("said", "--date"), ("meetings", "--on"), ("commitments", "--date")], ids=lambda one: one
)
def test_what_has_no_day_at_all_is_left_out_and_counted(run: Run, tmp_path: Path, command: str, option: str) -> None:
    source = tmp_path / "undated.txt"
    source.write_text(UNDATED, encoding="utf-8")
    assert run(command, source).stdout
    done = run(command, source, option, "2004-05")
    assert done.stdout == ""
    assert "no day to go by" in done.stderr
    assert f"left out; without {option} " in done.stderr


def test_the_first_of_many_say_nothing_of_those_behind_them(run: Run, tmp_path: Path) -> None:
    (tmp_path / "dated.txt").write_text(DATED, encoding="utf-8")
    (tmp_path / "undated.txt").write_text(UNDATED, encoding="utf-8")
    asked = ("said", tmp_path / "dated.txt", tmp_path / "undated.txt", "--date", "2004-05", "--json")
    whole = run(*asked)
    assert len(whole.stdout.splitlines()) == 2
    assert "2 that else fit have no day to go by" in whole.stderr
    assert "no day to go by" not in run(*asked, "--limit", "1").stderr
