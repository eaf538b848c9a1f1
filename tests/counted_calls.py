"""How many functions something calls, ours and the interpreter's own: a busy machine makes no more of them."""

import gc
import sys
from collections.abc import Callable
from types import FrameType


def calls(do: Callable[[], object]) -> int:
    """The calls that are made while it is done; what is called at the end of an object's life is no part of it."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    gc.disable()
    sys.setprofile(counted)
    try:
        do()
    finally:
        sys.setprofile(before)
        gc.enable()
    return count
