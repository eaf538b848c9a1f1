"""JSON of each record: keys as published, null and empty where the cable does not say."""

import json
from typing import Any

import msgspec
import pytest

import made_up
from reftel.model.finding import Finding
from reftel.model.report import ExtractReport, ReadReport, Unreadable, VerifyReport
from reftel.model.source import SourceRef, Span
from reftel.model.structure import Foreign, Item, Protection, Redaction, Repair, Stretch, Table
from reftel.writing.records import as_json, cable_record, record_of


def decoded(thing: msgspec.Struct) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(as_json(thing))
    return value


def test_a_cable_has_every_key_with_its_value() -> None:
    cable = decoded(made_up.cable())
    assert cable["schema_version"] == 1
    assert cable["mrn"] == "04SESTRIN214"
    assert cable["source"] == {"name": "box/sestrin.txt", "sha256": "ab" * 32, "format": "telegram"}
    assert cable["completeness"] == "whole"
    assert (cable["date"], cable["date_basis"], cable["dtg"]) == ("2004-03-17", "dtg", "2004-03-17T09:05Z")
    assert cable["precedence"] == ["PRIORITY"]
    assert cable["action"] == [
        {
            "name": "FORMIN PORT AUREL",
            "routing": "RUZAPA",
            "precedence": "PRIORITY",
            "number": "412",
            "excluded": ["DRAVIC"],
        }
    ]
    assert cable["info"] == [
        {"name": "STRAITS COLLECTIVE", "routing": None, "precedence": None, "number": None, "excluded": []}
    ]
    assert (cable["transmission"], cable["signals"]) == ("XRO1234", ["ZDK"])
    assert cable["passing"] == ["DEPT FOR EUR/STR (HALE)"]
    assert cable["classification"] == {"level": "C", "caveats": ["NOFORN"], "sensitive": False}
    assert cable["eo"] == {"order": "12958", "declassify": "2014-03-16", "text": "DECL: 03/16/2014"}
    assert cable["classified_by"] == [{"name": "Ada Quill", "title": "DCM"}]
    assert cable["cleared_by"] == [{"name": "C. Lume", "title": None}]
    assert cable["reasons"] == ["b", "d"]
    assert cable["release"] == {
        "status": "released",
        "authority": "FOIA",
        "date": "2020-01-02",
        "classification": "U",
    }
    assert cable["tags"] == ["PREL", "VD"]
    assert cable["references"] == [
        {"enumerator": "A", "kind": "cable", "mrn": "04PORTAUREL77", "text": "PORT AUREL 77"},
        {"enumerator": "B", "kind": "e-mail", "mrn": None, "text": "HALE-TARN E-MAIL 03/10/04"},
    ]
    assert cable["signature"] == ["HALLORAN"]
    assert cable["sections"] == [1, 2]
    assert cable["notices"] == [{"kind": "end-of-message", "text": "NNNN", "start": 890, "end": 894}]
    assert cable["findings"] == [
        {
            "code": "eo-reason-section",
            "rule": "L033",
            "severity": "warning",
            "message": "the reasons cite section 1.5",
            "start": 30,
            "end": 40,
        }
    ]
    assert cable["versions"] == [{"name": "box/copy.txt", "sha256": "cd" * 32, "format": "telegram"}]


def test_paragraphs_carry_heading_places_and_blocks() -> None:
    _, body, _ = decoded(made_up.cable())["paragraphs"]
    assert (body["number"], body["mark"], body["role"], body["heading"]) == (2, "C", "body", "A Later Date")
    assert (body["start"], body["text_start"], body["end"]) == (200, 207, 207 + len(made_up.PROPOSAL))
    assert body["blocks"] == [
        {
            "role": "note",
            "text": "(Note: The text follows septel. End Note.)",
            "start": 207,
            "end": 249,
            "kind": None,
            "speaker": "post",
            "closed": True,
        }
    ]


def test_a_heading_names_the_numbered_paragraphs_under_it() -> None:
    assert decoded(made_up.cable())["headings"] == [
        {"text": "A Later Date", "start": 180, "end": 192, "paragraphs": [2]}
    ]


def test_where_a_cable_does_not_say_there_is_null_or_nothing() -> None:
    cable = decoded(made_up.bare_cable())
    nulls = (
        "mrn",
        "date",
        "date_basis",
        "dtg",
        "origin",
        "transmission",
        "classification",
        "eo",
        "subject",
        "sections",
    )
    assert all(cable[key] is None for key in nulls)
    lists = (
        *("precedence", "action", "info", "signals", "passing", "captions", "classified_by", "reasons", "drafted_by"),
        *("cleared_by", "tags", "references", "paragraphs", "signature", "notices", "findings", "headings", "versions"),
    )
    assert all(cable[key] == [] for key in lists)
    assert cable["release"] == {"status": "unknown"}


def test_a_statement() -> None:
    said = decoded(made_up.statement())
    assert said["addressees"] == ["Halloran"]
    assert said["condition"] == {"start": 325, "end": 343, "text": "if Ostrel withdrew"}
    assert said["account"]["signer_present"] is True
    assert (said["echo_of"], said["chain"], said["quotes"]) == (None, [], [])
    assert said["sentence_span"] == {"start": 250, "end": 344}
    assert said["schema_version"] == 1


def test_a_hit_a_position_and_a_board() -> None:
    assert decoded(made_up.hit())["marks"] == [[0, 8], [39, 45]]
    assert decoded(made_up.position())["to_check"] is False
    board = decoded(made_up.board())
    assert (board["question"], board["members"], board["packages"]) == ("straits-chair", 7, [])
    option = board["decisions"][0]["options"][0]
    assert (option["outcome"], option["outcome_with_inferred"]) == ("undetermined", "not adopted")
    assert [seat["stance"] for seat in option["seats"]][:2] == ["conditional", "reject"]
    assert option["seats"][3]["evidence"] == []
    assert option["seats"][3]["assumed"] is True
    assert option["seats"][1]["others"][0]["stance"] == "support"


def test_reports() -> None:
    read = ReadReport(
        sources=2,
        cables=1,
        new=1,
        duplicates=0,
        unread=1,
        findings=3,
        seconds=0.5,
        unread_formats={"pdf": 1},
        unreadable=(Unreadable("x.txt", "permission denied"),),
    )
    assert decoded(read)["unread_formats"] == {"pdf": 1}
    assert decoded(read)["unreadable"] == [{"name": "x.txt", "reason": "permission denied"}]
    assert decoded(ExtractReport(cables=1, statements=4, left=0, seconds=1.0))["statements"] == 4
    whole = VerifyReport(sources=1, cables=1, statements=0, digest="d")
    assert decoded(whole)["ok"] is True
    broken = VerifyReport(sources=1, cables=1, statements=0, digest="d", problems=("a source is gone",))
    assert decoded(broken)["ok"] is False


def test_a_name_that_utf8_cannot_hold_is_still_written() -> None:
    cable = msgspec.structs.replace(
        made_up.cable(), source=SourceRef("b\udcffx", "0" * 64, "telegram"), publisher={"\udcff": "x"}
    )
    assert decoded(cable)["source"]["name"] == "b?x"
    assert decoded(cable)["publisher"] == {"?": "x"}


def test_what_no_command_prints_is_refused() -> None:
    with pytest.raises(TypeError, match="no command prints a Finding"):
        record_of(Finding("x", "info", "", 0, 0))


def test_every_shape_reads_back_as_itself() -> None:
    record = cable_record(made_up.cable())
    assert msgspec.json.decode(as_json(made_up.cable()), type=type(record)) == record


def test_what_a_body_holds_beside_its_paragraphs() -> None:
    text = made_up.PROPOSAL
    paragraph = msgspec.structs.replace(
        made_up.cable().paragraphs[1],
        items=(Item("A.", 1, "C", 0, 5, 207, 212),),
        tables=(Table((("a", "b"), ("c", "d")), 0, 5, 207, 212),),
        repairs=(Repair("hyphen", "-", 3, 3, 210, 211),),
        foreign=(Foreign("es", 1, 4, 208, 211),),
        level=1,
    )
    cable = msgspec.structs.replace(
        made_up.cable(),
        paragraphs=(paragraph,),
        blocks=(Stretch("text", "body", "author", "non-paper", 0, 1, Span(207, 300), closed=False),),
        redactions=(
            Redaction("publisher-x", Span(1, 9), "paragraph", 0),
            Redaction("code", Span(2, 4), "head", None, "tags"),
        ),
        protections=(
            Protection(Span(5, 9), Span(1, 4), strict=True, para=0),
            Protection(Span(6, 8), None, strict=False),
        ),
    )
    told = decoded(cable)
    (body,) = told["paragraphs"]
    assert body["level"] == 1
    assert body["items"] == [{"label": "A.", "level": 1, "mark": "C", "text": text[:5], "start": 207, "end": 212}]
    assert body["tables"] == [{"rows": [["a", "b"], ["c", "d"]], "start": 207, "end": 212}]
    assert body["repairs"] == [{"kind": "hyphen", "raw": "-", "text": "", "start": 210, "end": 211}]
    assert body["foreign"] == [{"language": "es", "text": text[1:4], "start": 208, "end": 211}]
    (block,) = told["blocks"]
    assert (block["speaker"], block["title"], block["paragraphs"], block["closed"]) == (
        "author",
        "non-paper",
        [2],
        False,
    )
    assert [(each["where"], each["para"], each["field"]) for each in told["redactions"]] == [
        ("paragraph", 2, None),
        ("head", None, "tags"),
    ]
    assert [(each["strict"], each["protected"]) for each in told["protections"]] == [
        (True, {"start": 1, "end": 4}),
        (False, None),
    ]
