"""A room that several people share, for tests: four people, one of each role, and a client that signs in."""

import re
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import argon2

from asking import Answer, Client
from reftel.web.lobby import Lobby
from reftel.workflow.accounts import Accounts
from reftel.workflow.readers import Readers

PASSWORD = "the ferries sail at noon"  # noqa: S105 - of accounts that last as long as a test
CHEAP = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""As argon2 is used, but at no price: a test signs in often."""
PEOPLE = {
    "Rita": ("reader", "unclassified"),
    "Cora": ("coder", "everything"),
    "Carl": ("coder", "everything"),
    "Eddy": ("editor", "everything"),
    "Ada": ("admin", "everything"),
}


def peopled(
    archive: Path, clock: Callable[[], float] = time.time, people: Mapping[str, tuple[str, str]] = PEOPLE
) -> Accounts:
    """Accounts beside an archive, all with one password."""
    accounts = Accounts(archive, create=True, clock=clock, hasher=CHEAP)
    for name, (role, clearance) in people.items():
        accounts.add(name, role, clearance, PASSWORD)
    return accounts


def lobby_of(archive: Path, accounts: Accounts, questions: tuple[Path, ...] = ()) -> Lobby:
    """The lobby of a room on an archive, with a reader for each clearance."""
    made = Lobby(accounts, Readers(archive, questions))
    made.open()
    return made


class Signed(NamedTuple):
    """Asks a room as somebody who has signed in; ``cookie`` is what the browser would keep."""

    client: Client
    cookie: str

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a page."""
        return self.client.get(path, cookie=self.cookie, **headers)

    def post(self, path: str, form: Mapping[str, str], **headers: str) -> Answer:
        """Send a form with the token of the session."""
        return self.client.post(path, {"token": self.token(), **form}, cookie=self.cookie, **headers)

    def token(self) -> str:
        """The token that the forms of this session carry."""
        return token_in(self.get("/sign-out").text)


def token_in(page: str) -> str:
    """The token of the forms of a page."""
    found = re.search(r'name="token" value="([^"]*)"', page)
    assert found, page[:500]
    return found[1]


def cookie_of(answer: Answer) -> str:
    """What a browser keeps of an answer."""
    return answer.headers["set-cookie"].partition(";")[0]


def try_sign_in(client: Client, name: str, password: str = PASSWORD, to: str = "/", **headers: str) -> Answer:
    """Send the form of the door."""
    token = token_in(client.get(f"/sign-in?to={quote(to)}", **headers).text)
    form = {"token": token, "do": "sign-in", "name": name, "password": password, "to": to}
    return client.post("/sign-in", form, **headers)


def sign_in(client: Client, name: str, password: str = PASSWORD) -> Signed:
    """Somebody who has signed in."""
    answer = try_sign_in(client, name, password)
    assert answer.status == 303, answer.text[:2000]
    return Signed(client, cookie_of(answer))
