"""Pages without a text layer through OCRmyPDF, where the user has it and asks for it; nothing is recognised silently.

The program is the user's own (https://ocrmypdf.readthedocs.io), called on a copy; pages that have a text layer are left
as they are. What it makes of a page depends on its version: the text is kept with the source.
"""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

PROGRAM = "ocrmypdf"
_SECONDS = 120  # for each page: the program itself gives up on one after three minutes of one processor
_LONGEST = 4 * 3600


def available() -> bool:
    """Whether the program is installed."""
    return shutil.which(PROGRAM) is not None


def with_text(data: bytes, pages: int) -> bytes | None:
    """A PDF with a text layer on the pages that had none, or None where the program is not there or fails."""
    program = shutil.which(PROGRAM)
    if program is None:
        return None
    with TemporaryDirectory(prefix="reftel-ocr-") as folder:
        scan, made = Path(folder, "scan.pdf"), Path(folder, "made.pdf")
        scan.write_bytes(data)
        options = ["--skip-text", "--output-type", "pdf", "--jobs", "1", "--quiet"]
        try:
            subprocess.run(  # noqa: S603 (a fixed command on files of our own)
                [program, *options, str(scan), str(made)],
                check=True,
                capture_output=True,
                timeout=min(_LONGEST, _SECONDS * max(1, pages)),
            )
            return made.read_bytes()
        except (OSError, subprocess.SubprocessError):
            return None
