"""Meetings as pages tell of them: with whom, when, where, and the sentences that say so."""

from collections.abc import Iterable, Iterator

import msgspec

from reftel.model.meeting import Evidence, Meeting
from reftel.web import strings
from reftel.workflow.reader import Reader


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting: with whom (and the ids of those actors), in what way, when, where, and the sentences that say so.

    ``open`` where those are shown at once.
    """

    others: tuple[tuple[str, str | None], ...]
    word: str
    when: str | None
    inferred: bool
    place: str | None
    told_by: str | None
    to_check: bool
    cable: str
    evidence: tuple[Evidence, ...]
    open: bool = False


def met_of(reader: Reader, actor: str, meetings: Iterable[Meeting], *, opened: bool = False) -> Iterator[Met]:
    """Some meetings of an actor, by its id, in their order; each name with the actor that the cable means by it."""
    meetings = tuple(meetings)
    called = reader.called(one.cable for one in meetings)
    for one in meetings:
        names = dict.fromkeys(who.name for who in (*one.who, *one.whom))
        status = strings.STATUSES[one.status]
        yield Met(
            others=tuple((name, id_) for name in names if (id_ := called.get((one.cable, name))) != actor),
            word=", ".join(filter(None, (strings.MEETINGS[one.kind], status))),
            when=one.when,
            inferred=one.when_basis == "statements",
            place=one.place.text if one.place else None,
            told_by=one.told_by,
            to_check=one.to_check,
            cable=one.cable,
            evidence=one.evidence,
            open=opened,
        )
