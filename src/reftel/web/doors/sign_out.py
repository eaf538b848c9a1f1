"""Signing out: here, or wherever one has signed in."""

from reftel.web import links
from reftel.web.doors.door import Door, Onward, Visitor
from reftel.web.views.view import Asked, Page
from reftel.workflow.accounts import Accounts


class SignOutPage(Page, frozen=True, kw_only=True):
    """Asks whether to sign out."""

    who: str


def page(_accounts: Accounts, asked: Asked) -> SignOutPage:
    """The question."""
    return SignOutPage(title="Sign out", who=asked.who)


def act(accounts: Accounts, asked: Asked, visitor: Visitor) -> Onward:
    """Sign out, here or everywhere."""
    if dict(asked.form).get("do") == "everywhere":
        accounts.sign_out_everywhere(asked.who)
    else:
        accounts.sign_out(visitor.token)
    return Onward(links.sign_in_url(), "")


DOOR = Door(name="sign_out", path="/sign-out", page=page, act=act, does=("sign-out", "everywhere"))
