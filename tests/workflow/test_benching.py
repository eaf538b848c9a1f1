"""Scores of extractors on annotations."""

import json
from pathlib import Path

import pytest

from conftest import HOME
from reftel.errors import InputError
from reftel.workflow.benching import REMOVABLE, bench_said, gold_of, kind_of, rows_in

GOLD = HOME / "examples" / "statements.jsonl"
CABLES = HOME / "examples" / "cables"


def part(tmp_path: Path, cables: tuple[str, ...]) -> Path:
    path = tmp_path / "gold.jsonl"
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if json.loads(line)["cable"] in cables), encoding="utf-8")
    return path


def test_an_annotation_of_ones_own(tmp_path: Path) -> None:
    gold = part(tmp_path, ("04QUILLHAVEN61", "04TARNSEE171"))
    told = bench_said(gold, [CABLES], ablate=True)
    assert [one.name for one in told.cables] == ["04QUILLHAVEN61", "04TARNSEE171"]
    assert [one.name for one in told.eras] == ["2000s"]
    assert told.quotations is not None
    assert told.quotations.attribution.f1 < told.whole.attribution.f1
    assert told.whole.attribution.f1 > 0.8
    assert sum(one.statements for one in told.constructions) == told.whole.predicted
    stages = [one.without for one in told.ablations if one.without.startswith("stage ")]
    assert stages == [f"stage {name}" for name in REMOVABLE]
    assert next(one for one in told.ablations if one.without == "stage speech").attribution > 0.3
    assert told.missing == ()


def test_another_extractor_and_files_beside_the_annotation(tmp_path: Path) -> None:
    gold = part(tmp_path, ("04TARNSEE171",))
    (tmp_path / "gold.files").write_text(f"{CABLES / '04TARNSEE171.txt'}\n", encoding="utf-8")
    told = bench_said(gold, extractor="quotations")
    assert (told.extractor, told.quotations, told.capitals) == ("quotations:/1", None, None)


def test_cables_that_are_not_there_are_named(tmp_path: Path) -> None:
    gold = part(tmp_path, ("04TARNSEE171", "04QUILLHAVEN61"))
    told = bench_said(gold, [CABLES / "04TARNSEE171.txt"])
    assert told.missing == ("04QUILLHAVEN61",)
    with pytest.raises(InputError, match="name the SOURCE"):
        bench_said(gold)


def test_capitals_are_an_era_of_their_own(tmp_path: Path) -> None:
    gold = part(tmp_path, ("04TARNSEE171",))
    text = (CABLES / "04TARNSEE171.txt").read_text(encoding="utf-8")
    (tmp_path / "loud.txt").write_text(text.upper(), encoding="utf-8")
    told = bench_said(gold, [tmp_path / "loud.txt"])
    assert told.eras == ()
    assert told.capitals is not None


def test_the_paragraphs_that_were_annotated(tmp_path: Path) -> None:
    gold = part(tmp_path, ("04TARNSEE171",))
    (tmp_path / "gold.paras.json").write_text('{"04TARNSEE171": [1]}', encoding="utf-8")
    assert gold_of(gold).places == {("04TARNSEE171", 1)}
    for none in (b"[1]", b'{"\xff": [1]}'):
        (tmp_path / "gold.paras.json").write_bytes(none)
        with pytest.raises(InputError, match="no list of paragraphs"):
            gold_of(gold)


@pytest.mark.parametrize(
    ("text", "told"),
    [("{", "line 1, is no statement"), ("\n[]", "line 2, is no statement"), ("", "holds no statements")],
)
def test_an_annotation_that_is_none(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        rows_in(path)
    with pytest.raises(InputError, match="cannot be read"):
        rows_in(tmp_path / "absent.jsonl")


def test_constructions_go_by_their_first_word() -> None:
    assert [kind_of({"because": one}) for one in ("that:say", "implicit; stance", "", None)] == [
        "that",
        "implicit",
        "not told",
        "not told",
    ]
