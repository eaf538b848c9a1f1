"""What reaches the terminal: nothing that a hostile cable could do there."""

import io
import sys
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from reftel.cli import console
from reftel.cli.console import PIPED_WIDTH, Problems, consent, emit, note, output, progress, words
from reftel.model.report import Unreadable
from reftel.model.showing import plain


@given(st.text(alphabet=st.characters(codec=None)))
def test_no_control_character_is_left(text: str) -> None:
    shown = plain(text)
    assert all(char == "\n" or ord(char) >= 32 for char in shown)
    assert not {chr(code) for code in range(0x7F, 0xA0)} & set(shown)
    assert not any(0xD800 <= ord(char) < 0xE000 for char in shown)


def test_what_is_harmless_stays() -> None:
    assert plain("06ASTANA280 ¶4 «naïve»\r\nnext\tline") == "06ASTANA280 ¶4 «naïve»\nnext line"
    assert plain("\x1b[31m \u202e \x9b") == "\ufffd[31m \ufffd \ufffd"


def test_text_of_a_cable_is_no_mark_up() -> None:
    assert words("[bold]x[/bold]").plain == "[bold]x[/bold]"


def test_the_width_is_as_told_else_fit_for_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "77")
    assert output().width == 77
    monkeypatch.setenv("COLUMNS", "5")
    assert output().width == 40
    monkeypatch.setenv("COLUMNS", "wide")
    assert output().width == PIPED_WIDTH


def test_lines_in_a_pipe_have_no_blanks_at_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    emit(output(), [Text("a   \nb"), Text()])
    assert capsys.readouterr().out == "a\nb\n\n"


class Terminal(io.StringIO):
    """Text that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_colour_unless_it_does_not_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    seen = []
    for unwanted in (False, True):
        screen = Terminal()
        monkeypatch.setattr(sys, "stdout", screen)
        if unwanted:
            monkeypatch.setenv("NO_COLOR", "1")
        emit(output(), [Text("word", style="red")])
        seen.append(screen.getvalue())
    assert "\x1b[31m" in seen[0]
    assert "\x1b[31m" not in seen[1]


def test_notes_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    note("a\x1bb")
    Problems()(Unreadable("x.txt", "Permission denied"))
    assert capsys.readouterr() == ("", "a\ufffdb\nx.txt: Permission denied\n")


def test_progress_is_silent_in_a_pipe_and_where_it_would_mix_with_the_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with progress("reading") as show:
        show(1, 2)
    assert capsys.readouterr() == ("", "")
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(sys, "stdout", screen)
    with progress("reading", streaming=True) as show:
        show(1, 2)
    assert screen.getvalue() == ""


def test_progress_shows_count_rate_and_time_left_in_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress("reading") as show:
        for done in range(5):
            show(done, 5)
    assert "reading" in screen.getvalue()
    assert "/5" in screen.getvalue()


def test_a_rate_is_shown_once_it_is_known() -> None:
    class Task:
        speed: float | None = None

    task = Task()
    assert console.Rate().render(task).plain == ""  # type: ignore[arg-type]
    task.speed = 1234.56
    assert console.Rate().render(task).plain == "1,234.6/s"  # type: ignore[arg-type]


def test_where_no_file_that_was_named_could_be_read_the_exit_code_says_so(tmp_path: Path) -> None:
    problems = Problems()
    problems.end([tmp_path / "a.txt"])
    problems(Unreadable("a.txt", "Permission denied"))
    problems.end([tmp_path / "a.txt", b"text"])
    problems.end([tmp_path])
    with pytest.raises(click.exceptions.Exit) as ended:
        problems.end([tmp_path / "a.txt"])
    assert ended.value.exit_code == 2


@pytest.mark.parametrize(
    ("typed", "spelt", "yes"),
    [("y\n", False, True), ("n\n", False, False), ("yes\n", True, True), ("y\n", True, False), ("\n", True, False)],
)
def test_only_a_yes_is_consent(monkeypatch: pytest.MonkeyPatch, typed: str, *, spelt: bool, yes: bool) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    if yes:
        consent("Really?", "Say so with --yes.", spelt=spelt)
    else:
        with pytest.raises(click.Abort):
            consent("Really?", "Say so with --yes.", spelt=spelt)


def test_one_letter_is_a_yes_where_nothing_else_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
    consent("Really?", "Say so with --yes.")


def test_where_nobody_can_be_asked_the_way_to_say_yes_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("yes\n"))
    with pytest.raises(click.UsageError, match="Say so with --yes"):
        consent("Really?", "Say so with --yes.")
