"""An import that was asked for in the room."""

import pytest

from reftel.model.importing import Course, Import, State, Wanted


@pytest.mark.parametrize("state", ["waiting", "extracting", "stopped", "done"])
def test_what_is_over(state: State) -> None:
    one = Import(name="0001", wanted=Wanted(kind="upload", what="1 file"), course=Course(state=state))
    assert one.over is (state in {"stopped", "done"})
