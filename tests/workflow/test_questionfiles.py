"""The files of questions, as a purge leaves them."""

from pathlib import Path

from reftel.workflow.questionfiles import files_without, put

SEAT = '[[seat]]\nactor = "{}"\n'


def mask(text: str) -> str:
    return text.replace("Marin", "XXXXX").replace("marin", "xxxxx")


def test_what_names_him_is_blanked_and_his_seats_go(tmp_path: Path) -> None:
    asked, seats, other = tmp_path / "dam.toml", tmp_path / "dam.seats.toml", tmp_path / "reef.toml"
    asked.write_text('title = "What of Marin?"\n')
    seats.write_text(SEAT.format("Ostrel") + SEAT.format("Marin") + SEAT.format("Lusk"))
    other.write_text('title = "What of the reef?"\n')
    files, gone = files_without(tmp_path, mask)
    assert files == {asked: 'title = "What of XXXXX?"\n', seats: SEAT.format("Ostrel") + SEAT.format("Lusk")}
    assert gone == 1
    assert files_without(tmp_path / "none", mask) == ({}, 0)


def test_a_file_that_is_called_by_the_name_is_called_otherwise_and_takes_no_others_place(tmp_path: Path) -> None:
    (tmp_path / "marin.toml").write_text("a = 1\n")
    put(tmp_path / "reef.toml", "b = 2\n", mask)
    files, _ = files_without(tmp_path, mask)
    assert files == {tmp_path / "marin.toml": "a = 1\n"}
    put(tmp_path / "marin.toml", "a = 1\n", mask)
    (first,) = {path.name for path in tmp_path.iterdir()} - {"reef.toml"}
    assert "marin" not in first
    put(tmp_path / "marin.toml", "a = 3\n", mask)
    assert {path.read_text() for path in tmp_path.iterdir()} == {"a = 1\n", "a = 3\n", "b = 2\n"}
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([first, f"2-{first}", "reef.toml"])
