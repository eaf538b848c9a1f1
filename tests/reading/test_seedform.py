"""Public pages rewritten to the form of the texts that the project began with give the same record."""

from collections import Counter
from pathlib import Path

import pytest

from reading.seedform import to_seed_form
from reftel.model.cable import Cable
from reftel.reading import read

HEAD = (
    "mrn dtg precedence transmission origin action info passing classification captions eo classified_by",
    "reasons tags subject references signature",
)
EXERCISE = """<html><head><title>Cable Viewer</title></head><body><table class='cable'></table>
<code><pre>R 021530Z AUG 07
FM EMBASSY SESTRIN
TO FORMIN PORT AUREL 0710</pre></code>
<code><pre>CONFIDENTIAL SESTRIN 000402

SIPDIS

E.O. 12958: DECL: 08/02/2017
TAGS: <a href='/tag/PREL_0.html'>PREL</a>
SUBJECT: EXERCISE

<a id='par1' href='#par1'>¶</a>1. (C) One line
and the next.

HEADING
-------

<a id='par2' href='#par2'>¶</a>2. (C) More &amp; more.
HALLORAN</pre></code></body></html>"""


def own(cable: Cable, first: int) -> dict[str, object]:
    """The head values that were read from the telegram's text (from ``first`` on); the MRN without its year."""
    values: dict[str, object] = {}
    for name in " ".join(HEAD).split():
        field = cable.field(name)
        if field is not None and field.span.start >= first:
            values[name] = field.value
    if cable.mrn is not None and "mrn" in values:
        values["mrn"] = (cable.mrn.station, cable.mrn.serial)
    return values


def numbering(cable: Cable) -> list[tuple[int, str | None]]:
    return [(paragraph.number, paragraph.mark) for paragraph in cable.paragraphs if paragraph.number is not None]


def test_a_made_up_page() -> None:
    text = to_seed_form(EXERCISE)
    assert "TAGS: [PREL](#)" in text
    assert "\n11. (C) One line and the next.\n\nHEADING\n\n12. (C) More & more." in text
    page, seed = read(EXERCISE).cables[0], read(text).cables[0]
    assert own(page, 0) == own(seed, 0)
    assert numbering(page) == numbering(seed) == [(1, "C"), (2, "C")]
    assert [heading.text for heading in seed.headings] == ["HEADING"]


@pytest.fixture(scope="module")
def pairs(shared: Path) -> list[tuple[str, Cable, Cable, int]]:
    made = []
    for path in sorted((shared / "corpus" / "raw").glob("cablegate_html_*/**/*.html")):
        reading = read(path)
        first = next(node.end for node in reading.nodes if node.kind == "markup")
        seed = read(to_seed_form(reading.source.text))
        made.append((path.stem, reading.cables[0], seed.cables[0], first))
    assert len(made) > 200
    return made


def test_numbering_is_the_same(pairs: list[tuple[str, Cable, Cable, int]]) -> None:
    assert [name for name, page, seed, _ in pairs if numbering(page) != numbering(seed)] == []


def test_head_fields_are_the_same(pairs: list[tuple[str, Cable, Cable, int]]) -> None:
    total: Counter[str] = Counter()
    same: Counter[str] = Counter()
    for _, page, seed, first in pairs:
        told = own(seed, 0)
        for name, value in own(page, first).items():
            total[name] += 1
            same[name] += told.get(name) == value
    assert {name: (same[name], total[name]) for name in total if same[name] < total[name] * 0.98} == {}


def test_roles_are_the_same(pairs: list[tuple[str, Cable, Cable, int]]) -> None:
    def roles(cable: Cable) -> list[str]:
        return [paragraph.role for paragraph in cable.paragraphs if paragraph.number is not None]

    assert sum(roles(page) == roles(seed) for _, page, seed, _ in pairs) >= len(pairs) * 0.98
