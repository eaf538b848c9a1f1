"""The face as a whole: help, exit codes, and no traceback, whatever happens."""

import errno
import os
import re
import runpy
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import apsw
import click
import pytest
from click.testing import CliRunner

from conftest import HOME, Golden
from reftel import cli
from reftel.cli import face, strings
from reftel.cli.commands import COMMANDS
from reftel.errors import ArchiveError, NoSpaceError
from rendering import Run

REFTEL = (sys.executable, "-m", "reftel")


def test_help_lists_every_command_and_the_exit_codes(run: Run) -> None:
    shown = run("--help")
    assert shown.exit_code == 0
    assert all(f"\n  {entry.name} " in shown.output for entry in COMMANDS)
    assert "Exit codes: 0 done" in shown.output
    assert run("-h").output == shown.output


GROUPS = {
    "account": "account list",
    "archive": "archive backup",
    "bench": "bench said",
    "question": "question propose",
}
"""Commands that are groups, and the one in them that does something."""


@pytest.mark.parametrize("name", [GROUPS.get(entry.name, entry.name) for entry in COMMANDS])
def test_every_command_explains_itself_with_an_example(name: str, run: Run) -> None:
    shown = run(*name.split(), "--help")
    assert shown.exit_code == 0
    assert "Example:\n    reftel " + name in shown.output
    assert ("--json" in shown.output) == (name != "serve")


def test_the_commands_come_in_the_order_of_the_work() -> None:
    assert face.list_commands(click.Context(face)) == [entry.name for entry in COMMANDS]


def test_running_the_module_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr(sys, "argv", ["reftel", "--version"])
    with pytest.raises(SystemExit):
        runpy.run_module("reftel", run_name="__main__")
    assert "main" in runpy.run_module("reftel", run_name="imported")


def test_there_is_a_file_for_every_command_and_no_other() -> None:
    files = {path.stem for path in Path(cli.__file__).parent.joinpath("commands").glob("*.py")}
    assert files - {"__init__"} == {entry.name for entry in COMMANDS}


def test_a_command_that_is_nearly_one_is_told(run: Run) -> None:
    done = run("sead")
    assert done.exit_code == 2
    assert "Did you mean 'said' or 'read'?" in done.stderr
    assert "Did you mean" not in run("xyzzyx").stderr


def test_wrong_usage_exits_with_2(run: Run) -> None:
    for words in (
        ["frobnicate"],
        ["show"],
        ["show", "--frobnicate", "x"],
        ["read", "."],
        ["said", ".", "--act", "sing"],
    ):
        assert run(*words).exit_code == 2


def test_who_names_a_cable_as_a_file_is_told_how_it_is_named(run: Run, archive: Path) -> None:
    done = run("show", archive, "04SESTRIN214")
    assert done.exit_code == 2
    assert done.stderr.endswith("A cable is named by its number with --cable 04SESTRIN214.\n")
    assert "--cable" not in run("show", archive, "2004").stderr
    assert "--cable" not in run("lint", archive, "04SESTRIN214").stderr


@pytest.mark.parametrize("name", ["show", "said"])
def test_what_does_not_exist_is_one_sentence_and_2(name: str, run: Run) -> None:
    done = run(name, "no/such\x1bfile")
    assert done.exit_code == 2
    assert done.stderr == "reftel: No such file or folder: no/such\ufffdfile.\n"
    assert done.stdout == ""


@pytest.mark.parametrize("words", [["search", "{}", "x"], ["verify", "{}"], ["extract", "{}"]])
def test_a_folder_that_is_no_archive_is_one_sentence_and_2(words: list[str], run: Run, tmp_path: Path) -> None:
    done = run(*(word.format(tmp_path) for word in words))
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert "is no reftel archive" in done.stderr
    assert run(*(word.format("no/such/folder") for word in words)).exit_code == 2


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyboardInterrupt(), 3, strings.INTERRUPTED),
        (click.Abort(), 3, strings.INTERRUPTED),
        (NoSpaceError("No space left for x."), 3, "No space left for x."),
        (OSError(errno.ENOSPC, "No space left on device"), 3, strings.NO_SPACE),
        (ArchiveError("Somebody else is writing."), 2, "Somebody else is writing."),
        (click.ClickException("It is no file."), 2, "It is no file."),
        (ValueError("odd"), 2, strings.FAULT.format(what="ValueError: odd")),
        (apsw.CorruptError("malformed"), 2, strings.DAMAGED),
        (MemoryError(), 2, strings.NO_MEMORY),
        (RuntimeError("can't start new thread"), 2, strings.NO_MEMORY),
        (BrokenPipeError(), 0, ""),
    ],
)
def test_what_goes_wrong_is_one_sentence_and_an_exit_code(
    *, error: BaseException, code: int, said: str, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("reftel.workflow.read_into", fails)
    (tmp_path / "one.txt").write_text("UNCLAS", encoding="utf-8")
    done = run("read", tmp_path, "--into", tmp_path / "a")
    assert done.exit_code == code
    assert done.stderr == (f"reftel: {said}\n" if said else "")
    assert done.stdout == ""


def test_an_interruption_where_nothing_is_kept_does_not_say_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("reftel.workflow.cables_of", fails)
    done = run("show", ".")
    assert (done.exit_code, done.stderr) == (3, "reftel: Interrupted.\n")


def test_a_fault_shows_where_it_is_when_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ValueError("odd")

    monkeypatch.setattr("reftel.workflow.read_into", fails)
    monkeypatch.setenv("REFTEL_DEBUG", "1")
    (tmp_path / "one.txt").write_text("UNCLAS", encoding="utf-8")
    with pytest.raises(ValueError, match="odd"):
        CliRunner().invoke(face, ["read", str(tmp_path), "--into", str(tmp_path / "a")], catch_exceptions=False)


def test_a_request_to_end_is_an_interruption() -> None:
    with pytest.raises(KeyboardInterrupt):
        cli._stop(signal.SIGTERM, None)


def test_main_runs_what_was_typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    handled: list[int] = []
    monkeypatch.setattr("signal.signal", lambda number, _handler: handled.append(number))
    monkeypatch.setattr(sys, "argv", ["reftel", "--version"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 0
    assert capsys.readouterr().out == "reftel 0.1.0\n"
    assert handled == [signal.SIGTERM]


def test_the_module_can_be_run_and_reads_standard_input() -> None:
    done = subprocess.run(
        [*REFTEL, "show", "-", "--json"], input=b"REF: STATE 113203\n", capture_output=True, check=True
    )
    assert done.stdout.startswith(b'{"mrn":null')
    assert b"STATE 113203" in done.stdout
    assert done.stderr == b""


@pytest.mark.slow
def test_a_closed_pipe_is_no_fault() -> None:
    text = b"UNCLAS SESTRIN 000215\n\nSUBJECT: NOTHING MORE\n" + b"\n1. (U) A paragraph of some length.\n" * 3000
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "wb") as closed:  # noqa: PTH123 (a descriptor)
        done = subprocess.run([*REFTEL, "show", "-"], input=text, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert done.stderr == b""
    assert done.returncode == 0


@pytest.mark.slow
def test_showing_loads_no_parser_and_help_no_command() -> None:
    code = (
        "import sys; from reftel.cli import face\n"
        "try: face.main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print(sorted({'spacy', 'rich', 'apsw', 'tantivy', 'xlsxwriter'} & set(sys.modules)), file=sys.stderr)"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code, "show", "-"], input=b"REF: STATE 1\n", capture_output=True, check=True
    )
    assert b"spacy" not in shown.stderr
    assert b"xlsxwriter" not in shown.stderr
    helped = subprocess.run([sys.executable, "-c", code, "--help"], capture_output=True, check=True)
    assert helped.stderr == b"[]\n"


INTRODUCTION = """\
# The command line

This page is what `reftel --help` and `reftel COMMAND --help` print; a test keeps it so.

Every command but `serve`, `write` and those of `account` that change something has `--json`: one record a line, as
the JSON Schemas in [schema/](schema/) describe it, each with its `schema_version`. `said`, `positions`, `meetings`,
`commitments`, `events`, `demarches`, `assessments`, `topics`, `actor`, `search` and `decide` also write `--csv` and
`--xlsx`: the citation as a footnote gives it, the verbatim sentence, its paragraph and place, the hash of the source,
and whether it is *to check*; the codebook is the second sheet of the workbook, or a second file beside the CSV.

What goes wrong is one sentence on standard error, and so is what an answer leaves out (cables that are not extracted
yet). A bar with rate and time left is shown there while something takes long, if it is a terminal. `NO_COLOR` and
`COLUMNS` are honoured; `REFTEL_DEBUG=1` shows where a fault of reftel itself lies.
"""


def every_command(group: click.Group, before: str = "") -> Iterator[str]:
    """The names of all commands, and behind each group those of what is in it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        yield before + name
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from every_command(command, f"{before}{name} ")


def test_what_the_page_says_of_json_and_tables_is_so() -> None:
    def having(option: str) -> set[str]:
        found = set()
        for name in every_command(face):
            command: click.Command = face
            for part in name.split():
                inner = command.get_command(click.Context(command), part) if isinstance(command, click.Group) else None
                assert inner
                command = inner
            if isinstance(command, click.Group) or any(option in one.opts for one in command.params):
                found.add(name)
        return found

    changing = {f"account {one}" for one in ("add", "role", "clearance", "password", "disable", "enable", "remove")}
    assert set(every_command(face)) - having("--json") == {"serve", "write", *changing}
    told = re.search(r"`schema_version`\.(.*?) also write", INTRODUCTION, re.DOTALL)
    assert told
    assert having("--csv") - having("") == set(re.findall(r"`(\w+)`", told[1]))


def test_the_page_on_the_command_line_is_what_help_prints(run: Run, golden: Golden) -> None:
    parts = [INTRODUCTION]
    names = list(every_command(face))
    assert {*GROUPS.values(), "archive merge", "archive compact", "account trail"} <= set(names)
    for name in (None, *names):
        shown = run(*(name or "").split(), "--help").stdout
        parts.append(f"## reftel {name}\n\n```text\n{shown}```\n" if name else f"```text\n{shown}```\n")
    golden.check(HOME / "docs" / "cli.md", "\n".join(parts))
