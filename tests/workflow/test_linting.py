"""Linting sources and archives."""

from pathlib import Path

import pytest

import made_lines
from reftel.errors import InputError
from reftel.workflow import read_into, tasks
from reftel.workflow.linting import explain, lint_sources, rules_named

OLD = {"classified": "Classified By: DCM Ada Quill; Reasons 1.5(b) and (d)."}
OTHER = {"body": "1. (C) Orvane refused the later date.\n\n2. (C) He left."}


def box(folder: Path, *texts: str) -> Path:
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


def told(*sources: Path, **kwargs: object) -> list[tuple[str, str, str | None]]:
    found = lint_sources(sources, **kwargs)  # type: ignore[arg-type]
    return [(each.cable, each.finding.code, each.place) for each in found]


def test_findings_of_each_cable_then_those_between_them(tmp_path: Path) -> None:
    folder = box(tmp_path / "box", made_lines.text(**OLD), made_lines.text(**OTHER))
    assert told(folder) == [
        ("04SESTRIN214", "eo-reason-section", "Classified By"),
        ("04SESTRIN214", "same-number", None),
    ]
    (first, _) = lint_sources([folder])
    assert first.subject == "VARDANIA WOULD TAKE THE LATER DATE"
    assert first.authority is not None
    assert "13292" in first.authority


def test_an_archive_is_asked_for_the_version_that_counts_and_for_all_where_they_differ(tmp_path: Path) -> None:
    folder = box(tmp_path / "box", made_lines.text(**OLD, **OTHER), made_lines.text(**OLD))
    read_into(tmp_path / "archive", [folder])
    codes = [code for _, code, _ in told(tmp_path / "archive")]
    assert codes == ["eo-reason-section", "same-number"]


def test_rules_are_chosen_by_number_or_code(tmp_path: Path) -> None:
    folder = box(tmp_path / "box", made_lines.text(**OLD, eo="E.O. 12598: DECL: 03/16/2014"))
    assert {code for _, code, _ in told(folder)} == {"eo-reason-section", "eo-number"}
    assert {code for _, code, _ in told(folder, only=["33"])} == {"eo-reason-section"}
    assert {code for _, code, _ in told(folder, ignored=["eo-reason-section"])} == {"eo-number"}
    assert told(folder, only=["33"], ignored=["L033"]) == []
    with pytest.raises(InputError, match="no rule L999"):
        rules_named(["L999"])
    assert [rule.code for rule in explain("L064")] == ["same-minute"]


def test_what_is_to_be_sent(tmp_path: Path) -> None:
    folder = box(tmp_path / "box", made_lines.text(body="1. (C) He wrote to a@b.\n\n2. (C) He left."))
    assert told(folder) == []
    assert [code for _, code, _ in told(folder, to_send=True)] == ["character-not-sent"]


def test_a_fault_of_a_rule_costs_one_cable_its_linting_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ValueError("a rule is at fault")

    monkeypatch.setattr("reftel.linting.lint", fails)
    cable = made_lines.cable()
    (_, (finding,)) = tasks.lint_cable((cable, False))
    assert finding.code == "linter-failed"
    assert "a rule is at fault" in finding.message
    (_, (ended,)) = tasks.give_up_linting((cable, False))
    assert ended.code == "linter-failed"
