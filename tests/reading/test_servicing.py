"""Service notes of a cable, from its notices, its signals and its subject."""

import pytest

from reftel.model.cable import Cable
from reftel.reading import read

HEAD = """VZCZCXRO2214
PP RUEHSE
DE RUEHVL #0012/01 0871215
ZNY CCCCC ZZH{security}
P 281215Z MAR 07{signals}
FM AMEMBASSY VELLOS
TO RUEHC/SECSTATE WASHDC PRIORITY 5120
BT
C O N F I D E N T I A L VELLOS 000012

{note}
SIPDIS

E.O. 12958: DECL: 03/28/2017
TAGS: PREL
SUBJECT: {subject}

1. (C) The harbor talks go on.

ROE

{end}
"""


def cable(**parts: str) -> Cable:
    told = {"security": "", "signals": "", "note": "", "subject": "HARBOR TALKS", "end": "NNNN"} | parts
    (found,) = read(HEAD.format(**told)).cables
    return found


@pytest.mark.parametrize(
    ("parts", "kind", "reason"),
    [
        ({"note": "C O R R E C T E D  C O P Y  (ADDRESSEE ADDED)"}, "correction", "ADDRESSEE ADDED"),
        ({"note": "NOTE BY OC/T: PARA 1 AS RECEIVED"}, "garble", None),
        ({"note": "SUSPECTED DUPLICATE"}, "duplicate", None),
        ({"signals": " ZDK CTG RUEHSE #3763"}, "repetition", "CTG RUEHSE #3763"),
        ({"signals": " ZDS"}, "correction", None),
        ({"security": " ZDS"}, "correction", None),
        ({"subject": "CORRECTED COPY: HARBOR TALKS"}, "correction", None),
        ({"subject": "HARBOR TALKS (CORRECTED COPY)"}, "correction", None),
        ({"end": "NOTE: SVC FOR DROPPED ADDEE\n\nNNNN"}, "addressee", "DROPPED ADDEE"),
    ],
)
def test_one_note(parts: dict[str, str], kind: str, reason: str | None) -> None:
    (note,) = cable(**parts).service
    assert (note.value.kind, note.value.reason, note.value.refers_to) == (kind, reason, None)


def test_a_cancellation_names_the_other_cable() -> None:
    (note,) = cable(note="PLS ZFR VELLOS 0011").service
    assert (note.value.kind, str(note.value.refers_to)) == ("cancellation", "VELLOS11")


def test_nothing_to_say() -> None:
    assert cable().service == ()
    found = cable(signals=" ZFF4", security=" (CCY AD40E4BD MSI7190-632)")
    assert found.service == ()
    assert found.transmission is not None
    assert (found.transmission.signals, found.transmission.tail) == (("ZFF4",), "CCY AD40E4BD MSI7190-632")
