"""How the parties put one matter: framings that meet, and rebuttals. Within one cable, each with both statements."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple

import msgspec

from reftel.extracting.following import phrases
from reftel.extracting.following.lines import Line, Sides, authorities_of, evidence_of, stems_of, trim
from reftel.extracting.following.topics import topic
from reftel.model.following import Topic, View
from reftel.model.statement import Statement

BACK: Final = 4  # statements before a rebuttal, among which is what it answers
SHARED: Final = 2  # long words that a denial shares with what it denies
_END = re.compile(r"[;.?!\"”]|,? but\b|,? rather\b")
_CONTRAST = re.compile(
    r"\b(?:not|never)\b[^.;]{2,160}?\bbut\b|\bon the contrary\b|\bthere (?:is|was) no\b|\brather than\b", re.IGNORECASE
)


class _Framing(NamedTuple):
    """What a statement says a matter is not: the words from the denial on, and the stems of what is denied."""

    line: Line
    statement: Statement
    words: str
    term: str
    stems: frozenset[str]


def framings(lines: Sequence[Line], sides: Sides) -> Iterator[Topic]:
    """Pairs in which two sides each say that one matter is not what a shared word calls it, or what it is instead."""
    cables: dict[str, list[_Framing]] = {}
    for line in lines:
        framing = _framing(line)
        if framing is not None:
            cables.setdefault(line.cable, []).append(framing)
    for some in cables.values():
        for one, two in combinations(some[: phrases.MOST], 2):
            shared = one.stems & two.stems
            if not shared or one.statement.speaker == two.statement.speaker:
                continue
            if sides.of(one.statement) == sides.of(two.statement):
                continue
            views = tuple(_view(each.statement, each.words) for each in (one, two))
            made = topic(one.line, "framing", _shared_word(one.term, shared), "two sides deny one term", views=views)
            yield _on(made, (one.line, two.line))


def _framing(line: Line) -> _Framing | None:
    statement = line.statement
    if statement is None or statement.echo_of:
        return None
    hit = phrases.first("topics", "framings", line.text) or phrases.first("demarches", "disputes", line.text)
    if hit is None:
        return None
    rest = line.text[hit.end :]
    end = _END.search(rest)
    term = trim(rest[: end.start() if end else None])
    stems = stems_of(term)
    start = line.text.rfind(" ", 0, hit.start + 1) + 1  # a denial may be the end of a word: "isn't"
    return _Framing(line, statement, trim(line.text[start:]), term, stems) if stems else None


def _shared_word(text: str, shared: frozenset[str]) -> str:
    return next((word for word in re.findall(r"[\w-]+", text) if word.lower()[:7] in shared), text)


def rebuttals(lines: Sequence[Line]) -> Iterator[Topic]:
    """What is said against what another said right before: the answer, the documents it names, and what it answers.

    A verb that denies answers the nearest of the last statements of others with which it shares two long words; one
    that counters, what was said last; and one that only replies, or points out, too, where its words set one thing
    against another.
    """
    cables: dict[str, list[Line]] = {}
    for line in lines:
        if line.statement is not None and line.statement.voice == "reported" and not line.statement.echo_of:
            cables.setdefault(line.cable, []).append(line)
    for some in cables.values():
        for turn, line in enumerate(some):
            yield from _rebuttal(line, some[max(0, turn - BACK) : turn])


def _rebuttal(line: Line, before: Sequence[Line]) -> Iterable[Topic]:
    statement = line.statement
    if statement is None or statement.verb is None:
        return
    near = [one for one in before if (line.para or 0) - (one.para or 0) <= 1]
    others = [one for one in near if one.statement and one.statement.speaker != statement.speaker]
    if not others:
        return
    against: Line | None = None
    if statement.verb in phrases.words("denying"):
        stems = stems_of(line.text)
        against = next((one for one in reversed(others) if len(stems & stems_of(one.text)) >= SHARED), None)
    elif statement.verb in phrases.words("countering") or (
        statement.verb in phrases.words("replying") and _CONTRAST.search(line.text)
    ):
        # An answer is to what was said last; if that was his own, there is nothing that it goes against.
        last = near[-1]
        against = last if last in others and last.para == line.para else None
    if against is None or against.statement is None:
        return
    made = topic(
        line,
        "rebuttal",
        line.text,
        statement.verb,
        views=(_view(against.statement, trim(against.text)), _view(statement, trim(line.text))),
        authorities=authorities_of(line.text),
    )
    yield _on(made, (against, line))


def _view(statement: Statement, words: str) -> View:
    return View(by=statement.holder, words=words, statement=statement.id)


def _on(made: Topic, used: Sequence[Line]) -> Topic:
    """The same with all statements and sentences that it rests on; its own comes first."""
    ids = tuple(view.statement for view in made.views)
    return msgspec.structs.replace(made, statements=ids, evidence=evidence_of(used))
