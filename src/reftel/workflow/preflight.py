"""Before cables are published: everything in them that a person has to answer for, and what was decided on it.

What is looked at is an archive of what the public may see (``sheltering.py``): by clearance, with people of a protect
list, and whoever a cable asks to protect, masked in it already.
"""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, get_args

import msgspec

from reftel.archive import Archive
from reftel.archive.looking import ReadFrom
from reftel.errors import InputError
from reftel.facts import spellings
from reftel.model.cable import Cable
from reftel.model.publication import Alleged, Choice, Described, Marked, NameListed, Preflight
from reftel.model.statement import Statement
from reftel.workflow.access import WITHHELD, Access, is_withheld
from reftel.workflow.protecting import PROTECTED

_PLACES = 12
NAMELESS = ("unnamed", "group", "role")
"""Kinds of namings that may tell who is meant, without a name: a description, several together, an office."""
_WHY = ("speaks", "is addressed", "signs", "wrote", "was there", "is named")
_LARGEST = 50_000_000


class Chosen(NamedTuple):
    """A cable that is to be published, with its statements, its allegations, and who is named in it."""

    cable: Cable
    statements: tuple[Statement, ...]
    alleged: tuple[Alleged, ...]
    names: tuple[tuple[str, NameListed], ...]
    described: tuple[Described, ...]
    extracted: bool


class Choices(NamedTuple):
    """What was decided, by what it is about: names by key, markings by kind and value."""

    names: Mapping[str, Choice]
    words: Mapping[str, Choice]
    markings: Mapping[tuple[str, str], Choice]
    described: Mapping[tuple[str, str], Choice]
    alleged: Mapping[str, Choice]


def chosen(opened: Archive, cables: Sequence[str] = (), query: str = "") -> Iterator[Chosen]:
    """The cables of an archive of what the public may see that are asked for, and of which anything may be seen.

    Raises:
        InputError: if a cable that was asked for is not held.
        QueryError: if the query cannot be read.
    """
    wanted = {cable.citation for cable in (_held(opened, one) for one in cables)}
    answer = opened.matching(query) if query.strip() else None
    numbers, looking = opened.purging(), opened.looking()
    wished: dict[str, set[int]] = {}
    for cable in opened.cables():
        if (not wanted or cable.citation in wanted) and any(paragraph.text for paragraph in cable.paragraphs):
            sha256, start = cable.source.sha256, cable.span.start
            if answer is None or not numbers.numbers(sha256, [start]).isdisjoint(answer):
                wished.setdefault(sha256, set()).add(start)
    found = [  # a source at a time: it may hold thousands of them
        _chosen(one.cable, one)
        for sha256, starts in wished.items()
        for one in looking.read_from(sha256)
        if one.cable.span.start in starts
    ]
    yield from sorted(found, key=lambda one: (one.cable.date is None, one.cable.date or "", one.cable.citation))


def _held(opened: Archive, asked: str) -> Cable:
    found = opened.cable(asked)
    if found is None:
        raise InputError(f"There is no cable {asked[:60]} in the archive, or several years have that number.")
    return found


def _chosen(cable: Cable, read: ReadFrom) -> Chosen:
    from reftel.extracting.allegations import allegations  # noqa: PLC0415 - the parser takes two seconds to load
    from reftel.extracting.people import people_in  # noqa: PLC0415 - as above
    from reftel.extracting.registry import Registry  # noqa: PLC0415 - as above

    registry = Registry(cable)  # what takes longest of all this
    said = Counter(one.speaker for one in read.statements)
    heard = Counter(name for one in read.statements for name in one.addressees)
    names = []
    for one in people_in(cable, read.namings, registry):
        spoken = sum(said[form] for form in one.forms)
        why = (
            *one.why,
            *(["speaks"] if spoken else []),
            *(["is addressed"] if any(heard[f] for f in one.forms) else []),
        )
        places = tuple(_place(cable, at) for at in one.paragraphs) or (f"{cable.citation} head",)
        listed = NameListed(
            name=one.name, forms=one.forms, cables=1, statements=spoken, places=places, why=why,
            do="?" if one.person else "keep",
        )  # fmt: skip
        names.append(("name" if one.person else "word", listed))
    described = tuple(
        Described(cable=cable.citation, description=naming.name, statements=said[naming.name], kind=naming.kind)
        for naming in read.namings
        if naming.kind in NAMELESS and naming.name != PROTECTED
    )
    alleged = tuple(allegations(cable, read.statements, registry))
    return Chosen(cable, read.statements, alleged, tuple(names), described, read.version is not None)


def _place(cable: Cable, at: int) -> str:
    number = cable.paragraphs[at].number
    return f"{cable.citation} ¶{number if number is not None else at + 1}"


def key_of(name: str) -> str:
    """What all spellings of a name have in common."""
    return " ".join(spellings.keys(name.replace("-", " "))) or name.casefold()


# All of them together.


def preflight(those: Sequence[Chosen], access: Access) -> Preflight:
    """What an export of these cables would show that a person has to answer for."""
    listed: dict[str, dict[str, list[NameListed]]] = {"name": defaultdict(list), "word": defaultdict(list)}
    for one in those:
        for kind, name in one.names:
            listed[kind][key_of(name.name)].append(name)
    for key in listed["name"].keys() & listed["word"].keys():  # a person in one cable is one in all
        listed["name"][key] += listed["word"].pop(key)
    paragraphs = [paragraph for one in those for paragraph in one.cable.paragraphs]
    return Preflight(
        access=str(access),
        cables=len(those),
        extracted=sum(one.extracted for one in those),
        statements=sum(len(one.statements) for one in those),
        withheld=sum(map(is_withheld, paragraphs)),
        redactions=sum(len(one.cable.redactions) for one in those),
        masked=sum(1 for paragraph in paragraphs if WITHHELD in paragraph.text),
        protections=sum(len(one.cable.protections) for one in those),
        names=_joined(listed["name"], "?"),
        words=_joined(listed["word"], "keep"),
        markings=tuple(_markings([one.cable for one in those])),
        described=tuple(told for one in those for told in one.described),
        alleged=tuple(told for one in those for told in one.alleged),
    )


def _joined(listed: Mapping[str, list[NameListed]], do: Choice) -> tuple[NameListed, ...]:
    found = []
    for some in listed.values():
        forms = Counter(form for one in some for form in one.forms)
        why = {word for one in some for word in one.why}
        cables = {place.partition(" ")[0] for one in some for place in one.places}
        found.append(
            NameListed(
                name=max(sorted(forms), key=lambda form: (not form.isupper(), len(form.split()), forms[form])),
                forms=tuple(sorted(forms)),
                cables=len(cables),
                statements=sum(one.statements for one in some),
                places=tuple(dict.fromkeys(place for one in some for place in one.places))[:_PLACES],
                why=tuple(word for word in _WHY if word in why),
                do=do,
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.statements, -one.cables, one.name)))


def _markings(cables: Iterable[Cable]) -> Iterator[Marked]:
    held: Counter[tuple[str, str]] = Counter()
    portions: Counter[str] = Counter()
    for cable in cables:
        told = {("release", cable.release.status), *marks_of(cable)}
        for paragraph in cable.paragraphs:
            if paragraph.text and paragraph.mark:
                portions[paragraph.mark] += 1
                told.add(("portion", paragraph.mark))
        held.update(told)
    for (kind, value), count in sorted(held.items()):
        shown = portions[value] if kind == "portion" else 0
        yield msgspec.convert({"kind": kind, "value": value, "cables": count, "portions": shown}, Marked)


def marks_of(cable: Cable) -> set[tuple[str, str]]:
    """Level, caveats and captions of a cable."""
    marked = cable.classification
    told: set[tuple[str, str]] = {("level", marked.level if marked else "none")}
    told |= {("caveat", one) for one in (marked.caveats if marked else ())}
    return told | {("caption", one) for one in (*cable.captions, *(handling.caption for handling in cable.handling))}


# What was decided.


def choices(one: Preflight, rest: Choice = "keep") -> Choices:
    """What a pre-flight says of each of its entries; of what is not decided, ``rest``."""

    def told(do: Choice) -> Choice:
        return rest if do == "?" else do

    return Choices(
        names={key_of(each.name): told(each.do) for each in one.names},
        words={key_of(each.name): told(each.do) for each in one.words},
        markings={(each.kind, each.value): told(each.do) for each in one.markings},
        described={(each.cable, each.description): told(each.do) for each in one.described},
        alleged={each.key: told(each.do) for each in one.alleged},
    )


def reviewed(path: Path, now: Preflight) -> Preflight:
    """The pre-flight as it is now, with what a person decided in a file.

    Raises:
        InputError: if the file cannot be read, leaves something undecided, or does not know what is there now.
    """
    told = _loaded(path)
    rest = _choice(path, told.get("rest", {}).get("do", "?"), "rest")
    known = {
        kind: {tuple(row.get(name) for name in names): row.get("do", "?") for row in _rows(path, told, kind)}
        for kind, names in _ENTRIES.items()
    }
    made: dict[str, list[msgspec.Struct]] = {}
    missing: list[str] = []
    for kind, names in _ENTRIES.items():
        for one in getattr(now, _FIELDS[kind]):
            key = tuple(getattr(one, name) for name in names)
            do = _choice(path, known[kind].get(key, ""), str(key[-1])) if key in known[kind] else None
            if do is None:
                missing.append(f"{kind} {key[-1]}")
            made.setdefault(_FIELDS[kind], []).append(
                msgspec.structs.replace(one, do=(rest if do == "?" else do) or "?")
            )
    if missing:
        raise InputError(
            f"{path}: knows nothing of {len(missing)} entries that are there now ({'; '.join(missing[:5])}): write the "
            "pre-flight again with the same options, and look at it."
        )
    done = msgspec.structs.replace(now, **{field: tuple(some) for field, some in made.items()})
    if done.undecided:
        raise InputError(
            f'{path}: {done.undecided} entries are not decided yet: write keep, mask or drop for each "?", or one of '
            "them for all the others in [rest]."
        )
    return done


_ENTRIES = {
    "name": ("name",),
    "word": ("name",),
    "marking": ("kind", "value"),
    "source": ("cable", "description"),
    "allegation": ("key",),
}
_FIELDS = {
    "name": "names",
    "word": "words",
    "marking": "markings",
    "source": "described",
    "allegation": "alleged",
}


def _loaded(path: Path) -> dict[str, dict[str, str]]:
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError(f"{path}: is larger than {_LARGEST >> 20} MB, and so no pre-flight.")
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error}).") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"{path}: is no TOML: {error}.") from None
    if not isinstance(told.get("rest", {}), dict):
        raise InputError(f"{path}: [rest] must be a table.")
    return told


def _rows(path: Path, told: Mapping[str, object], kind: str) -> list[dict[str, str]]:
    rows = told.get(kind, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InputError(f"{path}: {kind} must be [[{kind}]] tables.")
    for row in rows:
        for name in _ENTRIES[kind]:
            if not isinstance(row.get(name, ""), str):
                raise InputError(f"{path}: {name} of a [[{kind}]] must be a text in quotation marks.")
    return rows


def _choice(path: Path, said: object, of: str) -> Choice:
    for one in get_args(Choice):
        if said == one:
            return one  # type: ignore[no-any-return]
    raise InputError(f"{path}: do = {said!r} at {of[:60]!r}: write keep, mask, drop or ?.")
