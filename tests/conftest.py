"""What tests share: the corpus of public cables, read in place and never copied."""

import os
from pathlib import Path

import hypothesis
import pytest

HOME = Path(__file__).parent.parent

# No deadline: how long an example takes is no property of the code on a busy machine.
hypothesis.settings.register_profile("usual", deadline=None, derandomize=True)
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
    """Every test that reads the public material is marked so: coverage is measured without it."""
    for item in items:
        if "shared" in getattr(item, "fixturenames", ()):
            item.add_marker("shared")
