"""Every public file in every form: no exception, no lost character, every span where it says."""

import csv
import html
from collections import Counter
from pathlib import Path

from reftel.model.cable import Cable, Paragraph, Reading
from reftel.model.source import Span
from reftel.reading import read


def check(reading: Reading) -> None:
    text = reading.source.text
    at = 0
    for node in reading.nodes:
        assert node.start == at < node.end
        at = node.end
    assert at == len(text)
    for cable in reading.cables:
        check_cable(cable, text)
    for member in reading.members:
        check(member)


def check_cable(cable: Cable, text: str) -> None:
    for name in cable.head.__struct_fields__:
        field = cable.field(name)
        assert field is None or field.span.of(text) == field.text
    for heading in cable.headings:
        assert 0 <= heading.first <= heading.last <= len(cable.paragraphs)
    for paragraph in cable.paragraphs:
        assert paragraph.raw == text[paragraph.start : paragraph.end]
        assert paragraph.start <= paragraph.text_start <= paragraph.end
        clean = 0
        mended = {repair.clean for repair in paragraph.repairs}
        for run in paragraph.runs:
            assert run.clean == clean < run.clean_end
            assert paragraph.start <= run.start <= run.end <= paragraph.end
            clean = run.clean_end
            if run.end - run.start == run.clean_end - run.clean and "\n" not in paragraph.text[run.clean : clean]:
                source = text[run.start : run.end]
                assert source == paragraph.text[run.clean : clean] or not source.strip() or run.clean in mended
        assert clean == len(paragraph.text)
        check_parts(paragraph, text)
        for block in paragraph.blocks:
            span = paragraph.source_span(block.clean, block.clean_end)
            assert (span.start, span.end) == (block.start, block.end)


def check_parts(paragraph: Paragraph, text: str) -> None:
    """Items, tables and repairs stand where they say."""
    places = [(item.clean, item.clean_end, item.start, item.end) for item in paragraph.items]
    places += [(table.clean, table.clean_end, table.start, table.end) for table in paragraph.tables]
    places += [(each.clean, each.clean_end, each.start, each.end) for each in paragraph.foreign]
    for low, high, start, end in places:
        assert paragraph.source_span(low, high) == Span(start, end)
    for repair in paragraph.repairs:
        assert paragraph.start <= repair.start < repair.end <= paragraph.end
        assert repair.raw in {text[repair.start : repair.end], html.unescape(text[repair.start : repair.end])}


def test_every_file_is_read(shared: Path) -> None:
    with (shared / "corpus" / "dev.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    formats: Counter[str] = Counter()
    for row in rows:
        reading = read(shared / "corpus" / row["file"])
        check(reading)
        formats[reading.source.format] += 1
        told = [finding.code for finding in reading.findings]
        assert reading.cables or reading.members or set(told) & {"format-unread", "source-empty"}
    assert len(rows) == 389
    # Pages, pages among another parser's tests, and fragments.
    assert formats["cablegate"] == 216 + 5 + 12
    assert (formats["jsonl"], formats["annotated"], formats["retyped"]) == (2, 45, 6)
