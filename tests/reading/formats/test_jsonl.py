"""Cables as JSON."""

import json

import pytest

from reftel.reading import read
from reftel.reading.formats.jsonl import parts, suits

ROW = {"reference_id": "04HALIFA36", "classification": "UNCLASSIFIED", "body": "UNCLAS HALIFA 000036\n\n1. It is lit."}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (json.dumps(ROW), True),
        ("[" + json.dumps(ROW) + "]", True),
        (json.dumps({"results": [ROW]}, indent=2), True),
        ("\ufeff\n" + json.dumps(ROW), True),
        ('{"name": "left-pad", "version": "1"}', False),
        ("[REDACTED] said", False),
        ("[]", False),
        ("", False),
    ],
)
def test_suits(text: str, expected: bool) -> None:  # noqa: FBT001
    assert suits(text) is expected


def test_all_forms_give_the_same_cable() -> None:
    forms = [json.dumps(ROW), json.dumps([ROW], indent=1), json.dumps({"count": 1, "results": [ROW]})]
    cables = [read(form).cables[0] for form in forms]
    assert {(str(cable.mrn), cable.paragraphs[0].text) for cable in cables} == {("04HALIFA36", "It is lit.")}
    assert not any(read(form).findings for form in forms)


def test_words_of_no_record_are_told_with_their_place() -> None:
    text = json.dumps(ROW) + "\nand these words are nobody's\n" + json.dumps(ROW)
    reading = read(text)
    assert len(reading.cables) == 2
    (finding,) = [finding for finding in reading.findings if finding.code == "part-unread"]
    assert text[finding.start : finding.end].strip() == "and these words are nobody's"
    assert [node.kind for node in reading.nodes if node.kind == "unread"] == ["unread"]


def test_objects_between_other_things() -> None:
    text = (
        f"UNCLAS SESTRIN 000214\n\n1. One.\n{json.dumps(ROW)}\n\nmore\n{json.dumps(ROW, indent=1)}\n"
        '{"a": 1}\n{"broken": "'
    )
    assert [json.loads(text[span.start : span.end]) for span in parts(text)] == [ROW, ROW]
