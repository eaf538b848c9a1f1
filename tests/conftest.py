"""What tests share: the corpus of public cables, read in place and never copied."""

import gc
import os
from pathlib import Path

import hypothesis
import pytest

HOME = Path(__file__).parent.parent

# Collected are thousands of tests that live to the end: to look them through over and over took a quarter of the time.
gc.set_threshold(50_000, 10, 10)

# No deadline: how long an example takes is no property of the code on a busy machine.
hypothesis.settings.register_profile("usual", deadline=None, derandomize=True)
hypothesis.settings.register_profile("quick", deadline=None, derandomize=True, max_examples=20)
hypothesis.settings.register_profile("long", deadline=None, max_examples=2000, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))


def shared_folder() -> Path | None:
    """The folder of public test material (``REFTEL_SHARED``, default ``../shared``), or None where it is absent."""
    folder = Path(os.environ.get("REFTEL_SHARED", HOME.parent / "shared"))
    return folder if (folder / "corpus").is_dir() else None


@pytest.fixture(scope="session")
def shared() -> Path:
    """The public test material; the test is skipped, and says so, where it is absent."""
    folder = shared_folder()
    if folder is None:
        pytest.skip("no public test material here: set REFTEL_SHARED to its folder")
    return folder


@pytest.hookimpl(tryfirst=True)  # before -m looks at the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that read the public material are marked so, those that open a browser, and those that open a shared room.

    ``./check quick`` leaves all of them out, and coverage is measured without the first.
    """
    for item in items:
        for fixture, mark in (("shared", "shared"), ("browser", "browser"), ("accounts", "accounts")):
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(mark)


def pytest_addoption(parser: pytest.Parser) -> None:
    """``pytest --update-golden`` writes what the program gives now; look at the difference before you commit."""
    parser.addoption("--update-golden", action="store_true", help="write golden files, schemas and docs/cli.md anew")


class Golden:
    """Files that hold what is expected."""

    def __init__(self, *, update: bool) -> None:
        self.update = update

    def check(self, path: Path, text: str) -> None:
        """The file says this; with ``--update-golden`` it will."""
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.read_text(encoding="utf-8") == text, f"{path} is out of date: python -m pytest --update-golden"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Checks a text against its file."""
    return Golden(update=bool(request.config.getoption("--update-golden")))
