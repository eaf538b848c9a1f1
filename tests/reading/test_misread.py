"""Heads in plain text that a machine misread."""

import time

import pytest

from made_heads import telegram
from made_snippets import snippet
from reftel.reading import read

HEAD = """O O8l545Z OCT 86
FH AMEMBASSY MANILA
T0 SECSTATE WASHDC IMMEOIATE 1204
INF0 AMEMBASSY TOKYO

C O N F I O E N T I A L MANILA 0O421

E.0. I2356: DECL: OADR
TAG5: PREL, RP
5UBJ: THE LAMPS
REF5: TOKYO 12

1. T0 SECSTATE HE SAIO: FH AMEMBASSY, AND NO M0RE.

2. HE LEFT.
"""


def test_a_head_is_mended_with_a_finding_for_each_and_the_text_is_left() -> None:
    reading = read(HEAD)
    (cable,) = reading.cables
    assert (str(cable.mrn), cable.origin, cable.date) == ("86MANILA421", "AMEMBASSY MANILA", "1986-10-08")
    assert [(one.name, one.precedence) for one in cable.action] == [("SECSTATE WASHDC", "IMMEDIATE")]
    assert [one.name for one in cable.info] == ["AMEMBASSY TOKYO"]
    assert cable.classification is not None
    assert cable.classification.level == "C"
    assert cable.eo is not None
    assert cable.eo.order == "12356"
    assert ([tag.code for tag in cable.tags], cable.subject) == (["PREL", "RP"], "THE LAMPS")
    assert [one.text for one in cable.paragraphs] == ["T0 SECSTATE HE SAIO: FH AMEMBASSY, AND NO M0RE.", "HE LEFT."]
    told = [finding for finding in cable.findings if finding.code == "ocr-mended"]
    assert {HEAD[one.start : one.end] for one in told} >= {"FH", "T0", "INF0", "TAG5", "5UBJ", "O8l545", "IMMEOIATE"}
    assert "".join(HEAD[node.start : node.end] for node in reading.nodes) == HEAD


@pytest.mark.parametrize(
    "line", ["FN TOWER TO CLOSE", "TD TALKS", "5UB OF THE WEEK", "T0 BE OR NOT", "FW: YOUR NOTE", "REFS: ROME 1"]
)
def test_what_begins_alike_gives_no_head_away(line: str) -> None:
    text = HEAD.replace("O8l545Z", "081545Z").replace("FH AM", "FM AM").replace("T0 SECSTATE W", "TO SECSTATE W")
    text = text.replace("INF0", "INFO").replace("TAG5", "TAGS").replace("5UBJ", "SUBJ").replace("REF5", "REFS")
    (cable,) = read(text.replace("2. HE LEFT.", f"2. HE LEFT.\n{line}\n")).cables
    assert not [one for one in cable.findings if one.code == "ocr-mended"]


def test_heads_that_nobody_misread_are_left_as_they_are() -> None:
    texts = [made.text for seed in range(60) for made in (snippet(seed), telegram(seed))]
    found = [one.code for text in texts for cable in read(text).cables for one in cable.findings]
    assert "ocr-mended" not in found


def test_time_is_linear() -> None:
    took = []
    for times in (1_000, 4_000):
        began = time.process_time()
        read("FH AMEMBASSY MANILA\n" * times)
        took.append(time.process_time() - began)
    assert took[1] < 10 * max(took[0], 0.05)
