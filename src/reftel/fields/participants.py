"""Participants of a conversation, as a memorandum of conversation lists them: names, titles, and on which side."""

import re

import msgspec

from reftel.facts import countries

_LONGEST = 16_000  # characters of a list
_MOST = 200  # persons; plenary sessions have some 60
_SIDE = re.compile(r"(?:THE\s)?[A-Z][\w.'& /-]{0,50}(?:\s(?:SIDE|DELEGATION|PARTICIPANTS))?\s{0,3}:?$", re.IGNORECASE)
_COUNTRY_BEHIND = re.compile(r"^(?P<rest>.{2,200}?)\s{0,3}\((?P<side>[A-Z][\w.' -]{1,40})\)$")
_NOTE_TAKER = re.compile(
    r"\s{0,3}[(\[,-]\s{0,3}(?P<role>note[\s-]?takers?|interpreters?|translators?)\s{0,2}[)\]]?$", re.IGNORECASE
)
_SHORT = 40  # characters of the name of a side before a colon
_RULE = re.compile(r"[-=_* ]{2,}$")
_OTHER_SIDE = re.compile(r"(?:[\w.' -]{1,40} )?(?:Foreign|Side|Delegation|Participants)", re.IGNORECASE)
_BULLET = re.compile(r"(?:[-*•–]{1,2}|\(?[0-9]{1,2}[.)])\s{1,4}")
_OFFICES = re.compile(r"[A-Z]{1,5}(?:/[A-Z0-9&-]{1,8}){1,4}")
_RANK = (
    r"(?:His|Her)\s(?:Excellency|Majesty)|The\s(?:Honorable|President|Secretary|Ambassador)|President|Prime\sMinister|(?:Foreign|Defense|Deputy|Vice)"
    r"(?:\s[A-Z][a-z]+)?\sMinister|Minister|Ambassador|Secretary(?:\sof\sState)?|(?:Under|Assistant)\sSecretary"
)
_TITLED = re.compile(rf"(?P<title>{_RANK})\s(?P<name>[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]+){{0,3}})$")


class Participant(msgspec.Struct, frozen=True):
    """A person at a conversation: name as written, title or office, side (``United States``), and role if any."""

    name: str
    title: str | None = None
    side: str | None = None
    role: str | None = None


def parse_participants(text: str) -> tuple[Participant, ...]:
    """Read a list of participants, a person a line or several parted by semicolons, under the names of their sides.

    A line that is indented more than the one above goes on with it. Nothing is guessed: without a comma, dash or a
    rank before the name there is no title; without a heading or a name of a country in brackets there is no side.
    """
    made: list[Participant] = []
    side: str | None = None
    lines = [" ".join(line.split()) for line in text[:_LONGEST].split("\n")]
    heads = _block_heads(lines)
    for at, line in enumerate(lines):
        bare = line
        if not bare or _RULE.match(bare):
            continue
        if at in heads or _is_side(lines, at):
            side = bare.rstrip(": ")
            continue
        head, colon, rest = bare.partition(":")
        if colon and rest.strip() and _SIDE.match(head) and len(head) < _SHORT:  # U.S.: the Secretary; Mr. Halloran
            side, bare = head.strip(), rest.strip()
        for item in re.split(r";\s{0,3}", bare):
            if item and len(made) < _MOST:
                made.append(_person(item, side))
    return tuple(made)


def _is_side(lines: list[str], at: int) -> bool:
    """Whether a line names a side: it ends in a colon, or stands over a rule."""
    if not _SIDE.match(lines[at]):
        return False
    below = lines[at + 1] if at + 1 < len(lines) else ""
    return lines[at].endswith(":") or (len(below) > 1 and _RULE.match(below) is not None)


def _block_heads(lines: list[str]) -> set[int]:
    """The first lines of blocks that all begin with the bare name of a side, one of them a country that is known."""
    firsts = [at for at, line in enumerate(lines) if line and (at == 0 or not lines[at - 1])]
    heads = [at for at in firsts if at + 1 < len(lines) and lines[at + 1]]
    bare = all(_SIDE.match(lines[at]) and "," not in lines[at] and not _TITLED.match(lines[at]) for at in heads)
    known = any(_country(lines[at]) for at in heads)
    if bare and known and len(heads) > 1:
        return set(heads)
    # Without empty lines: the names of two states at least, or of one and the other side, alone on their lines.
    sides = {at for at, line in enumerate(lines) if line and (_country(line) or _OTHER_SIDE.fullmatch(line))}
    return sides if len(sides) > 1 and any(_country(lines[at]) for at in sides) else set()


def _country(name: str) -> bool:
    bare = name.removeprefix("The ").removeprefix("THE ").strip(": ")
    return (
        bare.upper() in {"US", "U.S.", "UNITED STATES", "UNITED STATES OF AMERICA", "USSR", "UK"}
        or countries.by_name(bare) is not None
    )


def _person(item: str, side: str | None) -> Participant:
    bullet = _BULLET.match(item)
    item = item[bullet.end() :] if bullet else item
    role = None
    if found := _NOTE_TAKER.search(item):
        role, item = found["role"].lower(), item[: found.start()]
    if (country := _COUNTRY_BEHIND.match(item)) and not _OFFICES.match(country["side"]):
        side, item = country["side"], country["rest"]
    name, _, title = item.partition(",")
    if not title and (parted := re.match(r"(.{2,80}?)\s{1,3}(?:--?|–|—)\s{1,3}(.{2,160})$", item)):
        name, title = parted[1], parted[2]
    if not title and (titled := _TITLED.match(name)):
        name, title = titled["name"], titled["title"]
    return Participant(name.strip(), title.strip(" .") or None, side, role)
