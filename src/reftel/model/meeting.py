"""A meeting: who met whom, when, where, at whose request, with the sentences of the cable that say so."""

from typing import Literal

import msgspec

from reftel.model.statement import TO_CHECK_BELOW, as_known

MeetingKind = Literal["meeting", "call", "meal", "telephone", "conversation"]
MeetingStatus = Literal["held", "planned", "not-held"]
WhenBasis = Literal["sentence", "statements", "head"]


class Words(msgspec.Struct, frozen=True):
    """Verbatim words of a cable, and their place in the source."""

    start: int
    end: int
    text: str


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """One who took part: ``name`` as the cable's other statements have it, ``words`` and ``role`` as they stand there.

    ``role`` is what he is called on that occasion, no more. ``side`` is the country that the cable gives him in his
    title or in a list of those present, by its name; None where it gives none. ``gloss`` is what a bracket explains.
    ``accompanies`` names the one he came with. ``of_post``: one of the reporting post. An X-ed out name stays as it
    is, and an unnamed source stays unnamed.
    """

    name: str
    words: Words
    role: str | None = None
    side: str | None = None
    gloss: str | None = None
    accompanies: str | None = None
    of_post: bool = False


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that speaks of the meeting, and its place in the source."""

    para: int | None
    start: int
    end: int
    text: str
    in_summary: bool = False


class Request(msgspec.Struct, frozen=True):
    """At whose request: the words, and the name where the words give one."""

    by: str | None
    words: Words


class Purpose(msgspec.Struct, frozen=True):
    """What one said to have come for, and what expressly not, in words of the cable."""

    by: str
    words: Words
    excluded: Words | None = None


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """One meeting, as one cable reports it.

    ``when`` is EDTF; ``when_basis`` says whether it stands in a sentence of the evidence, is the day of the statements
    or that of the paper that records it (*head*). ``told_by`` is who told of it, where the cable only relays that.
    ``statements`` are the ids of what was said there. ``rank`` is 0..1 and not calibrated, ``reasons`` say what made
    it.
    """

    id: str
    cable: str
    kind: MeetingKind
    status: MeetingStatus
    who: tuple[Participant, ...]
    whom: tuple[Participant, ...]
    when: str | None
    when_basis: WhenBasis | None
    place: Words | None
    request: Request | None
    purpose: Purpose | None
    told_by: str | None
    statements: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    because: str
    rank: float
    reasons: tuple[str, ...]
    source: str
    cable_date: str | None = None

    @property
    def day_shown(self) -> str | None:
        """Its day for a reader, ``2005-04-26~`` where its year was inferred for the cable."""
        return as_known(self.when, self.cable_date, " ".join(one.text for one in self.evidence))

    @property
    def to_check(self) -> bool:
        """Whether its rank is low: read the sentence before citing it."""
        return self.rank < TO_CHECK_BELOW
