"""What a scan's text layer gets wrong, mended only where the format of a telegram decides.

A reader of scans takes D for O, 0 for O, 1 for I, 5 for S, 2 for Z. In the head there is a closed list of words for
each place (labels, levels, precedence, months, known posts and TAGS), digits stand where digits must, and paragraphs
are numbered one after the other: there, and nowhere else, the sign that must have stood is put back. Prose stays as it
is.
"""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache

import msgspec

from reftel.facts import orders, posts, tags
from reftel.fields.dtg import MONTHS

# Signs that look alike to a machine, each to one that stands for all.
_ALIKE = str.maketrans("0DQ1L!|5$2786G€£", "OOOIIIISSZZBCCEE")
_DIGITS = str.maketrans("ODQILl!|SZBG", "000111115286")
_LETTERS = str.maketrans("01582", "OISBZ")
_WORDS = [
    "SUBJECT",
    "SUBJ",
    "TAGS",
    "REF",
    "REFS",
    "FM",
    "TO",
    "INFO",
    "ACTION",
    "ORIGIN",
    "FROM",
    "UNCLASSIFIED",
    "UNCLAS",
    "CONFIDENTIAL",
    "SECRET",
    "LIMITED",
    "OFFICIAL",
    "USE",
    "SECTION",
    "OF",
    "PAGE",
    "NOFORN",
    "EXDIS",
    "NODIS",
    "LIMDIS",
    "STADIS",
    "SENSITIVE",
    "SIPDIS",
    "IMMEDIATE",
    "PRIORITY",
    "ROUTINE",
    "FLASH",
    "NIACT",
    "AMEMBASSY",
    "AMCONSUL",
    "AMCONGEN",
    "SECSTATE",
    "SECDEF",
    "WASHDC",
    "USMISSION",
    "USDEL",
    "USINT",
    "USLO",
    "DECL",
    "OADR",
    "DRAFTED",
    "APPROVED",
    "CLEARED",
    "BY",
    "WHITE",
    "HOUSE",
    "JCS",
    "CIA",
    "NSC",
    "DIA",
    "USIA",
    "ENTIRE",
    "TEXT",
    "POUCH",
    "COLLECTIVE",
    "EMBASSY",
    "FOR",
]
_LABELS = ("SUBJECT", "SUBJ", "TAGS", "REF", "REFS")
# Behind the label of TAGS the colon may be lost, and codes stand there.
_LABEL = re.compile(r"(?P<word>[A-Z0-9$€£!|]{3,8})(?=\s{0,2}[:;]|(?<=[5S])\s{1,3}[A-Z]{2,4}(?:[ ,;]|$))")
_EO = re.compile(r"(?P<label>[E€£]\s?[.,]\s?[O0DQ]\s?[.,])\s{0,3}(?P<order>[0-9A-Z]{5})(?=\s{0,2}[:;.])")
_DTG = re.compile(
    r"(?P<precedence>[ZOPR0]\s{1,3}(?:[ZOPR0]\s{1,3})?)?(?P<time>[0-9OQDILlSZBG!|]{6})(?P<zulu>[Z27])\s{1,4}"
    r"(?P<month>[A-Z0-9]{3})\s{1,4}(?P<year>[0-9OQDILSZBG]{2})(?=\s*$|\s{1,3}Z[A-Z]{2})"  # ZFF4, ZDK may follow
)
# What FM, TO and INFO are read as; of those that are all letters only where the name of an address is behind them.
_SENT = re.compile(
    r"(?P<word>F[HNMW]|T[0OQD]|[I1L!|]N[FE][O0QD])\s{1,3}(?=(?P<routed>[QRU][A-Z]{3,7}/)?(?P<next>[A-Z0-9€£$!|]{2,16}))"
)
_SENT_WORDS = {"F": "FM", "T": "TO", "I": "INFO"}
_ADDRESSES = (
    *("AMEMBASSY", "AMCONSUL", "AMCONGEN", "SECSTATE", "SECDEF", "USMISSION", "USDEL", "USINT", "USLO", "USOFFICE"),
    *("USUN", "USNATO", "USEC", "JCS", "CIA", "NSC", "DIA", "USIA", "USDOC", "DEPT", "WHITE"),
)
_TOKEN = re.compile(r"[A-Z0-9€£$!|]{4,16}")  # of two letters too many look alike
_PARTS = re.compile(r"[A-Z]{4,}")
_SERIAL = re.compile(r"(?<=[A-Z] )\s{0,6}(?P<serial>[0-9OQDILSZBG]{5,6})\s*$")
_NUMBER = re.compile(r"\s{0,4}(?P<number>[0-9IlOSBZ]{1,2})\s?(?P<stop>[.,'’:;])\s{1,4}(?=[A-Z(\"'“-])")
_SPACED = re.compile(r"(?:[A-Z0-9]\s){5,14}[A-Z0-9](?=\s|$)")
_NEAR = 0.8  # of the signs of a long level alone on its line
_LEVELS = ("CONFIDENTIAL", "SECRET", "TOPSECRET", "UNCLAS", "UNCLASSIFIED", "LIMITEDOFFICIALUSE")


class Mend(msgspec.Struct, frozen=True):
    """What stands in the source from ``start`` to ``end``, and what must have stood there."""

    start: int
    end: int
    text: str


def alike(text: str) -> str:
    """A word with one sign for all that look alike: ``UNCLASSIFIEO`` and ``UNCLASSIFIED`` are one."""
    return text.upper().translate(_ALIKE)


@cache
def _words() -> dict[str, str]:
    return _unique(_WORDS)


@cache
def _places() -> dict[str, str]:
    """Words of the names of cities with a post, of those in several parts too: PORT-AU-PRINCE."""
    parts = (part for city in posts.cities() for part in _PARTS.findall(city.upper()))
    return _unique(sorted({*posts.places(), *parts}))


@cache
def _codes() -> dict[str, str]:
    return _unique(tags.codes())


def _unique(words: Iterable[str]) -> dict[str, str]:
    """Words by what they look like; what two words look like stands for neither."""
    found: dict[str, str] = {}
    doubtful: set[str] = set()
    for word in words:
        look = alike(word)
        if found.setdefault(look, word) != word:
            doubtful.add(look)
    return {look: word for look, word in found.items() if look not in doubtful}


def as_digits(text: str) -> str:
    """What must be digits, with the letters that look like some taken for them."""
    return text.translate(_DIGITS)


def as_letters(text: str) -> str:
    """What must be letters, with the digits that look like some taken for them: ``M0SC0W``."""
    return text.translate(_LETTERS)


def level_of(text: str) -> str | None:
    """The level that a line is, and nothing else: ``UNCLASSIFIEO``, ``C 0 N F I D E N T I A L``."""
    bare = "".join(text.split()).strip(".,;:'*-_•")
    if not 5 < len(bare) < 20:
        return None
    look = alike(bare)
    exact = next((level for level in _LEVELS if alike(level) == look), None)
    if exact is not None or len(bare) < 10:
        return exact
    near = (level for level in _LEVELS if len(level) > 9 and abs(len(level) - len(look)) < 3)
    return next((level for level in near if SequenceMatcher(None, alike(level), look).ratio() > _NEAR), None)


def mend_head(line: str, at: int, year: str = "") -> Iterator[Mend]:
    """What must have stood in a line of the head that begins at ``at``; ``year`` is the one that its titles have."""
    if found := _DTG.search(line):
        yield from _dtg(found, at, year)
        return
    if found := _EO.match(line.lstrip()):
        lead = at + len(line) - len(line.lstrip())
        yield from _differing(found, "label", "E.O.", lead)
        order = found["order"].translate(_DIGITS)
        if order.isdigit() and orders.order_of(order) is not None:
            yield from _differing(found, "order", order, lead)
    if (sent := _sent(line, at)) is not None:
        yield sent
    label = _LABEL.match(line.lstrip())
    name = _words().get(alike(label["word"])) if label else None
    if label is not None and name in _LABELS:
        lead = at + len(line) - len(line.lstrip())
        yield from _differing(label, "word", name, lead)
        if name == "TAGS":
            yield from _each(line, at, _codes(), first=line.index(label["word"]) + len(label["word"]))
        return
    if found := _SPACED.search(line):
        word = next((w for w in _LEVELS if alike(w) == alike(found.group().replace(" ", ""))), None)
        if word is not None and found.group().replace(" ", "") != word:
            yield Mend(at + found.start(), at + found.end(), " ".join(word))
    known = {**_places(), **_words()}
    yield from _each(line, at, known)
    if found := _SERIAL.search(line):
        digits = found["serial"].translate(_DIGITS)
        if digits.isdigit():
            yield from _differing(found, "serial", digits, at)


def _sent(line: str, at: int) -> Mend | None:
    """FM, TO or INFO before an address, read as FH, T0, 1NF0."""
    lead = len(line) - len(line.lstrip())
    found = _SENT.match(line, lead)
    if found is None:
        return None
    word = found["word"]
    right = _SENT_WORDS.get(word[0], "INFO")
    addressed = found["routed"] is not None or alike(found["next"]) in _looks()
    if word == right or not (addressed or any(map(str.isdigit, word))):
        return None
    return Mend(at + found.start("word"), at + found.end("word"), right)


@cache
def _looks() -> frozenset[str]:
    return frozenset(map(alike, _ADDRESSES))


def _dtg(found: re.Match[str], at: int, titled: str) -> Iterator[Mend]:
    time, year = found["time"].translate(_DIGITS), found["year"].translate(_DIGITS)
    if titled and sum(one != two for one, two in zip(year, titled, strict=True)) == 1:
        year = titled  # one digit is misread, and the titles stand on every page
    month = next((name for name in MONTHS if alike(name) == alike(found["month"])), None)
    if not time.isdigit() or not year.isdigit() or month is None:
        return
    if found["precedence"]:
        yield from _differing(found, "precedence", found["precedence"].replace("0", "O"), at)
    for name, right in (("time", time), ("zulu", "Z"), ("month", month), ("year", year)):
        yield from _differing(found, name, right, at)


def _each(line: str, at: int, known: dict[str, str], first: int = 0) -> Iterator[Mend]:
    """Words that look like a known one and are none themselves; what is all digits is a number."""
    for found in _TOKEN.finditer(line, first):
        word = found.group()
        right = known.get(alike(word))
        if right is not None and right != word and not word.isdigit():
            yield Mend(at + found.start(), at + found.end(), right)


def _differing(found: re.Match[str], name: str, right: str, at: int) -> Iterator[Mend]:
    if found[name] != right:
        yield Mend(at + found.start(name), at + found.end(name), right)


def numbered(line: str, at: int, expected: int) -> tuple[int, Mend | None] | None:
    """The paragraph that a line begins, where it is the expected one or soon after: its number, and what to mend."""
    found = _NUMBER.match(line)
    digits = found["number"].translate(_DIGITS) if found else ""
    if found is None or not digits.isdigit():
        return None
    number = int(digits)
    plain = found["number"].isdigit() and found["stop"] == "."
    if number != expected and not (plain and expected < number <= expected + 3):
        return None
    if plain:
        return number, None
    return number, Mend(at + found.start("number"), at + found.end("stop"), f"{number}.")
