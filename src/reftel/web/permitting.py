"""Which role each page and each act needs, in one table: what is not in it, nobody may do in a room with accounts.

In a room without accounts whoever sits at this computer may do everything that is in it.
"""

from collections.abc import Mapping
from typing import NamedTuple

from reftel.model.account import Role, suffices


class Needs(NamedTuple):
    """The role that a page needs to be seen, and for each thing that its forms ask for (``do``) the role for that."""

    see: Role
    do: Mapping[str, Role] = {}


NEEDS: Mapping[str, Needs] = {
    "search": Needs("reader"),
    "said": Needs("reader"),
    "cable": Needs("reader"),
    "cite": Needs("reader"),
    "source": Needs("reader"),
    "actors": Needs("reader"),
    "actor": Needs("reader", {"merge": "editor", "split": "editor", "undo": "editor"}),
    "network": Needs("reader"),
    "meetings": Needs("reader"),
    "questions": Needs("reader"),
    "question": Needs("reader", {"seat": "editor", "unseat": "editor"}),
    "ask": Needs("editor", {"make": "editor", "save": "editor", "write": "editor"}),
    "timeline": Needs("reader"),
    "commitments": Needs("reader"),
    "demarches": Needs("reader"),
    "events": Needs("reader"),
    "calendar": Needs("reader"),
    "review": Needs("coder", dict.fromkeys(("accept", "correct", "reject", "undo"), "coder")),
    "agreement": Needs("coder", {"name": "editor", "choose": "editor", "reopen": "editor"}),
    "cases": Needs("reader", dict.fromkeys(("begin", "have_again", "put_away"), "coder")),
    "case": Needs("reader", dict.fromkeys(("change", "note", "up", "down", "take_out", "put_away"), "coder")),
    "collect": Needs("coder", {"add": "coder", "save": "coder"}),
    "imports": Needs("editor", {"folder": "admin", "example": "admin", "upload": "editor"}),
    "arrival": Needs("editor", {"stop": "editor", "go_on": "editor"}),
    "keys": Needs("reader"),
    # What no page shows: completion, the description for programs, the bytes of a source, files that are sent.
    "complete": Needs("reader"),
    "described": Needs("reader"),
    "original": Needs("reader"),
    "upload": Needs("editor"),
    # The doors of a shared room. Whoever has not signed in sees the first alone (``lobby.py``).
    "sign_in": Needs("reader", {"sign-in": "reader"}),
    "sign_out": Needs("reader", {"sign-out": "reader", "everywhere": "reader"}),
    "own_account": Needs("reader", {"password": "reader"}),
    "people": Needs(
        "admin",
        dict.fromkeys(("add", "role", "clearance", "password", "disable", "enable", "remove"), "admin"),
    ),
}
"""By the name of the view, the door or the route."""


def permitted(role: Role | None, view: str, do: str | None = None) -> bool:
    """Whether who has a role (None: there are no accounts) may see a view, or with ``do`` have it do that."""
    needs = NEEDS.get(view)
    if needs is None or (do is not None and do not in needs.do):
        return False
    return role is None or all(suffices(role, one) for one in (needs.see, needs.see if do is None else needs.do[do]))
