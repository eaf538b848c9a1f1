"""The annotated samples: their labels are those of an annotation, their places are in the public files."""

import re
import zlib
from pathlib import Path
from typing import get_args

import pytest

from annotated import (
    OUTSIDE,
    Place,
    Read,
    Sample,
    confined,
    gold_of,
    paras_of,
    parse_sample,
    samples,
)
from reftel.model.statement import Act, Voice

DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
PERIOD = re.compile(rf"{DAY}(?:/{DAY})?")
PRONOUNS = {"he", "she", "they", "it", "we", "i", "you", "us", "them", "who"}
MADE = """\
UNCLAS SESTRIN 000012

E.O. 12958: N/A
TAGS: PREL
SUBJECT: THE DAM

1. Mayor Marin told Bly on May 2 that the
dam leaked. If it rained, he said, it

SESTRIN 00000012 002 OF 002

would fall.

2. Comment: The dam is old. End comment.
"""


@pytest.fixture(params=samples(), ids=lambda path: path.stem)
def sample(request: pytest.FixtureRequest) -> Sample:
    """Each of the samples."""
    return parse_sample(request.param)


def at(words: str, end: str = "") -> tuple[int, int]:
    """Where these words stand in the made-up telegram, or from them to the end of others."""
    start = MADE.index(words)
    return start, MADE.index(end or words, start) + len(end or words)


def made(folder: Path) -> tuple[Sample, Read]:
    (folder / "dam.txt").write_text(MADE, encoding="utf-8")
    place = ("dam.txt", "SESTRIN12")
    start, end = at("Mayor", "would fall.")
    start_if, end_if = at("If it rained")
    name, _ = at("Marin")
    lines = [
        "# a sample",
        "\t".join(["passage", *place, str(start), str(end), f"{zlib.crc32(MADE[start:end].encode()):08x}"]),
    ]
    for span, labels in (
        (at("the\ndam leaked"), f"@{name}-{name + 5}\tBly; Mayor\t=\tcriticize\t2004-05-02\treported\t-\t-"),
        (
            at("If it rained", "would fall"),
            f"Marin\t-\tOyen\tstate\t-\treported\tnot\t{start_if}-{end_if}",
        ),
    ):
        lines.append("\t".join(["statement", *place, *map(str, span), labels]))
    (folder / "M.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    sample = parse_sample(folder / "M.tsv")
    return sample, Read.of(sample, folder)


def test_words_come_back_from_places(tmp_path: Path) -> None:
    sample, corpus = made(tmp_path)
    (cable,) = corpus.cables["dam.txt"]
    first, second = gold_of(sample, corpus)
    assert (sample.name, sample.files) == ("M", ["dam.txt"])
    assert first == {
        "cable": cable.citation,
        "para": 1,
        "speaker": "Marin",
        "addressees": ["Bly", "Mayor"],
        "holder": "Marin",
        "act": "criticize",
        "content": "the dam leaked",
        "said_on": "2004-05-02",
        "voice": "reported",
        "negated": False,
        "condition": None,
    }
    assert second["content"] == "If it rained, he said, it would fall"  # without the page line
    assert (second["addressees"], second["holder"], second["said_on"]) == ([], "Oyen", None)
    assert (second["negated"], second["condition"]) == (True, "If it rained")
    assert paras_of(sample, corpus) == {cable.citation: [1]}


def test_what_lies_in_no_passage_is_in_no_paragraph_of_the_sample(tmp_path: Path) -> None:
    sample, corpus = made(tmp_path)
    (cable,) = corpus.cables["dam.txt"]
    inside = {"cable": cable.citation, "para": 1, "start": at("dam leaked")[0]}
    outside = {"cable": cable.citation, "para": 2, "start": at("The dam is old")[0]}
    other = {"cable": "04SESTRIN1", "para": 1, "start": at("dam leaked")[0]}
    kept = confined([inside, outside, other], sample, corpus)
    assert [row["para"] for row in kept] == [1, OUTSIDE, OUTSIDE]


def test_a_passage_tells_whether_the_text_is_the_annotated_one(tmp_path: Path) -> None:
    (passage,) = made(tmp_path)[0].passages
    assert passage.fits(MADE)
    assert not passage.fits(MADE.replace("leaked", "rusted"))
    assert not passage.fits(" " + MADE)


def test_a_place_without_a_paragraph_is_an_error(tmp_path: Path) -> None:
    sample, corpus = made(tmp_path)
    lost = sample.statements[0]._replace(place=Place("dam.txt", "SESTRIN12", 10**6, 10**6 + 9))
    with pytest.raises(LookupError, match="1000000"):
        gold_of(sample._replace(statements=(lost,)), corpus)


def test_a_line_of_another_kind_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "M.tsv").write_text("sentence\tdam.txt\tSESTRIN12\t1\t2\n", encoding="utf-8")
    with pytest.raises(ValueError, match="sentence"):
        parse_sample(tmp_path / "M.tsv")


def test_the_labels_are_those_of_an_annotation(sample: Sample) -> None:
    assert len(sample.statements) > 100
    for one in sample.statements:
        assert one.act in get_args(Act), one
        assert one.voice in get_args(Voice), one
        assert one.voice != "post" or one.speaker == "post", one
        assert one.said_on is None or PERIOD.fullmatch(one.said_on), one
        for name in (one.speaker, one.holder, *one.addressees):
            assert name, one
            assert name == name.strip(), one
            assert name.lower() not in PRONOUNS or name == "US", one


def test_every_statement_lies_in_a_passage_and_its_condition_in_it(sample: Sample) -> None:
    def holds(outer: Place, inner: Place) -> bool:
        return outer[:2] == inner[:2] and outer.start <= inner.start < inner.end <= outer.end

    for one in sample.statements:
        assert any(holds(passage.place, one.place) for passage in sample.passages), one
        if one.condition is not None:
            assert one.condition[0] < one.condition[1], one
    assert set(sample.files) == {one.place.file for one in sample.statements}


def test_no_cable_is_in_two_samples() -> None:
    files = [file for path in samples() for file in parse_sample(path).files]
    assert len(files) == len(set(files)) >= 15


@pytest.mark.shared
def test_the_places_are_words_of_the_public_files(shared: Path, sample: Sample) -> None:
    corpus = Read.of(sample, shared / "corpus")
    for passage in sample.passages:
        assert passage.fits(corpus.texts[passage.place.file]), passage
    for one in sample.statements:
        text = corpus.texts[one.place.file]
        for start, end in (one.place[2:], *((one.condition,) if one.condition else ())):
            assert 0 <= start < end <= len(text), one
            for edge in (start, end):
                assert not (text[edge - 1].isalnum() and text[edge].isalnum()), one
    rows = gold_of(sample, corpus)
    assert len(rows) == len(sample.statements)
    assert all(row["content"] for row in rows)
    for row in rows:
        for name in (row["speaker"], row["holder"], *row["addressees"]):
            assert 2 <= len(name) <= 60, row
            bare = name.removeprefix("[").removesuffix("]")  # "[NAME REMOVED]" is called so
            assert bare[0].isalnum(), row
            assert bare[-1].isalnum() or bare.endswith("."), row
    assert {(row["cable"], row["para"]) for row in rows} <= {
        (cable, para) for cable, paras in paras_of(sample, corpus).items() for para in paras
    }


@pytest.mark.shared
def test_no_other_annotated_file_uses_these_cables(shared: Path, sample: Sample) -> None:
    named = Path(__file__).with_name("extracting") / "referents.tsv"
    used = {line.split("\t")[1] for line in named.read_text(encoding="utf-8").splitlines() if line[0] != "#"}
    for name in ("dev", "1970s"):
        used |= set((shared / "gold" / f"{name}.files").read_text(encoding="utf-8").split())
    assert not used & set(sample.files)
