"""Who is who in an archive: the page of an actor, a list of names found in it, and rulings by hand."""

import getpass
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import msgspec

from reftel.archive import Archive, is_archive
from reftel.archive.actors import Actors
from reftel.errors import InputError
from reftel.facts.bodies import body_of
from reftel.facts.events import chairs
from reftel.model.actor import Found, KnownOffice, Listed, Named, NamingKind, Profile, Ruling, Shift, Stances, Topic
from reftel.model.board import Question
from reftel.model.position import Position
from reftel.model.statement import Statement
from reftel.workflow.questions import Answer
from reftel.workflow.tasks import Input

SHOWN = 200
"""So many statements of an actor are on its page."""
_COUNTED = 1_000  # statements whose headings are counted, and namings that are listed
_IDS = 20
_LONGEST_LIST = 100_000
Make = Callable[[object], None]


def actors_in(
    archive: Path, *, kind: NamingKind | None = None, name: str | None = None, limit: int = 100, start: int = 0
) -> tuple[Listed, ...]:
    """Actors of an archive, most statements first.

    Raises:
        ArchiveError: if there is no archive.
    """
    with Archive(archive, read_only=True) as opened:
        return opened.actors().all(kind=kind, name=name, limit=limit, start=start)


def profile_in(archive: Path, name: str, *, question: Question | None = None, limit: int = SHOWN) -> Profile:
    """Everything about the actor with this id or name; of several that bear it the one with most statements.

    Raises:
        InputError: if nobody bears it.
        ArchiveError: if there is no archive.
    """
    with Archive(archive, read_only=True) as opened:
        return page_of(opened, name, question=question, limit=limit)


def page_of(
    archive: Archive, name: str, *, question: Question | None = None, limit: int = SHOWN, meetings: bool = True
) -> Profile:
    """The same from an open archive; without ``meetings`` those are not looked up.

    Raises:
        InputError: if nobody bears the name.
    """
    actors = archive.actors()
    found = chosen(actors, name)
    if not found:
        raise InputError(f"Nobody in {archive.path} is called {name}: reftel actor {archive.path} lists who is.")
    actor = found[0]
    said = actors.statements(actor.id, limit=max(limit, _COUNTED))
    own = actors.pairs(actor.id)
    positions = _positions(archive, question, sorted({cable for cable, _ in own}), own)
    namings = actors.namings(actor.id, limit=_COUNTED)
    return Profile(
        actor=actor,
        offices=actors.offices(actor.id),
        namings=namings,
        meetings=actors.meetings(actor.id, limit=limit) if meetings else (),
        topics=tuple(_topics(said)),
        statements=said[:limit],
        positions=positions,
        shifts=tuple(shifts(positions)),
        near=actors.near(actor.id),
        rulings=actors.rulings_on(actor.id),
        others=tuple(found[1:]),
        known=tuple(_known(actor, namings)),
    )


def _known(actor: Listed, namings: Sequence[Named]) -> Iterator[KnownOffice]:
    """The chairs that the table of facts gives to a person's surname in the years in which cables name him."""
    if actor.kind != "person":
        return
    years = {one.date[:4] for one in namings if one.date}
    surnames = {one.naming.name.casefold() for one in namings}
    for chair in (one for surname in sorted(surnames) for one in chairs(surname)):
        body = body_of(chair.of)
        if chair.day in years and body is not None:
            office = f"{body.chair[0] if body.chair else 'chair'}, {body.name}"
            yield KnownOffice(name=chair.name, office=office, year=int(chair.day), mark=chair.mark, source=chair.source)


def chosen(actors: Actors, name: str) -> list[Listed]:
    """The actor with an id, else those that bear a name; who is called just that goes before."""
    exact = actors.get(name)
    found = actors.find(name)
    if exact is None:
        return found
    return [exact, *(one for one in found if one.id != exact.id)]


def found_in(archive: Path, names: Iterable[str]) -> Iterator[Found]:
    """For each name of a list what it was found as, one row a name.

    Raises:
        ArchiveError: if there is no archive.
    """
    with Archive(archive, read_only=True) as opened:
        actors = opened.actors()
        for name in names:
            yield _found(name, actors.find(name))


def as_found(one: Listed) -> Found:
    """An actor of a list as a row of its table."""
    return _found(one.name, [one])


def _found(asked: str, those: Sequence[Listed]) -> Found:
    one = those[0] if those else None
    return Found(
        asked=asked,
        found_as=one.name if one else None,
        id=one.id if one else None,
        kind=one.kind if one else None,
        country=one.country if one else None,
        names=one.names if one else (),
        statements=one.statements if one else 0,
        addressed=one.addressed if one else 0,
        meetings=one.meetings if one else 0,
        cables=one.cables if one else 0,
        first=one.first if one else None,
        last=one.last if one else None,
        also=tuple(other.id for other in those[1:]),
    )


def names_of(path: Path) -> tuple[str, ...]:
    """The names of a list: one a line; empty lines and those that begin with # are passed over.

    Raises:
        InputError: if it cannot be read, or holds no name or too many.
    """
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"Cannot read the list {path}: {getattr(error, 'strerror', None) or error}.") from None
    names = tuple(line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#"))
    if not 0 < len(names) <= _LONGEST_LIST:
        raise InputError(f"{path} holds {len(names):,} names: write one a line, {_LONGEST_LIST:,} at most.")
    return names


def bearers_in(sources: Iterable[Input], names: Iterable[str]) -> Mapping[str, frozenset[tuple[str, str]]]:
    """For each name the namings, as (cable, name), of those who bear it in the archives among some sources."""
    found: dict[str, frozenset[tuple[str, str]]] = dict.fromkeys(names, frozenset())
    if found:
        for source in sources:
            if isinstance(source, Path) and is_archive(source):
                with Archive(source, read_only=True) as opened:
                    found = {name: some | opened.actors().bearers(name) for name, some in found.items()}
    return found


def in_words(name: str, label: Callable[[str], str]) -> str:
    """The name of an actor; of a post that no cable names what the cable that it sent is called, by its citation."""
    before, _, citation = name.partition(" ")
    return f"{before} of {label(citation)}" if citation.startswith("source:") else name


def worded(one: Listed, label: Callable[[str], str]) -> Listed:
    """An actor of a list under names in words."""
    names = tuple(in_words(name, label) for name in one.names)
    return msgspec.structs.replace(one, name=in_words(one.name, label), names=names)


# -- rulings ----------------------------------------------------------------------------------------------------


def merge_in(archive: Path, name: str, other: str, *, reason: str, by: str = "", make: Make | None = None) -> Ruling:
    """Rule that two actors, each by id or by a name that only one bears, are one.

    Raises:
        InputError: if one is nobody's or several actors' name, or cannot be merged.
        ArchiveError: if there is no archive, or somebody else is writing to it.
    """
    with _ruling(archive, make) as actors:
        number = actors.merge(_only(actors, name), _only(actors, other), reason=reason, by=_by(by))
        return next(one for one in actors.rulings() if one.number == number)


def split_in(
    archive: Path, name: str, cables: Iterable[str], *, reason: str, by: str = "", make: Make | None = None
) -> Ruling:
    """Rule that in these cables the name is another's.

    Raises:
        InputError: if it is not named in one of them.
        ArchiveError: if there is no archive, or somebody else is writing to it.
    """
    with _ruling(archive, make) as actors:
        id_ = _only(actors, name)
        wanted = set(cables)
        pairs = [(one.cable, one.naming.name) for one in actors.namings(id_) if one.cable in wanted]
        missing = sorted(wanted - {cable for cable, _ in pairs})
        if missing:
            raise InputError(f"{id_} is not named in {', '.join(missing)}.")
        number = actors.split(pairs, reason=reason, by=_by(by))
        return next(one for one in actors.rulings() if one.number == number)


def undo_in(archive: Path, number: int, *, make: Make | None = None) -> Ruling:
    """Take a ruling back.

    Raises:
        InputError: if there is none of that number, or it is undone already.
        ArchiveError: if there is no archive, or somebody else is writing to it.
    """
    with _ruling(archive, make) as actors:
        actors.undo(number)
        return next(one for one in actors.rulings() if one.number == number)


@contextmanager
def _ruling(archive: Path, make: Make | None) -> Iterator[Actors]:
    """The actors of an archive, to be ruled on; ``make`` has many made by others, and until then they may be older."""
    with Archive(archive) as opened:
        if make is not None:
            opened.actors().leave(make)
        yield opened.actors()


def rulings_in(archive: Path) -> tuple[Ruling, ...]:
    """Everything that was ruled, undone or not.

    Raises:
        ArchiveError: if there is no archive.
    """
    with Archive(archive, read_only=True) as opened:
        return opened.actors().rulings()


def _only(actors: Actors, name: str) -> str:
    found = chosen(actors, name)
    if not found:
        raise InputError(f"Nobody is called {name}.")
    if len(found) > 1 and found[0].id != name:
        several = ", ".join(one.id for one in found[:6])
        raise InputError(f"Several are called {name}: name one by its id ({several}).")
    return found[0].id


def _by(account: str) -> str:
    """Who and when, for the audit column only: an account of the room, else the user of this computer."""
    try:
        who = account or getpass.getuser()
    except (KeyError, OSError, ImportError):  # no name for the user that runs it
        who = ""
    return f"{who} {datetime.now(UTC):%Y-%m-%dT%H:%MZ}".strip()


# -- what was said ----------------------------------------------------------------------------------------------


def _topics(said: Iterable[Statement]) -> Iterator[Topic]:
    """By heading, those with most statements first; what repeats another statement is not counted."""
    found: dict[str | None, list[Statement]] = defaultdict(list)
    for one in said:
        if one.echo_of is None:
            found[one.topic].append(one)
    for topic, some in sorted(found.items(), key=lambda one: (-len(one[1]), one[0] or "")):
        days = sorted(one.said_on or one.cable_date or "" for one in some)
        ids = tuple(one.id for one in some[:_IDS])
        yield Topic(topic=topic, statements=len(some), first=days[0] or None, last=days[-1] or None, ids=ids)


def _positions(
    archive: Archive, question: Question | None, cables: Sequence[str], own: frozenset[tuple[str, str]]
) -> tuple[Position, ...]:
    """The stances that an actor's own statements give on a question."""
    if question is None:
        return ()
    from reftel.extracting.positions import positions  # noqa: PLC0415 - the parser takes two seconds to load

    statements = tuple(one for cable in cables for one in archive.statements(cable))
    its = {one.id for one in statements if (one.cable, one.speaker) in own or (one.cable, one.holder) in own}
    return tuple(one for one in positions(question, statements) if one.statement in its)


def stances(answers: Iterable[Answer], own: frozenset[tuple[str, str]]) -> Iterator[Stances]:
    """What an actor's own statements say on each of some questions; those on which they say nothing are left out."""
    for answer in answers:
        its = {
            id_
            for id_, one in answer.statements.items()
            if (one.cable, one.speaker) in own or (one.cable, one.holder) in own
        }
        positions = tuple(one for one in answer.positions if one.statement in its)
        if positions:
            yield Stances(
                question=answer.question.id,
                title=answer.question.title,
                options={option.id: option.title for option in answer.question.options},
                positions=positions,
                shifts=tuple(shifts(positions)),
            )


def shifts(positions: Iterable[Position]) -> Iterator[Shift]:
    """Where a stance differs from the one before on the same option; echoes and what is to check are passed over."""
    found: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for one in positions:
        if one.echo_of is None and not one.to_check:
            found[one.actor, one.option].append(one)
    for _, some in sorted(found.items()):
        some.sort(key=lambda one: (one.on or one.reported or "", one.cable, one.start))
        for before, after in pairwise(some):
            if before.stance != after.stance and (before.on or before.cable) != (after.on or after.cable):
                yield Shift(
                    question=after.question,
                    option=after.option,
                    before=before,
                    after=after,
                    other_post=before.cable.strip("0123456789") != after.cable.strip("0123456789"),
                )
