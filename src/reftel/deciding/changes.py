"""What changed between two boards of one question: seats that are new, gone or other than they were, and outcomes."""

from collections.abc import Iterator

from reftel.model.board import Board, Change, OptionOutcome, Seat


def changes(before: Board, after: Board) -> tuple[Change, ...]:
    """The changes from one board to a later one of the same question, in the order of its options."""
    earlier = {option.id: option for decision in before.decisions for option in decision.options}
    found: list[Change] = []
    for decision in after.decisions:
        for option in decision.options:
            was = earlier.get(option.id)
            found.extend(_of_seats(was, option))
            for name in ("outcome", "outcome_with_inferred"):
                old, new = getattr(was, name) if was else None, getattr(option, name)
                if old != new:
                    found.append(Change(option=option.id, what=name, actor=None, before=old, after=new))
    return tuple(found)


Key = tuple[str, str | None, bool]


def _seats(option: OptionOutcome | None) -> dict[Key, Seat]:
    """The seats by actor, by who claims it, and whether it is declared: an actor may have one of each kind."""
    seats = option.seats if option else ()
    return {(s.actor, s.claimed_by, s.stance.startswith("inferred")): s for s in seats}


def _of_seats(was: OptionOutcome | None, option: OptionOutcome) -> Iterator[Change]:
    old, new = _seats(was), _seats(option)
    for key in sorted({*old, *new}, key=lambda k: (k[0], k[1] or "", k[2])):
        before, after = old.get(key), new.get(key)
        told = (before.stance if before else None, after.stance if after else None)
        vetoes = (before.veto if before else None, after.veto if after else None)
        if told[0] != told[1] or vetoes[0] != vetoes[1]:
            yield Change(
                option=option.id,
                what="seat",
                actor=key[0],
                before=told[0],
                after=told[1],
                veto_before=vetoes[0],
                veto_after=vetoes[1],
                claimed_by=key[1],
                evidence=after.evidence if after else (),
                since=after.since if after else None,
                source=after.source if after else None,
            )
