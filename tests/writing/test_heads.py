"""What is told of a head beside its lines."""

import reftel
from reftel.writing.records import cable_record

TEXT = """P 051430Z MAR 79
FM AMEMBASSY SESTRIN
TO SECSTATE WASHDC

C O N F I D E N T I A L SESTRIN 0214

E.O. 12065: GDS 3/5/85 (ROE, JANE L.) OR-P
TAGS: PINT, PRLE, (DOE, JOHN)
SUBJECT: (C) THE LAMPS
REF: STATE 51234

1. (C) AS REPORTED REFTEL AND STATE 012345, THE LAMPS ARE LIT.

ROE
"""


def test_what_the_head_comes_to() -> None:
    (cable,) = reftel.read(TEXT).cables
    record = cable_record(cable)
    assert [(tag.code, tag.kind) for tag in record.typed_tags] == [
        ("PINT", "subject"),
        ("PRLE", "unknown"),
        ("DOE, JOHN", "person"),
    ]
    assert record.subject_mark == "C"
    assert [(one.written, one.basis) for one in record.signers] == [("ROE", "unknown")]
    assert record.declassification is not None
    assert (record.declassification.rule, record.declassification.date) == ("schedule", "1985-03-05")
    assert [(one.kind, one.mrn, one.para) for one in record.mentions] == [
        ("reftel", None, 1),
        ("cable", "79STATE12345", 1),
    ]
    assert "PRLE (PREL?)" in next(one.message for one in record.findings if one.code == "unknown-tag")
