"""Who else was at a meeting, as a sentence behind it tells: ``Also present were Marin and Bly``, ``Poloff sat in``."""

import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from reftel.extracting.lexicon.load import meeting_lists
from reftel.extracting.participants import Piece, pieces
from reftel.model.meeting import Participant

if TYPE_CHECKING:
    from reftel.extracting.encounters import Scene

_TALK = rf"(?:{'|'.join(sorted(meeting_lists()['talks']))}|session)"
_BEHIND = re.compile(  # "Also present on the Ostrelian side were", "Also in the meeting for the Ministry was"
    r"(?:also |others? |those )?(?:present|attending|participating|taking part|in attendance|accompanying(?P<whom>)"
    rf"|(?:in|at|joining|attending) (?:the|this|our) {_TALK})\b[^.;:]{{0,120}}?\b(?:was|were|included)\b:?",
    re.IGNORECASE,
)
_BEFORE = re.compile(  # "Poloff and Econoff also attended", "The DCM sat in on the meeting"
    r"\b(?:(?:was|were) (?:also )?(?:present|in attendance|at the meeting)"
    r"|(?:also )?(?:attended|participated|sat in|took part|joined)(?: (?:in|at|on))?"
    rf"(?: (?:the|this|our) (?:{_TALK}))?"
    r"|(?:filled|rounded) out the [\w.]{2,20} (?:side|team|delegation))(?=\s*(?:[.,;]|$|as (?:a )?note))",
    re.IGNORECASE,
)
_BY = re.compile(  # "The talk was also attended by Bly and Poloff (notetaker)", "Also attended by Poloff"
    rf"(?:(?:(?:the |this |our )?(?:{_TALK})\b[^.,;:]{{0,40}}? |it )(?:was|were) (?:also )?"
    r"|also )attended by\b:?",
    re.IGNORECASE,
)
_WITH = re.compile(r"\b(?:also )?accompanied (?P<whom>(?:the )?[A-Z][\w./ -]{1,50}?)(?=[.,;]|$| to | in | at | on )")
_BESIDE = re.compile(  # "With Marin were Deputy Minister Bly and", "With the Ambassador was Poloff"
    r"with (?P<whom>(?:the )?[A-Z][\w./ -]{1,50}?) (?:was|were)\b:?", re.IGNORECASE
)
_JOINED = re.compile(  # "The DCM joined the Ambassador, and Director Bly accompanied Marin"
    r"\b(?:also )?joined (?P<whom>(?:the )?[A-Z][\w./-]{1,30}(?: [A-Z][\w./-]{1,30}){0,4})"
    rf"(?=[.;]|$|, and\b| (?:for|in|at) (?:the|this) {_TALK}\b)"
)
_BRACKET = re.compile(r" ?\([^()]{1,40}\)")
_OURS = re.compile(
    r"\b(?:U\.?S\.?|American|Embassy|USG|Mission|our) (?:side|team|delegation)\b|\bthe Embassy\b", re.IGNORECASE
)


class Attendance(NamedTuple):
    """Who else was there; ``whom`` they came with, where the words say so; ``ours``: on the side of the post."""

    people: tuple[Participant, ...]
    whom: str | None
    ours: bool


def attending(scene: "Scene") -> Attendance | None:
    """Who a sentence says was there besides; None where it says so of nobody."""
    text, start = scene.sentence.text, scene.sentence.start
    behind = _BEHIND.match(text) or _BY.match(text) or _BESIDE.match(text)
    if behind is not None:
        whom = text[behind.start("whom") : behind.end()] if behind.groupdict().get("whom") is not None else None
        if text.rstrip().endswith(":"):
            people = _of_items(scene)
            return Attendance(people, whom, _OURS.search(text) is not None) if people else None
        return _made(scene, start + behind.end(), scene.sentence.end, whom)
    found = _JOINED.search(text) or _WITH.search(text) or _BEFORE.search(text)
    if found is None or found.start() == 0:
        return None
    whom = found["whom"] if "whom" in found.re.groupindex else None
    return _made(scene, start, start + found.start(), whom, whole=True)


def _of_items(scene: "Scene") -> tuple[Participant, ...]:
    """The people of the items behind a sentence: ``Accompanying Minister Marin were: -- Ambassador Tarn Bly``."""
    paragraph = scene.people.paragraph
    made = []
    for item in paragraph.items:
        if item.clean < scene.sentence.end - 1:
            continue
        words = scene.people.place(item.clean, item.clean_end)
        said = _BRACKET.sub("", words.text.strip(" -–—•*.")).strip()
        name, kind = scene.registry.name(said, []) if said else ("", "")
        if kind != "person" or name.islower():
            continue
        role = scene.people.role(said, name)
        made.append(Participant(name=name, words=words, role=role, of_post=name in scene.registry.staff))
    return tuple(made)


def _made(scene: "Scene", start: int, end: int, whom: str | None, *, whole: bool = False) -> Attendance | None:
    """The people between two places; with ``whole`` nothing else may stand there: *after he left, Marin attended*."""
    parse = scene.parse
    tokens = [token for token in range(len(parse)) if start <= parse.starts[token] < end]
    while tokens and parse.lower[tokens[0]] in meeting_lists()["no_words"]:
        tokens = tokens[1:]
    while tokens and whole and parse.lower[tokens[-1]] in meeting_lists()["no_words"]:
        tokens = tokens[:-1]
    if not tokens:
        return None
    listed, stop = pieces(parse, tokens[0], tokens[-1] + 1, scene.dated)
    people = _people(scene, listed)
    if not people or (whole and stop < tokens[-1] + 1):
        return None
    return Attendance(tuple(people), whom, _OURS.search(scene.sentence.text) is not None)


def _people(scene: "Scene", listed: list[Piece]) -> list[Participant]:
    """The people of a list; an office that names nobody is that of the name behind it: ``the Chief of Dams, Bly``."""
    made: list[Participant] = []
    office: str | None = None
    for piece in listed:
        one = scene.people.one(piece, loose=False)
        if one is None or (one.name.islower() and one.role is None and not one.of_post):
            office = None if piece.joined else scene.people.words(piece.lo, piece.hi).text
            continue
        if office is not None and one.role is None and not piece.joined and not one.of_post:
            one = msgspec.structs.replace(one, role=office)
        office = None
        made.append(one)
    return made
