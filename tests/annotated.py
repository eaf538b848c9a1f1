"""Annotated samples as places in public files: what the tests and ``bench/quality.py`` share.

A sample (``tests/samples/*.tsv``) holds no word of a cable: where a passage begins and ends, where in it a statement
does, and labels. Places are characters of the source's text, so they outlive another cutting into paragraphs. What the
scorer wants is made from the corpus in place.
"""

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from reftel.model.cable import Cable, Paragraph
from reftel.reading import read

SAMPLES = Path(__file__).with_name("samples")
NONE = "-"
SAME = "="
AT = "@"
OUTSIDE = -1
"""The paragraph of a statement that lies in no passage: it counts where an annotated one has its words, else not."""


class Place(NamedTuple):
    """Characters of the text of a file of the corpus, half-open, and what the cable there is called."""

    file: str
    cable: str
    start: int
    end: int


class Passage(NamedTuple):
    """A stretch that was annotated whole; ``sum`` is the CRC-32 of its characters, eight hexadecimal digits."""

    place: Place
    sum: str

    def fits(self, text: str) -> bool:
        """Whether these are the characters that were annotated."""
        return f"{zlib.crc32(text[self.place.start : self.place.end].encode()):08x}" == self.sum


class Statement(NamedTuple):
    """One annotated statement; the labels are those of an annotation (docs/statements.md).

    Speaker, addressees and holder are names, or where one stands in the text of the file: ``@`` with first and last
    character, as in ``@443-450``. So no sample names anybody who spoke in confidence.
    """

    place: Place
    speaker: str
    addressees: tuple[str, ...]
    holder: str
    act: str
    said_on: str | None
    voice: str
    negated: bool
    condition: tuple[int, int] | None


class Sample(NamedTuple):
    """What one file of annotations holds."""

    name: str
    passages: tuple[Passage, ...]
    statements: tuple[Statement, ...]

    @property
    def files(self) -> list[str]:
        """The files of the corpus, each once."""
        return list(dict.fromkeys(passage.place.file for passage in self.passages))


def samples() -> list[Path]:
    """The files of annotations."""
    return sorted(SAMPLES.glob("*.tsv"))


def parse_sample(path: Path) -> Sample:
    """A sample, without a look at the corpus.

    Raises:
        ValueError: if a line is neither passage nor statement, or has another number of columns.
    """
    passages, statements = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, file, cable, start, end, *labels = line.split("\t")
        place = Place(file, cable, int(start), int(end))
        if kind == "passage":
            passages.append(Passage(place, *labels))
        elif kind == "statement":
            statements.append(_statement(place, labels))
        else:
            raise ValueError(f"{path.name}: neither passage nor statement: {kind}")
    return Sample(path.stem, tuple(passages), tuple(statements))


def _statement(place: Place, labels: list[str]) -> Statement:
    speaker, addressees, holder, act, said_on, voice, negated, condition = labels
    first, _, last = condition.partition("-")
    return Statement(
        place,
        speaker,
        () if addressees == NONE else tuple(addressees.split("; ")),
        speaker if holder == SAME else holder,
        act,
        None if said_on == NONE else said_on,
        voice,
        negated != NONE,
        None if condition == NONE else (int(first), int(last)),
    )


class Read(NamedTuple):
    """A sample beside the corpus: the cable and the paragraphs that are at a place."""

    texts: dict[str, str]
    cables: dict[str, tuple[Cable, ...]]

    @classmethod
    def of(cls, sample: Sample, corpus: Path) -> "Read":
        """The files of a sample, read in place."""
        readings = {file: read(corpus / file) for file in sample.files}
        return cls(
            {file: reading.source.text for file, reading in readings.items()},
            {file: reading.cables for file, reading in readings.items()},
        )

    def paragraphs(self, place: Place) -> Iterator[tuple[Cable, Paragraph]]:
        """The paragraphs that have a character of this place."""
        for cable in self.cables[place.file]:
            for paragraph in cable.paragraphs:
                if paragraph.text_start < place.end and place.start < paragraph.end:
                    yield cable, paragraph

    def name(self, label: str, file: str) -> str:
        """A name as it is meant: as it stands there, or what the text of the file has where it points to."""
        if not label.startswith(AT):
            return label
        first, _, last = label[1:].partition("-")
        return " ".join(self.texts[file][int(first) : int(last)].split())

    def words(self, place: Place) -> str:
        """The clean text of a place, white space collapsed."""
        return " ".join(" ".join(_clean(paragraph, place) for _, paragraph in self.paragraphs(place)).split())


def _clean(paragraph: Paragraph, place: Place) -> str:
    there = [run for run in paragraph.runs if run.start < place.end and place.start < run.end]
    if not there:
        return ""
    first, last = there[0], there[-1]
    start, end = first.clean, last.clean_end
    if first.clean_end - first.clean == first.end - first.start:
        start += max(place.start - first.start, 0)
    if last.clean_end - last.clean == last.end - last.start:
        end -= max(last.end - place.end, 0)
    return paragraph.text[start:end]


def gold_of(sample: Sample, corpus: Read) -> list[dict[str, Any]]:
    """The annotations in the form that the scorer reads: a mapping for each statement, with its words.

    Raises:
        LookupError: if the reading has no paragraph at a place.
    """
    rows = []
    for one in sample.statements:
        found = next(corpus.paragraphs(one.place), None)
        if found is None:
            raise LookupError(f"no paragraph at {one.place}")
        cable, paragraph = found
        condition = None if one.condition is None else corpus.words(Place(*one.place[:2], *one.condition))
        rows.append(
            {
                "cable": cable.citation,
                "para": paragraph.number,
                "speaker": corpus.name(one.speaker, one.place.file),
                "addressees": [corpus.name(each, one.place.file) for each in one.addressees],
                "holder": corpus.name(one.holder, one.place.file),
                "act": one.act,
                "content": corpus.words(one.place),
                "said_on": one.said_on,
                "voice": one.voice,
                "negated": one.negated,
                "condition": condition,
            }
        )
    return rows


def paras_of(sample: Sample, corpus: Read) -> dict[str, list[int | None]]:
    """The numbers of the annotated paragraphs by cable, as the file beside the annotations lists them."""
    numbers: dict[str, list[int | None]] = {}
    for passage in sample.passages:
        for cable, paragraph in corpus.paragraphs(passage.place):
            numbers.setdefault(cable.citation, []).append(paragraph.number)
    return numbers


def confined(rows: Iterable[dict[str, Any]], sample: Sample, corpus: Read) -> list[dict[str, Any]]:
    """Statements as ``reftel said --json`` prints them, those outside of every passage put into paragraph OUTSIDE.

    A number does not tell a paragraph from others of its cable where it comes twice or there is none.
    """
    passages: dict[str, list[Place]] = {}
    for passage in sample.passages:
        for cable, _ in corpus.paragraphs(passage.place):
            passages.setdefault(cable.citation, []).append(passage.place)
    return [
        row
        if any(place.start <= row["start"] < place.end for place in passages.get(row["cable"], ()))
        else {**row, "para": OUTSIDE}
        for row in rows
    ]
