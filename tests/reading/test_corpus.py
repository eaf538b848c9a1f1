"""Every public file in every form: no exception, no lost character, every span where it says."""

import csv
from collections import Counter
from pathlib import Path

from reftel.model.cable import Cable, Reading
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
        for run in paragraph.runs:
            assert run.clean == clean < run.clean_end
            assert paragraph.start <= run.start <= run.end <= paragraph.end
            clean = run.clean_end
            if run.end - run.start == run.clean_end - run.clean and "\n" not in paragraph.text[run.clean : clean]:
                source = text[run.start : run.end]
                assert source == paragraph.text[run.clean : clean] or not source.strip()
        assert clean == len(paragraph.text)
        for block in paragraph.blocks:
            span = paragraph.source_span(block.clean, block.clean_end)
            assert (span.start, span.end) == (block.start, block.end)


def test_every_file_is_read(shared: Path) -> None:
    with (shared / "corpus" / "dev.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    formats: Counter[str] = Counter()
    for row in rows:
        reading = read(shared / "corpus" / row["file"])
        check(reading)
        formats[reading.source.format] += 1
        told = [finding.code for finding in reading.findings]
        assert reading.cables or set(told) & {"format-unread", "source-empty"}
    assert len(rows) == 389
    # Pages, pages among another parser's tests, and the fragments that are not empty.
    assert formats["cablegate"] == 216 + 5 + 10
