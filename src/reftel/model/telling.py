"""What a board says, in sentences that the terminal and the pages share."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from reftel.model.board import (
    Change,
    Coverage,
    DecisionOutcome,
    HandSeat,
    Holding,
    OptionOutcome,
    Package,
    PackageSearch,
    Seat,
    Wait,
)

STANCES: Final = {
    "support": "supports",
    "accept": "accepts",
    "conditional": "accepts, if …",
    "reject": "rejects",
    "undecided": "undecided",
    "declines": "declines",
    "abstain": "abstains",
    "reserve": "reserves",
    "absent": "absent",
    "silent": "silent",
    "inferred-for": "for (inferred)",
    "inferred-against": "against (inferred)",
    "unknown": "unknown",
}
VETOES: Final = {
    "right": "says that it has the right to block",
    "threat": "threatens to block",
    "waiver": "says that it will not block",
}
"""What an actor says of blocking, where that is no objection."""

OBJECTS: Final = "rejects, on condition"

ORDER: Final = (
    *("support", "accept", "conditional", "reject", "declines", "abstain", "reserve", "undecided"),
    *("inferred-for", "inferred-against", "silent", "absent", "unknown"),
)
"""The order in which seats are shown."""

SIDES: Final = {
    "support": "for",
    "accept": "for",
    "inferred-for": "for",
    "reject": "against",
    "declines": "against",
    "inferred-against": "against",
    "conditional": "if",
    "undecided": "open",
    "unknown": "open",
}
"""The side of each stance, by which it is coloured; abstentions, reservations, absence and silence are ``aside``."""

SIGNS: Final = {"for": "●", "against": "✕", "if": "◐", "open": "○", "aside": "–"}
"""A sign for each side, so that none has to be told by its colour."""

NAMED: Final = 8
"""So many members of whom nothing is known are named; of more the number is given."""
_FEW_POSTS, _FEW_CONSENTS = 3, 4


def counted(count: int, what: str) -> str:
    """``1 cable``, ``2 cables``."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def in_words(told: object, *what: str) -> dict[str, str]:
    """What is counted of a record, each with its word, by the names of its attributes: ``{"cables": "1 cable"}``."""
    return {name: counted(getattr(told, name), name.removesuffix("s")) for name in what}


def held_in_words(held: Sequence[Holding]) -> str:
    """What part of the posts' numbers is held; a post and year with one number says nothing, and is left out."""
    telling = [one for one in held if one.held > 1]
    if not telling:
        return ""
    if len(telling) <= _FEW_POSTS:
        return f"of what was sent, this archive has {'; '.join(map(str, telling))}"
    have, about = sum(one.held for one in telling), sum(one.about for one in telling)
    posts = len({one.post for one in telling})
    return (
        f"of what was sent, this archive has {have:,} of at least {about:,} cables of {posts} posts and their years, "
        "by serial numbers"
    )


def basis(coverage: Coverage) -> str:
    """What the board rests on, in one line."""
    if not coverage.cables and coverage.note:
        return coverage.note
    parts = (
        (
            f"{counted(coverage.positions, 'position')} from {coverage.extracted + coverage.older:,} of "
            f"{counted(coverage.cables, 'matching cable')}, {counted(coverage.statements, 'statement')} looked at, "
            "repetitions too"
        ),
        held_in_words(coverage.held),
        coverage.note,
    )
    return " · ".join(part for part in parts if part)


def standing(on: str | None, rule: str, members: int, day: Callable[[str], str] = str) -> str:
    """``at 2004-11-30 · consensus of 9 members``; ``day`` writes a date otherwise."""
    when = f"at {day(on)}" if on else "with all that is known"
    return f"{when} · {rule} of {counted(members, 'member')}"


def about(decision: DecisionOutcome, day: Callable[[str], str] = str) -> str:
    """A decision, when it is due (as ``day`` writes it), how many days are left, what holds if nothing is decided."""
    parts = [f"Decision {decision.id}"]
    if decision.due:
        days = decision.slack
        left = (
            "" if days is None else f" (in {counted(days, 'day')})" if days >= 0 else f" ({counted(-days, 'day')} ago)"
        )
        parts.append(f"due {day(decision.due)}{left}")
    if decision.default:
        parts.append(f"if nothing is decided: {decision.default}")
    return " · ".join(parts)


def stance_told(stance: str, *, objection: bool) -> str:
    """A stance in plain words; a condition may be one of consent or one that would lift an objection."""
    return OBJECTS if objection and stance == "conditional" else STANCES.get(stance, stance)


def blocking(seat: Seat) -> tuple[str, ...]:
    """What an actor says of blocking: its right, a threat or a waiver; a right goes with any."""
    both = ("right", seat.veto) if seat.right and seat.veto != "right" else (seat.veto,)
    return tuple(VETOES[veto] for veto in both if veto)


def seat_told(seat: HandSeat) -> str:
    """Where somebody stands by hand: ``rejects, on condition (unless paid), threatens to block``."""
    condition = f" ({seat.condition})" if seat.condition else ""
    veto = f", {VETOES[seat.veto]}" if seat.veto else ""
    return f"{stance_told(seat.stance, objection=seat.objection)}{condition}{veto}"


def feasible(decision: DecisionOutcome) -> str:
    """What is still possible: the options that nothing known bars, and what holds if nothing is decided."""
    titles = {option.id: option.title for option in decision.options}

    def named(ids: Iterable[str]) -> str:
        return "; ".join(titles.get(one, one) for one in ids) or "none"

    told = [f"nothing known bars: {named(decision.feasible)}"]
    if decision.feasible_with_inferred != decision.feasible:
        told.append(f"with what is inferred: {named(decision.feasible_with_inferred)}")
    if decision.default:
        told.append(f"always: {decision.default}")
    return " · ".join(told)


def in_the_way(option: OptionOutcome) -> tuple[str, ...]:
    """Who is in the way of an option, how and since when: ``Kestria (inferred, since 2004-03)``, ``(assumed)``."""
    inferred = [name for name in option.blockers_with_inferred if name not in option.blockers]
    declining = [s.actor for s in option.seats if s.stance == "declines" and not s.to_check]
    told = []
    for how, names in (
        ("", option.blockers),
        ("inferred", inferred),
        ("until a condition is met", option.conditional_blockers),
        ("declines", declining),
    ):
        for name in names:
            since = max((s.since or "" for s in option.seats if s.actor == name and not s.to_check), default="")
            assumed = any(s.assumed and s.actor == name for s in option.seats) and not how
            more = ", ".join(
                part for part in ("assumed" if assumed else how, f"since {since}" if since else "") if part
            )
            told.append(f"{name} ({more})" if more else name)
    return tuple(told)


def outside(seat: Seat, rule: str, members: int) -> str:
    """Why the seat of no member counts for nothing; of one that is claimed, what consensus asks for instead."""
    told = "no member: does not count"
    claimed = seat.claimed_by is not None and rule == "consensus" and members
    return f"{told}, for consensus asks that none of {members} members objects" if claimed else told


def change_told(change: Change) -> str:
    """``Kestria undecided → supports``, without the option."""
    who = f"{change.actor} " if change.actor else f"{change.what.replace('_', ' ')} "
    claimed = f" (claimed by {change.claimed_by})" if change.claimed_by else ""
    before, after = (
        (STANCES.get(value, value) if value else "—") + (f" ({VETOES[veto]})" if veto else "")
        for value, veto in ((change.before, change.veto_before), (change.after, change.veto_after))
    )
    return f"{who}{before} → {after}{claimed}"


def wait_told(wait: Wait, option: str) -> str:
    """``Quentara waits for Vardania (option): until …``."""
    line = f"{wait.actor} waits for {', '.join(wait.waits_for)} ({option}){' [by hand]' if wait.by_hand else ''}"
    return f"{line}: {wait.text}" if wait.text else line


def loop_told(loop: Sequence[str]) -> str:
    """Those who wait for each other, and what gets out of it."""
    return f"{' and '.join(loop)} wait for each other: only a step of all at once gets out of it"


def packages_told(found: PackageSearch) -> str:
    """How many packages there are, and how many are left."""
    told = f"{found.listed:,} of {counted(found.searched, 'package')}; {found.refused:,} hold a part that is refused"
    return told + (f", {found.dominated:,} are worse for all whose wishes are known" if found.dominated else "")


def rests_on(package: Package, members: int) -> str:
    """What a package rests on: doubts, conditions, assumptions, and whose consent is unknown."""
    parts = []
    if package.doubts:
        parts.append(f"inferred to object: {', '.join(package.doubts)}")
    if package.conditions:
        parts.append("; ".join(package.conditions))
    if package.assumed:
        parts.append(f"assumed: {', '.join(package.assumed)}")
    if package.assumes:
        few = len(package.assumes) <= _FEW_CONSENTS
        whose = f": {', '.join(package.assumes)}" if few else f" of {len(package.assumes)} of {members} members"
        parts.append(f"consent unknown{whose}")
    return "; ".join(parts)


DOCUMENTS: Final = {
    "telegram": "telegram",
    "airgram": "airgram",
    "memcon": "memorandum of conversation",
    "memorandum": "memorandum",
    "letter": "letter",
    "enclosure": "enclosure",
    "card": "card",
    "unknown": "of unknown kind",
}
"""What each kind of document is called."""

_NO_CABLES = {
    "bibtex": "references (BibTeX)",
    "csv": "table",
    "note": "note",
    "ris": "references (RIS)",
    "text": "a few words",
}


def unread_as(form: str, yet: str = "") -> tuple[str, str]:
    """What became of a source from which nothing was read, by its format, and what that is called."""
    if form in _NO_CABLES:
        return "kept, not read as a cable", _NO_CABLES[form]
    return f"not read{yet}", form


def documents_told(kinds: Mapping[str, int]) -> str:
    """Documents that are no telegrams, by kind, the most first: ``3 of unknown kind, 1 memorandum``."""
    ranked = sorted(kinds.items(), key=lambda one: (-one[1], one[0]))
    return ", ".join(
        f"{count:,} {DOCUMENTS[kind]}" if kind == "unknown" or count == 1 else f"{count:,} {_several(DOCUMENTS[kind])}"
        for kind, count in ranked
    )


def _several(name: str) -> str:
    return name.replace("memorandum", "memoranda") if "memorandum" in name else f"{name}s"
