"""Drafts made into statements: places in the source, quotations, chain, account, rank."""

import hashlib
import re
from collections.abc import Sequence

import msgspec

from reftel.extracting.lexicon.load import cues
from reftel.extracting.notes import Draft, Notes, Sentence
from reftel.extracting.sentences import quotations
from reftel.facts.english import LEAST, known_share
from reftel.model.cable import Cable, Paragraph
from reftel.model.source import Span
from reftel.model.statement import Account, Condition, Statement, VoiceDetail

# How often each kind of frame was right, roughly: an order for a reader's eye, not a probability.
RANKS = {
    **dict.fromkeys(("that", "paren", "according"), 0.9),
    **dict.fromkeys(("quote",), 0.85),
    **dict.fromkeys(("bare", "wh"), 0.8),
    **dict.fromkeys(("inf", "nominal"), 0.75),
    **dict.fromkeys(("prep", "object", "passive", "comment", "adjective", "alone"), 0.6),
    **dict.fromkeys(("asked", "implicit"), 0.35),
}


def assemble(notes: Notes) -> Notes:
    """The statements of a cable, in the order of their places; two drafts of one content and speaker are one.

    In a poor scan a sentence whose words are mostly debris makes none.
    """
    poor = any(finding.code == "poor-scan" for finding in notes.cable.findings)
    quoted = {turn: quotations(paragraph.text) for turn, paragraph in enumerate(notes.cable.paragraphs)}
    found: dict[tuple[int, int, int, str], Statement] = {}
    for draft in notes.drafts:
        sentence = notes.sentences[draft.sentence]
        if poor and _is_debris(sentence.cased):
            continue
        paragraph = notes.cable.paragraphs[sentence.para]
        start, end = draft.extent or (draft.start, draft.end)
        start, end = _edges(paragraph.text, start, end, quoted[sentence.para], sentence.end)
        if draft.denied_by is not None:  # never shown without the words that deny it
            start, end = min(start, draft.denied_by[0]), max(end, draft.denied_by[1])
        if start >= end or _says_nothing(paragraph.text[start:end]):
            continue
        key = (sentence.para, start, end, draft.speaker)
        if key not in found:
            made = msgspec.structs.replace(draft, start=start, end=end)
            told = _statement(notes.cable, paragraph, sentence, made, quoted[sentence.para])
            found[key] = msgspec.structs.replace(told, extractor=notes.extractor)
    statements = sorted(found.values(), key=lambda row: (row.start, row.end, row.id))
    return msgspec.structs.replace(notes, statements=tuple(statements))


def _is_debris(text: str) -> bool:
    share, words = known_share([text])
    return words > 0 and share < LEAST


def _says_nothing(content: str) -> bool:
    """Whether a content is no more than signs, a day, or words that lean on others: *February 15*, *to do*, *it*."""
    words = re.findall(r"[^\W_]+", content.lower())
    return all(word in cues("void") or word.isdigit() for word in words)


def _edges(text: str, start: int, end: int, quoted: Sequence[tuple[int, int]], last: int) -> tuple[int, int]:
    """Content with the quotation marks that belong to it: a quotation that it reaches into is closed."""
    for opened, closed in quoted:
        if opened < end <= closed + 1 and start <= opened:
            tail = text[end : closed + 2]
            if not any(char.isalnum() for char in text[end:closed]) and tail:
                end = closed
                while end < len(text) and text[end] in "\"”’'":
                    end += 1
        if start <= opened + 1 and opened < end < closed <= last + 2:
            end = closed
            while end < len(text) and text[end] in "\"”’'":
                end += 1
        if start == opened:
            while start > 0 and text[start - 1] in '"“‘':
                start -= 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _statement(
    cable: Cable, paragraph: Paragraph, sentence: Sentence, draft: Draft, quoted: Sequence[tuple[int, int]]
) -> Statement:
    text = paragraph.text
    span = paragraph.source_span(draft.start, draft.end)
    quotes = [(opened, closed) for opened, closed in quoted if draft.start <= opened and closed <= draft.end]
    condition = None
    if draft.condition is not None:
        place = paragraph.source_span(*draft.condition)
        condition = Condition(place.start, place.end, text[draft.condition[0] : draft.condition[1]])
    direct = sum(closed - opened for opened, closed in quotes) * 2 > draft.end - draft.start
    return Statement(
        id=_id(cable, draft, span),
        cable=cable.citation,
        para=paragraph.number,
        start=span.start,
        end=span.end,
        speaker=draft.speaker,
        addressees=draft.addressees,
        holder=draft.holder or draft.speaker,
        act=draft.act,
        content=text[draft.start : draft.end],
        quotes=tuple(text[opened:closed] for opened, closed in quotes),
        said_on=draft.said_on,
        said_on_basis=draft.said_on_basis if draft.said_on is not None else None,
        voice=draft.voice,
        voice_detail=_voice(sentence, draft, direct=direct),
        verb=draft.verb,
        negated=draft.negated,
        condition=condition,
        chain=_chain(cable, draft),
        echo_of=None,
        topic=paragraph.heading,
        because=draft.because,
        rank=RANKS.get(draft.frame, 0.5) if draft.rank == 0.5 else draft.rank,
        account=_account(cable, draft),
        source=cable.source.sha256,
        sentence=sentence.text,
        sentence_span=paragraph.source_span(sentence.start, sentence.end),
        quote_spans=tuple(paragraph.source_span(opened, closed) for opened, closed in quotes),
        heading=paragraph.heading,
        in_summary=sentence.role == "summary",
        cable_date=cable.date,
    )


def _id(cable: Cable, draft: Draft, span: Span) -> str:
    """Stable over runs and readings of the same source."""
    words = f"{cable.citation}|{span.start}|{span.end}|{draft.speaker}|{draft.act}"
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _voice(sentence: Sentence, draft: Draft, *, direct: bool) -> VoiceDetail:
    if draft.voice == "post":
        return "drafter-comment" if sentence.role == "comment" else "drafter-narrative"
    return "speaker-direct" if direct else "speaker-reported"


def _chain(cable: Cable, draft: Draft) -> tuple[str, ...]:
    """Who reports whom: the cable, the officer who heard it, who relayed it, the speaker."""
    if draft.voice == "post":
        return (cable.citation,)
    links = [cable.citation, draft.heard_by, draft.relayed_by, draft.speaker]
    return tuple(dict.fromkeys(link for link in links if link))


def _account(cable: Cable, draft: Draft) -> Account:
    signer = cable.signature[-1] if cable.signature else None
    drafters = [clearance.name for clearance in cable.drafted_by]
    post = cable.origin or (cable.mrn.station if cable.mrn else None)
    present: bool | None = None
    if signer is not None and draft.voice == "reported":
        named = {name.lower().split()[-1] for name in (*draft.addressees, draft.speaker) if name}
        present = True if signer.lower().split()[-1] in named else None
    return Account(
        post=post,
        drafter=drafters[0] if drafters else None,
        signer=signer,
        cleared_by=tuple(clearance.name for clearance in cable.cleared_by),
        speaker_present=True if draft.voice == "reported" and draft.frame != "nominal" and draft.addressees else None,
        signer_present=present,
    )
