"""Which events and démarches are asked for: by names, words, state and time, in the order of their days."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

from reftel.archive.rows import days
from reftel.archive.telling import days_asked
from reftel.model.browsing import Count, HappeningsAsked
from reftel.model.following import Demarche, Event, Record

R = TypeVar("R", bound=Record)


class Fitting(NamedTuple, Generic[R]):
    """What fits, with those that it can be narrowed down by, counted without regard to what they themselves ask.

    ``by_cable`` of the records have no day of their own and are of that time by the date of their cable; ``undated``
    have neither, and ``of_other_days`` lie outside it: both are left out.
    """

    records: tuple[R, ...]
    names: tuple[Count, ...]
    states: tuple[Count, ...]
    kinds: tuple[Count, ...]
    by_cable: int = 0
    undated: int = 0
    of_other_days: int = 0


class _Told(NamedTuple):
    """What a record is asked by."""

    names: tuple[str, ...]
    words: str
    state: str
    kind: str
    day: str | None
    cable_date: str | None


_MANY = 20  # so many names are listed, the most frequent


def events_fitting(found: Iterable[Event], asked: HappeningsAsked) -> Fitting[Event]:
    """The events that are asked for; one goes by its own day alone, for it may lie years off its cable.

    Raises:
        QueryError: if the time that is asked for is none.
    """
    return _fitting(
        found,
        lambda one: _Told(
            tuple(filter(None, (one.actor, one.told_by))),
            f"{one.what} {one.evidence[0].text}",
            one.modality,
            one.kind,
            one.when,
            None,
        ),
        asked,
    )


def demarches_fitting(found: Iterable[Demarche], asked: HappeningsAsked) -> Fitting[Demarche]:
    """The démarches that are asked for; without a day of its own one goes by the date of its cable.

    Raises:
        QueryError: if the time that is asked for is none.
    """
    return _fitting(
        found,
        lambda one: _Told(
            tuple(dict.fromkeys(name for step in one.steps for name in (step.by, *step.to) if name)),
            " ".join(place.text for place in one.evidence),
            one.status,
            "",
            one.said_on,
            one.cable_date,
        ),
        asked,
    )


def _fitting(found: Iterable[R], tell: Callable[[R], _Told], asked: HappeningsAsked) -> Fitting[R]:
    time = days_asked(asked.when)
    wanted, sought = asked.by.casefold(), asked.about.casefold().split()
    names: Counter[str] = Counter()
    states: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    kept: list[tuple[tuple[bool, int, str, int], R]] = []
    by_cable = undated = others = 0
    for one in found:
        told = tell(one)
        names.update(told.names)
        own = days(told.day)
        span = own or days(told.cable_date)
        words = told.words.casefold()
        if wanted and not any(wanted in name.casefold() for name in told.names):
            continue
        if not all(word in words for word in sought):
            continue
        states[told.state] += 1
        kinds[told.kind] += 1
        if asked.state not in {"", told.state} or asked.kind not in {"", told.kind}:
            continue
        if time is not None and span is None:
            undated += 1
            continue
        if time is not None and span is not None and (span[0] > time.last or span[1] < time.first):
            others += 1
            continue
        by_cable += own is None and span is not None
        start = one.evidence[0].start if one.evidence else 0
        kept.append(((span is None, span[0] if span else 0, one.cable, start), one))
    listed = [tuple(Count(*one, one[0]) for one in some.most_common(_MANY)) for some in (names, states, kinds)]
    return Fitting(
        records=tuple(one for _, one in sorted(kept, key=lambda each: each[0])),
        names=listed[0],
        states=listed[1],
        kinds=listed[2],
        by_cable=by_cable,
        undated=undated,
        of_other_days=others,
    )
