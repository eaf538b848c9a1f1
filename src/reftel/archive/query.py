"""The query language: what a person typed, as a tree.

Words stand together (AND); ``OR`` binds looser; ``-`` before a word or field negates, as ``NOT`` does; ``"a phrase"``;
``prefix*``; round brackets group. Fields: ``from: to: tag: class: date: ref: said-by: said-to: act: about: kind:
release:``; a field that is repeated is OR. Ranges: ``date:2006-10..2006-12``, ``date:2006..``, ``class:<=c``. Fields of
statements (``said-by:`` to ``about:``) that stand together must hold of one statement. Example:
``from:astana said-by:tokayev class:<=c date:2006-10.. "no consensus"``.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import get_args, get_type_hints

import msgspec

from reftel.archive.words import fold, mrn_key, words
from reftel.errors import QueryError
from reftel.facts import posts
from reftel.fields import level as levels
from reftel.model.cable import Kind
from reftel.model.release import Release
from reftel.model.statement import Act

LEVELS = {level.lower(): rank for rank, level in enumerate(levels.LEVELS)}
_LEVEL_NAMES = {"unclas": "u", "unclassified": "u", "confidential": "c", "conf": "c", "secret": "s", "topsecret": "ts"}
MARKS = ("sensitive", "noforn", "orcon", "nodis", "exdis", "limdis", "stadis", "sipdis", "roger", "specat")
_MARK_NAMES = {"sbu": "sensitive"}
FIELDS = ("from", "to", "tag", "class", "date", "ref", "said-by", "said-to", "act", "about", "kind", "release")
SAID = frozenset({"said-by", "said-to", "act", "about"})
CHOICES = {"act": get_args(Act), "kind": get_args(Kind), "release": get_args(get_type_hints(Release)["status"])}
_LONGEST, _DEEPEST, _MOST = 10_000, 30, 500


class Words(msgspec.Struct, frozen=True):
    """Words side by side: one word, or a phrase. ``prefix`` where the last may go on; ``mrn`` where they may be one."""

    words: tuple[str, ...]
    prefix: bool = False
    mrn: str | None = None


class Days(msgspec.Struct, frozen=True):
    """From one day to another, as numbers (``20061001``)."""

    first: int
    last: int


class Levels(msgspec.Struct, frozen=True):
    """From one classification to another, by rank."""

    lowest: int
    highest: int


class Choice(msgspec.Struct, frozen=True):
    """One of the values that a field knows."""

    value: str


class Cues(msgspec.Struct, frozen=True):
    """What a question is about: all the words of any of its cues, in whatever order."""

    cues: tuple[tuple[str, ...], ...]


Value = Words | Days | Levels | Choice | Cues


class Filter(msgspec.Struct, frozen=True):
    """A field that has one of some values."""

    field: str
    values: tuple[Value, ...]


class Said(msgspec.Struct, frozen=True):
    """One statement for which all of these hold."""

    filters: tuple[Filter, ...]


class Not(msgspec.Struct, frozen=True):
    """What must not be."""

    node: "Node"


class All(msgspec.Struct, frozen=True):
    """All of these."""

    nodes: "tuple[Node, ...]"


class Either(msgspec.Struct, frozen=True):
    """At least one of these."""

    nodes: "tuple[Node, ...]"


Questions = Mapping[str, Iterable[str]]
"""By the id of a question, its cues."""
Node = Words | Filter | Said | Not | All | Either

_FIELD_NAME = re.compile(r"([A-Za-z][A-Za-z-]*):")
_BARE = re.compile(r'[^\s"()]*')
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")  # behind a word that is no station it is more often a year than a serial
_STATION = 4  # words before a serial: a year, and those of a station: 06 port au prince 12
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$")


def parse(text: str, questions: Questions | None = None) -> Node:
    """What a person typed, as a tree; ``questions`` are the cues of each that ``about:`` may name by its id.

    Raises:
        QueryError: naming the column and what was expected there.
    """
    if len(text) > _LONGEST:
        raise QueryError(f"column {_LONGEST}: expected the end; a query has at most {_LONGEST} characters.")
    parser = _Parser(text, questions or {})
    node = parser.either(0)
    if parser.position < len(text):
        raise _expected(parser.position, "a word, a phrase or a field before ')'")
    return node


def worded(cues: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The words of each cue; those that hold no word are left out."""
    return tuple(found for cue in cues if (found := tuple(words(cue))))


def phrases(texts: Iterable[str]) -> tuple[Words, ...]:
    """Each text as words side by side; those that hold no word are left out."""
    return tuple(map(Words, worded(texts)))


def _expected(position: int, what: str) -> QueryError:
    return QueryError(f"column {position + 1}: expected {what}.")


class _Parser:
    """Goes over the text once, from left to right."""

    def __init__(self, text: str, questions: Questions) -> None:
        self.text = text
        self.questions = questions
        self.position = 0
        self.count = 0
        self._skip()

    def _skip(self) -> None:
        while self.position < len(self.text) and self.text[self.position].isspace():
            self.position += 1

    def _ended(self) -> bool:
        return self.position >= len(self.text) or self.text[self.position] == ")"

    def either(self, depth: int) -> Node:
        """One or several alternatives."""
        if depth > _DEEPEST:
            raise _expected(self.position, f"at most {_DEEPEST} brackets in each other")
        nodes = [self.all(depth)]
        while self._operator("OR"):
            nodes.append(self.all(depth))
        return nodes[0] if len(nodes) == 1 else Either(tuple(nodes))

    def all(self, depth: int) -> Node:
        """What stands together."""
        nodes = [self.item(depth)]
        while not self._ended() and not self._sees("OR"):
            self._operator("AND")
            nodes.append(self.item(depth))
        return _together(_numbered(nodes))

    def _sees(self, operator: str) -> bool:
        end = self.position + len(operator)
        return self.text.startswith(operator, self.position) and (
            end == len(self.text) or self.text[end] in ' \t\n\r()"'
        )

    def _operator(self, operator: str) -> bool:
        if not self._sees(operator):
            return False
        self.position += len(operator)
        self._skip()
        return True

    def item(self, depth: int) -> Node:
        """A word, a phrase, a field or a bracket, perhaps negated."""
        self.count += 1
        if self.count > _MOST:
            raise _expected(self.position, f"the end; a query has at most {_MOST} words and fields")
        if self._ended() or self._sees("OR") or self._sees("AND"):
            raise _expected(self.position, "a word, a phrase or a field")
        sign = self.text[self.position] == "-"
        if not sign and not self._operator("NOT"):
            return self._plain(depth)
        self.position += sign
        if self._ended() or self.text[self.position].isspace() or self.text[self.position] == "-" or self._sees("NOT"):
            raise _expected(
                self.position, "a word, a phrase or a field " + ("right behind '-'" if sign else "behind NOT")
            )
        return Not(_together([self._plain(depth)]))

    def _plain(self, depth: int) -> Node:
        start = self.position
        if self.text[start] == "(":
            self.position += 1
            self._skip()
            node = self.either(depth + 1)
            if self.position >= len(self.text):
                raise _expected(self.position, "')'")
            self.position += 1
            self._skip()
            # A field in brackets is not joined to its like outside: (tag:KZ) (tag:OSCE) asks for both.
            return All((node,)) if isinstance(node, Filter | Said) else node
        if self.text[start] == '"':
            return self._phrase()
        match = _FIELD_NAME.match(self.text, start)
        return self._filter(match[1].lower(), start, match.end()) if match else self._word()

    def _phrase(self) -> Words:
        start = self.position
        end = self.text.find('"', start + 1)
        if end < 0:
            raise _expected(len(self.text), f"the closing quotation mark of column {start + 1}")
        self.position = end + 1
        self._skip()
        return _words(self.text[start + 1 : end], start + 1)

    def _word(self) -> Words:
        start = self.position
        bare = self._bare()
        return _words(bare.removesuffix("*"), start, prefix=bare.endswith("*"))

    def _bare(self) -> str:
        match = _BARE.match(self.text, self.position)
        bare = match[0] if match else ""
        star = bare.find("*")
        if 0 <= star < len(bare) - 1:
            raise _expected(self.position + star, "'*' at the end of a word only")
        self.position += len(bare)
        self._skip()
        return bare

    def _filter(self, field: str, start: int, behind: int) -> Filter:
        if field not in FIELDS:
            names = ", ".join(f"{name}:" for name in FIELDS)
            raise _expected(start, f"one of {names}, or the words in quotation marks; there is no field {field}:")
        self.position = behind
        if self._ended() or self.text[behind].isspace():
            raise _expected(behind, f"a value right behind {field}:")
        if field in ("date", "class") or field in CHOICES:
            value: Value = _valued(field, self._quoted(), behind)
        else:
            value = self._phrase() if self.text[behind] == '"' else self._word()
            if field == "about" and (asked := self.text[behind : self.position].strip(' "')) in self.questions:
                value = Cues(worded(self.questions[asked]))
        if field == "ref" and isinstance(value, Words) and not value.mrn and not value.prefix:
            raise _expected(behind, "a message number, as in ref:06STATE113203")
        return Filter(field, (value,))

    def _quoted(self) -> str:
        if self.text[self.position] != '"':
            return self._bare()
        start = self.position + 1
        self._phrase()
        return self.text[start : self.text.index('"', start)]


def _words(text: str, position: int, *, prefix: bool = False) -> Words:
    found = tuple(words(text))
    if not found:
        raise _expected(position, "a word, a phrase or a field")
    if prefix and len(found[-1]) < 2:
        raise _expected(position, "at least two letters or digits before '*'")
    return Words(found, prefix, None if prefix else mrn_key(text))


def _numbered(nodes: list[Node]) -> list[Node]:
    """The same, where station and serial side by side (``astana 280``), or with a year before, may be a number too."""
    made: list[Node] = []
    for node in nodes:
        for count in range(min(_STATION, len(made)), 0, -1):
            parts = (*made[-count:], node)
            number = _cited(parts)
            if number is not None:
                made[-count:] = [Either((All(parts), number))]
                break
        else:
            made.append(node)
    return made


def _cited(nodes: tuple[Node, ...]) -> Words | None:
    """The number of a cable that words side by side may be."""
    said = [one.words[0] for one in nodes if isinstance(one, Words) and len(one.words) == 1 and not one.prefix]
    if len(said) != len(nodes):
        return None
    year = said[0].zfill(2) if said[0].isdecimal() else ""
    *names, serial = said[1:] if year else said
    station = "".join(names)
    if len(year) not in {0, 2, 4} or not station.isalpha() or not serial.isdecimal():
        return None
    if not posts.is_station(station) and (len(names) > 1 or _YEAR.fullmatch(serial)):
        return None
    number = mrn_key(f"{year}{station}{serial}")
    return Words(tuple(said), mrn=number) if number else None


def _together(nodes: list[Node]) -> Node:
    """What stands together: repeated fields are OR, and fields of statements hold of one statement."""
    fields: dict[str, list[Value]] = {}
    others: list[Node] = []
    for node in nodes:
        if isinstance(node, Filter):
            fields.setdefault(node.field, []).extend(node.values)
        else:
            others.append(node)
    filters = [Filter(field, tuple(values)) for field, values in fields.items()]
    said = tuple(one for one in filters if one.field in SAID)
    merged: list[Node] = [*others, *(one for one in filters if one.field not in SAID)]
    if said:
        merged.append(Said(said))
    return merged[0] if len(merged) == 1 else All(tuple(merged))


def _valued(field: str, text: str, position: int) -> Value:
    if field == "date":
        return _dates(text, position)
    if field == "class":
        return _classes(text, position)
    value = fold(text)
    if value not in CHOICES[field]:
        raise _expected(position, f"one of {', '.join(CHOICES[field])}")
    return Choice(value)


def _dates(text: str, position: int) -> Days:
    low, dots, high = text.partition("..")
    first = _day(low, position) if low or not dots else (0, 0)
    last = _day(high, position + len(low) + 2) if high else (0, 99991231)
    if not dots:
        last = first
    if first[0] > last[1] or (dots and not low and not high):
        raise _expected(position, "a range from an earlier to a later date, as 2006-10..2006-12, 2006.. or ..2006")
    return Days(first[0], last[1])


def _day(text: str, position: int) -> tuple[int, int]:
    match = _DAY.match(text)
    month, day = (int(match[2] or 0), int(match[3] or 0)) if match else (13, 0)
    if not match or month > 12 or day > 31 or match[2] == "00" or match[3] == "00":
        raise _expected(position, "a year, month or day, as 2006, 2006-10 or 2006-10-24")
    if match[3] and not is_day(text):
        raise _expected(position, "a day of the calendar")
    year = int(match[1]) * 10000
    return year + (month or 1) * 100 + (day or 1), year + (month or 12) * 100 + (day or 31)


def is_day(text: str) -> bool:
    """Whether ``2006-10-24`` is a day of the calendar."""
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _classes(text: str, position: int) -> Value:
    value = fold(text)
    if (mark := _MARK_NAMES.get(value, value)) in MARKS:
        return Choice(mark)
    for sign in ("<=", ">=", "<", ">"):
        if value.startswith(sign):
            level = _level(value.removeprefix(sign), position + len(sign))
            step = len(sign) == 1
            return Levels(0, level - step) if sign[0] == "<" else Levels(level + step, 4)
    low, dots, high = value.partition("..")
    if not dots:
        return Levels(_level(low, position), _level(low, position))
    return Levels(_level(low, position) if low else 0, _level(high, position + len(low) + 2) if high else 4)


def _level(text: str, position: int) -> int:
    level = LEVELS.get(_LEVEL_NAMES.get(text, text))
    if level is None:
        raise _expected(position, f"{', '.join(LEVELS)}, or one of {', '.join(MARKS)}")
    return level
