"""Meetings of sources and archives."""

from pathlib import Path

import pytest

import made_lines
from reftel.model.report import Unreadable  # noqa: TC001 - a plain import, as beside it
from reftel.workflow import extract_into, read_into, tasks
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


def test_of_an_extracted_archive_nothing_is_worked_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(made_lines.text(**BODY), encoding="utf-8")
    read_into(tmp_path / "archive", [tmp_path / "a.txt"], extract=True)
    (before,) = meetings_of([tmp_path / "a.txt"])

    def fails(_: object) -> str:
        raise AssertionError("worked out again")

    monkeypatch.setattr("reftel.workflow.meetings.meet_cable", fails)
    assert list(meetings_of([tmp_path / "archive"])) == [before]


def test_another_extractor_left_no_meetings_so_they_are_worked_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(made_lines.text(**BODY), encoding="utf-8")
    read_into(tmp_path / "archive", [tmp_path / "a.txt"])
    extract_into(tmp_path / "archive", extractor="quotations")
    assert [one.whom[0].name for one in meetings_of([tmp_path / "archive"])] == ["Marin"]
