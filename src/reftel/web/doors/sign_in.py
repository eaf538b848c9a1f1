"""Signing in, and on to the page that was asked for."""

import math

from reftel.web import links
from reftel.web.doors.door import Door, Onward, Told, Visitor
from reftel.web.views.view import Asked, Page
from reftel.workflow.accounts import Accounts, NotSignedInError


class SignInPage(Told, frozen=True, kw_only=True):
    """The form, with the name that was written into it, and the page to go on to."""

    name: str = ""
    to: str = ""


def page(_accounts: Accounts, asked: Asked) -> SignInPage:
    """The form."""
    return SignInPage(title="Sign in", to=links.onward(asked.one("to")))


def act(accounts: Accounts, asked: Asked, visitor: Visitor) -> Onward | Page:
    """Sign in, with a token that nobody had before."""
    form = dict(asked.form)
    name, to = form.get("name", ""), links.onward(form.get("to", ""))
    try:
        signed = accounts.sign_in(name, form.get("password", ""), visitor.address, visitor.token)
    except NotSignedInError as error:
        wait = math.ceil(error.wait)
        status = 429 if wait else 403
        return SignInPage(title="Sign in", status=status, sentence=str(error), wait=wait, name=name[:60], to=to)
    return Onward(to, signed.token)


DOOR = Door(
    name="sign_in",
    path="/sign-in",
    page=page,
    act=act,
    does=("sign-in",),
    open=True,
    asks=(("to", "the page to go on to"),),
)
