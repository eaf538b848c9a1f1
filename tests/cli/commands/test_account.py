"""``reftel account``: who may sign in, with the password from standard input and never in what is shown."""

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reftel.archive.accounts import place
from reftel.workflow.accounts import Accounts, listed
from rendering import Run
from sharing import PASSWORD


@pytest.fixture
def own(archive: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(archive, tmp_path / "straits"))


@pytest.mark.slow
def test_the_first_admin_and_others(run: Run, own: Path) -> None:
    done = run(
        "account", "add", own, "Ann", "--role", "admin", "--clearance", "everything", given=(PASSWORD + "\n").encode()
    )
    assert done.exit_code == 0, done.output
    assert done.stderr == "Ann may sign in as admin, cleared for everything.\n"
    assert run("account", "add", own, "Ben", given=(PASSWORD + "\r\n").encode()).exit_code == 0
    assert run("account", "list", own).stdout == "Ann: admin, everything\nBen: reader, unclassified\n"
    for words in (
        ("role", own, "ben", "editor"),
        ("clearance", own, "Ben", "secret, noforn"),
        ("disable", own, "Ben"),
    ):
        assert run("account", *words).exit_code == 0
    assert run("account", "list", own).stdout.splitlines()[1] == "Ben: editor, secret,NOFORN, disabled"
    shown = [json.loads(line) for line in run("account", "list", own, "--json").stdout.splitlines()]
    assert shown[1] == {
        "name": "Ben",
        "role": "editor",
        "clearance": "secret,NOFORN",
        "disabled": True,
        "schema_version": 1,
    }
    assert run("account", "enable", own, "Ben").exit_code == 0
    assert run("account", "password", own, "Ben", given=b"a sentence of his own\n").exit_code == 0
    accounts = Accounts(own)
    assert accounts.sign_in("Ben", "a sentence of his own", "").guest.account.role == "editor"
    accounts.close()
    assert run("account", "remove", own, "Ben").exit_code == 0
    assert [one.name for one in listed(own)] == ["Ann"]
    trail = run("account", "trail", own, "--limit", "3").stdout.splitlines()
    assert trail[0].endswith("the command line removed Ben")
    assert trail[1].endswith("Ben signed in")
    assert "password" in trail[2]
    told = [json.loads(line) for line in run("account", "trail", own, "--json").stdout.splitlines()]
    assert told[-1]["act"] == "added"
    assert run("verify", own).exit_code == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "stdin", "what"),
    [
        (("add", "ANN"), PASSWORD, "There is an account Ann already"),
        (("add", "editor"), PASSWORD, "word of the room"),
        (("add", "Eve"), "short", "12 to 1,000"),
        (("add", "Eve"), "", "12 to 1,000"),
        (("add", "Eve", "--clearance", "cosmic"), PASSWORD, "no level"),
        (("add", "Eve", "--role", "king"), PASSWORD, "king"),
        (("role", "Nobody", "coder"), "", "no account Nobody"),
        (("clearance", "Ann", "cosmic"), "", "no level"),
        (("password", "Nobody"), PASSWORD, "no account Nobody"),
        (("disable", "Nobody"), "", "no account Nobody"),
        (("enable", "Nobody"), "", "no account Nobody"),
        (("remove", "Nobody"), "", "no account Nobody"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_2(
    run: Run, own: Path, words: tuple[str, ...], stdin: str, what: str
) -> None:
    run("account", "add", own, "Ann", given=PASSWORD.encode())
    before = listed(own)
    done = run("account", words[0], own, *words[1:], given=stdin.encode())
    assert done.exit_code == 2
    assert what in done.stderr
    assert PASSWORD not in done.output + done.stderr
    assert listed(own) == before


def test_without_accounts_or_archive_nothing_is_made(run: Run, own: Path, tmp_path: Path) -> None:
    for words in (("list", own), ("role", own, "Ann", "coder"), ("trail", own)):
        done = run("account", *words)
        assert (done.exit_code, "reftel account add" in done.stderr) == (2, True)
    assert not place(own).exists()
    assert run("account", "add", tmp_path / "none", "Ann", given=PASSWORD.encode()).exit_code == 2
    assert not (tmp_path / "none.accounts").exists()


def test_what_was_tampered_with_is_told_by_verify(run: Run, own: Path) -> None:
    run("account", "add", own, "Ann", given=PASSWORD.encode())
    accounts = Accounts(own)
    accounts._book._connection.execute("UPDATE accounts SET role = 'admin'")
    accounts.close()
    done = run("verify", own)
    assert done.exit_code == 1
    assert "The account Ann is not what the trail says of it: role" in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="a terminal of one's own is to be had otherwise there")
@pytest.mark.slow
def test_at_a_terminal_it_is_asked_for_twice_and_not_shown(own: Path) -> None:
    terminal, inside = pty.openpty()
    command = [sys.executable, "-m", "reftel", "account", "add", str(own), "Ann"]
    with subprocess.Popen(command, stdin=inside, stdout=inside, stderr=inside, start_new_session=True) as running:
        os.close(inside)
        shown = b""
        for question in (b"Password:", b"Repeat"):
            while question not in shown:
                shown += os.read(terminal, 1000)
            os.write(terminal, PASSWORD.encode() + b"\n")
        while b"may sign in" not in shown:
            shown += os.read(terminal, 1000)
        assert running.wait(30) == 0
    os.close(terminal)
    assert PASSWORD.encode() not in shown
    assert [one.name for one in listed(own)] == ["Ann"]
