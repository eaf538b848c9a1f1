"""What a caller can do wrong."""

import inspect
from threading import Event

from reftel import errors
from reftel.errors import NotReadyError, ReftelError


def test_the_tree_that_is_drawn_is_the_tree_that_is() -> None:
    drawn = [line.split()[0] for line in (errors.__doc__ or "").replace("│", " ").splitlines() if "Error " in line]
    drawn += [line.split()[1] for line in (errors.__doc__ or "").replace("│", " ").splitlines() if "── " in line]
    classes = {name for name, one in inspect.getmembers(errors, inspect.isclass) if issubclass(one, ReftelError)}
    assert classes <= set(drawn)


def test_what_is_not_ready_tells_what_to_wait_for_if_anybody_knows() -> None:
    ready = Event()
    assert NotReadyError("Counting.", ready).ready is ready
    assert NotReadyError("Counting.").ready is None
    assert str(NotReadyError("Counting.", ready)) == "Counting."
