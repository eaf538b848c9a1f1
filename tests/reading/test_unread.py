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
