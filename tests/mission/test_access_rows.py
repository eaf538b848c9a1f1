"""The row of the mission table about what a reader may see, by its id, on the two texts the project began with."""

from pathlib import Path

import pytest

from reftel.model.cable import Reading
from reftel.reading import read
from reftel.workflow.access import Cleared, cleared, is_withheld, parse_access

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module", params=["000", "004"])
def seed(shared: Path, request: pytest.FixtureRequest) -> tuple[str, Reading]:
    return request.param, read(next((shared / "seeds").glob(f"{request.param}_*.txt")))


def left_of(reading: Reading, clearance: str) -> Cleared:
    return cleared(reading.source, reading.nodes, reading.cables, parse_access(clearance))


def test_m130_a_reader_of_what_is_unclassified_sees_no_other_portion(seed: tuple[str, Reading]) -> None:
    name, reading = seed
    left = left_of(reading, "unclassified")
    (cable,) = left.cables
    shown = [paragraph.number for paragraph in cable.paragraphs if not is_withheld(paragraph)]
    assert shown == ([12] if name == "000" else [])
    withheld = sum(map(is_withheld, cable.paragraphs))
    assert withheld == (11 if name == "000" else 8)
    told = left.source.text + repr(cable)
    for before, after in zip(reading.cables[0].paragraphs, cable.paragraphs, strict=True):
        assert (before.text[10:60] in told) is not is_withheld(after)


def test_m130_of_what_is_sensitive_all_of_the_first_text(seed: tuple[str, Reading]) -> None:
    name, reading = seed
    left = left_of(reading, "sbu")
    assert left.withheld is (name == "004")
    if name == "000":
        assert left.source == reading.source
        assert left.cables == reading.cables
