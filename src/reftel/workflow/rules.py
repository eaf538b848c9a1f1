"""By what something was worked out: a mark of the code and the tables that it follows from beside the record."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

import reftel

_READ: Final = (".py", ".toml", ".txt", ".tsv")


@cache
def mark_of(*parts: str) -> str:
    """A mark of the files of some parts of the package (``extracting``, ``facts``): another one, other rules."""
    home = Path(reftel.__file__).parent
    mark = hashlib.sha256(reftel.__version__.encode())
    for part in parts:
        for path in sorted((home / part).rglob("*")):
            if path.suffix in _READ:
                mark.update(path.read_bytes())
    return mark.hexdigest()
