"""What a door is: a page of a shared room by which one comes in, goes out, or lets others in; it sees no archive."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import msgspec

from reftel.web.views.view import Asked, Page
from reftel.workflow.accounts import Accounts


class Visitor(NamedTuple):
    """Who asks at a door: from which address, and the token of the session that his browser has ('' for none)."""

    address: str
    token: str


class Onward(NamedTuple):
    """Where one goes on to, and the token that the browser keeps from now on ('' none, None the one it has)."""

    address: str
    token: str | None = None


class Told(Page, frozen=True, kw_only=True):
    """A page of a door: a sentence about what was just asked for, and the seconds to wait before asking again."""

    sentence: str = ""
    wait: int = msgspec.field(default=0)


class Door(NamedTuple):
    """A door; its fields are as those of a ``View``, but it is given the accounts and whoever asks.

    ``open`` are doors for those who have not signed in.
    """

    name: str
    path: str
    page: Callable[[Accounts, Asked], Page]
    act: Callable[[Accounts, Asked, Visitor], Onward | Page]
    does: tuple[str, ...]
    nav: str | None = None
    home: str = ""
    key: str | None = None
    open: bool = False
    table: Callable[[Accounts, Asked], tuple[type, Iterable[Any]]] | None = None
    asks: tuple[tuple[str, str], ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """What ``?format=`` may ask for."""
        return ("html", "json", *(("csv",) if self.table else ()))
