"""Blocks and who speaks in them: comments and notes in a paragraph, embedded texts, and what takes whole paragraphs.

The post speaks unless a block names another (``Ambassador's comment``); an embedded text is its author's.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from reftel.facts import voices
from reftel.model.cable import Block, Heading, Paragraph
from reftel.model.finding import Finding
from reftel.model.source import Span
from reftel.model.structure import AUTHOR, POST, BlockKind, Role, Stretch
from reftel.reading.remarks import remark
from reftel.reading.roles import begins, bracket_end, closing, ending, of_another
from reftel.reading.signs import Whole, places_of

_CONTINUED = re.compile(r"\bCONT(?:INUED|['’]?D)", re.IGNORECASE)
_OF_ROLE: dict[Role, BlockKind] = {"summary": "summary", "comment": "comment", "note": "note", "action": "action"}
_VOICES = "|".join(sorted((re.escape(words) for words in voices.voices()), key=len, reverse=True))
_HOLDER = rf"(?:(?:{_VOICES})(?:['’]s|s['’])?\s)"
_INSIDE = re.compile(
    r"[(\[]\s?(?:BEGIN\s)?(?P<word>(?:[A-ZÀ-ÿ'’/-]{2,14}\s){0,2}(?:COMMENT|NOTE)|FYI)\s?[:.-]"
    rf"|(?:(?<=[.?!\"”)] )|(?<=\n\n))(?:BEGIN\s)?(?P<bare>{_HOLDER}?(?:COMMENT|NOTE)):\s"
    rf"|(?<=\n\n)BEGIN\s(?P<begun>{_HOLDER}?(?:COMMENT|NOTE))[.\s]"
    r"|(?:(?<=[.?!\"”)] )|(?<=\n\n))(?:BEGIN\s)?(?P<fyi>FYI)(?:[:.,]|\s?-{1,2})\s",
    re.IGNORECASE,
)
# Without brackets it begins in reach of the colon behind COMMENT or NOTE, or as a block.
_COLON = re.compile(r":(?<=(?:[Nn][Tt]|[Tt][Ee]):)")
_REACH = max(map(len, voices.voices())) + len("BEGIN 's COMMENT")
_WORDS = re.compile(
    r"[-*/(\[\s]{0,5}(?:\([A-Z/]{1,6}\)\s)?(?:(?:BEGIN|START)\s)?(?P<holder>(?:[A-Z'’é/-]{2,20}\s){0,2})(?:COMMENT|NOTE)",
    re.IGNORECASE,
)
_DOCUMENT = (
    r"(?:UN)?OFFICIAL\s(?:TEXT|TRANSLATION)|TEXT|UNQUOTE|QUOTE|NON-?\s?PAPERS?|(?:TALKING\s)?POINTS|TRANSCRIPT|LETTER"
    r"|STATEMENT|TRANSLATION|EXCERPTS?|NOTE\sVERBALE|DIP(?:LOMATIC)?\sNOTE|COMMUNIQUE|DECLARATION|MEMORANDUM|ARTICLE"
    r"|DRAFT|DOCUMENT|ANNEX|PRESS\sRELEASE|DEMARCHE|MESSAGE|AGENDA|LIST|RESOLUTION|PROPOSAL|OP-ED|SPEECH|REMARKS"
)
_BEFORE = r"(?:^|(?<=\n)|(?<=[.:;?!)\]\"”>*-]\s)|(?<=[.:;?!)\]\"”>*-]\s\s)|(?<=[(\[*\"“-]))[-*(\[\s]{0,4}"
_OPENS = re.compile(
    rf"{_BEFORE}(?:Begin|BEGIN|begin|Start|START)(?:ning|NING)?\s(?:of\s|OF\s)?(?P<title>(?:[\w'’/.,()&-]{{1,24}}\s){{0,10}}?"
    rf"(?i:{_DOCUMENT})\b(?P<more>[^:\n.]{{0,90}}))(?:[:.)\]]|-{{2}}|\n|$)"
)
_SHUTS = re.compile(
    rf"(?:\b(?:End|END)|(?<=[.:;?!)\]\"”]\s)end|(?<=\n)end)\s(?:of\s|OF\s)?(?:[\w'’/&-]{{1,24}}\s){{0,8}}?(?P<document>(?i:{_DOCUMENT}))\b"
    r"[^.:\n]{0,60}?(?=[.)\]:\"”\n-]|$)|\bUNQUOTE\b|\bUnquote\b|\bUNQTE\b"
)
_QUOTED = re.compile(r"(?<!BEGIN )(?<!END )\bQ(?:UO)?TE\b")
_UNQUOTED = re.compile(r"UNQ(?:UO)?TE")
_TITLED = re.compile(
    r"(?:TEXT OF|NON-?PAPER\b|TALKING POINTS\b|ANNEX\b|ENCLOSURE\b|ATTACHMENT\b|TRANSCRIPT OF|LETTER FROM)",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w.'’-]*(?:\s(?:(?:of|OF|the|THE|and|for|al|de)\s)?[A-Z][\w.'’-]*){0,5}"
_BY = re.compile(
    rf"(?<!delivery )(?<!DELIVERY )(?<!delivered )(?<!DELIVERED )\b(?:from|FROM|by|BY)\s(?P<by>(?:the\s)?{_NAME})"
    r"(?=\s(?:to|TO|on|ON|dated|of|OF)\b|[,:.]|\s*$)"
)
_WHOSE = re.compile(
    rf"(?:^|\b(?:of|OF)\s)(?:(?:the|THE|an?|AN?)\s)?(?P<who>[A-Z][\w.'’/-]*(?:\s[A-Z][\w.'’/-]*){{0,4}}?)(?:['’]s)?\s"
    rf"(?:(?:draft|official|unofficial|proposed|revised)\s)?(?i:{_DOCUMENT})\b"
)
_NOBODY = re.compile(
    rf"(?:{_DOCUMENT}|THE|FULL|DRAFT|OFFICIAL|UNOFFICIAL|INFORMAL|EMBASSY|POST|FINAL|ENGLISH|PRESS|JOINT|REVISED|SBU|U|C|S"
    r"|CONFIDENTIAL|SECRET|UNCLASSIFIED|CLEARED|SUGGESTED|PROPOSED|OF|FOR|KEY|MAIN|BACKGROUND)\b",
    re.IGNORECASE,
)


class Stated(msgspec.Struct, frozen=True):
    """A block in a clean text: role, kind, speaker, range, and whether it says where it ends."""

    role: Role
    kind: BlockKind
    speaker: str
    start: int
    end: int
    closed: bool


def blocks_of(text: str, *, noted: bool = True) -> Iterator[Stated]:
    """The parts of a clean text that are in a role of their own; a note in a comment is one beside it.

    Without ``noted`` no comment or note stands inside it: ``may_be_noted`` denied it of a whole cable.
    """
    if (begun := begins(text)) is not None:
        role, found = begun
        end = ending(role, text, found.end())
        told = (role, _kind(role, found.group()), _speaker(found.group()))
        if end:
            yield Stated(*told, 0, end.end(), closed=True)
        elif text.startswith(("(", "[")):
            yield Stated(*told, 0, closing(text, 0), closed=bracket_end(text, 0) is not None)
    for found in _noted(text) if noted else ():
        bracketed = found["word"] is not None
        words = found["word"] or found["bare"] or found["begun"] or found["fyi"]
        role = "comment" if words.upper().endswith("COMMENT") else "note"
        if role == "comment" and of_another(words):
            continue
        stop = ending(role, text, found.end(), min(len(text), found.end() + 4000))
        if stop is None and found["fyi"]:
            continue  # it may tell the reader so to the end of its sentence only
        shut = bracket_end(text, found.start()) if bracketed and stop is None else None
        end_at = stop.end() if stop else shut or len(text)
        closed = stop is not None or shut is not None
        yield Stated(role, _kind(role, words), _speaker(words), found.start(), end_at, closed)


def may_be_noted(whole: Whole) -> bool:
    """Whether a comment or note can stand inside one of the paragraphs: a quick test, true wherever one does."""
    return whole.encloses("comment", "note", "fyi") or whole.has("comment:", "note:", "\n\nbeg", "end fyi")


def _noted(text: str) -> Iterator[re.Match[str]]:
    """The words that comments and notes inside a paragraph begin with, in their order: tried where they can begin."""
    low = text.lower()
    informs = "fyi" in low
    if "comment" not in low and "note" not in low and not informs:
        return
    places = [*places_of(text, "(["), *(at + 2 for at in places_of(text, ("\n\nB", "\n\nb")))]
    if informs:
        places += [at for at in places_of(low, ("begin fyi", "fyi")) if at]
    for colon in _COLON.finditer(text):
        reach = range(max(1, colon.start() - _REACH), colon.start())
        places += [at for at in reach if text[at - 1] in " \n"]
    behind = 1
    for at in sorted(places):
        if at >= behind and (found := _INSIDE.match(text, at)):
            yield found
            behind = found.end()


def _kind(role: Role, words: str) -> BlockKind:
    return "bio-note" if role == "note" and "BIO" in words.upper() else _OF_ROLE[role]


def _speaker(words: str) -> str:
    """Who speaks in a comment or note, by its first words."""
    found = _WORDS.match(words)
    holder = found["holder"].strip() if found else ""
    if not holder:
        return POST
    told = voices.speaker_of(holder)
    return told or voices.speaker_of(holder.split()[-1]) or POST


class _Opened(msgspec.Struct, frozen=True):
    kind: BlockKind
    title: str
    para: int
    clean: int


class Text(msgspec.Struct, frozen=True):
    """An embedded text: kind, title, first and last paragraph and the offsets in them, whether it is closed."""

    kind: BlockKind
    title: str
    first: int
    start: int
    last: int
    end: int
    closed: bool


def texts_of(paragraphs: Sequence[Paragraph], headings: Sequence[Heading], whole: Whole | None = None) -> list[Text]:
    """The embedded texts of a cable, in order, nested ones too; without a marked end, to that of the paragraph."""
    unsigned = whole is not None and not whole.has("egin", "unquote", "unqte", "tart of")
    if unsigned and not any(_OPENS.match(heading.text) for heading in headings):
        return []  # what opens no text needs no end of one
    stack: list[_Opened] = []
    made: list[Text] = []
    over: dict[int, list[str]] = {}
    for heading in headings:
        over.setdefault(heading.first, []).append(heading.text)
    for para, paragraph in enumerate(paragraphs):
        for title in over.get(para, ()):
            _by_heading(title, para, paragraphs, stack, made)
        text = paragraph.text
        if stack or "egin" in text or "EGIN" in text or "UNQ" in text or "tart of" in text:
            _by_marks(text, para, stack, made)
            if stack and para + 1 < len(paragraphs) and _announces(stack[-1], para, text):
                stack[-1] = msgspec.structs.replace(stack[-1], para=para + 1, clean=0)
    made += [_unclosed(opened, paragraphs) for opened in stack]
    return sorted(made, key=lambda each: (each.first, each.start, -each.last, -each.end))


def _announces(opened: _Opened, para: int, text: str) -> bool:
    """Whether the words that open a text stand alone at the end of a paragraph, so that the text is behind it."""
    if opened.para != para or len(text) - opened.clean > 120 or not text[: opened.clean].endswith("\n\n"):
        return False
    return "\n" not in text[opened.clean :]


def _by_heading(title: str, para: int, paragraphs: Sequence[Paragraph], stack: list[_Opened], made: list[Text]) -> None:
    if stack and para and _SHUTS.match(title):
        opened = stack.pop()
        made.append(
            Text(
                opened.kind,
                opened.title,
                opened.para,
                opened.clean,
                para - 1,
                len(paragraphs[para - 1].text),
                closed=True,
            )
        )
    elif found := _OPENS.match(title):
        stack.append(_Opened("text", _titled(found["title"]), para, 0))


def _by_marks(text: str, para: int, stack: list[_Opened], made: list[Text]) -> None:
    opens = {found.start(): (found["title"], found.group()) for found in _found(_OPENS, text, _OPENING, 4)}
    unquoted = "UNQ" in text and _UNQUOTED.search(text) is not None
    if not opens and not stack and not unquoted:
        return
    marks = [(at, True, at) for at in opens]
    marks += [(found.start(), False, found.end()) for found in _found(_SHUTS, text, _SHUTTING, 0)]
    if unquoted:  # of telegrams in capitals: QUOTE … UNQUOTE, QTE … UNQTE
        marks += [(found.start(), True, -1) for found in _QUOTED.finditer(text) if _quotes(text, found.end())]
    for at, opening, told in sorted(marks):
        if opening:
            title, words = opens[at] if told >= 0 else ("quote", "")
            kind: BlockKind = "quote" if title.upper().split()[-1].startswith("QUOTE") else "text"
            stack.append(_Opened(kind, _titled(title), para, at + len(words) - len(words.lstrip())))
        elif stack:
            opened = stack.pop()
            made.append(Text(opened.kind, opened.title, opened.para, opened.clean, para, told, closed=True))


_OPENING = ("Begin", "BEGIN", "begin", "Start", "START")
_SHUTTING = ("End", "END", "end", "UNQUOTE", "Unquote", "UNQTE")


def _found(pattern: re.Pattern[str], text: str, words: Sequence[str], before: int) -> Iterator[re.Match[str]]:
    """What ``finditer`` finds of a pattern, each find of which has one of some words up to ``before`` characters behind
    its start: it is tried there alone, since such a word is rare, and to try it everywhere is slow.
    """
    behind = 0
    for place in places_of(text, words):
        for at in range(max(behind, place - before), place + 1):
            if found := pattern.match(text, at):
                yield found
                behind = found.end()
                break


def _quotes(text: str, at: int) -> bool:
    """Whether an UNQUOTE follows before another QUOTE."""
    end = _UNQUOTED.search(text, at, at + 4000)
    return end is not None and _QUOTED.search(text, at, end.start()) is None


def _titled(title: str) -> str:
    bare = " ".join(title.split()).strip("-*: ")
    return re.sub(r"^(?:text|TEXT|Text)\s(?:of|OF)\s(?:the\s|THE\s)?", "", bare)


def _unclosed(opened: _Opened, paragraphs: Sequence[Paragraph]) -> Text:
    """A text whose end is not marked: it takes its paragraph, and those behind it that are numbered anew."""
    last = opened.para
    while last + 1 < len(paragraphs) and (paragraphs[last + 1].level or paragraphs[last + 1].number is None):
        last += 1
    return Text(opened.kind, opened.title, opened.para, opened.clean, last, len(paragraphs[last].text), closed=False)


def author_of(title: str) -> str:
    """Whose text it is, by its title: ``letter from Foreign Minister Askew``, ``German non-paper``."""
    if found := _BY.search(title):
        return found["by"]
    found = _WHOSE.search(title)
    if found is None or title.isupper() or _NOBODY.match(found["who"]):
        return AUTHOR
    return found["who"].removesuffix("'s").removesuffix("’s")


def stretches_of(paragraphs: Sequence[Paragraph], headings: Sequence[Heading], texts: Sequence[Text]) -> list[Stretch]:
    """The blocks that take whole paragraphs: runs of one role, embedded texts, and what a heading calls a text."""
    made = [_stretch_of(text, paragraphs) for text in texts]
    taken = {para for each in made for para in range(each.first, each.last)}
    for heading in headings:
        if heading.last > heading.first and heading.first not in taken and _TITLED.match(heading.text):
            span = Span(heading.span.start, paragraphs[heading.last - 1].end)
            title = _titled(heading.text)
            made.append(Stretch("text", "body", author_of(title), heading.text, heading.first, heading.last, span))
    made += _runs(paragraphs)
    return sorted(made, key=lambda each: (each.first, -each.last, each.span.start))


def _stretch_of(text: Text, paragraphs: Sequence[Paragraph]) -> Stretch:
    first, last = paragraphs[text.first], paragraphs[text.last]
    start = first.source_span(text.start, text.start + 1).start if text.start < len(first.text) else first.start
    end = last.source_span(text.end - 1, text.end).end if text.end else last.end
    title = text.title if text.title.lower() not in {"text", "quote"} else None
    speaker = author_of(text.title)
    return Stretch(
        text.kind, "body", speaker, title, text.first, text.last + 1, Span(start, max(start, end)), text.closed
    )


def _runs(paragraphs: Sequence[Paragraph]) -> Iterator[Stretch]:
    """Runs of paragraphs in one role; one that opens the role anew begins another."""
    first = 0
    for at in range(1, len(paragraphs) + 1):
        role = paragraphs[first].role
        if at < len(paragraphs) and paragraphs[at].role == role and not _opens_anew(paragraphs[at]):
            continue
        if role != "body":
            yield _run(paragraphs, first, at)
        first = at


def _opens_anew(paragraph: Paragraph) -> bool:
    begun = begins(paragraph.text) if paragraph.role != "body" else None
    return begun is not None and begun[0] == paragraph.role and _CONTINUED.search(begun[1].group()) is None


def _run(paragraphs: Sequence[Paragraph], first: int, last: int) -> Stretch:
    role = paragraphs[first].role
    heading = paragraphs[first].heading or ""
    words = paragraphs[first].text[:60] if _opens_anew(paragraphs[first]) else heading
    closed = any(ending(role, paragraphs[at].text) for at in (first, last - 1))
    span = Span(paragraphs[first].start, paragraphs[last - 1].end)
    return Stretch(_kind(role, words[:40]), role, _speaker(words), heading or None, first, last, span, closed)


def unclosed(stretches: Sequence[Stretch]) -> list[Finding]:
    """A finding for each embedded text that says where it begins and not where it ends."""
    return [
        remark("block-unclosed", f"an embedded {each.kind} begins, and nothing says where it ends", each.span)
        for each in stretches
        if not each.closed and each.kind in {"text", "quote"}
    ]


def with_texts(paragraphs: Sequence[Paragraph], texts: Sequence[Text]) -> tuple[Paragraph, ...]:
    """The paragraphs, those of embedded texts with the part that is one as a block."""
    more: defaultdict[int, list[Block]] = defaultdict(list)
    for text in texts:
        speaker = author_of(text.title)
        for at in range(text.first, text.last + 1):
            start = text.start if at == text.first else 0
            end = text.end if at == text.last else len(paragraphs[at].text)
            if start < end:
                place = paragraphs[at].source_span(start, end)
                more[at].append(Block("body", start, end, place.start, place.end, text.kind, speaker, text.closed))
    made = list(paragraphs)
    for at, blocks in more.items():
        made[at] = msgspec.structs.replace(made[at], blocks=(*made[at].blocks, *blocks))
    return tuple(made)
