"""The shape of the house: sizes, registries, one test file for each source file, and what must not be in it."""

import ast
import functools
import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import HOME

SRC = HOME / "src" / "reftel"
SOURCES = sorted(SRC.rglob("*.py"))
TESTS = HOME / "tests"
SCRIPTS = [HOME / "try", HOME / "check", *sorted((HOME / ".ci").iterdir())]
LOCKS = [*sorted(HOME.glob("requirements*.lock")), HOME / "bench" / "peers.lock"]
MAX_FILE, MAX_FUNCTION = 500, 80

# Plural folders, and the module and tuple that lists their entries.
REGISTRIES = {
    "reading/formats": ("reftel.reading.formats", "FORMATS"),
    "extracting/extractors": ("reftel.extracting.extractors", "EXTRACTORS"),
    "extracting/stages": ("reftel.extracting", "STAGES"),
    "deciding/rules": ("reftel.deciding.rules", "RULES"),
    "deciding/forecasts": ("reftel.deciding.forecasts", "FORECASTS"),
    "linting/rules": ("reftel.linting.rules", "RULES"),
    "writing/formats": ("reftel.writing", "FORMATS"),
    "writing/citations": ("reftel.writing.citations", "CITATIONS"),
    "cli/commands": ("reftel.cli.commands", "COMMANDS"),
    "web/views": ("reftel.web.views", "VIEWS"),
    "web/doors": ("reftel.web.doors", "DOORS"),
}


def name_of(path: Path) -> str:
    return str(path.relative_to(SRC))


def tracked() -> list[Path]:
    """Every file that a clone would hold; from the folder where git is not at hand."""
    try:
        found = subprocess.run(["git", "ls-files", "-z"], cwd=HOME, capture_output=True, check=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return [*SOURCES, *TESTS.rglob("*.py"), *SCRIPTS, *LOCKS, *HOME.glob("*.md")]
    return [HOME / name for name in found.split("\0") if name and (HOME / name).is_file()]


@functools.cache
def tree_of(path: Path) -> ast.Module:
    """A source file, parsed; not kept, for so many nodes make every later round of the garbage collector slow."""
    text = path.read_text(encoding="utf-8")
    try:
        return ast.parse(text)
    except SystemError:  # CPython 3.11 at times loses count of its own recursion, and not when it is asked again
        return ast.parse(text)


def has_code(path: Path) -> bool:
    """Whether a module does anything that can be tested: plain records do not."""
    return any(isinstance(node, ast.FunctionDef) for node in ast.walk(tree_of(path)))


# One test for all files, whose failure names each that is at fault: a test for each file costs more than its work.
def test_files_and_functions_are_small() -> None:
    long = [
        f"{name_of(path)} has {lines} lines"
        for path in SOURCES
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MAX_FILE
    ]
    for path in SOURCES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > MAX_FUNCTION:
                    long.append(f"{node.name} in {name_of(path)} has {length} lines")
    assert not long


def test_every_module_says_what_it_is() -> None:
    assert not [name_of(path) for path in SOURCES if not ast.get_docstring(tree_of(path))]


def raised_by(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    """What a function raises itself, and not by what it calls or in a function within it."""
    found: list[str] = []
    below: list[ast.AST] = list(function.body)
    while below:
        node = below.pop()
        if isinstance(node, ast.Raise) and node.exc is not None:
            found.append(ast.unparse(node.exc.func if isinstance(node.exc, ast.Call) else node.exc))
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            below.extend(ast.iter_child_nodes(node))
    return found


def silent_raisers(tree: ast.Module) -> list[str]:
    """Public functions that raise what neither they nor their class say under *Raises*.

    A fault of ours (``AssertionError``) need not be said, and the docstring of a command is its help.
    """
    found = []
    holders: list[ast.Module | ast.ClassDef] = [tree]
    holders += [node for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
    for holder in holders:
        told = isinstance(holder, ast.ClassDef) and "Raises:" in (ast.get_docstring(holder) or "")
        for node in holder.body:
            if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) or node.name.startswith("_"):
                continue
            is_command = any("command(" in ast.unparse(one) for one in node.decorator_list)
            if is_command or told or "Raises:" in (ast.get_docstring(node) or ""):
                continue
            if set(raised_by(node)) - {"AssertionError"}:
                found.append(node.name)
    return found


def test_public_functions_say_what_they_raise() -> None:
    silent = [f"{name} in {name_of(path)}" for path in SOURCES for name in silent_raisers(tree_of(path))]
    assert not silent


def test_a_silent_raiser_is_found() -> None:
    text = """
def silent():
    "x"
    raise ValueError
def told():
    "x Raises: ValueError"
    raise ValueError
class Thing:
    def silent_too(self):
        if self:
            raise OSError("x")
    def _own(self):
        raise OSError
    def passes_on(self):
        raise
"""
    assert silent_raisers(ast.parse(text)) == ["silent", "silent_too"]


def test_no_module_has_a_name_that_can_refuse_nothing() -> None:
    assert not [name_of(path) for path in SOURCES if re.search(r"util|helper|common|misc", name_of(path))]


def test_every_source_file_has_its_test_file() -> None:
    missing = []
    for path in filter(has_code, SOURCES):
        inside = path.relative_to(SRC)
        name = (inside.parent.name or "public_api") if path.stem == "__init__" else path.stem
        wanted = TESTS / inside.parent / f"test_{name}.py"
        if not wanted.is_file():
            missing.append(str(wanted.relative_to(HOME)))
    assert not missing


def file_of(entry: object) -> str:
    """The file that an entry lives in: that of what it does, else of its name; a function's own."""
    does = getattr(entry, "judge", None) or getattr(entry, "point", None)
    if does is not None:
        return str(does.__module__).rsplit(".", 1)[-1]
    return str(getattr(entry, "name", None) or entry.__module__.rsplit(".", 1)[-1])


@pytest.mark.parametrize("folder", REGISTRIES)
def test_registries_list_every_entry(folder: str) -> None:
    kind = folder.rsplit("/", 1)[-1].removesuffix("s")  # a file rule.py beside rules holds the type, no entry
    entries = sorted(path.stem for path in (SRC / folder).glob("*.py") if path.stem not in {"__init__", kind})
    module, name = REGISTRIES[folder]
    registry = getattr(importlib.import_module(module), name)
    assert isinstance(registry, tuple)
    assert sorted({file_of(entry) for entry in registry}) == entries
    assert len(set(registry)) == len(registry) >= 1


def test_nothing_posix_only_in_the_package() -> None:
    only_there = {"fcntl", "grp", "posix", "pwd", "resource", "syslog", "termios", "tty"}
    for path in SOURCES:
        for node in ast.walk(tree_of(path)):
            imported: set[str] = set()
            if isinstance(node, ast.Import):
                imported = {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported = {(node.module or "").split(".")[0]}
            elif isinstance(node, ast.Attribute) and node.attr in {"fork", "SIGKILL", "getuid", "killpg", "mkfifo"}:
                imported = {"posix"}
            assert not imported & only_there, f"{name_of(path)}:{node.lineno}"  # type: ignore[attr-defined]


def test_nothing_calls_out() -> None:
    calling = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "webbrowser"}
    endpoint = SRC / "extracting" / "extractors" / "endpoint.py"  # where a user says so, and to nobody else
    for path in [path for path in SOURCES if path != endpoint]:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Import):
                assert not {alias.name.split(".")[0] for alias in node.names} & calling, name_of(path)
            elif (
                isinstance(node, ast.ImportFrom) and node.module != "urllib.parse"
            ):  # it takes addresses apart, no more
                assert (node.module or "").split(".")[0] not in calling, name_of(path)


def test_no_place_of_one_machine_and_no_host_of_a_registry() -> None:
    # Put together here, so that this file passes its own test.
    machine = re.compile("|".join("/" + name + "/" for name in ("work", "root", "home", "Users")))
    host = re.compile("|".join(("pypi" + r"\.org", "python" + "hosted", "npm" + r"js\.", "index" + "-url")))
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        assert not machine.search(text), path
        assert not host.search(text), path


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_locks_pin_every_package_with_hashes_and_name_no_host(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    assert "://" not in text
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert lines
    for line in lines:
        assert re.match(r"\S+==\S+ .*--hash=sha256:[0-9a-f]{64}", line), line


def test_what_reftel_needs_is_in_the_locks() -> None:
    project = (HOME / "pyproject.toml").read_text(encoding="utf-8")
    needs = re.search(r"\ndependencies = \[\n(.*?)\n\]", project, re.DOTALL)
    assert needs
    small, full = (
        (HOME / name).read_text(encoding="utf-8") for name in ("requirements.lock", "requirements-check.lock")
    )
    for line in needs[1].splitlines():
        name = re.match(r'\s*"([A-Za-z0-9_-]+)', line)
        assert name
        assert "#" in line, f"{name[1]} has no reason"
        pin = re.search(rf"^{name[1]}==\S+", small, re.MULTILINE | re.IGNORECASE)
        assert pin, f"{name[1]} is not locked: run .ci/lock"
        assert pin[0] in full


def test_every_exception_of_the_linter_has_its_reason() -> None:
    project = (HOME / "pyproject.toml").read_text(encoding="utf-8")
    codes = re.findall(r'^\s*"([A-Z]+[0-9]+)",(.*)$', project, re.MULTILINE)
    assert codes
    assert not [code for code, rest in codes if "#" not in rest]


def test_running_as_a_module_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "reftel", "--help"], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "Usage" in done.stdout
