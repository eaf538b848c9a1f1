"""One cable, one person or one source is taken out of an archive for good, wherever it left a trace there.

A cable goes in all its versions: a source that holds nothing else goes whole, of another the characters of the cable
are blanked. A person is masked wherever a name of his stands, as for those who must not see it, but in the archive
itself. Bytes cannot be blanked without becoming others: of every source that is touched they go, and so do those of a
container that holds it; what else was in them is kept as text, with every place where it was.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from reftel.archive import Archive, backing
from reftel.archive.auditing import moment
from reftel.archive.condensing import Notes
from reftel.archive.looking import ReadFrom
from reftel.archive.purging import Purging, Rest, Rewritten
from reftel.archive.query import Words
from reftel.archive.words import mrn_key, words
from reftel.errors import InputError
from reftel.model.cable import Cable
from reftel.model.purge import Purge
from reftel.model.source import Source, Span
from reftel.reading.containers import KINDS, MAX_DEPTH, Opened
from reftel.reading.decode import decode
from reftel.workflow.access import blanked
from reftel.workflow.protecting import (
    NOBODY,
    Protected,
    Sought,
    by_name,
    everywhere,
    nobody,
    person_of,
    walked,
)
from reftel.workflow.questionfiles import files_without, put
from reftel.workflow.questions import FOLDER, SEATS
from reftel.workflow.remains import Needles, remains
from reftel.workflow.unkeeping import counted, imports_without, without
from reftel.workflow.unnaming import Blanked, Leaving, unnamed

Progress = Callable[[int, int | None], None]
_SHORTEST_HASH = 12
_LINES, _WORDS, _LONG = 40, 8, 30  # so many stretches of so many words are looked for, of so many letters at least
PURGED = "(purged)"


class AbsentError(InputError):
    """What is to go is not there."""


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """What is to go: one of a cable by its number, a person by his names, a source by its hash.

    ``leave`` are the numbers of cables in which a surname of the person that stands alone is somebody else's, or
    ``ALL``: what nothing but a lone surname says to be his stays there.
    """

    cable: str | None = None
    person: str | None = None
    source: str | None = None
    leave: tuple[str, ...] = ()


class Plan(NamedTuple):
    """What is done to an archive, and what is told of it; of a person also every stretch that is blanked."""

    rests: tuple[Rest, ...]
    rewritten: Rewritten
    bytes_gone: tuple[str, ...]
    files: dict[Path, str]
    needles: Needles
    purge: Purge
    blanked: tuple[Blanked, ...] = ()


def plan(archive: Path, target: Target, progress: Progress | None = None) -> Plan:
    """What would go, and nothing is changed.

    Raises:
        AbsentError: if there is no such cable or source.
        InputError: if several years have the number, or there is nothing that could be looked for.
        ArchiveError: if there is no archive, or it cannot be read.
    """
    with Archive(archive, read_only=True) as opened:
        return _planned(opened, target, progress)


def purge(archive: Path, target: Target | None, progress: Progress | None = None) -> Purge:
    """Take it out, and end what an earlier purge has left undone; without a target only that.

    Raises:
        InputError: if there is no such cable or source.
        ArchiveError: if the archive cannot be written, or another program reads it: run it again when that has ended.
    """
    with Archive(archive) as opened:
        purging = opened.purging()
        made = _planned(opened, target, progress) if target else None
        if made is None or made.purge.nothing:
            if purging.unfinished():
                purging.clear()
                opened.rebuild()
            return made.purge if made else Purge(done=True)
        for path, text in made.files.items():  # first: they are found again by a run that has to begin anew
            put(path, text, made.rewritten.mask)
        purging.take_out(made.rests, made.rewritten, made.bytes_gone, at=moment())
        purging.clear()
        opened.rebuild()
    return msgspec.structs.replace(made.purge, done=True, remains=tuple(remains(archive, made.needles)))


def unfinished(archive: Path) -> bool:
    """Whether an earlier purge was stopped before everything was cleared.

    Raises:
        ArchiveError: if there is no archive.
    """
    with Archive(archive, read_only=True) as opened:
        return opened.purging().unfinished()


def backups(archive: Path) -> list[Path]:
    """Where backups of an archive were made and still lie."""
    return [place for place in backing.known(archive) if backing.is_backup(place)]


def copies(places: Iterable[Path], made: Plan) -> Iterator[str]:
    """The files elsewhere (backups, folders that were read) in which it stands too; nothing is changed there."""
    for place in places:
        yield from (str(place / name) if place.is_dir() else str(place) for name in remains(place, made.needles))


def _planned(opened: Archive, target: Target, progress: Progress | None) -> Plan:
    if target.cable:
        return _of_cable(opened, target.cable)
    if target.source:
        return _of_source(opened, target.source)
    return _of_person(opened, target.person or "", Leaving.of(target.leave), progress)


# A cable, a source.


def _of_cable(opened: Archive, asked: str) -> Plan:
    purging = opened.purging()
    cable = opened.cable(asked)
    mrn = cable.citation if cable else mrn_key(asked) or asked
    versions = purging.versions(mrn)
    if not versions and not purging.unfinished():
        several = opened.looking().of_all_years(asked)
        kind = InputError if several else AbsentError
        raise kind(f"There is no cable {asked[:60]} in {opened.path}, or several years have that number.")
    gone: dict[str, list[int]] = {}
    for sha256, start in versions:
        gone.setdefault(sha256, []).append(start)
    rests: list[Rest] = []
    lines: list[str] = []
    numbers: set[int] = set()
    for sha256, starts in gone.items():
        source, held = opened.source(sha256), list(opened.looking().read_from(sha256))
        for one in held:
            lines += _lines(source, one.cable) if one.cable.span.start in starts else []
        numbers |= purging.numbers(sha256, starts)
        rests.append(_less(purging, source, held, set(starts)))
    number = _number(mrn)
    return _joined(
        opened,
        rests,
        Needles(_own(opened, lines, numbers)),
        lambda text: blanked(text, (found.span() for found in number.finditer(text))),
        reviews={one: None for one, sha256, start, _ in purging.reviews() if start in gone.get(sha256, ())},
        pair_goes=lambda pair: pair[0] == mrn,
        refers=purging.referring(mrn) if versions else 0,
    )


def _number(mrn: str) -> re.Pattern[str]:
    """A message number in any way of writing it."""
    found = re.fullmatch(r"([0-9]{0,2})([A-Za-z]+)([0-9]+)", mrn)
    if found is None:
        return re.compile(re.escape(mrn))
    year, station, serial = found.groups()
    before = rf"(?:(?:19|20)?{year}\s?)?" if year else ""
    return re.compile(rf"(?<![0-9A-Za-z]){before}{station}\s{{0,3}}0{{0,6}}{serial}(?![0-9])", re.IGNORECASE)


def _less(purging: Purging, source: Source, held: list[ReadFrom], starts: set[int]) -> Rest:
    """A source without some of its cables; nothing of it where it holds no other."""
    if all(one.cable.span.start in starts for one in held):
        return Rest(sha256=source.sha256)
    spans = [one.cable.span for one in held if one.cable.span.start in starts]
    return _blanked(purging, source, spans, tuple(sorted(starts)))


def _blanked(purging: Purging, source: Source, spans: Iterable[Span], gone: tuple[int, ...] = ()) -> Rest:
    places = [(span.start, span.end) for span in spans]
    notes = purging.notes(source.sha256)
    findings = tuple(
        one for one in notes.findings if not any(one.start < end and start <= one.end for start, end in places)
    )
    kept = Notes(notes.nodes, findings)
    return Rest(sha256=source.sha256, text=blanked(source.text, places), notes=kept, gone=gone)


def _lines(source: Source, cable: Cable) -> list[str]:
    """Stretches of words of a cable, by which it is looked for afterwards."""
    places = [(one.text_start, one.end) for one in cable.paragraphs] or [(cable.span.start, cable.span.end)]
    found = []
    for start, end in places:
        told = source.text[start:end].split()
        found += [" ".join(told[at : at + _WORDS]) for at in range(0, len(told), _WORDS)]
    return sorted((line for line in found if len(line) >= _LONG), key=len, reverse=True)[:_LINES]


def _own(opened: Archive, lines: Iterable[str], numbers: set[int]) -> list[str]:
    """The lines that stand in no cable but those with these numbers: others may quote them, and are not purged.

    A line without a word (dashes) is nobody's own.
    """
    return [line for line in lines if (told := tuple(words(line))) and opened.answering(Words(told)) <= numbers]


def _of_source(opened: Archive, asked: str) -> Plan:
    purging, wanted = opened.purging(), asked.strip().lower()
    found = [held.sha256 for held in opened.sources() if held.sha256.startswith(wanted)]
    if len(wanted) < _SHORTEST_HASH or len(found) > 1:
        raise InputError(
            f"Give {_SHORTEST_HASH} characters of the hash, or more: reftel show {opened.path} --sources all"
        )
    if not found and not purging.unfinished():
        raise AbsentError(f"There is no source {wanted[:64]} in {opened.path}: reftel show {opened.path} --sources all")
    every = [one for sha256 in found for one in (sha256, *purging.members(sha256))]
    lines: list[str] = []
    mrns: set[str] = set()
    numbers: set[int] = set()
    for sha256 in every:
        source, held = opened.source(sha256), list(opened.looking().read_from(sha256))
        numbers |= purging.numbers(sha256, (one.cable.span.start for one in held))
        for one in held:
            lines += _lines(source, one.cable)
            mrns |= {one.cable.citation} if len(purging.versions(one.cable.citation)) == 1 else set()
    return _joined(
        opened,
        [Rest(sha256=sha256) for sha256 in every],
        Needles(_own(opened, lines, numbers)),
        lambda text: text,
        reviews={one: None for one, sha256, _, _ in purging.reviews() if sha256 in every},
        pair_goes=lambda pair: pair[0] in mrns,
    )


# A person.


def _of_person(opened: Archive, asked: str, leaving: Leaving, progress: Progress | None) -> Plan:
    protected = Protected((person_of(asked),), lone=not leaving.every)
    purging = opened.purging()
    hashes = [held.sha256 for held in opened.sources()]
    rests: list[Rest] = []
    found: list[Blanked] = []
    unread = 0
    for number, sha256 in enumerate(hashes, 1):
        source = opened.source(sha256)
        unread += not source.text and opened.purging().container(sha256) is None and source.format not in KINDS
        if told := unnamed(opened, source, protected, leaving):
            rests.append(told.rest)
            found += told.blanked
        if progress:
            progress(number, len(hashes))
    named = by_name(protected)
    sought = named if leaving.every else everywhere(protected)
    touched = {rest.sha256 for rest in rests}
    others = (sha256 for sha256 in hashes if sha256 not in touched)
    sayings = {sha256: left for sha256 in others if (left := _told(purging, sha256, sought))}
    places = {(row.sha256, row.start): row.mrn for rest in rests for row in rest.cables}
    reviews: dict[int, str | None] = {}
    for number, sha256, start, record in purging.reviews():
        mrn = places.get((sha256, start))
        said = _readable(record, named if mrn is None or mrn in leaving else sought)
        if said != _readable(record, NOBODY):
            reviews[number] = said
    names = [" ".join(name.split()) for name in asked.split(";")]
    remarks = (f"{unread} sources could not be read: whether they name anybody, nobody can say.",) if unread else ()
    return _joined(
        opened,
        rests,
        Needles(names),
        sought.masked,
        reviews=reviews,
        pair_goes=lambda pair: pair[0] in places.values() and sought.masked(pair[1]) != pair[1],
        sayings=sayings,
        remarks=remarks,
    )._replace(blanked=tuple(found))


def _told(purging: Purging, sha256: str, sought: Sought) -> tuple[tuple[str, ...], ...]:
    """What is told of where a source comes from, with the name masked; nothing where it does not stand there."""
    told = purging.told(sha256)
    left = tuple(tuple(sought.masked(value) for value in row) for row in told)
    return left if left != told else ()


def _readable(record: str, sought: Sought) -> str:
    """A review with the name masked, text by text: what is no text in it stays what it is."""
    told = walked(msgspec.json.decode(record), sought)
    for fields in (told.get("seen", {}), told.get("patch", {})):
        if "speaker" in fields:
            fields["speaker"] = nobody(fields["speaker"], sought)
        if "addressees" in fields:
            fields["addressees"] = [nobody(name, sought) for name in fields["addressees"]]
    return msgspec.json.encode(told).decode()


# What goes with it.


def _joined(
    opened: Archive,
    rests: list[Rest],
    needles: Needles,
    mask: Callable[[str], str],
    *,
    reviews: Mapping[int, str | None],
    pair_goes: Callable[[tuple[str, str]], bool],
    sayings: Mapping[str, tuple[tuple[str, ...], ...]] | None = None,
    remarks: tuple[str, ...] = (),
    refers: int = 0,
) -> Plan:
    """The plan, with what goes because of it: containers, rulings, seats, files of questions."""
    volumes, bytes_gone = _holders(opened, {rest.sha256 for rest in rests})
    rulings = _rulings(opened, pair_goes, mask)
    files, seats = files_without(opened.path / FOLDER, mask)
    files |= imports_without(opened.path, mask)
    named = (path.name for path in files if not path.name.endswith(SEATS) or mask(path.name) != path.name)
    kept = without(opened, rests, mask)
    whole = [rest.sha256 for rest in rests if rest.text is None]
    looking = opened.looking()
    cables = sum(len(rest.gone) for rest in rests) + sum(len(list(looking.cards_in(sha256))) for sha256 in whole)
    if refers:
        remarks = (*remarks, f"{refers} other cables refer to its number: that is their own text, and stays.")
    told = Purge(
        sources=len(whole),
        parts=sum(rest.text is not None for rest in (*rests, *volumes)) + len(bytes_gone),
        cables=cables,
        masked=sum(len(rest.cables) for rest in rests),
        statements=sum(_statements(opened.purging(), rest) for rest in rests),
        reviews=len(reviews),
        rulings=len(rulings),
        seats=seats,
        kept=counted(opened.path, kept),
        sayings=len(sayings or {}),
        files=tuple(sorted(named)),
        remarks=remarks,
    )
    rewritten = Rewritten(reviews=reviews, rulings=rulings, kept=kept, mask=mask, told=sayings or {})
    return Plan((*rests, *volumes), rewritten, bytes_gone, files, needles, told)


def _statements(purging: Purging, rest: Rest) -> int:
    held = purging.statements(rest.sha256)
    if rest.text is None:
        return sum(held.values())
    return sum(held.get(start, 0) for start in {row.start for row in rest.cables} | set(rest.gone))


def _holders(opened: Archive, touched: set[str]) -> tuple[list[Rest], tuple[str, ...]]:
    """The containers whose bytes go with those of the sources in them: volumes less these, and others as they are.

    A source may have come by itself and in a container too, which the record does not say: containers are looked into.
    """
    purging = opened.purging()
    holders: set[str] = set()
    for sha256 in touched:
        above = purging.container(sha256)
        while above is not None:
            holders.add(above)
            above = purging.container(above)
    cut = purging.tombstones()
    for held in opened.sources():
        if held.format in KINDS and held.container is None and held.sha256 not in holders | touched | set(cut):
            data = opened.original(held.sha256)
            if not touched.isdisjoint(_hashes(data)):
                holders.add(held.sha256)
    volumes, packed = [], []
    for sha256 in sorted(holders - touched):
        source = opened.source(sha256)
        if source.text:
            notes = purging.notes(sha256)
            spans = [Span(node.start, node.end) for node in notes.nodes if node.kind == "member"]
            gone = [span for span in spans if _hash(span.of(source.text)) in touched]
            volumes.append(_blanked(purging, source, gone))
        elif not cut.get(sha256):
            packed.append(sha256)
    return volumes, tuple(packed)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _hashes(data: bytes, depth: int = 0) -> Iterator[str]:
    """The hashes of all that a container holds."""
    kind = decode(data).binary
    if kind in KINDS and depth < MAX_DEPTH:
        for member in Opened(data, kind, ""):
            yield hashlib.sha256(member.data).hexdigest()
            yield from _hashes(member.data, depth + 1)


def _rulings(
    opened: Archive, goes: Callable[[tuple[str, str]], bool], mask: Callable[[str], str]
) -> dict[int, tuple[str, str] | None]:
    """What becomes of rulings: one that stood on a naming that goes stands on another of the same actor, or is gone."""
    found: dict[int, tuple[str, str] | None] = {}
    actors = opened.actors()
    for one in actors.rulings():
        reason = PURGED if mask(one.reason) != one.reason else one.reason
        if not any(map(goes, one.namings)):
            if reason != one.reason:
                found[one.number] = (msgspec.json.encode(one.namings).decode(), reason)
            continue
        kept = []
        for pair in one.namings:
            others = sorted(actors.grounds(msgspec.structs.replace(one, namings=(pair,))))
            left = next((other for other in others if not goes(other)), None) if one.kind == "merge" else None
            kept += [left] if goes(pair) and left else [] if goes(pair) else [pair]
        enough = len(kept) == len(one.namings) if one.kind == "merge" else bool(kept)
        found[one.number] = (msgspec.json.encode(kept).decode(), reason) if enough else None
    return found
