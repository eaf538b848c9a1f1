"""Formats of text that are known by their look."""

import pytest

from reftel.reading import read
from reftel.reading.unread import unread_format


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">', "tei"),
        ("<TEI>", "tei"),
        ('<?xml version="1.0"?><rows/>', "xml"),
        ("<!DOCTYPE html><html><body>news</body></html>", "html"),
        ('{ "_id" : "04SESTRIN214" }', "jsonl"),
        ('[{"a": 1}]', "jsonl"),
        ('---\ntitle: "X"\ncable-date: "1979"\n---\n', "qmd"),
        ("1  ISRAEL  GPE\n\n@@@\n\n[[ HE || 8 ]] SAID", "historylab"),
        ("% made by hand\n\n@book{dam1974,\n  title = {The dam},\n}", "bibtex"),
        ("@misc{ ,", "bibtex"),
        ("@string{ada = {Ada Quill}}", "bibtex"),
        ("TY  - RPRT\nTI  - The dam\nER  - \n", "ris"),
        ("@ SESTRIN, THE DAM LEAKED", None),
        ("TYPE - UNCLAS", None),
        ("UNCLAS SESTRIN 000214", None),
        ("---\nSUMMARY\n---", None),
        ("[REDACTED] said", None),
    ],
)
def test_names(text: str, name: str | None) -> None:
    assert unread_format(text) == name


CABLE = (
    "UNCLAS SECTION 01 OF 01 SESTRIN 000214\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: DAM\n\n1. (U) The dam leaked.\n"
)
NOTE = "My pile of cables\n\nSUBJECT: the dam.\n\n1. The folder raw holds telegrams.\n2. Notes (C) are mine.\n"


@pytest.mark.parametrize("name", ["README.md", "readme", "Read me.txt", "pile/README.rst", "pile.zip!a/LICENSE"])
def test_a_note_on_the_files_beside_it_is_no_cable_by_its_name(name: str) -> None:
    (found,) = read(NOTE, name=name).findings
    assert (found.code, read(NOTE, name=name).cables) == ("format-unread", ())
    assert "note on the files" in found.message
    assert len(read(CABLE, name=name).cables) == 1  # whatever it is called
    assert read(CABLE, name=name).cables[0].mrn is not None


def test_a_text_that_is_no_note_by_its_name_is_read() -> None:
    assert len(read(NOTE, name="memo.txt").cables) == 1


def test_a_list_of_references_alone_is_no_cable() -> None:
    reading = read("@book{dam1974,\n  title = {The dam},\n  note = {SECRET. 1. (C) A dam.},\n}\n", name="refs.bib")
    assert reading.cables == ()
    assert [one.message for one in reading.findings] == ["a list of references (BibTeX), and no cable"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_table_of_no_known_export_is_kept_and_no_cable(separator: str) -> None:
    rows = [("group", "flag", "count"), ("Header", "fm", "12"), ("Body", '"marks, too"', "3")]
    reading = read("\n".join(separator.join(row) for row in rows) + "\n", name="variants.csv")
    assert (reading.source.format, reading.cables) == ("csv", ())
    assert [one.code for one in reading.findings] == ["format-unread"]


@pytest.mark.parametrize("text", ["hello", "hello\n", "milk\nbread\neggs\n", "To do: call Ada"])
def test_a_few_words_without_any_sign_of_a_document_are_kept_and_no_cable(text: str) -> None:
    reading = read(text, name="hello.txt")
    assert (reading.source.format, reading.cables) == ("text", ())
    assert [one.code for one in reading.findings] == ["format-unread"]


@pytest.mark.parametrize(
    "text",
    [
        "1. Lamps.",
        "(C) The dam leaked.",
        "SUBJECT: LAMPS",
        "UNCLASSIFIED",
        "COMMENT: The dam leaked. END COMMENT.",
        "Orvane told the Ambassador that Vardania would accept the chairmanship",
        "Vellos, March 2031",
        "Bly [...] of Lusk",
        "LUSK'S LAMP AMBITIONS",
        "UNCLAS VELLOS, LUSK, OSTREL\nTO: LUSK, OSTREL, VESSIA\n",
        "Dear Ada,\n\nThe dam leaked.\n\nSincerely,\nBly",
    ],
)
def test_what_shows_any_sign_of_a_document_is_read(text: str) -> None:
    assert len(read(text).cables) == 1


def test_the_titles_of_pages_in_a_table_are_subjects() -> None:
    text = "mrn,created,classification,origin,page_title\n04SESTRIN214,2004-03-17,SECRET,Embassy Sestrin,THE DAM\n"
    (cable,) = read(text).cables
    assert cable.subject == "THE DAM"
