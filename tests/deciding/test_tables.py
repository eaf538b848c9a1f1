"""Tables of a question file: values come out typed, and what is wrong is one clear sentence."""

from datetime import date
from operator import methodcaller
from pathlib import Path

import pytest

from reftel.deciding.tables import Table, read_tables
from reftel.errors import QuestionError

KEYS = ("id", "when", "on", "cues", "weight", "part", "parts")


def table(**values: object) -> Table:
    return Table(Path("q.toml"), "[thing]", values, KEYS)


def test_values_come_out_as_they_are() -> None:
    full = table(
        id=" a ", when=date(2006, 12, 4), on=True, cues=["x", " y"], weight=2, part={"id": "b"}, parts=[{"id": "c"}]
    )
    assert full.text("id", required=True) == "a"
    assert full.date("when") == "2006-12-04"
    assert full.flag("on", default=False) is True
    assert full.texts("cues") == ("x", "y")
    assert full.number("weight") == full.measure("weight", default=1) == 2
    part = full.one("part", ("id",))
    assert part is not None
    assert part.text("id") == "b"
    assert [some.name for some in full.many("parts", ("id",), "thing.")] == ["[[thing.parts]] 1"]
    assert full.identity([]) == "a"


def test_what_is_not_there_is_empty() -> None:
    bare = table()
    assert (bare.text("id"), bare.texts("cues"), bare.date("when"), bare.number("weight")) == ("", (), None, None)
    assert bare.flag("on", default=True) is True
    assert bare.measure("weight", default=1) == 1
    assert bare.one("part", ()) is None
    assert bare.many("parts", ()) == []


@pytest.mark.parametrize(
    ("values", "key", "kind", "says"),
    [
        ({"id": 7}, "id", "text", 'has id = 7; write it as text: id = "7".'),
        ({"id": " "}, "id", "identity", 'has no id; add id = "…".'),
        ({"id": "a"}, "id", "identity", "has the id 'a', which another has already; give each its own."),
        ({"cues": "x"}, "cues", "texts", "has cues = 'x'; write a list of texts"),
        ({"cues": [""]}, "cues", "texts", "write a list of texts"),
        ({"when": "soon"}, "when", "date", "has when = 'soon'; write a year, month or day"),
        ({"on": "yes"}, "on", "flag", "write on = true or on = false"),
        ({"weight": True}, "weight", "number", "has weight = True; write a number."),
        ({"part": [{}]}, "part", "one", "write one [part]"),
        ({"parts": {"id": "x"}}, "parts", "many", "write [[parts]], with two brackets"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(values: dict[str, object], key: str, kind: str, says: str) -> None:
    asked = {
        "text": methodcaller("text", key),
        "identity": methodcaller("identity", ["a"]),
        "texts": methodcaller("texts", key),
        "date": methodcaller("date", key),
        "flag": methodcaller("flag", key, default=True),
        "number": methodcaller("number", key),
        "one": methodcaller("one", key, ()),
        "many": methodcaller("many", key, ()),
    }
    with pytest.raises(QuestionError) as error:
        asked[kind](table(**values))
    assert str(error.value).startswith("q.toml: [thing] ")
    assert says in str(error.value)


def test_a_key_that_is_not_known_is_named_with_its_neighbour() -> None:
    with pytest.raises(QuestionError, match="has 'weigth', which is not known here; did you mean 'weight'"):
        table(weigth=1)
    with pytest.raises(QuestionError, match="it may have: id, when"):
        table(zzz=1)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xff\xfe\x00", "is not UTF-8 text"),
        (b"[question\n", "is not TOML"),
        (b"x = 1\n" * 200_000, "has more than 1,000,000 characters"),
        (b"x = 1\n" * 800_000, "has more than 1,000,000 characters"),
        (b"a." * 50_000 + b"a = 1", "has a key of 16 parts or more"),
        (b'[question]\n"a" . ' + b"b .\t" * 50_000 + b"a = 1", "has a key of 16 parts or more"),
        (b"x = " + b"[" * 100_000, "is not TOML"),
        (b"x = " + b"{a=" * 50_000, "is not TOML"),
    ],
)
def test_a_file_that_is_no_question(tmp_path: Path, content: bytes, says: str) -> None:
    file = tmp_path / "q.toml"
    file.write_bytes(content)
    with pytest.raises(QuestionError, match=says):
        read_tables(file, ("question",))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="cannot be read"):
        read_tables(tmp_path / "none.toml", ())
    with pytest.raises(QuestionError, match="cannot be read"):
        read_tables(Path("a\0b"), ())
