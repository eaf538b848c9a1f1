"""Pieces of heads of 1995 to 2010, made of values that are known, by seed: some elements in a row, with a text or not.

Copies and quotations begin in the middle of a head and end in it; each element is set in one of the ways that are seen.
"""

import random
import textwrap
from collections.abc import Sequence
from typing import TypeVar

import msgspec

from made_heads_words import CITIES, CODES, INTERIM, LAST, MISSIONS

T = TypeVar("T")

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
SIGNS = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE"}
LEVELS = (("U", "UNCLAS"), ("C", "C O N F I D E N T I A L"), ("S", "S E C R E T"), ("C", "CONFIDENTIAL"))
SUBJECTS = (
    "KAZAKHSTAN: DEPUTY FOREIGN MINISTER ON OSCE BID",
    "AMBASSADOR'S MEETING WITH PRESIDENT; NEXT STEPS",
    "IRAN: DEMARCHE DELIVERED ON UNSCR 1747",
    "2009 BUDGET: A FIRST LOOK",
    "A TALE OF TWO CITIES: WATER AND POWER IN THE NORTH",
    "REF WORKSHOP: WHAT COMES NEXT FOR KDEM FUNDS",
    "CODEL SMITH MEETS WITH FM (PART 1 OF 2)",
    "U.S.-EU ENERGY DIALOGUE -- DRAFT AGENDA FOR JUNE",
    '"NO COMMENT": PRESS AND THE JUDICIARY',
    "SCENESETTER FOR THE VISIT OF SECRETARY RICE TO THE CAPITAL FOR TALKS ON GAS, PIPELINES AND HUMAN RIGHTS",
    "IAEA/NPT: SECRETARY GENERAL'S VIEWS",
    "Unclassified Document Leaked: Who Did It?",
)
BODIES = (
    ["1. (C) The Minister left."],
    ["-------", "SUMMARY", "-------", "", "1. (C) The Minister left."],
    ["", "Summary", "-------", "1. (SBU) The Minister left."],
    ["¶1. (C) Summary: Marin left. End Summary."],
    ["", "1.(U) The Minister left."],
    ["", "(C) SUMMARY: The Minister left.", "", "2. (C) He came."],
    ["", "1. THE MINISTER LEFT FOR TO MEET THE FM.", "2. HE CAME."],
    ["", "Action Request: see para 4.", "", "1. (C) He left."],
)
PASSINGS = ("DEPT FOR SCA/CEN (O'MARA)", "STATE FOR EUR/RPM, NEA/IPA", "NSC FOR HALE", "PARIS FOR POL - WALLER")
OTHERS = ("SMITH-JONES E-MAIL 01/02/2006", "HALE-TARN TELCON", "IIR 6 123 4567 08")
NAMES, TITLES = ("Nora Halloran", "Ada Quill", "B. J. Tarn", "MARY DEAN"), ("Ambassador", "DCM", "Pol/Econ Chief")
COLLECTIVES = (("RUEHZL", "NATO EU COLLECTIVE"), ("RUCNCIS", "CIS COLLECTIVE"))

ORDERS = ("E.O. {}: ", "E.O. {}: ", "EO {}: ", "EO {} ", "E.O. {}:", "E.o. {}: ")
SUBJECT_LABELS = ("SUBJECT: ", "SUBJ: ", "SUBJECT:", "Subject: ", "SUBJECT:  ", "SUBJECT; ", "SUBJECT: \n", "SUBEJCT: ")
TAGS_LABELS = ("TAGS: ", "TAGS:  ", "TAGS ", "TAGS:", "Tags: ", "TAG: ", "TAGS; ", "TAGS:\t")
REF_LABELS = ("REF: ", "REF: ", "REFTEL: ", "Ref: ", "REFERENCE: ", "REF:", "REF  : ", "REF; ", "REF(S): ")
LISTED = ("{}. {}", "{}. {}", "{}) {}", "({}) {}", "¶{}. {}", "{}: {}", "[{}] {}", "{}.{}", "{}){}", "({}){}")
NOTES = ("", "", "", " (NOTAL)", " AND PREVIOUS", ", NOTAL", " (EXDIS)", " [NOTAL]", " (SBU)")
CLASSIFIERS = (
    "Classified By: {title} {name}, Reasons {section} (b) and (d).",
    "Classified By: {name}, {title}; Reasons {section} (b,d)",
    "CLASSIFIED BY: {title} {name} FOR REASONS {section} (B) AND (D)",
    "Classified By: {title} {name} for reasons {section} (b) and (d)",
    "Classified By: {name}. Reason: {section} (B), (D).",
)


class Snippet(msgspec.Struct):
    """A piece of a head, which elements it holds, and their values by name."""

    text: str
    elements: list[str]
    told: dict[str, object]


class Maker:
    """Makes the elements of one head in order, each a block: its name, its lines, its values."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311
        self.blocks: list[tuple[str, list[str], dict[str, object]]] = []
        self.year = self.chance.randint(1995, 2010)
        self.month, self.day, self.minute = (self.chance.randrange(most) for most in (12, 28, 1440))
        self.city = self.one(CITIES)
        self.serial = self.chance.randint(60, 4000)

    def one(self, options: Sequence[T]) -> T:
        return self.chance.choice(options)

    def now_and_then(self, share: float) -> bool:
        return self.chance.random() < share

    def made(self) -> Snippet:
        """Some elements in a row, as one text."""
        self.head()
        self.glue()
        self.bodied()
        names = [name for name, _, _ in self.blocks]
        first = 0 if self.now_and_then(0.3) else self.chance.randrange(len(self.blocks))
        last = len(self.blocks) if self.now_and_then(0.3) else self.chance.randint(first + 1, len(self.blocks))
        told: dict[str, object] = {}
        for _, _, values in self.blocks[first:last]:
            told |= values
        text = "\n".join(line for _, lines, _ in self.blocks[first:last] for line in lines).lstrip("\n")
        form = self.chance.random()
        if form < 0.1:
            text = text.replace("\n", "\r\n")
        elif form < 0.16:
            text = textwrap.indent(text, "    ")
        elif form < 0.22:
            text = "\n".join(f"{line}  " for line in text.split("\n"))
        return Snippet(text + self.one(("\n", "\n", "")), names[first:last], told)

    def head(self) -> None:
        """All elements of a head."""
        for part in (self.transmitted, self.addressed, self.classified, self.ordered, self.listed, self.classifier):
            part()

    def put(self, name: str, lines: list[str], **values: object) -> None:
        self.blocks.append((name, lines, values))

    @property
    def station(self) -> str:
        return self.city.replace(" ", "")

    def post(self, city: str) -> str:
        return next((name for name, station in MISSIONS.items() if station == city), f"AMEMBASSY {city}")

    def routing(self, city: str) -> str:
        return f"RUEH{city.replace(' ', '')[:2]}{'ABCDXZ'[len(city) % 6]}"

    def transmitted(self) -> None:
        signs = self.one(("R", "P", "O", "O P", "P R", "Z"))
        self.level, self.level_text = self.one(LEVELS)
        place, day = self.one(("", "/01")), 30 * self.month + self.day + 1
        clock = f"{self.minute // 60:02d}{self.minute % 60:02d}"
        lines = [
            self.one((f"VZCZCXRO{self.serial:04d}", "VZCZCXYZ0000")),
            f"{signs[0] * 2} RUEHBC RUEHDE",
            f"DE {self.routing(self.city)} #{self.serial:04d}{place} {day:03d}{clock}",
            f"ZN{'R' if self.level == 'U' else 'Y'} {self.level * 5} ZZH",
        ]
        self.put("transmission", lines)
        behind = self.one(("", "", " ZDK", " ZFF4"))
        at = (self.year, self.month + 1, self.day + 1, self.minute // 60, self.minute % 60)
        sent = f"{signs} {self.day + 1:02d}{clock}Z {MONTHS[self.month]} {self.year % 100:02d}{behind}"
        self.put("dtg", [sent], dtg=at, precedence=tuple(SIGNS[sign] for sign in signs.split()))
        self.put("origin", [f"FM {self.post(self.city)}"], origin=self.post(self.city))

    def addressed(self) -> None:
        for label, name, most in (("TO", "action", 3), ("INFO", "info", 5)):
            if label == "INFO" and self.now_and_then(0.3):
                continue
            lines: list[str] = []
            told: list[tuple[str, str | None, int | None]] = []
            for _ in range(self.chance.randint(1, most)):
                city = self.one(CITIES)
                routing, address = (
                    (self.routing(city), self.post(city)) if self.now_and_then(0.85) else self.one(COLLECTIVES)
                )
                word = self.one(("", "", "PRIORITY", "IMMEDIATE"))
                number = (
                    self.chance.randint(1, 9999) if "COLLECTIVE" not in address and self.now_and_then(0.7) else None
                )
                told.append((address, word or None, number))
                parts = [f"{routing}/{address}", word, "" if number is None else f"{number:04d}"]
                lines.append(("" if lines else f"{label} ") + " ".join(filter(None, parts)))
            self.put(name, lines, **{name: told})

    def classified(self) -> None:
        section = (1, self.chance.randint(2, 4)) if self.now_and_then(0.4) else None
        words = f" SECTION 01 OF {section[1]:02d}" if section else ""
        line = f"{self.level_text}{words} {self.city} {self.serial:06d}"
        number = (self.year, self.station, self.serial)
        self.put("classification", ["", line], number=number, level=self.level, section=section)
        captions = self.one((["SIPDIS"], ["SIPDIS"], ["SIPDIS", "NOFORN"], ["SENSITIVE", "SIPDIS"], []))
        if captions:
            gap = ["", ""] if self.now_and_then(0.5) else [""]
            self.put(
                "captions",
                ["", *"\n".join(captions).replace("\n", "\n" * len(gap)).split("\n"), *gap],
                captions=captions,
            )
        if self.now_and_then(0.4):
            self.put("passing", ["", self.one(PASSINGS)])

    def ordered(self) -> None:
        order, decl, day = "12958" if self.year < 2010 else self.one(("12958", "13526")), "N/A", None
        if self.level != "U":
            opens = f"{self.year + 10}-{self.month + 1:02d}-{self.day + 1:02d}"
            year, month, number = opens.split("-")
            forms = (
                f"DECL: {month}/{number}/{year}",
                f"DECL: {year}/{month}/{number}",
                f"DECL {month}/{number}/{year[2:]}",
            )
            decl, day = (self.one(forms), opens) if self.now_and_then(0.8) else ("DECL: AFTER KOREAN UNIFICATION", None)
        self.put("eo", ["", self.one(ORDERS).format(order) + decl], order=order, declassify=day)

    def listed(self) -> None:
        gap = [""] if self.now_and_then(0.3) else []
        tags = list(dict.fromkeys([self.one((*CODES, *INTERIM)) for _ in range(self.chance.randint(1, 9))]))
        person = [f"{self.one(LAST)}, CYRUS"] if self.now_and_then(0.06) else []
        told = self.one((", ", " ", ", ", "; ", " , ", "  ")).join([*tags, *(f"({one})" for one in person)])
        first, *more = textwrap.wrap(told, self.one((30, 58, 66)))
        self.put("tags", [*gap, self.one(TAGS_LABELS) + first, *more], tags=[*tags, *person])
        subject = self.one(SUBJECTS)
        first, *more = textwrap.wrap(subject, self.one((36, 50, 58)), break_on_hyphens=False)
        indent = self.one(("", " ", "         "))
        lines = [self.one(SUBJECT_LABELS) + first, *(indent + line for line in more)]
        self.put("subject", [*gap, *lines], subject=subject)
        if count := self.one((0, 1, 1, 2, 3, 5)):
            self.put("references", [*gap, *self.references(count)], **self.cited)

    def references(self, count: int) -> list[str]:
        items: list[str] = []
        cables: list[tuple[int, str, int]] = []
        others = 0
        for _ in range(count):
            if self.now_and_then(0.12):
                items.append(self.one(OTHERS))
                others += 1
                continue
            city, serial = self.one(CITIES), self.chance.randint(2, 40)
            year = self.year - self.one((0, 0, 0, 0, 0, 1))
            told = f"{city} {serial:0{self.one((1, 4, 6))}d}"
            if year != self.year or self.now_and_then(0.3):
                short = f"{year % 100:02d}"
                forms = ("{0} {2}", "{1} {2}", "{0}{3}", "{0}-{2}", "'{0} {2}", "{2} ({1})", "({0}) {2}")
                told = self.one(forms).format(short, year, told, f"{city.replace(' ', '')}{serial}")
            note = "" if told.endswith(")") else self.one(NOTES)
            others += note.endswith("PREVIOUS")
            items.append(told + note)
            cables.append((year, city.replace(" ", ""), serial))
        self.cited: dict[str, object] = {"references": cables, "others": others}
        label = self.one(REF_LABELS)
        if count == 1:
            return [label + items[0]]
        form = self.one(LISTED)
        lettered = [form.format(letter, item) for letter, item in zip("ABCDE", items, strict=False)]
        lettered[0] = lettered[0].lstrip("¶")
        if self.now_and_then(0.4):
            first, *more = textwrap.wrap(self.one((" ", "; ", ", ", " -- ", " AND ", " & ")).join(lettered), 56)
            return [label + first, *(f"     {line}" for line in more)]
        return [label + lettered[0], *(self.one(("     ", "", " ")) + line for line in lettered[1:])]

    def classifier(self) -> None:
        if self.level == "U":
            return
        name, section = self.one(NAMES), "1.5" if self.year < 2004 else "1.4"
        told = self.one(CLASSIFIERS).format(title=self.one(TITLES), name=name, section=section)
        lines = textwrap.wrap(told, self.one((50, 66)))
        self.put("classified_by", ["", *lines], classified_by=name.split()[-1].upper(), reasons=("b", "d"))

    def glue(self) -> None:
        """TAGS on the line of the order, now and then."""
        at = next(at for at, (name, _, _) in enumerate(self.blocks) if name == "eo")
        (_, lines, told), (_, more, also) = self.blocks[at : at + 2]
        if self.now_and_then(0.08):
            tags = [line for line in more if line]
            glued = [*lines[:-1], lines[-1] + self.one((" ", "  ")) + tags[0], *tags[1:]]
            self.blocks[at : at + 2] = [("eo", glued, {**told, **also})]

    def bodied(self) -> None:
        body = self.one(BODIES)
        if self.now_and_then(0.6):
            self.put("body", body if body[0] == "" or self.blocks[-1][0] != "classified_by" else ["", *body])


def snippet(seed: int) -> Snippet:
    """The snippet of a seed."""
    return Maker(seed).made()
