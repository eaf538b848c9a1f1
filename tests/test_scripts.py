"""The two commands, as far as they go without a network: usage, messages, and the whole of ./try where it is set up."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from conftest import HOME

SCRIPTS = ("try", "check", ".ci/run", ".ci/lock", ".ci/setup", ".ci/audit")


def run(*command: str, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", *command],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_runs_on_the_bash_and_the_tools_of_macos(name: str) -> None:
    text = (HOME / name).read_text(encoding="utf-8")
    assert run("-n", str(HOME / name), cwd=HOME).returncode == 0
    newer_bash = r"declare -A|local -A|mapfile|readarray|\$\{\w+(,,|\^\^)|&>>|\|&|coproc|\$\{\w+@"
    gnu_only = (
        r"readlink -f|realpath|sha256sum|md5sum|sed -i|grep -\w*P|date -d|stat -c|xargs -r|cp --|find \S+ -printf"
    )
    assert not re.search(newer_bash, text)
    assert not re.search(gnu_only, text)


@pytest.mark.parametrize("name", ["try", "check", ".ci/run", ".ci/lock", ".ci/audit"])
def test_a_command_is_executable(name: str) -> None:
    assert os.access(HOME / name, os.X_OK)


def test_ci_calls_check_and_nothing_cleverer() -> None:
    lines = (HOME / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2
    assert lines[1].endswith('/../check"')


@pytest.mark.parametrize(
    "command", [("check", "nonsense"), ("try", "one", "two"), ("try", "no/such/folder"), ("try", "--help")]
)
def test_wrong_use_is_told_before_anything_is_set_up(command: tuple[str, ...], tmp_path: Path) -> None:
    done = run(str(HOME / command[0]), *command[1:], cwd=tmp_path)
    assert done.returncode == 2
    assert "usage" in done.stderr or "There is no no/such/folder here" in done.stderr


def fake_python(folder: Path, script: str) -> dict[str, str]:
    """A PATH on which every Python is this script."""
    for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
        fake = folder / name
        fake.write_text(f"#!/bin/bash\n{script}\n", encoding="utf-8")
        fake.chmod(0o755)
    return {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


def test_an_old_python_is_named(tmp_path: Path) -> None:
    env = fake_python(tmp_path, 'if [ "$1" = --version ]; then echo Python 3.9.2; else exit 1; fi')
    done = run(str(HOME / "try"), cwd=tmp_path, env=env)
    assert done.returncode == 2
    assert "Python 3.11 or newer" in done.stderr
    assert "Python 3.9.2" in done.stderr


def test_a_python_without_venv_is_told_which_package_to_install(tmp_path: Path) -> None:
    script = 'case "$2" in *ensurepip*) exit 1 ;; *print*) echo 3.12 ;; esac'
    done = run(str(HOME / "check"), cwd=tmp_path, env=fake_python(tmp_path, script))
    assert done.returncode == 2
    assert "apt install python3.12-venv" in done.stderr


@pytest.mark.slow
def test_try_reads_the_examples_from_any_folder_and_says_what_to_type_next(tmp_path: Path) -> None:
    if not (HOME / ".venv" / "reftel-setup").is_file():
        pytest.skip("not set up by ./check, and a test does not install anything")
    done = run(str(HOME / "try"), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "04QUILLHAVEN133" in done.stdout
    assert "Vardania chairs in 2005" in done.stdout
    assert "Next, for example:" in done.stdout
    assert "serve" in done.stdout
    assert "http://127.0.0.1:8642/" in done.stdout
    assert "[y/N]" not in done.stdout  # nobody is there to ask
