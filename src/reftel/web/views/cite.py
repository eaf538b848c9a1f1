"""How a cable, or a paragraph of it, is cited: in the forms that notes and reference managers want."""

from collections.abc import Iterable, Sequence

from reftel.model.cable import Cable, citation_of
from reftel.model.listing import CitedRow
from reftel.web import links, strings
from reftel.web.views.view import Asked, File, NotHereError, Page, View, cable_of, digits
from reftel.workflow import citing
from reftel.workflow.citing import Cited
from reftel.workflow.reader import Reader


class CitePage(Page, frozen=True, kw_only=True):
    """A cable or a paragraph in all forms; ``paragraphs`` are the numbers that can be cited."""

    citation: str
    para: int | None
    cited: tuple[Cited, ...]
    paragraphs: tuple[int, ...]


def _asked_for(reader: Reader, asked: Asked) -> tuple[Cable, int | None, Sequence[Cited]]:
    mrn, text = asked.path["mrn"], asked.one("para")
    cable = cable_of(reader, mrn)
    para = digits(text, 5)
    if text and para not in _numbers(cable):
        raise NotHereError(strings.NO_PARAGRAPH.format(mrn=reader.label(cable.citation), para=text[:20]))
    address = f"{asked.home.rstrip('/')}{links.cable_url(cable.citation, para)}" if asked.home else ""
    return cable, para, citing.cite(cable, para, address)


def _numbers(cable: Cable) -> tuple[int, ...]:
    return tuple(dict.fromkeys(one.number for one in cable.paragraphs if one.number is not None and not one.level))


def page(reader: Reader, asked: Asked) -> CitePage:
    """All forms."""
    cable, para, cited = _asked_for(reader, asked)
    return CitePage(
        title=f"Citing {citation_of(reader.label(cable.citation), para)}",
        citation=cable.citation,
        para=para,
        cited=tuple(cited),
        paragraphs=_numbers(cable),
    )


def table(reader: Reader, asked: Asked) -> tuple[type, Iterable[CitedRow]]:
    """All forms as rows."""
    cable, para, cited = _asked_for(reader, asked)
    called = citation_of(reader.label(cable.citation), para)
    return CitedRow, [
        CitedRow(citation=called, form=one.name, title=one.title, media=one.media, text=one.text) for one in cited
    ]


def file(reader: Reader, asked: Asked) -> File | None:
    """One form, to be saved; None where none is asked for.

    Raises:
        NotHereError: if there is no such form.
    """
    if not asked.one("form"):
        return None
    cable, _, cited = _asked_for(reader, asked)
    one = next((one for one in cited if one.name == asked.one("form")), None)
    if one is None:
        raise NotHereError(strings.NO_FORM.format(form=asked.one("form")[:40]))
    return File(f"{cable.citation}.{one.suffix}", one.media, one.text)


VIEW = View(
    name="cite",
    path="/cable/{mrn}/cite",
    page=page,
    table=table,
    file=file,
    asks=(
        ("para", "the number of a paragraph"),
        ("form", f"one form, to be saved: {', '.join(name for name, _ in citing.FORMS)}"),
    ),
    saves=tuple(("form", name, media) for name, media in citing.FORMS),
)
