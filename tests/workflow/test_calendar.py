"""What opens when."""

import reftel
from reftel.workflow.calendar import openings

TEXT = """\
{level} SESTRIN 000{serial}

SIPDIS

E.O. 12958: DECL: {line}
TAGS: PREL
SUBJECT: EXERCISE

1. One paragraph.

HALLORAN
"""


def test_in_the_order_in_which_they_open_what_has_no_day_last() -> None:
    told = [
        ("C O N F I D E N T I A L", "OADR"),
        ("S E C R E T", "05/06/2019"),
        ("C O N F I D E N T I A L", "04/05/2012"),
    ]
    texts = [TEXT.format(level=level, serial=200 + n, line=line) for n, (level, line) in enumerate(told)]
    texts.append(TEXT.format(level="UNCLAS", serial=300, line="N/A"))
    found = openings(cable for text in texts for cable in reftel.read(text).cables)
    assert [(one.told.date, one.level) for one in found] == [("2012-04-05", "C"), ("2019-05-06", "S"), (None, "C")]
    assert [one.released for one in found] == [None, None, None]
