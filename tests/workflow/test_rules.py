"""A mark of the rules by which something was worked out."""

from pathlib import Path

import pytest

import reftel
from reftel.workflow import rules


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of two parts."""
    for name in ("one/a.py", "one/data/b.toml", "two/c.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    monkeypatch.setattr(reftel, "__file__", str(tmp_path / "__init__.py"))
    return tmp_path


def mark(*parts: str) -> str:
    """The mark as another run would make it."""
    return rules.mark_of.__wrapped__(*parts)


def test_it_is_another_where_a_file_of_a_part_is_another(home: Path) -> None:
    before = mark("one")
    (home / "two" / "c.py").write_text("else", "utf-8")
    (home / "one" / "note.md").write_text("no rule", "utf-8")
    assert mark("one") == before
    assert mark("one", "two") != before
    (home / "one" / "data" / "b.toml").write_text("else", "utf-8")
    assert mark("one") != before


def test_it_is_reckoned_once(home: Path) -> None:
    rules.mark_of.cache_clear()
    before = rules.mark_of("one")
    (home / "one" / "a.py").unlink()
    assert rules.mark_of("one") == before
    assert mark("one") != before
    rules.mark_of.cache_clear()
