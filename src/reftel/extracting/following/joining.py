"""What belongs together, in one cable and across cables: promises of one actor on one subject, one event told twice.

Conservative, and each join says by what. Commitments share a *track* by actor and subject (or, where no subject is
known, by actor and three telling words). Later statements bear on a commitment only if they are of another day, name
its actor, and are of its matter (``matter``): one government promises many things, and most of them are others.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

import msgspec

from reftel.extracting.following.lines import Line, Sides, id_of, later_than, lines_of, stems_of, subjects_of
from reftel.extracting.following.matter import is_one, is_taken_over, telling_of
from reftel.extracting.following.outcomes import outcome_of
from reftel.model.following import Assessment, Bearing, Commitment, CommitmentStatus, Entry, Event, Later
from reftel.model.statement import Statement

TOLD: Final = 3  # telling words that what was kept or broken must share, if there are so many: no outcome is guessed
SHARED: Final = 2  # words that the names of two events must share
LOOSE: Final = 3  # and promises without a known subject, to be of one track
COMMON: Final = 400  # a word in so many texts of one actor tells nothing apart, and is not looked up
LATER: Final = 20  # entries behind one commitment
YEARS: Final = 5  # after a promise or its due time within which something is said of it, and not of another matter
_KEPT = re.compile(
    r"\b(?:promise|pledge|commitment|undertaking)s? (?:had|has|have|was|were) (?:now )?(?:been )?"
    r"(?:kept|honou?red|fulfilled)\b",
    re.IGNORECASE,
)
_STATUS: Final[dict[Bearing, CommitmentStatus]] = {
    "kept": "reported-kept",
    "broken": "reported-broken",
    "withdrawn": "withdrawn",
    "renewed": "renewed",
    "related": "open",
    "assessed": "open",
}
_ORDER: Final[tuple[Bearing, ...]] = ("kept", "broken", "withdrawn", "renewed")


class _Shelf:
    """Entries of one actor by their long words, so that no two need be compared that share none."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.by_stem: dict[str, list[int]] = {}

    def add(self, entry: Entry) -> None:
        for stem in entry.stems:
            self.by_stem.setdefault(stem, []).append(len(self.entries))
        self.entries.append(entry)

    def sharing(self, stems: Iterable[str]) -> Iterator[tuple[Entry, int]]:
        """The entries that share long words with a text, and how many."""
        counts: Counter[int] = Counter()
        for stem in stems:
            some = self.by_stem.get(stem, ())
            if len(some) <= COMMON:
                counts.update(some)
        for at in sorted(counts):
            yield self.entries[at], counts[at]


def joined_commitments(commitments: Sequence[Commitment], entries: Iterable[Entry]) -> tuple[Commitment, ...]:
    """With tracks, and with what later statements say of each."""
    tracks = _tracks(commitments)
    often = Counter(tracks)
    shelves: dict[str, _Shelf] = {}
    for entry in entries:
        shelves.setdefault(_known(entry.actor, entry.cable), _Shelf()).add(entry)
    made = []
    for one, track in zip(commitments, tracks, strict=True):
        later = (*_kept_itself(one), *_later(one, shelves.get(_known(one.actor, one.cable))))
        status = status_of(later)
        matter = ", ".join(one.subjects) or "long words in common"
        joined = f"same actor ({one.actor}), same subject ({matter})" if often[track] > 1 else None
        made.append(msgspec.structs.replace(one, track=track, joined=joined, later=later, status=status))
    return tuple(made)


def _known(actor: str, cable: str) -> str:
    """An actor as he is known in other cables too; *the committee* of one cable is not that of another."""
    return f"{cable}: {actor}" if actor[:1].islower() else actor


def status_of(later: Iterable[Later]) -> CommitmentStatus:
    """The status of a commitment by what later statements report of it."""
    told = {two.bearing for two in later}
    return next((_STATUS[bearing] for bearing in _ORDER if bearing in told), "open")


def _tracks(commitments: Sequence[Commitment]) -> list[str]:
    """The track of each: those that share actor and subject are of one, or actor and three long words."""
    parent = list(range(len(commitments)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    first: dict[tuple[str, str], int] = {}
    triples: dict[tuple[str, tuple[str, ...]], int] = {}
    for at, one in enumerate(commitments):
        actor = _known(one.actor, one.cable)
        keys = [(actor, subject) for subject in one.subjects]
        for key in keys:
            parent[root(at)] = root(first.setdefault(key, at))
        if not keys:
            for some in combinations(sorted(telling_of(one.what))[:9], LOOSE):
                parent[root(at)] = root(triples.setdefault((actor, some), at))
    return [id_of("track", commitments[root(at)].id) for at in range(len(commitments))]


def entries_of(
    commitments: Iterable[Commitment],
    assessments: Iterable[Assessment],
    statements: Iterable[Statement],
    sides: Sides,
) -> Iterator[Entry]:
    """What in some statements may bear on commitments: other commitments, assessments, and what tells of an outcome."""

    def entry(actor: str, bearing: Bearing, line: Line | Commitment | Assessment, by: str, text: str) -> Entry:
        statement = line.statement.id if isinstance(line, Line) and line.statement else ""
        if not isinstance(line, Line):
            statement = line.statements[0]
        day = line.said_on or line.cable_date
        subjects = frozenset(subjects_of(text))
        start = line.start if isinstance(line, Line) else line.evidence[0].start
        return Entry(actor, bearing, statement, line.cable, line.para, by, day, text, start, subjects, telling_of(text))

    for one in commitments:
        made = entry(one.actor, "renewed", one, one.told_by, one.what)
        yield msgspec.structs.replace(made, kind=one.kind, negated=one.negated)
    for two in assessments:
        if two.of:
            yield entry(two.of, "assessed", two, two.told_by, two.evidence[0].text)
    for line in lines_of(statements):
        statement = line.statement
        if statement is None or statement.echo_of:
            continue
        told = outcome_of(line.text)
        if told is not None:
            actor = sides.of(statement, told.doer)  # of whom it is said, not who says it
            made = entry(actor, told.bearing, line, statement.speaker, line.text)
            yield msgspec.structs.replace(made, stems=telling_of(told.of))


def _kept_itself(one: Commitment) -> Iterator[Later]:
    """The sentence of a promise that says itself that it was kept."""
    if _KEPT.search(one.evidence[0].text):
        yield Later(
            statement=one.statements[0],
            cable=one.cable,
            para=one.para,
            by=one.told_by,
            on=one.said_on or one.cable_date,
            bearing="kept",
            text=one.evidence[0].text,
            start=one.evidence[0].start,
        )


def _within(said: str | None, due: str | None, on: str | None) -> bool:
    """Whether something is said within some years of a promise or of its due time; of what has no date nobody knows."""
    years = [int(day[:4]) for day in (said, due) if day and day[:4].isdigit()]
    return not years or on is None or not on[:4].isdigit() or int(on[:4]) - max(years) <= YEARS


def _bearing(one: Commitment, entry: Entry) -> Bearing | None:
    """How an entry bears on a commitment of the same actor; None where it is of another matter."""
    stems = telling_of(one.what)
    shared = len(stems & entry.stems)
    subjects = set(one.subjects)
    same = bool(subjects & entry.subjects)
    if entry.bearing == "assessed":
        return "assessed" if same or (not subjects and shared >= LOOSE) else None  # else a judgement of another matter
    if entry.bearing != "renewed":
        return entry.bearing if shared >= min(TOLD, max(SHARED, len(stems))) else None
    if is_taken_over(entry.text, one.what):
        return None  # a passage that one paper took over from another is no promise made anew
    if is_one(stems, entry.stems) and entry.negated == one.negated:
        weaker = entry.kind in ("wish", "expected") and entry.kind != one.kind
        return "related" if weaker else "renewed"
    return "related" if same and shared else None


def _later(one: Commitment, shelf: _Shelf | None) -> tuple[Later, ...]:
    """Later promises, outcomes and assessments that bear on a commitment, in the order of their days."""
    if shelf is None:
        return ()
    said = one.said_on or one.cable_date
    here = {(one.cable, piece.start) for piece in one.evidence}
    found: list[Later] = []
    for entry, _ in shelf.sharing(telling_of(one.what)):
        if (entry.cable, entry.start) in here or not later_than(entry.on, said):
            continue  # one sentence that tells it twice, or what was said before
        bearing = _bearing(one, entry) if _within(said, one.due, entry.on) else None
        if bearing is None:
            continue
        found.append(
            Later(
                statement=entry.statement,
                cable=entry.cable,
                para=entry.para,
                by=entry.by,
                on=entry.on,
                bearing=bearing,
                text=entry.text,
                start=entry.start,
            )
        )
    found.sort(key=lambda two: (two.on or "", two.cable, two.statement))
    return tuple(found[:LATER])


def joined_assessments(assessments: Sequence[Assessment], commitments: Sequence[Commitment]) -> tuple[Assessment, ...]:
    """With the commitments of the one judged on the same subject that were made before or on that day."""
    by_subject: dict[tuple[str, str], list[Commitment]] = {}
    for one in commitments:
        for subject in one.subjects:
            by_subject.setdefault((one.actor, subject), []).append(one)
    made = []
    for two in assessments:
        day = two.said_on or two.cable_date
        before = {
            one.id: one
            for subject in two.subjects
            for one in by_subject.get((two.of or "", subject), ())
            if not later_than(one.said_on or one.cable_date, day)
            and _within(one.said_on or one.cable_date, one.due, day)
        }
        latest = sorted(before.values(), key=lambda one: one.said_on or one.cable_date or "", reverse=True)[:LATER]
        made.append(msgspec.structs.replace(two, commitments=tuple(one.id for one in latest)) if latest else two)
    return tuple(made)


def joined_events(events: Sequence[Event]) -> tuple[Event, ...]:
    """Events of one kind and time (month or finer) are one where their names share two long words, or are one fact."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for at, one in enumerate(events):
        if not one.when or len(one.when) < len("2006-12") or one.when_basis != "words":
            continue
        for pair in combinations(sorted(stems_of(one.what)), SHARED):
            groups.setdefault((one.kind, one.when, pair), []).append(at)
        if one.known:
            groups.setdefault((one.kind, one.when, one.known), []).append(at)
    same: dict[int, set[int]] = {}
    for some in groups.values():
        for at in some[:LATER]:
            same.setdefault(at, set()).update(other for other in some[:LATER] if other != at)
    made = []
    for at, one in enumerate(events):
        others = tuple(events[other].id for other in sorted(same.get(at, ())))
        joined = f"same kind ({one.kind}), same time ({one.when})" if others else None
        made.append(msgspec.structs.replace(one, same_as=others, joined=joined) if others else one)
    return tuple(made)
