"""What is published, and what must be nowhere in it."""

import csv
import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from made_withheld import SENT
from reftel import workflow
from reftel.errors import InputError
from reftel.model.publication import Choice, Preflight
from reftel.workflow.access import MASK, WITHHELD, parse_access
from reftel.workflow.protecting import Protected, people_of
from reftel.workflow.publication import LEFT_OUT, Prepared, prepare, publish

ONE = (
    SENT.format(number=777, subject="(U) The ferries of Zorblax")
    + """\
1. (C) Minister Vantook told Ambassador Halloran that the bridge would close.

2. (U) Minister Yusuf Zorblax told Ambassador Halloran that the ferries would sail. Zorblax thanked him.

3. (U) A senior official said that Mayor Drexel took bribes. A senior official said that the tolls would rise.

4. (U) Editor Mira Quimby (strictly protect) said that the paper would close.

HALLORAN
"""
)
TWO = (
    SENT.format(number=778, subject="(U) The tolls") + "1. (U) Minister Lio Oyen said that the tolls would stay.\n\n"
    "2. (U) Two villagers from the upper bank said that the dam leaks. "
    "The Deputy Governor said that it holds.\n\nTARN\n"
)
THREE = SENT.format(number=779, subject="(C) Orlop") + "1. (C) Orlop left.\n\nTARN\n"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("in")
    for name, text in (("zorblax.txt", ONE), ("two.txt", TWO), ("three.txt", THREE)):
        (folder / name).write_text(text, encoding="utf-8")
    path = tmp_path_factory.mktemp("kept") / "archive"
    workflow.read_into(path, [folder], extract=True)
    return path


@pytest.fixture(scope="module")
def prepared(archive: Path) -> Prepared:
    return prepare(archive, parse_access("unclassified"))


def decided(one: Preflight, rest: Choice = "keep", **names: Choice) -> Preflight:
    """All names as ``rest``, but those that are given by a word of them."""

    def told(name: str) -> Choice:
        return next((do for word, do in names.items() if word.casefold() in name.casefold()), rest)

    def chosen(some: tuple[Any, ...], of: Callable[[Any], str]) -> tuple[Any, ...]:
        return tuple(msgspec.structs.replace(each, do=told(of(each))) for each in some)

    return msgspec.structs.replace(
        one, names=chosen(one.names, lambda each: each.name), words=chosen(one.words, lambda each: each.name)
    )


def everything(folder: Path) -> str:
    return "\n".join(
        f"{path.relative_to(folder)}\n{path.read_text(encoding='utf-8')}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    )


def test_the_list_has_all_that_a_person_has_to_answer_for(prepared: Prepared) -> None:
    told = prepared.preflight
    assert (told.cables, told.extracted, told.withheld, told.protections) == (2, 2, 1, 1)
    names = {one.name: one for one in told.names}
    assert names["Yusuf Zorblax"].why == ("speaks", "is named")
    assert names["Yusuf Zorblax"].places == ("04SESTRIN777 ¶2",)
    assert "Drexel" in names
    assert not {"Vantook", "Orlop", "Mira Quimby"} & set(names)
    assert {(one.kind, one.value) for one in told.markings} >= {("level", "C"), ("portion", "U"), ("caption", "SIPDIS")}
    (alleged,) = told.alleged
    assert (alleged.speaker, alleged.post, alleged.do) == ("senior official", "AMEMBASSY SESTRIN", "drop")
    assert {(one.cable, one.description, one.kind) for one in told.described} == {
        ("04SESTRIN777", "senior official", "unnamed"),
        ("04SESTRIN778", "Two villagers from the upper bank", "group"),
        ("04SESTRIN778", "Deputy Governor", "role"),
    }
    assert told.undecided == len(told.names)


def test_nothing_that_is_hidden_is_anywhere_in_what_is_written(prepared: Prepared, tmp_path: Path) -> None:
    made = publish(prepared, decided(prepared.preflight, Zorblax="mask", Halloran="mask"), tmp_path / "out")
    text = everything(tmp_path / "out")
    for word in ("zorblax", "yusuf", "halloran", "quimby", "mira", "vantook", "orlop", "drexel", "bribes"):
        assert word not in text.casefold(), word
    for real in (ONE, TWO, THREE):
        known = hashlib.sha256(real.encode()).hexdigest()
        assert (known[:12] in text) == (real is TWO)
    assert MASK in text
    assert WITHHELD * 6 not in text
    assert LEFT_OUT in text
    assert "[withheld]" in text
    assert (made.cables, made.withheld, made.sentences, made.left_out) == (2, 1, 1, "none")
    assert made.allegations == 0


def test_every_file_is_in_the_manifest_and_is_what_it_says(prepared: Prepared, tmp_path: Path) -> None:
    made = publish(prepared, decided(prepared.preflight), tmp_path / "out", ("html",))
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    there = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*"))
    assert sorted([*(one["name"] for one in manifest["files"]), "manifest.json"]) == there == sorted(made.files)
    for one in manifest["files"]:
        assert hashlib.sha256((tmp_path / "out" / one["name"]).read_bytes()).hexdigest() == one["sha256"]
    assert manifest["counts"]["left_out"] == "none"
    assert "cables/04SESTRIN777.html" in there
    assert not [name for name in there if name.endswith((".xml", ".txt")) and name != "README.txt"]


def test_statements_stand_where_they_say_in_the_published_text(prepared: Prepared, tmp_path: Path) -> None:
    publish(prepared, decided(prepared.preflight, Zorblax="mask"), tmp_path / "out")
    lines = (tmp_path / "out" / "cables.jsonl").read_text(encoding="utf-8").splitlines()
    cables = {one["cable"]: one for one in map(json.loads, lines)}
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out" / "statements.csv").read_text(encoding="utf-8-sig"))))
    assert rows
    for row in rows:
        texts = {str(one["number"]): one["text"] for one in cables[row["cable"]]["paragraphs"]}
        assert texts[row["para"]][int(row["start"]) : int(row["end"])] == row["content"]
        assert row["speaker"]
        assert row["post"]
    assert next(row["id"] for row in rows if row["cable"] == "04SESTRIN777") == "04SESTRIN777-1"


def test_an_allegation_that_is_kept_carries_who_says_it_and_whose_report_it_is(
    prepared: Prepared, tmp_path: Path
) -> None:
    told = decided(prepared.preflight)
    kept = tuple(msgspec.structs.replace(one, do="keep") for one in told.alleged)
    made = publish(prepared, msgspec.structs.replace(told, alleged=kept), tmp_path / "out")
    assert (made.allegations, made.sentences) == (1, 0)
    rows = csv.DictReader(io.StringIO((tmp_path / "out" / "statements.csv").read_text(encoding="utf-8-sig")))
    (row,) = [row for row in rows if row["alleges"] == "yes"]
    assert (row["speaker"], row["post"]) == ("senior official", "AMEMBASSY SESTRIN")
    assert "alleged; as reported by AMEMBASSY SESTRIN" in (tmp_path / "out" / "cables" / "04SESTRIN777.html").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize("field", ["names", "markings", "described"])
def test_what_is_dropped_goes_with_its_cable_and_no_count_tells_how_many(
    prepared: Prepared, tmp_path: Path, field: str
) -> None:
    told = decided(prepared.preflight)
    wanted = {"names": "Zorblax", "markings": "none", "described": "senior"}[field]
    some = tuple(
        msgspec.structs.replace(one, do="drop")
        if wanted.casefold() in repr(one).casefold() or (field == "markings" and one.kind == "release")
        else one
        for one in getattr(told, field)
    )
    dropping = msgspec.structs.replace(told, **{field: some})
    made = publish(prepared, dropping, tmp_path / "out")
    text = everything(tmp_path / "out")
    assert made.left_out == "some"
    assert "04SESTRIN777" not in text
    assert made.cables == (0 if field == "markings" else 1)


def test_descriptions_captions_and_portions_are_masked(prepared: Prepared, tmp_path: Path) -> None:
    told = decided(prepared.preflight)
    hidden = msgspec.structs.replace(
        told,
        described=tuple(msgspec.structs.replace(one, do="mask") for one in told.described),
        markings=tuple(
            msgspec.structs.replace(
                one, do="mask" if one.value in ("SIPDIS", "C") and one.kind != "portion" else "keep"
            )
            for one in told.markings
        ),
    )
    publish(prepared, hidden, tmp_path / "out")
    text = everything(tmp_path / "out")
    assert "enior official" not in text
    assert "SIPDIS" not in text
    assert "tolls would rise" in text
    portions = tuple(
        msgspec.structs.replace(one, do="mask" if one.kind == "portion" else "keep") for one in told.markings
    )
    publish(prepared, msgspec.structs.replace(told, markings=portions), tmp_path / "less")
    assert "tolls would" not in everything(tmp_path / "less")


def test_a_protect_list_is_masked_before_anybody_looks(archive: Path, tmp_path: Path) -> None:
    limited = prepare(archive, parse_access("unclassified"), people_of(["Lio Oyen", "Oyen"]))
    assert "oyen" not in repr(limited.preflight).casefold()
    assert limited.preflight.masked == 2  # and whom a cable asks to protect
    publish(limited, decided(limited.preflight), tmp_path / "out")
    assert "oyen" not in everything(tmp_path / "out").casefold()


def test_only_what_is_asked_for(archive: Path) -> None:
    access = parse_access("unclassified")
    assert prepare(archive, access, cables=["SESTRIN 778"]).preflight.cables == 1
    assert prepare(archive, access, query="tolls").preflight.cables == 2
    assert prepare(archive, access, query='"tolls would stay"').preflight.cables == 1
    for wrong in ({"cables": ["99NOWHERE1"]}, {"cables": ["SESTRIN779"]}, {"query": "vantook"}):
        with pytest.raises(InputError):
            prepare(archive, access, **wrong)


def test_nothing_is_written_over_and_nothing_is_left_of_what_failed(
    prepared: Prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "a.txt").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="not empty"):
        publish(prepared, decided(prepared.preflight), full)
    told = decided(prepared.preflight, Zorblax="mask")
    with monkeypatch.context() as patched:
        # A writer that forgets the masks is found out before anything is there.
        patched.setattr("reftel.writing.published.text", lambda _: "Yusuf Zorblax")
        with pytest.raises(InputError, match="would still stand"):
            publish(prepared, told, tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["full"]
    (tmp_path / "empty").mkdir()
    assert publish(prepared, told, tmp_path / "empty").cables == 2


def test_hostile_cables_stay_text(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    text = SENT.format(number=781, subject="(U) <script>alert(1)</script>")
    (folder / "=cmd.txt").write_text(
        text + "1. (U) =2+3 Minister Oyen said that <b>it</b> & ]]> held.\n", encoding="utf-8"
    )
    workflow.read_into(tmp_path / "archive", [folder], extract=True)
    one = prepare(tmp_path / "archive", parse_access("unclassified"), Protected())
    publish(one, decided(one.preflight), tmp_path / "out")
    page = (tmp_path / "out" / "cables" / "04SESTRIN781.html").read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "default-src &#x27;none&#x27;" in page or "default-src 'none'" in page
    for path in (tmp_path / "out").rglob("*.csv"):
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))):
            assert not [cell for cell in row if cell[:1] in ("=", "+", "@")]
