"""What libraries say of sources: each saying once, of sources that are held, masked where somebody is purged."""

from pathlib import Path

import apsw
import pytest

from made_imports import cable
from reftel import workflow
from reftel.archive import Archive
from reftel.archive.shelving import Shelving
from reftel.model.library import LibraryItem
from reftel.workflow.copying import merge
from reftel.workflow.purging import Target, purge

ITEM = LibraryItem(key="ABCD1234", title="What Oyen wants", tags=("Oyen", "boats"), collections=("Straits / Oyen",))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    workflow.read_into(tmp_path / "archive", [cable(501)])
    return tmp_path / "archive"


def sha(archive: Path) -> str:
    with Archive(archive, read_only=True) as opened:
        return next(opened.sources()).sha256


def test_each_saying_once_and_only_of_what_is_held(archive: Path) -> None:
    with Shelving(archive, write=True) as shelving:
        shelving.add([(sha(archive), ITEM), (sha(archive), ITEM), ("ff" * 32, ITEM)])
        shelving.add([(sha(archive), ITEM)])
        assert shelving.of([sha(archive), "ff" * 32]) == (ITEM,)


def test_a_person_who_is_purged_is_in_none_of_it(archive: Path) -> None:
    with Shelving(archive, write=True) as shelving:
        shelving.add([(sha(archive), ITEM)])
    assert purge(archive, Target(person="Oyen")).remains == ()
    with Shelving(archive) as shelving:
        (left,) = shelving.of([sha(archive)])
    assert "Oyen" not in str(left)
    assert left.tags[-1] == "boats"


def test_what_is_damaged_is_told(archive: Path) -> None:
    with Shelving(archive, write=True) as shelving:
        shelving.add([(sha(archive), ITEM)])
    connection = apsw.Connection(str(archive / "archive.sqlite"))
    connection.execute("UPDATE shelved SET record = '{'")
    connection.close()
    with Archive(archive, read_only=True) as opened:
        assert any("What a library says" in one for one in opened.verify().problems)


def test_it_is_carried_into_another_archive(archive: Path, tmp_path: Path) -> None:
    with Shelving(archive, write=True) as shelving:
        shelving.add([(sha(archive), ITEM)])
    merge([archive], tmp_path / "merged")
    with Shelving(tmp_path / "merged") as shelving:
        assert shelving.of([sha(archive)]) == (ITEM,)
