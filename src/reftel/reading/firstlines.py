"""Which of the first lines of a head a line is: date-time group, addresses, labels of record e-mail, damaged or not.

``MRN:``, ``Date/DTG:``, ``From:``, ``Action:`` are the labels of record e-mail (SMART, from about 2009).
"""

import re
from bisect import bisect_right
from functools import lru_cache
from operator import attrgetter

from reftel.facts import posts
from reftel.fields import parse_class_line
from reftel.reading.lines import CLASS_LINE, CLASS_STARTS, LEVEL, SECTION, Line, parts

_DIGIT = "[0-9OIlSB]"
# Format line 5; letters may stand for digits, the Z may be lost or read as 2, the month misread.
DTG = re.compile(
    r"(?:(?:[ZOPRY]\s{0,3}){0,3}|(?:FLASH|IMMEDIATE|PRIORITY|ROUTINE)\s)"
    rf"[0-3OIl]{_DIGIT}\s?{_DIGIT}{{4}}\s?[Z2][\s/]{{0,3}}"
    r"[A-Z0-9][A-ZÉÛ]{2,8}[\s,./]{0,3}'?[0-9O]{2,4}\b|[ZOPRY]\s(?:[ZOPRY]\s)?[0-9]{6}[A-IK-Y]?\s[A-Z]{3}\s[0-9]{2}\b",
    re.IGNORECASE,
)
_ROUTED = re.compile(r"(?:TO|INFO)?\s?(?:[QRU][A-Z]{3,7}|ZEN)/")
# A collective may stand among routed addresses without an indicator of its own.
_ADDRESSEE = re.compile(r"(?:XMT\s|(?:[QRU][A-Z]{3,7}|ZEN)\s?/|[A-Z][A-Z ]{2,60}\sCOLLECTIVE\b[A-Z ]{0,20}$)")
# An address with its routing, and nothing else that a line of the head can be: no series (ROOO...), no UNCLAS//NOFORN.
_ROUTED_ONLY = re.compile(r"(?:R[UH]|Q[A-Z]|U(?!NCLAS)[A-Z])[A-Z]{2,6}/(?![^-]{0,5}-)")
_EXCLUDED = re.compile(r"(?:INFO\s)?XMT\s|.{0,80}[ ,]XMT\s")
# What a wrapped address goes on with: its precedence and number; behind these words, its place.
_REST = re.compile(r"(?:FLASH|(?:NIACT )?IMMEDIATE|PRIORITY|ROUTINE)(?:\s[0-9]{4})?|[0-9]{4}")
# An address without its routing, by the command or agency that it names, or by how it ends.
_WORDED = re.compile(
    r"(?:(?:US)?CINC[A-Z]{2,}|USDOCO[A-Z]+|USNMR|USIA|USDOC|DIRNSA|JCS|FBI|FAA|DEA|CNO|CSAF?)(?:\s|$)(?![^\n]{0,80}[.,;])"
    r"|[A-Z](?:[A-Z0-9/() -]{1,50})\s(?:WASHDC|WASHINGTON DC|FLASH|IMMEDIATE|PRIORITY|ROUTINE)(?:\s[0-9]{4})?$"
)
_POST_WORDS = ("/AMEMBASSY", "/AMCONSUL", "/USMISSION", "/AMCONGEN")
_NO_NUMBER = re.compile(r"[A-Z][A-Z .']{3,50}")
# Behind a blank line or a page line a list goes on with a routed address, or the address of a post.
_AGAIN = re.compile(
    r"(?:XMT\s|(?:[QRU][A-Z]{3,6}|ZEN)\s?/|[A-Z ]{3,50} COLLECTIVE\b"
    r"|(?:AMEMBASSY|AMCONSUL|AMCONGEN|USMISSION|USDEL|USINT|USLO|SECSTATE|SECDEF|CIA|NSC|DIA|ALL)\s(?!FOR\b|PASS\b|ALSO\b|PLEASE\b)"
    r"|(?:DEPT OF [A-Z ]{3,30}|[A-Z]{3,10}(?: DEPT)?) WASHDC\b)"
)
# The copy that the office of origin kept has a title, CONFIDENTIAL   TELEGRAM   March 15, 2006, and its number behind
# the sender: From: AMEMBASSY SESTRIN (SESTRIN 214 - PRIORITY). [K]
_TITLE = "TELEGRAM "
_NUMBERED_BY = ("From: ", "From:\t", "From:\xa0")
TITLED = re.compile(r"TELEGRAM\s{2,40}[A-Z][A-Za-z]{2,8} [0-9]{1,2}, [0-9]{4}$")
_LEVEL_TITLED = re.compile(r"(?:UNCLASSIFIED|CONFIDENTIAL|SECRET|SBU|TOP SECRET)\s{2,40}(?=TELEGRAM\s)")
NUMBERED_SENDER = re.compile(r"\([A-Z][A-Z .'-]{2,30} [0-9]{1,6} - [A-Z ]{5,20}\)$")
_SENDER_NUMBERED = re.compile(r"From:\s{1,40}[A-Z][A-Z .'-]{4,40} (?=\([A-Z])")
_LABELS = (
    (re.compile(r"FM\s?:|FM\s|From\s?:|FROM\s?:|FROM\s(?=(?:AM|US|SEC)[A-Z]{3,9}\s)"), "origin"),
    (
        re.compile(
            r"TO(?:\s|$)|TO\s?:|To\s?:\s{1,40}(?=(?:SECSTATE|USMISSION|AM[A-Z]{5,8}) [A-Z])"
            r"|TO(?=[QRU][A-Z]{3,7}/)|A(?:ction|CTION)\s?:"
        ),
        "action",
    ),
    (re.compile(r"INFO\s|INFO(?=[QRU][A-Z]{3,7}/)|I(?:nfo|NFO)\s?:"), "info"),
    (re.compile(r"(?:Date/)?DTG\s?:|DATE/DTG\s?:"), "dtg"),
    (re.compile(rf"MRN\s?:|{NUMBERED_SENDER.pattern}"), "mrn"),
    (TITLED, "dateline"),
    (re.compile(r"ACCT\s|STATE GRNC\b"), "other"),
)
_MISSPELT = re.compile(r"[A-Z][A-Z0-9 /]{4,90}?\s?[0-9]{5,6}\b")
_PAGE_INSIDE = re.compile(r"(?<=\S)\s(?=PAGE [0-9]{2} )PAGE [0-9]{2} {2,12}[A-Z ]{2,20} {1,6}[0-9]{4,6} {1,4}[0-9]{6}Z")
_GLUED = re.compile(
    r"(?<=[^\s])\s{0,3}(?=(?:UNCLAS|C O N F I D E N T I A L|S E C R E T)"
    r"(?: SECTION [0-9]{2} OF [0-9]{2})? [A-Z][A-Z ]{2,25} [0-9]{6}(?![0-9]))"
)
_INFO_INSIDE = re.compile(r"(?<=\S)\s(?=INFO\s+(?:[QRU][A-Z]{3,7}/|AM[A-Z]{5,8}\s|SEC|US))")
# One of them is in whatever is cut for being glued.
_GLUED_LEVELS = ("UNCLAS", "N F I D E N", "E C R E T")
_GLUED_WORDS = ("PAGE ", " INFO ", *_GLUED_LEVELS, _TITLE, *_NUMBERED_BY)
_UNNUMBERED = re.compile(
    rf"(?:{LEVEL})(?:[\s/]{{1,3}}(?:NOFORN|EXDIS|NODIS|LIMDIS|STADIS))?"
    rf"(?:\s{{1,3}}{SECTION})?(?:\s{{1,3}}[A-Z][A-Z' .]{{2,30}})?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rf"(?:{SECTION}\s{{1,3}})?(?:[A-Z][A-Z' .]{{2,30}}\s{{1,3}})?[0-9]{{3,6}}", re.IGNORECASE)
_UNDATED = re.compile(r"(?:[ZOPRY]\s){0,2}[0-9]{6}\s?Z", re.IGNORECASE)
_MONTH = re.compile(r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}\s'?[0-9]{2,4}\b", re.IGNORECASE)
_MAY_WRAP = CLASS_STARTS | frozenset("ZOPRYzopry0123")
_start = attrgetter("start")
LONG = 100  # characters: a line of the first lines that is longer holds several
STARTS = ("VZCZC", "ZCZC", "P ", "R ", "O ", "Z ", "PP ", "RR ", "OO ")
# Where a format line begins in a head that lost its line breaks.
_BEGINS = re.compile(
    r"(?<=\S)\s{1,3}(?=(?:ZZ|OO|PP|RR)\s+R[UH][A-Z]{2,5}\s|DE\s+R[UH][A-Z]{2,5}\s+#|ZN[RY]\s+[UECST]{5}\s"
    r"|(?:[ZOPR]\s){1,2}[0-9]{6}Z\s[A-Z]{3}\s[0-9]{2}\s|FM\s+(?:AM|US|SEC|RU|AIT)[A-Z]|TO\s*R[UH][A-Z]{2,5}/|TO\s+SECSTATE\s"
    r"|INFO\s*(?:R[UH][A-Z]{2,5}/|AM[A-Z]{5,8}\s)|BT\s+(?:UNCLAS|C O N F|S E C R|T O P))"
)
# A telegram of the seventies, or its first lines, on one line: PAGE 01 ... ACTION EUR-12 INFO OCT-01 /020 W ---
_PRINTED = re.compile(
    rf"(?:(?:{LEVEL})\s{{1,4}})?PAGE 01\s[^\n]{{0,60}}?\s(?:ACTION|ORIGIN)\s{{1,6}}[A-Z/]{{1,8}}-[0-9]{{2}}"
)
_PRINTED_BEGINS = re.compile(
    r"(?<=\S)\s{1,4}(?=PAGE 01\s|(?:ACTION|ORIGIN|INFO)\s{1,6}[A-Z/]{1,8}-[0-9]{2}\s|-{6,}\s{0,12}[0-9]{5,6}"
    r"|(?:UNCLAS|C O N F I D E N T I A L|S E C R E T|LIMITED OFFICIAL USE)(?: SECTION [0-9]{1,2} OF [0-9]{1,2})?"
    r" [A-Z][A-Z ]{2,20} [0-9]{3,6}\s)"
)


def label_of_address(text: str) -> str | None:
    """The element that the label of an address line, or of record e-mail, begins."""
    for label, kind in _LABELS:
        if label.match(text):
            return kind
    return None


def is_routed(text: str) -> bool:
    """Whether a line is the address of a post behind its routing (``RUZAPAA/AMEMBASSY HALIFA 0123``), by its start."""
    return _ROUTED_ONLY.match(text) is not None


def lists_again(text: str) -> bool:
    """Whether a line behind a blank line goes on with a list of addressees."""
    return _AGAIN.match(text) is not None


def is_addressed(text: str) -> bool:
    """Whether a line says to whom or from whom, with the address of a post: TO THE MINISTRY begins a sentence."""
    label, _, rest = text.partition(" ")
    return label in {"FM", "TO", "INFO"} and lists_again(rest.lstrip()) and not set(rest) & set(".,;")


def goes_on(first: str, before: str, text: str) -> bool:
    """Whether a line goes on with the addressees: routed ones where the first is, else capitals and no colon.

    Behind an XMT line come the other posts that it takes out, without routing.
    """
    if _ROUTED.match(first) and "/" in first[:16]:
        if lists_again(text) or _WORDED.match(text) or _REST.fullmatch(text) or before.endswith(_POST_WORDS):
            return True
        return _ADDRESSEE.match(text) is not None or (
            _EXCLUDED.match(before) is not None and _NO_NUMBER.fullmatch(text) is not None
        )
    return text.upper() == text and ":" not in text and "<" not in text


def is_class_line(text: str) -> bool:
    """Whether a line is a classification line; a misspelt level counts where station and serial follow it."""
    return _begins_as_one(text) if len(text) > LONG else _is_class_line(text)


def _begins_as_one(text: str) -> bool:
    return text[:1] in CLASS_STARTS and CLASS_LINE.match(text) is not None


@lru_cache(maxsize=512)  # a line of the head is asked up to five times, by whoever looks for where the head goes on
def _is_class_line(text: str) -> bool:
    if _begins_as_one(text):
        return True
    if not text.isupper() or (_MISSPELT.match(text) is None and " SECTION " not in text):
        return False
    line = parse_class_line(text)
    return line is not None and line.station is not None and (line.serial is not None or line.section is not None)


def cut_first_lines(line: Line, text: str) -> list[int]:
    """Where the format lines begin inside a line that holds several of them."""
    printed = "PAGE 01" in line.text[:40] and _PRINTED.match(line.text) is not None
    if not printed and (len(line.text) < LONG or not line.text.startswith(STARTS)):
        return []
    end = min(line.end, line.start + 12_000)
    cuts = [found.end() for found in _BEGINS.finditer(text, line.start, end)]
    return cuts + [found.end() for found in _PRINTED_BEGINS.finditer(text, line.start, end)] if printed else cuts


def cut_glued(lines: list[Line], text: str) -> list[Line]:
    """The first lines, each cut where something is glued to it; only those are looked at that can hold such a thing."""
    chosen = {at for at, line in enumerate(lines) if len(line.text) >= LONG and line.text.startswith(STARTS)}
    if lines and lines[0].start <= lines[-1].start:  # in order: each word is looked for in all of them at once
        for word in _GLUED_WORDS:
            place = text.find(word, lines[0].start, lines[-1].end)
            while place >= 0:
                at = bisect_right(lines, place, key=_start) - 1
                chosen.add(at)
                place = text.find(word, max(lines[at].next, place + 1), lines[-1].end)
    else:
        chosen.update(range(len(lines)))
    if not chosen:
        return lines
    return [part for at, line in enumerate(lines) for part in (_cut_glued(line, text) if at in chosen else (line,))]


def rejoined(lines: list[Line], text: str) -> list[Line]:
    """The first lines, a classification line or date-time group that was wrapped to the next line in one again."""
    made: list[Line] = []
    before = ""
    for line in lines:
        own = line.text
        # What goes on ends in a number, or stands below the Z of a time: asked first, for few lines do.
        may_go_on = before and own and (own[-1].isdigit() or before[-1] in "Zz") and before[0] in _MAY_WRAP
        if may_go_on and _wrapped(before, own):
            first = made.pop()
            own = text[first.start : line.end].strip()
            made.append(Line(first.start, line.end, line.next, own))
        else:
            made.append(line)
        before = own
    return made


def _wrapped(before: str, text: str) -> bool:
    """Whether a line goes on with the one above it: a level without its number, a day without its month."""
    if _UNDATED.fullmatch(before):
        return _MONTH.match(text) is not None
    if _UNNUMBERED.fullmatch(before) is None or _NUMBERED.fullmatch(text) is None:
        return False
    line = parse_class_line(f"{before} {text}")
    return line is not None and line.serial is not None and line.station is not None and posts.is_station(line.station)


def _cut_glued(line: Line, text: str) -> list[Line]:
    """A classification line that was glued behind something else, as in rows of a data base, on a line of its own."""
    cuts = cut_first_lines(line, text)
    for before, behind in ((_LEVEL_TITLED, TITLED), (_SENDER_NUMBERED, NUMBERED_SENDER)):
        if (found := before.match(line.text)) and behind.match(line.text, found.end()):
            cuts.append(text.index(line.text, line.start) + found.end())
    if len(line.text) > 30 and any(word in line.text for word in _GLUED_LEVELS):
        cuts += [found.start() for found in _GLUED.finditer(text, line.start, line.end)]
    if line.text.startswith("TO") and (info := _INFO_INSIDE.search(text, line.start, line.end)):
        cuts.append(info.end())
    if "PAGE " in line.text and (page := _PAGE_INSIDE.search(text, line.start, line.end)):
        cuts += [page.start(), page.end()]
    return parts(line, text, cuts) if cuts else [line]
