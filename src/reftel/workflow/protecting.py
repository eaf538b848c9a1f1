"""Names that nobody who reads may see: from a list, and from what cables ask to protect. Masked wherever they stand.

A list is a text file: a person a line, the name first, other names, spellings and roles behind semicolons; what follows
``#`` is a remark. A name is found in any known spelling, in whatever case, over line breaks, and where it is none of
the words of a text (``disguises.py``). Every part of it alone is masked in every cable that has the whole name, two
parts of it side by side, or one of the other names: the surname may stand first. In every other cable its surname is
masked, but where somebody else bears it there, or where it is a common word and has no title before it. A surname that
the tables of chiefs of mission or of signers complete to such a name is masked too. What a cable asks to protect by a
marker, ``(strictly protect)``, is masked throughout that cable, as far as it is a name.
"""

import hashlib
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import msgspec

from reftel.errors import InputError
from reftel.facts import spellings
from reftel.model.actor import Naming
from reftel.model.cable import Cable
from reftel.model.finding import Finding
from reftel.model.meeting import Meeting, Participant
from reftel.model.source import Source
from reftel.model.statement import Statement
from reftel.workflow.access import WITHHELD, blanked, evened, is_withheld
from reftel.workflow.bearing import (
    GAP,
    JOINS,
    NO_NAMES,
    SHORTEST,
    WORD,
    Placed,
    alone,
    bears,
    borne,
    completed,
    given_names,
    in_office,
    lone_of,
    met,
    pairs_of,
    parts_in,
    ways,
    words_in,
)
from reftel.workflow.disguises import Disguise, Words, decoded, disguises, mended, words_of

_LARGEST = 1_000_000  # characters of a list
_LISTS = 16  # of them what is looked for is remembered
PROTECTED = "a protected source"
"""Stands for anybody who is protected, whoever it is."""


class Protected(msgspec.Struct, frozen=True):
    """Who is protected: for each person the names, as keys of their words.

    ``lone``: a surname is masked also where nothing tells whose it is.
    """

    people: tuple[tuple[tuple[str, ...], ...], ...] = ()
    lone: bool = True

    @property
    def mark(self) -> str:
        """Stands for the list where it must not be told."""
        told = hashlib.sha256(msgspec.json.encode(self.people)).hexdigest()
        return told[:10]


def load_protected(path: Path) -> Protected:
    """The people of a list.

    Raises:
        InputError: if the file cannot be read, or a line has no name.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{path}: is not UTF-8 text; save it as UTF-8.") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error}); give the path of a list.") from None
    if len(text) > _LARGEST:
        raise InputError(f"{path}: has more than {_LARGEST:,} characters; a list has a person a line.")
    people = []
    for number, line in enumerate(text.split("\n"), 1):
        said = line.partition("#")[0].strip()
        try:
            people += [person_of(said)] if said else []
        except InputError as error:
            raise InputError(f"{path}: line {number}: {error}") from None
    return Protected(tuple(people))


def person_of(said: str) -> tuple[tuple[str, ...], ...]:
    """The names of a person, ``Name; other name``, as keys of their words.

    Raises:
        InputError: if one of them is too short to be looked for.
    """
    names = tuple(dict.fromkeys(key for name in said.split(";") for key in ways(name)))
    if not names or any(len("".join(name)) < SHORTEST for name in names):
        raise InputError(f"this has no name of {SHORTEST} letters or more: Name; other name.")
    return names


class Sought(msgspec.Struct, frozen=True):
    """What is masked in whatever is told of a cable: names by their first word, and phrases as they stand.

    ``within`` are the words that are masked also where they are no words of a text; ``forms`` how they stand then.
    """

    by_first: dict[str, tuple[tuple[str, ...], ...]]
    phrases: tuple[str, ...] = ()
    within: Words = Words()
    forms: tuple[str, ...] = ()

    def found(self, text: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
        """The names that stand in a text, each with its place."""
        if not self.by_first:
            return
        yield from self._among(words_in(text), text)
        if not JOINS.isdisjoint(text):
            yield from self._among(parts_in(text), text)

    def _among(self, words: Placed, text: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
        for at, (start, _, first) in enumerate(words):
            for name in self.by_first.get(first, ()):
                some = words[at : at + len(name)]
                if tuple(word for *_, word in some) == name and _adjoin(text, some):
                    yield name, start, some[-1][1]

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where any of the names or phrases stands in a text, as it is or behind escapes."""
        yield from self._plain_places(text)
        if self.within.by_start and (plain := decoded(text)) is not None:
            yield from (plain.span(start, end) for start, end in self._plain_places(plain.text))

    def _plain_places(self, text: str) -> Iterator[tuple[int, int]]:
        for phrase in (*self.phrases, *self.forms):
            yield from (found.span() for found in re.finditer(re.escape(phrase), text, re.IGNORECASE))
        yield from ((start, end) for _, start, end in self.found(text))
        yield from ((one.start, one.end) for one in disguises(text, self.within))

    def masked(self, text: str) -> str:
        """The text with them masked, sign for sign."""
        return blanked(text, self.places(text))

    def names(self, text: str) -> bool:
        """Whether a text is no more than a part of a phrase that is masked: what somebody is called elsewhere."""
        flat = " ".join(text.split()).casefold()
        return len(flat) >= SHORTEST and any(flat in " ".join(one.split()).casefold() for one in self.phrases)


def _adjoin(text: str, words: Sequence[tuple[int, int, str]]) -> bool:
    return all(GAP.fullmatch(text, one[1], other[0]) for one, other in pairwise(words))


_ByFirst = dict[str, tuple[tuple[str, ...], ...]]


def _by_first(names: Iterable[tuple[str, ...]], also: _ByFirst | None = None) -> _ByFirst:
    """Names by their first word, the longest first, and those that are by it already."""
    some: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        some.setdefault(name[0], set()).add(name)
    made = dict(also or {})
    for first, own in some.items():
        made[first] = tuple(sorted(own.union(made.get(first, ())), key=lambda one: (-len(one), one)))
    return made


NOBODY = Sought({})
"""Masks nothing."""


@lru_cache(maxsize=_LISTS)
def by_name(protected: Protected) -> Sought:
    """What is masked where nothing tells whether a surname alone is theirs: whole names."""
    return Sought(_by_first(name for person in protected.people for name in person))


@lru_cache(maxsize=_LISTS)
def everywhere(protected: Protected) -> Sought:
    """What is masked where no cable says which of several people is meant: surnames alone too, the first words of
    names as well, as far as they are no common given names.
    """
    names = {key for person in protected.people for key in (*person, *((one[-1],) for one in person))}
    given = given_names()
    names |= {
        (one,) for person in protected.people for one in alone(person) if len(one) > SHORTEST and one not in given
    }
    singles = (one[0] for one in names if len(one) == 1)
    return Sought(_by_first(one for one in names if len(one[0]) >= SHORTEST), within=words_of(singles))


def without_holder(cable: Cable, namings: Sequence[Naming], protected: Protected) -> tuple[Naming, ...]:
    """Namings of a cable; who "the Ambassador" was is not looked up in the table where he is on the list."""
    if not any(bears(protected.people, one.name, one.surname) for one in in_office(cable)):
        return tuple(namings)
    return tuple(msgspec.structs.replace(one, ours=False) if one.kind == "role" else one for one in namings)


def told_findings(cable: Cable, findings: Iterable[Finding], protected: Protected) -> tuple[Finding, ...]:
    """The findings on a masked cable that name nobody of the list, and do not say who a masked signature is not."""
    sought, pairs = everywhere(protected), pairs_of(protected.people)
    signed = any(WITHHELD in name for name in cable.signature)
    return tuple(
        one
        for one in findings
        if not (signed and one.code == "signer-not-chief")
        and next(sought.places(one.message), None) is None
        and next(met(one.message, pairs), None) is None
    )


def people_of(names: Iterable[str]) -> Protected:
    """People under the names that they have in cables, however short."""
    return Protected(tuple(found for name in dict.fromkeys(names) if (found := ways(name))), lone=False)


@lru_cache(maxsize=_LISTS)
def _anywhere(protected: Protected) -> tuple[Sought, Words]:
    """What tells of anybody in a text: whole names and surnames alone, and the words of names that may be disguised."""
    lone = lone_of(protected.people) if protected.lone else {}
    names = {name for person in protected.people for name in person}
    parts = {part for person in protected.people for part in alone(person)}
    return Sought(_by_first(names | {(one,) for one in lone})), words_of({*parts, *lone})


def _sought(text: str, cable: Cable | None, protected: Protected, also: tuple[str, ...] = ()) -> Sought:
    """What is masked in a text, and in everything that is read from it."""
    anybody, parts = _anywhere(protected)
    plain = decoded(text) if protected.people else None
    every = text if plain is None else f"{text}\n{plain.text}"
    hidden = tuple(disguises(every, parts))
    if hidden:
        every = f"{every}\n{mended(every, hidden)}"
    told, alone_here = _told_in(every, anybody, protected)
    names: set[tuple[str, ...]] = {(one,) for one in alone_here}
    names |= {(one,) for turn in told for one in alone(protected.people[turn])}
    if cable:
        names |= completed(cable, protected.people)
    phrases = tuple(dict.fromkeys(_phrases(cable))) if cable else ()
    for phrase in phrases:
        names.update(_marked(phrase))
    within = words_of(one[0] for one in names if len(one) == 1)
    return Sought(
        _by_first(names, by_name(protected).by_first),
        tuple(dict.fromkeys((*phrases, *also))),
        within,
        tuple(dict.fromkeys(_forms(every, hidden, within))) if hidden else (),
    )


def _told_in(text: str, anybody: Sought, protected: Protected) -> tuple[set[int], set[str]]:
    """Who of the list is told in a text, by the turn in it, and the surnames of others of it that are masked alone."""
    lone = lone_of(protected.people) if protected.lone else {}
    told = set(met(text, pairs_of(protected.people)))
    found = {(name, start, end) for name, start, end in anybody.found(text)}
    names = {name for name, *_ in found}
    told |= {turn for turn, person in enumerate(protected.people) if not names.isdisjoint(person)}
    places = sorted((start, end, name[0]) for name, start, end in found if len(name) == 1 and name[0] in lone)
    certain, stand = borne(text, ((one, start, end) for start, end, one in places), protected.people)
    return told | certain, stand


def _forms(text: str, hidden: Iterable[Disguise], within: Words) -> Iterator[str]:
    """How words stand that are broken over lines: as in the source, and as in a text that was read from it."""
    for start, end, word in hidden:
        as_it_is = text[start:end]
        if "\n" in as_it_is and spellings.key(word) in within:
            flat = " ".join(as_it_is.split())
            yield from (as_it_is, flat, flat.replace("- ", "-"))


def _phrases(cable: Cable) -> Iterator[str]:
    """What a cable asks to protect, in its clean text."""
    spans = [one.protected for one in cable.protections if one.protected is not None]
    for paragraph in cable.paragraphs:
        for span in spans:
            if paragraph.start <= span.start and span.end <= paragraph.end:
                inside = [run for run in paragraph.runs if run.start < span.end and span.start < run.end]
                if inside:
                    low = inside[0].clean + max(0, span.start - inside[0].start)
                    high = inside[-1].clean_end - max(0, inside[-1].end - span.end)
                    phrase = paragraph.text[low:high].strip()
                    if any(map(str.isalnum, phrase)):  # else it is masked already
                        yield phrase


def _marked(text: str) -> Iterator[tuple[str, ...]]:
    """The name in what stands beside a marker: its last run of capitalised words, whole and word by word."""
    run: list[str] = []
    for found in WORD.finditer(text):
        word = found.group()
        if word[:1].isupper() and word.casefold() not in NO_NAMES and len(word) >= SHORTEST:
            run.append(word)
        elif run and not word[:1].isupper() and word.casefold() not in {"al", "bin", "ibn", "de", "van", "von", "el"}:
            run = []
    if run:
        yield from ways(" ".join(run))
        for word in run:
            yield from ways(word)


def sought_in(cable: Cable, told: Iterable[str], protected: Protected, also: tuple[str, ...] = ()) -> Sought:
    """What is masked in all that is told of a cable: people by the names that stand in it, whom it asks to protect,
    and phrases.
    """
    return _sought("\n".join(told), cable, protected, also)


class Masked(msgspec.Struct, frozen=True, kw_only=True):
    """A source and its cables without protected names, and what masks them in whatever else is told of each cable."""

    source: Source
    cables: tuple[Cable, ...]
    sought: tuple[Sought, ...]


def masked(
    source: Source, cables: tuple[Cable, ...], protected: Protected, certain: Container[str] = frozenset()
) -> Masked:
    """A source and its cables with every protected name masked, sign for sign: all places stay what they were.

    Each cable is looked through by itself, for a source may hold thousands; of what lies in none of them a surname
    alone is masked too, where the source has the whole name. In the cables whose numbers are in ``certain`` a surname
    is left of which nothing tells whose it is.
    """
    sure = msgspec.structs.replace(protected, lone=False)
    sought = tuple(
        _sought(_text_of(source, cable), cable, sure if cable.citation in certain else protected) for cable in cables
    )
    hidden: list[tuple[int, int]] = list(by_name(protected).places(source.text))
    rest = _sought(source.text, None, protected)
    for start, end in _between(cables, len(source.text)):
        hidden += ((start + low, start + high) for low, high in rest.places(source.text[start:end]))
    named: list[bool] = []
    for one, cable in zip(sought, cables, strict=True):
        before, at = len(hidden), cable.span.start
        own = source.text[at : cable.span.end]
        hidden += ((at + low, at + high) for low, high in one.places(own))
        hidden += [(p.protected.start, p.protected.end) for p in cable.protections if p.protected is not None]
        for paragraph in cable.paragraphs:
            if not is_withheld(paragraph):
                spans = (paragraph.source_span(*place) for place in one.places(paragraph.text))
                hidden += [(span.start, span.end) for span in spans]
        named.append(len(hidden) > before)
    text = blanked(source.text, hidden)
    left = tuple(
        _masked_cable(cable, one, text) if there or _said_beside(cable, one) else cable
        for cable, one, there in zip(cables, sought, named, strict=True)
    )
    return Masked(source=msgspec.structs.replace(source, text=text), cables=left, sought=sought)


def _said_beside(cable: Cable, sought: Sought) -> bool:
    """Whether a name stands in what others say of a cable: its release, the page of its publisher."""
    return any(next(sought.places(told), None) is not None for told in _beside(cable))


def _beside(cable: Cable) -> Iterator[str]:
    """What others say of a cable."""
    release = cable.release
    yield from filter(None, (release.authority, release.source, release.note, *cable.publisher.values()))


def _text_of(source: Source, cable: Cable) -> str:
    """What a cable says, as it stands and as it was read: a name may be broken in one and whole in the other."""
    own = source.text[cable.span.start : cable.span.end]
    return "\n".join((own, *(paragraph.text for paragraph in cable.paragraphs), *_beside(cable)))


def _between(cables: Iterable[Cable], size: int) -> Iterator[tuple[int, int]]:
    """The stretches of a source of some size that lie in none of its cables."""
    at = 0
    for cable in sorted(cables, key=lambda one: one.span.start):
        if cable.span.start > at:
            yield at, cable.span.start
        at = max(at, cable.span.end)
    if at < size:
        yield at, size


def masked_name(name: str, protected: Protected, also: Iterable[Sought] = ()) -> str:
    """The name of a file without the names of a list, surnames alone too, nor what is masked in the cables in it."""
    plain = unquote(name) if "%" in name else name  # an escape that is undone hides nothing
    for sought in (everywhere(protected), *also):
        plain = sought.masked(plain)
    return plain if WITHHELD in plain else name


def name_shown(archive: Path, protected: Protected | None) -> str:
    """The name of an archive as pages show it: that of its folder, which people choose too."""
    name = archive.resolve().name
    return name if protected is None else evened(masked_name(name, protected))


def _masked_cable(cable: Cable, sought: Sought, text: str) -> Cable:
    made = msgspec.convert(walked(msgspec.to_builtins(cable), sought), Cable)
    paragraphs = (
        msgspec.structs.replace(after, raw=text[before.start : before.end])
        for before, after in zip(cable.paragraphs, made.paragraphs, strict=True)
    )
    return msgspec.structs.replace(made, paragraphs=tuple(paragraphs), source=cable.source)


def masked_statements(sought: Sought, statements: Iterable[Statement]) -> Iterator[Statement]:
    """Statements without protected names; a speaker whose name is masked is nobody who could be looked for.

    The id of a statement is made with its speaker, and whoever guesses a name could prove it by that: who is masked
    gets another.
    """
    held = tuple(statements)
    told = [_masked_statement(one, sought) for one in held]
    ids = {one.id: _masked_id(one, number) for number, one in enumerate(held) if told[number].speaker != one.speaker}
    for one in told:
        echo = one.echo_of
        yield msgspec.structs.replace(one, id=ids.get(one.id, one.id), echo_of=ids.get(echo, echo) if echo else None)


def _masked_statement(statement: Statement, sought: Sought) -> Statement:
    told = msgspec.convert(walked(msgspec.to_builtins(statement), sought), Statement)
    return msgspec.structs.replace(
        told,
        id=statement.id,
        echo_of=statement.echo_of,
        cable=statement.cable,
        source=statement.source,
        speaker=nobody(told.speaker, sought),
        holder=nobody(told.holder, sought),
        addressees=tuple(nobody(name, sought) for name in told.addressees),
        chain=tuple(nobody(name, sought) for name in told.chain),
    )


def _masked_id(statement: Statement, number: int) -> str:
    words = f"{statement.cable}|{statement.start}|{statement.end}|{number}|{PROTECTED}"
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def masked_meetings(sought: Sought, meetings: Iterable[Meeting], ids: Mapping[str, str]) -> Iterator[Meeting]:
    """Meetings without protected names; ``ids`` gives each statement the id that it has now."""
    for number, meeting in enumerate(meetings):
        told = msgspec.convert(walked(msgspec.to_builtins(meeting), sought), Meeting)
        words = f"{meeting.cable}|{meeting.evidence[0].start}|{meeting.status}|{number}|{PROTECTED}"
        yield msgspec.structs.replace(
            told,
            id=hashlib.sha256(words.encode()).hexdigest()[:16],  # like that of a statement
            cable=meeting.cable,
            source=meeting.source,
            who=tuple(_masked_participant(one, sought) for one in told.who),
            whom=tuple(_masked_participant(one, sought) for one in told.whom),
            told_by=nobody(told.told_by, sought) if told.told_by else None,
            statements=tuple(ids.get(one, one) for one in meeting.statements),
        )


def _masked_participant(one: Participant, sought: Sought) -> Participant:
    accompanies = nobody(one.accompanies, sought) if one.accompanies else None
    return msgspec.structs.replace(one, name=nobody(one.name, sought), accompanies=accompanies)


def nobody(name: str, sought: Sought) -> str:
    """A name of which any part is masked says nothing at all, so that no two people who are masked look alike."""
    return PROTECTED if WITHHELD in name or sought.names(name) else name


def walked(value: Any, sought: Sought) -> Any:
    """A record as plain values with every text masked."""
    if isinstance(value, str):
        return sought.masked(value) if len(value) >= SHORTEST else value
    if isinstance(value, dict):
        return {key: walked(one, sought) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [walked(one, sought) for one in value]
    return value
