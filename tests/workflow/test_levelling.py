"""Masks of one length, and where everything is then."""

import re
from itertools import pairwise
from pathlib import Path

import msgspec
from hypothesis import given
from hypothesis import strategies as st

import reftel
from made_withheld import SENT
from reftel import workflow
from reftel.archive import Archive
from reftel.model.cable import Cable, Head, Reading
from reftel.model.meeting import Meeting
from reftel.model.source import Node
from reftel.model.statement import Statement
from reftel.workflow.access import EVERYTHING, MASK, WITHHELD, parse_access
from reftel.workflow.levelling import Levels
from reftel.workflow.protecting import PROTECTED, load_protected
from reftel.workflow.sheltering import levels, sheltered

TEXTS = st.text(alphabet=f"{WITHHELD}ab \n.", max_size=60)
TEXT = (
    SENT.format(number=777, subject="Zorblax and the ferries")
    + """\
1. (C) Summary: Lawyer Yusuf Zorblax told Ambassador Halloran that he would reject the bid, if Zorblax

SESTRIN 00000777  002 OF 002

and Yusuf
Zorblax&apos;s brother agreed. End Summary.

2. (U) Oyen said that the ferries would sail on March 3, unless "the bid of Zorblax is ours."

3. (C) The fleet: Zorblax     Oyen      Halloran
                  1           2         3

4. (C) Lawyer Yusuf Zorblax told Ambassador Halloran on March 1 that he would reject the bid. The Ambassador met with
Zorblax on March 2.
"""
)


@given(TEXTS, st.lists(st.integers(0, 60), max_size=4))
def test_masks_have_one_length_and_the_rest_is_as_it_was(text: str, cuts: list[int]) -> None:
    made = Levels(text, cuts)
    assert {len(run) % len(MASK) for run in re.findall(f"{WITHHELD}+", made.text)} <= {0}
    places = [made.low(place) for place in range(len(text) + 1)]
    assert places == sorted(places)
    assert [made.high(place) for place in range(len(text) + 1)] == sorted(map(made.high, range(len(text) + 1)))
    outside = [at for at in range(len(text)) if made.low(at) == made.high(at) and text[at] != WITHHELD]
    assert [made.text[made.low(at)] for at in outside] == [text[at] for at in outside]
    assert [made.back(made.low(at)) for at in outside] == outside
    if not cuts:
        assert Levels(made.text).text == made.text


@given(TEXTS, st.lists(st.integers(0, 60), max_size=6))
def test_nodes_partition_what_is_left(text: str, edges: list[int]) -> None:
    bounds = sorted({0, len(text), *(edge for edge in edges if edge < len(text))})
    made = Levels(text)
    found = list(made.nodes(Node("text", low, high) for low, high in pairwise(bounds)))
    assert "".join(made.text[one.start : one.end] for one in found) == made.text
    assert all(one.start < one.end for one in found)


def test_what_a_cut_parts_stays_two() -> None:
    text = f"1. {WITHHELD * 9}\n\n{WITHHELD * 30}"
    assert Levels(text).text == f"1. {MASK}"
    assert Levels(text, [14]).text == f"1. {MASK}\n\n{MASK}"


def _all_in(archive: Path) -> tuple[dict[str, str], list[Cable], list[Statement], list[Meeting]]:
    with Archive(archive, read_only=True) as left:
        texts = {one.sha256: left.source(one.sha256).text for one in left.sources()}
        held = [one for sha256 in texts for one in left.looking().read_from(sha256)]
        nodes = {sha256: left.looking().nodes(sha256) for sha256 in texts}
    for sha256, text in texts.items():
        assert "".join(text[one.start : one.end] for one in nodes[sha256]) == text
    cables = [one.cable for one in held]
    return (
        texts,
        cables,
        [told for one in held for told in one.statements],
        [told for one in held for told in one.meetings],
    )


def _where_it_says(texts: dict[str, str], cables: list[Cable], statements: list[Statement]) -> None:
    """Law 3, of what is left."""
    for cable in cables:
        text = texts[cable.source.sha256]
        fields = [field for name in Head.__struct_fields__ if (field := getattr(cable.head, name)) is not None]
        assert all(text[field.span.start : field.span.end] == field.text for field in fields)
        for paragraph in cable.paragraphs:
            assert text[paragraph.start : paragraph.end] == paragraph.raw
            at = 0
            for run in paragraph.runs:
                assert run.clean == at
                at = run.clean_end
                same = run.clean_end - run.clean == run.end - run.start
                assert not same or paragraph.text[run.clean : at].split() == text[run.start : run.end].split()
            assert at == len(paragraph.text)
    for one in statements:
        own = texts[one.source][one.start : one.end]
        assert " ".join(own.split())[:20] == " ".join(one.content.split())[:20]


def test_all_that_is_left_stands_where_it_says(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "people.txt").write_text("Yusuf Zorblax\n", encoding="utf-8")
    archive = tmp_path / "archive"
    workflow.read_into(archive, [tmp_path / "one.txt"], extract=True)
    listed = load_protected(tmp_path / "people.txt")
    for access in (EVERYTHING, parse_access("unclassified")):
        texts, cables, statements, meetings = _all_in(sheltered(archive, access, listed))
        _where_it_says(texts, cables, statements)
        assert WITHHELD in "".join(texts.values())
        assert (PROTECTED in {one.speaker for one in statements}) == (access == EVERYTHING)
        assert bool(meetings) == (access == EVERYTHING)
        told = msgspec.json.encode((cables, statements, meetings)).decode() + "".join(texts.values())
        assert {len(run) for run in re.findall(f"{WITHHELD}+", told)} == {len(MASK)}
        (sha256,) = [one.source.sha256 for one in _all_in(archive)[1]]
        assert (found := levels(archive, sha256, access, listed))
        assert found.text in texts.values()
    assert levels(archive, "0" * 64, EVERYTHING, listed) is None
    assert levels(archive, sha256, EVERYTHING, None) is None


def test_a_reading_without_masks_is_as_it_was() -> None:
    reading: Reading = reftel.read(TEXT)
    made = Levels(reading.source.text)
    assert made.text == reading.source.text
    assert [made.of(cable) for cable in reading.cables] == list(reading.cables)
    assert tuple(made.nodes(reading.nodes)) == reading.nodes
