"""What is sent of a cable opens as the cable that the archive gives."""

from pathlib import Path

import msgspec
import pytest

from made_readings import reading_of
from reftel.archive import Archive
from reftel.fields.mrn import Mrn
from reftel.model.release import Release


def test_a_cable_is_the_same_when_it_is_opened_elsewhere(tmp_path: Path) -> None:
    number = Mrn(2031, "VESSIA", 1)
    short, long = reading_of(number, ["One."]), reading_of(number, ["One.", "Two."])
    with Archive(tmp_path / "a", create=True) as archive:
        archive.add([short, long])
        told = Release("leaked", source="a collection")
        archive.add_provenance([(long.source.sha256, told)])
        (pending,) = archive.pending("1")
        stored = archive.stored(pending)
        cable = archive.cable("31VESSIA1")
        assert cable is not None
        sent = msgspec.msgpack.decode(msgspec.msgpack.encode(stored), type=type(stored))
        assert sent.open() == stored.open() == archive.load(pending) == cable
        assert [other.sha256 for other in cable.versions] == [short.source.sha256]
        assert cable.release == told
        assert (stored.sha256, stored.start) == (cable.source.sha256, cable.span.start)
        assert stored.characters == sum(len(paragraph.text) for paragraph in cable.paragraphs)
        with pytest.raises(ValueError, match=r"."):
            msgspec.structs.replace(stored, record=stored.record[:9]).open()
