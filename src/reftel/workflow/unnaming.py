"""A source without a person: his names blanked sign for sign, in its text and in all that was read from it.

A surname that stands alone, with nothing in the cable that says whose it is, may be another person's. What is blanked
for that alone is told apart, and left wherever somebody says so.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Self

import msgspec

from reftel.archive import Archive, pack_statements
from reftel.archive.condensing import Notes
from reftel.archive.looking import ReadFrom
from reftel.archive.purging import Rest
from reftel.archive.rows import CableRow, Extracted, cable_row
from reftel.archive.words import mrn_key
from reftel.model.cable import Cable, Head
from reftel.model.source import Field, Source
from reftel.model.statement import Statement
from reftel.workflow.naming import namings_left
from reftel.workflow.protecting import (
    Protected,
    Sought,
    by_name,
    everywhere,
    masked,
    masked_meetings,
    masked_statements,
    walked,
)

ALL = "all"
_WORD = re.compile(r"\S+")
_AROUND = 40  # characters on each side, by which a reader tells who is meant


class Blanked(NamedTuple):
    """Words that are blanked, where, and what stands around them; ``lone``: only a surname says whose they are."""

    words: str
    cable: str
    around: str
    lone: bool


class Leaving(msgspec.Struct, frozen=True):
    """The cables in which a surname alone is another's: their numbers, or all of them."""

    cables: frozenset[str]
    every: bool

    @classmethod
    def of(cls, told: Iterable[str]) -> Self:
        """From numbers as people write them."""
        names = frozenset(told)
        return cls(names | {key for one in names if (key := mrn_key(one))}, ALL in names)

    def __contains__(self, cable: object) -> bool:
        return self.every or cable in self.cables


class Unnamed(NamedTuple):
    """What is left of a source, and what is blanked in it."""

    rest: Rest
    blanked: tuple[Blanked, ...]


def unnamed(opened: Archive, source: Source, protected: Protected, leaving: Leaving) -> Unnamed | None:
    """A source without the names of the people; None where they do not stand in it."""
    purging, sha256 = opened.purging(), source.sha256
    held = tuple(opened.looking().read_from(sha256))
    # Whom cables ask to protect stays in the archive: it is asked for one person alone.
    plain = tuple(msgspec.structs.replace(one.cable, protections=()) for one in held)
    named = by_name(protected) if leaving.every else everywhere(protected)
    hidden = masked(source, plain, protected, leaving)
    all_names = next(iter(opened.sources(sha256))).names
    names = tuple(dict.fromkeys(named.masked(name) for name in all_names))
    if hidden.source.text == source.text and names == all_names:
        return None
    notes, told = purging.notes(sha256), purging.told(sha256)
    findings = walked(msgspec.to_builtins(notes.findings), named)
    cables: list[CableRow] = []
    extracted: list[tuple[str, Extracted]] = []
    for one, before, after, sought in zip(held, plain, hidden.cables, hidden.sought, strict=True):
        if after == before:
            continue
        cable = _faithful(msgspec.structs.replace(after, protections=one.cable.protections), one.cable, hidden.source)
        cables.append(cable_row(cable))
        extracted += _extracted(one, purging.extracted(sha256, one.cable.span.start), cable, sought)
    rest = Rest(
        sha256=sha256,
        text=hidden.source.text,
        notes=msgspec.convert({"nodes": msgspec.to_builtins(notes.nodes), "findings": findings}, Notes),
        cables=tuple(cables),
        extracted=tuple(extracted),
        names=names,
        told=tuple(tuple(named.masked(value) for value in row) for row in told),
    )
    sure = hidden if leaving.every else masked(source, plain, msgspec.structs.replace(protected, lone=False))
    return Unnamed(rest, tuple(_blanked(source, plain, hidden.source.text, sure.source.text)))


def _blanked(source: Source, cables: Iterable[Cable], left: str, certain: str) -> Iterator[Blanked]:
    """Each stretch in which the text that is left differs from what it was; lone where only a surname makes it so."""
    text, held = source.text, sorted(cables, key=lambda one: one.span.start)
    for start, end in _stretches(text, left, certain):
        inside = next((one.citation for one in held if one.span.start <= start < one.span.end), source.name)
        around = " ".join(text[max(0, start - _AROUND) : end + _AROUND].split())
        yield Blanked(" ".join(text[start:end].split()), inside, around, lone=certain[start:end] == text[start:end])


def _stretches(text: str, left: str, certain: str) -> list[tuple[int, int]]:
    """Where texts differ; what only blanks part is one stretch, if all of it is blanked for the same reason."""
    found: list[tuple[int, int]] = []
    for word in _WORD.finditer(text):
        start, end = word.span()
        while start < end and text[start] == left[start]:
            start += 1
        while start < end and text[end - 1] == left[end - 1]:
            end -= 1
        if start == end:
            continue
        same = found and (certain[found[-1][0]] == text[found[-1][0]]) == (certain[start] == text[start])
        if same and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _faithful(cable: Cable, before: Cable, source: Source) -> Cable:
    """A cable whose fields are the characters of its source, and whose number is what it was."""
    fields = {}
    for name in Head.__struct_fields__:
        field: Field[object] | None = getattr(cable.head, name)
        if field is not None:
            fields[name] = msgspec.structs.replace(field, text=field.span.of(source.text))
    if before.head.mrn is not None and "mrn" in fields:
        fields["mrn"] = msgspec.structs.replace(fields["mrn"], value=before.head.mrn.value)
    return msgspec.structs.replace(cable, head=msgspec.structs.replace(cable.head, **fields))


def _extracted(
    one: ReadFrom, made: tuple[Statement, ...], cable: Cable, sought: Sought
) -> Iterator[tuple[str, Extracted]]:
    if one.version is None:
        return
    statements = tuple(masked_statements(sought, made))
    ids = {before.id: after.id for before, after in zip(made, statements, strict=True)}
    meetings = tuple(masked_meetings(sought, one.meetings, ids))
    namings = namings_left(cable, statements, meetings)
    yield one.version, pack_statements(cable, statements, namings=namings, meetings=meetings)
