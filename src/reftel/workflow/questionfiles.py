"""The files of questions beside an archive, as a purge leaves them: without a name, also in what they are called."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from reftel.workflow.access import evened
from reftel.workflow.questions import SEATS

_SEAT: Final = re.compile(r"(?m)^(?=\[\[seat\]\])")


def files_without(folder: Path, mask: Callable[[str], str]) -> tuple[dict[Path, str], int]:
    """The files that have to change, with their text then, and how many seats by hand go; ``mask`` blanks what goes."""
    files: dict[Path, str] = {}
    seats = 0
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        text = path.read_text(encoding="utf-8", errors="surrogateescape")
        if path.name.endswith(SEATS):
            parts = _SEAT.split(text)
            kept = [part for part in parts if mask(part) == part]
            seats += len(parts) - len(kept)
            left = "".join(kept)
        else:
            left = mask(text)
        if left != text or mask(path.name) != path.name:
            files[path] = left
    return files, seats


def put(path: Path, text: str, mask: Callable[[str], str]) -> None:
    """Write a file anew, and call it otherwise where what is to go stands in its own name."""
    unfinished = path.with_name(f".{path.name}.part")
    unfinished.write_text(text, encoding="utf-8", errors="surrogateescape", newline="")  # as it was read
    unfinished.replace(path)
    name = evened(mask(path.name))
    if name == path.name:
        return
    turn = 1
    while (free := path.with_name(name if turn == 1 else f"{turn}-{name}")).exists():
        turn += 1
    path.rename(free)
