"""The file of accounts: beside the archive, nobody else's to read, and with a trail that tells of tampering."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from reftel.archive.accounts import Book, place, problems, shared
from reftel.errors import ArchiveError, InputError
from reftel.model.account import Account, Entry

ANN = Account(name="Ann", role="coder", clearance="secret,NOFORN")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with two accounts: one was changed, and signed in."""
    (tmp_path / "straits").mkdir()
    book = Book(place(tmp_path / "straits"), create=True)
    book.add(ANN, "kept", by="Ada", now=1.0)
    book.add(Account(name="Ben", role="reader", clearance="unclassified"), "also kept", by="Ada", now=2.0)
    book.change("Ann", "role", "editor", by="Ada", now=3.0)
    book.begin("Ann", "token", most=2, now=4.0)
    book.change("Ben", "disabled", "", by="Ada", now=5.0)
    book.close()
    return book.file


def test_it_stands_beside_the_archive_and_not_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "straits"
    archive.mkdir()
    assert place(archive) == tmp_path.resolve() / "straits.accounts"
    assert place(archive / ".." / "straits") == place(archive)
    monkeypatch.chdir(archive)
    assert place(Path()) == place(archive)
    assert not shared(archive)
    with pytest.raises(ArchiveError, match="There are no accounts"):
        Book(place(archive))
    Book(place(archive), create=True).close()
    assert shared(archive)
    assert list(archive.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="modes of files are otherwise there")
def test_nobody_else_may_read_it(file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_is_kept(file: Path) -> None:
    book = Book(file)
    assert [one.name for one in book.all()] == ["Ann", "Ben"]
    assert book.get("  aNN ") == (Account(name="Ann", role="editor", clearance="secret,NOFORN"), "kept")
    assert book.get("Nobody") is None
    with pytest.raises(InputError, match="There is an account Ann already"):
        book.add(Account(name="ANN", role="reader", clearance="sbu"), "x", by="Ada", now=1.0)
    acts: tuple[Callable[[], None], ...] = (
        lambda: book.change("Nobody", "role", "admin", by="Ada", now=1.0),
        lambda: book.remove("Nobody", by="Ada", now=1.0),
    )
    for act in acts:
        with pytest.raises(InputError, match="There is no account Nobody"):
            act()
    assert list(book.check()) == []


def test_tokens_are_kept_by_their_hash_alone_and_end_with_their_account(file: Path) -> None:
    book = Book(file)
    assert book.session("token") == (Account(name="Ann", role="editor", clearance="secret,NOFORN"), 4.0, 4.0)
    assert b"token" not in file.read_bytes().replace(b"the token", b"")
    book.touch("token", 9.0)
    assert book.session("token") == (Account(name="Ann", role="editor", clearance="secret,NOFORN"), 4.0, 9.0)
    for changed, value in (
        ("role", "coder"),
        ("clearance", "sbu"),
        ("password", "new"),
        ("disabled", ""),
        ("enabled", ""),
    ):
        book.begin("Ann", changed, most=5, now=10.0)
        book.change("Ann", changed, value, by="Ada", now=11.0)
        assert book.session(changed) is None, changed
    for at in range(4):
        book.begin("Ann", f"t{at}", most=2, now=20.0 + at)
    assert [bool(book.session(f"t{at}")) for at in range(4)] == [False, False, True, True]
    book.end("t2", 30.0)
    assert (book.session("t2"), bool(book.session("t3"))) == (None, True)
    book.end("never was", 30.0)
    book.begin("Ann", "late", most=5, now=40.0)
    book.expire(30.0, 0.0)
    assert (book.session("t3"), bool(book.session("late"))) == (None, True)
    book.end_all("Ann", 41.0)
    assert book.session("late") is None
    book.begin("Ben", "ben", most=5, now=50.0)
    book.remove("Ben", by="Ada", now=51.0)
    assert book.session("ben") is None
    assert list(book.check()) == []


def test_the_trail_says_who_did_what_and_when(file: Path) -> None:
    book = Book(file)
    book.note(Entry(act="did", who="Ann", subject="review", value="accept"), 60.0)
    last, before, *_ = book.trail(2)
    assert last == Entry(number=10, at="1970-01-01T00:01:00Z", act="did", who="Ann", subject="review", value="accept")
    assert (before.act, before.subject, before.who) == ("disabled", "Ben", "Ada")
    assert len(book.trail()) == 10
    assert not any("kept" in one.value for one in book.trail()), "a password is never in it"


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        (
            "UPDATE accounts SET role = 'admin' WHERE key = 'ben'",
            "The account Ben is not what the trail says of it: role",
        ),
        (
            "UPDATE accounts SET clearance = 'everything' WHERE key = 'ben'",
            "The account Ben is not what the trail says of it: clearance",
        ),
        (
            "UPDATE accounts SET disabled = 0 WHERE key = 'ben'",
            "The account Ben is not what the trail says of it: disabled",
        ),
        (
            "UPDATE accounts SET password = 'mine' WHERE key = 'ann'",
            "The account Ann is not what the trail says of it: password",
        ),
        ("DELETE FROM accounts WHERE key = 'ben'", "The account Ben is gone"),
        ("INSERT INTO accounts VALUES ('eve', 'Eve', 'admin', 'everything', 0, 'x')", "The account Eve is there"),
        ("DELETE FROM audit WHERE number = 3", "Before entry 4 of the audit trail an entry is missing"),
        ('UPDATE audit SET body = \'["Eve", "Ann", "admin"]\' WHERE number = 2', "Entry 2 of the audit trail is not"),
        ("UPDATE audit SET body = 'nonsense' WHERE number = 2", "Entry 2 of the audit trail is not"),
        ("UPDATE audit SET at = 'never' WHERE number = 8", "Entry 8 of the audit trail is not"),
        ("DELETE FROM audit WHERE number = 9", "The audit trail ends with entry 8, but 9 were written"),
    ],
)
def test_what_was_tampered_with_is_told(file: Path, sql: str, what: str) -> None:
    connection = apsw.Connection(str(file))
    connection.execute(sql)
    connection.close()
    told = problems(file.with_suffix(""))
    assert any(what in sentence for sentence in told), told


def _junk(file: Path) -> None:
    file.write_bytes(b"no database at all, of some length" * 100)


def _other(file: Path) -> None:
    file.unlink()
    connection = apsw.Connection(str(file))
    connection.execute("CREATE TABLE something (a)")
    connection.close()


def _newer(file: Path) -> None:
    connection = apsw.Connection(str(file))
    connection.pragma("user_version", 99)
    connection.close()


@pytest.mark.parametrize(
    ("damage", "what"), [(_junk, "cannot be used"), (_other, "no accounts of reftel"), (_newer, "a newer reftel")]
)
def test_another_file_is_not_taken_for_accounts(file: Path, damage: Callable[[Path], None], what: str) -> None:
    damage(file)
    with pytest.raises(ArchiveError, match=what):
        Book(file)
    (told,) = problems(file.with_suffix(""))
    assert what in told


def test_damage_within_is_told(file: Path) -> None:
    data = bytearray(file.read_bytes())
    at = data.rfind(b"Ben")
    data[4096 * 2 : 4096 * 2 + 8] = b"\xff" * 8
    assert at > 0
    file.write_bytes(bytes(data))
    assert problems(file.with_suffix(""))


def test_without_accounts_nothing_is_wrong(tmp_path: Path) -> None:
    assert problems(tmp_path / "straits") == ()
