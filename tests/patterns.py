"""Every pattern that the package compiles, how it is used, and texts that ask the most of it.

Patterns are collected in a process of its own: all modules are imported and work of every kind is done there while
``re`` notes what it compiles and for which line of ours. ``attacks`` makes texts from the parts of a pattern: what
stands before a repeat, then a great many of what is repeated, then something with which it cannot end. ``rows`` are the
single signs that are repeated anywhere in it: names are X-ed out by hundreds of one letter.
"""

from __future__ import annotations

import ast
import json
import re
import re._constants as codes  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

HOME = Path(__file__).resolve().parent.parent
SRC = HOME / "src" / "reftel"
METHODS = ("match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer")
REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
ALPHABET = "aA7 \n\t-.,;:/'\"()[]{}<>&#=_*|\\!?¶éX\x01"
SIGNS = frozenset(map(chr, range(128))) | {"¶", "é", "’"}
MANY = 8  # a repeat that goes on for less is no repeat to us
ROW = "Xa7 "  # of what a set has no name for
ENDINGS = ("\x01", "\n")
LIMIT = 0.5  # seconds after which a try is given up
ALL = frozenset({"match", "fullmatch", "search"})
# Of these the source says it in a way that is not followed here.
TOLD = {
    "reading/rows.py:_ENDS": frozenset({"match"}),  # from a dictionary, behind a mark that may close a cell
    "extracting/stages/parsing.py:_LABEL": frozenset({"match"}),  # in a loop over several, where a sentence begins
    "extracting/stages/parsing.py:_MARK": frozenset({"match"}),  # as above
    "extracting/stages/parsing.py:_BEGINS": frozenset({"match"}),  # as above
}


class Compiled(NamedTuple):
    """A pattern, its flags, whether it is of bytes, and where it is compiled."""

    pattern: str
    flags: int
    binary: bool
    place: str

    def made(self) -> re.Pattern[Any]:
        """The pattern itself."""
        given: Any = self.pattern.encode("latin-1") if self.binary else self.pattern
        return re.compile(given, self.flags)


@cache
def collected() -> tuple[Compiled, ...]:
    """All patterns with all places where each is compiled."""
    command = [sys.executable, str(Path(__file__).with_name("patterns_met.py"))]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    met = {Compiled(*row) for row in json.loads(done.stdout)}
    return tuple(sorted(met | set(_written())))


def _calls() -> Iterator[tuple[str, ast.Call]]:
    """What asks ``re`` for something, with its place."""
    for path in sorted(SRC.rglob("*.py")):
        for node in ast.walk(_tree(path)):
            called = node.func if isinstance(node, ast.Call) else None
            if (
                isinstance(node, ast.Call)
                and isinstance(called, ast.Attribute)
                and isinstance(called.value, ast.Name)
                and called.value.id == "re"
                and called.attr in (*METHODS, "compile")
            ):
                yield f"{path.relative_to(SRC).as_posix()}:{node.lineno}", node


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def places() -> set[str]:
    """Every line of ours that asks ``re`` for something."""
    return {place for place, _ in _calls()}


def _written() -> Iterator[Compiled]:
    """Patterns that stand in the source as they are, wherever the work did not come by."""
    for place, call in _calls():
        first = call.args[0] if call.args else None
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            given = sum(
                int(getattr(re, node.attr))
                for node in ast.walk(ast.Module([ast.Expr(one) for one in call.args[1:]], []))
                if isinstance(node, ast.Attribute) and node.attr.isupper()
            )
            made = re.compile(first.value, given)
            yield Compiled(made.pattern, made.flags & ~re.UNICODE, False, place)


@cache
def ways(place: str) -> frozenset[str]:
    """How what is compiled at a place is used: ``match``, ``fullmatch``, ``search`` for all that goes through a text.

    All three where that cannot be told from the source.
    """
    file, _, line = place.partition(":")
    tree = _tree(SRC / file)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.lineno == int(line):
            called = node.func
            if isinstance(called.value, ast.Name) and called.value.id == "re" and called.attr in METHODS:
                return frozenset({_way(called.attr)})
    name = name_at(place)
    return TOLD.get(f"{file}:{name}", (_used(name, file) if name else None) or ALL)


def name_at(place: str) -> str | None:
    """The name that a module gives to what it compiles there, or the function that compiles it."""
    file, _, line = place.partition(":")
    for statement in _tree(SRC / file).body:
        if statement.lineno <= int(line) <= (statement.end_lineno or 0):
            if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Call | ast.DictComp):
                target = statement.targets[0]
                return target.id if isinstance(target, ast.Name) else None
            return statement.name if isinstance(statement, ast.FunctionDef) else None
    return None


def _used(name: str, file: str) -> frozenset[str] | None:
    """The ways of a name, in its own module and in those that take it from there; None where it is handed on."""
    told, others = set(), 0
    for path in sorted(SRC.rglob("*.py")) if not name.startswith("_") else [SRC / file]:
        methods, named = _uses(path).get(name, (frozenset(), 0))
        told |= {_way(method) if method in METHODS else "" for method in methods}
        others += named
    return None if others or "" in told or not told else frozenset(told)


@cache
def _uses(path: Path) -> dict[str, tuple[frozenset[str], int]]:
    """For each name of a module what is asked of it, and how often it stands otherwise."""
    asked: dict[str, set[str]] = defaultdict(set)
    others: Counter[str] = Counter()
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Attribute):
            value = node.value
            of = value.id if isinstance(value, ast.Name) else value.attr if isinstance(value, ast.Attribute) else ""
            others[of] -= 1
            asked[of].add(node.attr)
            others[node.attr] += 1
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            others[node.id] += 1
    return {name: (frozenset(asked[name]), others[name]) for name in asked.keys() | others.keys()}


def _way(method: str) -> str:
    return method if method in {"match", "fullmatch"} else "search"


# What can be told without trying.


def _first(sequence: Any) -> set[str]:
    """With which signs what a part of a pattern matches may begin."""
    found: set[str] = set()
    for op, told in sequence:
        if op is codes.BRANCH:
            found |= {sign for way in told[1] for sign in _first(way)}
        elif op is codes.SUBPATTERN:
            found |= _first(told[3])
        elif op is codes.ATOMIC_GROUP:
            found |= _first(told)
        elif op in REPEATS:
            found |= _first(told[2])
        elif op is codes.ANY:
            found |= set(SIGNS)
        elif op is codes.IN:
            turned = told[0][0] is codes.NEGATE
            found |= {sign for sign in SIGNS if any(_is(sign, *item) for item in told) != turned}
        elif op is codes.NOT_LITERAL:
            found |= {sign for sign in SIGNS if ord(sign) != told}
        elif op is codes.LITERAL:
            found.add(chr(told))
        if not _empty([(op, told)]):
            break
    return found


def _empty(sequence: Any) -> bool:
    """Whether a part of a pattern can match nothing."""
    for op, told in sequence:
        if op in REPEATS:
            if told[0] and not _empty(told[2]):
                return False
        elif op is codes.BRANCH:
            if not any(_empty(way) for way in told[1]):
                return False
        elif op is codes.SUBPATTERN:
            if not _empty(told[3]):
                return False
        elif op is codes.ATOMIC_GROUP:
            if not _empty(told):
                return False
        elif op not in (codes.AT, codes.ASSERT, codes.ASSERT_NOT, codes.GROUPREF, codes.GROUPREF_EXISTS):
            return False
    return True


def nested(sequence: Any) -> bool:
    """Whether a repeat stands in a repeat so that one text can be cut between the two in many ways: ``(a+)+``."""
    for op, told in sequence:
        if op in (codes.MAX_REPEAT, codes.MIN_REPEAT) and told[1] >= MANY and _ambiguous(told[2]):
            return True
        inner = [told[2]] if op in REPEATS else _parts(op, told)
        if any(nested(part) for part in inner):
            return True
    return False


def _ambiguous(body: Any) -> bool:
    items: list[Any] = []
    for op, told in body:  # a group is what is in it
        items += told[3] if op is codes.SUBPATTERN else [(op, told)]
    for at, (op, told) in enumerate(items):
        goes_on = op in (codes.MAX_REPEAT, codes.MIN_REPEAT) and told[1] > max(1, told[0])
        if goes_on and _first(told[2]) & _first([*items[at + 1 :], *items]) and _empty(items[at + 1 :]):
            return True
    return False


# Texts that ask much of a pattern.


def _signs(items: list[Any]) -> list[str]:
    """Some signs of a set."""
    turned = bool(items) and items[0][0] is codes.NEGATE
    tried = list(ALPHABET)
    for op, told in items if not turned else ():
        if op is codes.LITERAL:
            tried.append(chr(told))
        elif op is codes.RANGE:
            tried.append(chr(told[0]))
    return [sign for sign in dict.fromkeys(tried) if any(_is(sign, *item) for item in items) != turned][:12] or ["\x02"]


def _is(sign: str, op: Any, told: Any) -> bool:
    if op is codes.LITERAL:
        return bool(told == ord(sign))
    if op is codes.RANGE:
        return bool(told[0] <= ord(sign) <= told[1])
    if op is not codes.CATEGORY:
        return False
    kind = str(told).removeprefix("CATEGORY_")
    held = {
        "DIGIT": sign.isdigit(), "SPACE": sign.isspace(), "WORD": sign.isalnum() or sign == "_",
    }[kind.removeprefix("NOT_")]  # fmt: skip
    return not held if kind.startswith("NOT_") else held


def samples(sequence: Any, most: int = 6) -> list[str]:
    """A few texts that a part of a pattern can match."""
    made = [""]
    for op, told in sequence:
        made = [before + one for before in made for one in _one(op, told)[:3]][:most]
    return made


def _one(op: Any, told: Any) -> list[str]:
    if op is codes.LITERAL:
        return [chr(told)]
    if op is codes.NOT_LITERAL:
        return ["a" if told != ord("a") else "b", " "]
    if op is codes.ANY:
        return ["a", " "]
    if op is codes.IN:
        return _signs(told)
    if op is codes.BRANCH:
        return [text for way in told[1] for text in samples(way, 2)][:6]
    if op is codes.SUBPATTERN:
        return samples(told[3])
    if op is codes.ATOMIC_GROUP:
        return samples(told)
    if op in REPEATS:
        least, _, inner = told
        body = samples(inner, 4)
        return [one * least for one in body] if least else ["", *body]
    return [""]


def _repeats(sequence: Any, before: tuple[str, ...] = ("",)) -> Iterator[tuple[str, str]]:
    """What may stand before each repeat, and what may be repeated."""
    for op, told in sequence:
        if op in REPEATS:
            _, most, inner = told
            if most >= MANY:
                yield from ((first, one) for first in before[:2] for one in samples(inner, 8) if one)
            yield from _repeats(inner, before)
        for part in _parts(op, told):
            yield from _repeats(part, before)
        before = tuple(first + one for first in before for one in _one(op, told)[:2])[:3]


def _parts(op: Any, told: Any) -> list[Any]:
    if op is codes.SUBPATTERN:
        return [told[3]]
    if op is codes.ATOMIC_GROUP:
        return [told]
    if op is codes.BRANCH:
        return list(told[1])
    return [told[1]] if op in (codes.ASSERT, codes.ASSERT_NOT) else []


def parsed(one: Compiled) -> Any:
    """The parts of a pattern."""
    return parser.parse(one.pattern, one.flags)


def attacks(one: Compiled) -> list[tuple[str, str]]:
    """Texts as what stands before and what is repeated behind it as often as wanted."""
    tree = parsed(one)
    found: dict[tuple[str, str], None] = {}
    for text in samples(tree, 2):
        found |= {("", part): None for part in (text, text[:-1]) if part}
    for before, body in _repeats(tree):
        found |= {(before, body): None, ("", before + body): None, ("", body): None}
    return list(found)


def rows(one: Compiled) -> list[str]:
    """The signs of which a long row is repeated somewhere in a pattern, or written out; each once."""
    return list(dict.fromkeys(_rows(parsed(one))))


def _rows(sequence: Any) -> Iterator[str]:
    before = None
    for op, told in sequence:
        if op is codes.LITERAL and (op, told) == before:
            yield chr(told)  # XXXX
        before = (op, told)
        if op in REPEATS:
            if told[1] >= MANY:
                yield from _alone(told[2])
            yield from _rows(told[2])
        for part in _parts(op, told):
            yield from _rows(part)


def _alone(sequence: Any) -> Iterator[str]:
    """Signs that alone are what is repeated: a letter, those that a set names, and some that are of it."""
    if len(sequence) != 1:
        return
    ((op, told),) = sequence
    if op is codes.LITERAL:
        yield chr(told)
    elif op is codes.IN:
        turned = told[0][0] is codes.NEGATE
        named = [chr(value) for kind, value in told if kind is codes.LITERAL and not turned]
        yield from (sign for sign in (*named[:2], *ROW) if any(_is(sign, *item) for item in told) != turned)
    elif op in (codes.ANY, codes.NOT_LITERAL):
        yield from (sign for sign in ROW if op is codes.ANY or ord(sign) != told)
    else:
        for part in _parts(op, told):
            yield from _alone(part)


def text_of(attack: tuple[str, str], size: int, ending: str) -> str:
    """A text of about that many characters."""
    before, one = attack
    return before + one * max(1, size // len(one)) + ending


# How long it takes.


class _LateError(Exception):
    pass


def _late(_number: int, _frame: FrameType | None) -> None:
    raise _LateError


def seconds(work: Callable[[], object], limit: float) -> float:
    """CPU seconds that some work takes, or the limit: then it is stopped."""
    before = signal.signal(signal.SIGVTALRM, _late)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    started = time.process_time()
    try:
        work()
    except _LateError:
        return limit
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.process_time() - started


def using(made: re.Pattern[Any], way: str, text: Any) -> Callable[[], object]:
    """The use of a pattern on a text."""
    if way == "search":
        return lambda: sum(1 for _ in made.finditer(text))
    return (lambda: made.match(text)) if way == "match" else (lambda: made.fullmatch(text))


def grows(one: Compiled, way: str, *, most: int | None = None, size: int = 6000) -> str | None:
    """The attack under which the time of a pattern grows faster than the text; None if none does.

    Rows of one sign are all tried, of other texts the first ``most``.

    What takes less than a microsecond and a third for each sign is not looked at further.
    """
    made = one.made()

    def taking(attack: tuple[str, str], ending: str, length: int, limit: float) -> float:
        text = text_of(attack, length, ending)
        given: Any = text.encode("latin-1", "replace") if one.binary else text
        return seconds(using(made, way, given), limit)

    tried = [(("", sign), ENDINGS[0]) for sign in rows(one)]
    tried += [(attack, ending) for attack in attacks(one) for ending in ENDINGS][:most]
    for attack, ending in tried:
        first = taking(attack, ending, size, LIMIT)
        if first < size / 750_000:
            continue
        shown = f"{(attack[0] + attack[1])[:60]!r} repeated"
        if first >= LIMIT:
            return f"{shown}: more than {LIMIT} s for {size} signs"
        small = min(taking(attack, ending, size // 4, LIMIT) for _ in range(2))
        # Four times the text: linear is 4, quadratic 16. What looks back over a window is linear in the end.
        if first > 8 * small and taking(attack, ending, 4 * size, 8 * LIMIT) > 8 * first:
            return f"{shown}: {1000 * small:.1f} ms for {size // 4} signs, {1000 * first:.1f} for {size}"
    return None
