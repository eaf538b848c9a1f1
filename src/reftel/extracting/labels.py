"""Conversations written down as on a stage: ``Ambassador: What was the point? Marin: To find out.``

Whoever stands before a colon says what stands behind it, where the paragraph has two such labels at least that name
somebody: one alone may be a heading.
"""

import re

from reftel.extracting.lexicon.load import cues, speakers
from reftel.extracting.namelike import mention_from
from reftel.extracting.notes import Aside, Mention
from reftel.facts import countries

_LABEL = re.compile(
    r"\b(?P<name>[A-Z][\w'’.-]{0,24}+(?: (?:[A-Z][\w'’.-]{0,24}+|of|for|the)){0,4}):\s{1,8}(?=[\"“A-Za-z])"
)
_TURN = re.compile(r"(?:^|(?<=[.!?\"”]\s)|(?<=\n))" + _LABEL.pattern)


def labelled(paragraph: str, start: int, end: int) -> Aside | None:
    """Who says a sentence by its label, with the place of that label."""
    mark = _LABEL.match(paragraph, start, end) if ":" in paragraph[start:end] else None
    if mark is None or not _is_somebody(mark["name"]):
        return None
    turns = {turn["name"]: turn for turn in _TURN.finditer(paragraph) if _is_somebody(turn["name"])}
    if mark["name"] not in turns or len(turns) < 2:
        return None
    others = [_named(turn) for name, turn in turns.items() if name != mark["name"]]
    return Aside(mark.start(), mark.end(), _named(mark), "say", others[0] if len(others) == 1 else None)


def _named(mark: re.Match[str]) -> Mention:
    return mention_from([(mark["name"], mark.start("name"), mark.end("name"))])


def _is_somebody(name: str) -> bool:
    """Whether a label names a person: by an office, or by a name that is no heading and no place."""
    last = name.rsplit(maxsplit=1)[-1].lower()
    if last in speakers().titles or last in speakers().nouns - speakers().bodies or last in speakers().post:
        return True
    heads = cues("labels") | cues("heads") | cues("not_names") | cues("openers")
    return last not in heads and not name.isupper() and not countries.candidates(name)
