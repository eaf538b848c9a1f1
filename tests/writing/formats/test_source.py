"""``source``: the nodes joined."""

import gc

import pytest
from hypothesis import given

import reftel
from strategies import CABLES, any_text


@given(any_text())
def test_the_nodes_of_any_text_join_to_it(text: str) -> None:
    reading = reftel.read(text)
    assert reftel.write(reading, "source") == reading.source.text


def test_a_cable_gives_the_source_that_its_reading_holds() -> None:
    reading = reftel.read(CABLES[0])
    assert reftel.write(reading.cables[0], "source") == CABLES[0]


def test_a_cable_alone_has_no_source() -> None:
    cable = reftel.read(CABLES[0] + "\n\n\n").cables[0]
    gc.collect()
    with pytest.raises(reftel.InputError, match="give the reading"):
        reftel.write(cable, "source")
