"""Meetings of sources and archives."""

from pathlib import Path

import pytest

import made_lines
from reftel.model.report import Unreadable  # noqa: TC001 - a plain import, as beside it
from reftel.workflow import read_into, tasks
from reftel.workflow.meetings import meetings_of

BODY = {"body": "1. (C) On March 3, the Ambassador met with Minister Orvane Marin."}


def test_each_cable_once_from_sources_and_archives(tmp_path: Path) -> None:
    folder = tmp_path / "box"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(made_lines.text(**BODY), encoding="utf-8")
    read_into(tmp_path / "archive", [folder])
    for sources in ([folder], [tmp_path / "archive"], [folder, tmp_path / "archive"]):
        (found,) = meetings_of(sources)
        assert found.whom[0].name == "Marin"


def test_a_fault_in_one_cable_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: object) -> str:
        return "ValueError: odd"

    monkeypatch.setattr(tasks, "meet_cable", fails)
    monkeypatch.setattr("reftel.workflow.meetings.meet_cable", fails)
    (tmp_path / "a.txt").write_text(made_lines.text(**BODY), encoding="utf-8")
    told: list[Unreadable] = []
    assert not list(meetings_of([tmp_path / "a.txt"], on_problem=told.append))
    assert [one.reason for one in told] == ["its meetings could not be made out: ValueError: odd"]
