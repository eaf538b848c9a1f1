"""Telegrams on a page of any site."""

import pytest

from reftel.reading import read
from reftel.reading.preformatted import preformatted

TOLD = (
    "R 051430Z MAR 76\nFM AMEMBASSY SESTRIN\nTO SECSTATE WASHDC 4411\nC O N F I D E N T I A L SESTRIN 0417\n"
    "E.O. 11652: GDS\nTAGS: PFOR\nSUBJECT: LAMPS\n\n1. THE LAMP IS LIT.\n\n2. HE WENT &amp; CAME.\n\nHALLORAN\n"
)
QUOTED = "".join(f"&gt; {line}" for line in TOLD.splitlines(keepends=True))
PAGE = "<html><head><title>A pile</title></head><body>\n<p>Files</p>\n<pre>{told}</pre>\n<p>Home</p></body></html>\n"


@pytest.mark.parametrize(
    "text",
    [
        PAGE.format(told=TOLD),
        "<!DOCTYPE html>\n" + PAGE.format(told="\n" + TOLD).replace("<pre>", "<PRE class='x'>"),
        PAGE.format(told=QUOTED),
        f"<pre>{TOLD}</pre>",
        f"<p>See below:</p><blockquote><pre>\n{QUOTED}</pre></blockquote>\n",
    ],
)
def test_the_telegram_in_it_is_read_without_its_mark_up(text: str) -> None:
    reading = read(text)
    (cable,) = reading.cables
    assert (str(cable.mrn), cable.subject, cable.signature) == ("76SESTRIN417", "LAMPS", ("HALLORAN",))
    assert (cable.origin, str(cable.dtg)) == ("AMEMBASSY SESTRIN", "051430Z MAR 76")
    assert [one.text for one in cable.paragraphs] == ["THE LAMP IS LIT.", "HE WENT & CAME."]
    assert "".join(text[node.start : node.end] for node in reading.nodes) == text


@pytest.mark.parametrize("told", ["", "int main() { return 0; }", "SUBJECT: lamps\n", "UNCLAS SESTRIN 000214\n"])
def test_a_page_without_the_head_of_one_is_told_and_not_read(told: str) -> None:
    page = PAGE.format(told=told)
    assert preformatted(page) == []
    (found,) = read(page).findings
    assert found.code == "format-unread"


def test_a_block_that_is_never_closed_goes_on_to_the_end() -> None:
    text = "<html><body><pre>" + TOLD
    assert [span.of(text) for span in preformatted(text)] == [TOLD]
