"""Heads of telegrams of 1973 to 1979 as the National Archives release them, made of values that are known, by seed.

Each telegram has the variety of the real ones: where pages break, how offices, addressees, orders, TAGS, subjects and
references are set, what stands between them, and the attributes behind it.
"""

import random
import re
import textwrap
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import msgspec

from made_heads_words import (
    AGENCIES,
    BUREAUS,
    CITIES,
    CLAUSES,
    CODES,
    COLLECTIVES,
    INTERIM,
    LAST,
    MISSIONS,
    OFFICES,
    OTHERS,
    PASSINGS,
    PERSONS,
    PLACES,
    STAMPS,
    TEXTS,
)  # fmt: skip

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
LEVELS = {
    "U": ("UNCLASSIFIED", ("UNCLAS", "UNCLAS", "UNCLASSIFIED")),
    "LOU": ("LIMITED OFFICIAL USE", ("LIMITED OFFICIAL USE",)),
    "C": ("CONFIDENTIAL", ("C O N F I D E N T I A L",)),
    "S": ("SECRET", ("S E C R E T",)),
}
SIGNS = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE"}


class Told(msgspec.Struct):
    """What a head says, as it was put there; a name that is absent is not asked for."""

    number: tuple[int, str, int]
    dtg: datetime
    precedence: tuple[str, ...]
    origin: str
    action: list[tuple[str, str | None, int | None]]
    info: list[tuple[str, str | None, int | None]]
    level: str
    section: tuple[int, int] | None = None
    captions: list[str] = []
    eo: str | None = None
    order: str | None = None
    declassify: str | None = None
    tags: list[str] = []
    subject: str | None = None
    references: list[tuple[int, str, int]] = []
    others: int = 0
    offices: list[str] = []
    total: int | None = None
    drafted_by: list[str] = []
    approved_by: list[str] = []
    cleared_by: list[str] = []
    signature: str | None = None
    body: str = ""


class Made(msgspec.Struct):
    """A telegram and what its head says."""

    text: str
    told: Told


class Maker:
    """Makes one telegram; what it puts into the text it tells."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311
        self.year = self.chance.randint(1973, 1979)

    def one(self, options: Sequence[str]) -> str:
        return self.chance.choice(options)

    def now_and_then(self, share: float) -> bool:
        return self.chance.random() < share

    def made(self) -> Made:
        """The telegram."""
        chance = self.chance
        self.outgoing = self.now_and_then(0.35)
        self.sender, self.station = ("SECSTATE WASHDC", "STATE") if self.outgoing else self.post(chance.random())
        begin = datetime(self.year, 7 if self.year == 1973 else 1, 1, tzinfo=UTC)
        self.at = begin + timedelta(minutes=chance.randrange(60 * 24 * (180 if self.year == 1973 else 364)))
        self.serial = chance.randint(*self.sent_by_now(self.station))
        self.level = chance.choices(list(LEVELS), (35, 25, 28, 12))[0]
        signs = chance.choice(("R", "R", "P", "O", "O R", "P R", "O P", "Z", "Z O"))
        self.told = Told(
            (self.year, "".join(filter(str.isalpha, self.station)), self.serial),
            self.at,
            tuple(SIGNS[sign] for sign in signs.split()),
            self.sender,
            [],
            [],
            self.level,
        )
        self.stamp = self.one(STAMPS)
        self.wrapped = self.now_and_then(0.75)
        offices, drafting = self.distribution(), self.drafting()
        sent = [*self.sent(signs), *self.addressed()]
        head, body = [*offices, *drafting, self.filing(), *sent], self.body()
        self.sections = (1, chance.randint(2, len(body))) if len(body) > 1 and self.now_and_then(0.3) else None
        first = self.class_line()
        many = self.sections[1] if self.sections else 1
        cuts = sorted(chance.sample(range(1, len(body)), many - 1))
        parts = [body[low:high] for low, high in pairwise((0, *cuts, len(body)))]
        lines = [*head, "", *first, *self.elements(), "", *(line for one in parts[0] for line in one)]
        text = self.printed(lines, 1)
        for number, part in enumerate(parts[1:], 2):
            again = re.sub(r"/0?1(?= |$)", f"/{number}", first[0]).replace("SECTION 1 ", f"SECTION {number} ")
            again = again.replace("SECTION 01 ", f"SECTION {number:02d} ")
            own = [*offices, *drafting, self.filing(), *sent, "", again, *first[1:], ""]
            text += self.printed([*own, *(line for one in part for line in one)], number)
        if self.wrapped:
            over = "\n".join([f"{' ' * 18}{self.stamp}", "", f"{' ' * 50}Message Text", "", ""])
            text = over + text + "\n".join([*self.attributes(self.stamp), ""])
        return Made(text, self.told)

    def sent_by_now(self, station: str) -> tuple[int, int]:
        """Between which numbers a station's may lie on the day of sending: they begin anew with each year."""
        day = self.at.timetuple().tm_yday
        low, high = (700, 800) if station == "STATE" else (2, 40)
        return low * day + 3, high * day + 20

    def post(self, of: float) -> tuple[str, str]:
        """A sender or addressee and its station."""
        if of < 0.8:
            city = self.one(CITIES)
            return f"AMEMBASSY {city}", city
        if of < 0.93:
            return self.chance.choice(list(MISSIONS.items()))
        city = self.one(PLACES)
        return f"AMCONSUL {city}", city

    # What the message centre printed.

    def distribution(self) -> list[str]:
        chance = self.chance
        first = self.one(("EUR", "ARA", "NEA", "AF", "EA", "IO", "SS", "EB", "COME", "PM"))
        names = chance.sample([name for name in OFFICES if name != first], chance.randint(0, 22))
        offices = [f"{name}-{chance.randint(0, 25):02d}" for name in (first, *names)]
        self.told.total = chance.randint(1, 320) if self.now_and_then(0.9) else None
        self.told.offices = offices
        word = "ORIGIN" if self.outgoing else "ACTION"
        blank = self.one((" ", "  "))
        count = [] if self.told.total is None else [f"/{self.told.total:03d} {'R' if self.outgoing else 'W'}"]
        if self.told.total is None and self.now_and_then(0.5):
            count = ["( ISO ) W"]
        lines = [str(chance.randint(10, 74))] if self.now_and_then(0.6) else []
        lines.append(f"{word} {offices[0]}" + ("" if len(offices) > 1 else f"  {' '.join(count)}"))
        if len(offices) > 1:
            rows = textwrap.wrap(
                f"INFO {' '.join(offices[1:])} {'_'.join(count).replace(' ', '_')}", 56, break_on_hyphens=False
            )
            rows = [row.replace(" ", blank).replace("_", " ") for row in rows]
            gap = self.now_and_then(0.7)
            for at, row in enumerate(rows):
                lines += ["", ("   " if at else "") + row] if gap or not at else ["   " + row]
        return lines

    def drafting(self) -> list[str]:
        if not self.outgoing or self.now_and_then(0.1):
            return []
        lines: list[str] = [""] if self.now_and_then(0.7) else []
        bureau = self.one(("EUR/SOV", "NEA/IRN", "ARA/BC", "IO/UNP", "EB/ORF/FSE", "L/M/SCA", "PM/ISP", "AF/S"))
        drafter, approver = (
            f"{self.one('ABCDEFGHJKLMRSTW')}{self.one('. ' + 'ABEJLMR').strip(' .')}{self.one(LAST)}" for _ in range(2)
        )
        typist = self.one(
            (f":{self.one('ABCDE')}{self.one('KLMNP')}", "", f":{self.one('ABC')}{self.one('DEF')} X22128")
        )
        lines.append(f"DRAFTED BY{self.one((' ', ': '))}{bureau}:{drafter}{typist.upper()}")
        lines.append(f"APPROVED BY{self.one((' ', ': '))}{bureau.split('/')[0]}:{approver}")
        self.told.drafted_by, self.told.approved_by = [drafter], [approver]
        if self.now_and_then(0.1):
            lines.append("DESIRED DISTRIBUTION")
            lines.append("ORIGIN: SS  INFO: D, P")
        for _ in range(self.chance.randint(0, 8)):
            name = self.one(LAST)
            office = self.one(("S/S", "NEA", "L/NEA", "EB/IFD", "DOD/ISA", "TREASURY", "NSC", "AID/PHA", "INR/RSE"))
            first = self.one("ABJMR")
            form = self.chance.randrange(4)
            note = self.one(("", "", "", " (SUBS)", " (DRAFT)", " (INFO)", " (PHONE)"))
            lines.append(
                (
                    f"{office} - {self.one(('MR. ', 'MS. ', ''))}{name}{note}",
                    f"{office}:{first}{name}{note}",
                    f"{office}:{name}{note}",
                    f"{office} - MR. {name}{note}",
                )[form]
            )
            self.told.cleared_by.append(first + name if form == 1 else name)
        return lines

    def filing(self) -> str:
        number = f"{self.chance.randrange(130_000):06d}"
        if self.year < 1976:
            before, behind = self.one((" " * 10, " " * 21)), self.one(("  ", "     "))
            return f"{before}{'-' * self.one_of(19, 21)}{behind}{number}"
        stamp = (self.at + timedelta(minutes=self.chance.randrange(400))).strftime("%d%H%MZ")
        return f"         {'-' * 18}{number} {stamp} /{self.chance.randint(10, 74)}"

    def one_of(self, *options: int) -> int:
        return self.chance.choice(options)

    # What was sent.

    def sent(self, signs: str) -> list[str]:
        at = self.at
        gap = " " if self.now_and_then(0.04) else ""
        behind = self.one(("", "", "", "", "", " ZFF4", " ZFF6", " ZDK", " ZFF-4", " ZFF6 ZDK", " ZEX", "  ZFF-6"))
        opening = f"{signs} {at:%d%H%M}{gap}Z {MONTHS[at.month - 1]} {at:%y}{behind}"
        return [opening, f"FM {self.sender}"]

    def addressed(self) -> list[str]:
        lines: list[str] = []
        for word, room, least in (("TO", self.told.action, 1), ("INFO", self.told.info, 0)):
            count = least + min(self.chance.randrange(4), self.chance.randrange(12))
            for _ in range(count):
                name = self.address()
                if name in {each for each, _, _ in (*self.told.action, *self.told.info)}:
                    continue
                word_of = self.one(("", "", "IMMEDIATE", "PRIORITY", "NIACT IMMEDIATE", "FLASH"))
                number = None
                if not name.endswith(("COLLECTIVE", "POSTS")) and self.now_and_then(0.6 if not self.outgoing else 0.2):
                    number = self.chance.randint(1, 9999)
                first = f"{word} " if not room else self.one(("", "", "", " "))
                routed = f"RU{self.one('EHC')}{self.one('HCD')}{self.one('ABCDEF')}/" if self.now_and_then(0.03) else ""
                behind = (
                    self.one(("BY POUCH", "UNN")) if not word_of and number is None and self.now_and_then(0.05) else ""
                )
                told = " ".join(
                    filter(None, [routed + name, behind, word_of, "" if number is None else f"{number:04d}"])
                )
                lines.append(first + told)
                room.append((name, word_of or None, number))
        return lines

    def address(self) -> str:
        of = self.chance.random()
        if not self.outgoing and of < 0.45:
            return "SECSTATE WASHDC"
        if of > 0.93:
            return self.one(AGENCIES)
        if of > 0.9:
            return self.one(COLLECTIVES)
        while (name := self.post(self.chance.random())[0]) == self.sender:
            pass
        return name

    def class_line(self) -> list[str]:
        words = self.one(LEVELS[self.level][1])
        serial = self.one((f"{self.serial:04d}", f"{self.serial:05d}", f"{self.serial:06d}"))
        serial = f"{self.serial:06d}" if self.outgoing and self.now_and_then(0.8) else serial
        section = behind = ""
        if self.sections:
            self.told.section = self.sections
            first = self.one(("1", "01"))
            told = f"SECTION {first} OF {self.sections[1]:0{len(first)}d}"
            section, behind = (f" {told}", "") if self.now_and_then(0.8) else ("", f" {told}")
            behind = self.one((behind, f"/{first}")) if section else behind
        gap = self.one((" ", " ", " ", "  "))
        lines = [f"{words}{section}{gap}{self.station}{gap}{serial}{behind}"]
        if self.now_and_then(0.25):
            captions = self.one(("EXDIS", "NODIS", "LIMDIS", "STADIS", "NOFORN", "EXDIS NOFORN", "LIMDIS, NOFORN"))
            self.told.captions = captions.replace(",", "").split()
            if self.now_and_then(0.2):
                lines[0] += f" {captions}"
            else:
                lines += ["", captions + self.one(("", "", "", "////////////////////////"))]
        if self.now_and_then(0.35):
            lines += ["", self.passing()]
            word = next((word for word in ("EYES ONLY", "EFTO") if lines[-1].startswith(word)), None)
            self.told.captions = [*self.told.captions, *([word] if word else [])]
        return lines

    def passing(self) -> str:
        return self.filled(self.one(PASSINGS))

    def filled(self, told: str) -> str:
        """A text with each word in braces replaced by one of its kind."""
        for word, options in (("{city}", CITIES), ("{name}", LAST), ("{office}", BUREAUS), ("{here}", (self.station,))):
            while word in told:
                told = told.replace(word, self.one(options), 1)
        return told

    # The labelled lines.

    def elements(self) -> list[str]:
        gap = self.now_and_then(0.4)
        blocks = [self.order(), self.tags(), self.subject(), self.references()]
        if self.now_and_then(0.06):
            blocks[2], blocks[3] = blocks[3], blocks[2]
        elif self.now_and_then(0.04):
            blocks = [blocks[2], blocks[3], blocks[0], blocks[1]]
        lines: list[str] = []
        for at, block in enumerate(filter(None, blocks)):
            lines += ["", *block] if gap or not at or self.now_and_then(0.2) else block
        return lines

    def order(self) -> list[str]:
        if self.now_and_then(0.05):
            return []
        label = self.one(("E.O. ", "E.O. ", "E.O. ", "EO ", "E. O. ", "E.O.", "E.O ", "E.0. "))
        later = self.at >= datetime(1978, 12, 1, tzinfo=UTC)
        order = "12065" if later else "11652"
        if self.level in {"U", "LOU"} and not (self.level == "LOU" and later):
            rule = self.one(("N/A", "N/A", "N/A", "NA", "N.A."))
        elif later:
            day = self.at + timedelta(days=365 * self.one_of(6, 20))
            self.told.declassify = f"{day:%Y-%m-%d}"
            name = self.one((f"{self.one(LAST)}, {self.one(PERSONS)}", self.one(LAST)))
            behind = self.one((" OR-M", " OR-P", " OR-E", "", " OR-O"))
            rule = f"{self.one(('GDS', 'RDS-1', 'RDS-3'))} {day.month}/{day.day}/{day:%y} ({name}){behind}"
        else:
            rule = self.one(
                ("GDS", "GDS", "GDS", "XGDS-1", "XGDS-2", "XGDS-3", "XGDS (1)", "ADS", "XGDS-1 B(1)", "GDS.")
            )
        self.told.order, self.told.eo = order, rule
        colon = self.one((": ", ": ", ": ", ":", ":  ", ":   ", " : ", " "))
        return [f"{label}{order}{colon}{rule}"]

    def tags(self) -> list[str]:
        if self.now_and_then(0.05):
            return []
        codes = [self.one(CODES) for _ in range(self.chance.randint(1, 3))]
        codes += [self.one(INTERIM) for _ in range(self.chance.randint(0, 4))]
        codes = list(dict.fromkeys(codes))
        self.told.tags = list(codes)
        told = self.one((", ", ", ", ", ", " ", ",")).join(codes)
        for _ in range(self.chance.choice((0, 0, 0, 0, 1, 2))):
            name = f"{self.one(LAST)}, {self.one(PERSONS)}{self.one((' A', ' B.', ''))}"
            if name.rstrip(".") in self.told.tags:
                continue
            self.told.tags.append(name.rstrip("."))
            told += f"{self.one((', ', ' '))}({name})"
        lines = textwrap.wrap(told, self.one_of(40, 58, 58))
        lines[-1] += self.one(("", "", "", "."))
        indent = self.one(("", "      ", "  "))
        return [
            self.one(("TAGS: ", "TAGS: ", "TAGS:", "TAGS:   ", "TAGS :  ", "TAGS ", "TAG: ", "TAGS; ")) + lines[0],
            *(indent + one for one in lines[1:]),
        ]

    def subject(self) -> list[str]:
        if self.now_and_then(0.02):
            return []
        told = self.filled(self.one(CLAUSES))
        self.told.subject = told.removeprefix("(C) ")
        lines = textwrap.wrap(told, self.one_of(38, 50, 58), break_on_hyphens=False, break_long_words=False)
        indent = self.one(("", "", "   ", "      ", "         "))
        label = self.one(
            ("SUBJECT: ", "SUBJ: ", "SUBJECT:  ", "SUBJECT:", "SUBJ:  ", "SUBJECT : ", "SUB: ", "SUBJECT; ")
        )
        return [label + lines[0], *(indent + one for one in lines[1:])]

    def references(self) -> list[str]:
        count = self.chance.choice((0, 0, 1, 1, 1, 2, 3, 4, 6))
        if not count:
            return []
        items: list[str] = []
        for _ in range(count):
            if self.now_and_then(0.1):
                items.append(self.filled(self.one(OTHERS)))
                self.told.others += 1
                continue
            city = self.one(("STATE", self.station, self.one(CITIES), self.one(CITIES)))
            year, serial = self.year, self.chance.randint(2, self.sent_by_now(city)[0])
            serial = min(serial, self.serial) if city == self.station else serial
            if earlier := self.now_and_then(0.1):
                year -= 1
                serial = self.chance.randint(5, 280_000 if city == "STATE" else 9_000)
            form = f"{city} {serial:0{self.one_of(1, 4, 5)}d}"
            if earlier:
                form = self.one((f"{year % 100} {form}", f"{form} OF 12/8/{year % 100}"))
            form += self.one(("", "", "", "", "", " (NOTAL)", " (EXDIS)", " PARA 3", " (DTG 121530Z MAR)"))
            self.told.references.append((year, "".join(filter(str.isalpha, city)), serial))
            items.append(form)
        return self.listed(items)

    def listed(self, items: list[str]) -> list[str]:
        if len(items) == 1:
            unmarked = ("REF. ", "REF ") if self.told.references else ()
            label = self.one(("REF: ", "REF: ", "REFERENCE: ", "REFTEL: ", "REF:", "REF:  ", *unmarked))
            return [label + items[0] + self.one(("", "", "", "."))]
        label = self.one(("REF: ", "REFS: ", "REFS: ", "REFERENCES: ", "REF : ", "REFTELS: "))
        form = self.one(
            ("({}) {}", "{}. {}", "{}) {}", "({}) {}", "", "{}. {}", "{}: {}", "" if self.told.others else "{} - {}")
        )
        lettered = [form.format(letter, one) if form else one for letter, one in zip("ABCDEFGH", items, strict=False)]
        if not form or self.now_and_then(0.4):
            told = self.one(("; ", ", ", "; ", " ", ": ", " AND ") if form else ("; ", ", ")).join(lettered)
            lines = textwrap.wrap(told, self.one_of(44, 56))
        else:
            lines = lettered
        indent = self.one(("", "  ", "     ", "      "))
        return [label + lines[0], *(indent + one for one in lines[1:])]

    # The text, and the pages that it was printed on.

    def body(self) -> list[list[str]]:
        """The paragraphs, each as its lines with the empty one behind it; the name of who signed is behind the last."""
        paragraphs: list[list[str]] = []
        numbered = self.now_and_then(0.85)
        said: list[str] = []
        for number in range(1, self.chance.randint(2, 6)):
            told = " ".join(self.one(TEXTS) for _ in range(self.chance.randint(1, 4)))
            start = f"{number}. " if numbered else ""
            width = self.one_of(58, 61, 63, 65)
            paragraphs.append([*textwrap.wrap(f"{start}{told}", width, break_on_hyphens=False), ""])
            said.append(told)
        self.told.body = " ".join(said)
        self.told.signature = self.one(LAST)
        paragraphs[-1][-1] = self.told.signature
        return paragraphs

    def printed(self, lines: list[str], part: int) -> str:
        """Pages of some fifty lines, or of few, with what the printer and those who released it put around them."""
        level = LEVELS[self.level][0]
        station = self.station[: self.one_of(6, 20)].rstrip()
        section = f" {part:02d} OF {self.sections[1]:02d}" if self.sections else ""
        blank = self.one((" ", "  ", "        "))
        serial = f"{self.serial:0{6 if self.outgoing else 5}d}"
        page = f"{blank}{station}{blank}{serial}{section}{blank}{self.at:%d%H%M}Z"
        if self.outgoing and self.now_and_then(0.6):
            page = f"        {station}   {self.serial:06d}{section}"
        size = self.one_of(13, 17, 22, 26, 30, 36, 44, 50, 50)
        while lines and not lines[-1]:
            lines = lines[:-1]
        pages: list[list[str]] = []
        while lines:
            end = next((at for at in range(size, len(lines)) if lines[at]), len(lines))  # no page begins with a gap
            pages.append(lines[:end])
            lines = lines[end:]
        out: list[str] = []
        for number, one in enumerate(pages, 1):
            out += [level + (self.one(("", "", " POSS DUPE")) if number == 1 else ""), ""]
            out += [f"PAGE {number:02d}{page}", "", *one]
            out += [level] if number < len(pages) else ["", level, "", "NNN", ""]
            if self.wrapped and number % 2 == 0:
                out += ["", f"{' ' * 18}{self.stamp}{' ' * 18}{self.stamp}", ""]
            elif number < len(pages) and self.now_and_then(0.5):
                out += [""]
        return "\n".join(out) + "\n"

    def attributes(self, stamp: str) -> list[str]:
        told = self.told
        return [
            "",
            f"{' ' * 54}Message Attributes",
            "",
            "Automatic Decaptioning: X",
            "Capture Date: 01 JAN 1994",
            "Channel Indicators: n/a",
            "Current Classification: UNCLASSIFIED",
            f"Draft Date: {self.at:%d %b %Y}".upper().replace("DRAFT DATE", "Draft Date"),
            "Executive Order: n/a",
            f"Original Classification: {LEVELS[told.level][0]}",
            "Type: TE",
            f"Markings: {stamp}",
        ]


def telegram(seed: int) -> Made:
    """The telegram of a seed."""
    return Maker(seed).made()
