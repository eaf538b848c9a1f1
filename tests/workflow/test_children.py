"""Both ends of a process of our own: begun, heard, let go, ended."""

import subprocess
import sys

import pytest

from reftel.workflow import children

pytestmark = pytest.mark.slow

# A child that says what it hears, and is at work for longer than anybody waits.
CHILD = """
import signal, sys, time
from reftel.workflow import children
children._GRACE = {grace}
{first}
until = time.monotonic() + {work}
try:
    ending = children.attend(lambda line: print(line.decode().strip(), flush=True))
    print("ready", flush=True)
    while time.monotonic() < until:
        time.sleep(0.01)  # an interruption is heard between two steps of the work
except KeyboardInterrupt:
    print("let go", ending.is_set(), flush=True)
    {last}
print("done", flush=True)
"""


def child(**told: object) -> "subprocess.Popen[str]":
    code = CHILD.format(**{"first": "", "grace": 5.0, "work": 60, "last": "sys.exit(3)", **told})
    running = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert running.stdout
    assert running.stdout.readline() == "ready\n"
    return running


def test_it_hears_its_lines_and_is_interrupted_when_it_is_let_go() -> None:
    said, _ = child().communicate("one\ntwo\n", timeout=60)
    assert said == "one\ntwo\nlet go True\n"


def test_one_of_a_room_in_the_background_is_interrupted_too() -> None:
    deaf = child(first="signal.signal(signal.SIGINT, signal.SIG_IGN)")  # as a shell leaves what it runs behind
    assert deaf.communicate("", timeout=60)[0] == "let go True\n"


def test_it_ends_of_itself_when_it_is_done_while_somebody_holds_it() -> None:
    with child(work=0) as running:
        assert running.stdout
        assert running.stdout.read() == "done\n"
        assert running.wait(60) == 0


def test_the_code_of_one_that_was_let_go() -> None:
    running = child()
    running.communicate("", timeout=60)
    assert running.returncode == children.LET_GO


def test_one_that_does_not_stop_is_ended_after_its_grace() -> None:
    running = child(grace=2.0, last="time.sleep(60)")
    assert running.communicate("", timeout=30)[0] == "let go True\n"
    assert running.returncode == children.LET_GO


def test_one_that_does_not_listen_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "_PATIENCE", 0.1)
    deaf = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], stdin=subprocess.PIPE)
    children.end(deaf)
    assert deaf.returncode not in (None, 0)


def test_what_is_begun_is_a_module_of_ours_with_its_words() -> None:
    running = children.begin("reftel.workflow.importer", "nowhere", "0001", children.spare())
    assert running.args == [sys.executable, "-m", "reftel.workflow.importer", "nowhere", "0001", str(children.spare())]
    children.end(running)
    assert running.returncode is not None
    assert children.spare() >= 1
