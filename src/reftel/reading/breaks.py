"""Line breaks that a dump has lost, put in again where the format says that a line begins.

Some dumps keep a cable as one run of characters: ``SIPDISE.O. 12958: N/ATAGS: PREL XXSUBJECT: ...¶1. (C) ...``. The
labels of the head, the format lines, page lines and the numbers of paragraphs say where lines began; a heading is what
stands between the end of a sentence and the next number. Breaks within paragraphs are not needed and not guessed. No
character is altered: a break stands in the clean text only, in the place of the blanks there, or of nothing.
"""

import re
from collections.abc import Iterator

from reftel.model.finding import Finding
from reftel.model.source import Span
from reftel.reading.lines import CAPTIONS, CLASS_LINE
from reftel.reading.mapped import Mapped
from reftel.reading.refining import Edit, refined
from reftel.reading.remarks import remark

_SHORTEST = 40  # a text of fewer characters may well have been one line
_HEAD = 6_000  # characters in which a head ends

_MARK = r"\((?:TS|SBU|FOUO|LOU|[CSU])(?:/{1,2}[A-Z]{1,6})?\)"
_FIRST = re.compile(rf'¶\s?1\s?\.|(?<![0-9A-Za-z.])1\s?\.\s{{0,4}}(?=[A-Z"“]|\()|(?<=[.)a-z])1\.\s{{0,3}}(?={_MARK})')
_NUMBER = re.compile(
    r"¶\s?(?P<told>[0-9]{1,3})(?=\s?[.(])"
    rf"|(?<![\w$.,/-])(?P<bare>[0-9]{{1,3}})(?:\s?\.|(?=\s?{_MARK}))\s{{0,4}}(?=[(\"“'A-Z\[])"
    rf"|(?<=[.!?)\"”])(?P<glued>[0-9]{{1,3}})\.\s{{0,3}}(?={_MARK})"
)
_MARKED = re.compile(rf"[0-9]{{1,3}}\s?\.?\s{{0,4}}{_MARK}")
_LABELS = {
    "eo": re.compile(
        r"E\.\s?O\.\s?[0-9]{5}|(?<![A-Za-z])EO\s?[0-9]{5}|EXECUTIVE ORDER [0-9]{5}|E\.O\.\s?:", re.IGNORECASE
    ),
    "tags": re.compile(r"TAGS?\s?:", re.IGNORECASE),
    "subject": re.compile(r"SUBJ(?:ECT)?\s?:", re.IGNORECASE),
    "references": re.compile(r"REF(?:S|TELS?|ERENCES?|\(S\))?\s?:", re.IGNORECASE),
    "classified_by": re.compile(r"(?:\([A-Z/]{1,4}\)\s?)?CLASSIFIED\s{1,2}BY\b", re.IGNORECASE),
}
_TWO_BLANKS = re.compile(r"(?<=\S) {2}(?=\S)")
_ITEM = re.compile(r"¶\s?[A-Z][.)]|\s{2}\(?[B-Z][.)]\s?(?=[A-Z0-9])")
_REFERENCES = re.compile(
    r"(?:(?:¶?\s?\(?[A-Z][.)]\s{0,3})?(?:[0-9]{2}\s)?(?:[A-Z][A-Z .]{1,25}\s?)?[0-9]{1,8}(?:\s?\((?:AND )?NOTAL\))?"
    r"(?:\s{0,8}[,;]|\s{0,3}AND)?\s{0,12}){1,40}+"
)
_PROSE = re.compile(r"\s{2}(?=[A-Z][a-z]|[A-Z]\s[a-z])")
_REASON = re.compile(r"1\.[3-6][^.]{0,60}?[.)]{1,2}(?=\s{2,}\S)|1\.[3-6][^.]{0,60}?\.(?=[A-Z])")
_RULE = r"-(?:\s?-){3,100}"
_UNDER = re.compile(rf"{_RULE}\s{{0,4}}$")
_OVER = re.compile(rf"{_RULE}(?=\s{{0,4}}[^-\s](?:[^-]|-(?!\s?-)){{0,120}}$)")
_TITLE = r"(?P<title>[\"“'(]?[A-Z0-9](?:[^.!?:]|(?<=[A-Z])\.){1,120}\??)\s{0,4}$"
_APART = re.compile(rf"[.!?)\"”:8']\s{{2,4}}{_TITLE}")
_GLUED = re.compile(rf"[a-z)][.!?)\"”]{_TITLE}")
_SIGNED = re.compile(
    r"(?:[.!?)\"”*]\s{0,6}(?P<name>[A-Z][A-Za-z'’-]{2,24}(?:\s[A-Z][A-Za-z'’-]{1,24})?)|(?:\s{2,6}|(?<=[a-z])\s)(?P<shout>[A-Z][A-Z'-]{2,24}))\s*$"
)
_WINDOW = 420  # characters before a number in which a title between two rules begins

# What the head of a second section left between two words: "our points to  SIPDIS Thimpu".
_BETWEEN_SECTIONS = re.compile(r"(?<=[A-Za-z0-9,;])\s{2}(?P<word>SIPDIS)\s(?=[A-Za-z0-9])")

# The head of a transmission, ACP 127.
_ROUTED = r"(?:R[UH][A-Z]{2,5}|(?<=[\s0-9])[QU][A-Z]{3,6})/"
_KNOWN = (
    r"(?:AMEMBASSY|AMCONSUL|USMISSION|SECSTATE|USINT|USLO|USDEL|AMEMB|USUN|USEU|USNATO|WHITE HOUSE|NSC|CIA|SECDEF|DIA)"
    r"\b"
)
_SENT = re.compile(
    r"(?<=not available\.)(?=\S)|(?<=VZCZC[A-Z]{3}[0-9]{4})|(?=DE [QRU][A-Z]{3,7}\s#[0-9]{4})|(?=ZN[RY] [A-Z]{5}\b)"
    r"|(?=(?:[ZOPRY]\s){1,2}[0-9]{6}Z\s[A-Z]{3}\s[0-9]{2})|(?<=[0-9]Z\s[A-Z]{3}\s[0-9]{2})(?=FM\s)|(?<=[0-9])(?=FM\s[A-Z])"
    r"|(?<=Z[A-Z][A-Z])(?=FM\s[A-Z])",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    rf"TO\s(?={_ROUTED}|{_KNOWN})|INFO\s(?={_ROUTED}|[A-Z])|{_ROUTED}|(?<=[A-Z0-9]){_KNOWN}|XMT\s[A-Z]"
)


def restored(mapped: Mapped, *, lead: bool = False) -> tuple[Mapped, tuple[Finding, ...]]:
    """A text of one line with its line breaks, and a finding that says how many; any other text as it is.

    ``lead`` for the head of a transmission that a dump keeps apart from the text.
    """
    text = mapped.text
    if len(text.strip()) < _SHORTEST or "\n" in text.strip():
        return mapped, ()
    places = dict(_head_of_transmission(text) if lead else _breaks(text))
    edits: list[Edit] = []
    for at in sorted(places):
        start = len(text[:at].rstrip(" \t")) if at and text[at - 1] in " \t" else at
        if edits and start <= edits[-1].end:  # two reasons for one break
            edits[-1] = Edit(edits[-1].start, at, max(edits[-1].text, places[at]))
        elif start > 0:
            edits.append(Edit(start, at, places[at]))
    if not edits:
        return mapped, ()
    told = f"the line breaks are lost; {len(edits)} were put in again where the format says that a line begins"
    return refined(mapped, edits), (remark("breaks-restored", told, Span(mapped.start, mapped.end)),)


def _head_of_transmission(text: str) -> Iterator[tuple[int, str]]:
    sender = re.search(r"(?<=[0-9A-Z])FM\s[A-Z]|(?<![A-Z])FM\s[A-Z]", text)
    end = sender.start() if sender else len(text)
    for found in _SENT.finditer(text, 0, end + 1):
        yield found.start(), "\n"
    if sender:
        yield end, "\n"
        for found in _ADDRESSED.finditer(text, end + 3):
            behind = text[max(0, found.start() - 5) : found.start()]
            if not behind.endswith(("TO ", "INFO ", "TO", "XMT ")) or found.group().startswith(("TO", "INFO")):
                yield found.start(), "\n"


def _breaks(text: str) -> Iterator[tuple[int, str]]:
    line = CLASS_LINE.match(text)
    start = line.end() if line else 0
    labels = _labels(text, start)
    first = _FIRST.search(text, labels[-1][0] if labels else start, _HEAD + start)
    body = first.start() if first else _unnumbered(text, labels, start)
    if line:
        yield start, "\n"
        yield from _page_lines(text, line["station"])
    yield from _captions(text, start, labels[0][0] if labels else start)
    yield from _labelled(text, [label for label in labels if label[0] < body], body)
    if body:
        yield body, "\n\n"
    heading = _heading(text, labels[-1][1] if labels else start, body)
    yield from heading
    yield from _paragraphs(text, body)
    for found in _BETWEEN_SECTIONS.finditer(text, body):
        yield found.start("word"), "\n"
        yield found.end(), "\n"
    signed = _SIGNED.search(text, max(body, len(text) - 60))
    if signed and signed.start(signed.lastgroup or 0) > body:
        yield signed.start(signed.lastgroup or 0), "\n\n"


def _labels(text: str, start: int) -> list[tuple[int, int, str]]:
    """Begin, end and name of the first of each label, in order; one that stands before the E.O. line is another's."""
    end = min(len(text), start + _HEAD)
    numbered = re.compile(r"¶\s?1\s?\.").search(text, start, end)
    end = numbered.start() if numbered else end
    found = {name: match for name, label in _LABELS.items() if (match := label.search(text, start, end))}
    signed = found.get("classified_by")
    if signed and "eo" in found and signed.start() < found["eo"].start() < signed.start() + 200 and "tags" not in found:
        del found["eo"]
    labels = sorted((match.start(), match.end(), name) for name, match in found.items())
    # What stands far behind the last one is a word of the text.
    kept = labels[:1]
    for label in labels[1:]:
        if label[0] - kept[-1][1] > 2_000 or _paragraph_between(text, kept[-1][1], label[0]):
            break
        kept.append(label)
    return kept


def _paragraph_between(text: str, low: int, high: int) -> bool:
    return _FIRST.search(text, low, high) is not None


def _unnumbered(text: str, labels: list[tuple[int, int, str]], start: int) -> int:
    """Where a text without numbers begins: behind what the last label names."""
    if not labels:
        return start
    _, end, name = labels[-1]
    if name == "references" and (told := _REFERENCES.match(text, end + len(text[end:]) - len(text[end:].lstrip()))):
        return told.end()
    if name == "classified_by" and (reason := _REASON.search(text, end, end + 400)):
        return reason.end()
    prose = _PROSE.search(text, end + 3, end + 600)
    return prose.end() if prose else end


def _captions(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Handling words between classification line and first label, and what stands apart there."""
    at = start
    while at < end:
        lead = at + len(text[at:end]) - len(text[at:end].lstrip())
        found = CAPTIONS.match(text, lead, end)
        if found is None or not found.group().strip():
            break
        yield lead, "\n"
        yield found.end(), "\n"
        at = found.end()
    for gap in _TWO_BLANKS.finditer(text, at, end):
        yield gap.end(), "\n"


def _labelled(text: str, labels: list[tuple[int, int, str]], body: int) -> Iterator[tuple[int, str]]:
    for place, (start, end, name) in enumerate(labels):
        yield start, "\n"
        stop = labels[place + 1][0] if place + 1 < len(labels) else body
        if name == "references":
            for item in _ITEM.finditer(text, end, stop):
                yield item.end() - len(item.group().lstrip()), "\n"


def _page_lines(text: str, station: str) -> Iterator[tuple[int, str]]:
    page = re.compile(
        rf"(?<![A-Za-z]){re.escape(station)}\s{{1,3}}[0-9]{{8}}\s{{1,3}}[0-9]{{3}}(?:\.[0-9])?\s{{1,2}}OF\s{{1,2}}"
        r"[0-9]{2,3}(?![0-9])",
        re.IGNORECASE,
    )
    for found in page.finditer(text):
        yield found.start(), "\n"
        yield (
            found.end() + len(text[found.end() : found.end() + 8]) - len(text[found.end() : found.end() + 8].lstrip()),
            "\n",
        )


def _paragraphs(text: str, body: int) -> Iterator[tuple[int, str]]:
    """Numbers with the publisher's pilcrow; without it, those that go on with the sequence behind a sentence."""
    expected, before = 1, body
    for found in _NUMBER.finditer(text, body):
        number = int(found["told"] or found["bare"] or found["glued"])
        if found["told"] is None and not _follows(text, found, number, expected, body):
            continue
        yield from _heading(text, before, found.start())
        yield found.start(), "\n\n"
        expected, before = number + 1, found.end()


def _follows(text: str, found: re.Match[str], number: int, expected: int, body: int) -> bool:
    if found.start() == body:
        return True
    behind = text[max(0, found.start() - 12) : found.start()]
    ended = behind.rstrip()[-1:] in {".", "!", "?", ")", '"', "”", ":", "*", "-"}
    marked = _MARKED.match(text, found.start()) is not None
    apart = behind.endswith("  ")
    if number == expected:
        return marked or apart or ended
    return number == expected + 1 and marked and (apart or ended)


def _heading(text: str, low: int, high: int) -> Iterator[tuple[int, str]]:
    """The title between the end of a sentence and the number at ``high``, with the rules over and under it."""
    start = max(low, high - _WINDOW)
    under = _UNDER.search(text, start, high)
    if under:
        yield under.start(), "\n"
        high = under.start()
        if over := _OVER.search(text, start, high):
            yield over.start(), "\n\n"
            yield over.end() + len(text[over.end() : high]) - len(text[over.end() : high].lstrip()), "\n"
            return
    if found := _last(_APART, text, start, high) or _last(_GLUED, text, start, high):
        yield found.start("title"), "\n\n"


def _last(pattern: re.Pattern[str], text: str, low: int, high: int) -> re.Match[str] | None:
    """The match that begins last: the title is what stands behind the last sentence."""
    found = None
    while (following := pattern.search(text, low if found is None else found.start() + 1, high)) is not None:
        found = following
    return found
