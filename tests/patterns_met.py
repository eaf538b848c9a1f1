"""Prints, as JSON, every pattern that is compiled while all modules are imported and work of every kind is done.

A program of its own, for ``re`` has to be watched before anything of the package is imported.
"""

import importlib
import json
import pkgutil
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

HOME = Path(__file__).resolve().parent.parent
SRC = HOME / "src" / "reftel"
NOTED: dict[tuple[str, int, bool, str], None] = {}
_COMPILE = re._compile  # type: ignore[attr-defined]


def compiling(pattern: Any, flags: int) -> Any:
    """Compile, and note for which line of the package."""
    made = _COMPILE(pattern, flags)
    frame = sys._getframe(1)
    while frame.f_back and frame.f_code.co_filename == re.__file__:
        frame = frame.f_back
    file = Path(frame.f_code.co_filename)
    if SRC in file.parents:
        binary = isinstance(made.pattern, bytes)
        text = made.pattern.decode("latin-1") if binary else made.pattern
        place = f"{file.relative_to(SRC).as_posix()}:{frame.f_lineno}"
        NOTED[text, made.flags & ~re.UNICODE, binary, place] = None
    return made


def work() -> None:
    """Read, lint, extract, follow, decide and search."""
    from click.testing import CliRunner  # noqa: PLC0415 - after re is watched

    from reftel import linting, reading  # noqa: PLC0415 - as above
    from reftel.cli import face  # noqa: PLC0415 - as above

    cables = HOME / "examples" / "cables"
    for path in sorted(path for folder in (cables, HOME / "tests" / "golden") for path in folder.rglob("*")):
        if path.is_file():
            for cable in reading.read(path).cables:
                linting.lint(cable, to_send=True)
    with tempfile.TemporaryDirectory() as folder:
        archive, question = f"{folder}/archive", str(HOME / "examples" / "straits-chair-2005.toml")
        for words in (
            ["read", str(cables), "--into", archive, "--extract", "--workers", "1"],
            *([act, archive] for act in ("meetings", "commitments", "events", "demarches", "assessments", "topics")),
            ["positions", question, archive],
            ["decide", question, archive],
            ["question", "propose", archive, "chair"],
            ["search", archive, 'lamps "the straits" 2004'],
        ):
            CliRunner().invoke(face, words)


if __name__ == "__main__":
    re._compile = compiling  # type: ignore[attr-defined]
    for module in pkgutil.walk_packages([str(SRC)], "reftel."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    work()
    json.dump([list(key) for key in NOTED], sys.stdout)
