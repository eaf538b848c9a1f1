"""docs/security.md is true: the tests it names are there, its limits are those of the code; and nothing runs data."""

import ast
import importlib
import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

from conftest import HOME

SRC = HOME / "src" / "reftel"
PAGE = (HOME / "docs" / "security.md").read_text(encoding="utf-8")
HOLDS, _, LIMITS = PAGE.partition("\n## What does not\n")
# Names that a limit on what comes from outside goes by, in the modules that meet it first.
MEETING = ("reading/decode.py", "reading/containers.py", "reading/pdf.py", "reading/unpacking.py", "web/guard.py")
NAMED = re.compile(r"^(_?(?:MAX|LARGEST|LONGEST)\w*) ?(?::[^=]+)?= ", re.MULTILINE)


def rows(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in text.splitlines() if line[:3] == "| `"]


def named() -> list[str]:
    return sorted(set(re.findall(r"`(tests/[\w/]+\.py(?:::\w+)?)`", HOLDS)))


@pytest.mark.parametrize("name", named())
def test_each_test_that_is_named_is_there(name: str) -> None:
    file, _, function = name.partition("::")
    tree = ast.parse((HOME / file).read_text(encoding="utf-8"))
    found = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert not function or function in found


def test_each_line_has_its_test() -> None:
    lines = HOLDS.partition("\n## What holds\n")[2].split("|---|---|---|\n")[1].splitlines()
    lines = [line for line in lines if line.startswith("|")]
    assert len(lines) > 30
    assert [line for line in lines if "`tests/" not in line.rsplit(" | ", 1)[1]] == []


def shown(value: float) -> str:
    if value >= 2**20 and value % 2**20 == 0:
        return f"{int(value) >> 20} MiB"
    return f"{value:,.0f}"


@pytest.mark.parametrize("row", rows(LIMITS), ids=lambda row: row[0])
def test_each_limit_is_that_of_the_code(row: list[str]) -> None:
    limit, value, why = row
    module, _, name = limit.strip("`").rpartition(".")
    assert shown(getattr(importlib.import_module(f"reftel.{module}"), name)) == value
    assert len(why) > 4


@pytest.mark.parametrize("file", MEETING)
def test_each_limit_of_the_code_is_in_the_table(file: str) -> None:
    told = {row[0].strip("`") for row in rows(LIMITS)}
    module = file.removesuffix(".py").replace("/", ".")
    found = {f"{module}.{name}" for name in NAMED.findall((SRC / file).read_text(encoding="utf-8"))}
    assert found
    assert found <= told


RUNS_DATA = {"pickle", "cPickle", "dill", "cloudpickle", "shelve", "marshal", "yaml", "joblib"}
CALLS = {"eval", "exec", "compile", "__import__"}


def running(tree: ast.AST) -> list[str]:
    """What in a module runs data: modules that unpickle, calls that evaluate, a shell."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [one.name for one in node.names if one.name.split(".")[0] in RUNS_DATA]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in RUNS_DATA:
            found.append(str(node.module))
        elif isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name) and called.id in CALLS:
                found.append(called.id)
            if isinstance(called, ast.Attribute) and called.attr in {"system", "popen", "extractall", "from_string"}:
                found.append(called.attr)
            found += ["shell" for word in node.keywords if word.arg == "shell"]
    return found


def test_nothing_that_runs_data() -> None:
    assert {
        path.name: told for path in SRC.rglob("*.py") if (told := running(ast.parse(path.read_text("utf-8"))))
    } == {}


@pytest.mark.parametrize(
    "code",
    ["import pickle", "from yaml import load", "eval('1')", "run(x, shell=True)", "os.system(x)", "z.extractall()"],
)  # fmt: skip
def test_what_runs_data_would_be_found(code: str) -> None:
    assert running(ast.parse(code))


def test_tables_are_written_in_one_place() -> None:
    writers = re.compile(r"csv\.(?:writer|DictWriter)\(|write_csv\(|Workbook\(")
    found = {path.relative_to(SRC).as_posix() for path in SRC.rglob("*.py") if writers.search(path.read_text("utf-8"))}
    assert found == {"writing/tables.py", "writing/published.py"}  # who writes another is to say what of formulas


def bill() -> dict[str, Any]:
    command = [sys.executable, str(HOME / ".ci" / "sbom.py")]
    made = [subprocess.run(command, capture_output=True, check=True).stdout for _ in range(2)]
    assert made[0] == made[1]
    found: dict[str, Any] = json.loads(made[0])
    return found


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((HOME / "tests" / "schema" / name).read_text(encoding="utf-8"))
    return found


def test_the_bill_of_materials_is_valid_and_whole() -> None:
    made, own = bill(), schema("bom-1.4.schema.json")
    others = {name: Resource.from_contents(schema(f"{name}.schema.json")) for name in ("spdx", "jsf-0.82")}
    place = own["$id"].rpartition("/")[0]
    named = [(f"{place}/{name}.SNAPSHOT.schema.json", one) for name, one in others.items()]
    registry: Registry[Any] = Registry().with_resources(named)
    check = jsonschema.Draft7Validator(own, registry=registry)
    assert [error.message for error in check.iter_errors(made)] == []
    assert list(check.iter_errors({**made, "serialNumber": "none"})) != []
    lock = (HOME / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^([\w.-]+)==([^\s;\\]+)", lock, re.MULTILINE)
    assert [(one["name"], one["version"]) for one in made["components"]] == pins
    assert sum(len(one["hashes"]) for one in made["components"]) == lock.count("--hash=sha256:")
    assert sum("licenses" in one for one in made["components"]) > len(pins) * 0.8


def test_auditing_says_what_it_asks() -> None:
    text = (HOME / ".ci" / "audit").read_text(encoding="utf-8")
    assert "names and versions" in text
    assert Path(HOME / ".ci" / "audit").stat().st_mode & 0o100
