"""What people see, as text, at a given width: for the tests of the views."""

import io
from collections.abc import Callable, Iterable

from click.testing import Result
from rich.console import Console, RenderableType

Run = Callable[..., Result]
"""The fixture ``run`` of the command line's tests: runs ``reftel`` with these words."""


def printed(renderables: Iterable[RenderableType], width: int = 80, *, colour: bool = False) -> str:
    """The text that a window of this width shows, without the blanks at the ends of lines."""
    file = io.StringIO()
    console = Console(file=file, width=width, highlight=False, markup=False, emoji=False, force_terminal=colour)
    for renderable in renderables:
        console.print(renderable, crop=False)
    return "\n".join(line.rstrip() for line in file.getvalue().split("\n"))
