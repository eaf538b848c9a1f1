"""Sentences that tie somebody who is named to a wrong: what must not go out as a fact, nor without who said it.

A word of wrong (``lexicon/allegations.toml``) and a name in one sentence; where the word lies in what somebody is
reported to have said, a name in that. No judgement of what is meant: a denial repeats an allegation too.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from reftel.extracting.casing import cased, english, is_scan
from reftel.extracting.lexicon.load import speakers, table
from reftel.extracting.registry import Registry
from reftel.extracting.sentences import split
from reftel.extracting.shortnames import WORD
from reftel.model.cable import Cable
from reftel.model.publication import Alleged
from reftel.model.statement import Statement
from reftel.model.structure import POST

_ANY = r"\w{0,20}"
SUBJECT = -1
"""Stands for the subject among the paragraphs."""


@cache
def _wrongs() -> re.Pattern[str]:
    words = [str(word) for word, _ in table("allegations.toml")["words"]]
    told = sorted(re.escape(word).replace("\\~", "~").replace("~", _ANY).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b(?:{'|'.join(told)})\b", re.IGNORECASE)


def allegations(
    cable: Cable, statements: Iterable[Statement] = (), registry: Registry | None = None
) -> Iterator[Alleged]:
    """The sentences of a cable that may accuse somebody, its subject among them, in the order of its text.

    ``registry`` is that of the cable, where one is at hand.
    """
    registry = Registry(cable) if registry is None else registry
    said: dict[int | None, list[Statement]] = {}
    for one in statements:
        said.setdefault(one.para, []).append(one)
    subject = " ".join((cable.subject or "").split())
    texts = [subject, *(paragraph.text for paragraph in cable.paragraphs)]
    shown = [cased([subject])[0], *cased(texts[1:], scanned=is_scan(cable))]
    for para, (text, written) in enumerate(zip(texts, shown, strict=True), SUBJECT):
        own = said.get(cable.paragraphs[para].number, []) if para != SUBJECT else []
        for start, end in split(text):
            cue = _accusing(registry, text, written, (start, end), own)
            if cue is not None:
                told = _told_by(text, cue.start(), start, own)
                number = "subject" if para == SUBJECT else f"¶{cable.paragraphs[para].number or para + 1}"
                yield Alleged(
                    key=f"{cable.citation} {number} {start}-{end}",
                    cable=cable.citation,
                    para=para,
                    start=start,
                    end=end,
                    cue=cue.group().lower(),
                    speaker=told.speaker if told else POST,
                    post=cable.origin or (cable.mrn.station if cable.mrn else "") or "a post that is not named",
                    text=text[start:end],
                )


def _accusing(
    registry: Registry, text: str, written: str, place: tuple[int, int], said: list[Statement]
) -> re.Match[str] | None:
    """The first word of wrong that stands with a name."""
    start, end = place
    for cue in _wrongs().finditer(text, start, end):
        told = _told_by(text, cue.start(), start, said)
        at = text.find(told.content, start) if told else start
        low, high = (at, at + len(told.content)) if told else (start, end)
        if _named(registry, written[low:high], opens=low == start):
            return cue
    return None


def _told_by(text: str, at: int, start: int, said: list[Statement]) -> Statement | None:
    """The statement in whose words a place lies, the shortest where there are several."""
    found = []
    for one in said:
        begin = text.find(one.content, start) if one.content else -1
        if begin >= 0 and begin <= at < begin + len(one.content):
            found.append(one)
    return min(found, key=lambda one: len(one.content), default=None)


def _named(registry: Registry, text: str, *, opens: bool) -> bool:
    """Whether somebody is named in words; one with a capital that only begins a sentence is no name by that."""
    for number, word in enumerate(WORD.finditer(text)):
        form = word.group().rstrip(".'’")
        if registry.person(word.group()) is not None:
            return True
        low = form.lower().removesuffix("'s").removesuffix("’s")
        common = english(low) or low in speakers().titles
        if form[:1].isupper() and len(form) > 1 and not common and (number or not opens or not form[1:].islower()):
            return True
        if number == 0 and opens and form[:1].isupper() and len(form) > 2 and not common:
            return True
    return False
