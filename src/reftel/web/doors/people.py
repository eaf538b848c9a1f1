"""The people of a shared room, for its admins: added, given a role, a clearance or another password, disabled, removed.

An admin gives no clearance that he has not himself, and does nothing to an account that sees more than he does: else
he could sign in as it. Nobody changes his own account here, so that one admin who may sign in always stays; on the
command line everything may be done.
"""

from collections.abc import Iterable

import msgspec

from reftel.errors import InputError
from reftel.model.account import ROLES, Account, Entry
from reftel.model.listing import PersonRow
from reftel.web import links
from reftel.web.doors.door import Door, Onward, Told, Visitor
from reftel.web.views.view import Asked, Page
from reftel.workflow.access import LEVELS
from reftel.workflow.accounts import SHORTEST_PASSWORD, Accounts, access_of, clearance_of

LATEST = 40
"""So many entries of the trail are shown."""


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """An account, and whether who asks may change it: not his own, and none that sees more."""

    account: Account
    own: bool
    beyond: bool


class Filled(msgspec.Struct, frozen=True):
    """What was written into the form for somebody new; a password is never given back."""

    name: str = ""
    role: str = "reader"
    clearance: str = "unclassified"


NOTHING = Filled()


class PeoplePage(Told, frozen=True, kw_only=True):
    """All accounts, and what was done last.

    ``filled`` is what was written into a form that could not be done, ``changed`` the account that was changed last.
    """

    people: tuple[Person, ...]
    roles: tuple[str, ...] = ROLES
    levels: tuple[str, ...] = LEVELS
    latest: tuple[Entry, ...] = ()
    shortest: int = SHORTEST_PASSWORD
    filled: Filled = NOTHING
    changed: str = ""


def page(accounts: Accounts, asked: Asked) -> PeoplePage:
    """All of them."""
    return _page(accounts, asked)


def _page(
    accounts: Accounts, asked: Asked, *, status: int = 200, sentence: str = "", filled: Filled = NOTHING
) -> PeoplePage:
    mine = accounts.get(asked.who)
    people = tuple(
        Person(
            account=one,
            own=mine is not None and one.name == mine.name,
            beyond=mine is None or not access_of(mine).covers(access_of(one)),
        )
        for one in accounts.all()
    )
    return PeoplePage(
        title="People",
        status=status,
        sentence=sentence,
        people=people,
        latest=accounts.trail(LATEST),
        filled=filled,
        changed=asked.one("changed"),
    )


def table(accounts: Accounts, _asked: Asked) -> tuple[type, Iterable[PersonRow]]:
    """The accounts as rows."""
    return PersonRow, [PersonRow(account=one) for one in accounts.all()]


def act(accounts: Accounts, asked: Asked, _visitor: Visitor) -> Onward | Page:
    """Do what the form asks for; then all of them again."""
    form = dict(asked.form)
    name, do = form.get("name", ""), form.get("do", "")
    try:
        done = _add(accounts, asked, form) if do == "add" else _change(accounts, asked, form)
    except InputError as error:
        told = (form.get(key, "")[:200] for key in ("name", "role", "clearance"))
        return _page(accounts, asked, status=400, sentence=str(error), filled=Filled(*told) if do == "add" else NOTHING)
    return Onward(links.people_url(done or name))


def _add(accounts: Accounts, asked: Asked, form: dict[str, str]) -> str:
    clearance = _grantable(accounts, asked, form.get("clearance", ""))
    return accounts.add(
        form.get("name", ""), form.get("role", ""), clearance, form.get("password", ""), by=asked.who
    ).name


def _change(accounts: Accounts, asked: Asked, form: dict[str, str]) -> str:
    name, do = form.get("name", ""), form.get("do", "")
    found, mine = accounts.get(name), accounts.get(asked.who)
    if found is None or mine is None:
        raise InputError(f"There is no account {name[:60]} any more: load the page again.")
    if found.name == mine.name:
        raise InputError("Your own account is another admin's to change; your password you change under your name.")
    if not access_of(mine).covers(access_of(found)):
        raise InputError(f"{found.name} sees more than you do: only an admin with that clearance changes the account.")
    if do == "role":
        accounts.set_role(found.name, form.get("role", ""), by=mine.name)
    elif do == "clearance":
        accounts.set_clearance(found.name, _grantable(accounts, asked, form.get("clearance", "")), by=mine.name)
    elif do == "password":
        accounts.set_password(found.name, form.get("password", ""), by=mine.name)
    elif do == "enable":
        accounts.enable(found.name, by=mine.name)
    elif do == "disable":
        accounts.disable(found.name, by=mine.name)
    else:
        accounts.remove(found.name, by=mine.name)
    return found.name


def _grantable(accounts: Accounts, asked: Asked, text: str) -> str:
    clearance = clearance_of(text)
    mine = accounts.get(asked.who)
    given = access_of(Account(name="", role="reader", clearance=clearance))
    if mine is None or not access_of(mine).covers(given):
        raise InputError(f"You are not cleared for {clearance} yourself, so you cannot clear others for it.")
    return clearance


DOOR = Door(
    name="people",
    path="/people",
    page=page,
    act=act,
    does=("add", "role", "clearance", "password", "disable", "enable", "remove"),
    nav="People",
    home="/people",
    table=table,
    asks=(("changed", "the account that was changed just now"),),
)
