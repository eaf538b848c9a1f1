"""What one source is reported to have said, asked, accepted, refused, wanted, promised or criticised."""

from typing import Literal

import msgspec

from reftel.model.source import Span

Act = Literal["state", "ask", "support", "reject", "request", "commit", "criticize"]
Voice = Literal["reported", "post"]
Reviewed = Literal["accepted", "corrected", "disputed", "rejected"]
"""What people made of a statement: *disputed* where two disagree, and it stands as it was extracted."""
VoiceDetail = Literal["speaker-direct", "speaker-reported", "drafter-narrative", "drafter-comment", "system"]

DayBasis = Literal["sentence", "paragraph", "people", "cable", "subject", "memorandum"]
"""How the day of a saying is known: *sentence* where its own sentence names it. The others are inferred: from the talk
that the paragraph tells of, from one of the same people, from the only one that the cable dates, from the subject line,
from the date of a memorandum of conversation."""

TO_CHECK_BELOW = 0.5
"""A statement of lower rank is marked *to check*."""


def as_known(edtf: str | None, cable_date: str | None, words: str) -> str | None:
    """A day, marked as inferred (``~``) where its year is none of the words but one that was inferred for the cable."""
    if not edtf or not cable_date or not cable_date.endswith("~") or edtf.endswith("~") or edtf[:4] in words:
        return edtf
    return f"{edtf}~"


class Condition(msgspec.Struct, frozen=True):
    """On what condition it was said: the characters of the condition and their place in the source."""

    start: int
    end: int
    text: str


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """Whose account it is: the reporting post, its drafter, signer and clearers, and whether they were there.

    ``speaker_present`` and ``signer_present`` are None where the cable does not say.
    """

    post: str | None
    drafter: str | None = None
    signer: str | None = None
    cleared_by: tuple[str, ...] = ()
    speaker_present: bool | None = None
    signer_present: bool | None = None


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One statement, with the place in the source of its content.

    ``start``/``end`` are the place of ``content`` in the source, ``sentence_span`` that of the sentence around it,
    ``quote_spans`` those of the direct quotations. ``rank`` is 0..1, and not called confidence: it is not calibrated.
    ``because`` names the rule or pattern that found it. ``echo_of`` is the id of the statement that this one repeats.
    ``said_on_basis`` is how the day of the saying is known; None where there is no day, or a person gave it.
    ``cable_date`` is the date (EDTF) of the cable, ``extractor`` who made the statement, with version.
    ``reviewed`` says what people made of it, and ``reviewed_by`` who; None and nobody where nobody looked at it.
    """

    id: str
    cable: str
    para: int | None
    start: int
    end: int
    speaker: str
    addressees: tuple[str, ...]
    holder: str
    act: Act
    content: str
    quotes: tuple[str, ...]
    said_on: str | None
    voice: Voice
    voice_detail: VoiceDetail
    verb: str | None
    negated: bool
    condition: Condition | None
    chain: tuple[str, ...]
    echo_of: str | None
    topic: str | None
    because: str
    rank: float
    account: Account
    source: str
    sentence: str
    sentence_span: Span
    quote_spans: tuple[Span, ...] = ()
    heading: str | None = None
    in_summary: bool = False
    cable_date: str | None = None
    extractor: str = ""
    reviewed: Reviewed | None = None
    reviewed_by: tuple[str, ...] = ()
    said_on_basis: DayBasis | None = None

    @property
    def day_inferred(self) -> bool:
        """Whether the day of the saying is not in its own sentence, but concluded from another place in the cable."""
        return self.said_on is not None and self.said_on_basis not in (None, "sentence")

    @property
    def day_shown(self) -> str | None:
        """The day of the saying for a reader, ``2005-04-26~`` where its year was inferred for the cable."""
        return as_known(self.said_on, self.cable_date, self.sentence)

    @property
    def by_cable(self) -> str | None:
        """The date of the cable, by which it goes where it has no day of its own; None where it has one."""
        return self.cable_date if self.said_on is None else None

    @property
    def to_check(self) -> bool:
        """Whether its rank is low and nobody has confirmed it: read the sentence before citing it."""
        return self.rank < TO_CHECK_BELOW and self.reviewed not in ("accepted", "corrected")
