"""The queue of a coder: statements, lowest rank first, each accepted, corrected or rejected by the keyboard alone.

The content is corrected by choosing words of the paragraph (with scripts), or by the numbers of its characters.
"""

from collections.abc import Iterable
from typing import TypedDict, cast, get_args

import msgspec

from reftel.errors import InputError
from reftel.model.browsing import Asking
from reftel.model.cable import Paragraph
from reftel.model.review import EDITOR, Patch, Queued, Review, Verdict
from reftel.model.statement import Act, Statement
from reftel.web import links, strings
from reftel.web.pieces import Marked, Piece, clean_place, pieces
from reftel.web.views.view import Asked, NotForHereError, Page, View, digits, whole
from reftel.workflow.reader import Reader
from reftel.workflow.reviews import Wanted, corrected

PER_PAGE = 20
_CABLE = "cable"
"""As ``then``: back to the cable, at the statement that was reviewed."""


class _Filter(TypedDict):
    cable: str
    by: str
    act: str
    every: bool


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the queue: a statement, its act in words, and where it is taken in hand."""

    statement: Statement
    sign: str
    word: str
    speaker: str
    address: str
    verdict: str | None


class Hand(msgspec.Struct, frozen=True, kw_only=True):
    """The statement at hand, as it was extracted and as this coder left it.

    ``pieces`` is the text of its paragraph with the content marked, ``content`` the place of the content in it.
    """

    statement: Statement
    shown: Statement
    sign: str
    word: str
    pieces: tuple[Piece, ...]
    content: tuple[int, int] | None
    mine: Review | None = None


class ReviewPage(Page, frozen=True, kw_only=True):
    """The queue of a coder, and the statement at hand. ``mine`` are the reviews that he entered last.

    ``disputed`` statements wait for the editor elsewhere, where he sees what each coder says; 0 for everybody else.
    ``then`` says where he goes on when the statement at hand is reviewed, ``done`` is the review that he just entered.
    """

    coder: str
    editor: bool
    disputed: int
    cable: str
    by: str
    act: str
    every: bool
    page: int
    total: int
    more: bool
    hand: Hand | None
    rows: tuple[Waiting, ...]
    mine: tuple[Review, ...]
    then: str = ""
    done: Review | None = None


def page(reader: Reader, asked: Asked) -> ReviewPage:
    """The queue that the address asks for.

    Raises:
        NotForHereError: where nobody reviews.
    """
    if not reader.reviews.may:
        raise NotForHereError(strings.NO_REVIEWS)
    coder, number = asked.coder, asked.number("page", 1, 10_000)
    wanted, every = _asking(asked), asked.one("show") == "all"
    queue = reader.reviews.queue(wanted, coder, unreviewed=not every, limit=PER_PAGE, skip=(number - 1) * PER_PAGE)
    told = {"cable": wanted.cable, "by": "; ".join(wanted.by), "act": "".join(wanted.acts), "every": every}
    named = _named(reader, asked.one("of"), asked.one("at"), coder) if asked.one("at") else None
    first = named or next(iter(queue.shown), None)
    mine = reader.reviews.of(coder) if coder else ()
    done = digits(asked.one("done"))
    return ReviewPage(
        title="Review",
        coder=coder,
        editor=coder == EDITOR,
        disputed=len(reader.reviews.disputed()) if coder == EDITOR else 0,
        cable=wanted.cable,
        by="; ".join(wanted.by),
        act="".join(wanted.acts),
        every=every,
        page=number,
        total=queue.total,
        more=queue.total > number * PER_PAGE,
        hand=_hand(reader, first) if first else None,
        rows=tuple(_row(one, {**told, "page": number}) for one in queue.shown),
        mine=mine,
        then=asked.one("then") if named and asked.one("then") == _CABLE else "",
        done=next((one for one in mine if one.number == done), None),
    )


def table(reader: Reader, asked: Asked) -> tuple[type, Iterable[Statement]]:
    """The statements of the page of the queue as rows."""
    return Statement, [one.statement for one in page(reader, asked).rows]


def _named(reader: Reader, cable: str, identity: str, coder: str) -> Queued | None:
    """The statement that the address names; none where the editor would decide what is disputed without seeing it."""
    if coder == EDITOR and reader.reviews.is_disputed(cable, identity):
        return None
    return reader.reviews.get(cable, identity, coder)


def _asking(asked: Asked) -> Asking:
    acts = get_args(Act)
    return Asking(
        by=tuple(name for one in asked.one("by").split(";") if (name := one.strip())),
        acts=(asked.one("act"),) if asked.one("act") in acts else (),
        cable=asked.one("cable").strip(),
    )


def _row(one: Queued, told: dict[str, object]) -> Waiting:
    sign, word = strings.ACTS[one.statement.act]
    return Waiting(
        statement=one.statement,
        sign=sign,
        word=word,
        speaker=strings.POST if one.statement.speaker == "post" else one.statement.speaker,
        address=links.review_url(**told, at=one.statement.id, of=one.statement.cable),  # type: ignore[arg-type]
        verdict=strings.VERDICTS[one.mine.verdict] if one.mine else None,
    )


def _hand(reader: Reader, queued: Queued) -> Hand | None:
    """A statement with its paragraph; None where its paragraph is not to be found."""
    one = queued.statement
    paragraph = _paragraph(reader, one)
    if paragraph is None:
        return None
    shown = _as_left(queued)
    place = clean_place(paragraph, shown.start, shown.end)
    sentence = clean_place(paragraph, one.sentence_span.start, one.sentence_span.end)
    marks = [*([Marked(*place, "hit")] if place else []), *([Marked(*sentence, "sentence")] if sentence else [])]
    sign, word = strings.ACTS[one.act]
    return Hand(
        statement=one,
        shown=shown,
        sign=sign,
        word=word,
        pieces=pieces(paragraph.text, marks),
        content=place,
        mine=queued.mine,
    )


def _as_left(queued: Queued) -> Statement:
    """A statement with the fields as this coder left them."""
    mine = queued.mine
    if mine is None or mine.verdict == "reject":
        return queued.statement
    names = mine.fields.__struct_fields__
    return msgspec.structs.replace(queued.statement, **{name: getattr(mine.fields, name) for name in names})


def _paragraph(reader: Reader, one: Statement) -> Paragraph | None:
    cable = reader.cable(one.cable)
    paragraphs = cable.paragraphs if cable else ()
    return next((each for each in paragraphs if each.start <= one.start < each.end), None)


# What is entered.


def act(reader: Reader, asked: Asked) -> str:
    """Enter a review, or take one back; then the queue again.

    Raises:
        InputError: naming what is missing.
    """
    form = dict(asked.form)
    coder = asked.coder
    told = {name: form.get(name, "") for name in ("cable", "by", "filter")}
    filtered: _Filter = {
        "cable": told["cable"],
        "by": told["by"],
        "act": told["filter"],
        "every": form.get("show") == "all",
    }
    back = links.review_url(**filtered)
    do = form.get("do", "")
    if do == "undo":
        reader.reviews.undo(_number(form.get("review", "")), coder)
    elif do in get_args(Verdict):
        number, one = _enter(reader, form, coder, cast("Verdict", do))
        if form.get("then") == _CABLE:
            return links.cable_url(one.cable, one.para, at=one.start)
        back = links.review_url(**filtered, done=number)
    else:
        raise InputError("Nothing was chosen: accept, correct or reject the statement.")
    return back


def _enter(reader: Reader, form: dict[str, str], coder: str, verdict: Verdict) -> tuple[int, Statement]:
    """Enter a review; its number, and the statement as it was."""
    cable, identity = form.get("of", ""), form.get("at", "")
    queued = reader.reviews.get(cable, identity, coder)
    paragraph = _paragraph(reader, queued.statement) if queued else None
    if queued is None or paragraph is None:
        raise InputError(f"{cable[:60]} has no such statement any more: load the page again.")
    if coder == EDITOR and reader.reviews.is_disputed(queued.statement.cable, identity):
        raise InputError("Coders disagree on this statement: decide it under Agreement, where what each says is shown.")
    patch = Patch()
    if verdict != "reject":
        wanted = _wanted(queued, paragraph, form)
        if wanted.speaker != queued.statement.speaker:
            speaker = reader.reviews.named_here(cable, wanted.speaker.strip())
            wanted = msgspec.structs.replace(wanted, speaker=speaker)
        patch = corrected(queued.statement, paragraph, wanted)
    if verdict == "accept" and patch and corrected_before(queued) != patch:
        raise InputError("Fields were changed: choose Correct to keep that, or load the page again to accept.")
    if verdict == "accept":
        patch = Patch()
    number = reader.reviews.enter(cable, identity, coder, verdict, patch, note=form.get("note", ""))
    return number, queued.statement


def corrected_before(queued: Queued) -> Patch:
    """What this coder corrected before: the form shows it, so that it is no change of the form."""
    return queued.mine.patch if queued.mine else Patch()


def _wanted(queued: Queued, paragraph: Paragraph, form: dict[str, str]) -> Wanted:
    one, shown = queued.statement, _as_left(queued)
    sentence = clean_place(paragraph, one.sentence_span.start, one.sentence_span.end)
    return Wanted(
        speaker=form.get("speaker", shown.speaker),
        addressees=form.get("addressees", "; ".join(shown.addressees)),
        act=form.get("act", shown.act),
        said_on=form.get("said_on", shown.said_on or ""),
        condition=form.get("condition", shown.condition.text if shown.condition else ""),
        sentence=sentence or (0, len(paragraph.text)),
        content=_content(one, paragraph, form),
    )


def _content(one: Statement, paragraph: Paragraph, form: dict[str, str]) -> tuple[int, int] | None:
    """The characters that were chosen: as words of the paragraph, else as the numbers of characters of the source."""
    low, _, high = form.get("chosen", "").partition("-")
    if low and high:
        return _number(low), _number(high)
    start, end = (_number(form.get(name) or str(getattr(one, name))) for name in ("start", "end"))
    if (start, end) == (one.start, one.end):
        return None
    place = clean_place(paragraph, start, end) if paragraph.start <= start < end <= paragraph.end else None
    if place is None:
        raise InputError(
            f"The content must be characters of its paragraph: they run from {paragraph.text_start} to {paragraph.end}."
        )
    return place


def _number(text: str) -> int:
    return whole(text.strip(), otherwise=f"{text[:20]!r} is no number.")


VIEW = View(
    name="review",
    path="/review",
    page=page,
    nav="Review",
    home="/review",
    key="r",
    table=table,
    act=act,
    does=(*get_args(Verdict), "undo"),
    keeps=("coder",),
    asks=(
        ("cable", "a message number"),
        ("by", "who said it"),
        ("act", f"one of {', '.join(get_args(Act))}"),
        ("show", "all: with those that you have reviewed"),
        ("at", "the id of the statement at hand"),
        ("of", "its cable"),
        ("then", "cable: back to the cable when it is reviewed"),
        ("done", "the number of the review just entered"),
        ("page", ""),
    ),
)
