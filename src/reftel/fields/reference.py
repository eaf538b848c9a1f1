"""References: the earlier cables that a cable names (reftels), e.g. ``REF: A. STATE 113203``.

A reference is a cable, or an e-mail, telcon, memo, letter, intelligence report, handbook paragraph, a cable to come
(septel). Without a year it is of the citing cable's year; a station carries over: ``ASTANA 0278 AND 0279``.
"""

import re
from collections.abc import Iterator

import msgspec

from reftel.facts import posts
from reftel.fields import labels
from reftel.fields.mrn import Mrn, full_year, station_of


class Reference(msgspec.Struct, frozen=True):
    """One reference: its letter, its kind (``cable``, ``e-mail``, ``telcon`` …), the MRN if it is one, and its text."""

    enumerator: str | None
    kind: str
    mrn: Mrn | None
    text: str


# What is no cable, by the words it uses, in order of trial.
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for kind, words in (
        ("e-mail", r"E-?[ ]?MAILS?|EMAILED|E-MSGS?"),
        (
            "telcon",
            r"TELE?-?CONS?|TELE?CONFERENCES?|PHONCONS?|PHONE[ ]?CONS?|PHONE[ ]CALLS?|TELEPHONE|PHONE|CONVERSATIONS?|VTC|DVC",
        ),
        ("septel", r"SEPTELS?|SEP[ ]?TEL"),
        ("iir", r"IIRS?"),
        ("td", r"TDX?-?\d{3}[ /-]\d{4,6}[/-]?\d{0,3}|TD-?[A-Z]?\d?"),
        ("fam", r"\d{1,2}[ ]?FA[MH](?:-\d)?(?:[ ][A-Z]?-?\d[\w.-]*)?|FA[MH]"),
        ("memo", r"MEMO(?:RANDUM|RANDA|S)?|MEMCONS?|ACTION[ ]MEMO|INFO[ ]MEMO|MOU"),
        ("letter", r"LETTERS?|LTR"),
        ("fax", r"FAX(?:ES)?|TELEFAX"),
        ("airgram", r"A-\d{1,4}|AIRGRAMS?"),
        ("message", r"DTG(?:\d{6}Z[A-Z]{3}\d{2})?|MSG"),
    )
)
_PREVIOUS = re.compile(
    r"[,;& ]{0,4}(?:(?:AND|&)[ ])?(?:PREVIOUS(?:ES)?|PREVIOUS[ ]CABLES?|EARLIER|PRIOR)\b(?:[ ](?:NOTAL|CABLES?))?",
    re.IGNORECASE,
)
# A., (A), A), A:, [A], A - ; with the publisher's pilcrow, and doubled: "B. (B) TBILISI 2498".
_ENUMERATOR = re.compile(
    r"(?:(?<=^)|(?<=[\s,;¶.)(-]))¶?[ ]?(?:REF(?:TEL)?[ ])?(?:[(\[](?P<a>[A-Z]{1,2})[)\].:]|(?P<b>[A-Z]{1,2})[).:](?![A-Z][.])|(?P<c>[A-Z])[ ]?-[ ]?(?!E?MAIL)(?=(?:\d\d|(?:19|20)\d\d)?[ ]?[A-Z]{3,}))[ ]{0,4}",
    re.IGNORECASE,
)
_CABLE = re.compile(
    r"(?<![A-Z0-9'])(?:(?P<open>[(])?(?P<quote>')?(?P<year>(?:19|20)\d\d|\d\d)(?(open)[)])[ -]{0,3})?"
    r"(?P<station>[A-Z][A-Z.'’]{0,24}(?:[ -][A-Z][A-Z.'’]{0,24}){0,6}?)[ ]{0,3}(?:(?:NO|NR|NUMBER|CABLE|TEL)[.:]?[ ])?[#-]{0,2}[ ]{0,2}(?P<serial>\d{1,8})(?![\dA-Z])(?!/\d{2,})",
    re.IGNORECASE,
)
# A number by itself goes on with the station before it; a year before the next station does not.
_MORE = re.compile(
    r"(?:[ ]{0,2}(?:[,;/&]|\bAND\b|,[ ]{0,2}AND\b|\bTHRU\b|\bTHROUGH\b)[ ]{0,2}|[ ]{1,3}|[ ]{0,1}-[ ]{0,1})(?P<serial>\d{2,8})(?![\dA-Z/.-])(?![ -]{1,3}[A-Z]{3,}(?:[ ][A-Z]+){0,3}[ ]{0,3}\d)",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[ ]{0,3}[(\[][^()\[\]]{1,160}[)\]]|[ ]{0,2},?[ ](?:NOTAL|EXDIS|NODIS|STADIS|LIMDIS|ALDAC)\b", re.IGNORECASE
)
_NO_STATION = frozenset(
    "JAN FEB MAR APR MAY JUN JUL AUG SEP SEPT OCT NOV DEC JANUARY FEBRUARY MARCH APRIL JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER "
    "DECEMBER IIR FAM FAH DTG TD TDX PARA PARAS PARAGRAPH PARAGRAPHS PART PARTS SECTION SECTIONS PAGE PAGES POINTS ITEM NUMBER "
    "NO OF ON AT BY DATED EMAIL EMAILS MAIL MAILS TELCON TELECON MEMO LETTER FAX ATTACHMENT ANNEX ARTICLE PDD NSPD HSPD UNSCR UNSC RES "
    "RESOLUTION CFR USC EO REASON REASONS SUMMARY DAY DAYS SPOT SITREP REPORT VOL VOLUME CHAPTER TAB CALL MSG OPTION ROUND MTCR".split()
)
_LEADING = frozenset(
    "AND SEE ALSO FROM REF REFTEL REFTELS THE IN CF PLUS BOTH PER AS WELL CABLES CABLE VIA TO ON WITH OR NOTE RE SECRET CONFIDENTIAL UNCLAS".split()
)
_JOINED = re.compile(r"(?:[,;&/]|\bAND)[ ]{0,3}$", re.IGNORECASE)
_FOLLOWED = re.compile(r"[ \t]*(?:\n[ \t\\]*){2,}")
_DTG = re.compile(r"\b\d{6}Z[ ]?[A-Z]{3}[ ]?\d{2,4}\b|\b(?P<time>\d{4}Z)\b", re.IGNORECASE)


def parse_references(text: str, year: int | None = None) -> tuple[Reference, ...]:
    """Read a reference line; ``year`` is the four-digit year of the citing cable.

    The text of each reference is its words without the letter; where one letter names several cables each is one.
    """
    block = _block(labels.behind(labels.unlinked(text).replace("\\\n", "\n"), "references"))
    flat = " ".join(labels.PAGE_LINE.sub(" ", block).replace("\\", " ").split())
    found: list[Reference] = []
    for enumerator, item in _items(flat):
        found += _references(enumerator, item, year)
    return tuple(found)


def _block(text: str) -> str:
    """The lines that belong together: a blank line ends them unless the next begins with a letter in order, or a cable."""
    parts = _FOLLOWED.split(text.strip())
    block = parts[0]
    last = _last_letter(block)
    for part in parts[1:]:
        bare = labels.PAGE_LINE.sub("", part).strip()
        if not bare:
            continue
        enumerator = _ENUMERATOR.match(bare)
        letter = _letter(enumerator) if enumerator else None
        goes_on = letter is not None and last is not None and 0 < ord(letter[0]) - ord(last[0]) <= 3
        cable = _CABLE.match(bare.split("\n")[0])
        if not goes_on and not (cable and posts.is_station(cable["station"])):
            break
        block = f"{block}\n{part}"
        last = _last_letter(block) or last
    return block


def _letter(found: re.Match[str]) -> str:
    return (found["a"] or found["b"] or found["c"] or "").upper()


def _last_letter(text: str) -> str | None:
    return next((letter for letter, _ in reversed(list(_items(" ".join(text.split())))) if letter), None)


def _items(flat: str) -> Iterator[tuple[str | None, str]]:
    """The text between one letter and the next; letters must come in order, so that initials are not taken for one."""
    starts: list[tuple[int, int, str]] = []
    last = ""
    for found in _ENUMERATOR.finditer(flat):
        letter = _letter(found)
        marked = "¶" in found.group()
        behind_letter = bool(starts) and starts[-1][1] == found.start()
        if _in_order(last, letter, marked=marked, doubled=behind_letter, first=not flat[: found.start()].strip()):
            starts.append((found.start(), found.end(), letter))
            last = letter
    begin = starts[0][0] if starts else len(flat)
    if before := flat[:begin].replace("¶", " ").strip(" ,;."):
        yield None, before
    for at, (_, start, letter) in enumerate(starts):
        end = starts[at + 1][0] if at + 1 < len(starts) else len(flat)
        if item := flat[start:end].replace("¶", " ").strip(" ,;"):
            yield letter, item


def _in_order(last: str, letter: str, *, marked: bool, doubled: bool, first: bool) -> bool:
    if not last:
        return first or letter in {"A", "AA"}
    if doubled or marked or letter == last:
        return True
    return len(letter) == len(last) == 1 and 0 < ord(letter) - ord(last) <= 3


def _references(enumerator: str | None, item: str, year: int | None) -> list[Reference]:
    """The references of one item: its cables, and what else its words speak of."""
    item = re.sub(r"^(?:REF(?:S|TELS?)?[ ]?:[ ]?){1,2}", "", item, flags=re.IGNORECASE)
    masked = _DTG.sub(lambda found: " " * len(found.group()), item)
    other = _kind_of(masked)
    found: list[Reference] = []
    rest: list[str] = []
    at = 0
    while cable := _CABLE.search(masked, at):
        joined = not found or bool(_JOINED.search(item[max(0, cable.start() - 8) : cable.start()]))
        station = _station(cable["station"], known_only=other is not None or not joined)
        if station is None:
            rest.append(item[at : cable.end("station")])
            at = cable.end("station")
            continue
        words, start = station
        begin = cable.start() if start == 0 else cable.start("station") + start
        rest.append(item[at:begin])
        told = cable["year"] if start == 0 else None
        when = full_year(told, year) if told else year
        end = cable.end()
        mrns = [_mrn(when, words, int(cable["serial"]))]
        texts = [item[begin:end]]
        while more := _MORE.match(masked, end):
            mrns.append(_mrn(when, words, int(more["serial"])))
            texts.append(item[more.start("serial") : more.end()])
            end = more.end()
        if note := _NOTE.match(item, end):
            texts[-1] += item[end : note.end()].rstrip()
            end = note.end()
        found += [Reference(enumerator, "cable", mrn, said.strip()) for mrn, said in zip(mrns, texts, strict=True)]
        if previous := _PREVIOUS.match(item, end):
            found.append(Reference(enumerator, "previous", None, previous.group().strip(" ,;&")))
            end = previous.end()
        at = end
    rest.append(item[at:])
    return found + _others(enumerator, rest, found, item)


def _mrn(year: int | None, words: str, serial: int) -> Mrn:
    return Mrn(year, station_of(words, year, serial), serial)


def _kind_of(text: str) -> str | None:
    return next((kind for kind, pattern in KINDS if pattern.search(text)), None)


def _others(enumerator: str | None, rest: list[str], cables: list[Reference], item: str) -> list[Reference]:
    """What is left of an item: references of other kinds; other words count only where there is no cable."""
    if not cables:
        if _PREVIOUS.fullmatch(item):
            return [Reference(enumerator, "previous", None, item)]
        kind = _kind_of(item) or ("cable" if re.fullmatch(r"#?\d{3,6}(?:[ ]?[(][^()]*[)])?", item) else "other")
        return [Reference(enumerator, kind, None, item)] if any(map(str.isalnum, item)) else []
    found = []
    for part in rest:
        for piece in re.split(r"[;,]| AND ", part, flags=re.IGNORECASE):
            if kind := _kind_of(piece):
                found.append(Reference(enumerator, kind, None, piece.strip(" ,;.")))
    return found


def _station(words: str, *, known_only: bool) -> tuple[str, int] | None:
    """The station at the end of some words, and where it begins in them: a known one, else all words that can be one."""
    pieces = [(found.group(), found.start()) for found in re.finditer(r"[A-Z.'’]+", words, re.IGNORECASE)]
    for at in range(max(0, len(pieces) - 5), len(pieces)):
        said = " ".join(piece for piece, _ in pieces[at:])
        if posts.is_station(said.replace("'S", "").replace("’S", "") if at == len(pieces) - 1 else said):
            return said, pieces[at][1]
    if known_only:
        return None
    while pieces and (pieces[0][0].upper() in _LEADING or len(pieces[0][0].strip(".'")) < 2):
        pieces = pieces[1:]
    if not pieces or len(pieces) > 3 or any(piece.upper().strip(".'") in _NO_STATION for piece, _ in pieces):
        return None
    said = " ".join(piece for piece, _ in pieces)
    # A station nobody has listed: words in capitals, or one word; sentences are none.
    if (said.isupper() or len(pieces) == 1) and len(posts.fold(said)) >= 3:
        return said, pieces[0][1]
    return None
