"""A folder that may not be opened, also where the tests run as root, who may open any."""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_VERSION = 0x20080522  # _LINUX_CAPABILITY_VERSION_3
_OVERRIDE = 1 << 1 | 1 << 2  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH


@contextmanager
def shut(folder: Path) -> Iterator[None]:
    """Nobody may look into the folder meanwhile; the test is skipped where that cannot be brought about."""
    if os.name != "posix" or (os.geteuid() == 0 and sys.platform != "linux"):
        pytest.skip("folders cannot be shut here")
    before = folder.stat().st_mode
    folder.chmod(0)
    held = _without_privileges() if os.geteuid() == 0 else None
    try:
        if os.access(folder, os.R_OK, effective_ids=True):
            pytest.skip("this system shuts nobody out")
        yield
    finally:
        if held is not None:
            _capset(held)
        folder.chmod(before)


def _without_privileges() -> ctypes.Array[ctypes.c_uint32]:
    """Give up, in this thread, what root may do in spite of modes; returns what it had."""
    held, less = (ctypes.c_uint32 * 6)(), (ctypes.c_uint32 * 6)()
    libc = ctypes.CDLL(None, use_errno=True)
    for sets in (held, less):
        libc.capget(_header(), sets)
    less[0] &= ~_OVERRIDE  # the first of three is what is in effect; what is permitted may come back
    _capset(less)
    return held


def _capset(sets: ctypes.Array[ctypes.c_uint32]) -> None:
    if ctypes.CDLL(None, use_errno=True).capset(_header(), sets):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def _header() -> ctypes.Array[ctypes.c_uint32]:
    return (ctypes.c_uint32 * 2)(_VERSION, 0)
