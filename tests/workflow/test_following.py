"""Records of what statements lead to, of sources and of an archive."""

from pathlib import Path

import pytest

from reftel import workflow
from reftel.errors import InputError
from reftel.workflow import purging
from reftel.workflow.following import followed, standing_on

# EXERCISE: made-up people and places; Norway stands for a state that tables know.
TEXT = """\
FM AMEMBASSY OSLO
TO SECSTATE WASHDC
P 170905Z MAR 04

UNCLAS OSLO 000214

SUBJECT: A DAM

1. On March 16, Foreign Minister Orvane told Ambassador Halloran that Norway would open the dam by June 3. The DCM
delivered the demarche to the Dam Board on March 15.

HALLORAN
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "cables" / "oslo214.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_source_and_an_archive_of_it_give_the_same(source: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    workflow.read_into(archive, [source], extract=True)
    bare, kept = followed([source]), followed([archive])
    assert bare == kept
    assert followed([source, archive]) == bare
    (promise,) = bare.commitments
    assert (promise.due, promise.actor) == ("2004-06-03", "Norway")
    assert [step.kind for step in bare.demarches[0].steps] == ["delivered"]
    assert standing_on(bare.commitments, "2004-07-01")[0].overdue


def test_an_archive_that_is_not_extracted_still_tells_what_is_narrated(source: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    workflow.read_into(archive, [source])
    found = followed([archive])
    assert found.commitments == ()
    assert len(found.demarches) == 1


def test_progress_is_told(source: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    followed([source], progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 1)]


def test_a_source_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        followed([tmp_path / "none.txt"])


def test_what_was_worked_out_of_an_archive_is_kept_until_it_changes(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "archive"
    workflow.read_into(archive, [source], extract=True)
    found = followed([archive])

    def fails(*_: object, **__: object) -> None:
        raise AssertionError("worked out again")

    with monkeypatch.context() as patch:
        patch.setattr("reftel.workflow.following._followed", fails)
        assert followed([archive]) == found
    kept = archive / "followed.kept"
    kept.write_bytes(kept.read_bytes()[:90])
    assert followed([archive]) == found
    other = source.with_name("oslo215.txt")
    other.write_text(TEXT.replace("000214", "000215").replace("June 3", "July 3"), encoding="utf-8")
    workflow.read_into(archive, [source.parent], extract=True)
    assert {one.due for one in followed([archive]).commitments} == {"2004-06-03", "2004-07-03"}


def test_a_purge_takes_away_what_was_kept(source: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    workflow.read_into(archive, [source], extract=True)
    followed([archive])
    assert (archive / "followed.kept").exists()
    cable = next(workflow.cables_of([archive])).citation
    purging.purge(archive, purging.Target(cable=cable))
    assert not (archive / "followed.kept").exists()
    assert followed([archive]).commitments == ()
