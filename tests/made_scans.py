"""Scans that the Department of State released, as a machine reads them: made of values that are known, by seed.

The releases of the eighties bear a title on every page, those since 2000 a stamp at the head and foot of each. A
machine takes one sign for another; here it does so where the format of a telegram says what must stand there, and in
the prose, which has to stay as it was read.
"""

import random
import re
import textwrap

import msgspec

from made_exports import Dump, Row
from made_heads import MONTHS, SIGNS
from made_heads_words import CITIES, CODES, INTERIM, LAST, OFFICES, TEXTS
from made_whole import SIGNERS, sentences, whole

LEVELS = {"U": "UNCLASSIFIED", "C": "CONFIDENTIAL", "S": "SECRET"}
SPACED = {"U": "UNCLAS", "C": "C O N F I D E N T I A L", "S": "S E C R E T"}
SUBJECTS = (
    "POLITICAL PARTIES MEET ON ELECTION LAW",
    "DEMARCHE ON FISHING RIGHTS DELIVERED",
    "VISIT OF UNDER SECRETARY TO THE CAPITAL",
    "PRESS REACTION TO SUMMIT",
    "OIL PRICES AND THE BUDGET",
)
ALIKE = {"EAIR", "EALR"}
"""Codes that look alike once a sign is misread: nobody can tell which it was."""
# What a machine takes a sign for.
READ_AS = {
    "O": "0QD", "0": "OQD", "D": "O0", "1": "Il", "I": "1l", "5": "S", "S": "5", "2": "Z", "Z": "2", "8": "B", "B": "8",
    "6": "G", "G": "6",
}  # fmt: skip


class Stamps(msgspec.Struct):
    """The stamp of a release: number of the case and document, day, and what was withheld."""

    case: str
    doc: str
    day: tuple[int, int, int]
    level: str
    part: bool
    reasons: list[str]

    @property
    def line(self) -> str:
        """The stamp as it stands at the head and foot of a page."""
        year, month, day = self.day
        stamp = (
            f"U.S. Department of State  Case No. {self.case}  Doc No. {self.doc}  Date: {month:02d}/{day:02d}/{year}"
        )
        return f"{self.level} {stamp}"


class Scanner:
    """A machine that reads a page: it damages words of the head, and prose, at some rate."""

    def __init__(self, chance: random.Random, rate: float) -> None:
        self.chance, self.rate, self.damaged = chance, rate, 0

    def word(self, word: str, *, often: float = 1.0) -> str:
        """A word with, now and then, one sign in it read as another."""
        if self.chance.random() > self.rate * often:
            return word
        places = [at for at, sign in enumerate(word) if sign in READ_AS]
        if not places:
            return word
        at = self.chance.choice(places)
        self.damaged += 1
        return word[:at] + self.chance.choice(READ_AS[word[at]].replace("l", "I")) + word[at + 1 :]

    def prose(self, text: str) -> str:
        """A text in which some words are misread; they stay so."""
        return " ".join(
            re.sub("[O0D]", self.chance.choice("O0D"), word, count=1)
            if self.chance.random() < self.rate / 4 and word.isupper() and word.isalpha() and len(word) > 4
            else word
            for word in text.split(" ")
        )


def released(seed: int) -> Dump:
    """A telegram as it was released since 2000: stamps at head and foot of its pages, excisions, a machine's errors."""
    chance = random.Random(seed)  # noqa: S311
    made = whole(seed)
    told = dict(made.told)
    stamps = _stamps(chance, str(told["level"]))
    scanner = Scanner(chance, chance.choice((0, 0, 0.15, 0.35)))
    lines = _scanned_head(scanner, made.ahead, str(told["subject"])) + _scanned_head(
        scanner, made.lines, str(told["subject"])
    )
    body, paragraphs = [], []
    start = next(at for at, line in enumerate(lines) if re.match(r"[1Il][.] ", line))
    mark = {"U": "", "C": "(C) ", "S": "(S) "}[str(told["level"])]
    for number, said in enumerate(made.paragraphs, 1):
        text = scanner.prose(said)
        if stamps.part and chance.random() < 0.4:
            text = f"{text} [{' ' * chance.randint(3, 12)}]"
            cut = f"{mark}{text}  {chance.choice(stamps.reasons)}" if chance.random() < 0.5 else f"{mark}{text}"
        else:
            cut = f"{mark}{text}"
        paragraphs.append(said)
        body += ["", *textwrap.wrap(f"{number}. {cut}", 66, break_on_hyphens=False)]
    signer = told.get("signature")
    told.pop("paragraphs")
    told["numbers"] = list(range(1, len(paragraphs) + 1))
    lines = [*lines[:start], *body[1:], *([str(signer)] if signer else [])]
    year, month, day = stamps.day
    told |= {
        "release": "released",
        "released": f"{year}-{month:02d}-{day:02d}",
        "part": stamps.part,
        "withheld": tuple(stamps.reasons) if stamps.part else (),
        "authority": f"U.S. Department of State, Case No. {stamps.case}, Doc No. {stamps.doc}",
        "format": "foia",
        "kind": "telegram",
    }
    return Dump(_paged(chance, lines, stamps), [Row(told)])


def unstamped(seed: int) -> Dump:
    """The same telegram as somebody copied it from such a scan: its signs misread, and nothing says that it is one."""
    chance = random.Random(seed)  # noqa: S311
    made = whole(seed)
    scanner = Scanner(chance, chance.choice((0, 0.15, 0.35)))
    said = str(made.told["subject"])
    lines = [*_scanned_head(scanner, made.ahead, said), *_scanned_head(scanner, made.lines, said)]
    told = {name: value for name, value in made.told.items() if name not in {"reasons", "classified_by"}}
    return Dump("\n".join(lines) + "\n", [Row(told)])


def _stamps(chance: random.Random, level: str) -> Stamps:
    year = chance.randint(2005, 2017)
    part = chance.random() < 0.6
    reasons = chance.sample(("B1", "1.4(B)", "1.4(D)", "B6", "B5", "B3", "B7(A)"), chance.randint(1, 3)) if part else []
    now = LEVELS[level] if part and "B1" in reasons and level != "U" and chance.random() < 0.3 else "UNCLASSIFIED"
    case = f"{chance.choice(('F', 'M', 'F'))}-{year - 1}-{chance.randint(100, 29999):05d}"
    day = (year, chance.randint(1, 12), chance.randint(1, 28))
    return Stamps(case, f"C{chance.randint(5_000_000, 18_000_000):08d}", day, now, part, reasons)


def _paged(chance: random.Random, lines: list[str], stamps: Stamps) -> str:
    """Pages of some lines, each with the stamp at its head, its foot or both, the first with what was released."""
    size = chance.choice((18, 30, 45, 60))
    where = chance.choice(("head", "foot", "both", "both"))
    how = "RELEASED IN PART" if stamps.part else "RELEASED IN FULL"
    how = how.replace("RELEASED", "RELEASE") if chance.random() < 0.4 else how
    said = ", ".join(stamps.reasons) if chance.random() < 0.6 else ",".join(stamps.reasons)
    told = [f"{how} {said}".strip()] if chance.random() < 0.4 or not said else [how, said]
    indent = " " * chance.choice((0, 0, 30, 40))
    told = [indent + line for line in told]
    if chance.random() < 0.2:
        told.append("REVIEW AUTHORITY: Adolph Eisner, Senior Reviewer")
    pages: list[str] = []
    first = 0
    while first < len(lines):
        page = lines[first : first + size]
        first += size
        top = [stamps.line, ""] if where != "foot" else []
        top = [*top, *told, ""] if not pages else top
        foot = ["", stamps.line] if where != "head" else []
        if chance.random() < 0.1 and stamps.part:
            page = [
                f"{line}          B1" if line and at == len(page) // 2 and "." in line else line
                for at, line in enumerate(page)
            ]
        pages.append("\n".join([*top, *page, *foot]))
    return chance.choice(("\n\f", "\n\n", "\n")).join(pages) + "\n"


def _scanned_head(scanner: Scanner, lines: list[str], subject: str) -> list[str]:
    """The head with its labels, levels, precedence, date-time group and serials misread here and there."""
    made: list[str] = []
    for line in lines:
        if re.match(r"[1I][.] ", line):
            made += lines[len(made) :]
            break
        if subject.startswith(line.strip()[:12]) or re.match(r"VZCZC|[ZOPR]{2} |DE |ZN[RY]", line):
            made.append(line)
            continue
        if found := re.fullmatch(r"((?:[ZOPR] )+)([0-9]{6})Z ([A-Z]{3}) ([0-9]{2})(.*)", line):
            signs, time, month, year, more = found.groups()
            zulu = scanner.word("Z", often=0.5)
            month = scanner.word(month, often=0.5) if month in {"OCT", "NOV", "AUG", "DEC"} else month
            signs = signs.replace("O", "0") if scanner.chance.random() < scanner.rate / 3 else signs
            made.append(f"{signs}{scanner.word(time)}{zulu} {month} {year}{more}")
        elif found := re.match(r"(FM|TO|INFO|TAGS|SUBJECT|SUBJ|REF|REFS|E\.O\.)(?=[ :])", line):
            label = found[1]
            label = (
                {"FM": scanner.chance.choice(("FH", "FN")), "TO": "T0", "INFO": "INF0"}.get(label, scanner.word(label))
                if (scanner.chance.random() < scanner.rate)
                else label
            )
            made.append(label + _words(scanner, line[found.end() :], tags=label.startswith("TAG")))
        else:
            made.append(line)
    return made


def _words(scanner: Scanner, text: str, *, tags: bool = False) -> str:
    """The words of an address line that stand in a closed list; all others are left as they are."""
    known = {"AMEMBASSY", "SECSTATE", "WASHDC", "IMMEDIATE", "PRIORITY", "COLLECTIVE"}
    return re.sub(
        r"[A-Z]{4,}",
        lambda found: scanner.word(found.group(), often=0.4) if found.group() in known and not tags else found.group(),
        text,
    )


def titled(seed: int) -> Dump:
    """A telegram of the eighties under its title on every page, as a machine read it."""
    chance = random.Random(seed)  # noqa: S311
    one = chance.choice
    scanner = Scanner(chance, one((0, 0.1, 0.3, 0.5)))
    year, month, day = chance.randint(1980, 1989), chance.randrange(12), chance.randint(1, 28)
    hour, minute = chance.randrange(24), chance.randrange(60)
    city = "STATE" if chance.random() < 0.2 else one([city for city in CITIES if len(city.replace(" ", "")) > 3])
    serial = chance.randint(60, 99999)
    station = city.replace(" ", "")
    level = one(("U", "C", "C", "S"))
    signs = one(("R", "P", "O", "O P", "P R"))
    time = f"{day:02d}{hour:02d}{minute:02d}"
    told: dict[str, object] = {
        "number": (year, station, serial),
        "level": level,
        "precedence": tuple(SIGNS[sign] for sign in signs.split()),
        "dtg": (year, month + 1, day, hour, minute),
        "origin": "SECSTATE WASHDC" if city == "STATE" else f"AMEMBASSY {city}",
        "kind": "telegram",
        "release": "released",
        "format": "foia",
    }
    word = scanner.word
    lines = [f"{one(('ACTION', 'ACTION', 'ORIGIN'))} {one(OFFICES)}-00", ""]
    offices = [f"{name}-{chance.randint(0, 25):02d}" for name in chance.sample(OFFICES, chance.randint(3, 14))]
    rows = textwrap.wrap(
        "INFO  " + "   ".join(offices) + f"   /{chance.randint(1, 200):03d} W", 60, break_on_hyphens=False
    )
    lines += [rows[0], *(f"      {row}" for row in rows[1:])]
    lines.append(f"{' ' * 38}{chance.randint(1000, 199999):06d} {time}Z /{chance.randint(10, 70)}")
    signed = signs.replace("O", "0") if chance.random() < scanner.rate / 3 else signs
    name = word(MONTHS[month], often=0.4) if MONTHS[month] in {"OCT", "NOV", "AUG", "DEC"} else MONTHS[month]
    lines.append(f"{signed} {word(time)}{word('Z', often=0.4)} {name} {year % 100}")
    lines.append(f"{_label(scanner, 'FM')} {_scanned(scanner, str(told['origin']))}")
    lines += _addressed(scanner, told)
    shown = f"{serial:05d}" if serial < 100_000 else f"{serial:06d}"
    shown = word(shown)
    lines += ["", f"{_level(scanner, SPACED[level])} {city} {shown}", ""]
    if chance.random() < 0.3:
        caption = one(("EXDIS", "NODIS", "NOFORN", "LIMDIS"))
        told["captions"] = [caption]
        lines += [word(caption), ""]
    order, rule = ("12356", "N/A" if level == "U" else "DECL: OADR") if (year, month) > (1982, 7) else ("12065", "N/A")
    told["order"] = order
    lines.append(f"{word('E.O.')} {word(order)}: {rule}")
    tags = list(dict.fromkeys([one(CODES), *(one((*CODES, *INTERIM)) for _ in range(chance.randint(0, 4)))]))
    told["tags"] = tags
    lines.append(f"{word('TAGS')}: {', '.join(_tag(scanner, tag) for tag in tags)}")
    told["subject"] = one(SUBJECTS)
    lines.append(f"{word(one(('SUBJECT', 'SUBJ')))}: {told['subject']}")
    if chance.random() < 0.5:
        cited = (year, one(CITIES).replace(" ", ""), chance.randint(10, 60))
        told["references"] = [cited]
        lines.append(f"{word('REF')}: {cited[1]} {cited[2]:04d}")
    lines += [*_prose(scanner, told), one(LAST), ""]
    return Dump(_titled_pages(scanner, lines, (year, station, serial), LEVELS[level], time), [Row(told)])


def _addressed(scanner: Scanner, told: dict[str, object]) -> list[str]:
    """The lines of the addressees, which are told."""
    lines = []
    for label, key, least in (("TO", "action", 1), ("INFO", "info", 0)):
        room: list[tuple[str, str | None, int | None]] = []
        for at in range(least + scanner.chance.choice((0, 0, 1, 2))):
            address = (
                "SECSTATE WASHDC"
                if key == "action" and at == 0 and told["origin"] != "SECSTATE WASHDC"
                else f"AMEMBASSY {scanner.chance.choice(CITIES)}"
            )
            if address in {each for each, _, _ in room} or address == told["origin"]:
                continue
            precedence, number = (
                scanner.chance.choice(("", "IMMEDIATE", "PRIORITY")),
                scanner.chance.choice((None, scanner.chance.randint(1, 9999))),
            )
            room.append((address, precedence or None, number))
            said = " ".join(filter(None, [address, precedence, "" if number is None else f"{number:04d}"]))
            lines.append((f"{_label(scanner, label)} " if len(room) == 1 else "") + _scanned(scanner, said))
        told[key] = room
    return lines


def _prose(scanner: Scanner, told: dict[str, object]) -> list[str]:
    """The lines of some paragraphs; their numbers and their text, as the machine misread it, are told."""
    chance = scanner.chance
    body: list[str] = []
    said = []
    for number in range(1, chance.randint(3, 8)):
        text = scanner.prose(" ".join(chance.choice(TEXTS) for _ in range(chance.randint(1, 4))))
        said.append(text)
        printed = f"{number}." if number > 1 or chance.random() > scanner.rate else "I."
        body += ["", *textwrap.wrap(f"{printed} {text}", 60, break_on_hyphens=False)]
    told["numbers"], told["text"] = list(range(1, len(said) + 1)), " ".join(said)
    return body


def _tag(scanner: Scanner, tag: str) -> str:
    return scanner.word(tag, often=0.3) if len(tag) == 4 and tag not in ALIKE else tag


def _label(scanner: Scanner, label: str) -> str:
    if scanner.chance.random() > scanner.rate:
        return label
    return scanner.chance.choice({"FM": ("FH", "FN", "FW"), "TO": ("T0",), "INFO": ("INF0", "1NFO", "INFD")}[label])


def _scanned(scanner: Scanner, text: str) -> str:
    """The words of an address, some misread: those with the names of posts too, which are a closed list as well."""
    return " ".join(scanner.word(one, often=0.3) if len(one) > 3 and one.isalpha() else one for one in text.split(" "))


def _level(scanner: Scanner, level: str) -> str:
    if scanner.chance.random() > scanner.rate:
        return level
    return scanner.word(level)


def _titled_pages(scanner: Scanner, lines: list[str], number: tuple[int, str, int], level: str, time: str) -> str:
    year, station, serial = number
    chance = scanner.chance
    title = f"TEXT OF TELEGRAM {year % 100}{station[:6]}{serial:06d}"
    pages = []
    size = chance.choice((24, 40, 55))
    for count, first in enumerate(range(0, len(lines), size), 1):
        head = [title, "", "ADP385"] if count == 1 else [title, ""]
        page = f"PAGE {count:02d}        {station[:6]}  {serial:05d}  {time}Z"
        page = page.replace("PAGE 0", "PAGE O") if chance.random() < scanner.rate / 3 else page
        rows = [scanner.word(level), "", page, *lines[first : first + size], scanner.word(level)]
        rows = [
            f"{row:<60}{chance.choice(('  • •', '   •  •', '          0000', '            .....'))}"
            if chance.random() < scanner.rate / 5
            else row
            for row in rows
        ]
        pages.append("\n".join([*head, *rows, f"{' ' * 54}PAGE NO.    {count}"]))
    released = f"{' ' * 64}DEPARTMENT OF STATE  A/CDC/MR"
    text = "\n\f".join(pages)
    at = text.find("\n", len(text) // 3)
    return text[:at] + "\n" + released + text[at:] + "\n"


__all__ = ["SIGNERS", "released", "sentences", "titled"]
