"""A source without a person, and what may be another's left alone."""

from pathlib import Path

import pytest

from reftel import workflow
from reftel.archive import Archive
from reftel.workflow import purging
from reftel.workflow.purging import Target
from reftel.workflow.unnaming import ALL, Leaving

WHOLE = "UNCLAS SESTRIN 1\n\nSUBJECT: DAM\n\n1. (U) Yusuf Zorblax said that it leaked. Zorblax left.\n"
ALONE = "UNCLAS SESTRIN 2\n\nSUBJECT: DAM\n\n1. (U) The Zorblax works were closed in May.\n"
OTHER = "UNCLAS SESTRIN 3\n\nSUBJECT: DAM\n\n1. (U) A Mr. Zorblax called.\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in (("a", WHOLE), ("b", ALONE), ("c", OTHER)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    workflow.read_into(tmp_path / "archive", [folder])
    return tmp_path / "archive"


def texts(archive: Path) -> dict[str, str]:
    with Archive(archive, read_only=True) as opened:
        return {one.names[0]: opened.source(one.sha256).text for one in opened.sources()}


def test_every_word_is_shown_and_what_only_a_surname_tells_is_told_apart(archive: Path) -> None:
    planned = purging.plan(archive, Target(person="Yusuf Zorblax"))
    shown = sorted((one.words, one.lone) for one in planned.blanked)
    assert shown == [("Yusuf Zorblax", False), ("Zorblax", False), ("Zorblax", True), ("Zorblax", True)]
    assert any("The Zorblax works were closed" in one.around for one in planned.blanked if one.lone)
    assert texts(archive)["b.txt"] == ALONE  # to plan changes nothing


def test_it_stays_in_the_cables_that_are_named(archive: Path) -> None:
    planned = purging.plan(archive, Target(person="Yusuf Zorblax"))
    (cable,) = {one.cable for one in planned.blanked if "works" in one.around}
    purging.purge(archive, Target(person="Yusuf Zorblax", leave=(cable,)))
    left = texts(archive)
    assert left["b.txt"] == ALONE
    assert not any("Zorblax" in left[name] for name in ("a.txt", "c.txt"))


def test_it_stays_everywhere_but_where_the_cable_says_whose_it_is(archive: Path) -> None:
    target = Target(person="Yusuf Zorblax", leave=(ALL,))
    assert not any(one.lone for one in purging.plan(archive, target).blanked)
    done = purging.purge(archive, target)
    assert done.done
    left = texts(archive)
    assert (left["b.txt"], left["c.txt"]) == (ALONE, OTHER)
    assert "Zorblax" not in left["a.txt"]


def test_a_number_is_meant_however_it_is_written() -> None:
    leaving = Leaving.of(["04 sestrin 0214"])
    assert "04SESTRIN214" in leaving
    assert "04SESTRIN215" not in leaving
    assert "04SESTRIN215" in Leaving.of([ALL])
