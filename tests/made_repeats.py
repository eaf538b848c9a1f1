"""Telegrams that hold another one, telegrams that were sent again, and several in a row, made of values that are known.

A telegram is sent on to further posts with its whole head inside; it is sent again, corrected, in sections, cancelled.
What is inside is a quotation of one message; what stands behind another without such words is a message of its own.
"""

import html
import random
import textwrap
from collections.abc import Sequence

import msgspec

from made_heads import Maker as Seventies
from made_heads_words import LAST, TEXTS
from made_snippets import MONTHS, Maker
from made_whole import FIRST, SIGNERS, sentences

FORMS = ("sent_on", "quoted", "under_a_head", "twice", "again", "in_sections", "several", "printed_in_the_seventies")
# How what is sent on is announced, and whether these words name it. {c} is a place, {day} a day.
ANNOUNCED = (
    "FOLLOWING REPEAT OF {inner} SENT ACTION {c} INFO {c} {c} DATED {day}",
    "FOLLOWING REPEAT {inner} ACTION {c} INFO {c} {day}",
    "FOLLOWING REPEAT {inner} SENT ACTION SECSTATE INFO {c} {c} {c} {c} {c} {day}",
    "FOLLOWING TELEGRAM SENT ACTION {c} INFO {c} IS REPEATED FOR YOUR INFORMATION",
    "FOLLOWING SENT ACTION {c} INFO {c} FROM {c} {day} IS REPEATED TO YOU FOR ACTION",
    "{inner} IS RETRANSMITTED FOR YOUR INFORMATION",
    "RETRANSMITTED FOR YOUR INFORMATION IS {inner}",
    "FOL TEL SENT SECSTATE INFO {c} READDRESSED TO YOU",
    "{inner} SENT TO {c} READDRESSED {c} FOR ACTION",
    "THE FOLLOWING MESSAGE, {inner}, IS REPEATED FOR ACTION",
    "FOLLOWING IS A RETRANSMISSION OF {inner}",
    "FOLLOWING IS THE TEXT OF {inner}:",
    "FOLLOWING {inner} DTD {day} SENT ACTION {c} BEING REPEATED FOR YOUR INFO",
)
QUOTES = (
    ("QUOTE", "UNQUOTE"),
    ("QUOTE", "UNQUOTE"),
    ("QTE", "UNQTE"),
    ("QUOTE:", "UNQUOTE."),
    ("BEGIN QUOTE", "END QUOTE"),
    ("BEGIN TEXT", "END TEXT"),
    ("BEGIN TEXT:", "END TEXT."),
    ("", ""),
)
AGAIN = (
    ("RETRANSMITTED FOR YOUR INFORMATION", "repetition"),
    ("RETRANSMISSION TO ADD ADDRESSEES", "repetition"),
    ("RESENDING DUE TO GARBLED TEXT", "repetition"),
    ("C O R R E C T E D  C O P Y (TEXT)", "correction"),
    ("C O R R E C T E D  C O P Y (ADDED CAPTION)", "correction"),
    ("CORRECTED COPY", "correction"),
    ("C O R R E C T E D   C O P Y FOR PARA 3 NUMBERING", "correction"),
    ("ZFG", "duplicate"),
    ("SUSPECTED DUPLICATE", "duplicate"),
    ("ZFR {inner}", "cancellation"),
    ("PLS ZFR {inner}", "cancellation"),
    ("THIS CABLE REPLACES {inner}", "correction"),
    ("NOTE BY OC/T: {c} ADDRESSEE ADDED", "addressee"),
)
SIGNALS = (
    (" ZDK", "repetition"),
    (" ZDS", "correction"),
    (" ZFD", "duplicate"),
    (" ZDK CTG RUEHDO #3763", "repetition"),
)


# What is asked of a telegram of the seventies.
COMPARED = (
    "number",
    "precedence",
    "origin",
    "action",
    "info",
    "captions",
    "order",
    "declassify",
    "tags",
    "subject",
    "signature",
)


class Telegram(msgspec.Struct):
    """One message of a text: its values by name, what it says in order, and lines that are of no paragraph."""

    told: dict[str, object]
    said: list[str]
    unsaid: list[str] = []


class Made(msgspec.Struct):
    """A text, its form, and the messages in it in order."""

    text: str
    form: str
    telegrams: list[Telegram]


class Repeater:
    """Makes one text."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311
        self.seed = seed
        self.capitals = self.chance.random() < 0.5
        self.width = self.chance.choice((58, 66, 72))
        self.alone = True

    def maker(self, number: int, *, after: int = 0) -> Maker:
        made = Maker(self.seed * 10 + number)
        made.month = max(made.month, 3)
        if after:
            made.year = after
        made.head()
        return made

    def one(self, options: Sequence[str]) -> str:
        return self.chance.choice(options)

    def paragraphs(self, maker: Maker, first: int, count: int) -> tuple[list[str], list[str]]:
        """Numbered paragraphs as lines, and what each says."""
        mark = {"U": "(U)", "C": "(C)", "S": "(S)"}[maker.level]
        lines: list[str] = []
        said: list[str] = []
        for number in range(first, first + count):
            words = " ".join(self.one(TEXTS) for _ in range(self.chance.randint(1, 3)))
            words = words if self.capitals else sentences(words)
            said.append(words)
            opening = f"{number}. {mark} {words}" if maker.level != "U" else f"{number}. {words}"
            lines += ["", *textwrap.wrap(opening, self.width, break_on_hyphens=False)]
        return lines, said

    def elements(self, maker: Maker, names: Sequence[str]) -> list[str]:
        return [line for name, lines, _ in maker.blocks if name in names for line in lines]

    def values(self, maker: Maker, names: Sequence[str]) -> dict[str, object]:
        return {key: value for name, _, told in maker.blocks if name in names for key, value in told.items()}

    def names(self, maker: Maker) -> list[str]:
        return [name for name, _, _ in maker.blocks]

    def number(self, maker: Maker) -> str:
        return f"{maker.city} {maker.serial:0{self.chance.choice((1, 4, 5, 6))}d}"

    def announced(self, inner: Maker) -> list[str]:
        """The words that announce a telegram."""
        return self.announced_as(inner.city, self.number(inner).removeprefix(inner.city).strip())

    def announced_as(self, city: str, serial: str) -> list[str]:
        """The words that announce the telegram of a number."""
        words = self.one(ANNOUNCED)
        while "{c}" in words:
            words = words.replace("{c}", self.one(("PARIS", "BONN", "USNATO", "TEL AVIV", "KUALA LUMPUR", "ROME")), 1)
        day = f"{self.chance.randint(1, 28)} {self.one(MONTHS)}"
        words = words.replace("{inner}", f"{city} {serial}").replace("{day}", day)
        if not self.capitals and self.chance.random() < 0.5:
            words = words[0] + words[1:].lower().replace(city.lower(), city)
            words = words if "QUOTE" not in words else words.upper()
        return textwrap.wrap(words, self.width, break_on_hyphens=False)

    def inner(self, maker: Maker, *, ahead: bool = False) -> tuple[list[str], Telegram]:
        """A telegram that is sent on: from its classification line, or with what was sent ahead of it."""
        names = [name for name in self.names(maker) if name not in FIRST]
        lines = self.elements(maker, names)
        while lines and not lines[0]:
            lines.pop(0)
        sent: list[str] = []
        if ahead or self.chance.random() < 0.35:
            at = f"{maker.day + 1:02d}{maker.minute // 60:02d}{maker.minute % 60:02d}Z"
            sent = [f"R {at} {MONTHS[maker.month]} {maker.year % 100:02d}", f"FM {maker.post(maker.city)}"]
            sent += ["TO SECSTATE WASHDC", *(["INFO AMEMBASSY BONN", "AMEMBASSY ROME"] if maker.serial % 2 else [])]
            sent += ["BT"] if maker.serial % 3 else []
        texts, said = self.paragraphs(maker, 1, self.chance.randint(1, 4))
        unsaid = [line.strip() for line in (*sent, *lines) if len(line.strip()) > 24]
        signed = ["", self.one(SIGNERS)] if self.chance.random() < 0.7 else []
        return [*sent, *lines, *texts, *signed], Telegram(
            {"number": (maker.year, maker.station, maker.serial)}, said, unsaid
        )

    def sent_on(self) -> Made:
        """The head of the relay and words that announce what it is; the labelled lines are those of what is inside."""
        outer = self.maker(1)
        inner = self.maker(2, after=outer.year)
        own = [*FIRST, "classification", "captions"]
        lines = self.elements(outer, own)
        told = self.values(outer, own)
        labelled = [name for name in self.names(inner) if name in {"eo", "tags", "subject"}]
        told |= self.values(inner, labelled)
        told["repeats"] = [told_number(inner)]
        words = self.announced(inner)
        opens, closes = self.one_of(QUOTES)
        what, telegram = self.inner(inner)
        gap = [""] if self.chance.random() < 0.6 else []
        signer = self.one(SIGNERS)
        told["signature"] = signer
        lines += ["", *words, *gap]
        lines += [opens, *([""] if self.chance.random() < 0.4 else [])] if opens else [""]
        lines += [*what, *([closes] if closes else [])]
        lines += [signer] if closes and self.chance.random() < 0.6 else ["", signer]
        if not opens and what[-1] in SIGNERS:
            told.pop("signature")
        return self.printed(lines, "sent_on", Telegram(told, telegram.said, telegram.unsaid))

    def quoted(self) -> Made:
        """A telegram with a head of its own that quotes another one in its text."""
        outer = self.maker(1)
        inner = self.maker(2, after=outer.year)
        names = self.names(outer)
        lines = self.elements(outer, names)
        told = self.values(outer, names)
        first, said = self.paragraphs(outer, 1, self.chance.randint(1, 3))
        opens, closes = self.one_of(QUOTES[:-1])
        what, telegram = self.inner(inner)
        count = len(said) + 1
        words = self.announced(inner)
        numbered = self.chance.random() < 0.6
        mark = {"U": "", "C": "(C) ", "S": "(S) "}[outer.level]
        words[0] = f"{count}. {mark}{words[0]}" if numbered else words[0]
        told["repeats"] = [told_number(inner)]
        told["own"] = [*range(1, count + numbered)]
        lines += [*first, "", *words, ""]
        lines += [opens, *([""] if self.chance.random() < 0.4 else []), *what, closes]
        said += telegram.said
        if self.chance.random() < 0.5:
            last, more = self.paragraphs(outer, count + numbered, self.chance.randint(1, 2))
            told["own"] = [*range(1, count + numbered + len(more))]
            lines += last
            said += more
        told["signature"] = self.one(SIGNERS)
        lines += ["", str(told["signature"])]
        return self.printed(lines, "quoted", Telegram(told, said, telegram.unsaid))

    def under_a_head(self) -> Made:
        """The head of a relay, and right under it another head with a level of its own: no word announces it."""
        outer = self.maker(1)
        inner = self.maker(2, after=outer.year)
        own = [*FIRST, "classification", *(["captions"] if self.chance.random() < 0.5 else [])]
        lines = self.elements(outer, own)
        told = self.values(outer, own)
        told |= self.values(inner, ["eo", "tags", "subject"])
        told["repeats"] = [told_number(inner)]
        what, telegram = self.inner(inner, ahead=True)
        return self.printed([*lines, "", *what], "under_a_head", Telegram(told, telegram.said, telegram.unsaid))

    def twice(self) -> Made:
        """A telegram that quotes two others, one behind the other."""
        outer = self.maker(1)
        names = self.names(outer)
        lines, told = self.elements(outer, names), self.values(outer, names)
        texts, said = self.paragraphs(outer, 1, self.chance.randint(1, 2))
        lines += texts
        numbers: list[tuple[str, int]] = []
        unsaid: list[str] = []
        opens, closes = self.one_of(QUOTES[:-1])
        for number in (2, 3):
            inner = self.maker(number, after=outer.year)
            numbers.append(told_number(inner))
            what, telegram = self.inner(inner)
            lines += ["", *self.announced(inner), "", opens, *what, closes]
            said += telegram.said
            unsaid += telegram.unsaid
        told["repeats"], told["signature"] = numbers, self.one(SIGNERS)
        return self.printed([*lines, "", str(told["signature"])], "twice", Telegram(told, said, unsaid))

    def printed_in_the_seventies(self) -> Made:
        """A telegram of the seventies with another one inside, on pages, with its attributes or without."""
        made = Relay(self.seed)
        one = made.made()
        told = {name: getattr(one.told, name) for name in COMPARED}
        at = one.told.dtg
        told |= {
            "dtg": (at.year, at.month, at.day, at.hour, at.minute),
            "repeats": [made.number],
            "level": one.told.level,
        }
        if not made.bare:
            told |= {name: getattr(one.told, name) for name in ("references", "others")}
        return Made(one.text, "printed_in_the_seventies", [Telegram(told, made.said, made.unsaid)])

    def again(self) -> Made:
        """A telegram that was sent again, corrected, doubled or cancels another, and says so."""
        maker = self.maker(1)
        other = self.maker(2, after=maker.year)
        names = self.names(maker)
        told = self.values(maker, names)
        blocks = [(name, list(lines)) for name, lines, _ in maker.blocks]
        if self.chance.random() < 0.35:
            signal, kind = self.chance.choice(SIGNALS)
            at = next(at for at, (name, _) in enumerate(blocks) if name == "dtg")
            blocks[at][1][0] = blocks[at][1][0].split(" ZDK")[0].split(" ZFF")[0] + signal
            told["service"] = [kind]
        else:
            note, kind = self.chance.choice(AGAIN)
            if "{inner}" in note:
                told["repeats"] = [told_number(other)]
            note = note.replace("{inner}", self.number(other)).replace("{c}", "BONN")
            at = next(at for at, (name, _) in enumerate(blocks) if name == "eo")
            if self.chance.random() < 0.5:
                at = next(at for at, (name, _) in enumerate(blocks) if name == "classification") + 1
            blocks.insert(at, ("note", ["", note] if self.chance.random() < 0.7 else [note]))
            told["service"] = [kind]
            at = next(at for at, (name, _) in enumerate(blocks) if name == "dtg")
            blocks[at][1][0] = blocks[at][1][0].split(" ZDK")[0].split(" ZFF")[0]
        texts, said = self.paragraphs(maker, 1, self.chance.randint(2, 5))
        told["signature"] = self.one(SIGNERS)
        lines = [line for _, own in blocks for line in own]
        return self.printed([*lines, *texts, "", str(told["signature"])], "again", Telegram(told, said))

    def in_sections(self) -> Made:
        """A telegram in two or three sections, each with a head of its own, in order or not."""
        maker = self.maker(1)
        count = self.chance.randint(2, 3)
        at = next(at for at, (name, _, _) in enumerate(maker.blocks) if name == "classification")
        name, lines, told = maker.blocks[at]
        words = maker.level_text
        maker.blocks[at] = (name, ["", f"{words} SECTION 01 OF {count:02d} {maker.city} {maker.serial:06d}"], told)
        told["section"] = (1, count)
        names = self.names(maker)
        values = self.values(maker, names)
        values["signature"] = self.one(SIGNERS)
        parts: list[list[str]] = []
        said: list[str] = []
        number = 1
        repeated = self.chance.choice(
            (FIRST, FIRST, names, [*FIRST, "captions"], [*FIRST, "captions", "eo", "tags", "subject", "references"])
        )
        for part in range(1, count + 1):
            texts, more = self.paragraphs(maker, number, self.chance.randint(1, 3))
            number += len(more)
            said += more
            line = f"{words} SECTION {part:02d} OF {count:02d} {maker.city} {maker.serial:06d}"
            own = [name for name in names if part == 1 or name in repeated or name == "classification"]
            head = [
                each
                for name, lines, _ in maker.blocks
                if name in own
                for each in (["", line] if name == "classification" else lines)
            ]
            head = [each.replace("/01 ", f"/{part:02d} ") if each.startswith("DE ") else each for each in head]
            parts.append([*head, *texts])
        parts[-1] += ["", str(values["signature"])]
        ends = ["", "NNNN", ""] if self.chance.random() < 0.5 else [""]
        lines = [line for part in parts for line in [*part, *ends]]
        return self.printed(lines, "in_sections", Telegram(values, said), pages=False)

    def several(self) -> Made:
        """Several telegrams one behind another, of which some quote one."""
        made: list[Telegram] = []
        lines: list[str] = []
        forms = [self.one(("plain", "plain", "sent_on", "quoted")) for _ in range(self.chance.randint(2, 4))]
        whole = self.chance.random() < 0.6
        ends = ["", "NNNN", ""] if self.chance.random() < 0.5 else ["", ""]
        for number, form in enumerate(forms):
            own = Repeater(self.seed * 7 + number)
            own.capitals, own.width, own.alone = self.capitals, self.width, False
            one = own.plain() if form == "plain" else own.sent_on() if form == "sent_on" else own.quoted()
            telegram = one.telegrams[0]
            text = one.text.rstrip("\n").split("\n")
            if not whole and form == "plain":
                first = next(at for at, line in enumerate(text) if not line)
                text = text[first + 1 :]
                for name in ("dtg", "precedence", "origin", "action", "info", "number", "references"):
                    telegram.told.pop(name, None)
            made.append(telegram)
            lines += [*text, *ends]
        return Made("\n".join(lines), "several", made)

    def plain(self) -> Made:
        maker = self.maker(1)
        names = self.names(maker)
        told = self.values(maker, names)
        texts, said = self.paragraphs(maker, 1, self.chance.randint(2, 5))
        told["signature"] = self.one(SIGNERS)
        lines = [*self.elements(maker, names), *texts, "", str(told["signature"])]
        return Made("\n".join(lines), "plain", [Telegram(told, said)])

    def one_of(self, options: Sequence[tuple[str, str]]) -> tuple[str, str]:
        return self.chance.choice(options)

    def printed(self, lines: list[str], form: str, telegram: Telegram, *, pages: bool = True) -> Made:
        """As plain text, or as a page of the publisher, the head and the text in an element each."""
        text = "\n".join(lines)
        if pages and self.alone and self.chance.random() < 0.3:
            at = next(at for at, line in enumerate(lines) if not line)
            text = page("\n".join(lines[:at]), "\n".join(lines[at:]))
        return Made(text, form, [telegram])


class Relay(Seventies):
    """Makes a telegram of the seventies that sends another one on, with labelled lines of its own or without."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.inside = Seventies(seed + 5_000_000)
        self.inside.year = self.year
        self.inside.made()
        self.inside.sections = None
        self.inside.told = msgspec.structs.replace(
            self.inside.told,
            references=[],
            others=0,
            captions=[],
            section=None,
            tags=[],
            subject=None,
            eo=None,
            order=None,
            declassify=None,
        )
        self.bare = self.now_and_then(0.6)
        self.number = self.inside.told.number[1:]
        self.said: list[str] = []
        self.unsaid: list[str] = []

    def elements(self) -> list[str]:
        return [] if self.bare else super().elements()

    def body(self) -> list[list[str]]:
        """The paragraphs, the last of them what is sent on, with who signed behind it."""
        opens, closes = self.chance.choice(QUOTES[:-1])
        repeater = Repeater(self.chance.randrange(1000))
        repeater.capitals, repeater.width = True, 60
        announced = repeater.announced_as(self.inside.station, f"{self.inside.serial:04d}")
        own = [] if self.bare else super().body()
        first = [self.told.body] if own else []
        if own:
            own[-1][-1] = ""
        head = [*self.inside.class_line(), *self.inside.elements()]
        inner = [line for one in self.inside.body() for line in one]
        told, other = self.told, self.inside.told
        if self.bare:
            for name in ("eo", "order", "declassify", "tags", "subject"):
                setattr(told, name, getattr(other, name))
        told.signature = self.one(LAST)
        self.said = [*first]
        self.unsaid = [line for line in head if line.startswith(("TAGS", "SUBJ", "C O N F", "S E C R E T "))]
        self.inner_body = other.body
        block = [*announced, "", opens, *head, "", *inner, closes, told.signature]
        return [*own, block]


def told_number(maker: Maker) -> tuple[str, int]:
    """Station and serial."""
    return maker.station, maker.serial


def page(head: str, body: str) -> str:
    """A page with two preformatted elements."""
    return (
        "<html><head><title>Cable</title></head><body>"
        f"<code><pre>{html.escape(head)}</pre></code>\n<code><pre>{html.escape(body)}</pre></code></body></html>"
    )


def repeat(form: str, seed: int) -> Made:
    """The text of a seed in a form."""
    made: Made = getattr(Repeater(seed), form)()
    return made
