"""One's own account: what it may do and see, and another password for it."""

import math

from reftel.errors import InputError
from reftel.web import links
from reftel.web.doors.door import Door, Onward, Told, Visitor
from reftel.web.views.view import Asked, Page
from reftel.workflow.accounts import SHORTEST_PASSWORD, Accounts, NotSignedInError


class OwnAccountPage(Told, frozen=True, kw_only=True):
    """Name, role and clearance of who has signed in; ``shortest`` is the least that a password may have."""

    name: str
    role: str
    clearance: str
    shortest: int = SHORTEST_PASSWORD
    changed: bool = False


def page(accounts: Accounts, asked: Asked) -> OwnAccountPage:
    """The account of who asks."""
    return _page(accounts, asked, changed=asked.one("changed") == "password")


def _page(
    accounts: Accounts, asked: Asked, *, status: int = 200, sentence: str = "", wait: int = 0, changed: bool = False
) -> OwnAccountPage:
    mine = accounts.get(asked.who)
    return OwnAccountPage(
        title="Your account",
        status=status,
        sentence=sentence,
        wait=wait,
        name=asked.who,
        role=mine.role if mine else "",
        clearance=mine.clearance if mine else "",
        changed=changed,
    )


def act(accounts: Accounts, asked: Asked, visitor: Visitor) -> Onward | Page:
    """Take another password: all sessions of the account end, and this browser has a new one."""
    form = dict(asked.form)
    wanted = form.get("wanted", "")
    if wanted != form.get("again", ""):
        return _page(accounts, asked, status=400, sentence="The new password was not written the same twice.")
    try:
        signed = accounts.change_password(asked.who, form.get("password", ""), wanted, visitor.address)
    except NotSignedInError as error:
        wait = math.ceil(error.wait)
        return _page(accounts, asked, status=429 if wait else 403, sentence=str(error), wait=wait)
    except InputError as error:
        return _page(accounts, asked, status=400, sentence=str(error))
    return Onward(links.account_url(changed="password"), signed.token)


DOOR = Door(
    name="own_account",
    path="/account",
    page=page,
    act=act,
    does=("password",),
    asks=(("changed", "password: it was changed just now"),),
)
