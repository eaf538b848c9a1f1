"""What ``reftel archive … --json`` prints."""

from reftel.model.copying import Backup, Carried, Compacted
from reftel.writing.copies import backup_record, carried_record, compacted_record


def test_records_say_what_came_of_it() -> None:
    made = Backup(place="b", sources=2, new=1, cables=3, digest="d")
    assert backup_record(made).new == 1
    carried = Carried(place="a", sources=1, cables=1, statements=2, reviews=0, rulings=0, digest="d", conflicts=("x",))
    assert carried_record(carried).conflicts == ("x",)
    assert compacted_record(Compacted(before=2, after=1)).after == 1
