"""Who is who in an archive: the page of an actor, lists of names, rulings."""

from pathlib import Path

import pytest

from made_namings import Told, archive_of, naming
from made_question import question
from reftel.errors import InputError
from reftel.fields.mrn import Mrn
from reftel.model.position import Position
from reftel.workflow import actors

FM = ("Foreign Minister", None)
CABLES: tuple[Told, ...] = (
    (Mrn(2004, "ASTANA", 1), "2004-01-01", [naming("Orvane", "Lio Orvane", FM)], [("Orvane", "Halloran")]),
    (Mrn(2005, "ASTANA", 2), "2005-01-01", [naming("Orvane", "", FM), naming("Halloran")], [("Halloran", "Orvane")]),
    (Mrn(2006, "ASTANA", 3), "2006-01-01", [naming("Orvane", "Serk Orvane")], [("Orvane", "Tarn"), ("Orvane", "Bly")]),
)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    archive_of(tmp_path / "a", CABLES).close()
    return tmp_path / "a"


def test_a_page_is_that_of_an_id_or_a_name(archive: Path) -> None:
    assert actors.profile_in(archive, "Orvane").actor.id == "orvane.2"  # who is reported to have said most
    one = actors.profile_in(archive, "orvane")
    assert (one.actor.id, [other.id for other in one.others]) == ("orvane", ["orvane.2"])
    assert len(one.statements) == 1
    many = actors.profile_in(archive, "orvane.2", limit=1)
    assert (many.actor.name, len(many.statements), many.topics[0].statements) == ("Serk Orvane", 1, 2)
    assert (many.positions, many.shifts) == ((), ())
    with pytest.raises(InputError, match="Nobody"):
        actors.profile_in(archive, "frob")


def test_a_list_of_names(archive: Path, tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("\ufeff# comment\nLio Orvane\n\nFrob\n", encoding="utf-8")
    rows = tuple(actors.found_in(archive, actors.names_of(path)))
    assert [(row.asked, row.id, row.cables) for row in rows] == [("Lio Orvane", "orvane", 2), ("Frob", None, 0)]
    path.write_text("\n", encoding="utf-8")
    with pytest.raises(InputError, match="holds 0 names"):
        actors.names_of(path)
    path.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(InputError, match="Cannot read"):
        actors.names_of(path)
    listed = actors.actors_in(archive, kind="person")
    assert actors.as_found(listed[0]).asked == listed[0].name


def test_bearers_of_a_name(archive: Path) -> None:
    found = actors.bearers_in([archive, b"no archive"], ["Lio Orvane"])
    assert found == {"Lio Orvane": {("04ASTANA1", "Orvane"), ("05ASTANA2", "Orvane")}}
    assert actors.bearers_in([archive], []) == {}


def test_rulings_and_their_undoing(archive: Path) -> None:
    with pytest.raises(InputError, match="Several are called Orvane"):
        actors.merge_in(archive, "Halloran", "Orvane ", reason="r")
    with pytest.raises(InputError, match="Nobody is called frob"):
        actors.merge_in(archive, "orvane", "frob", reason="r")
    with pytest.raises(InputError, match="is not named in 99X1"):
        actors.split_in(archive, "orvane", ["99X1"], reason="r")
    merged = actors.merge_in(archive, "orvane", "orvane.2", reason="the same")
    assert actors.profile_in(archive, "orvane").rulings == (merged,)
    assert actors.undo_in(archive, merged.number).undone
    split = actors.split_in(archive, "orvane", ["05ASTANA2"], reason="another")
    assert [one.number for one in actors.rulings_in(archive)] == [merged.number, split.number]


def position(stance: str, cable: str, on: str, **others: object) -> Position:
    values = {"to_check": False, "echo_of": None, **others}
    return Position(
        question="q",
        option="o",
        actor="Orvane",
        stance=stance,  # type: ignore[arg-type]
        condition=None,
        on=on,
        claimed_by=None,
        cable=cable,
        para=1,
        start=0,
        end=1,
        text="x",
        because="x",
        statement=cable,
        source="s",
        **values,  # type: ignore[arg-type]
    )


def test_shifts_are_stances_that_differ_one_after_the_other() -> None:
    made = (
        position("support", "04A1", "2004-01-01"),
        position("support", "04A2", "2004-02-01"),
        position("reject", "05B3", "2005-01-01"),
        position("support", "05B4", "2005-02-01", to_check=True),
        position("support", "05B5", "2005-03-01", echo_of="05B3"),
    )
    (shift,) = actors.shifts(made)
    assert (shift.before.cable, shift.after.cable, shift.other_post) == ("04A2", "05B3", True)


def test_stances_on_a_question(archive: Path) -> None:
    asked = question()
    assert actors.profile_in(archive, "orvane", question=asked).positions == ()
