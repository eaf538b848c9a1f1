"""What ``reftel archive … --json`` prints."""

from reftel.model.copying import Backup, Carried, Compacted
from reftel.writing.copies import BackupRecord, CarriedRecord, CompactedRecord
from reftel.writing.records import record_of


def test_records_say_what_came_of_it() -> None:
    made = Backup(place="b", sources=2, new=1, cables=3, digest="d")
    assert record_of(made) == BackupRecord(place="b", sources=2, new=1, cables=3, digest="d")
    carried = Carried(place="a", sources=1, cables=1, statements=2, reviews=0, rulings=0, digest="d", conflicts=("x",))
    told = record_of(carried)
    assert isinstance(told, CarriedRecord)
    assert (told.statements, told.conflicts) == (2, ("x",))
    assert record_of(Compacted(before=2, after=1)) == CompactedRecord(before=2, after=1)
