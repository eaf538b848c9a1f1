"""What a form of writing is: its name, and what it makes of a cable."""

from collections.abc import Callable
from typing import NamedTuple

from reftel.model.cable import Cable


class Form(NamedTuple):
    """A form in which a cable is written: its name, and the text of a cable in it."""

    name: str
    write: Callable[[Cable], str]
