"""Archives backed up and restored, merged and split, each from a run that can be repeated."""

from pathlib import Path

import pytest

from made_readings import some_readings
from reftel import workflow
from reftel.archive import Archive
from reftel.errors import ArchiveError, InputError
from reftel.workflow import copying


def made(path: Path, seed: int = 1) -> Path:
    with Archive(path, create=True) as archive:
        archive.add(some_readings(6, seed=seed))
    return path


def test_a_restored_archive_can_be_searched(tmp_path: Path) -> None:
    one = made(tmp_path / "a")
    backup = copying.back_up(one, tmp_path / "b")
    assert copying.restore(tmp_path / "b", tmp_path / "r").digest == backup.digest
    assert workflow.search_in(tmp_path / "r", "quota") == workflow.search_in(one, "quota")


def test_what_is_not_what_was_backed_up_is_said(tmp_path: Path) -> None:
    copying.back_up(made(tmp_path / "a"), tmp_path / "b")
    file = tmp_path / "b" / "backup.json"
    text = file.read_text()
    at = text.index('"digest": "') + len('"digest": "')
    file.write_text(text[:at] + "0000" + text[at + 4 :])
    with pytest.raises(ArchiveError, match="is not what was backed up"):
        copying.restore(tmp_path / "b", tmp_path / "r")


def test_merged_and_split_again(tmp_path: Path) -> None:
    one, two = made(tmp_path / "one"), made(tmp_path / "two", seed=2)
    whole = copying.merge([one, two], tmp_path / "whole")
    assert whole.sources == 12
    assert copying.merge([two, one, two], tmp_path / "other").digest == whole.digest
    some, rest = copying.split(tmp_path / "whole", tmp_path / "some", query="from:vessia", rest=tmp_path / "rest")
    assert 0 < some.sources < 12
    assert some.sources + rest.sources == 12
    assert copying.merge([tmp_path / "rest", tmp_path / "some"], tmp_path / "again").digest == whole.digest
    with Archive(tmp_path / "whole", read_only=True) as archive:
        cable = next(archive.cables()).citation
    (alone,) = copying.split(tmp_path / "whole", tmp_path / "alone", cables=[cable.lower()])
    assert alone.cables == 1


def test_a_run_that_was_stopped_is_run_again(tmp_path: Path) -> None:
    one, two = made(tmp_path / "one"), made(tmp_path / "two", seed=2)
    whole = copying.merge([one, two], tmp_path / "whole")
    (tmp_path / "part").mkdir()

    def stop(done: int, _total: int | None) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copying.merge([one, two], tmp_path / "part", progress=stop)
    with pytest.raises(InputError, match="is an archive already"):
        copying.merge([one], tmp_path / "part")
    assert copying.merge([two, one], tmp_path / "part").digest == whole.digest
    with pytest.raises(InputError, match="is an archive already"):
        copying.merge([two, one], tmp_path / "part")


def test_what_cannot_be_done_is_one_sentence(tmp_path: Path) -> None:
    one = made(tmp_path / "one")
    with pytest.raises(InputError, match="name a new folder"):
        copying.merge([one], one)
    with pytest.raises(InputError, match="No cable answers that"):
        copying.split(one, tmp_path / "x", query="nothingofthekind")
    with pytest.raises(InputError, match="does not hold 99NOWHERE1"):
        copying.split(one, tmp_path / "x", cables=["99NOWHERE1"])
    assert not (tmp_path / "x").exists()


def test_compacting_says_how_much_it_was(tmp_path: Path) -> None:
    told = copying.compact(made(tmp_path / "one"))
    assert told.before >= told.after > 0
