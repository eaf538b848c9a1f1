"""Who may do what in a room that several people share."""

from typing import Literal, get_args

import msgspec

Role = Literal["reader", "coder", "editor", "admin"]
"""A reader reads; a coder reviews statements and keeps case files too; an editor decides between coders, rules who is
who, enters seats and brings cables in too; an admin looks after accounts too."""
ROLES: tuple[Role, ...] = get_args(Role)
"""Each may do all that those before it may."""
EVERYTHING = "everything"
"""The clearance of who sees every portion."""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who may sign in: what his role lets him do, and his clearance lets him see (``secret,NOFORN``)."""

    name: str
    role: Role
    clearance: str
    disabled: bool = False


class Guest(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who has signed in: his account, and the token that his forms carry."""

    account: Account
    form: str


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the trail: when (UTC), who did what, to whom or to which page, and how that is now.

    ``act`` is ``signed in``, ``failed``, ``signed out``, ``did`` (``subject`` is then the page, ``value`` the act), or
    what was done to an account: ``added``, ``role``, ``clearance``, ``password``, ``disabled``, ``enabled``,
    ``removed``.
    """

    number: int = 0
    at: str = ""
    act: str
    who: str
    subject: str = ""
    value: str = ""


def suffices(role: Role, needed: Role) -> bool:
    """Whether who has a role may do what another is needed for."""
    return ROLES.index(role) >= ROLES.index(needed)
