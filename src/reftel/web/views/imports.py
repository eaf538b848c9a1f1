"""Bringing cables in: a folder of this computer, files that are sent, the example collection; and what was brought in.

Reading goes on beside the pages, one import after the other.
"""

from collections.abc import Iterable

import msgspec

from reftel.errors import InputError
from reftel.model.importing import Import
from reftel.web import links
from reftel.web.views.view import Asked, Page, View
from reftel.workflow.reader import Reader


class Bringing(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody may bring in: a folder by its path, the example collection; files always, where anything."""

    may: bool
    folders: bool
    example: bool


class ImportsPage(Page, frozen=True, kw_only=True):
    """The imports, the last first, and what may be brought in."""

    bringing: Bringing
    imports: tuple[Import, ...]


def bringing(reader: Reader) -> Bringing:
    """What the reader may bring in; the example only into an archive that is empty."""
    imports = reader.imports
    return Bringing(
        may=imports.may,
        folders=imports.may and imports.folders,
        example=imports.may and imports.offers_example() and not reader.holdings().sources,
    )


def page(reader: Reader, asked: Asked) -> ImportsPage:
    """What was brought in."""
    del asked
    return ImportsPage(title="Import", bringing=bringing(reader), imports=reader.imports.all())


def table(reader: Reader, _asked: Asked) -> tuple[type, Iterable[Import]]:
    """What was brought in, as rows."""
    return Import, reader.imports.all()


def act(reader: Reader, asked: Asked) -> str:
    """Have a folder or the example collection read; then the page that says how far it is.

    Raises:
        InputError: naming what cannot be read, or may not be.
    """
    form = dict(asked.form)
    if form["do"] == "folder":
        return links.arrival_url(reader.imports.folder(form.get("folder", ""), asked.who).name)
    if form["do"] == "example":
        return links.arrival_url(reader.imports.example(asked.who).name)
    raise InputError("Files are sent by their own form: load the page again.")


VIEW = View(
    name="imports",
    path="/import",
    page=page,
    nav="Import",
    home="/import",
    key="i",
    table=table,
    act=act,
    does=("folder", "example", "upload"),
    only=lambda reader: reader.imports.may,
)
