"""Heads of telegrams that are set or damaged in one of many ways, made of values that are known: a way for each kind.

A head of the usual form is made first (``made_snippets``), and one of its elements is put in another way, or all of it.
"""

import re
import textwrap
from collections.abc import Callable

import msgspec

from made_heads_words import BUREAUS, CITIES, CODES, INTERIM, LAST, PERSONS
from made_snippets import MONTHS, SUBJECTS, Maker

LEVELS = {
    "C": (
        "C-O-N-F-I-D-E-N-T-I-A-L", "C.O.N.F.I.D.E.N.T.I.A.L", "C O N F I D E N T I A L", "CONFIDENTIAL", "Confidential",
        "C  O  N  F  I  D  E  N  T  I  A  L", "C O N F I D E N I A L", "c o n f i d e n t i a l",
    ),
    "S": ("S-E-C-R-E-T", "S.E.C.R.E.T.", "S E C R E T", "SECRET", "Secret", "S  E  C  R  E  T"),
    "U": ("UNCLAS", "UNCLASSIFIED", "U N C L A S", "Unclas", "U-N-C-L-A-S", "UNCLAS SENSITIVE", "UNCLAS E F T O"),
}  # fmt: skip
MISREAD = {"O": "0", "I": "1", "S": "5", "B": "8", "L": "1", "Z": "2"}
ORDERS = {
    "11652": (
        ("GDS", None), ("XGDS-1", None), ("XGDS-2 INDEFINITE", None), ("ADS, DECLAS {m}/{d}/{y2}", "{y4}-{m}-{d}"),
        ("ADS DECLASSIFY {mon} {d}, {y4}", "{y4}-{m}-{d}"), ("N/A", None), ("GDS DEC 31, {y4}", "{y4}-12-31"),
        ("XGDS (2)", None), ("XGDS-3 DECLAS: DATE IMPOSSIBLE TO DETERMINE", None),
    ),
    "12065": (
        ("GDS {m}/{d}/{y2} ({name}) OR-P", "{y4}-{m}-{d}"), ("RDS-1 {m}/{d}/{y2} ({name}) OR-M", "{y4}-{m}-{d}"),
        ("RDS-3 {m}/{d}/{y4} ({name})", "{y4}-{m}-{d}"), ("XDS-4 {m}/{d}/{y4} ({name}) OR-O", "{y4}-{m}-{d}"),
        ("NA", None), ("GDS-{m}/{d}/{y2} ({name}) OR-P", "{y4}-{m}-{d}"),
        ("RDS-1,3,4 {m}/{d}/{y2} ({name}) OR-M", "{y4}-{m}-{d}"), ("GDS {d} {mon} {y2} ({name})", "{y4}-{m}-{d}"),
    ),
    "12356": (
        ("DECL: OADR", None), ("DECL:OADR", None), ("DECL OADR", None), ("OADR", None),
        ("DECL: {m}/{d}/{y2}", "{y4}-{m}-{d}"),
        ("DECL: {mon} {d}, {y4}", "{y4}-{m}-{d}"), ("N/A", None), ("DECLAS: OADR", None),
        ("DECL: UPON CONCLUSION OF TALKS", None),
    ),
    "12958": (
        ("DECL: {m}/{d}/{y4}", "{y4}-{m}-{d}"), ("DECL: 1.6X1", None), ("DECL: X1", None), ("DECL: 1.6X6", None),
        ("DECL: {m}/{d}/{y2}", "{y4}-{m}-{d}"), ("DECL: {m}-{d}-{y4}", "{y4}-{m}-{d}"), ("N/A", None),
        ("DECL: {d} {mon} {y4}", "{y4}-{m}-{d}"), ("DECL: {mon} {d}, {y4}", "{y4}-{m}-{d}"), ("DECL: X1, X6", None),
        ("DECL: {y4}/{m}/{d}", "{y4}-{m}-{d}"), ("DECL. {m}/{d}/{y4}", "{y4}-{m}-{d}"),
        ("DECL:{m}/{d}/{y4}", "{y4}-{m}-{d}"),
        ("DECL: CLOSURE OF EMBASSY", None), ("DECL {m}/{d}/{y4}", "{y4}-{m}-{d}"),
        ("DECLASSIFY {m}/{d}/{y4}", "{y4}-{m}-{d}"),
        ("DNG: CO {m}/{d}/{y4}", None), ("AS AMENDED: DECL: {m}/{d}/{y4}", "{y4}-{m}-{d}"), ("DECL: MR", None),
    ),
    "13526": (
        ("DECL: {y4}/{m}/{d}", "{y4}-{m}-{d}"), ("DECL: 50X1-HUM", None), ("DECL: 25X1", None), ("N/A", None),
        ("DECL: {m}/{d}/{y4}", "{y4}-{m}-{d}"),
    ),
}  # fmt: skip
ORDER_LABELS = (
    "E.O. {}: ", "EO {}: ", "E.O.{}: ", "E. O. {}: ", "E.O {}: ", "E.0. {}: ", "EO {} ", "E.O. {} ", "E.O. {}:",
    "E.O. {} : ", "E.o. {}: ", "Executive Order {}: ", "E.O. {}; ", "E.O.  {}:  ", "E.O. {}.  ", "E.O. {} - ",
)  # fmt: skip
CLASSIFIERS = (
    "Classified By: {title} {name}, Reasons {section} (b) and (d).",
    "CLASSIFIED BY: {title} {name}. REASONS: {section} (B) AND (D).",
    "Classified by {title} {name} for reasons {section} (b), (d).",
    "(U) Classified by {title} {name}, reasons {section} (b) and (d).",
    "Classified By: {name}, {title}, Department of State, Political Section; Reason: {section} (b), (d)",
    "CLASSIFIED BY {title} {name}, REASONS: {section}(B) AND (D)",
    "Classified By: {title} {name}; reason {section} b and d",
    "Classified By: Classified by {title} {name} for reasons {section} (b) and (d).",
    "Classified By: {name}; Reasons: {section}(B, D)",
    "CLASSIFIED BY: {name}, {title}, EMBASSY {city}, STATE.\nREASON: {section} (B), (D)",
    "Classified By: {title} {name} per {section} (b) and (d).",
    "Classified By: {title} {name}. Reasons {section}(b) and {section}(d).",
    "Classified By: {title} {name}, E.O. 12958, reasons {section} (b) and (d).",
    "Classified By: A/{title} {name} for Reasons {section} (B) and (D)",
    "Classified By: Acting {title} {name}, reasons {section} (b/d).",
)
NAMES = (
    "Nora Halloran",
    "Ada Quill",
    "B. J. Tarn",
    "MARY DEAN",
    "JOHN M. HALE",
    "Robert O'Dea",
    "Ann van Hale",
    "Petra Lund-Roe",
)
TITLES = (
    "Ambassador",
    "DCM",
    "Pol/Econ Chief",
    "Charge d'Affaires",
    "Political Counselor",
    "CDA",
    "PolOff",
    "Consul General",
    "AMB",
)
# References: what is behind the label, and the cables; {a}, {b} are cities, {1} to {4} rising numbers, {y} the year.
REFERENCES = (
    ("{a} {1}, {2} AND {3}", ("a1", "a2", "a3")),
    ("{a} {1} AND {2}", ("a1", "a2")),
    ("{a} {1}, {2}", ("a1", "a2")),
    ("{a} {1}/{2}", None),
    ("A) {a} {1} B) {b} {2}", ("a1", "b2")),
    ("(A) {a} {1}, (B) {b} {2}, (C) {a} {3}", ("a1", "b2", "a3")),
    ("(A) {a} {1} (B) {2}", ("a1", "a2")),
    ("A. {a} {1}\nB. {2}\nC. {b} {3} (NOTAL)", ("a1", "a2", "b3")),
    ("A. {y} {a} {1}; B. {y} {b} {2}", ("a1", "b2")),
    ("{y}{a0}{1} AND {y}{b0}{2}", ("a1", "b2")),
    ("{a} {1}; {2}; {b} {3}", ("a1", "a2", "b3")),
    ("A. A) {a} {1}\nB. B) {b} {2}", ("a1", "b2")),
    ("{a} {1} & {b} {2}", ("a1", "b2")),
    ("A:{a} {1} B:{b} {2}", ("a1", "b2")),
    ("{a} {1} AND PREVIOUS", ("a1",)),
    ("{a} {1} (NOTAL), {b} {2} (EXDIS)", ("a1", "b2")),
    ("A. {a} {1}\n\nB. {b} {2}", ("a1", "b2")),
    ("(A) {y} {a} {1}\n(B) {y} {b} {2}\n(C) {y} {b} {3} AND {4}", ("a1", "b2", "b3", "b4")),
    ("AMEMBASSY {a} {1}", ("a1",)),
    ("{a} {1}.", ("a1",)),
    ("{a}-{1}; {b}-{2}", ("a1", "b2")),
    ("A. {a}{1}, B. {b}{2}", ("a1", "b2")),
    ("{a} #{1}", ("a1",)),
    ("{a} 0{1} PARA 3", ("a1",)),
)  # fmt: skip
REFERENCE_LABELS = (
    "REF: ", "REFS: ", "REFTEL: ", "REFERENCE: ", "REFERENCES: ", "REFTELS: ", "Ref: ", "Refs: ", "REF:  ", "REF:",
    "REF; ", "REF : ", "R E F: ", "REF(S): ", "Reference: ", "RE: ", "RETEL: ", "REF - ", "REFTEL ", "REFS ",
)  # fmt: skip


class Damaged(msgspec.Struct):
    """A head, what it says, and the codes of the findings that it must give."""

    text: str
    told: dict[str, object]
    findings: tuple[str, ...] = ()


class Damager(Maker):
    """Makes one head; ``put_in`` replaces an element of it."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.month = max(self.month, 3)
        self.findings: tuple[str, ...] = ()
        self.head()

    def at(self, name: str) -> int | None:
        return next((at for at, (one, _, _) in enumerate(self.blocks) if one == name), None)

    def put_in(self, name: str, lines: list[str], **values: object) -> None:
        """Set an element in another way; where the head has none, behind the one that stands before it."""
        order = ("classification", "captions", "passing", "eo", "tags", "subject", "references", "classified_by")
        at = self.at(name)
        if at is None:
            before = [one for one in order[: order.index(name)] if self.at(one) is not None][-1]
            place = self.at(before)
            self.blocks.insert((place or 0) + 1, (name, lines, values))
        else:
            self.blocks[at] = (name, lines, {**self.blocks[at][2], **values})

    def lines_of(self, name: str) -> list[str]:
        at = self.at(name)
        return [] if at is None else self.blocks[at][1]

    def leave_out(self, name: str) -> None:
        at = self.at(name)
        if at is not None:
            self.blocks.pop(at)

    @property
    def text(self) -> str:
        """All of it, with a paragraph below."""
        mark = {"U": "(U)", "C": "(C)", "S": "(S)"}[self.level]
        lines = [line for _, own, _ in self.blocks for line in own]
        return "\n".join([*lines, "", f"1. {mark} The Minister left for the capital.", "", f"2. {mark} He came.", ""])

    def damaged(self, text: str | None = None) -> Damaged:
        """It as it stands, or as another text."""
        told: dict[str, object] = {}
        for _, _, values in self.blocks:
            told |= values
        return Damaged(self.text if text is None else text, told, self.findings)


def as_is(made: Damager) -> Damaged:
    return made.damaged()


def misread_tags(made: Damager) -> Damaged:
    """A digit in codes where a letter must stand."""
    codes = list(dict.fromkeys(made.one(CODES) for _ in range(made.chance.randint(1, 5))))
    codes += list(dict.fromkeys(made.one(INTERIM) for _ in range(made.chance.randint(0, 2))))
    said = list(codes)
    at = made.chance.choice(
        [at for at, code in enumerate(codes) if len(code) == 4 and set(code) & set(MISREAD)] or [-1]
    )
    if at >= 0:
        place = made.chance.choice([place for place, sign in enumerate(codes[at]) if sign in MISREAD])
        said[at] = codes[at][:place] + MISREAD[codes[at][place]] + codes[at][place + 1 :]
        made.findings = ("ocr-mended",)
    made.put_in("tags", ["TAGS: " + made.one((", ", " ")).join(said)], tags=codes)
    return made.damaged()


def small_letters(made: Damager) -> Damaged:
    """All of it in small letters."""
    made.put_in("subject", ["SUBJECT: PIPELINES"], subject="pipelines")
    made.leave_out("passing")
    made.leave_out("classified_by")
    return made.damaged(made.text.lower())


def blanks(made: Damager) -> Damaged:
    """Tabs behind labels and doubled blanks between words."""
    for at, (name, lines, values) in enumerate(made.blocks):
        if name in {"eo", "tags", "subject", "references", "classification"}:
            own = [re.sub(r"(?<=[A-Z]:) ", made.one(("\t", "   ", "\t\t")), line, count=1) for line in lines]
            own = [
                re.sub(r"(?<=[A-Z0-9,]) (?=[A-Z0-9])", "  ", line)
                if name != "classification" and made.now_and_then(0.5)
                else line
                for line in own
            ]
            made.blocks[at] = (name, own, values)
    return made.damaged()


def quoted(made: Damager) -> Damaged:
    """Each line behind the sign with which mail quotes."""
    sign = made.one(("> ", ">", "> > "))
    return made.damaged(
        "\n".join((sign + line).rstrip(" ") if line else sign.rstrip() for line in made.text.split("\n"))
    )


def wrapped(made: Damager) -> Damaged:
    """Subject, TAGS and references in narrow lines."""
    subject = made.one(SUBJECTS)
    width, indent = made.chance.choice((24, 30, 40)), made.one(("", " ", "     ", "\t"))
    first, *more = textwrap.wrap(f"SUBJECT: {subject}", width, break_on_hyphens=False, break_long_words=False)
    made.put_in("subject", [first, *(indent + line for line in more)], subject=subject)
    cities = [made.one(CITIES) for _ in range(4)]
    cables = [(made.year, city.replace(" ", ""), made.chance.randint(2, 40)) for city in cities]
    items = [f"({letter}) {city} {number}" for letter, city, (_, _, number) in zip("ABCD", cities, cables, strict=True)]
    first, *more = textwrap.wrap("REF: " + made.one((" ", ", ", "; ")).join(items), width, break_long_words=False)
    made.put_in("references", [first, *(indent + line for line in more)], references=cables, others=0)
    return made.damaged()


def no_colons(made: Damager) -> Damaged:
    """Labels without their colons."""
    subject = made.one(
        [one for one in SUBJECTS if one.isupper() and one[0].isalpha() and not one.startswith(("A ", "REF"))]
    )
    made.put_in("subject", [f"SUBJECT {subject}"], subject=subject)
    codes = list(dict.fromkeys(made.one(CODES) for _ in range(3)))
    made.put_in("tags", ["TAGS " + ", ".join(codes)], tags=codes)
    city, number = made.one(CITIES), made.chance.randint(2, 40)
    cables = [(made.year, city.replace(" ", ""), number)]
    made.put_in(
        "references", [f"{made.one(('REF', 'REFTEL', 'REFS'))} {city} {number:06d}"], references=cables, others=0
    )
    return made.damaged()


def unlabelled_subject(made: Damager) -> Damaged:
    """A subject without its label, between TAGS and what follows."""
    subject = made.one([one for one in SUBJECTS if one.isupper() and one[0].isalpha()])
    made.put_in("subject", ["", subject, ""], subject=subject)
    codes = list(dict.fromkeys(made.one(CODES) for _ in range(3)))
    made.put_in("tags", ["TAGS: " + ", ".join(codes)], tags=codes)
    made.findings = ("subject-unlabelled",)
    return made.damaged()


def references(made: Damager) -> Damaged:
    """References in many ways, with stations that carry over."""
    form, named = made.chance.choice([each for each in REFERENCES if each[1]])
    a, b = made.chance.sample(CITIES, 2)
    numbers = sorted(made.chance.sample(range(11, 40), 4))
    said = form
    for word, value in (("{a0}", a.replace(" ", "")), ("{b0}", b.replace(" ", "")), ("{a}", a), ("{b}", b)):
        said = said.replace(word, value)
    said = said.replace("{y}", f"{made.year % 100:02d}")
    for place, number in enumerate(numbers, 1):
        said = said.replace(f"{{{place}}}", str(number))
    cities = {"a": a.replace(" ", ""), "b": b.replace(" ", "")}
    cables = [(made.year, cities[one[0]], numbers[int(one[1]) - 1]) for one in named or ()]
    lines = (made.one(REFERENCE_LABELS) + said).split("\n")
    made.put_in("references", lines, references=cables, others=1 if "PREVIOUS" in form else 0)
    return made.damaged()


def second_number(made: Damager) -> Damaged:
    """A number of a traveller's series behind that of the station."""
    at = made.at("classification") or 0
    name, lines, values = made.blocks[at]
    width = made.chance.choice((4, 5, 6))
    series = f"{made.one(('TOSEC', 'SECTO', 'PARTO', 'TOPAR'))} {made.chance.randint(1, 30_000):0{width}d}"
    lines = (
        [*lines, series]
        if made.now_and_then(0.5)
        else [*lines[:-1], f"{lines[-1]}{made.one((' ', '  ', '/'))}{series}"]
    )
    made.blocks[at] = (name, lines, values)
    return made.damaged()


def in_sections(made: Damager) -> Damaged:
    """The section in each of its places."""
    of = made.chance.randint(2, 9)
    number = made.chance.randint(1, of)
    section = made.one(
        (
            "SECTION {0:02d} OF {1:02d}",
            "SECTION {0} OF {1}",
            "SECT {0} OF {1}",
            "SECTION {0:02d} OF  {1:02d}",
            "SECTION {0:02d}OF {1:02d}",
        )
    )
    section = section.format(number, of)
    form = made.one(
        (
            "{level} {section} {city} {serial}",
            "{level} {city} {serial} {section}",
            "{level} {city} {section} {serial}",
            "{level} {section} {city} {serial}",
            "{level} {city} {serial} {section}\n",
        )
    )
    told = form.format(level=made.level_text, section=section, city=made.city, serial=f"{made.serial:06d}").rstrip("\n")
    made.put_in("classification", ["", told], section=(number, of))
    return made.damaged()


def levels(made: Damager) -> Damaged:
    """The level in each of its forms."""
    words = made.one(LEVELS[made.level])
    if words == words.lower() or words == "C O N F I D E N I A L":
        section = ""
    else:
        section = made.one(("", "", " SECTION 01 OF 02"))
    behind = made.one(("", "", "//NOFORN", " NOFORN")) if made.level != "U" else ""
    made.put_in(
        "classification",
        ["", f"{words}{behind}{section} {made.city} {made.serial:06d}"],
        section=(1, 2) if section else None,
    )
    return made.damaged()


def drafters(made: Damager) -> Damaged:
    """Who drafted and approved, with the typist behind a colon or a stroke."""
    name, approver = f"{made.one('ABJ')}{made.one(LAST)}", f"{made.one('RTM')}{made.one(LAST)}"
    typist = made.one((":AB", "/AB", ":AB:CD", "/ABC", "", ":AB X22128", "/AB X2-2128", "/AB:CD"))
    office = made.one(BUREAUS)
    at = made.at("dtg") or 0
    lines = [
        f"DRAFTED BY{made.one((' ', ': '))}{office}:{name}{typist}",
        f"APPROVED BY{made.one((' ', ': '))}{office.split('/')[0]}:{approver}",
    ]
    made.blocks.insert(at, ("drafting", lines, {"drafted_by": [name], "approved_by": [approver]}))
    made.leave_out("transmission")
    return made.damaged()


def sent_at(made: Damager) -> Damaged:
    """The date-time group in many ways."""
    at = made.at("dtg") or 0
    clock = f"{made.minute // 60:02d}{made.minute % 60:02d}"
    day, month, year = f"{made.day + 1:02d}", MONTHS[made.month], made.year
    sign, word = made.chance.choice((("P", "PRIORITY"), ("O", "IMMEDIATE"), ("R", "ROUTINE"), ("Z", "FLASH")))
    form = made.one((
        "{sign} {day}{clock}Z {month} {y2}", "{sign} {day}{clock}Z{month}{y2}", "{sign} {day} {clock}Z {month} {y2}",
        "{sign} {day}{clock}Z {month} {y4}", "{sign} {day}{clock} Z {month} {y2}", "{day}{clock}Z {month} {y2}",
        "{sign} {day}{clock}Z {month}{y2}", "{sign}  {day}{clock}Z  {month}  {y2}", "{sign} {day}{clock}Z/{month}/{y2}",
        "{sign} {day}{clock}Z {month} '{y2}", "{sign} {day}{clock}Z {long} {y2}", "{sign} {day}{clock}Z {month}. {y2}",
        "{sign} {day}{clock}Z {month} {y2} ZFF4 ZDK", "{word} {day}{clock}Z {month} {y2}",
        "{sign} {day}{clock}z {month} {y2}",
        "{sign} {day}{clock}Z {title} {y2}",
    ))  # fmt: skip
    long = (
        "JANUARY",
        "FEBRUARY",
        "MARCH",
        "APRIL",
        "MAY",
        "JUNE",
        "JULY",
        "AUGUST",
        "SEPTEMBER",
        "OCTOBER",
        "NOVEMBER",
        "DECEMBER",
    )[made.month]
    told = form.format(
        sign=sign,
        word=word,
        day=day,
        clock=clock,
        month=month,
        y2=f"{year % 100:02d}",
        y4=year,
        long=long,
        title=month.title(),
    )
    values = dict(made.blocks[at][2])
    values["precedence"] = (word,) if form[:6] in {"{sign}", "{word}"} else ()
    if not values["precedence"]:
        del values["precedence"]
    made.blocks[at] = ("dtg", [told], values)
    return made.damaged()


def orders(made: Damager) -> Damaged:
    """The line of each order in its forms."""
    order = made.one(list(ORDERS))
    form, day = made.chance.choice(ORDERS[order])
    first = {"11652": 1975, "12065": 1984, "12356": 1990, "12958": 2005, "13526": 2020}[order]
    year = first + made.chance.randint(0, 9)
    name = made.one((f"{made.one(LAST)}, {made.one(PERSONS)}", f"{made.one(LAST)}, {made.one(PERSONS)} A."))
    parts = {
        "m": f"{made.chance.randint(1, 12):02d}",
        "d": f"{made.chance.randint(13, 28)}",
        "y4": str(year),
        "y2": f"{year % 100:02d}",
        "name": name,
    }
    parts["mon"] = MONTHS[int(parts["m"]) - 1]
    told = made.one(ORDER_LABELS).format(order) + form.format(**parts)
    made.put_in("eo", ["", told], order=order, declassify=day.format(**parts) if day else None)
    made.leave_out("classified_by")
    return made.damaged()


def classifiers(made: Damager) -> Damaged:
    """Who classified, in many ways."""
    if made.level == "U":
        return made.damaged()
    name = made.one(NAMES)
    told = made.one(CLASSIFIERS).format(
        title=made.one(TITLES), name=name, section="1.5" if made.year < 2004 else "1.4", city=made.city
    )
    lines = [
        line
        for one in told.split("\n")
        for line in textwrap.wrap(one, made.chance.choice((40, 50, 66)), break_on_hyphens=False)
    ]
    made.put_in("classified_by", ["", *lines], classified_by=name.split()[-1].upper(), reasons=("b", "d"))
    return made.damaged()


def routed_again(made: Damager) -> Damaged:
    """The block of offices that got it, below the addressees."""
    at = made.at("classification") or 0
    lines = [
        "INFO  LOG-00   AID-00   ACQ-00   CIAE-00  DODE-00  EB-00    ",
        "      VC-00    H-01     TEDE-00  INR-00   NSAE-00  ",
        "      /002W",
        f"                  ------------------{made.chance.randint(100_000, 999_999):06X}  {made.day + 1:02d}1201Z /38",
    ]
    if made.now_and_then(0.5):
        lines[0] = "*" + lines[0]
    made.blocks.insert(at, ("offices", ["", *lines, ""] if made.now_and_then(0.5) else lines, {}))
    return made.damaged()


KINDS: tuple[Callable[[Damager], Damaged], ...] = (
    as_is, misread_tags, small_letters, blanks, quoted, wrapped, no_colons, unlabelled_subject, references,
    second_number, in_sections, levels, drafters, sent_at, orders, classifiers, routed_again,
)  # fmt: skip


def damaged(kind: Callable[[Damager], Damaged], seed: int) -> Damaged:
    """The head of a seed, of a kind."""
    return kind(Damager(seed * 31 + 7))
