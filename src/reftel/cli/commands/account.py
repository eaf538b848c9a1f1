"""``reftel account add|list|role|clearance|password|disable|enable|remove|trail ARCHIVE [NAME]``."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from reftel.cli import options, strings
from reftel.cli.console import json_line, note
from reftel.errors import InputError
from reftel.model.account import EVERYTHING, ROLES
from reftel.model.showing import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reftel.workflow.accounts import Accounts

name = click.argument("name", metavar="NAME")


@contextmanager
def _opened(archive: Path, *, create: bool = False) -> Iterator[Accounts]:
    from reftel.workflow.accounts import Accounts  # noqa: PLC0415 (argon2 is needed by no other command)

    accounts = Accounts(archive, create=create)
    try:
        yield accounts
    finally:
        accounts.close()


def _password() -> str:
    """The password: asked for twice at a terminal, else the first line of standard input."""
    if sys.stdin.isatty():
        told: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        return told
    return sys.stdin.readline().rstrip("\r\n")


@click.group("account", epilog=options.example("reftel account add my-archive Ann --role admin --clearance everything"))
def command() -> None:
    """Who may sign in to a room that several people share.

    With the first account, `reftel serve` asks everybody to sign in. The accounts stand in a file beside the folder of
    the archive (my-archive.accounts), so that an archive that is handed on never carries passwords.
    """


@command.command("add", epilog=options.example("reftel account add my-archive Ann --role coder --clearance everything"))
@options.archive
@name
@click.option("--role", type=click.Choice(ROLES), default="reader", show_default=True, help="What they may do.")
@click.option(
    "--clearance",
    metavar="LEVEL",
    default="unclassified",
    show_default=True,
    help=f"What they may see: a level and caveats, as in `serve --as` (secret,NOFORN), or {EVERYTHING}.",
)
def add(*, archive: Path, name: str, role: str, clearance: str) -> None:
    """Let somebody sign in.

    The password is asked for, or read from standard input; it is never a word of the command.

    A reader reads; a coder reviews statements and keeps case files too; an editor decides between coders, rules who is
    who, enters seats and brings cables in too; an admin looks after accounts too.
    """
    with _opened(archive, create=True) as accounts:
        made = accounts.add(name, role, clearance, _password())
    note(strings.ACCOUNT_ADDED.format(name=made.name, role=made.role, clearance=made.clearance))


@command.command("list", epilog=options.example("reftel account list my-archive"))
@options.archive
@options.as_json
def listed(*, archive: Path, as_json: bool) -> None:
    """Who may sign in, with role and clearance."""
    with _opened(archive) as accounts:
        found = accounts.all()
    for one in found:
        if as_json:
            json_line(one)
        else:
            disabled = ", disabled" if one.disabled else ""
            click.echo(plain(f"{one.name}: {one.role}, {one.clearance}{disabled}"))


@command.command("role", epilog=options.example("reftel account role my-archive Ann editor"))
@options.archive
@name
@click.argument("role", metavar="ROLE", type=click.Choice(ROLES))
def role(*, archive: Path, name: str, role: str) -> None:
    """Give somebody another role.

    They have to sign in again.
    """
    with _opened(archive) as accounts:
        accounts.set_role(name, role)
    note(strings.ACCOUNT_CHANGED.format(name=name))


@command.command("clearance", epilog=options.example("reftel account clearance my-archive Ann secret,NOFORN"))
@options.archive
@name
@click.argument("clearance", metavar="LEVEL")
def clearance(*, archive: Path, name: str, clearance: str) -> None:
    """Give somebody another clearance.

    They have to sign in again.
    """
    with _opened(archive) as accounts:
        accounts.set_clearance(name, clearance)
    note(strings.ACCOUNT_CHANGED.format(name=name))


@command.command("password", epilog=options.example("reftel account password my-archive Ann"))
@options.archive
@name
def password(*, archive: Path, name: str) -> None:
    """Give somebody another password.

    It is asked for, or read from standard input. They have to sign in again.
    """
    with _opened(archive) as accounts:
        if accounts.get(name) is None:  # nobody is asked for a password in vain
            raise InputError(strings.NO_ACCOUNT.format(name=name))
        accounts.set_password(name, _password())
    note(strings.ACCOUNT_CHANGED.format(name=name))


@command.command("disable", epilog=options.example("reftel account disable my-archive Ann"))
@options.archive
@name
def disable(*, archive: Path, name: str) -> None:
    """Let somebody sign in no more."""
    with _opened(archive) as accounts:
        accounts.disable(name)
    note(strings.ACCOUNT_CHANGED.format(name=name))


@command.command("enable", epilog=options.example("reftel account enable my-archive Ann"))
@options.archive
@name
def enable(*, archive: Path, name: str) -> None:
    """Let somebody sign in again."""
    with _opened(archive) as accounts:
        accounts.enable(name)
    note(strings.ACCOUNT_CHANGED.format(name=name))


@command.command("remove", epilog=options.example("reftel account remove my-archive Ann"))
@options.archive
@name
def remove(*, archive: Path, name: str) -> None:
    """Take an account away; the trail keeps its name."""
    with _opened(archive) as accounts:
        accounts.remove(name)
    note(strings.ACCOUNT_REMOVED.format(name=name))


@command.command("trail", epilog=options.example("reftel account trail my-archive"))
@options.archive
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="So many of the last.")
@options.as_json
def trail(*, archive: Path, limit: int, as_json: bool) -> None:
    """Who signed in and what was changed.

    The newest comes first; `reftel verify` tells whether an entry is missing or was changed.
    """
    with _opened(archive) as accounts:
        found = accounts.trail(limit)
    for one in found:
        if as_json:
            json_line(one)
        else:
            click.echo(plain(" ".join(filter(None, (one.at, one.who, one.act, one.subject, one.value)))))
