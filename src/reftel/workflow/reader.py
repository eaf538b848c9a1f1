"""The reader of an archive: the one way by which the pages of the reading room see anything.

Every page asks a ``Reader`` for cables, statements, hits and counts, and gets what that reader may see. The reader of
an archive on this computer sees everything. What one may not see is taken out here and nowhere else, so that no page
can give it away (``tests/web/test_views.py`` holds that no view opens an archive itself).
"""

import contextlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np

from reftel.archive.counting import Catalogue  # noqa: TC001 - a plain import, as beside it
from reftel.archive.gathering import NAMED_KINDS
from reftel.archive.query import parse
from reftel.archive.snippets import hits, sought
from reftel.archive.stretches import Stretches
from reftel.errors import ArchiveError, InputError, NotReadyError, QueryError, ReftelError
from reftel.model.actor import NamingKind, Profile, Roll, Ruling, Stances
from reftel.model.board import HandSeat, Question
from reftel.model.browsing import (
    Asking,
    Card,
    Completion,
    Count,
    Diary,
    Found,
    Holdings,
    Lacking,
    MeetingsAsked,
    Network,
    Order,
    Said,
)
from reftel.model.cable import Cable
from reftel.model.finding import Finding
from reftel.model.following import Commitment, Followed
from reftel.model.library import LibraryItem
from reftel.model.links import Links
from reftel.model.opening import Opening
from reftel.model.report import Held
from reftel.model.source import Node, Source
from reftel.model.statement import Statement
from reftel.workflow import actors
from reftel.workflow.access import EVERYTHING, Access, is_withheld
from reftel.workflow.behind import Behind
from reftel.workflow.beside import WAIT, Beside
from reftel.workflow.cases import Cases
from reftel.workflow.choosing import Chooser
from reftel.workflow.imports import Imports
from reftel.workflow.labels import Labels
from reftel.workflow.networks import Networks, Shown
from reftel.workflow.overall import Overall, Part
from reftel.workflow.protecting import Protected, name_shown, told_findings
from reftel.workflow.questions import Answer, Shelved
from reftel.workflow.reviews import Reviews
from reftel.workflow.sheltering import sheltered
from reftel.workflow.tasks import lint_cable
from reftel.workflow.wordings import Wordings

_REMEMBERED = 500  # so many cables whose findings are kept: asking the rules is half the work of a page
_GLANCE = 0.3  # seconds that the page of an actor in a large archive waits for what he says to each question
_SHARING = 0.3  # seconds that a page waits to be told what share of the cables is extracted
DEEPEST = 1000
"""So many hits of a query can be paged through; who needs more takes them as a table."""


class Reader:
    """Somebody who reads an archive, and what he may see of it: everything, or what he is cleared for."""

    def __init__(
        self,
        archive: Path,
        questions: Sequence[Path] = (),
        access: Access | None = None,
        protected: Protected | None = None,
        *,
        extracting: bool = False,
    ) -> None:
        """Open the archive; ``questions`` are question files beside those in its own folder.

        With ``access``, what is opened is an archive in which only that is left which may be seen; with ``protected``
        names are masked in it. With ``extracting`` statements that are missing are made behind the pages; not for who
        does not see everything, for what is left of an archive is made once.

        Raises:
            ArchiveError: if there is none, or it cannot be used.
        """
        self.archive = archive
        self.access = access
        self.name = name_shown(archive, protected)
        self.protects = protected is not None
        self._protected = protected
        if protected is not None and access is None:
            self.access = access = EVERYTHING
        self._overall = Overall(archive if access is None else sheltered(archive, access, protected))
        self._pool = self._overall.pool
        self._stretches = Stretches()
        self._questions = self._overall.questions(archive, questions, protected)
        self._findings: dict[tuple[str, int], tuple[Finding, ...]] = {}
        self._labels = Labels(self._pool)
        self._everything: tuple[Catalogue, Found] | None = None
        self._chooser = Chooser(self._pool, self._questions)
        self._networks = Networks()
        self._shares = Beside(self._share, "How much is extracted is being counted")
        self.reviews = Reviews(archive, self._pool, access)
        self.cases = Cases(archive, self._pool, access, protected)
        self.wordings = Wordings(archive, may=self.access is None)
        self.imports = Imports(archive, self._pool, access)
        self._behind = Behind(archive, self._pool) if extracting and self.access is None else None

    def close(self) -> None:
        """Let go of the archive, and of what is being brought into it or made of it."""
        self.imports.close()
        if self._behind is not None:
            self._behind.close()
        self._pool.close()

    # What there is.

    def holdings(self) -> Holdings:
        """How much there is to read."""
        return self._pool.catalogue().holdings()

    def share(self, *, met: bool = False) -> tuple[int, int] | None:
        """How many cables have their statements, or meetings, and how many there are; None while that is not known."""
        try:
            with self._pool.archive() as opened:
                state = opened.looking().cables(), opened.looking().extracted()
            return self._shares.get(state, _SHARING)[met]
        except NotReadyError:
            return None

    def _share(self) -> tuple[tuple[int, int], tuple[int, int]]:
        with self._pool.archive() as opened:
            return opened.looking().share(), opened.looking().share(met=True)

    def search(self, query: str, limit: int = 20, skip: int = 0) -> Found:
        """The hits of a query from ``skip`` on, and what the cables found are.

        Raises:
            QueryError: naming the column and what was expected.
        """
        counted = self._pool.catalogue()
        with self._pool.archive() as opened:
            node = parse(query, self._questions.cues())
            shown = opened.search(node, min(limit + skip, DEEPEST), skip)
            found = counted.among(opened.numbered(node))
            cards = {card.cable: card for card in opened.looking().cards(hit.cable for hit in shown)}
        if self._behind is not None:
            self._behind.want(hit.cable for hit in shown)
        # What was added in the last seconds may be shown before it is counted.
        cables = max(int(found.sum()), len(cards))
        return Found(cables=cables, hits=shown, cards=cards, facets=counted.facets(found))

    def everything(self) -> Found:
        """All cables, counted; no hits."""
        counted = self._pool.catalogue()
        kept = self._everything
        if kept is None or kept[0] is not counted:
            facets = counted.facets(np.ones(len(counted.cables), dtype=bool))
            kept = self._everything = counted, Found(cables=len(counted.cables), hits=(), cards={}, facets=facets)
        return kept[1]

    def completions(self, typed: str) -> tuple[Completion, ...]:
        """What the last word of a query may go on to."""
        counted = self._pool.catalogue()
        with self._pool.archive() as opened:
            return opened.looking().completions(typed, counted)

    def near(self, query: str) -> tuple[Completion, ...]:
        """What a query that finds nothing may have meant: the same with a word or name that the archive has."""
        counted = self._pool.catalogue()
        with self._pool.archive() as opened:
            return opened.looking().near(query, counted)

    def marks(self, query: str, texts: Iterable[str]) -> tuple[tuple[tuple[int, int], ...], ...]:
        """Where the words of a query stand in some texts; nowhere, where it cannot be read."""
        try:
            wanted = sought(parse(query, self._questions.cues()))
        except QueryError:
            return tuple(() for _ in texts)
        return tuple(tuple((start, end) for start, end, _ in hits(text, wanted)) for text in texts)

    def said(self, asked: Asking, order: Order = "cable", limit: int = 100, skip: int = 0) -> Said:
        """Who is reported to have said what, from the statement ``skip`` on.

        Raises:
            QueryError: if the dates are none, or the query cannot be read.
            NotReadyError: if the statements of a large archive are still being counted.
        """
        counted, asked = self._chooser.counted(), self._chooser.about(asked)
        with self._pool.archive() as opened:
            where = self._chooser.where(opened, counted, asked)
            return opened.looking().said(counted, asked, order, limit, skip, **where)

    # Who is who.

    def actors(self, name: str = "", kind: NamingKind | None = None, limit: int = 100, skip: int = 0) -> Roll:
        """Who is in the archive, most statements first: all, of a kind, or who bears a name in any known spelling."""
        with self._pool.archive() as opened:
            known = opened.actors()
            kinds = tuple(Count(one, known.count(one), one) for one in NAMED_KINDS)
            if not name:
                every = known.all(kind=kind, limit=limit, start=skip)
                return Roll(actors=every, found=known.count(kind), kinds=kinds)
            bearers = [one for one in known.find(name) if kind in (None, one.kind)]
            return Roll(actors=tuple(bearers[skip : skip + limit]), found=len(bearers), kinds=kinds)

    def actor(self, name: str) -> tuple[Profile, tuple[Stances, ...]] | None:
        """The actor with an id, else the one of that name with most statements, and what it says on the questions."""
        answers = [self._said_to(one.question) for one in self.questions() if one.question]
        with self._pool.archive() as opened:
            if not actors.chosen(opened.actors(), name):
                return None
            profile = actors.page_of(opened, name, meetings=False)  # its page has them by their days
            own = opened.actors().pairs(profile.actor.id)
            return profile, tuple(actors.stances(filter(None, answers), own))

    def _said_to(self, question: Question) -> Answer | None:
        """What the cables say to a question; None while that is worked out for the first time."""
        wait = _GLANCE if self._overall.is_large() else WAIT
        try:
            return self._questions.answer(question.id, self._overall.state(), self._overall.era(), wait)
        except NotReadyError:
            return None

    def left(self, actor: str, ruling: Ruling) -> str:
        """The id under which an actor is found after a ruling: its own where there is one, else that of who has it."""
        with self._pool.archive() as opened:
            known = opened.actors()
            if known.get(actor):
                return actor
            called = known.called(cable for cable, _ in ruling.namings)
            return next(filter(None, (called.get(naming) for naming in ruling.namings)), actor)

    def network(self, asked: Asking, shown: Shown | None = None) -> Network:
        """Who addresses whom in the statements asked for, and who met whom, as actors; of two that are asked for, when.

        Raises:
            QueryError: if the dates or the query cannot be read.
            NotReadyError: if the statements of a large archive are still being counted.
        """
        counted, asked = self._chooser.counted(), self._chooser.about(asked)
        with self._pool.archive() as opened:
            where = self._chooser.where(opened, counted, asked)
            return self._networks.of(opened, counted, asked, where, self.label, shown=shown)

    def meetings(self, wanted: MeetingsAsked, limit: int, skip: int = 0) -> Diary:
        """The meetings that are asked for, in the order of their days, from ``skip`` on.

        Raises:
            QueryError: if the dates or the query cannot be read.
            NotReadyError: if statements of a large archive are still being counted, or it is worked out who is who.
        """
        wanted = msgspec.structs.replace(wanted, asked=self._chooser.about(wanted.asked))
        counted = self._chooser.counted(said=bool(wanted.asked.acts or wanted.asked.about.strip()))
        with self._pool.archive() as opened:
            cables = self._chooser.cables(opened, counted, wanted.asked)
            return self._networks.diaries.of(opened, counted, wanted, cables, self.label, limit=limit, skip=skip)

    def name_of(self, actor: str) -> str:
        """The name of the actor with this id; the id where there is none, or none is known yet."""
        with contextlib.suppress(NotReadyError), self._pool.archive() as opened:
            found = opened.actors().get(actor)
            return actors.in_words(found.name, self.label) if found else actor
        return actor

    def called(self, cables: Iterable[str]) -> dict[tuple[str, str], str]:
        """For each name that one of the cables uses, as (cable, name), the id of its actor, as far as that is known."""
        with contextlib.suppress(NotReadyError), self._pool.archive() as opened:
            return opened.actors().called(cables)
        return {}  # a page that is about something else is shown without

    def merge(self, actor: str, other: str, reason: str, by: str = "") -> Ruling:
        """Rule that two actors, each by id or by a name that only one bears, are one.

        Raises:
            InputError: if they cannot be merged, nothing says why, or the reader does not see everything.
            ArchiveError: if somebody else is writing to the archive.
        """
        return actors.merge_in(self._whole(), actor, other, reason=reason, by=by, make=self._overall.have_named)

    def split(self, actor: str, cables: Iterable[str], reason: str, by: str = "") -> Ruling:
        """Rule that in these cables the name is another's.

        Raises:
            InputError: if it is not named there, nothing says why, or the reader does not see everything.
            ArchiveError: if somebody else is writing to the archive.
        """
        return actors.split_in(self._whole(), actor, cables, reason=reason, by=by, make=self._overall.have_named)

    def undo(self, number: int) -> Ruling:
        """Take a ruling back.

        Raises:
            InputError: if there is none of that number, it is undone already, or the reader does not see everything.
            ArchiveError: if somebody else is writing to the archive.
        """
        return actors.undo_in(self._whole(), number, make=self._overall.have_named)

    def _whole(self) -> Path:
        """The archive, for who sees all of it: only they know what they rule on."""
        if self.access is not None:
            raise InputError("Who is one is ruled only by those who see everything.")
        return self.archive

    # One cable.

    def cable(self, mrn: str) -> Cable | None:
        """The cable with this number, however written; None if it is not held."""
        with self._pool.archive() as opened:
            return opened.cable(mrn)

    def of_all_years(self, number: str) -> tuple[str, ...]:
        """The cables with a number that names no year, by their citations."""
        with self._pool.archive() as opened:
            return opened.looking().of_all_years(number)

    def statements(self, cable: Cable) -> tuple[Statement, ...]:
        """Who says what in a cable, in the order of its text."""
        with self._pool.archive() as opened:
            return tuple(opened.statements(cable.citation))

    def is_making(self) -> bool:
        """Whether statements that are missing are being made behind the pages."""
        return self._behind is not None and self._behind.at_work

    def lacking(self, cable: Cable) -> Lacking | None:
        """Whether a cable has no statements yet, and whether they are being made: then its are the next."""
        with self._pool.archive() as opened:
            if opened.looking().is_extracted(cable):
                return None
        if self._behind is None or not self.is_making():
            return "left"
        self._behind.want([cable.citation])
        return "next"

    def links(self, cable: Cable) -> Links | None:
        """What a cable hangs together with."""
        with self._pool.archive() as opened:
            return opened.linking().links_of(cable)

    def findings(self, cable: Cable) -> tuple[Finding, ...]:
        """What is wrong or doubtful in a cable; of one from which portions were taken out nobody can say."""
        if any(map(is_withheld, cable.paragraphs)):
            return ()
        key = (cable.source.sha256, cable.span.start)
        if key not in self._findings:
            if len(self._findings) >= _REMEMBERED:
                self._findings.clear()
            found = lint_cable((cable, False))[1]
            hide = self._protected
            self._findings[key] = told_findings(cable, found, hide) if hide is not None else found
        return self._findings[key]

    def shelved(self, cable: Cable) -> tuple[LibraryItem, ...]:
        """What libraries of references say of the sources of a cable; nothing to who does not see everything."""
        if self.access is not None:
            return ()
        with self._pool.archive() as opened:
            return opened.looking().shelved([cable.source.sha256, *(one.sha256 for one in cable.versions)])

    def cards(self, mrns: Iterable[str]) -> dict[str, Card]:
        """The cards of those of some cables that are held."""
        with self._pool.archive() as opened:
            return {card.cable: card for card in opened.looking().cards(mrns)}

    def label(self, citation: str) -> str:
        """What a cable is called on a page: its number; where it has none, its heading or the file it was read from.

        Of a document in a printed series it is the number there, with the heading.
        """
        number, told = self._labels.of(citation)
        return ": ".join(part for part in (number, told) if part)

    def number(self, citation: str) -> str | None:
        """The message number of a cable, or that of a document in a printed series; None of one without any."""
        return self._labels.of(citation)[0]

    # One source.

    def source(self, sha256: str) -> Source | None:
        """A source, decoded; None if there is none with this hash."""
        with self._pool.archive() as opened:
            return opened.source(sha256) if next(opened.sources(sha256), None) else None

    def stretch(self, sha256: str, start: int, end: int) -> str:
        """Some characters of a source; none if there is none with this hash.

        Raises:
            ArchiveError: if it is damaged.
        """
        with self._pool.archive() as opened:
            return self._stretches.of(opened, sha256, start, end)

    def held(self, sha256: str) -> Held | None:
        """A source as it is held: its names, its format, its size; None if there is none with this hash."""
        with self._pool.archive() as opened:
            return next(opened.sources(sha256), None)

    def nodes(self, sha256: str) -> tuple[Node, ...]:
        """What each character of a source was read as."""
        with self._pool.archive() as opened:
            return opened.looking().nodes(sha256)

    def cables_in(self, sha256: str) -> tuple[tuple[Card, int], ...]:
        """The cables that were read from a source, and where each begins in it."""
        with self._pool.archive() as opened:
            return tuple(opened.looking().cards_in(sha256))

    def original(self, sha256: str) -> bytes | None:
        """The bytes of a source as they came in; None if there is none with this hash.

        Raises:
            ArchiveError: if its file is damaged.
        """
        if self.access is not None:
            raise ArchiveError(
                "The bytes of a source are given only to those who see everything: nothing is taken out of them."
            )
        with self._pool.archive() as opened:
            if next(opened.sources(sha256), None) is None:
                return None
            try:
                return opened.original(sha256)
            except ArchiveError as error:
                raise ArchiveError(f"The source {sha256} cannot be read: {error}") from None

    # What follows from all cables.

    def prepare(self) -> None:
        """Begin with what takes long, before anybody asks for it."""
        self._overall.prepare()
        with contextlib.suppress(ReftelError), self._pool.archive() as opened:
            self._networks.diaries.meets(opened)

    def commitments(self, on: str) -> tuple[Commitment, ...]:
        """Who promised what, as known on a day (EDTF), and what was overdue then.

        Raises:
            NotReadyError: if it is still being worked out.
        """
        return self._overall.commitments(on)

    def happenings(self) -> Followed:
        """The events and démarches that cables tell of; raises what ``commitments`` raises."""
        return self._overall.happenings()

    def behind(self, what: Literal["commitments", "happenings"]) -> tuple[int | None, int]:
        """How many cables were read or corrected since what is shown of it (None: very many), of all."""
        return self._overall.behind(what)

    def openings(self) -> tuple[Opening, ...]:
        """When each classified cable opens, by its line; raises what ``commitments`` raises."""
        return self._overall.openings()

    def is_older(self, what: Part | Literal["stances"]) -> bool:
        """Whether what is shown of it was worked out before the archive was as it is now, or is not yet."""
        return self._questions.is_older(self._overall.state()) if what == "stances" else self._overall.is_older(what)

    def last_day(self) -> str | None:
        """The day of the latest cable that is held (EDTF): what an answer can know at most."""
        with self._pool.archive() as opened:
            return opened.looking().last_day()

    # Questions.

    def questions(self) -> tuple[Shelved, ...]:
        """The questions that are asked of the archive, and the files that cannot be read as one."""
        return self._questions.all()

    def question(self, identity: str) -> Question | None:
        """A question; None if there is none with this id."""
        return self._questions.get(identity)

    def answer(self, identity: str) -> Answer | None:
        """What the cables say to a question; None if there is none with this id.

        Raises:
            QuestionError: if the seats by hand beside it cannot be read.
            NotReadyError: if it is still being worked out.
        """
        return self._questions.answer(identity, self._overall.state(), self._overall.era())

    def seat(self, question: Question, seat: HandSeat) -> None:
        """Enter a seat by hand.

        Raises:
            QuestionError: if it cannot be one.
        """
        self._questions.seat(question, seat)

    def unseat(self, question: Question, actor: str, option: str, on: str | None) -> bool:
        """Take a seat by hand away again; False if there is none."""
        return self._questions.unseat(question, actor, option, on)
