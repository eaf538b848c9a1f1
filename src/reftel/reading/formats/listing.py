"""A cable as text with lines of what is known of it ahead: number, title, date, level, origin, each on a line.

The lines come as they are (``06ASTANA280``, ``2006-10-24 07:34``, ``CONFIDENTIAL``, ``Embassy Astana``), or with names
(``Reference ID: 06ASTANA280``). Where nothing follows, it is a stub: a valid record without a text.
"""

import re
from collections.abc import Iterator

from reftel.facts import columns
from reftel.fields import parse_classification, parse_mrn
from reftel.model.source import Node, Span
from reftel.reading.mapped import plain
from reftel.reading.passage import Format, Passage
from reftel.reading.records import day_of, nothing_said, release_of

_LINES = 12  # such lines are fewer
_NUMBER = re.compile(r"[0-9]{2}(?:[0-9]{2})?[A-Z]{3,20}[0-9]{1,6}(?:_[a-z])?\Z")
_LEVEL = re.compile(
    r"(?:UNCLASSIFIED|CONFIDENTIAL|SECRET|TOP SECRET|LIMITED OFFICIAL USE)(?://[A-Z /]{2,40})?\Z", re.IGNORECASE
)
_POST = re.compile(
    r"(?:Embassy|Consulate(?: General)?|Mission|REO|Secretary of State|American Institute|US ?(?:Mission|Interests)"
    r"|UNVIE|USUN)\b.{0,60}\Z"
)
_NAMED = re.compile(r"(?P<name>[A-Za-z][A-Za-z _]{1,30}?)[ \t]{0,3}:[ \t]{1,8}(?P<value>\S.{0,400})\Z")
_WHOLE_DATE = re.compile(r"[\w ,/:()TZ+-]{8,40}\Z")


def suits(text: str) -> bool:
    """Whether the first lines are a number, a date and a level, in any order, and no line of a cable."""
    return len(_listed(text)[0].keys() & {"mrn", "created", "classification"}) == 3


def split(text: str) -> Iterator[Passage]:
    """The one passage of such a text."""
    publisher, places, end = _listed(text)
    behind = end + len(text[end:]) - len(text[end:].lstrip())
    yield Passage(
        plain(text, behind, len(text)),
        one=True,
        publisher=publisher,
        places=places,
        outer=(Node("publisher", 0, behind),) if behind else (),
        release=release_of(publisher),
    )


def _listed(text: str) -> tuple[dict[str, str], dict[str, Span], int]:
    """What the first lines say, where, and where they end."""
    publisher: dict[str, str] = {}
    places: dict[str, Span] = {}
    at = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    end = at
    for _ in range(_LINES):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at : min(stop, at + 600)].strip()
        told = _told(line, publisher) if line and len(line) < 600 else None
        if told is None and line:
            break
        if told:
            key, value = told
            start = text.index(value, at)
            if key not in publisher:
                publisher[key] = (day_of(value) or value) if key in {"created", "released"} else value
                places[key] = Span(start, start + len(value))
            end = min(stop + 1, len(text))
        at = stop + 1
        if at > len(text):
            break
    return publisher, places, end


def _told(line: str, publisher: dict[str, str]) -> tuple[str, str] | None:
    """What a line is and its value: by its name, by its look, or the title behind the number."""
    named = _NAMED.match(line)
    if named and (key := columns.key_of(named["name"])) not in {None, "lead", "text", "tags", "to", "references"}:
        value = named["value"].strip()
        return None if nothing_said(value) or key is None else (key, value)
    if _NUMBER.match(line) and parse_mrn(line) is not None:
        return "mrn", line
    if not publisher:
        return None
    if "classification" not in publisher and _LEVEL.match(line) and parse_classification(line) is not None:
        return "classification", line
    if "created" not in publisher and _WHOLE_DATE.match(line) and day_of(line):
        return "created", line
    if "origin" not in publisher and _POST.match(line):
        return "origin", line
    if "title" not in publisher and publisher.keys() == {"mrn"} and len(line) < 300:
        return "title", line
    return None


LISTING = Format("listing", suits, split)
