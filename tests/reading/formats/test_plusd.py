"""Pages of PlusD."""

import time

import pytest

from conftest import HOME
from reftel.reading.formats.plusd import split, suits

GOLDEN = HOME / "tests" / "golden" / "plusd"
PAGE = (GOLDEN / "telegram.html").read_text(encoding="utf-8")
BARE = """<html><body><dl><dt>Canonical ID:</dt><dd>04SESTRIN214_a</dd>
<dt>Original Classification</dt><dd>SECRET</dd></dl>
<pre>S E C R E T SESTRIN 000214</pre></body></html>"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PAGE, True),
        (BARE, True),
        ("<html><p>Canonical ID</p></html>", False),
        ("Canonical ID and Original Classification", False),
        ("", False),
    ],
)
def test_suits(text: str, expected: bool) -> None:  # noqa: FBT001
    assert suits(text) is expected


def test_the_raw_copy_is_read_and_the_table_is_the_publishers() -> None:
    (passage,) = split(PAGE)
    assert passage.mapped.text.startswith("CONFIDENTIAL\n\nPAGE 01 SESTRI")
    assert 'SAID "NO."' in passage.mapped.text
    assert passage.publisher["created"] == "1974-03-02 14:05"
    assert passage.places["mrn"].of(PAGE) == "1974SESTRI00214_b"
    assert "handling" not in passage.publisher
    assert (passage.release.status, passage.release.date, passage.release.classification) == (
        "released",
        "2005-06-30",
        "U",
    )


def test_other_mark_up_and_documents_of_cablegate() -> None:
    (passage,) = split(BARE)
    assert passage.mapped.text == "S E C R E T SESTRIN 000214"
    assert passage.publisher == {"mrn": "04SESTRIN214_a", "classification": "SECRET"}
    assert passage.release.status == "leaked"


def test_a_page_without_a_text_is_a_stub() -> None:
    (passage,) = split((GOLDEN / "stub.html").read_text(encoding="utf-8"))
    assert passage.mapped.text == ""
    assert passage.publisher["locator"] == "TEXT ON MICROFILM"


def test_time_is_linear() -> None:
    for piece in ("<div>From:</div><div>", "<b>To ", "<pre>", '<div id="raw">', "<td><td>"):
        text = BARE + piece * 20_000
        began = time.process_time()
        list(split(text))
        assert time.process_time() - began < 10


SAVED = """Cable: 1974SESTRI00214_b
About Search

HARBOUR DUES

Date:
1974 March 2, 14:05 (Saturday)

Canonical ID:
1974SESTRI00214_b

Original Classification:
CONFIDENTIAL

Handling Restrictions:
-- N/A or Blank --

From:
Vardania Sestrin

Markings:
Nora Halloran Declassified/Released US Department of State EO Systematic Review 30 JUN 2005

R 021405Z MAR 74
FM EMBASSY SESTRIN
TO SECSTATE WASHDC 1204

C O N F I D E N T I A L SESTRIN 0214

E.O. 11652: GDS
SUBJECT: HARBOUR DUES

1. MINISTER TESSEL SAID NO.
HALLORAN
"""


def test_a_page_that_was_saved_as_text() -> None:
    assert suits(SAVED)
    (passage,) = split(SAVED)
    assert passage.mapped.text.strip().startswith("R 021405Z MAR 74")
    assert passage.publisher["created"] == "1974-03-02 14:05"
    assert passage.places["mrn"].of(SAVED) == "1974SESTRI00214_b"
    assert "handling" not in passage.publisher
    assert passage.release.date == "2005-06-30"


def test_of_a_saved_page_with_two_copies_the_last_is_read_and_its_foot_is_no_text() -> None:
    head, at, body = SAVED.partition("R 021405Z")
    text = (
        f"{head}Content\n{at}{body}\nRaw content\n{at}{body}\nHelp Expand The Public Library of US Diplomacy\nDonate\n"
    )
    (passage,) = split(text)
    assert passage.mapped.text.strip() == f"{at}{body}".strip()
    (again,) = split(f"{head}{at}{body}\n{at}{body}")
    assert again.mapped.text.strip() == (at + body).strip()
    (same_line,) = split(SAVED.replace(":\n", ": "))
    assert same_line.publisher["mrn"] == "1974SESTRI00214_b"
    assert same_line.mapped.text.strip().startswith("R 021405Z")


def test_a_saved_page_without_a_text_is_a_stub() -> None:
    (passage,) = split(SAVED.partition("R 021405Z")[0])
    assert passage.mapped.text == ""


def test_time_of_saved_pages_is_linear() -> None:
    for piece in ("Date:\n", "Content\n", "a b ", "Canonical ID: \n\n", "Help\n"):
        began = time.process_time()
        list(split(SAVED + piece * 40_000))
        assert time.process_time() - began < 10
