"""A re-emitted telegram is told from its surroundings, and what does not fit is read like any other text."""

from itertools import pairwise

import reftel
from reftel.model.source import Span
from reftel.reading.reemitted import copies
from strategies import CABLES


def written() -> str:
    (cable,) = reftel.read(CABLES[0]).cables
    return reftel.write(cable, "telegram")


def test_text_before_and_behind_is_read_by_itself() -> None:
    text = written()
    before, behind = (
        "UNCLAS VELLOS 000017\n\nSUBJECT: TEA\n\n1. (U) Tea.\n\n",
        "\nUNCLAS VELLOS 000018\n\nSUBJECT: MILK\n",
    )
    reading = reftel.read(before + text + behind)
    assert [str(cable.mrn) for cable in reading.cables][::2] == ["VELLOS17", "VELLOS18"]
    spans = list(copies(before + text + behind))
    assert [copied for _, copied in spans] == [False, True, False]
    assert spans[0][0].start == 0
    assert all(one.end == two.start for (one, _), (two, _) in pairwise(spans))


def test_the_nodes_cover_it() -> None:
    reading = reftel.read(written())
    assert "".join(reading.source.text[node.start : node.end] for node in reading.nodes) == reading.source.text
    assert {"header:mrn", "note", "paragraph"} & {node.kind for node in reading.nodes} == {"note", "paragraph"}
    for cable in reading.cables:
        for name in cable.head.__struct_fields__:
            if (field := cable.field(name)) is not None:
                assert field.span.of(reading.source.text) == field.text
        for paragraph in cable.paragraphs:
            assert paragraph.span.of(reading.source.text) == paragraph.raw
            for at in range(0, len(paragraph.text), 31):
                assert paragraph.source_span(at, at + 1).end <= paragraph.end


def test_line_ends_of_another_system_do_no_harm() -> None:
    text = written()
    assert [one.text for one in reftel.read(text.replace("\n", "\r\n")).cables[0].paragraphs] == [
        one.text for one in reftel.read(text).cables[0].paragraphs
    ]


def test_a_mark_that_does_not_fit_is_text() -> None:
    text = written()
    lines = text.splitlines(keepends=True)
    cut = "".join(lines[5:])  # the mark counts lines that are not there
    assert list(copies(cut)) == [(Span(0, len(cut)), False)]
    for damage in ("KIND: ", "HEAD: "):
        reading = reftel.read(text.replace(damage, "DAMAGED "))
        assert reading.cables
    assert reftel.read("RE-EMITTED FROM VALUES BY REFTEL: 0 LINES\n").cables


def test_notes_that_are_no_values_are_passed_over() -> None:
    text = written().replace("DATE: ", "DATE: [[").replace("KIND: telegram", "KIND: poem")
    (cable,) = reftel.read(
        text.rstrip() + "\n" + 'RELEASE: {\nPUBLISHER: 7\nTABLES: [{"para": 99}]\nSUBJECT: 7\n'
    ).cables
    assert cable.kind == "unknown"
    assert cable.date is None
    assert cable.publisher == {}
