"""What a purge prints."""

import msgspec

from reftel.model.purge import Purge
from reftel.writing.records import record_of


def test_all_that_a_purge_tells_is_printed() -> None:
    told = Purge(sources=1, masked=2, files=("a.toml",), remains=("b.txt",), done=True)
    printed = msgspec.to_builtins(record_of(told))
    assert {**printed, "schema_version": 1} == {**msgspec.to_builtins(told), "schema_version": 1}
