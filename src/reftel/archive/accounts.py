"""The accounts of a room that several people share: a file of its own, beside the folder of the archive.

``straits.accounts`` stands beside ``straits``, so that an archive that is copied, packed or handed on never carries
passwords, and nobody's name. It holds the accounts with their passwords as argon2 leaves them, the sessions by the hash
of their token, and a trail in which each entry holds the hash of the one before.
"""

import hashlib
import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from reftel.archive import auditing, store
from reftel.errors import ArchiveError, InputError
from reftel.model.account import Account, Entry

SUFFIX = ".accounts"
APPLICATION = 0x52465441  # "RFTA" in the head of the file: accounts of ours
FORM = 1
_SCHEMA = """
CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO counters VALUES ('audit', 0);
CREATE TABLE accounts (
    key TEXT PRIMARY KEY,           -- the name in one case: no two names differ in that alone
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    clearance TEXT NOT NULL,
    disabled INTEGER NOT NULL DEFAULT 0,
    password TEXT NOT NULL          -- as argon2 writes it, with its salt
) STRICT, WITHOUT ROWID;
CREATE TABLE sessions (
    hash TEXT PRIMARY KEY,          -- SHA-256 of the token, which only the browser has
    account TEXT NOT NULL REFERENCES accounts (key) ON DELETE CASCADE,
    began REAL NOT NULL,            -- seconds since 1970
    seen REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE audit (
    number INTEGER PRIMARY KEY, act TEXT NOT NULL, subject INTEGER NOT NULL, body TEXT NOT NULL,
    at TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
"""
_ACCOUNT = "SELECT name, role, clearance, disabled FROM accounts"


def place(archive: Path) -> Path:
    """Where the accounts of an archive are kept, if it has any."""
    whole = archive.resolve()
    return whole.with_name(f"{whole.name}{SUFFIX}")


def shared(archive: Path) -> bool:
    """Whether there are accounts beside an archive, so that a room on it is shared."""
    return place(archive).exists()


def problems(archive: Path) -> tuple[str, ...]:
    """What is wrong with the accounts beside an archive; nothing where there are none."""
    if not shared(archive):
        return ()
    try:
        book = Book(place(archive))
    except ArchiveError as error:
        return (str(error),)
    try:
        return tuple(book.check())
    except ArchiveError as error:
        return (str(error),)
    finally:
        book.close()


class Book:
    """The accounts of an archive, open; threads take turns with it."""

    def __init__(self, file: Path, *, create: bool = False) -> None:
        """Open it.

        Raises:
            ArchiveError: if there is none (and none is to be made), or it cannot be used.
        """
        self.file = file
        self._mutex = threading.Lock()
        if not create and not file.is_file():
            raise ArchiveError(f"There are no accounts: {file} is not there; `reftel account add` makes the first.")
        with store.failing_clearly(file):
            if create and not file.exists():
                os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))  # nobody else's to read
            self._connection = apsw.Connection(str(file))
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    def _prepare(self) -> None:
        connection = self._connection
        connection.set_busy_timeout(10_000)
        connection.pragma("synchronous", "full")
        connection.pragma("foreign_keys", True)  # noqa: FBT003 - SQLite's own way of saying it
        form = connection.pragma("user_version")
        if form == 0 and not list(connection.execute("SELECT 1 FROM sqlite_master")):
            with store.transaction(connection):
                connection.execute(_SCHEMA)
                connection.pragma("application_id", APPLICATION)
                connection.pragma("user_version", FORM)
        elif connection.pragma("application_id") != APPLICATION:
            raise ArchiveError(f"{self.file} holds no accounts of reftel.")
        elif form > FORM:
            raise ArchiveError(f"{self.file} was made by a newer reftel: update reftel to use it.")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def _reading(self) -> Iterator[apsw.Connection]:
        with self._mutex, store.failing_clearly(self.file):
            yield self._connection

    @contextmanager
    def _writing(self) -> Iterator[apsw.Connection]:
        with self._reading() as connection, store.transaction(connection):
            yield connection

    # Accounts.

    def all(self) -> tuple[Account, ...]:
        """All accounts, by name."""
        with self._reading() as connection:
            return tuple(_account(*row) for row in connection.execute(f"{_ACCOUNT} ORDER BY key"))

    def get(self, name: str) -> tuple[Account, str] | None:
        """An account, by its name in whatever case, and its password as argon2 left it; None if there is none."""
        with self._reading() as connection:
            sql = "SELECT name, role, clearance, disabled, password FROM accounts WHERE key = ?"
            row = next(connection.execute(sql, (_key(name),)), None)
        return row and (_account(*row[:4]), row[4])

    def add(self, account: Account, password: str, *, by: str, now: float) -> None:
        """A new account, with its password as argon2 left it.

        Raises:
            InputError: if there is one of that name.
        """
        with self._writing() as connection:
            there = store.one(connection, "SELECT name FROM accounts WHERE key = ?", _key(account.name))
            if there is not None:
                raise InputError(f"There is an account {there} already.")
            row = (_key(account.name), account.name, account.role, account.clearance, 0, password)
            connection.execute("INSERT INTO accounts VALUES (?, ?, ?, ?, ?, ?)", row)
            _note(connection, Entry(act="added", who=by, subject=account.name, value=_mark(password)), now)
            _note(connection, Entry(act="role", who=by, subject=account.name, value=account.role), now)
            _note(connection, Entry(act="clearance", who=by, subject=account.name, value=account.clearance), now)

    def change(self, name: str, act: str, value: str, *, by: str, now: float) -> None:
        """Give an account another ``role``, ``clearance`` or ``password``, or have it ``disabled`` or ``enabled``.

        Whoever has signed in to it has to do so again, so that no token outlives what it was given for.

        Raises:
            InputError: if there is none of that name.
        """
        columns = {"role": "role", "clearance": "clearance", "password": "password"}
        column = columns.get(act, "disabled")
        kept: str | int = value if act in columns else int(act == "disabled")
        with self._writing() as connection:
            shown = _named(connection, name)
            sql = f"UPDATE accounts SET {column} = ? WHERE key = ?"  # noqa: S608 - one of four words of our own
            connection.execute(sql, (kept, _key(name)))
            connection.execute("DELETE FROM sessions WHERE account = ?", (_key(name),))
            told = _mark(value) if act == "password" else value
            _note(connection, Entry(act=act, who=by, subject=shown, value=told), now)

    def remove(self, name: str, *, by: str, now: float) -> None:
        """Take an account away, and every session of it; the trail keeps its name.

        Raises:
            InputError: if there is none of that name.
        """
        with self._writing() as connection:
            shown = _named(connection, name)
            connection.execute("DELETE FROM accounts WHERE key = ?", (_key(name),))
            _note(connection, Entry(act="removed", who=by, subject=shown), now)

    # Sessions.

    def begin(self, name: str, token: str, *, most: int, now: float) -> None:
        """A session of an account; of more than ``most`` the oldest end."""
        with self._writing() as connection:
            connection.execute("INSERT INTO sessions VALUES (?, ?, ?, ?)", (_hash(token), _key(name), now, now))
            connection.execute(
                "DELETE FROM sessions WHERE account = ? AND hash NOT IN"
                " (SELECT hash FROM sessions WHERE account = ? ORDER BY began DESC LIMIT ?)",
                (_key(name), _key(name), most),
            )
            _note(connection, Entry(act="signed in", who=_named(connection, name)), now)

    def session(self, token: str) -> tuple[Account, float, float] | None:
        """Whose session a token is of, when it began and when it was last used; None if there is none."""
        with self._reading() as connection:
            sql = (
                "SELECT name, role, clearance, disabled, began, seen FROM sessions"
                " JOIN accounts ON key = account WHERE hash = ?"
            )
            row = next(connection.execute(sql, (_hash(token),)), None)
        return row and (_account(*row[:4]), row[4], row[5])

    def touch(self, token: str, now: float) -> None:
        """A session was used."""
        with self._writing() as connection:
            connection.execute("UPDATE sessions SET seen = ? WHERE hash = ?", (now, _hash(token)))

    def end(self, token: str, now: float) -> None:
        """End a session, because its account signs out; nothing where there is none."""
        with self._writing() as connection:
            sql = "SELECT name FROM sessions JOIN accounts ON key = account WHERE hash = ?"
            name = store.one(connection, sql, _hash(token))
            if name is not None:
                connection.execute("DELETE FROM sessions WHERE hash = ?", (_hash(token),))
                _note(connection, Entry(act="signed out", who=name), now)

    def end_all(self, name: str, now: float) -> None:
        """End every session of an account."""
        with self._writing() as connection:
            connection.execute("DELETE FROM sessions WHERE account = ?", (_key(name),))
            _note(connection, Entry(act="signed out", who=_named(connection, name), value="everywhere"), now)

    def expire(self, began: float, seen: float) -> None:
        """Drop the sessions that began, or were last used, before these times."""
        with self._writing() as connection:
            connection.execute("DELETE FROM sessions WHERE began < ? OR seen < ?", (began, seen))

    # The trail.

    def note(self, entry: Entry, now: float) -> None:
        """Add an entry."""
        with self._writing() as connection:
            _note(connection, entry, now)

    def trail(self, limit: int = 100) -> tuple[Entry, ...]:
        """The last entries, the newest first."""
        with self._reading() as connection:
            sql = "SELECT number, act, body, at FROM audit ORDER BY number DESC LIMIT ?"
            return tuple(_entry(*row) for row in connection.execute(sql, (limit,)))

    def check(self) -> Iterator[str]:
        """One sentence for each thing that is wrong: with the file, the trail, or an account that it has otherwise."""
        with self._reading() as connection:
            for (line,) in connection.execute("PRAGMA integrity_check"):
                if line != "ok":
                    yield f"The file of accounts is damaged: {line}."
            yield from (f"Accounts: {sentence}" for sentence in auditing.check(connection))
            rows = connection.execute("SELECT number, act, body, at FROM audit ORDER BY number")
            told = _told(_entry(*row) for row in rows)
            sql = "SELECT name, role, clearance, disabled, password FROM accounts ORDER BY key"
            kept = {
                name: {"role": role, "clearance": clearance, "disabled": str(disabled), "password": _mark(password)}
                for name, role, clearance, disabled, password in connection.execute(sql)
            }
        for name in sorted(kept.keys() | told.keys()):
            if name not in kept:
                yield f"The account {name} is gone, but the trail does not say that it was removed."
            elif name not in told:
                yield f"The account {name} is there, but the trail does not say who added it."
            else:
                for what in (one for one in kept[name] if kept[name][one] != told[name].get(one)):
                    yield f"The account {name} is not what the trail says of it: {what}."


def _told(entries: Iterator[Entry]) -> dict[str, dict[str, str]]:
    """The accounts as the trail has them."""
    told: dict[str, dict[str, str]] = {}
    for one in entries:
        if one.act == "added":
            told[one.subject] = {"disabled": "0", "password": one.value}
        elif one.act == "removed":
            told.pop(one.subject, None)
        elif one.act in ("role", "clearance", "password"):
            told.get(one.subject, {})[one.act] = one.value
        elif one.act in ("disabled", "enabled"):
            told.get(one.subject, {})["disabled"] = str(int(one.act == "disabled"))
    return told


def _account(name: str, role: str, clearance: str, disabled: int) -> Account:
    return Account(name=name, role=role, clearance=clearance, disabled=bool(disabled))  # type: ignore[arg-type]


def _named(connection: apsw.Connection, name: str) -> str:
    found = store.one(connection, "SELECT name FROM accounts WHERE key = ?", _key(name))
    if found is None:
        raise InputError(f"There is no account {name[:60]}.")
    return str(found)


def _note(connection: apsw.Connection, entry: Entry, now: float) -> None:
    body = json.dumps([entry.who, entry.subject, entry.value], ensure_ascii=False)
    auditing.append(connection, entry.act, 0, body, auditing.moment(now))


def _entry(number: int, act: str, body: str, at: str) -> Entry:
    try:
        who, subject, value = json.loads(body)
    except (ValueError, TypeError):  # tampered with: what checks the trail says so
        who, subject, value = "", "", ""
    return Entry(number=number, at=at, act=act, who=who, subject=subject, value=value)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _mark(password: str) -> str:
    """Stands for a password in the trail: it tells whether it is still the same, and nothing of it."""
    return hashlib.sha256(password.encode()).hexdigest()[:16]
