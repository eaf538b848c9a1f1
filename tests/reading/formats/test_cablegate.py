"""Pages: what is one, and what its parts are."""

import pytest

from reftel.reading.formats.cablegate import split, suits

PAGE = """<?xml version='1.0'?><html><h3>Viewing cable 07SESTRIN402, DRAVIC &amp; TESSEL</h3><table class='cable'>
<tr><td>
<a href='/x'>07SESTRIN402</a>
</td><td>
<a href='/x'>2007-08-02 15:03</a>
</td></tr></table><code><pre>head</pre></code><code><pre>body &amp; more</pre></code></html>"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PAGE, True),
        ("<code><pre>Tuesday</pre></code>", True),
        ("Appears in these articles:<br />\n", True),
        ("\ufeff<html><title>Cable Viewer</title><pre>x</pre>", True),
        ("<html><body><p>news</p></body></html>", False),
        ("UNCLAS SESTRIN 000214 <pre>", False),
    ],
)
def test_suits(text: str, expected: bool) -> None:  # noqa: FBT001
    assert suits(text) is expected


def test_a_page_is_one_passage_with_what_the_publisher_says() -> None:
    (passage,) = split(PAGE)
    assert passage.one
    assert passage.mapped.text == "head\nbody & more"
    assert passage.publisher == {"mrn": "07SESTRIN402", "created": "2007-08-02 15:03", "title": "DRAVIC & TESSEL"}
    assert passage.places["created"].of(PAGE) == "2007-08-02 15:03"
    assert [PAGE[node.start : node.end][-5:] for node in passage.outer] == ["<pre>", "html>"]


def test_unclosed_and_absent() -> None:
    (passage,) = split("<code><pre>text that goes on")
    assert passage.mapped.text == "text that goes on"
    assert len(passage.outer) == 1
    (stub,) = split("Appears in these articles:<br />")
    assert (stub.mapped.text, stub.kind) == ("", "telegram")
