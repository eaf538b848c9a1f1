"""Offices, log number and drafters of a printed telegram, as the JSON says them."""

from conftest import HOME
from reftel.reading import read
from reftel.writing.printed import DistributionRecord, FilingRecord, OfficeRecord
from reftel.writing.records import cable_record


def test_what_was_printed_over_a_telegram() -> None:
    record = cable_record(read(HOME / "tests" / "golden" / "aad" / "outgoing-two.txt").cables[0])
    assert record.distribution == DistributionRecord(
        (),
        (OfficeRecord("OCT", 1), OfficeRecord("ISO", 0), OfficeRecord("L", 2), OfficeRecord("S/S", 15)),
        (OfficeRecord("NEA", 12),),
        30,
    )
    assert record.filing == FilingRecord("109465", None, None)
    assert [(one.name, one.office, one.note) for one in record.cleared_by] == [
        ("OAKES", "L/NEA", "DRAFT"),
        ("WEBB", "S/S", None),
        ("CPIKE", "TREASURY", "SUBS"),
    ]
    assert [one.name for one in (*record.drafted_by, *record.approved_by)] == ["JMARSTEN", "RHADLEIGH"]
