"""What reftel is measured beside or taught with: textacy, Datasette and CRFsuite, in a folder of their own.

``.bench`` is that folder; ``peers.lock`` pins them and what they need beyond reftel's own packages, with hashes; they
are put in when a benchmark first asks for one, and never into the environment that reftel runs in.
"""

import hashlib
import subprocess
import sys
from pathlib import Path

from machine import HOME

LOCK = HOME / "bench" / "peers.lock"
FOLDER = HOME / ".bench" / "peers"
_STAMP = FOLDER / "lock.sha256"


def make_available() -> Path:
    """Have the peers importable in this process; the folder that they lie in.

    Raises:
        SystemExit: where they cannot be installed, with what the installer says.
    """
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if not _STAMP.exists() or _STAMP.read_text(encoding="utf-8") != wanted:
        print("Installing what reftel is measured beside (once) …", file=sys.stderr)
        target = ["--target", str(FOLDER), "--no-deps", "--require-hashes", "-r", str(LOCK)]
        command = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", sys.executable, *target]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"textacy, Datasette and CRFsuite cannot be installed: {done.stderr.strip()}")
        _STAMP.write_text(wanted, encoding="utf-8")
    if str(FOLDER) not in sys.path:
        sys.path.append(str(FOLDER))  # behind what reftel itself has pinned
    return FOLDER
