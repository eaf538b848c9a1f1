"""How far coders agree; what is disputed, for the editor to choose, and what he chose; what finds no statement."""

from collections.abc import Iterable

from reftel.errors import InputError
from reftel.model.listing import VerdictRow
from reftel.model.review import EDITOR, Agreement, Disputed, Review
from reftel.web import links, strings
from reftel.web.views.view import Asked, NotForHereError, Page, View, whole
from reftel.workflow.reader import Reader


class AgreementPage(Page, frozen=True, kw_only=True):
    """Figures for everybody; what each coder said for the editor alone, so that coders stay blind to each other."""

    agreement: Agreement
    percent: float | None
    editor: bool
    decider: str = EDITOR
    disputed: tuple[Disputed, ...]
    decided: tuple[Disputed, ...]
    orphaned: tuple[Review, ...]


def page(reader: Reader, asked: Asked) -> AgreementPage:
    """How far the coders of this archive agree.

    Raises:
        NotForHereError: where nobody reviews.
    """
    if not reader.reviews.may:
        raise NotForHereError(strings.NO_REVIEWS)
    editor = _decides(asked)
    found = reader.reviews.agreement()
    return AgreementPage(
        title="Agreement",
        agreement=found,
        percent=round(100 * found.agreed / found.units, 1) if found.units else None,
        editor=editor,
        disputed=reader.reviews.disputed() if editor else (),
        decided=reader.reviews.decided() if editor else (),
        orphaned=reader.reviews.orphaned() if editor else (),
    )


def table(reader: Reader, asked: Asked) -> tuple[type, Iterable[VerdictRow]]:
    """What each coder says of what is disputed, decided and orphaned, as rows, for the editor.

    Raises:
        NotForHereError: for anybody else: an empty table would say that nothing is disputed.
    """
    shown = page(reader, asked)
    if not shown.editor:
        raise NotForHereError(strings.FOR_THE_EDITOR)
    rows = [VerdictRow(state="disputed", review=said) for one in shown.disputed for said in one.reviews]
    rows += [VerdictRow(state="decided", review=said) for one in shown.decided for said in one.reviews]
    return VerdictRow, [*rows, *(VerdictRow(state="orphaned", review=said) for said in shown.orphaned)]


def act(reader: Reader, asked: Asked) -> str:
    """As the editor, let what one coder said stand, or open again what was decided; then the page again.

    Raises:
        InputError: if somebody else asks for it.
    """
    form = dict(asked.form)
    if not _decides(asked):
        raise InputError(f"Only the coder called {EDITOR} says what stands of what is disputed.")
    do = form.get("do")
    if do in {"choose", "reopen"}:
        number = whole(form.get("review", ""), otherwise="Choose what one of the coders said.")
        if do == "choose":
            reader.reviews.choose(number, by=asked.who)
        else:
            reader.reviews.undo(number, EDITOR)
    return links.agreement_url()


def _decides(asked: Asked) -> bool:
    """Whether who asks is an editor: by role, and without accounts by name."""
    return asked.may("agreement", "choose") if asked.role else asked.coder == EDITOR


VIEW = View(
    name="agreement",
    path="/agreement",
    page=page,
    table=table,
    act=act,
    does=("name", "choose", "reopen"),
    keeps=("coder",),
)
