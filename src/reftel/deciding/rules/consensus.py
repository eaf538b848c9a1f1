"""Consensus: adopted when no member objects at the moment of adoption.

An objection blocks; a reservation, an abstention, an absence and silence at the moment of adoption do not, and they are
no support either. A condition, indecision and an unknown stance could still become an objection. A candidate who
declines objects to nothing, but then there is nobody to adopt. A promise not to block is no consent: it stays open.
"""

from collections.abc import Mapping

from reftel.deciding.rules.rule import Change, Table, Verdict, met, named

_OBJECTS = ("reject", "inferred-against")
_LETS_PASS = ("support", "accept", "inferred-for", "abstain", "reserve", "absent", "silent")


def judge(table: Table) -> Verdict:
    """What consensus makes of the seats: exact, whatever their order."""
    members = sorted(set(table.members if table.members is not None else table.stances))
    stances = {actor: stance for actor, stance in table.stances.items() if actor in set(members)}
    blockers = tuple(m for m in members if stances.get(m) in _OBJECTS and m not in table.waivers)
    passing = {m for m in members if stances.get(m) in _LETS_PASS}
    # the candidate need not be a member: whoever it is that declines, there is nobody left to adopt
    declining = tuple(sorted(actor for actor, stance in table.stances.items() if stance == "declines"))
    pending = tuple(m for m in members if m not in passing and m not in blockers and m not in declining)
    unknown = tuple(m for m in pending if stances.get(m, "unknown") == "unknown" and m not in table.shown)
    still = tuple(m for m in pending if m not in unknown)
    held = table.held(still)
    # under consensus there is one smallest set: all that object, and the candidate where it declines
    moves: tuple[tuple[Change, ...], ...] = (
        (
            *((m, "drops its objection") for m in blockers),
            *((m, met(table.conditions[m])) for m in held),
            *((m, "accepts") for m in declining),
        ),
    )
    if blockers or declining:
        because = _why_not(blockers, declining, stances)
        return Verdict(
            result="not adopted", because=because, blockers=blockers, unknown=unknown, open=still, moves=moves
        )
    if table.members is None:
        because = "Who the members are is not known, so nobody can be known not to object."
        return Verdict(result="undetermined", because=because, unknown=unknown, open=still, moves=moves)
    if not members:
        return Verdict(result="undetermined", because="The body has no members at that date.")
    if pending:
        return Verdict(
            result="undetermined",
            because=_open(pending, unknown, stances, table),
            unknown=unknown,
            open=still,
            moves=moves,
        )
    return Verdict(result="adopted", because=_adopted(members, stances), moves=moves)


def _why_not(blockers: tuple[str, ...], declining: tuple[str, ...], stances: Mapping[str, str]) -> str:
    told = [m for m in blockers if stances[m] == "reject"]
    inferred = [m for m in blockers if m not in told]
    parts = []
    if told:
        parts.append(f"{named(told)} {'object' if len(told) > 1 else 'objects'}")
    if inferred:
        parts.append(f"{named(inferred)} {'are' if len(inferred) > 1 else 'is'} inferred to object")
    if blockers:
        parts[-1] += ", and under consensus one objection is enough"
    if declining:
        parts.append(f"the candidate, {named(declining)}, declines")
        if not blockers:
            parts.append("no member is reported to object")
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}."


def _open(pending: tuple[str, ...], unknown: tuple[str, ...], stances: Mapping[str, str], table: Table) -> str:
    waiving = [m for m in pending if m in table.waivers]
    rest = [m for m in pending if m not in table.waivers and m not in unknown]
    held = table.held(rest)
    groups = (
        ("until a condition is met", [*held]),
        ("conditional", [m for m in rest if stances.get(m) == "conditional" and m not in held]),
        ("undecided", [m for m in rest if stances.get(m) == "undecided"]),
        ("will not block, which is no consent", waiving),
        ("inferred, claimed or to be checked", [m for m in rest if stances.get(m) not in {"conditional", "undecided"}]),
    )
    parts = [f"{what}: {named(some)}" for what, some in groups if some]
    if unknown:
        parts.append(f"nothing known of {len(unknown)} of {len(table.members or ())} members")
    outright = " outright" if held else ""
    return f"No member is reported to object{outright}, and these could: {'; '.join(parts)}."


def _adopted(members: list[str], stances: Mapping[str, str]) -> str:
    counts = [
        f"{sum(s == stance for s in stances.values())} {stance}" for stance in _LETS_PASS if stance in stances.values()
    ]
    return f"None of {len(members)} members objects ({', '.join(counts)})."
