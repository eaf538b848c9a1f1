"""Service notes: what is said of the transmission itself, ``NOTE: SVC FOR DROPPED ADDEE``, ``CORRECTED COPY (…)``.

They tell that a message was sent again, corrected, cancelled or doubled, so that its copies can be chained. Sources:
5 FAH-2 H-320 for the signals; the words, with an example each, are in ``service.tsv``.
"""

import re
from functools import cache
from typing import Literal, get_args

import msgspec

from reftel.facts import posts, tables
from reftel.fields.mrn import Mrn, parse_mrn

ServiceKind = Literal[
    "correction", "duplicate", "cancellation", "repetition", "addressee", "section", "not-passed", "garble", "note"
]


class Service(msgspec.Struct, frozen=True):
    """One service note: what it does, which message it speaks of, for which reason, and the note itself.

    ``refers_to`` is None where the note speaks of its own message, as a corrected copy does. Kinds: ``correction``,
    ``repetition``, ``cancellation``, ``duplicate``, ``addressee`` (one was left out or added), ``section`` (one was
    missing), ``garble`` (the text is as received), ``not-passed``, ``note``.
    """

    kind: ServiceKind
    refers_to: Mrn | None
    reason: str | None
    text: str


_LONGEST = 4_000  # characters of a text
_WIDEST = 400  # characters of a line
# These need no "NOTE:" before them.
_BARE = frozenset({"correction", "duplicate", "cancellation", "repetition"})
_LEAD = re.compile(r"[\s/*(\[#.-]{0,80}")
_NOTE = re.compile(r"NOTE(?:[ ]BY[ ](?P<by>OC(?:/T)?|COMM[A-Z]*|[A-Z/]{2,8}))?[ ]{0,2}[:;,-]?[ ]{0,2}#?", re.IGNORECASE)
_CORRECTED = re.compile(
    r"C ?O ?R ?R ?E ?C ?T ?E ?D[ ]+(?:C ?O ?P ?Y\b|COPY\b|(?=CAPTION))[ ]?(?P<behind>.{0,200})", re.IGNORECASE
)
_BEHIND_NUMBER = re.compile(
    r"(?P<own>(?:\d\d|\d{4})?[ ]?[A-Z][A-Z .]{2,24}?)[ ]?(?P<serial>\d{3,8})[ ]?"
    r"(?P<what>ZFR|ZFD|SUSPECTED[ ]?DUPLICATE|CORRECTED[ ]?COPY)[ ]?(?P<other>\d{1,8})?[\s.]*",
    re.IGNORECASE,
)
_GLUED_NUMBER = re.compile(r"\d\d(?:\d\d)?[A-Z]{3,24}\d{1,6}", re.IGNORECASE)
_NO_STATION = frozenset(
    {"PARA", "PARAS", "SECTION", "SECTIONS", "PAGE", "PAGES", "PART", "PARTS", "LINE", "LINES", "REF", "OF", "AND"}
)
_WORDS = 4  # words of the longest station
_IN_BRACKETS = re.compile(r"[(](?P<reason>[^()]{2,160})[)]?")
_BEHIND_FOR = re.compile(r"\b(?:DUE[ ]TO|BECAUSE[ ]OF|FOR)[ ](?P<reason>[A-Z][^\n;]{2,120})", re.IGNORECASE)


@cache
def _patterns() -> tuple[tuple[ServiceKind, re.Pattern[str]], ...]:
    kinds = {kind: kind for kind in get_args(ServiceKind)}
    return tuple((kinds[row["kind"]], re.compile(row["pattern"], re.IGNORECASE)) for row in tables.rows("service.tsv"))


def examples() -> tuple[tuple[str, str], ...]:
    """Each kind of note and a line that is one."""
    return tuple((row["kind"], row["example"]) for row in tables.rows("service.tsv"))


def parse_service(text: str) -> tuple[Service, ...]:
    """The service notes of a text, one a line; empty where no line is one."""
    found = (_service(" ".join(line.split())) for line in text[:_LONGEST].split("\n"))
    return tuple(note for note in found if note is not None)


def _service(line: str) -> Service | None:
    line = line[:_WIDEST].rstrip("\\ ")
    if behind := _BEHIND_NUMBER.fullmatch(line):
        return _behind_number(behind, line)
    start = lead.end() if (lead := _LEAD.match(line)) else 0
    note = _NOTE.match(line, start)
    at = note.end() if note else start
    corrected = _CORRECTED.match(line, at)
    # A sentence in both cases may begin with "Duplicate" or "Note:".
    if not line.isupper() and corrected is None and not (note and (note["by"] or line[at : at + 3].isupper())):
        return None
    for kind, pattern in _patterns():
        named = note is not None or kind in _BARE or line[at : at + 3].upper() in {"SVC", "SER"}
        if named and (found := pattern.match(line, at)):
            reason = _reason(corrected["behind"]) if corrected else _plain_reason(line[at:])
            return Service(kind, _refers_to(line[found.end() :]), reason, line.strip(" /*"))
    return None


def _behind_number(found: re.Match[str], line: str) -> Service:
    """A note that the relay glued to a message's number: ``06SESTRIN002583ZFR2585``."""
    kinds: dict[str, ServiceKind] = {"ZFR": "cancellation", "COR": "correction"}
    other = parse_mrn(f"{found['own']} {found['other']}") if found["other"] else None
    return Service(kinds.get(found["what"][:3].upper(), "duplicate"), other, None, line)


def _refers_to(line: str) -> Mrn | None:
    """The first message number of a note: a station, known or of one word, and the serial behind it."""
    words = re.sub(r"[,;:.()/*#-]", " ", line).split()
    for at, word in enumerate(words):
        if _GLUED_NUMBER.fullmatch(word):
            return parse_mrn(word)
        if not (at and word.isdigit() and len(word) <= 8 and words[at - 1].isalpha()):
            continue
        for length in range(min(_WORDS, at), 0, -1):
            station = words[at - length : at]
            known = all(map(str.isalpha, station)) and posts.is_station("".join(station))
            if known or (length == 1 and len(station[0]) > 3 and station[0].upper() not in _NO_STATION):
                before = words[at - length - 1] if at > length else ""
                year = before if before.isdigit() and len(before) in {2, 4} else ""
                return parse_mrn(f"{year} {' '.join(station)} {word}".strip())
    return None


def _reason(behind: str) -> str | None:
    """Why a copy was corrected: what stands behind the words, in brackets, behind a dash, a stroke or FOR."""
    if found := _IN_BRACKETS.match(behind):
        behind = found["reason"]
    reason = re.sub(r"^[\s:/.,*-]*(?:FOR\s|(?:OF|TO)\s.*)?", "", behind, flags=re.IGNORECASE)
    return reason.strip(" /.,)*-") or None


def _plain_reason(line: str) -> str | None:
    found = _IN_BRACKETS.search(line) or _BEHIND_FOR.search(line)
    return found["reason"].strip(" .,/") if found else None
