"""A shared room on the example collection, with accounts of its own for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from asking import Client
from reftel.archive.accounts import place
from reftel.web.serving import opened
from reftel.workflow.accounts import Accounts
from sharing import lobby_of, peopled


class Clock:
    """A clock that is set."""

    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def own(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that these tests may change."""
    return Path(shutil.copytree(archive, tmp_path_factory.mktemp("shared") / "straits"))


@pytest.fixture
def accounts(own: Path, clock: Clock) -> Iterator[Accounts]:
    place(own).unlink(missing_ok=True)
    one = peopled(own, clock)
    yield one
    one.close()


@pytest.fixture
def shared_home(own: Path, accounts: Accounts) -> Iterator[str]:
    lobby = lobby_of(own, accounts)
    with opened(lobby) as address:
        yield address
    lobby.readers.close()


@pytest.fixture
def door(shared_home: str) -> Client:
    """Asks the shared room without a browser."""
    return Client(shared_home)
