"""Rows and objects to passages."""

import json

import pytest

from reftel.model.cable import Cable
from reftel.reading import read
from reftel.reading.cells import Cell
from reftel.reading.records import day_of, is_cable, nothing_said, release_of


def one(**columns: object) -> Cable:
    (found,) = read(json.dumps(columns)).cables
    return found


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ({"doc_id", "body"}, True),
        ({"_id", "origin", "body"}, True),
        ({"title", "body"}, False),
        ({"text"}, False),
        ({"reference_id", "classification", "date_time"}, True),
        ({"reference_id"}, False),
        ({"id", "created"}, False),
        (set(), False),
    ],
)
def test_is_cable(names: set[str], expected: bool) -> None:  # noqa: FBT001
    assert is_cable({name: (Cell(0, 0),) for name in names}) is expected


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("12/28/1966 18:48", "1966-12-28 18:48"),
        ("2/3/2004 4:05", "2004-02-03 04:05"),
        ("2004-02-03T14:05:00Z", "2004-02-03 14:05"),
        ("1974 March 2, 14:05 (Saturday)", "1974-03-02 14:05"),
        ("March 02, 1974", "1974-03-02"),
        ("02 MAR 1974", "1974-03-02"),
        ("8 sept 1979", "1979-09-08"),
        ("13/45/2004", None),
        ("about 1974", None),
        ("", None),
    ],
)
def test_day_of(said: str, day: str | None) -> None:
    assert day_of(said) == day


@pytest.mark.parametrize(
    ("said", "nothing"),
    [("-- N/A or Blank --", True), ("n/a", True), ("None", True), ("", True), ("NONE SUCH", False), ("-", True)],
)
def test_nothing_said(said: str, nothing: bool) -> None:  # noqa: FBT001
    assert nothing_said(said) is nothing


def test_head_behind_the_body_is_read_first_and_every_character_has_its_node() -> None:
    row = {
        "_id": "03SESTRIN391",
        "body": "UNCLAS SESTRIN 000391\n\n1. It rained.",
        "header": "R 240811Z JUL 03\nFM EMBASSY SESTRIN",
    }
    reading = read(json.dumps(row))
    (cable,) = reading.cables
    assert (cable.origin, cable.date, cable.date_basis) == ("EMBASSY SESTRIN", "2003-07-24", "dtg")
    text = reading.source.text
    assert "".join(text[node.start : node.end] for node in reading.nodes) == text
    kinds = [node.kind for node in reading.nodes]
    assert kinds.index("paragraph") < kinds.index("header:dtg") < kinds.index("header:origin")
    assert cable.span.start == text.index("UNCLAS")


def test_what_the_id_is_follows_from_the_classification_line() -> None:
    body = "UNCLAS SESTRIN 000391\n\n1. It rained."
    assert str(one(_id="03SESTRIN391", body=body, date_time="1/2/2003 0:00").mrn) == "03SESTRIN391"
    other = one(_id="02VELLOS12", body=body, date_time="1/2/2003 0:00")
    assert (str(other.mrn), [str(ref.mrn) for ref in other.references]) == ("03SESTRIN391", ["02VELLOS12"])
    assert len(one(_id="02VELLOS12|02VELLOS13", body="1. It rained.", origin="x").references) == 2
    assert one(_id="ObjectId(4f)", body=body, origin="x").publisher["id"] == "ObjectId(4f)"


def test_mark_up_in_a_cell_is_decoded_and_leads_back() -> None:
    found = one(
        doc_id="04SESTRIN214",
        body="<pre>1. (U) Tessel &amp; <a href='x'>sons</a>.<br/>2. (U) &#x201C;No.&#x201D;</pre>",
    )
    assert [paragraph.text for paragraph in found.paragraphs] == ["Tessel & sons.", "“No.”"]
    assert found.paragraphs[0].raw == "1. (U) Tessel &amp; <a href='x'>sons</a>."


def test_release() -> None:
    stamp = "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005"
    told = release_of({"markings": stamp, "current": "UNCLASSIFIED"})
    assert (told.status, told.date, told.classification) == ("released", "2005-06-30", "U")
    leaked = release_of({"origin": "Embassy Sestrin", "mrn": "04SESTRIN214", "released": "2011-08-30 01:44"})
    assert (leaked.status, leaked.date) == ("leaked", "2011-08-30")
    assert release_of({"origin": "Embassy Sestrin", "mrn": "1974SESTRI00214"}).status == "unknown"
    assert release_of({}).status == "unknown"


def test_a_row_without_a_text_is_a_stub() -> None:
    for nothing in (None, "", "-- N/A or Blank --"):
        found = one(doc_id="1974SESTRI00214", body=nothing, classification="SECRET", authored="1974-03-02")
        assert (found.completeness, found.date, found.kind) == ("stub", "1974-03-02", "telegram")
        assert "no-text" in [finding.code for finding in found.findings]
