"""Accounts: passwords as argon2id leaves them, sessions that end, and a stranger who learns nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import argon2
import pytest

from reftel.archive.accounts import place
from reftel.errors import ArchiveError, InputError
from reftel.model.account import Account
from reftel.workflow.access import EVERYTHING, parse_access
from reftel.workflow.accounts import (
    IDLE,
    LONGEST,
    SESSIONS,
    Accounts,
    NotSignedInError,
    access_of,
    account_name,
    clearance_of,
    listed,
    problems,
    shared,
)
from sharing import CHEAP, PASSWORD


class Clock:
    """A clock that is set."""

    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


class Counting:
    """A hasher that counts what it compares."""

    def __init__(self) -> None:
        self.compared: list[str] = []

    def hash(self, password: str) -> str:
        return CHEAP.hash(password)

    def verify(self, hash: str, password: str) -> bool:  # noqa: A002 - as argon2 has it
        self.compared.append(hash)
        return CHEAP.verify(hash, password)

    def check_needs_rehash(self, hash: str) -> bool:  # noqa: A002 - as above
        return CHEAP.check_needs_rehash(hash)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def hasher() -> Counting:
    return Counting()


@pytest.fixture
def accounts(tmp_path: Path, clock: Clock, hasher: Counting) -> Iterator[Accounts]:
    (tmp_path / "straits").mkdir()
    one = Accounts(tmp_path / "straits", create=True, clock=clock, hasher=hasher)
    one.add("Ann", "coder", "everything", PASSWORD)
    one.add("Ben", "reader", "confidential, noforn", PASSWORD)
    yield one
    one.close()


def refused(accounts: Accounts, name: str, password: str = PASSWORD, address: str = "192.0.2.1") -> NotSignedInError:
    with pytest.raises(NotSignedInError) as caught:
        accounts.sign_in(name, password, address)
    return caught.value


def test_passwords_are_kept_as_argon2id_leaves_them(tmp_path: Path) -> None:
    (tmp_path / "straits").mkdir()
    accounts = Accounts(tmp_path / "straits", create=True)  # as it is used, and at its price
    accounts.add("Ann", "admin", "everything", PASSWORD)
    signed = accounts.sign_in("ann", PASSWORD, "192.0.2.1")
    data = place(tmp_path / "straits").read_bytes()
    assert b"$argon2id$v=19$m=65536,t=3,p=4$" in data
    assert PASSWORD.encode() not in data
    assert signed.token.encode() not in data
    assert accounts.guest(signed.token) == signed.guest
    assert problems(accounts.archive) == ()
    accounts.close()


def test_who_signs_in_is_who_the_account_says(accounts: Accounts) -> None:
    signed = accounts.sign_in(" ANN ", PASSWORD, "192.0.2.1")
    assert signed.guest.account == Account(name="Ann", role="coder", clearance="everything")
    assert signed.guest.form != signed.token
    assert len(signed.token) >= 40
    other = accounts.sign_in("Ann", PASSWORD, "192.0.2.1")
    assert (other.token != signed.token, other.guest.form != signed.guest.form) == (True, True)
    assert accounts.guest("") is accounts.guest("x") is accounts.guest("\udcff") is None


def test_a_stranger_learns_nothing_of_who_has_an_account(accounts: Accounts, hasher: Counting) -> None:
    accounts.disable("Ben")
    told = set()
    for name in ("Ann", "Ben", "Nobody", "x" * 5000, ""):
        hasher.compared.clear()
        told.add(str(refused(accounts, name, PASSWORD if name == "Ben" else "wrong wrong wrong")))
        assert len(hasher.compared) == 1, "as much is compared, whoever it is"
    assert told == {"The name or the password is wrong."}
    parameters = {kept.rpartition("$")[0].rpartition("$")[0] for kept in [accounts._nobody, *hasher.compared]}
    assert len(parameters) == 1, "and at the same price"
    assert [one.who for one in accounts.trail(5)] == ["no account", "no account", "no account", "Ben", "Ann"]


def test_who_fails_waits_longer_each_time_by_name_and_by_address(accounts: Accounts, clock: Clock) -> None:
    for at in range(6):
        assert refused(accounts, "Ann", "wrong wrong wrong", f"192.0.2.{at}").wait == 0
    waiting = refused(accounts, "Ann", PASSWORD, "192.0.2.99")
    assert (waiting.wait, str(waiting)) == (1.0, "Too many attempts: wait a second, then try again.")
    assert accounts.sign_in("Ben", PASSWORD, "192.0.2.1")
    clock.now += 1
    assert accounts.sign_in("Ann", PASSWORD, "192.0.2.99")
    assert refused(accounts, "Ann", "wrong wrong wrong").wait == 0, "who signed in begins anew"
    for at in range(16):
        refused(accounts, f"nobody {at}", "wrong wrong wrong", f"2001:db8::{at}")
    assert refused(accounts, "Ben", PASSWORD, "2001:db8::ffff").wait == 1, "a house has many addresses"
    assert accounts.sign_in("Ben", PASSWORD, "2001:db9::1")
    assert accounts.sign_in("Ben", PASSWORD, "no address")


def test_to_sign_in_clears_the_name_and_not_the_address(accounts: Accounts) -> None:
    for at in range(15):
        refused(accounts, f"nobody {at}", "wrong wrong wrong", "::ffff:192.0.2.7")
        accounts.sign_in("Ben", PASSWORD, "192.0.2.7")
    assert refused(accounts, "nobody", "wrong wrong wrong", "192.0.2.7").wait == 0
    assert refused(accounts, "Ben", PASSWORD, "192.0.2.7").wait == 1


def test_a_flood_of_failures_fills_no_trail(accounts: Accounts, clock: Clock) -> None:
    before = len(accounts.trail(1000))
    for at in range(100):
        refused(accounts, f"n{at}", "wrong wrong wrong", f"10.0.{at}.1")
    assert len(accounts.trail(1000)) - before == 30
    clock.now += 60
    refused(accounts, "n", "wrong wrong wrong", "10.1.0.1")
    last, more, *_ = accounts.trail(2)
    assert (last.who, more.value) == ("no account", "70 more")


def test_a_session_ends_when_nobody_uses_it_and_at_the_end_of_the_day(accounts: Accounts, clock: Clock) -> None:
    token = accounts.sign_in("Ann", PASSWORD, "").token
    clock.now += IDLE
    assert accounts.guest(token)
    clock.now += IDLE - 1
    assert accounts.guest(token), "it was used"
    clock.now += IDLE + 1
    assert accounts.guest(token) is None
    token = accounts.sign_in("Ann", PASSWORD, "").token
    for _ in range(int(LONGEST / 1800)):
        assert accounts.guest(token)
        clock.now += 1800
    assert accounts.guest(token)
    clock.now += 1
    assert accounts.guest(token) is None, "however much it was used"


def test_a_clock_that_is_set_back_ends_what_has_not_begun(accounts: Accounts, clock: Clock) -> None:
    token = accounts.sign_in("Ann", PASSWORD, "").token
    clock.now -= 3600
    assert accounts.guest(token) is None


def test_a_new_sign_in_takes_a_new_token_and_ends_the_one_before(accounts: Accounts) -> None:
    planted = accounts.sign_in("Ben", PASSWORD, "").token
    signed = accounts.sign_in("Ann", PASSWORD, "", planted)
    assert signed.token != planted
    assert accounts.guest(planted) is None, "whoever planted it has nothing"
    made_up = "made-up-by-a-stranger"
    assert accounts.sign_in("Ann", PASSWORD, "", made_up).token != made_up
    assert accounts.guest(made_up) is None


def test_role_clearance_and_password_end_every_session(accounts: Accounts) -> None:
    changes: tuple[Callable[[], None], ...] = (
        lambda: accounts.set_role("Ann", "editor"),
        lambda: accounts.set_clearance("Ann", "sbu"),
        lambda: accounts.set_password("Ann", PASSWORD),
        lambda: accounts.disable("Ann"),
    )
    for change in changes:
        tokens = [accounts.sign_in("Ann", PASSWORD, "").token for _ in range(2)]
        other = accounts.sign_in("Ben", PASSWORD, "").token
        change()
        assert [accounts.guest(token) for token in tokens] == [None, None]
        assert accounts.guest(other), "nobody else's"
    refused(accounts, "Ann")
    accounts.enable("Ann")
    assert accounts.sign_in("Ann", PASSWORD, "").guest.account == Account(name="Ann", role="editor", clearance="sbu")
    accounts.remove("Ann")
    refused(accounts, "Ann")


def test_another_password_for_who_knows_that_of_before(accounts: Accounts) -> None:
    old, elsewhere = (accounts.sign_in("Ann", PASSWORD, "").token for _ in range(2))
    with pytest.raises(NotSignedInError, match="not your password"):
        accounts.change_password("Ann", "wrong wrong wrong", "a whole new sentence", "")
    assert accounts.guest(old)
    signed = accounts.change_password("Ann", PASSWORD, "a whole new sentence", "")
    assert accounts.guest(signed.token)
    assert accounts.guest(old) is accounts.guest(elsewhere) is None
    refused(accounts, "Ann")
    assert accounts.sign_in("Ann", "a whole new sentence", "")
    for _ in range(6):
        with pytest.raises(NotSignedInError):
            accounts.confirm("Ann", "wrong wrong wrong", "192.0.2.9")
    with pytest.raises(NotSignedInError, match="wait"):
        accounts.confirm("Ann", "a whole new sentence", "192.0.2.10")


def test_where_an_address_has_to_wait_nothing_is_counted_against_a_name(accounts: Accounts) -> None:
    for at in range(16):
        refused(accounts, f"nobody {at}", "wrong wrong wrong", "192.0.2.7")
    for _ in range(10):
        with pytest.raises(NotSignedInError, match="wait"):
            accounts.confirm("Ann", PASSWORD, "192.0.2.7")
    accounts.confirm("Ann", PASSWORD, "192.0.2.8")


def test_one_signs_out_here_or_everywhere(accounts: Accounts) -> None:
    here, there = (accounts.sign_in("Ann", PASSWORD, "").token for _ in range(2))
    accounts.sign_out(here)
    assert (accounts.guest(here), accounts.guest(there) is not None) == (None, True)
    accounts.sign_out_everywhere("Ann")
    assert accounts.guest(there) is None
    tokens = [accounts.sign_in("Ann", PASSWORD, "").token for _ in range(SESSIONS + 1)]
    assert sum(accounts.guest(token) is not None for token in tokens) <= SESSIONS


@pytest.mark.parametrize("password", ["short", "x" * 1001, "aaaaaaaaaaaaaaaa", "a b a b a b a b", "Annette Miller"])
def test_what_is_too_easily_guessed_is_no_password(accounts: Accounts, password: str) -> None:
    with pytest.raises(InputError, match="password"):
        accounts.add("Annette Miller", "reader", "sbu", password)
    assert accounts.get("Annette Miller") is None


def test_a_password_is_the_same_on_every_keyboard(accounts: Accounts) -> None:
    accounts.set_password("Ann", "zo\u00eb and the ferries")
    assert accounts.sign_in("Ann", "zoe\u0308 and the ferries", "")


@pytest.mark.parametrize(
    "name", ["", " ", "-", "a" * 61, "a/b", "a\nb\x00", "editor", "EDITOR", "Post", "<b>", "a\u202eb"]
)
def test_what_is_no_name(name: str) -> None:
    with pytest.raises(InputError, match=r"name|word of the room"):
        account_name(name)


@pytest.mark.parametrize("name", ["Ann", "Zoë O’Neill", "j.doe@example.org", "ann_2", "李"])
def test_what_is_a_name(name: str) -> None:
    assert account_name(f" {name}  ") == name


def test_a_role_and_a_clearance_are_such_as_there_are(accounts: Accounts) -> None:
    with pytest.raises(InputError, match="no role"):
        accounts.set_role("Ann", "king")
    with pytest.raises(InputError, match="no level"):
        accounts.set_clearance("Ann", "cosmic")
    assert clearance_of("Secret, nf, exdis") == "secret,EXDIS,NOFORN"
    assert clearance_of(" Everything ") == "everything"
    assert access_of(Account(name="", role="reader", clearance="secret,NOFORN")) == parse_access("secret,noforn")
    assert access_of(Account(name="", role="reader", clearance="everything")) == EVERYTHING


def test_a_damaged_password_lets_nobody_in(accounts: Accounts) -> None:
    accounts._book.change("Ann", "password", "nonsense", by="", now=0.0)
    with pytest.raises(ArchiveError, match="damaged"):
        accounts.sign_in("Ann", PASSWORD, "")


def test_a_password_that_was_kept_at_a_lower_price_is_kept_anew(
    tmp_path: Path, accounts: Accounts, clock: Clock
) -> None:
    dearer = Accounts(
        tmp_path / "straits", clock=clock, hasher=argon2.PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    )
    token = dearer.sign_in("Ann", PASSWORD, "").token
    found = dearer._book.get("Ann")
    assert found
    assert "m=16,t=2" in found[1]
    assert dearer.guest(token)
    assert problems(dearer.archive) == ()
    assert accounts.trail(2)[1].who == "reftel"
    dearer.close()


def test_who_has_an_account_is_told_without_opening_more(tmp_path: Path, accounts: Accounts) -> None:
    assert listed(tmp_path / "straits") == accounts.all()
    with pytest.raises(ArchiveError, match="There are no accounts"):
        listed(tmp_path / "elsewhere")
    with pytest.raises(ArchiveError, match="There are no accounts"):
        Accounts(tmp_path / "elsewhere")
    assert shared(tmp_path / "straits")
