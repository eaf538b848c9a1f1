"""The public interface: a short list, each name there, nothing heavy loaded before it is used."""

import importlib.metadata
import subprocess
import sys
from pathlib import Path

import pytest

import made_up
import reftel
from conftest import HOME

LISTED = [
    "Archive",
    "ArchiveError",
    "Board",
    "Cable",
    "Field",
    "Finding",
    "InputError",
    "Meeting",
    "Outlook",
    "Paragraph",
    "Position",
    "QueryError",
    "Question",
    "QuestionError",
    "Reading",
    "ReftelError",
    "Source",
    "Span",
    "Statement",
    "decide",
    "extract",
    "fields",
    "forecast_question",
    "frames",
    "lint",
    "lint_together",
    "load_question",
    "meetings",
    "read",
    "save_dossier",
    "write",
]


def test_the_public_names_are_these() -> None:
    assert reftel.__all__ == LISTED
    assert dir(reftel) == sorted([*LISTED, "__version__"])


@pytest.mark.parametrize("name", LISTED)
def test_each_name_is_there_and_explained(name: str) -> None:
    found = getattr(reftel, name)
    assert found.__doc__
    assert getattr(found, "__name__", name).endswith(name)


def test_what_is_not_there_is_said_so() -> None:
    with pytest.raises(AttributeError, match="module 'reftel' has no attribute 'frob'"):
        _ = reftel.frob


def test_the_version_is_that_of_the_package() -> None:
    assert importlib.metadata.version("reftel") == reftel.__version__


def test_the_fields_are_there_without_an_import_of_their_own() -> None:
    code = "import reftel; print(reftel.fields.parse_mrn('ASTANA 000280'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "ASTANA280\n"
    assert reftel.__getattr__("fields") is reftel.fields


def test_importing_reftel_loads_nothing_heavy() -> None:
    code = "import sys, reftel; print(sorted({'spacy', 'tantivy', 'apsw', 'rich', 'msgspec'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_text_is_read_to_a_cable() -> None:
    reading = reftel.read("UNCLAS SESTRIN 000215\n\nSUBJECT: NOTHING MORE\n\n1. (U) Nothing.\n")
    (cable,) = reading.cables
    assert isinstance(cable, reftel.Cable)
    assert cable.subject == "NOTHING MORE"


def test_a_board_from_statements_and_a_question_file(tmp_path: pytest.TempPathFactory) -> None:
    path = str(tmp_path) + "/question.toml"
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 (a plain path is what users give)
        file.write(
            '[question]\nid = "q"\ntitle = "Q?"\nmembers = ["Vardania", "Ostrel"]\n'
            '[[option]]\nid = "o"\ntitle = "O"\ncues = ["2006 date"]\n'
        )
    board = reftel.decide(path, made_up.statements(), on="2004-12")
    assert isinstance(board, reftel.Board)
    assert (board.question, board.on, board.members) == ("q", "2004-12", 2)
    assert board.coverage.statements == len(made_up.statements())
    assert board == reftel.decide(reftel.load_question(path), made_up.statements(), on="2004-12")


def test_a_dossier_and_a_forecast_from_a_question_alone(tmp_path: Path) -> None:
    question = reftel.load_question(HOME / "examples" / "un-crimea-2014.toml")
    reftel.save_dossier(reftel.decide(question, ()), question, tmp_path / "page.md")
    assert "not adopted" in (tmp_path / "page.md").read_text(encoding="utf-8")
    cars = reftel.load_question(HOME / "examples" / "eu-cars-1994.toml")
    outlook = reftel.forecast_question(cars, seed=3)
    assert isinstance(outlook, reftel.Outlook)
    assert (outlook.question, outlook.seed) == (cars.id, 3)


def test_the_page_on_the_interface_names_all_of_it_and_its_example_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (HOME / "docs" / "api.md").read_text(encoding="utf-8")
    assert [name for name in LISTED if f"`{name}" not in page] == []
    monkeypatch.chdir(HOME)
    exec(page.split("```python\n")[1].split("```")[0], {})  # noqa: S102 (our own page)
    assert "04SESTRIN214 2004-03-11 VARDANIA: DRAVIC TURNS DOWN 2006" in capsys.readouterr().out
