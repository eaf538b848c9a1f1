"""What was decided on a pre-flight, read back from its file."""

import tomllib
from pathlib import Path

import msgspec
import pytest

from reftel.errors import InputError
from reftel.model.publication import Alleged, Described, Marked, NameListed, Preflight
from reftel.workflow.preflight import choices, key_of, reviewed
from reftel.writing.preflights import preflight_text

NAMES = ('Ann "Annie" Lee', "Bo\nChung", "Céline")
PREFLIGHT = Preflight(
    access="unclassified",
    cables=2,
    extracted=1,
    statements=3,
    withheld=1,
    redactions=0,
    masked=0,
    protections=0,
    names=tuple(
        NameListed(name=name, forms=(name,), cables=1, statements=1, places=("04X1 ¶1",), why=("speaks",))
        for name in NAMES
    ),
    words=(NameListed(name="Oyen", forms=("Oyen",), cables=1, statements=0, places=("04X1 ¶1",), do="keep"),),
    markings=(Marked(kind="level", value="C", cables=2), Marked(kind="portion", value="C", cables=1, portions=3)),
    described=(Described(cable="04X1", description="a senior official", statements=1),),
    alleged=(
        Alleged(
            key="04X1 ¶1 0-9",
            cable="04X1",
            para=0,
            start=0,
            end=9,
            cue="bribes",
            speaker="post",
            post="X",
            text="\x7f é",
        ),
    ),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "look.toml"
    made.write_text(preflight_text(PREFLIGHT), encoding="utf-8")
    return made


def edit(path: Path, *changes: tuple[str, str]) -> Path:
    text = path.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_file_has_every_entry_as_it_is(path: Path) -> None:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    assert [row["name"] for row in told["name"]] == list(NAMES)
    assert {kind: [row["do"] for row in told[kind]] for kind in ("word", "marking", "source", "allegation")} == {
        "word": ["keep"],
        "marking": ["keep", "keep"],
        "source": ["keep"],
        "allegation": ["drop"],
    }


def test_nothing_is_published_while_a_name_is_not_decided(path: Path) -> None:
    with pytest.raises(InputError, match="3 entries are not decided"):
        reviewed(path, PREFLIGHT)
    edit(path, ('do = "?"   # for', 'do = "mask"   # for'))
    assert {one.do for one in reviewed(path, PREFLIGHT).names} == {"mask"}


def test_each_entry_has_its_own_word(path: Path) -> None:
    edit(
        path,
        ('do = "?"   # for', 'do = "mask"   # for'),
        ('¶1\ndo = "?"', '¶1\ndo = "drop"'),
        ('do = "drop"\n', 'do = "drop"\n'),
    )
    told = reviewed(path, PREFLIGHT)
    assert [one.do for one in told.names] == ["drop", "mask", "mask"]
    done = choices(told)
    assert done.names[key_of(NAMES[0])] == "drop"
    assert done.markings["portion", "C"] == "keep"
    assert done.described["04X1", "a senior official"] == "keep"
    assert done.alleged["04X1 ¶1 0-9"] == "drop"


def test_what_is_there_now_and_was_not_looked_at_is_named(path: Path) -> None:
    edit(path, ('do = "?"   # for', 'do = "keep"   # for'))
    new = NameListed(name="Dravic", forms=("Dravic",), cables=1, statements=1, places=("04X2 ¶1",))
    with pytest.raises(InputError, match="name Dravic"):
        reviewed(path, msgspec.structs.replace(PREFLIGHT, names=(*PREFLIGHT.names, new)))
    fewer = msgspec.structs.replace(PREFLIGHT, names=PREFLIGHT.names[:1])
    assert len(reviewed(path, fewer).names) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[name", "no TOML"),
        ('[[name]]\nname = "x"\ndo = "yes"\n', "knows nothing"),
        ('name = "x"\n', "tables"),
        ("rest = 1\n", "rest"),
        ('[[name]]\nname = ["x"]\ndo = "keep"\n', "name of a .* must be a text"),
        ('[[marking]]\nkind = "level"\nvalue = {a = 1}\n', "value of a .* must be a text"),
        (f"a = {'[' * 5000}", "no TOML"),
        ('[rest]\ndo = "perhaps"\n', "keep, mask, drop"),
    ],
)
def test_what_is_no_pre_flight_is_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        reviewed(tmp_path / "a.toml", PREFLIGHT)
    with pytest.raises(InputError, match="cannot be read"):
        reviewed(tmp_path / "none.toml", PREFLIGHT)
    (tmp_path / "b.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="no TOML"):
        reviewed(tmp_path / "b.toml", PREFLIGHT)


def test_a_wrong_word_is_named(path: Path) -> None:
    edit(path, ('do = "drop"\n', 'do = "hide"\n'))
    with pytest.raises(InputError, match="hide"):
        reviewed(path, PREFLIGHT)
