"""A case file for other programs and for paper."""

import json
import re

import pytest

from conftest import HOME
from reftel import reading
from reftel.model.case import Case, Filled, Item
from reftel.writing import casefiles
from reftel.writing.casefiles import FORMS, _md, address, rows

CASE = Case(
    number=1, name='<script>alert(1)</script> # [x](javascript:1) "', about="# One\n1. Two\n- Three", owner="velt"
)
CABLE = reading.read(HOME / "examples" / "cables" / "04SESTRIN214.txt").cables[0]
HOME_ADDRESS = "http://127.0.0.1:8642/"


def item(kind: str = "paragraph", **more: object) -> Filled:
    told = Item(case=1, kind=kind, note="EVIL  - x\nER  - \n<b>", source="ab" * 32, start=1, end=9)  # type: ignore[arg-type]
    base = {"citation": CABLE.citation, "subject": "A } subject <i>", "date": "2004-03-11", "para": 4, "anchor": "p4"}
    base["text"] = "He said *no* & `left`.\n> quoted"
    return Filled(item=told, cable=CABLE, **{**base, **more})  # type: ignore[arg-type]


SEARCH = Filled(item=Item(case=1, kind="search", query="q=tag%3APREL+%3Cb%3E"))
GONE = Filled(item=Item(case=1, kind="cable", note="was there"), found=False, citation="04GONE1")
ITEMS = (item(), item("cable", para=None, anchor="", text=""), item(), SEARCH, GONE)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_form_leads_back_to_the_room(form: casefiles.Form) -> None:
    text = form.write(CASE, ITEMS, "https://room.example/")
    assert "https://room.example/cable/04SESTRIN214#p4" in text


def test_markdown_reads_nothing_that_was_written_as_mark_up() -> None:
    text = casefiles.markdown(CASE, ITEMS, HOME_ADDRESS)
    assert "<script" not in text.replace("\\<script", "")
    assert r"\# \[x\](javascript:1)" in text
    assert "\n\\# One\n1\\. Two\n\\- Three\n" in text
    assert r"> He said \*no\* \& \`left\`." in text
    assert r"> \> quoted" in text
    assert "telegram 04SESTRIN214" in text
    assert "Not found any more" in text
    assert _md("+ a\n12) b\n= c") == "\\+ a\n12\\) b\n\\= c"


def test_html_escapes_and_runs_nothing() -> None:
    text = casefiles.page(CASE, ITEMS, HOME_ADDRESS)
    assert "<script" not in text
    assert "<b>" not in text
    assert "<i>" not in text
    assert "&lt;script&gt;" in text
    assert "default-src" in text


def test_ris_has_one_record_for_each_paragraph_and_cable_and_no_field_of_a_note() -> None:
    text = casefiles.ris(CASE, ITEMS, "https://room.example/")
    assert text.count("\r\nER  - ") == text.count("TY  - PCOMM") == 2
    assert "\r\nEVIL  - " not in text
    assert len(re.findall(r"^UR  - http", text, re.MULTILINE)) == 2
    assert text.index("UR  - ") < text.index("ER  - ")


def test_bibtex_and_csl_have_each_a_key_of_its_own() -> None:
    entries = re.findall(r"@misc{([^,]+),", casefiles.bibtex(CASE, ITEMS, HOME_ADDRESS))
    assert entries == ["04SESTRIN214-p4", "04SESTRIN214"]
    told = json.loads(casefiles.csl(CASE, ITEMS, HOME_ADDRESS))
    assert [one["id"] for one in told] == entries
    assert all(one["URL"].startswith("http://127.0.0.1:8642/cable/") for one in told)


def test_rows_and_addresses() -> None:
    told = list(rows(CASE, ITEMS, HOME_ADDRESS))
    assert [one.kind for one in told] == ["paragraph", "cable", "paragraph", "search", "cable"]
    assert (told[0].citation, told[1].citation, told[3].citation) == ("04SESTRIN214 ¶4", "04SESTRIN214", "")
    assert told[3].address == "http://127.0.0.1:8642/?q=tag%3APREL+%3Cb%3E"
    assert (
        address(Filled(item=Item(case=1, kind="search", asks="said", query="by=x")), "http://h/")
        == "http://h/said?by=x"
    )
