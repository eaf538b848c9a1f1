"""What people say of statements, as the pages of the reading room enter and show it: by several coders and an editor.

Whoever reads with a clearance reviews nothing: what he corrected would stand in an archive of which he sees a part.
"""

import contextlib
import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, get_args

import msgspec

from reftel.archive import Archive
from reftel.archive.agreeing import agreement
from reftel.archive.auditing import moment
from reftel.archive.judging import disputed
from reftel.archive.later import Later
from reftel.archive.pool import Pool
from reftel.errors import InputError, NotReadyError
from reftel.model.browsing import Asking
from reftel.model.cable import Paragraph
from reftel.model.review import (
    EDITOR,
    Agreement,
    Disputed,
    Fields,
    Patch,
    Queue,
    Queued,
    Review,
    Verdict,
    fields_of,
    patch_between,
)
from reftel.model.source import Span
from reftel.model.statement import Act, Condition, Statement
from reftel.workflow.access import Access

T = TypeVar("T")

_COUNTING = 1.0
_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}[~?%]?")
_LONGEST = 200  # characters of a name
_NAMES = 20  # addressees


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What a coder wrote into the fields of a statement; ``content`` are characters of the clean text of its paragraph,
    None where they are as they were. ``sentence`` is the place of the sentence in that text.
    """

    speaker: str
    addressees: str
    act: str
    said_on: str
    condition: str
    sentence: tuple[int, int]
    content: tuple[int, int] | None = None


class Reviews:
    """The reviews of an archive, as one reader may enter and see them."""

    def __init__(self, archive: Path, pool: Pool, access: Access | None) -> None:
        self._archive = archive
        self._pool = pool
        self._access = access
        self._writing = threading.Lock()

    @property
    def may(self) -> bool:
        """Whether the reader may review: nobody does with a clearance, or with names masked."""
        return self._access is None

    def queue(self, asked: Asking, coder: str, *, unreviewed: bool = True, limit: int = 20, skip: int = 0) -> Queue:
        """The statements that are asked for, lowest rank first, blind to what others say of them.

        Raises:
            NotReadyError: if the statements of a large archive are still being counted.
            InputError: if the reader may review nothing.
        """
        self._must_review()
        counted = self._pool.catalogue(_COUNTING)
        if counted.said is None:
            raise NotReadyError(
                "The statements of this archive are being counted; that takes some seconds.", self._pool.ready
            )
        with self._pool.archive() as opened:
            return opened.looking().queue(counted, asked, coder, unreviewed=unreviewed, limit=limit, skip=skip)

    def get(self, cable: str, identity: str, coder: str = "") -> Queued | None:
        """A statement as it was extracted, and what this coder said of it; None if there is none."""
        self._must_review()
        with self._pool.archive() as opened:
            found = opened.reviewing().on(cable, identity)
        if found is None:
            return None
        statement, reviews = found
        return Queued(statement=statement, mine=next((one for one in reviews if one.coder == coder), None))

    def of(self, coder: str, limit: int = 10) -> tuple[Review, ...]:
        """What a coder said last, the newest first; what he has taken back is not among it."""
        self._must_review()
        with self._pool.archive() as opened:
            return tuple(opened.reviewing().last_of(coder, limit))

    def agreement(self) -> Agreement:
        """How far the coders agree."""
        self._must_review()
        with self._pool.archive() as opened:
            reviewing = opened.reviewing()
            several = reviewing.by_several().values()
            reviewed, coders = reviewing.reviewed()
            orphaned = len(reviewing.orphaned())
        found = agreement(several, disputed=sum(map(disputed, several)), orphaned=orphaned)
        return msgspec.structs.replace(found, reviewed=reviewed, coders=coders)

    def disputed(self) -> tuple[Disputed, ...]:
        """The statements on which coders disagree."""
        self._must_review()
        with self._pool.archive() as opened:
            return tuple(opened.reviewing().disputed())

    def is_disputed(self, cable: str, identity: str) -> bool:
        """Whether coders disagree on a statement, and the editor has not decided."""
        self._must_review()
        with self._pool.archive() as opened:
            found = opened.reviewing().on(cable, identity)
        return found is not None and disputed(found[1])

    def decided(self) -> tuple[Disputed, ...]:
        """The statements on which coders disagree and the editor has decided; his review is among the others."""
        self._must_review()
        with self._pool.archive() as opened:
            return tuple(opened.reviewing().decided())

    def orphaned(self) -> tuple[Review, ...]:
        """The reviews that find their statement no more."""
        self._must_review()
        with self._pool.archive() as opened:
            return tuple(opened.reviewing().orphaned())

    # Entering.

    def named_here(self, cable: str, name: str) -> str:
        """The name that a cable has for somebody who is typed in another: *Meir Dagan* for its *Dagan*.

        As it was typed where the cable has that name itself, or none that is certainly his.
        """
        with contextlib.suppress(NotReadyError), self._pool.archive() as opened:
            actors = opened.actors()
            here = {called: id_ for (_, called), id_ in actors.called([cable]).items()}
            if name and name not in here:
                meant = {one.id for one in actors.find(name)}
                names = [called for called, id_ in here.items() if id_ in meant]
                return names[0] if len(names) == 1 else name
        return name

    def enter(self, cable: str, identity: str, coder: str, verdict: Verdict, patch: Patch, *, note: str = "") -> int:
        """Enter what a coder says of a statement; the number of the review.

        Raises:
            InputError: naming what is missing.
        """
        return self._write(
            lambda opened: opened.reviewing().add(
                cable, identity, coder=coder, verdict=verdict, patch=patch, note=note[:2000], at=moment()
            )
        )

    def choose(self, number: int, *, by: str = "") -> int:
        """Let what one coder said of a disputed statement stand, as the editor; the number of the editor's review.

        ``by`` is the account of the editor, where there are several.

        Raises:
            InputError: if it is none that stands.
        """
        found = ((dispute, one) for dispute in self.disputed() for one in dispute.reviews if one.number == number)
        dispute, chosen = next(found, (None, None))
        if dispute is None or chosen is None:
            raise InputError(f"Review {number} is about no disputed statement any more: load the page again.")
        patch = patch_between(fields_of(dispute.statement), chosen.fields)
        if chosen.verdict == "reject":
            return self.enter(chosen.cable, dispute.statement.id, EDITOR, "reject", Patch(), note=by)
        return self.enter(chosen.cable, dispute.statement.id, EDITOR, "correct" if patch else "accept", patch, note=by)

    def undo(self, number: int, coder: str) -> None:
        """Take a review back.

        Raises:
            InputError: if it is none of this coder's, or does not stand any more.
        """
        self._write(lambda opened: opened.reviewing().undo(number, coder=coder, at=moment()))

    def _must_review(self) -> None:
        if self._access is not None:
            raise InputError(
                "Who reads with a clearance, or with names masked, does not review:"
                " statements are corrected in a room that shows everything."
            )

    def _write(self, act: Callable[[Archive], T]) -> T:
        self._must_review()
        with self._writing, Archive(self._archive, later=Later()) as opened:
            return act(opened)


def corrected(statement: Statement, paragraph: Paragraph, wanted: Wanted) -> Patch:
    """What is otherwise in what a coder wrote.

    Raises:
        InputError: naming the field that cannot be so.
    """
    speaker = _name(wanted.speaker, "speaker")
    if not speaker:
        raise InputError("A statement needs a speaker: write who said it, or `post`.")
    addressees = tuple(name for one in wanted.addressees.split(";") if (name := _name(one, "addressee")))
    if len(addressees) > _NAMES:
        raise InputError(f"At most {_NAMES} addressees can be named.")
    act = next((one for one in get_args(Act) if one == wanted.act), None)
    if act is None:
        raise InputError(f"{wanted.act[:40]!r} is no act: choose one of {', '.join(get_args(Act))}.")
    said_on = wanted.said_on.strip() or None
    if said_on and said_on != statement.said_on and not _DAY.fullmatch(said_on):
        raise InputError(f"{said_on[:40]!r} is no day: write 2006, 2006-10 or 2006-10-24, with ~ where it is inferred.")
    seen = fields_of(statement)
    fields = msgspec.structs.replace(
        seen,
        speaker=speaker,
        addressees=addressees,
        act=act,
        said_on=said_on,
        condition=_condition(wanted, statement, paragraph),
    )
    return patch_between(seen, _moved(fields, paragraph, wanted))


def _name(text: str, what: str) -> str:
    name = " ".join(text.split())
    if len(name) > _LONGEST:
        raise InputError(f"A {what} of more than {_LONGEST} characters is no name.")
    return name


def _condition(wanted: Wanted, statement: Statement, paragraph: Paragraph) -> Condition | None:
    words = wanted.condition.split()
    before = statement.condition
    if before and words == before.text.split():
        return before
    if not words:
        return None
    pattern = re.compile(r"\s{1,20}".join(map(re.escape, words[:200])))
    found = pattern.search(paragraph.text, wanted.sentence[0]) or pattern.search(paragraph.text)
    if found is None:
        raise InputError("The condition must be words of the paragraph, as they stand there.")
    span = paragraph.source_span(*found.span())
    return Condition(span.start, span.end, found.group())


def _moved(fields: Fields, paragraph: Paragraph, wanted: Wanted) -> Fields:
    """The fields with the content that was chosen; a sentence that does not hold it reaches as far as it."""
    if wanted.content is None:
        return fields
    start, end = wanted.content
    text = paragraph.text[max(0, start) : max(0, end)]
    start, end = max(0, start) + len(text) - len(text.lstrip()), max(0, start) + len(text.rstrip())
    if start >= end:
        raise InputError("The content must be characters of the paragraph: choose some of its words.")
    span = paragraph.source_span(start, end)
    fields = msgspec.structs.replace(fields, start=span.start, end=span.end, content=paragraph.text[start:end])
    low, high = min(start, wanted.sentence[0]), max(end, wanted.sentence[1])
    if (low, high) == wanted.sentence:
        return fields
    reaches = paragraph.source_span(low, high)
    return msgspec.structs.replace(
        fields, sentence=paragraph.text[low:high], sentence_span=Span(reaches.start, reaches.end)
    )
