"""The keys of the room, and what each does: ``?``."""

from collections.abc import Iterable

from reftel.model.listing import Key
from reftel.web.views.view import Asked, Page, View
from reftel.workflow.reader import Reader


class KeysPage(Page, frozen=True, kw_only=True):
    """What each key does."""

    keys: tuple[tuple[str, str], ...]


KEYS = (
    ("/", "to the search field"),
    ("j", "next hit, paragraph or row"),
    ("k", "the one before"),
    ("Enter", "open what is marked"),
    ("r", "as read, or as received"),
    ("c", "cite the cable"),
    ("e", "keep the cable in a case file"),
    ("n", "next cable of the same post"),
    ("p", "the cable before it"),
    ("w", "what the actor said, on the page of one"),
    ("a", "accept the statement at hand, where one reviews"),
    ("x", "reject it; c goes to its fields, to correct it"),
    ("Esc", "let go of what is lit or open"),
    ("?", "this page"),
)


def page(_reader: Reader, _asked: Asked) -> KeysPage:
    """The keys."""
    return KeysPage(title="Keys", keys=KEYS)


def table(_reader: Reader, _asked: Asked) -> tuple[type, Iterable[Key]]:
    """The keys as rows."""
    return Key, [Key(*one) for one in KEYS]


VIEW = View(name="keys", path="/keys", page=page, table=table)
