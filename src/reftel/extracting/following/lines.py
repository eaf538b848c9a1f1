"""What the records are made from: statements, and the sentences of a cable that tell of steps and events without one.

A line is one of either. Statements alone are enough, so that an archive that has been extracted need not be parsed
again; with the cables at hand also what was only narrated (``The DCM delivered the démarche on June 3.``) is found.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypedDict

from reftel.extracting.dates import DateMention, anchor_of, find_dates, months
from reftel.extracting.following import phrases
from reftel.extracting.lexicon.load import speakers
from reftel.extracting.positions.actors import Actors, bare
from reftel.extracting.positions.mapping import roles
from reftel.extracting.sentences import split
from reftel.facts import authorities as facts
from reftel.model.board import Question
from reftel.model.cable import Cable
from reftel.model.following import Authority
from reftel.model.meeting import Evidence
from reftel.model.source import Span
from reftel.model.statement import Statement

_SILENT = frozenset(["heading", "comment"])
_FOLLOWED = ("deliver", "hand", "demarche", "démarche", "non-paper", "points", "will ", "scheduled", "upcoming")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_LETTERS = re.compile(r"[a-z]+")
_SPACES = re.compile(r"\s+")
_OURS = re.compile(r"\b(?:we|us|our|ours)\b", re.IGNORECASE)
_TITLE = 10  # words before a name among which its title is looked for
_STEM = re.compile(r"[a-z][a-z-]{4,40}")
NOBODY = Question(id="", title="", body="", rule="", decisions=(), options=())


class Line(NamedTuple):
    """One statement, or a sentence without: ``text`` is content or sentence, ``start``/``end`` that of the sentence."""

    cable: str
    para: int | None
    start: int
    end: int
    text: str
    sentence: str
    said_on: str | None
    cable_date: str | None
    source: str
    in_summary: bool
    statement: Statement | None

    @property
    def day(self) -> str | None:
        """The day from which its dates are seen: of the saying, else of the cable."""
        return self.said_on or self.cable_date

    def dates(self, text: str | None = None) -> tuple[DateMention, ...]:
        """The dates of its text."""
        return find_dates(self.text if text is None else text, self.day or self.cable_date)


def flat(text: str) -> str:
    """Text with white space collapsed."""
    return _SPACES.sub(" ", text).strip()


def trim(text: str) -> str:
    """Words without the signs at their edges, and without a quotation mark that has lost its other half."""
    text = text.strip(" .,;:")
    for opener, closer in (('"', '"'), ("“", "”")):
        count = text.count(opener) + (text.count(closer) if closer != opener else 0)
        if count == 1:
            text = text.replace(opener, "").replace(closer, "")
    return text.strip(" .,;:")


def lines_of(statements: Iterable[Statement]) -> list[Line]:
    """A line for each statement, in the order of cable and place; white space collapsed."""
    return [
        Line(
            one.cable,
            one.para,
            one.sentence_span.start,
            one.sentence_span.end,
            flat(one.content),
            flat(one.sentence),
            one.said_on,
            one.cable_date,
            one.source,
            one.in_summary,
            one,
        )
        for one in statements
    ]


def told_in(cable: Cable, spoken: Iterable[Statement] = ()) -> list[Line]:
    """The sentences of a cable that may tell of a step or an event, and of which no statement was made; its subject."""
    taken = {one.sentence_span.start for one in spoken}
    found = _in_subject(cable)
    for paragraph in cable.paragraphs:
        low = paragraph.text.lower()
        dated = _may_be_dated(paragraph.text)
        if paragraph.role in _SILENT or not (dated or any(word in low for word in _FOLLOWED)):
            continue
        for start, end in split(paragraph.text):
            span = paragraph.source_span(start, end)
            sentence = flat(paragraph.text[start:end])
            followed = any(word in sentence.lower() for word in _FOLLOWED)
            if span.start in taken or not (followed or (dated and _may_be_dated(sentence) and _tells(sentence))):
                continue
            found.append(_narrated(cable, sentence, span, paragraph.number, in_summary=paragraph.role == "summary"))
    return found


def _in_subject(cable: Cable) -> list[Line]:
    """The subject, where it may tell of an event: ``SCENESETTER FOR THE JUNE 3 VISIT OF SECRETARY BLY``."""
    subject = flat(cable.subject or "")
    if cable.head.subject is None or not _may_be_dated(subject) or not _tells(subject):
        return []
    return [_narrated(cable, subject, cable.head.subject.span, None, in_summary=False)]


def _narrated(cable: Cable, sentence: str, span: Span, para: int | None, *, in_summary: bool) -> Line:
    return Line(
        cable.citation,
        para,
        span.start,
        span.end,
        sentence,
        sentence,
        None,
        cable.date,
        cable.source.sha256,
        in_summary,
        None,
    )


def _may_be_dated(text: str) -> bool:
    """Whether a month or a year stands in a text."""
    return _YEAR.search(text) is not None or not months().keys().isdisjoint(_LETTERS.findall(text.lower()))


def _tells(sentence: str) -> bool:
    """Whether a sentence has a word of an event."""
    return any(phrases.first("events", name, sentence) for name in ("rows", "deeds"))


def evidence_of(lines: Iterable[Line]) -> tuple[Evidence, ...]:
    """The sentences of lines, each once."""
    found = {
        (line.cable, line.start): Evidence(
            para=line.para, start=line.start, end=line.end, text=line.sentence, in_summary=line.in_summary
        )
        for line in lines
    }
    return tuple(found.values())


class Stand(TypedDict):
    """What every record has of the line that it is made of: where it stands, and what it rests on."""

    cable: str
    para: int | None
    statements: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    said_on: str | None
    cable_date: str | None
    source: str


def stand_of(line: Line) -> Stand:
    """Where a record stands that is made of one line; what was only narrated rests on no statement."""
    return Stand(
        cable=line.cable,
        para=line.para,
        statements=(line.statement.id,) if line.statement else (),
        evidence=evidence_of([line]),
        said_on=line.said_on,
        cable_date=line.cable_date,
        source=line.source,
    )


def id_of(*parts: object) -> str:
    """A stable name of a record."""
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:16]


class Sides:
    """Whose side a name is on: the state for which a speaker or holder stands, by the cable's own words."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._actors = Actors(NOBODY, statements)
        counts: dict[tuple[str, str], Counter[str]] = {}
        for one in statements:
            state = self._actors.state(one.holder, one.cable) if one.holder != one.speaker else None
            if state and one.voice == "reported":
                counts.setdefault((one.cable, one.speaker), Counter())[state] += 1
        self._counts = counts
        self._styles: dict[tuple[str, str], str | None] = {}
        self._sentences: dict[str, dict[str, None]] = {}
        for one in statements:
            self._sentences.setdefault(one.cable, {})[one.sentence] = None
        self._sides = {key: some.most_common(1)[0][0] for key, some in counts.items()}

    def speaks_for(self, statement: Statement) -> bool:
        """Whether a speaker tells of his own side: of himself, or of a state for which he is seen to speak.

        That is the state that he is, that of his title, or that of the post where he is one of it; else the state of
        which he mostly tells, if it is that of the post or that in which it is, or he has it for his own (*we*). Who
        only looks on (a reporter, an expert, somebody of another state) speaks for nobody but himself.
        """
        if bare(statement.holder) == bare(statement.speaker):
            return True
        cable, speaker = statement.cable, bare(statement.speaker)
        side = self._actors.state(statement.holder, cable) or self.of(statement)
        if not phrases.words("observers").isdisjoint(word.strip(".,").lower() for word in speaker.split()):
            return False
        if speaker.casefold() in roles("author"):
            return side == self._mostly(cable, statement.speaker)
        states = {state for word in (speaker, *speaker.split()) if (state := self._actors.state(word, cable))}
        if states:
            return side in states
        if side in (self._actors.by_office(speaker, cable), self._styled(cable, speaker)):
            return True
        near = self._actors.hosting(cable), self._actors.sending(cable)
        ours = None in near or near[0] == near[1] or side in near or _OURS.search(" ".join(statement.quotes))
        return bool(ours) and side == self._mostly(cable, statement.speaker)

    def _styled(self, cable: str, speaker: str) -> str | None:
        """The state that stands before the title of a speaker: ``Ostrelian Ambassador to Belmora Orvane Marin``."""
        key = (cable, speaker)
        if key not in self._styles:
            self._styles[key] = next(self._before_titles(cable, speaker), None)
        return self._styles[key]

    def _before_titles(self, cable: str, speaker: str) -> Iterator[str]:
        for sentence in self._sentences.get(cable, ()):
            before, found, _ = sentence.partition(speaker)
            words = before.split()[-_TITLE:] if found else []
            for word, title in pairwise(words):
                if title.lower() in speakers().titles and (state := self._actors.state(bare(word), cable)):
                    yield state

    def _mostly(self, cable: str, speaker: str) -> str | None:
        """The state of which a speaker tells more than of all others together."""
        counts = self._counts.get((cable, speaker), Counter())
        return next((state for state, count in counts.items() if 2 * count > counts.total()), None)

    def of(self, statement: Statement, name: str | None = None) -> str:
        """The actor behind the holder of a statement, or behind another name in it."""
        word = bare(statement.holder if name is None else name)
        actor = self._actors.of(statement, word)
        if actor != word:
            return actor
        title = re.search(rf"\b([A-Z][\w']{{1,20}}(?: [A-Z][\w']{{1,20}})?) {re.escape(word)}\b", statement.sentence)
        if title and any(title[1].endswith(one) for one in roles("ministers")):
            return self._actors.of(statement, "government")  # a President without a country is that of the post
        if word == bare(statement.speaker):
            return self._sides.get((statement.cable, statement.speaker), actor)
        return actor


def subjects_of(text: str) -> tuple[str, ...]:
    """The subjects that words tell of, in the order of the lexicon."""
    return tuple(name for name in phrases.names_in("subjects") if phrases.first("subjects", name, text))


def is_about(subjects: Iterable[str], text: str) -> bool:
    """Whether words tell of one of some subjects."""
    return any(phrases.first("subjects", name, text) for name in subjects)


def stems_of(text: str) -> frozenset[str]:
    """Long words of a text, cut to their first seven letters: what two texts may share."""
    return frozenset(word[:7] for word in _STEM.findall(text.lower()))


def authorities_of(text: str) -> tuple[Authority, ...]:
    """The documents that a text names, and the provisions that its words may touch."""
    named = [Authority(name=one.name, day=one.day, named=True, mark=one.mark) for one in facts.documents_in(text)]
    touched = [
        Authority(
            name=one.document,
            day=facts.document(one.document).day,
            paragraph=one.paragraph,
            binding=one.binding,
            mark=one.mark,
        )
        for one in facts.provisions_for(text)
    ]
    return (*named, *touched)


def later_than(day: str | None, other: str | None) -> bool:
    """Whether a day lies behind another; not known: no."""
    one, two = anchor_of(day), anchor_of(other)
    return bool(one and two and one.day > two.day)


_ITEM = re.compile(r",? and (?:also )?|, or |,\s+|; ")


def listed(text: str) -> tuple[str, ...]:
    """The members of a list in words; quotation marks and a final stop are no part of them."""
    return tuple(part for piece in _ITEM.split(text) if (part := piece.strip(" \"“”'.,;:")))
