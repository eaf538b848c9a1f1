"""TAGS: Traffic Analysis by Geography and Subject, e.g. ``TAGS: OSCE, PREL, KZ``. Handbook: 5 FAH-3."""

import re
from functools import lru_cache

import msgspec

from reftel.facts import tags as facts
from reftel.fields import labels
from reftel.fields.remembering import remembered


class Tag(msgspec.Struct, frozen=True):
    """One tag: code, kind (``subject`` ``program`` ``geo`` ``organisation`` ``person`` ``unknown``) and meaning."""

    code: str
    kind: str
    meaning: str | None = None


_PERSONS = re.compile(r"[(](?P<inside>[^()]{1,120})[)]?")
_SEVERAL = re.compile(r";|\sAND\s|\s&\s", re.IGNORECASE)  # persons in one bracket: (VANCE, CYRUS; DEAN, PAUL)
_STOP = re.compile(r"\n[ \t]*\n|\bDEPT[ ]FOR\b|\bSUBJ?\b|\bREF\b", re.IGNORECASE)
_NO_TAGS = frozenset({"SIPDIS", "NOFORN", "SENSITIVE", "TAGS", "TAG", "N/A", "NA", "NONE", "AND"})
_MARKS = frozenset({"U", "C", "S", "SBU", "LOU", "C/NF", "S/NF"})
_SLASHED = re.compile(r"[A-Z]{2,6}(?:/[A-Z]{2,6}){1,12}(?![A-Z/])", re.IGNORECASE)
_APART = re.compile(r"[,;.:\n\\]")
_DOTTED = re.compile(r"\bU[.]S[.](?:A[.])?")
_PERSON = re.compile(
    r"\b(?P<tag>OVIP|OREP|PINR|CVIS|CASC|OTRA)[ ,:-]{1,3}"
    r"(?P<name>[A-Z][A-Z'-]{2,24}(?:[ ][A-Z][A-Z'-]{2,24})?,[ ]?[A-Z][A-Z'-]{2,20}(?:[ ][A-Z][.]?(?![A-Z]))?)(?![A-Z])",
    re.IGNORECASE,
)
# A list of the archives, each code with its meaning: "FR - France | PFOR - Political Affairs--Foreign Policy".
_LISTED = re.compile(r"(?P<code>(?<![A-Z])[A-Z]{2,6}) - [^|\n]{1,120}(?:[|]|$)", re.MULTILINE)
_LONGEST = 40  # letters of a run-on that is still taken apart


@remembered(400)
def parse_tags(text: str) -> tuple[Tag, ...]:
    """The tags in order, each once. Codes that run together are taken apart; one that is unknown is kept as it is."""
    line = labels.behind(labels.unlinked(text), "tags").lstrip()
    line = labels.without_page_lines(line[: found.start()] if (found := _STOP.search(line)) else line)
    line = _unbracketed(_LISTED.sub(r"\g<code>,", line) if "|" in line else line)
    found_tags: list[Tag] = []
    at = 0
    for persons in _PERSONS.finditer(line):
        found_tags += _codes(line[at : persons.start()])
        found_tags += _in_brackets(persons["inside"])
        at = persons.end()
    found_tags += _codes(line[at:])
    return tuple(dict.fromkeys(found_tags))


def _in_brackets(inside: str) -> list[Tag]:
    """What stands in brackets is a person, ``(VANCE, CYRUS R)``, or several, unless it is all codes; a mark is none."""
    several = [part for part in _SEVERAL.split(inside) if part.strip()]
    if len(several) > 1 and all("," in part for part in several):
        return [tag for part in several for tag in _in_brackets(part)]
    name = " ".join(inside.split()).strip(" ,;.")
    if name.upper() in _MARKS:
        return []
    codes = _codes(inside)
    if not name or all(tag.kind not in {"unknown", "person"} for tag in codes):
        return codes
    return [Tag(name.upper(), "person")]


def _codes(piece: str) -> list[Tag]:
    found: list[Tag] = []
    piece = _DOTTED.sub("US", _SLASHED.sub(_parted, piece))
    for item in _APART.split(piece):
        words = [word.strip("()[]{}'\"#*¶-").upper() for word in item.split()]
        found += _item([word for word in words if word and word not in _NO_TAGS])
    return found


def _parted(found: re.Match[str]) -> str:
    """``PREL/PGOV/KZ`` as three, where each is known."""
    parts = found.group().split("/")
    return " ".join(parts) if all(facts.tag_of(part) for part in parts) else found.group()


def _unbracketed(line: str) -> str:
    """A person behind a tag of persons, in brackets as it should be: ``OVIP, VANCE, CYRUS R, PFOR``."""
    return _PERSON.sub(_bracketed, line)


def _bracketed(found: re.Match[str]) -> str:
    words = re.findall(r"[A-Z'-]+", found["name"].upper())
    known = any(facts.tag_of(word) for word in words if len(word) > 1)
    return found.group() if known else f"{found['tag']} ({found['name'].strip()})"


def _item(words: list[str]) -> list[Tag]:
    """The tags of what stands between two commas, or of the whole line where it has none."""
    found: list[Tag] = []
    strange: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(facts.longest(), len(words) - at), 0, -1):
            tags = _known(" ".join(words[at : at + length])) or (_run_on(words[at]) if length == 1 else None)
            if tags:
                found += _unknown(strange)
                strange = []
                found += tags
                at += length
                break
        else:
            strange.append(words[at])
            at += 1
    return found + _unknown(strange)


def _unknown(words: list[str]) -> list[Tag]:
    """Codes that are not known, each by itself; words of ordinary length (``ITALIAN POLITICS``) stay together."""
    if len(words) > 1 and any(len(word) > 5 for word in words):
        return [Tag(" ".join(words), "unknown")]
    return [Tag(word, "unknown") for word in words if any(map(str.isalnum, word))]


def misread_tags(text: str) -> tuple[tuple[int, str], ...]:
    """The codes in which digits stand for letters, each by its place in the text and as it must be."""
    told = ((found.start(), facts.misread(found.group())) for found in _DIGITS.finditer(text))
    return tuple((at, code) for at, code in told if code)


_DIGITS = re.compile(r"(?<![A-Z0-9])(?=[A-Z]{0,3}[0-9])[A-Z0-9]{2}(?:[A-Z0-9]{2})?(?![A-Z0-9])", re.IGNORECASE)


def _known(code: str) -> list[Tag] | None:
    fact = facts.tag_of(code) or facts.tag_of(facts.misread(code) or "")
    return [Tag(fact.code, fact.kind, fact.meaning)] if fact else None


@lru_cache(4096)
def _run_on(word: str) -> list[Tag] | None:
    """The codes of a run-on, ``ECONEFIN`` → ECON EFIN: subjects and programs, and a place at one of the ends."""
    if not word.isalpha() or not 6 <= len(word) <= _LONGEST:
        return None
    if len(word) % 4 == 2:
        # A place of two letters stands at one of the ends: PHUMBA, ITPGOV.
        for pair, rest in ((word[-2:], word[:-2]), (word[:2], word[2:])):
            place, others = _of_kind(pair, "geo"), _fours(rest)
            if place and others:
                return [*others, *place] if rest == word[:-2] else [*place, *others]
    return _fours(word)


def _fours(word: str) -> list[Tag] | None:
    if len(word) % 4:
        return None
    parts = [_of_kind(word[at : at + 4], "subject", "program") for at in range(0, len(word), 4)]
    return [tag for part in parts if part for tag in part] if all(parts) else None


def _of_kind(code: str, *kinds: str) -> list[Tag] | None:
    tags = _known(code)
    return tags if tags and tags[0].kind in kinds else None
