"""The record's database: opened, brought up to date, refused where it is not ours; and the lock."""

import errno
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import apsw
import pytest

from reftel.archive import store
from reftel.errors import ArchiveError, NoSpaceError

FILE = "archive.sqlite"


def test_a_new_one_has_the_schema_and_is_safe(tmp_path: Path) -> None:
    connection = store.connect(tmp_path / FILE, write=True)
    assert connection.pragma("user_version") == len(store.migrations())
    assert connection.pragma("journal_mode") == "wal"
    assert connection.pragma("synchronous") == 2
    assert store.last_seq(connection) == 0
    assert [store.next_seq(connection), store.next_seq(connection), store.last_seq(connection)] == [1, 2, 2]
    assert store.one(connection, "SELECT name FROM counters WHERE value > ?", 99) is None
    connection.close()
    again = store.connect(tmp_path / FILE, write=False)
    assert store.last_seq(again) == 2
    with pytest.raises(apsw.ReadOnlyError):
        store.next_seq(again)
    again.close()


def test_this_sqlite_keeps_what_it_commits() -> None:
    assert store.is_sound(apsw.sqlite_lib_version())


@pytest.mark.parametrize(
    ("version", "sound"),
    [
        ("3.51.2", False),
        ("3.51.3", True),
        ("3.53.0", True),
        ("4.0.0", True),
        ("3.50.6", False),
        ("3.50.7", True),
        ("3.50.7.1", True),
        ("3.44.6", True),
        ("3.45.9", False),
        ("3.46.1", False),
    ],
)
def test_an_sqlite_that_may_lose_commits_is_known(version: str, sound: bool) -> None:  # noqa: FBT001 - a table
    assert store.is_sound(version) is sound


def test_nothing_is_written_with_an_sqlite_that_may_lose_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.connect(tmp_path / FILE, write=True).close()
    monkeypatch.setattr(apsw, "sqlite_lib_version", lambda: "3.46.1")
    with pytest.raises(ArchiveError, match=r"SQLite 3\.46\.1 may lose what is written"):
        store.connect(tmp_path / FILE, write=True)
    with closing(store.connect(tmp_path / FILE, write=False)) as connection:
        assert store.last_seq(connection) == 0


def test_folders_that_are_passed_are_not_entered(tmp_path: Path) -> None:
    for name in ("index/deep/a", "other/index/b", "c"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    asked: list[str] = []

    def is_passed(name: str) -> bool:
        asked.append(name)
        return name == "index"

    found = store.files_in(tmp_path, is_passed)
    assert [file.relative_to(tmp_path).as_posix() for file in found] == ["c", "other/index/b"]
    assert sorted(asked) == ["index", "other", "other/index"]


def test_a_text_that_is_none_any_more_is_damage_where_the_record_is_read_and_nowhere_else(tmp_path: Path) -> None:
    with closing(store.connect(tmp_path / FILE, write=True)) as connection:
        connection.execute("UPDATE OR IGNORE counters SET name = CAST(x'ff' AS TEXT)")
        with pytest.raises(UnicodeDecodeError) as found:
            store.one(connection, "SELECT min(name), max(name) FROM counters WHERE name > 'z'")
    assert store.is_damage(found.value)
    with pytest.raises(UnicodeDecodeError) as other:
        b"\xff".decode()
    assert not store.is_damage(other.value)
    assert not store.is_damage(ValueError())
    assert store.is_damage(apsw.NotADBError())


def test_a_record_is_written_in_turns_and_all_of_it_or_nothing(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError):
        store.Record(tmp_path)
    with store.Record(tmp_path, write=True) as one, store.Record(tmp_path, write=True) as other:
        with one._writing() as connection:
            store.next_seq(connection)
        with pytest.raises(ArchiveError, match="cannot be used"), other._writing() as connection:
            connection.execute("UPDATE counters SET value = 9; INSERT INTO counters VALUES ('seq', 1)")
        with other._writing() as connection:
            assert store.next_seq(connection) == 2
    with pytest.raises(apsw.ConnectionClosedError):
        store.last_seq(other._connection)


def test_what_is_not_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database at all" * 100)
    with pytest.raises(ArchiveError, match="cannot be used"):
        store.connect(tmp_path / FILE, write=True)
    (tmp_path / FILE).unlink()
    other = apsw.Connection(str(tmp_path / FILE))
    other.pragma("user_version", 1)
    other.close()
    with pytest.raises(ArchiveError, match="no archive of reftel"):
        store.connect(tmp_path / FILE, write=False)


@pytest.mark.parametrize(("version", "said"), [(99, "newer reftel"), (0, "older reftel: `reftel extract")])
def test_other_releases(tmp_path: Path, version: int, said: str) -> None:
    connection = store.connect(tmp_path / FILE, write=True)
    connection.pragma("user_version", version)
    connection.close()
    with pytest.raises(ArchiveError, match=said):
        store.connect(tmp_path / FILE, write=False)


def nothing_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite finds no room for the files beside a database."""
    real = apsw.Connection

    def refuse(name: str, **options: Any) -> apsw.Connection:
        if "immutable" not in name:
            raise apsw.CantOpenError
        return real(name, **options)

    monkeypatch.setattr(apsw, "Connection", refuse)


def test_a_medium_that_cannot_be_written_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.connect(tmp_path / FILE, write=True).close()
    nothing_can_be_written(monkeypatch)
    connection = store.connect(tmp_path / FILE, write=False)
    assert store.last_seq(connection) == 0
    connection.close()


def test_what_only_the_log_holds_is_not_passed_over_in_silence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(store.connect(tmp_path / FILE, write=True)) as writer:
        store.next_seq(writer)
        nothing_can_be_written(monkeypatch)
        with pytest.raises(ArchiveError, match="copy its folder to where you may write"):
            store.connect(tmp_path / FILE, write=False)


@pytest.mark.parametrize("write", [False, True])
def test_who_opens_it_waits_while_another_holds_it_for_a_moment(tmp_path: Path, write: bool) -> None:  # noqa: FBT001 - a table
    store.connect(tmp_path / FILE, write=True).close()
    holder = apsw.Connection(str(tmp_path / FILE))
    holder.pragma("locking_mode", "exclusive")
    store.next_seq(holder)
    with ThreadPoolExecutor(1) as threads:
        opening = threads.submit(store.connect, tmp_path / FILE, write=write)
        with pytest.raises(TimeoutError):
            opening.result(0.3)
        holder.close()
        with closing(opening.result(20)) as connection:
            assert store.last_seq(connection) == 1


@pytest.mark.parametrize(
    ("error", "kind", "said"),
    [
        (apsw.FullError("full"), NoSpaceError, "No space left"),
        (OSError(errno.ENOSPC, "No space left on device"), NoSpaceError, "No space left"),
        (OSError(errno.EIO, "Input/output error"), ArchiveError, "cannot be used"),
        (apsw.BusyError("locked"), ArchiveError, "is busy"),
        (apsw.CorruptError("malformed"), ArchiveError, "malformed.*from a backup"),
    ],
)
def test_errors_are_one_clear_sentence(tmp_path: Path, error: Exception, kind: type[Exception], said: str) -> None:
    with pytest.raises(kind, match=said), store.failing_clearly(tmp_path):
        raise error


def test_the_index_says_in_words_that_the_disk_is_full() -> None:
    assert store.says_full(ValueError("IoError: No space left on device (os error 28)"))
    assert not store.says_full(ValueError("corrupt"))


def test_the_lock_is_held_by_one(tmp_path: Path) -> None:
    one, two = store.Lock(tmp_path / "lock"), store.Lock(tmp_path / "lock")
    assert one.take()
    assert not two.take()
    one.release()
    assert two.take()
    two.release()
    two.release()
    assert not store.Lock(tmp_path / "no" / "folder").take()


def test_a_full_database_is_no_space_and_keeps_what_was_committed(tmp_path: Path) -> None:
    connection = store.connect(tmp_path / FILE, write=True)
    connection.pragma("max_page_count", connection.pragma("page_count") + 2)
    committed = store.one(connection, "SELECT count(*) FROM counters")
    rows = [("x" * 1000 + str(number), number) for number in range(1000)]
    with pytest.raises(NoSpaceError), store.failing_clearly(tmp_path), store.transaction(connection):
        connection.executemany("INSERT INTO counters VALUES (?, ?)", rows)
    assert store.one(connection, "SELECT count(*) FROM counters") == committed
    connection.close()


def test_an_archive_of_the_first_schema_gets_its_links(tmp_path: Path) -> None:
    old = apsw.Connection(str(tmp_path / FILE))
    with store.transaction(old):
        old.execute(store.migrations()[0])
        old.pragma("application_id", store.APPLICATION)
        old.pragma("user_version", 1)
    old.execute("INSERT INTO sources VALUES ('a', 'telegram', 'utf-8', 1, 1, 1, 0, 0, NULL, NULL, x'', 1)")
    for number, refs in enumerate(("04LUSK31 04STATE100", "", "04LUSK31"), 1):
        old.execute(
            "INSERT INTO cables VALUES (?, 'a', ?, 'x', NULL, NULL, NULL, NULL, NULL, NULL, '', '', ?, NULL,"
            " 'telegram', 'unknown', 'whole', 0, 1, 1, 1, x'', 1)",
            (number, number, refs),
        )
    old.close()
    upgraded = store.connect(tmp_path / FILE, write=True)
    assert upgraded.pragma("user_version") == len(store.migrations())
    assert list(upgraded.execute("SELECT * FROM links ORDER BY 1, 2")) == [
        (1, "04LUSK31"),
        (1, "04STATE100"),
        (3, "04LUSK31"),
    ]
    upgraded.close()
