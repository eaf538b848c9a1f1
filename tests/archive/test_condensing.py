"""A condensed record gives back exactly what was read; what does not follow is kept."""

import functools
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import HOME
from made_readings import reading_of
from reftel import reading
from reftel.archive.condensing import (
    Condensed,
    Notes,
    Steps,
    canonical,
    canonical_notes,
    condensed,
    condensed_notes,
    part_of,
    restored,
    restored_notes,
    text_of,
    texts_in,
)
from reftel.fields.mrn import Mrn
from reftel.model.cable import Cable, Run
from reftel.model.finding import Finding
from reftel.model.source import Node

PAGE = """<code><pre>C O N F I D E N T I A L SESTRIN 000402&#x000A;&#x000A;SIPDIS&#x000A;&#x000A;SUBJECT: QUOTAS&#x000A;
1. (C) The Minister&#x2019;s answer&#x000A;was &quot;no&quot;.&#x000A;&#x000A;
2. (C) Nothing was folded.&#x000A;</pre></code>"""


@functools.cache
def two_cables() -> tuple[Cable, ...]:
    return (*reading.read(PAGE).cables, *reading_of(Mrn(2031, "VESSIA", 1), ["She agreed\nto\r\nall."]).cables)


class Parts(msgspec.Struct):
    """What of a paragraph its text follows from."""

    start: int
    text_start: int
    raw: str
    text: str


class Texts(msgspec.Struct):
    """A cable as whoever wants its texts asks for it."""

    paragraphs: tuple[Parts, ...]


def texts_of(data: bytes) -> list[str]:
    found, folds = part_of(data, Texts)
    return [text_of(one, fold) for one, fold in zip(found.paragraphs, folds, strict=True)]


def holds(cable: Cable) -> None:
    data = condensed(cable)
    assert restored(data) == cable
    assert texts_of(data) == [one.text for one in cable.paragraphs]
    assert canonical(data) == data
    assert texts_in(data) == tuple(one.text for one in cable.paragraphs)
    assert [one.text for one in restored(data, places=False).paragraphs] == [one.text for one in cable.paragraphs]


@pytest.mark.parametrize("path", sorted((HOME / "examples").glob("**/*.txt")), ids=lambda path: path.name)
def test_examples_come_back_and_are_shorter(path: Path) -> None:
    for cable in reading.read(path).cables:
        holds(cable)
        assert len(condensed(cable)) < len(msgspec.msgpack.encode(cable)) * 0.85


def test_pages_come_back() -> None:
    (cable,) = reading.read(PAGE).cables
    holds(cable)
    folds = msgspec.msgpack.decode(condensed(cable), type=Condensed).folds
    assert any(isinstance(fold, Steps) and fold.end == 2 for fold in folds)  # entities besides line ends
    assert 0 not in folds


@given(st.text(max_size=60), st.integers(0, 5), st.integers(0, 5))
def test_what_does_not_follow_is_kept(text: str, clean: int, start: int) -> None:
    """Texts and runs that no reader makes: a masked name, a gap, an overlap."""
    (cable,) = reading_of(Mrn(2031, "VESSIA", 1), ["She agreed\nto\r\nall."]).cables
    at = cable.paragraphs[0].text_start + start
    run = Run(clean, clean + len(text), at, at + 3)
    for runs in ((), (run,), (run, run), cable.paragraphs[0].runs):
        odd = msgspec.structs.replace(cable.paragraphs[0], text=text, runs=runs)
        holds(msgspec.structs.replace(cable, paragraphs=(odd,)))


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 12)), min_size=1, max_size=3), st.sampled_from(["", "x"]))
def test_runs_that_no_folding_would_make_come_back(cuts: list[tuple[int, int]], more: str) -> None:
    """A run that stands in pieces, some of them empty, also beside what is decoded, and a text that goes on behind."""
    for cable in two_cables():
        paragraph = cable.paragraphs[0]
        runs = list(paragraph.runs)
        for which, place in cuts:
            run = runs.pop(at := which % len(runs))
            whole = run.clean_end - run.clean != run.end - run.start
            cut = 0 if whole else min(place, run.end - run.start)
            runs[at:at] = [
                Run(run.clean, run.clean + cut, run.start, run.start + cut),
                Run(run.clean + cut, run.clean_end, run.start + cut, run.end),
            ]
        odd = msgspec.structs.replace(paragraph, text=paragraph.text + more, runs=tuple(runs))
        holds(msgspec.structs.replace(cable, paragraphs=(odd,)))


def test_what_is_no_record_has_no_texts() -> None:
    assert texts_in(b"\x92 damaged") == texts_in(b"anything") == ()


def test_records_of_earlier_releases_are_read() -> None:
    (cable,) = reading_of(Mrn(2031, "VESSIA", 1), ["She agreed.", "He did not."]).cables
    old = msgspec.msgpack.encode(cable)
    assert restored(old) == cable
    assert texts_of(old) == ["She agreed.", "He did not."]
    assert canonical(old) == condensed(cable)


@pytest.mark.parametrize("folds", [(), (1, 1), (99,), (-1,)])
def test_a_record_that_cannot_be_restored_is_a_value_error(folds: tuple[int, ...]) -> None:
    (cable,) = reading_of(Mrn(2031, "VESSIA", 1), ["She agreed."]).cables
    with pytest.raises(ValueError, match=r"a record"):
        restored(msgspec.msgpack.encode(Condensed(cable, folds)))


NODES = (Node("header", 0, 5), Node("paragraph", 5, 5), Node("header", 5, 9))


@pytest.mark.parametrize("nodes", [(), NODES, NODES[1:], NODES[::-1], (Node("a", 3, 1),)])
def test_nodes_come_back_whether_they_lie_behind_one_another_or_not(nodes: tuple[Node, ...]) -> None:
    findings = (Finding("dtg-missing", "warning", "No date-time group.", 0, 0),)
    data = condensed_notes(nodes, findings)
    assert restored_notes(data) == Notes(nodes, findings)
    old = msgspec.msgpack.encode(Notes(nodes, findings))
    assert restored_notes(old) == Notes(nodes, findings)
    assert canonical_notes(old) == canonical_notes(data) == data


@pytest.mark.parametrize("kept", [(("a",), (1,), (2,), ()), (("a",), (0, 0), (2,), ()), (("a",), (-1,), (2,), ())])
def test_nodes_that_cannot_be_told_are_a_value_error(kept: object) -> None:
    with pytest.raises(ValueError, match="cannot be told"):
        restored_notes(msgspec.msgpack.encode(kept))
