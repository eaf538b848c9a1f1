"""Sentences of every paragraph, each with its voice, its parse and the parentheticals taken out before parsing.

Fenced off first: ``Summary.``, ``(Note: … End Note.)`` and the like are labels and not speech.
"""

import re

import msgspec

from reftel.extracting.casing import cased_of, shouted
from reftel.extracting.legalese import without_said
from reftel.extracting.masking import Masked, mask, with_subject
from reftel.extracting.notes import Notes, Sentence
from reftel.extracting.parser import load, named, parse
from reftel.extracting.sentences import quotations, split
from reftel.extracting.telegraphic import with_that
from reftel.model.finding import Finding

# "Comment:", "(Note:", "End Summary.", "Begin Comment": a label at the head of a sentence.
_LABEL = re.compile(
    r"(?:\d{1,2}\s)?[(\[\s-]*"
    r"(?:begin |end )?(?:(?:executive )?summary|comment|(?:bio |post |poloff )?note|introduction|background|"
    r"action request(?:ed)?|"
    r"embassy comment|post comment|summary and (?:comment|introduction|action request)|comment and action request)"
    r"(?: cont(?:inued|'d|d)?\.?| of \w+ \d+)?\s*(?:[.:)\]]|--?|$)[\s)\]]*",
    re.IGNORECASE,
)
_VOCATIVE = re.compile(
    r"(?:Madam|Mister|Mr\.|Mme\.?) (?:Vice |Deputy |Under )?"
    r"(?:Secretary|President|Chairman|Ambassador|Minister|Speaker)"
    r"(?: [A-Z]\w+)?\s*[:,]\s*"
)
_COMMENT = re.compile(r"[\s(\[]*(?:[A-Z/]{1,8}\)\s*)?comment(?: cont(?:inued|'d|d)?\.?)?\s*[:.]", re.IGNORECASE)
_MARK = re.compile(r"\s*\((?:[A-Z]{1,4}(?:[/-][A-Z]{1,6}){0,3}|[csu]|sbu)\)\s*")  # a portion mark left in the text
_BULLET = re.compile(r"(?:--?|[*•])\s+|-{2,4}(?=[A-Z])")  # also "--THE MAYOR AGREED"
# "Begin text of the GOV statement:", "End points": where an attached text begins and ends.
_BEGINS = re.compile(
    r"[(\[\s*-]*(?:begin|start)\s(?:of\s)?(?:\w{3,12}\s){0,2}(?:text|points|quote|non-?paper|translation|statement|letter|"
    r"submission)\b[^:.\n]{0,80}[:.\n][\s)\]-]*",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"[(\[\s*-]*end\s(?:of\s)?(?:\w{3,12}\s){0,2}(?:text|points|quote|non-?paper|translation|statement|letter|submission)\b"
    r"[^.:\n]{0,60}[.)\]\s*-]*$",
    re.IGNORECASE,
)
# Lines of the terminal and not of the text.
_NOTICE = re.compile(r"[*=_\s-]*visit .{0,60}(?:classified|web ?site)|https?://\S+$|[*=_\s-]+$", re.IGNORECASE)
LONGEST_PARAGRAPH = 60_000  # characters; a longer one is a table or an attachment run together


def read_sentences(notes: Notes) -> Notes:
    """Split, mask and parse the paragraphs."""
    loaded = named(notes.pipeline) if notes.pipeline else load()
    texts = tuple(map(without_said, cased_of(notes.cable)))
    bare: list[tuple[Sentence, Masked]] = []
    for turn, paragraph in enumerate(notes.cable.paragraphs):
        text = paragraph.text
        if len(text) > LONGEST_PARAGRAPH:
            continue
        quoted = quotations(text)
        loud = shouted(text) and not shouted(texts[turn])
        role = paragraph.role
        if role == "body" and _COMMENT.match(text):
            role = "comment"
        for first, end in split(text):
            start = _behind_label(text, first, end)
            if start >= end or _NOTICE.match(text, start, end) or _ENDED.match(text, start, end):
                continue
            if any(table.clean <= first < table.clean_end for table in paragraph.tables):
                continue  # a row of a table says nothing that somebody said
            sentence = Sentence(
                index=len(bare),
                para=turn,
                start=start,
                end=end,
                text=text[start:end],
                cased=texts[turn][start:end],
                role=role if paragraph.role_at(start) == "body" else paragraph.role_at(start),
                in_quote=any(opened < start < closed for opened, closed in quoted),
            )
            masked = mask(texts[turn], start, end)
            goes_on = loud and bool(bare) and bare[-1][0].para == turn
            masked = with_subject(masked) if goes_on else masked
            bare.append((sentence, with_that(masked) if loud else masked))
    parses = parse([(masked.text, masked.places) for _, masked in bare], loaded)
    sentences = tuple(
        msgspec.structs.replace(sentence, parse=parsed, asides=masked.asides)
        for (sentence, masked), parsed in zip(bare, parses, strict=True)
    )
    findings = notes.findings
    if loaded.because:
        span = notes.cable.span
        findings = (*findings, Finding("parser-absent", "warning", loaded.because, span.start, span.end))
    return msgspec.structs.replace(notes, texts=texts, sentences=sentences, findings=findings)


def _behind_label(text: str, start: int, end: int) -> int:
    for pattern in (_BEGINS, _BULLET, _MARK, _LABEL, _MARK, _VOCATIVE):
        label = pattern.match(text, start, end)
        if label:
            start = label.end()
    return start
