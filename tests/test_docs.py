"""The documentation is true: every format, finding, rule, stage, command and field stands in it."""

import ast
import re
import shlex
from pathlib import Path

import click
import pytest

from conftest import HOME
from made_reviews import reviewed_archive
from reftel import fields
from reftel.cli import face
from reftel.cli.commands import COMMANDS
from reftel.deciding.forecasts import FORECASTS
from reftel.deciding.rules import RULES
from reftel.extracting import STAGES
from reftel.reading.formats import FORMATS
from reftel.reading.remarks import CODES

DOCS = HOME / "docs"
PAGES = sorted(
    [*HOME.glob("*.md"), *DOCS.glob("*.md"), *(HOME / "examples").glob("*.md"), *(HOME / "bench").glob("*.md")]
)


def page(name: str) -> str:
    return (HOME / name).read_text(encoding="utf-8")


def called(entry: object) -> str:
    """The name by which a registry's entry goes."""
    return str(
        getattr(entry, "name", None)
        or getattr(entry, "id", None)
        or getattr(entry, "__module__", "").rsplit(".", 1)[-1]
    )


@pytest.mark.parametrize("form", FORMATS, ids=called)
def test_every_format_has_its_section(form: object) -> None:
    assert f"\n## {called(form)}\n" in page("docs/formats.md")


@pytest.mark.parametrize("rule", RULES, ids=called)
def test_every_decision_rule_is_documented(rule: object) -> None:
    assert re.search(rf"^##+ .*{called(rule)}", page("docs/decisions.md"), re.MULTILINE | re.IGNORECASE)


@pytest.mark.parametrize("method", FORECASTS, ids=called)
def test_every_forecast_is_documented(method: object) -> None:
    assert f"\n| `{called(method)}` |" in page("docs/decisions.md")


@pytest.mark.parametrize("stage", STAGES, ids=called)
def test_every_stage_is_documented(stage: object) -> None:
    assert f"`{called(stage)}`" in page("docs/statements.md")


@pytest.mark.parametrize("command", COMMANDS, ids=called)
def test_every_command_has_its_section_and_its_schema(command: object) -> None:
    assert re.search(rf"^## .*{called(command)}", page("docs/cli.md"), re.MULTILINE)
    if called(command) != "serve":  # its pages have their own JSON (docs/web.md)
        assert (DOCS / "schema" / f"{called(command)}.json").is_file()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(HOME)))
def test_every_command_that_a_page_shows_is_there_with_its_options(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    shown = re.findall(r"`(reftel [^`\n]+)`|^(?:\$ )?(reftel [a-z].*)$", text, re.MULTILINE)
    commands = [re.split(r"\s#\s", within or line)[0] for within, line in shown]
    assert [told for command in commands if (told := wrong_in(command))] == []


def wrong_in(shown: str) -> str | None:
    """What is wrong in a command as a page shows it, ``reftel said my-archive --by NAME``: no command, no option."""
    words = shlex.split(shown.replace("…", ""))[1:]
    command: click.Command = face
    context = click.Context(command, help_option_names=["-h", "--help"])
    while isinstance(command, click.Group) and words and words[0][0].islower():
        found = command.get_command(context, words[0])
        if found is None:
            return shown
        command, words = found, words[1:]
    known = {name for option in command.get_params(context) for name in (*option.opts, *option.secondary_opts)}
    return next((f"{shown}: {word}" for word in words if re.match(r"--?[a-z]", word) and word not in known), None)


def test_the_example_of_the_page_on_reviews_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reviewed_archive(tmp_path / "my-archive")
    monkeypatch.chdir(tmp_path)
    exec(page("docs/review.md").split("```python\n")[1].split("```")[0], {})  # noqa: S102 (our own page)
    assert capsys.readouterr().out == "1 ['Ann']\n[]\n"


@pytest.mark.parametrize("name", [name for name in fields.__all__ if name.startswith("parse_")])
def test_every_field_is_in_the_glossary(name: str) -> None:
    assert f"`{name}`" in page("GLOSSARY.md")


def finding_codes() -> set[str]:
    """Every code that a finding of reading or extracting is made with."""
    found: set[str] = set(CODES)  # of remarks; few findings are made in another way
    texts = (path.read_text(encoding="utf-8") for path in (HOME / "src" / "reftel").rglob("*.py"))
    for text in [text for text in texts if "Finding(" in text]:  # most make none, and need not be parsed
        for node in ast.walk(ast.parse(text)):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "Finding"
                and node.args
            ):
                strings = [part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant)]
                found |= {part for part in strings if isinstance(part, str)}
    return found


def test_every_finding_is_listed_and_every_listed_finding_exists() -> None:
    listed = set(re.findall(r"^\| `([a-z-]+)` \|", page("docs/formats.md"), re.MULTILINE))
    assert finding_codes() <= listed
    source = "\n".join(path.read_text(encoding="utf-8") for path in (HOME / "src" / "reftel").rglob("*.py"))
    assert not {code for code in listed if f'"{code}"' not in source}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(HOME)))
def test_what_a_page_points_at_is_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text):
        assert (path.parent / target).exists(), target
    for target in re.findall(r"`((?:docs|examples|tests|src|bench)/[\w./-]+)`", text):
        assert target.endswith("_x.py") or (HOME / target).exists(), target
    for target in re.findall(
        r"`((?:reading|extracting|deciding|archive|facts|fields|writing|cli|model)/[\w/]+(?:\.py|/))`", text
    ):
        assert target.endswith("/x.py") or (HOME / "src" / "reftel" / target).exists(), target


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "GLOSSARY.md"])
def test_every_type_that_is_named_is_there(name: str) -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (HOME / "src" / "reftel").rglob("*.py"))
    there = re.findall(r"^(?:class )?([A-Z]\w+)(?:\(|:| =)", source, re.MULTILINE)
    named = re.findall(r"`(?:[a-z_]+\.)*([A-Z][a-z]\w*)(?:\.[a-z_]+)*`", page(name))
    assert set(named) - set(there) == set()
    assert len(named) > 10


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(HOME)))
def test_no_page_holds_a_placeholder(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\bTODO\b|\bTBD\b|\bXXX\b|PLACEHOLDER|\bQUALITY\b|_REASON", text)
    assert not re.search(r"^[A-Z]{5,}$", text, re.MULTILINE)


def test_the_readme_says_what_a_historian_must_know_on_its_first_screen() -> None:
    first = page("README.md").split("\n## ")[0]
    assert len(first.splitlines()) <= 25
    assert "docs/who-moved.svg" in first
    assert "./try" in first
    assert re.search(r"finds \d+ of 10 statements, \d+ of 10 speakers\s+right, check before you cite", first)
    assert "Nothing leaves your computer" in first


def test_the_licence_is_whole() -> None:
    text = page("LICENSE")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert "Copyright The reftel authors" in text
