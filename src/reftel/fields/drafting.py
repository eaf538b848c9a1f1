"""The block of an outgoing telegram that says who drafted, approved and cleared it.

``DRAFTED BY EUR/ZZ:MDOE:AB``, ``APPROVED BY EUR:RROE``, and below it clearances: ``S/S - MR. POE (SUBS)``.
"""

import re

import msgspec


class Drafter(msgspec.Struct, frozen=True):
    """A person of a drafting block: office and name as typed, the typist's initials, and what stands in brackets."""

    name: str | None
    office: str | None = None
    typist: str | None = None
    note: str | None = None

    def __str__(self) -> str:
        """As in a block."""
        told = ":".join(filter(None, [self.office, self.name, self.typist]))
        return f"{told} ({self.note})" if self.note else told


class Drafting(msgspec.Struct, frozen=True):
    """Who drafted, who approved, who cleared."""

    drafted_by: tuple[Drafter, ...] = ()
    approved_by: tuple[Drafter, ...] = ()
    cleared_by: tuple[Drafter, ...] = ()


_LABEL = re.compile(
    r"(?P<role>DRAFTED|APPROVED|CLEARED|AUTHORIZED)(?:\s{1,3}BY\s{0,3}:?|\s?:)\s{0,3}|CLEARANCES?\s{0,2}:\s{0,3}",
    re.IGNORECASE,
)
# Whom the drafter wanted to have it, among the names: DESIRED DISTRIBUTION / ORIGIN: SS  INFO: D, P
_DESIRED = re.compile(r"DESIRED DISTRIBUTION|(?:ORIGIN|INFO)\s?:", re.IGNORECASE)
_APART = re.compile(r";\s|,\s(?=[A-Z/]{1,12}:[A-Z])")
_NOTE = re.compile(r"\s{0,2}\((?P<note>[^()]{1,40})\)\s{0,2}$")
_DASH = re.compile(r"\s{0,2}-{2}\s{0,2}|\s-\s{0,2}|-\s|-(?=M(?:R|RS|S)\b)")
# Behind a stroke stand the typist's initials, where a second drafter would have a longer name.
_TYPIST = re.compile(
    r"(?P<name>[A-Z][A-Z.'’ -]{3,40})/(?P<typist>[A-Z]{2,3})(?:\s{1,3}X?[0-9][0-9 -]{2,12})?", re.IGNORECASE
)
_EXTENSION = re.compile(r"(?:EXT?\.?\s?|X)?[0-9][0-9 -]{2,12}$", re.IGNORECASE)
_TITLE = re.compile(r"^(?:MR|MRS|MS|MISS|DR|AMB|AMBASSADOR|GEN|COL|THE)\b\.?\s{0,2}", re.IGNORECASE)


def parse_drafting(text: str) -> Drafting | None:
    """Read the lines of a drafting block, or return None where no line has its label."""
    people: dict[str, list[Drafter]] = {"DRAFTED": [], "APPROVED": [], "CLEARED": []}
    role = ""
    for line in text.split("\n"):
        bare = " ".join(line.split())
        if label := _LABEL.match(bare):
            role = (label["role"] or "CLEARED").upper()
            role = "APPROVED" if role == "AUTHORIZED" else role
            bare = bare[label.end() :]
        elif role == "APPROVED" and people[role]:
            role = "CLEARED"  # what stands below has no label
        if not role or not bare or _DESIRED.match(bare):
            continue
        people[role].extend(filter(None, map(_drafter, _APART.split(bare))))
    if not role:
        return None
    return Drafting(*(tuple(each) for each in people.values()))


def _drafter(text: str) -> Drafter | None:
    bare = text.strip(" .;,")
    note = _NOTE.search(bare)
    bare = bare[: note.start()] if note else bare
    if not bare or not bare[0].isalnum():
        return None
    typist = None
    if ":" in bare:
        office, *rest = (part.strip(" .,") for part in bare.split(":"))
        office = re.sub(r"\s?-\s?", "-", office)
        rest = [part for part in rest if part and not _EXTENSION.fullmatch(part)]
        name = rest[0] if rest else ""
        typist = rest[1] if len(rest) > 1 else None
        if stroke := _TYPIST.fullmatch(name):
            name, typist = stroke["name"], typist or stroke["typist"]
    else:
        office, _, name = _DASH.sub("\n", bare, count=1).partition("\n")
        name = _EXTENSION.sub("", name)
    name = _TITLE.sub("", name.strip(" .,-"))
    return Drafter(name or None, office.strip(" ,-") or None, typist, note["note"].strip() if note else None)
