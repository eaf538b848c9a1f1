"""Cables and statements as files that are published."""

import csv
import io
from xml.etree import ElementTree as ET

import pytest

from reftel.model.publication import PublishedCable, PublishedParagraph, PublishedStatement
from reftel.writing import published

STATEMENT = PublishedStatement(
    id="04X1-1",
    cable="04X1",
    para=1,
    start=0,
    end=4,
    said_on=None,
    speaker="Oyen <b>",
    addressees=("Ann", "Bo"),
    act="state",
    negated=False,
    content="=2+3",
    post="X",
    voice="reported",
    to_check=False,
    reviewed=None,
    alleges=True,
)
CABLE = PublishedCable(
    cable="04X1",
    kind="telegram",
    date="2004-03-07",
    origin="EMBASSY X",
    to=("A",),
    info=(),
    classification="C",
    captions=(),
    tags=("PREL",),
    subject="<script> & more",
    references=(),
    paragraphs=(
        PublishedParagraph(number=1, mark="U", text='=2+3 said "<i>so</i>" \x0b ]]>'),
        PublishedParagraph(number=None, mark="C", text=None),
    ),
    signed=("TARN",),
    release="released",
    released_by="NARA",
    released_on="2005",
    source=None,
    statements=(STATEMENT,),
)


def test_text_says_what_is_withheld() -> None:
    told = published.write(CABLE, "text")
    assert "1. (U) =2+3" in told
    assert "(C) [withheld]" in told
    assert "Marked: CONFIDENTIAL\n" in told
    assert "How it came to be open: released, NARA, 2005" in told
    assert "Source" not in told


def test_pages_hold_text_and_load_nothing() -> None:
    for page in (published.write(CABLE, "html"), published.index([CABLE])):
        assert "<script" not in page
        assert "&lt;script&gt;" in page
        assert "http:" not in page
        assert "src=" not in page
    assert "alleged; as reported by X" in published.write(CABLE, "html")


def test_tei_is_well_formed_whatever_the_text_holds() -> None:
    told = ET.fromstring(published.write(CABLE, "tei"))  # noqa: S314 - our own text
    space = {"t": "http://www.tei-c.org/ns/1.0"}
    assert len(told.findall(".//t:p/t:gap", space)) == 1
    assert told.findtext(".//t:div/t:head", namespaces=space) == "<script> & more"


@pytest.mark.parametrize("cable", ["04X1", "source:ab12@0", "../../etc/passwd", "a" * 300])
def test_the_name_of_a_file_is_a_name(cable: str) -> None:
    name = published.file_name(cable, "html")
    assert "/" not in name
    assert not name.startswith(".")
    assert len(name) < 100


def test_no_cell_is_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(published.csv_text(published.statement_rows([STATEMENT]))[1:])))
    told = dict(zip(*rows, strict=True))
    assert told["content"] == "'=2+3"
    assert (told["addressees"], told["alleges"], told["reviewed"]) == ("Ann; Bo", "yes", "")
    (names, row) = csv.reader(io.StringIO(published.csv_text(published.cable_rows([CABLE]))[1:]))
    assert dict(zip(names, row, strict=True))["source"] == ""


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "  @"])
def test_a_cell_is_text_whatever_it_begins_with(start: str) -> None:
    text = published.csv_text([[f"{start}1+1", "plain", "a=b"]]).removeprefix("\ufeff")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [[f"'{start}1+1", "plain", "a=b"]]


def test_json_is_one_line() -> None:
    assert published.json_line(CABLE).count("\n") == 1
