"""What statements and meetings are chosen by."""

from pathlib import Path

import pytest

from made_meetings import made
from patience import soon
from reftel.archive.pool import Pool
from reftel.errors import NotReadyError, QueryError
from reftel.model.browsing import Asking
from reftel.workflow.choosing import Chooser
from reftel.workflow.reader import Reader


def test_what_is_asked_is_looked_up_in_the_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader(made(tmp_path))
    try:
        chooser = reader._chooser
        counted = soon(chooser.counted)
        with reader._pool.archive() as opened:
            asked = Asking(within="from:tarnsee", actor="oyen")
            assert chooser.cables(opened, counted, Asking()) is None
            assert int(chooser.cables(opened, counted, asked).sum()) == 2
            where = chooser.where(opened, counted, asked)
            assert where["by"] == opened.actors().places(["oyen"])
            assert (where["to"], int(where["cables"].sum())) == (None, 2)
            with pytest.raises(QueryError):
                chooser.cables(opened, counted, Asking(within="tag:"))
        monkeypatch.setattr(reader._questions, "cues", lambda: {"dam": ("the dam",)})
        assert chooser.about(Asking(about="dam")).cues == ("the dam",)
        assert chooser.about(Asking(about="canal")).cues == ()
    finally:
        reader.close()


def test_meetings_need_not_wait_until_statements_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader(made(tmp_path))
    try:
        with reader._pool.archive() as opened:
            cables = opened.looking().catalogue()
        monkeypatch.setattr(Pool, "catalogue", lambda *_: cables)
        chooser = Chooser(reader._pool, reader._questions)
        assert len(chooser.counted(said=False).cables) == 6
        with pytest.raises(NotReadyError):
            chooser.counted()
    finally:
        reader.close()
