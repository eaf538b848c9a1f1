"""``reftel`` on the command line: it shows what the workflow computes, and computes nothing.

Exit codes: 0 done; 1 ``lint`` or ``verify`` found a fault; 2 wrong usage or unreadable input; 3 interrupted or no
space left, with the work kept.
"""

from __future__ import annotations

import difflib
import errno
import importlib
import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn

import click

from reftel.cli import strings
from reftel.cli.commands import COMMANDS
from reftel.errors import NoSpaceError, ReftelError

if TYPE_CHECKING:
    from types import FrameType

USAGE, STOPPED = 2, 3
KEEPING = ("read", "extract", "purge")
"""Commands that keep what they did when they are interrupted."""


class Face(click.Group):
    """All commands; each is loaded when it is called, and every failure ends as one clear sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click calls it so)
        """The names, in the order in which the work is done."""
        return [entry.name for entry in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (as above)
        """The command of that name, loaded now."""
        if cmd_name not in {entry.name for entry in COMMANDS}:
            return None
        command: click.Command = importlib.import_module(f"reftel.cli.commands.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant.

        Raises:
            click.UsageError: where there is none, with those that are spelt much like it.
        """
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = difflib.get_close_matches(args[0], [entry.name for entry in COMMANDS], 2)
            if not near:
                raise
            told = strings.MEANT.format(near=strings.OR.join(map(repr, near)))
            raise click.UsageError(f"{error.message}{told}", ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 (as above)
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(entry.name, entry.about) for entry in COMMANDS])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; turn what can go wrong into a sentence and an exit code."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except (click.UsageError, click.exceptions.Exit):
            raise
        except BrokenPipeError:
            _hang_up()
        except (KeyboardInterrupt, click.Abort):
            _fail(strings.INTERRUPTED if ctx.invoked_subcommand in KEEPING else strings.STOPPED, STOPPED)
        except NoSpaceError as error:
            _fail(str(error), STOPPED)
        except (ReftelError, click.ClickException) as error:
            _fail(error.format_message() if isinstance(error, click.ClickException) else str(error), USAGE)
        except Exception as error:  # noqa: BLE001 (the last line of defence: no traceback for the user)
            _fault(error)
        return result


def _fault(error: Exception) -> NoReturn:
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        _fail(strings.NO_SPACE, STOPPED)
    if isinstance(error, MemoryError) or "can't start new thread" in str(error):
        _fail(strings.NO_MEMORY, USAGE)
    if os.environ.get("REFTEL_DEBUG"):
        raise error
    if "apsw" in sys.modules:  # whoever opened no archive has none
        from reftel.archive import store  # noqa: PLC0415 (as above)

        if store.is_damage(error):
            _fail(strings.DAMAGED, USAGE)
    _fail(strings.FAULT.format(what=f"{type(error).__name__}: {error}"), USAGE)


def _fail(sentence: str, code: int) -> NoReturn:
    from reftel.cli.console import note  # noqa: PLC0415 (rich is needed only now)

    note(f"reftel: {sentence}")
    raise click.exceptions.Exit(code)


def _hang_up() -> NoReturn:
    """The reader of our output has gone (``| head``): be quiet, also when Python flushes at exit."""
    with suppress(OSError, ValueError):  # standard output is no file, in a test
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise click.exceptions.Exit(0)


@click.group(
    "reftel",
    cls=Face,
    help=strings.ABOUT,
    epilog=strings.EXITS,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="reftel", message="reftel %(version)s")
def face() -> None:
    """Nothing to do before a command."""


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main() -> None:
    """Run the command that was typed; a request to end (SIGTERM) is taken as an interruption."""
    signal.signal(signal.SIGTERM, _stop)
    face.main(prog_name="reftel")
