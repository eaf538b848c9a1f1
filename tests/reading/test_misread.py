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
    text = text.replace("C O N F I O E", "C O N F I D E").replace("0O421", "00421")
    (cable,) = read(text.replace("2. HE LEFT.", f"2. HE LEFT.\n{line}\n")).cables
    assert not [one for one in cable.findings if one.code == "ocr-mended"]


LINE = """P 240734Z OCT 06
FM AMEMBASSY OSLO
TO RUEHC/SECSTATE WASHDC PRIORITY 7411

C0NFIDENTIAL SECTON 01 OF 02 OSL0 000214

SPIDIS
N0FORN

TAGS: PREL, N0
SUBJECT: THE LAMPS

1. (C) At 0SLO he lit them.

C0NFIDENTIAL SECTON 02 OF 02 OSL0 000214

At OSL0 they burn.

2. (C) He came.
"""


def test_a_classification_line_gives_its_head_away_and_no_prose() -> None:
    reading = read(LINE)
    (cable,) = reading.cables
    assert (str(cable.mrn), cable.captions, [tag.code for tag in cable.tags]) == (
        "06OSLO214",
        ("SIPDIS", "NOFORN"),
        ["PREL", "NO"],
    )
    assert cable.head.sections is not None
    assert cable.head.sections.value == (1, 2)
    assert [one.text for one in cable.paragraphs] == ["At 0SLO he lit them.\n\nAt OSL0 they burn.", "He came."]
    told = [LINE[one.start : one.end] for one in cable.findings if one.code == "ocr-mended"]
    assert sorted(told) == ["C0NFIDENTIAL", "C0NFIDENTIAL", "N0", "N0FORN", "OSL0", "OSL0"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("P 240734Z OCT 06", "0 240734Z OCT 06"),
        ("P 240734Z OCT 06", "P 240734Z 0CT 06"),
        ("WASHDC PRIORITY", "WASHDC PRI0RITY"),
        ("E.O. 12958", "E.D. 12958"),
        ("TAGS: PREL", "TA6S PREL"),
        ("SIPDIS", "51PDIS"),
    ],
)
def test_one_line_is_enough(right: str, wrong: str) -> None:
    head = LINE[: LINE.index("1. (C)")].replace("C0N", "CON").replace("OSL0", "OSLO").replace("SPIDIS", "SIPDIS")
    head = head.replace("N0", "NO").replace("TAGS", "E.O. 12958: DECL: 10/24/2016\nTAGS")
    text = f"{head}1. (C) He came.\n"
    (whole,), (mended,) = read(text).cables, read(text.replace(right, wrong)).cables
    assert not [one for one in whole.findings if one.code == "ocr-mended"]
    assert [one.code for one in mended.findings if one.code == "ocr-mended"] == ["ocr-mended"]
    assert (mended.mrn, mended.eo, mended.tags, mended.captions) == (whole.mrn, whole.eo, whole.tags, whole.captions)
    assert mended.date == "2006-10-24"


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
