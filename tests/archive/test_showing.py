"""How a hit is shown: verbatim words of its paragraph, whatever else its record holds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from made_readings import reading_of
from reftel.archive import Archive
from reftel.archive.index import PARAGRAPHS
from reftel.archive.query import Words
from reftel.archive.showing import Showing
from reftel.fields.mrn import Mrn

WANTED = (Words(("ferry",)),)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "a", create=True) as opened:
        body = ["The ferry sails.", "Salmon.", "A ferry and another ferry."]
        opened.add(
            [
                reading_of(Mrn(2031, "VESSIA", 1), body, subject="THE FERRY BID", salt="1"),
                reading_of(Mrn(2031, "VESSIA", 2), [], subject="NOTHING ELSE", salt="2"),
            ]
        )
        yield opened


def rows(archive: Archive) -> dict[str, int]:
    return {archive.load(number).citation: number for number in archive.pending("none")}


@pytest.mark.parametrize(("place", "para"), [(0, None), (1, 1), (2, 2), (3, 3)])
def test_a_place_is_shown_with_what_stands_there(archive: Archive, place: int, para: int | None) -> None:
    number = rows(archive)["31VESSIA1"]
    cable = archive.load(number)
    hit = Showing(archive.record(), WANTED).hit(1.5, number * PARAGRAPHS + place)
    text = cable.paragraphs[place - 1].text if place else "THE FERRY BID"
    assert (hit.cable, hit.para, hit.score, hit.snippet) == ("31VESSIA1", para, 1.5, text)
    assert all(hit.snippet[start:end].lower() == "ferry" for start, end in hit.marks)
    assert len(hit.marks) == text.lower().count("ferry")
    source = archive.source(hit.source).text[hit.start : hit.end]
    assert source.endswith(text)


def test_of_scattered_words_the_paragraph_that_tells_most_is_shown(archive: Archive) -> None:
    known, showing = rows(archive), Showing(archive.record(), WANTED)
    one, bare = (known[f"31VESSIA{number}"] * PARAGRAPHS for number in (1, 2))
    assert showing.hit(1.0, one, {known["31VESSIA1"]: 3}).para == 3
    assert showing.hit(1.0, one, {}).para == 1
    assert (showing.hit(1.0, bare, {}).para, showing.hit(1.0, bare, {}).snippet) == (None, "NOTHING ELSE")
