"""What a process of its own works out is what a thread of the room would have."""

import shutil
from pathlib import Path

import pytest

from conftest import HOME
from reftel import workflow
from reftel.deciding import load_question
from reftel.errors import ArchiveError
from reftel.workflow.apart import work_out_answer, work_out_openings, work_out_promises

EXAMPLE = HOME / "examples" / "straits-chair-2005.toml"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("apart") / "straits"
    workflow.read_into(path, [HOME / "examples" / "cables"], extract=True)
    return path


@pytest.mark.slow
def test_it_comes_to_the_same(archive: Path) -> None:
    question = load_question(EXAMPLE)
    answer = work_out_answer(archive, question, apart=True)
    assert answer.positions
    assert answer == work_out_answer(archive, question, apart=False)
    openings = work_out_openings(archive, apart=True)
    assert openings
    assert openings == work_out_openings(archive, apart=False)
    promises = work_out_promises(archive, apart=True)
    assert promises.told
    assert promises == work_out_promises(archive, apart=False)
    (cable, *_) = promises.told
    assert work_out_promises(archive, {cable, "99NOBODY1"}, apart=True).told == {cable: promises.told[cable]}


@pytest.mark.slow
def test_what_cannot_be_worked_out_is_told_in_a_sentence(tmp_path: Path, archive: Path) -> None:
    shutil.copytree(archive, tmp_path / "a")
    (tmp_path / "a" / "archive.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(ArchiveError, match="could not be worked out"):
        work_out_openings(tmp_path / "a", apart=True)
