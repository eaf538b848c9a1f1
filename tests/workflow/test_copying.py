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


@pytest.mark.parametrize("marks", [2, 1])
def test_a_split_that_was_stopped_is_run_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, marks: int) -> None:
    one = made(tmp_path / "one")
    some, rest = tmp_path / "some", tmp_path / "rest"
    unlink = Path.unlink

    def stop(_done: int, _total: int | None) -> None:
        if (rest / "carrying.txt").exists() and marks == 2:
            raise KeyboardInterrupt

    def stopped(path: Path, missing_ok: bool = False) -> None:  # noqa: FBT001, FBT002 - as pathlib has it
        if path == some / "carrying.txt":
            raise KeyboardInterrupt
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", stopped)
    with pytest.raises(KeyboardInterrupt):
        copying.split(one, some, query="from:vessia", rest=rest, progress=stop)
    monkeypatch.undo()
    assert len(list(tmp_path.glob("*/carrying.txt"))) == marks
    with pytest.raises(InputError, match="is an archive already"):
        copying.split(one, some, query="-from:vessia", rest=rest)
    told = copying.split(one, some, query="from:vessia", rest=rest)
    assert [carried.sources > 0 for carried in told] == [True, True]
    assert sum(carried.sources for carried in told) == 6
    assert list(tmp_path.glob("*/carrying.txt")) == []
    with pytest.raises(InputError, match="is an archive already"):
        copying.split(one, some, query="from:vessia", rest=rest)


def test_a_split_that_was_stopped_before_its_mark_is_run_again(tmp_path: Path) -> None:
    one = made(tmp_path / "one")
    Archive(tmp_path / "some", create=True).close()
    (some,) = copying.split(one, tmp_path / "some", query="from:vessia")
    assert some.sources > 0


def test_no_archive_is_made_where_the_rest_cannot_be(tmp_path: Path) -> None:
    one = made(tmp_path / "one")
    for rest, said in ((one, "is one of the archives"), (tmp_path / "some", "name two folders")):
        with pytest.raises(InputError, match=said):
            copying.split(one, tmp_path / "some", query="from:vessia", rest=rest)
    made(tmp_path / "other")
    with pytest.raises(InputError, match="is an archive already"):
        copying.split(one, tmp_path / "some", query="from:vessia", rest=tmp_path / "other")
    assert not (tmp_path / "some").exists()


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
