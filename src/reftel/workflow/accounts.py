"""The accounts of a room that several people share: who may sign in, with what role and clearance, and for how long.

Passwords are kept as argon2id leaves them. A session is a token that only the browser has; it ends after ``IDLE``
seconds without a request, ``LONGEST`` seconds after it began, and as soon as the role, the clearance or the password of
its account is changed. What was done is in a trail that ``reftel verify`` checks.
"""

import hashlib
import hmac
import ipaddress
import re
import secrets
import threading
import time
import unicodedata
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol, get_args

import argon2

from reftel.archive.accounts import Book, place, problems, shared
from reftel.errors import ArchiveError, InputError
from reftel.model import account as model
from reftel.model.account import Account, Entry, Guest, Role
from reftel.model.review import EDITOR
from reftel.model.structure import POST
from reftel.workflow.access import EVERYTHING, LEVELS, Access, parse_access
from reftel.workflow.throttling import Throttle, in_words

__all__ = ["Accounts", "NotSignedInError", "Signed", "access_of", "problems", "shared"]

IDLE = 2 * 3600.0
"""Seconds without a request until a session ends."""
LONGEST = 12 * 3600.0
"""Seconds until a session ends, however much it is used."""
SESSIONS = 20
"""Of one account at a time."""
SHORTEST_PASSWORD, LONGEST_PASSWORD = 12, 1000
_TOUCH = 60.0  # a session's last use is written down once in so many seconds
_NAME = re.compile(r"\w[\w .'’@-]{0,59}")
_RESERVED = frozenset({EDITOR, POST, "admin", "anonymous"})
_FAILED_A_MINUTE = 30  # failed attempts that the trail names; of more it says how many
TERMINAL = "the command line"
"""Who did what nobody did who had signed in."""


class Hasher(Protocol):
    """Makes of a password what is kept, and compares."""

    def hash(self, password: str) -> str:
        """What is kept of a password."""
        ...

    def verify(self, hash: str, password: str) -> bool:  # noqa: A002 - as argon2 has it
        """True if it is of this password, else an error."""
        ...

    def check_needs_rehash(self, hash: str) -> bool:  # noqa: A002 - as above
        """Whether it was made with less than is asked for now."""
        ...


class NotSignedInError(InputError):
    """Nobody has signed in, or not as somebody who may."""

    def __init__(self, sentence: str, wait: float = 0.0) -> None:
        super().__init__(sentence)
        self.wait = wait


class Signed(NamedTuple):
    """Somebody has signed in, and the token that his browser is to keep."""

    guest: Guest
    token: str


class Accounts:
    """The accounts beside an archive, open."""

    def __init__(
        self,
        archive: Path,
        *,
        create: bool = False,
        clock: Callable[[], float] = time.time,
        hasher: Hasher | None = None,
    ) -> None:
        """Open them.

        Raises:
            ArchiveError: if there are none (and none are to be made), or the file cannot be used.
        """
        self.archive = archive
        self._book = Book(place(archive), create=create)
        self._clock = clock
        self._hasher = hasher or argon2.PasswordHasher()
        self._by_name = Throttle(5, 300.0, clock)
        self._by_address = Throttle(15, 900.0, clock)
        self._failures = _Failures()

    @cached_property
    def _nobody(self) -> str:
        """Nobody's password: compared with where there is no such account, so that both take the same time."""
        return self._hasher.hash(secrets.token_urlsafe(32))

    def close(self) -> None:
        """Let go of the file."""
        self._book.close()

    # Who there is.

    def all(self) -> tuple[Account, ...]:
        """All accounts, by name."""
        return self._book.all()

    def get(self, name: str) -> Account | None:
        """An account by its name, in whatever case."""
        found = self._book.get(name)
        return found and found[0]

    def trail(self, limit: int = 100) -> tuple[Entry, ...]:
        """What was done last, the newest first."""
        return self._book.trail(limit)

    # Changing them.

    def add(self, name: str, role: str, clearance: str, password: str, *, by: str = TERMINAL) -> Account:
        """A new account.

        Raises:
            InputError: naming what of it cannot be.
        """
        made = Account(name=account_name(name), role=_role(role), clearance=clearance_of(clearance))
        self._book.add(made, self._hashed(made.name, password), by=by, now=self._clock())
        return made

    def set_role(self, name: str, role: str, *, by: str = TERMINAL) -> None:
        """Give an account another role.

        Raises:
            InputError: if there is no such account or role.
        """
        self._book.change(name, "role", _role(role), by=by, now=self._clock())

    def set_clearance(self, name: str, clearance: str, *, by: str = TERMINAL) -> None:
        """Give an account another clearance.

        Raises:
            InputError: if there is no such account, or it is no clearance.
        """
        self._book.change(name, "clearance", clearance_of(clearance), by=by, now=self._clock())

    def set_password(self, name: str, password: str, *, by: str = TERMINAL) -> None:
        """Give an account another password.

        Raises:
            InputError: if there is no such account, or the password is too short or too long.
        """
        self._book.change(name, "password", self._hashed(name, password), by=by, now=self._clock())

    def disable(self, name: str, *, by: str = TERMINAL) -> None:
        """Let nobody sign in to an account any more, and end its sessions.

        Raises:
            InputError: if there is no such account.
        """
        self._book.change(name, "disabled", "", by=by, now=self._clock())

    def enable(self, name: str, *, by: str = TERMINAL) -> None:
        """Let an account sign in again.

        Raises:
            InputError: if there is no such account.
        """
        self._book.change(name, "enabled", "", by=by, now=self._clock())

    def remove(self, name: str, *, by: str = TERMINAL) -> None:
        """Take an account away; the trail keeps its name.

        Raises:
            InputError: if there is no such account.
        """
        self._book.remove(name, by=by, now=self._clock())

    def _hashed(self, name: str, password: str) -> str:
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            raise InputError(f"A password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD:,} characters; a sentence does.")
        if password.casefold().strip() == name.casefold().strip() or len(set(password)) < 5:
            raise InputError("That password is too easily guessed: take a sentence that nobody else would.")
        return self._hasher.hash(_bytes(password))

    # Signing in.

    def sign_in(self, name: str, password: str, address: str, before: str = "") -> Signed:
        """Sign in, with a token that nobody had before; the session of the token ``before`` ends.

        Raises:
            NotSignedInError: if name and password are not those of an account, or one has to wait.
        """
        key, place_of = self._attempt(name, address)
        nobody = self._nobody  # made before anybody is looked for
        found = self._book.get(name) if len(name) <= 200 else None
        kept = found[1] if found else nobody
        right = self._matches(kept, password)
        if not found or not right or found[0].disabled:
            self._note_failure(found[0].name if found else "")
            raise NotSignedInError("The name or the password is wrong.")
        self._by_name.forget(key)
        self._by_address.forgive(place_of)
        account = found[0]
        if self._hasher.check_needs_rehash(kept):
            self._book.change(
                account.name, "password", self._hasher.hash(_bytes(password)), by="reftel", now=self._clock()
            )
        if before:
            self._book.end(before, self._clock())
        return self._begun(account)

    def _attempt(self, name: str, address: str) -> tuple[str, str]:
        """Count an attempt, against a name and an address, until it is known to be right; what both are counted by.

        Where there has to be a wait nothing was tried, and so nothing is counted.

        Raises:
            NotSignedInError: if one has to wait.
        """
        key, place_of = " ".join(name.split()).casefold()[:60], _network(address)
        wait = self._by_address.attempt(place_of)
        if not wait and (wait := self._by_name.attempt(key)):
            self._by_address.forgive(place_of)
        if wait:
            raise NotSignedInError(f"Too many attempts: wait {in_words(wait)}, then try again.", wait)
        return key, place_of

    def _begun(self, account: Account) -> Signed:
        token = secrets.token_urlsafe(32)
        now = self._clock()
        self._book.expire(now - LONGEST, now - IDLE)
        self._book.begin(account.name, token, most=SESSIONS, now=now)
        return Signed(Guest(account=account, form=_form_token(token)), token)

    def _matches(self, kept: str, password: str) -> bool:
        try:
            return self._hasher.verify(kept, _bytes(password[: LONGEST_PASSWORD + 1]))
        except argon2.exceptions.VerificationError:
            return False
        except argon2.exceptions.InvalidHashError:
            raise ArchiveError(
                "An account is damaged: give it another password with `reftel account password`."
            ) from None

    def _note_failure(self, name: str) -> None:
        """Note a failed attempt; what was typed where there is no such account may have been a password."""
        now = self._clock()
        unnamed = self._failures.counted(now)
        if unnamed is None:
            return
        if unnamed:
            self._book.note(Entry(act="failed", who="", value=f"{unnamed} more"), now)
        self._book.note(Entry(act="failed", who=name or "no account"), now)

    def guest(self, token: str) -> Guest | None:
        """Who has signed in with a token; None if nobody has, or the session is over."""
        found = self._book.session(token) if token else None
        if found is None:
            return None
        account, began, seen = found
        now = self._clock()
        if account.disabled or now - began > LONGEST or now - seen > IDLE or now < began - _TOUCH:
            return None
        if now - seen > _TOUCH:
            self._book.touch(token, now)
        return Guest(account=account, form=_form_token(token))

    def sign_out(self, token: str) -> None:
        """End a session."""
        self._book.end(token, self._clock())

    def sign_out_everywhere(self, name: str) -> None:
        """End every session of an account."""
        self._book.end_all(name, self._clock())

    def change_password(self, name: str, password: str, wanted: str, address: str) -> Signed:
        """Another password for whoever knows that of before; all sessions end, and a new one begins.

        Raises:
            NotSignedInError: if the password is not that of before, or one has to wait.
            InputError: if the new one is too short or too long.
        """
        self.confirm(name, password, address)
        self.set_password(name, wanted, by=name)
        account = self.get(name)
        if account is None:
            raise NotSignedInError("This account is there no more.")
        return self._begun(account)

    def confirm(self, name: str, password: str, address: str) -> None:
        """Make sure that it is whoever has the password, and no one who found an open window.

        Raises:
            NotSignedInError: if it is not, or one has to wait.
        """
        key, place_of = self._attempt(name, address)
        found = self._book.get(name)
        if found is None or not self._matches(found[1], password):
            self._note_failure(name)
            raise NotSignedInError("That is not your password of now.")
        self._by_name.forget(key)
        self._by_address.forgive(place_of)

    def note(self, who: str, page: str, do: str) -> None:
        """Write down that somebody had a page do something."""
        self._book.note(Entry(act="did", who=who, subject=page, value=do), self._clock())


class _Failures:
    """Counts failed attempts, so that who floods the room with them does not fill the disk."""

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._minute, self._count = -1, 0

    def counted(self, now: float) -> int | None:
        """None if this one is not to be named; else how many were not before it."""
        with self._mutex:
            minute = int(now // 60)
            if minute == self._minute:
                self._count += 1
                return 0 if self._count <= _FAILED_A_MINUTE else None
            unnamed = max(0, self._count - _FAILED_A_MINUTE)
            self._minute, self._count = minute, 1
            return unnamed


def listed(archive: Path) -> tuple[Account, ...]:
    """Who has an account beside an archive.

    Raises:
        ArchiveError: if there are none, or the file cannot be used.
    """
    book = Book(place(archive))
    try:
        return book.all()
    finally:
        book.close()


def account_name(text: str) -> str:
    """The name of an account, as it is kept.

    Raises:
        InputError: if it cannot be one.
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not _NAME.fullmatch(name):
        raise InputError("A name has 1 to 60 letters, digits, blanks or . ' @ -, and begins with a letter or digit.")
    if name.casefold() in _RESERVED:
        raise InputError(f"{name} is a word of the room and cannot be anybody's name.")
    return name


def _role(text: str) -> Role:
    for one in get_args(Role):
        if one == text.strip().casefold():
            return one  # type: ignore[no-any-return]
    raise InputError(f"{text[:40]!r} is no role: write one of {', '.join(model.ROLES)}.")


def clearance_of(text: str) -> str:
    """A clearance, as it is kept: ``everything``, or a level with caveats and captions.

    Raises:
        InputError: if it is none.
    """
    if text.strip().casefold() == model.EVERYTHING:
        return model.EVERYTHING
    access = parse_access(text)
    return ",".join((LEVELS[access.rank], *sorted(access.caveats)))


def access_of(account: Account) -> Access:
    """What an account sees.

    Raises:
        InputError: if its clearance is none.
    """
    return EVERYTHING if account.clearance == model.EVERYTHING else parse_access(account.clearance)


def _form_token(token: str) -> str:
    """What the forms of a session carry: it follows from its token, and the token does not follow from it."""
    return hmac.new(token.encode("utf-8", "surrogatepass"), b"reftel form", hashlib.sha256).hexdigest()


def _bytes(password: str) -> str:
    """A password in one form of Unicode, whatever keyboard it was typed on."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "replace").decode()


def _network(address: str) -> str:
    """Where somebody comes from: of version 6 the network of a house, for anybody has many addresses in it."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address[:60]
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)
