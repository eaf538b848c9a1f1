"""What one item of a reference line names: cables, each with its station and year, and what is no cable.

A station carries over to the numbers behind it, ``ASTANA 0278 AND 0279``; a date or date-time group behind a number
says its year, ``STATE 235324 OF 11/30/73``. ``EMBTEL 12`` is the citing post's own, ``DEPTEL 12`` the Department's.
"""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from reftel.facts import posts
from reftel.facts import words as facts
from reftel.facts.xing import is_xed
from reftel.fields.mrn import Mrn, full_year, station_of


class Reference(msgspec.Struct, frozen=True):
    """One reference: its letter, its kind (``cable``, ``e-mail``, ``telcon`` …), the MRN if it is one, and its text."""

    enumerator: str | None
    kind: str
    mrn: Mrn | None
    text: str


class Citing(msgspec.Struct, frozen=True):
    """Who cites: the four-digit year and the station of the citing cable, as far as they are known."""

    year: int | None = None
    post: str | None = None


class Series(msgspec.Struct, frozen=True):
    """The series of telegrams that a bare number goes on with: a station, or None where no post is said, and a year."""

    station: str | None
    year: int | None


# What is no cable, by the words it uses, in order of trial.
_KIND_WORDS = (
    ("e-mail", r"E-?[ ]?MAILS?|EMAILED|E-MSGS?"),
    (
        "telcon",
        r"TELE?-?CONS?|TELE?CONFERENCES?|PHONE?[ ]?CONS?|(?:TELE)?PHONE(?:[ ]CALLS?)?|CONVERSATIONS?|S?VTC|DVC",
    ),
    ("septel", r"SEPTELS?|SEP[ ]?TEL"),
    ("iir", r"IIRS?"),
    ("td", r"TDX?-?\d{3}[ /-]\d{4,6}[/-]?\d{0,3}|TD-?[A-Z]?\d?"),
    ("fam", r"\d{1,2}[ ]?FA[MH](?:-\d)?(?:[ ][A-Z]?-?\d[\w.-]{0,12})?|FA[MH]"),
    ("memo", r"MEMO(?:RANDUM|RANDA|S)?|MEMCONS?|MOU"),
    ("letter", r"LETTERS?|LTR"),
    ("note", r"DIP(?:LOMATIC)?[ ]?NOTES?|NOTES?[ ]VERBALES?"),
    ("fax", r"FAX(?:ES)?|TELEFAX"),
    ("airgram", r"C?A[ ]?-[ ]?\d{1,5}|AIRGRAMS?"),
    ("message", r"DTG(?:[ ]?\d{6}Z[ ]?[A-Z]{3}[ ]?\d{2})?|MSG|\d{6}Z"),
)
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in _KIND_WORDS
)
# Any of them in capitals: of a text in ASCII, put in capitals, it says in one pass that there is none.
_ANY_KIND = re.compile(rf"\b(?:{'|'.join(words for _, words in _KIND_WORDS)})\b")
PREVIOUS = re.compile(
    r"[,;& ]{0,4}[(]?(?:(?:AND|&)[ ])?(?:ALL[ ])?(?:PREVIOUS|EARLIER|PRIOR)\b"
    r"(?:[ ](?:NOTAL|CABLES?|REFTELS?|TELS?))?[)]?",
    re.IGNORECASE,
)
# The station may have several words; between it and the number stand "NO.", "TELEGRAM", "#" or a colon.
CABLE = re.compile(
    r"(?<![A-Z0-9'])(?:(?P<open>[(])?'?(?P<year>(?:19|20)\d\d|\d\d)(?(open)[)])(?:[ -]{0,3}|/))?"
    r"(?P<station>[A-Z][A-Z.'’]{0,24}(?:[ -][A-Z][A-Z.'’]{0,24}){0,6}?)[ ]{0,3}"
    r"(?:(?:NO|NR|NUMBER|CABLE|TEL|TELNO|TELEGRAM|MSG)[.:]?[ ])?[#/:-]{0,2}[ ]{0,2}"
    r"(?P<serial>0{0,8}\d{1,7})(?!\d|[A-Z](?![).:]))(?!/\d{1,2}(?:/|\b))",
    re.IGNORECASE,
)
# A number by itself goes on with the station before it; a year before the next station does not.
_MORE = re.compile(
    r"(?P<gap>[ ]{0,2}(?:[,;/&+]|\bAND\b|,[ ]{0,2}AND\b|\bTHRU\b|\bTHROUGH\b)[ ]{0,2}|[ ]{1,3}|[ ]?-[ ]?)"
    r"(?:(?P<year>(?:19|20)\d\d|\d\d)[ ](?=\d{3}))?(?P<serial>\d{1,7})(?![\dA-Z.-]|/\d{0,2}(?!\d))"
    r"(?![ -]{1,3}(?!(?:AND|OR|THRU|THROUGH|PARAS?|NOTAL|EXDIS|NODIS)\b)"
    r"(?:[A-Z]{2}[ ])?[A-Z]{3,}(?:[ ][A-Z]+){0,3}[ ]{0,3}\d)"
    r"(?P<word>[ ]{1,2}(?!(?:AND|OR|THRU|THROUGH)\b)[A-Z]{3,})?",
    re.IGNORECASE,
)
_MONTH = r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}[.]?"
_DATE = (
    r"(?:\d{1,2}[/-]\d{1,2}[/-](?P<y1>(?:19|20)\d\d|\d\d)(?!\d)"
    rf"|{_MONTH}[ ]\d{{1,2}}(?:ST|ND|RD|TH)?,?[ ](?P<y2>(?:19|20)\d\d)(?!\d)"
    rf"|\d{{1,2}}[ -]?{_MONTH}[ ,-]{{1,2}}(?P<y3>(?:19|20)\d\d|\d\d)(?!\d)"
    rf"|(?:DTG[ :]{{0,2}})?\d{{6}}Z[ ]?{_MONTH}[ ,]{{0,2}}(?P<y4>(?:19|20)\d\d|\d\d)(?!\d))"
)
_DATED = re.compile(rf"[ ,]{{0,3}}(?:(?:OF|DATED|DTD|DATE)[ :]{{1,2}})?{_DATE}", re.IGNORECASE)
_NOTE = re.compile(
    r"[ ]{0,3}[(\[](?:['’]?(?P<year>(?:19|20)\d\d|\d\d)|(?P<inside>[^()\[\]]{1,160}))[)\]]"
    r"|[ ]{0,2},?[ ](?:NOTAL|EXDIS|NODIS|STADIS|LIMDIS|ALDAC)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:[,;&/]|\bAND)[ ]{0,3}$", re.IGNORECASE)
# Numbers that are no serials: they are blanked before cables are looked for.
_NO_SERIALS = re.compile(
    rf"(?:DTG[ :]{{0,2}})?(?<!\d)\d{{6}}Z(?:[ ]?[A-Z]{{3}}[ ,]{{0,2}}\d{{2,4}}\b)?|\b\d{{4}}Z\b|(?<![\dA-Z]){_DATE}"
    r"|\bIIR[ ]\d[ ]\d{3}[ ]\d{3,4}(?:[ -]\d\d\b)?|\bTDX?[ -]?\d{3}[ /-]\d{4,6}(?:[/-]\d{2})?"
    r"|\b\d{1,2}[ ]?FA[MH](?:-\d)?[ ][A-Z]?-?\d[\w.-]{0,12}|\bC?A[ ]?-[ ]?\d{1,5}\b"
    r"|\b(?:UNSCR|RESOLUTION|E[.]?O[.]?|NSDM|NSSM|NSDD|PL|DIPNOTE|NOTE)[ -](?:NO[.]?[ ]?)?\d{1,5}\b|\b[A-Z]{3}\d{8,}"
    r"|\bFBIS[ ]{1,2}[A-Z]{2,3}[ ]?\d{6,10}\b",  # a broadcast by station and day: FBIS LD121530
    re.IGNORECASE,
)
_Said = tuple[int, str, int | None]  # a serial, its words, its year
_RANGE = 30  # numbers: what names more is a slip, or no range
_BLANK = "\x00"
# Digits that a scanner or a hand took for letters: STATE O12345.
_DAMAGED = re.compile(r"(?P<words>(?:[A-Z]{2,20}[ ]){1,4})(?P<digits>[\dOIlSZBG]{3,7})(?![A-Za-z0-9])")
_DIGITS = str.maketrans("OIlSZBG", "0115286")
NUMBER = re.compile(r"#?(?P<serial>\d{1,6})(?:[ ]?[(][^()]{0,160}[)])?(?:[ ].{0,20}[.]{3})?")
_OLDEST = 60  # years: what a two-digit year would make older is a year to come, or a slip
_NOTHING = re.compile(r"(?:NONE|N/?A|NIL|REFTELS?|REFS?|AS ABOVE)[ .]*", re.IGNORECASE)
_LABELS = re.compile(r"^(?:REF(?:S|TELS?)?[ ]?:[ ]?){1,2}", re.IGNORECASE)
_PIECES = re.compile(r"[;,]|[ ]AND[ ]", re.IGNORECASE)
_APART = re.compile(r"[;,]")
_POSSESSIVE = re.compile(r"['’]S$", re.IGNORECASE)


def cited(
    enumerator: str | None, item: str, citing: Citing, last: Series | None = None
) -> tuple[list[Reference], Series | None]:
    """The references of one item, and the series with which a bare number in the next goes on.

    ``last`` is that of the item before.
    """
    item = _LABELS.sub("", item)
    masked = _masked(item)
    other = kind_of(item)
    found: list[Reference] = []
    rest = ""
    at = 0
    while cable := CABLE.search(masked, at):
        alone = not found or _JOINED.search(item[max(0, cable.start() - 8) : cable.start()]) is not None
        station = _station(cable["station"], known_only=other is not None or not alone)
        if station is None:
            rest += item[at : cable.end("station")]
            at = cable.end("station")
            continue
        if posts.fold(station[0]) in facts.words("unsaid-post") and _is_dated(masked, cable):
            rest += item[at : cable.start("serial")]
            at = cable.start("serial")
            continue
        begin = cable.start() if station[1] == 0 else cable.start("station") + station[1]
        told = cable["year"] if station[1] == 0 else None
        rest += f"{item[at:begin]};"
        last = Series(_said_by(station[0], citing), full_year(told, citing.year) if told else None)
        cables, at = _cables(item, masked, cable, begin, (enumerator, last, citing))
        found += cables
    rest += item[at:]
    if found:
        return found + _others(enumerator, rest), last
    return _no_cable(enumerator, item, citing, last), last


def _is_dated(masked: str, cable: re.Match[str]) -> bool:
    """Whether the number of a match is the year of the next cable: ``ALDAC 02 STATE 117132``."""
    dated = CABLE.match(masked, cable.start("serial"))
    return dated is not None and dated["year"] is not None and posts.is_station(dated["station"])


def _masked(item: str) -> str:
    """The item with what is no serial blanked out and digits that were taken for letters put right; same length."""
    masked = _NO_SERIALS.sub(lambda found: _BLANK * len(found.group()), item)
    return _DAMAGED.sub(_mended, masked)


def _mended(found: re.Match[str]) -> str:
    digits = found["digits"]
    words = found["words"].split()
    sound = sum(map(str.isdigit, digits))
    known = any(posts.is_station(" ".join(words[at:])) for at in range(len(words)))
    if not known or sound == len(digits) or sound * 2 < len(digits) or digits[-1] in "BG":
        return found.group()
    return found["words"] + digits.translate(_DIGITS)


def _said_by(words: str, citing: Citing) -> str | None:
    """The station of some words: EMBTEL is the citing post's own, YOURTEL that of a post not said."""
    folded = posts.fold(words)
    if folded in facts.words("own-post"):
        return citing.post
    if folded in facts.words("department"):
        return "STATE"
    return None if folded in facts.words("unsaid-post") else words


def _cables(
    item: str, masked: str, cable: re.Match[str], begin: int, what: tuple[str | None, Series, Citing]
) -> tuple[list[Reference], int]:
    """The cables that begin at a match: itself, numbers that go on with its station, notes, "and previous"."""
    enumerator, series, citing = what
    said: list[_Said] = [(int(cable["serial"]), item[begin : cable.end()], series.year)]
    previous: list[Reference] = []
    year, end = series.year, cable.end()
    while True:
        if dated := _DATED.match(item, end):
            year = _year_of(dated, citing) if year is None else year
            end = _behind(said, item, dated, year)
        elif found := PREVIOUS.match(item, end):
            previous.append(Reference(enumerator, "previous", None, found.group().strip(" ,;&()")))
            end = found.end()
        elif note := _NOTE.match(item, end):
            if year is None:
                year = full_year(note["year"], citing.year) if note["year"] else _year_in(note["inside"] or "", citing)
            end = _behind(said, item, note, year)
        elif (more := _MORE.match(masked, end)) and _goes_on(more, said[-1][0]):
            year = full_year(more["year"], citing.year) if more["year"] else series.year
            words = item[more.start("year" if more["year"] else "serial") : more.end("serial")]
            if "THR" in more["gap"].upper():
                said += _between(said[-1], int(more["serial"]), year, item[cable.start("serial") : more.end("serial")])
            said.append((int(more["serial"]), words, year))
            end = more.end("serial")
        else:
            break
    cables = [
        Reference(enumerator, "cable", _mrn(own or citing.year, series.station, serial), words.strip())
        for serial, words, own in said
    ]
    return cables + previous, end


def _between(first: _Said, last: int, year: int | None, words: str) -> list[_Said]:
    """The numbers that a range names and does not write: ``KYIV 1390 THROUGH 1393``; none where it is no range."""
    serials = range(first[0] + 1, last)
    return [(serial, words, year) for serial in serials] if len(serials) <= _RANGE else []


def _behind(said: list[_Said], item: str, found: re.Match[str], year: int | None) -> int:
    """Take what stands behind a number into its words; gives where it ends."""
    serial, words, _ = said[-1]
    said[-1] = (serial, words + item[found.start() : found.end()].rstrip(), year)
    return found.end()


def _goes_on(more: re.Match[str], before: int) -> bool:
    """Whether a bare number is a serial: one digit only beside small ones, two not behind mere blanks."""
    digits = more["serial"]
    strong = bool(more["gap"].strip(" -"))
    if len(digits) == 1:
        return strong and before < 100 and more["word"] is None
    return strong or len(digits) > 2 or before < 1000


def _year_of(dated: re.Match[str], citing: Citing) -> int | None:
    digits = dated["y1"] or dated["y2"] or dated["y3"] or dated["y4"]
    year = full_year(digits, citing.year)
    return year if citing.year is None or citing.year - _OLDEST <= year <= citing.year else None


def _year_in(inside: str, citing: Citing) -> int | None:
    dated = _DATED.match(inside)
    return _year_of(dated, citing) if dated else None


def _mrn(year: int | None, words: str | None, serial: int) -> Mrn | None:
    """None where no post is said, or the publisher X-ed the station out: it is never resolved."""
    if words is None or serial == 0 or is_xed(words):
        return None
    return Mrn(year, station_of(words, year, serial), serial)


def kind_of(text: str) -> str | None:
    """The kind of reference, other than a cable, that some words speak of; None where they speak of none."""
    if text.isascii() and _ANY_KIND.search(text.upper()) is None:
        return None
    return next((kind for kind, pattern in KINDS if pattern.search(text)), None)


def _no_cable(enumerator: str | None, item: str, citing: Citing, last: Series | None) -> list[Reference]:
    """An item without a cable that can be named: its kind by its words; a bare number goes on with the item before."""
    if not any(map(str.isalnum, item)) or _NOTHING.fullmatch(item):
        return []
    if PREVIOUS.fullmatch(item):
        return [Reference(enumerator, "previous", None, item.strip())]
    # One or two digits are a serial behind a letter and another cable only: (A) BEIRUT 12; (B) 15.
    if (number := NUMBER.fullmatch(item)) and (len(number["serial"]) > 2 or (enumerator and last)):
        if last is None and citing.post == "STATE":
            last = Series("STATE", None)  # the Department's own, in a cable of the Department
        series = last or Series(None, None)
        mrn = _mrn(series.year or citing.year, series.station, int(number["serial"]))
        return [Reference(enumerator, "cable", mrn, item.strip())]
    pieces = [piece.strip() for piece in _APART.split(item)]
    if len(pieces) > 1 and all(map(kind_of, pieces)):  # VELLOS A-12, MARIN-BLY TELCON
        return [Reference(enumerator, kind_of(piece) or "other", None, piece) for piece in pieces]
    return [Reference(enumerator, kind_of(item) or "other", None, item.strip())]


def _others(enumerator: str | None, rest: str) -> list[Reference]:
    """What stands beside cables: only what is of another kind; a date-time group is the cable's own."""
    kinds = [(kind_of(piece), piece.strip(" ,;.")) for piece in _PIECES.split(rest)]
    return [Reference(enumerator, kind, None, piece) for kind, piece in kinds if kind and kind != "message"]


def _station(words: str, *, known_only: bool) -> tuple[str, int] | None:
    """The station at the end of some words, and where it begins: a known one, else all words that can be one."""
    pieces = list(_pieces(words))
    for at in range(max(0, len(pieces) - 5), len(pieces)):
        said = _POSSESSIVE.sub("", " ".join(piece for piece, _ in pieces[at:]))
        if posts.is_station(said) or posts.fold(said) in _series_words():
            return said, pieces[at][1]
    if known_only:
        return None
    while pieces and (pieces[0][0].upper() in facts.words("before-station") or len(pieces[0][0].strip(".'")) < 2):
        pieces = pieces[1:]
    no_station = facts.words("no-station")
    if not pieces or len(pieces) > 3 or any(piece.upper().strip(".'") in no_station for piece, _ in pieces):
        return None
    said = " ".join(piece for piece, _ in pieces)
    # A station nobody has listed: words in capitals, or one word; sentences are none.
    if (said.isupper() or len(pieces) == 1) and len(posts.fold(said)) >= 3:
        return said, pieces[0][1]
    return None


@cache
def _series_words() -> frozenset[str]:
    """Words that stand where a station does: EMBTEL, YOURTEL, DEPARTMENT."""
    return facts.words("own-post") | facts.words("unsaid-post") | facts.words("department")


def _pieces(words: str) -> Iterator[tuple[str, int]]:
    return ((found.group(), found.start()) for found in re.finditer(r"[A-Z.'’]+", words, re.IGNORECASE))
