"""Each element of a head set in one of the ways that are seen, made of values that are known: a way for each kind.

Beside ``made_damage``, whose heads they begin with: order, addresses, captions, title marks, persons, what is no cable.
"""

import textwrap
from collections.abc import Callable

from made_damage import MISREAD, Damaged, Damager
from made_heads_words import CITIES, CODES, INTERIM, LAST, PERSONS
from made_snippets import SUBJECTS

AGENCIES = (
    "SECSTATE WASHDC",
    "SECDEF WASHDC",
    "CIA WASHDC",
    "USMISSION GENEVA",
    "USMISSION NATO",
    "JOINT STAFF WASHDC",
)
NO_CABLES = (
    "HALE-TARN E-MAIL OF 03/12/2006", "TELCON 03/12/2006", "HALE/TARN TELCON", "MEMCON OF MARCH 3", "QUILL EMAIL",
    "SEPTEL", "LETTER OF MARCH 3",
)  # fmt: skip
CAPTION_SLIPS = (
    ("SIPDIS", "SPIDIS"), ("SIPDIS", "SIPIDS"), ("SIPDIS", "51PDIS"), ("SIPDIS", "SIPD1S"), ("NOFORN", "NOFRON"),
    ("NOFORN", "N0FORN"), ("SENSITIVE", "SENSTIVE"), ("SENSITIVE", "SEN5ITIVE"), ("EXDIS", "EXD1S"),
)  # fmt: skip


def misread_line(made: Damager) -> Damaged:
    """A sign of the classification line that a machine took for another, or a slip in SECTION; captions with one."""

    def read_as(word: str) -> str:
        places = [at for at, sign in enumerate(word) if sign in "OIS"]
        if not places:
            return word
        at = made.chance.choice(places)
        made.findings = ("ocr-mended",)
        return word[:at] + MISREAD[word[at]] + word[at + 1 :]

    section = made.one(("SECTION", "SECTION", "SECTON", "SETCION", "SECTIN", "SCTION", "SECITON", "SECT"))
    of = made.chance.randint(2, 9)
    number = made.chance.randint(1, of)
    told = f" {section} {number:02d} OF {of:02d}" if made.now_and_then(0.7) else ""
    level, city = made.level_text, made.city
    if made.now_and_then(0.5):
        level = read_as(level)
    if made.now_and_then(0.4):
        city = " ".join([read_as(word) if len(word) > 3 else word for word in city.split()])
    line = f"{level}{told} {city} {made.serial:06d}"
    made.put_in("classification", ["", line], section=(number, of) if told else None)
    word, slip = made.chance.choice(CAPTION_SLIPS)
    if set(slip) & set("0158"):
        made.findings = ("ocr-mended",)
    made.put_in("captions", ["", slip], captions=[word])
    return made.damaged()


def reordered(made: Damager) -> Damaged:
    """The labelled elements in any order, each on its own lines."""
    names = ("eo", "tags", "subject", "references", "classified_by")
    blocks = [block for block in made.blocks if block[0] in names]
    rest = [block for block in made.blocks if block[0] not in names]
    made.chance.shuffle(blocks)
    made.blocks = [*rest, *((name, ["", *(line for line in lines if line)], told) for name, lines, told in blocks)]
    return made.damaged()


def unrouted(made: Damager) -> Damaged:
    """Addresses without routing, as telegrams of the seventies and replies have them; labels with or without colon."""
    for label, name in (("TO", "action"), ("INFO", "info")):
        said, told = [], []
        for _ in range(made.chance.randint(1, 4)):
            address = made.post(made.one(CITIES)) if made.now_and_then(0.8) else made.one(AGENCIES)
            word = made.one(("", "", "PRIORITY", "IMMEDIATE", "NIACT IMMEDIATE", "ROUTINE"))
            number = made.chance.randint(1, 9999) if made.now_and_then(0.6) else None
            said.append(" ".join(filter(None, (address, word, "" if number is None else f"{number:04d}"))))
            told.append((address, word or None, number))
        first = label + made.one((" ", "  ", ": ", " "))
        at = made.at(name)
        lines = [first + said[0], *(made.one(("", "     ")) + one for one in said[1:])]
        if at is not None:
            made.blocks[at] = (name, lines, {name: told})
    made.leave_out("transmission")
    return made.damaged()


def excluded(made: Damager) -> Damaged:
    """A collective with posts taken out of it, in one line or in lines below."""
    at = made.at("info") or made.at("action") or 0
    name, lines, values = made.blocks[at]
    told = [*values[name], ("CIS COLLECTIVE", None, None)]  # type: ignore[misc]
    posts = [made.post(made.one(CITIES)) for _ in range(made.chance.randint(1, 2))]
    form = made.one(
        ("RUCNCIS/CIS COLLECTIVE XMT {}", "RUCNCIS/CIS COLLECTIVE, XMT {}", "RUCNCIS/CIS COLLECTIVE\nXMT {}")
    )
    made.blocks[at] = (name, [*lines, *form.format("\n".join(posts)).split("\n")], {name: told})
    return made.damaged()


def captioned(made: Damager) -> Damaged:
    """Captions in one line or several, with what stands between them."""
    words = made.chance.sample(("SIPDIS", "NOFORN", "SENSITIVE", "EXDIS", "TERREP"), made.chance.randint(2, 3))
    gap = made.one((" ", ", ", " / ", "/", "  ", "\n", "\n\n", " - ", "; "))
    label = made.one(("", "", "", "CAPTIONS: ")) if "\n" not in gap else ""
    made.put_in("captions", ["", *(label + gap.join(words)).split("\n"), ""], captions=words)
    return made.damaged()


def marked_subject(made: Damager) -> Damaged:
    """A subject with a title mark, before or behind it, over several lines."""
    subject = made.one([one for one in SUBJECTS if one.isupper() and one[0].isalpha()])
    mark = made.one(("(U)", "(C)", "(SBU)", "(C/NF)", "(S//NF)", "(S)"))
    told = f"{mark} {subject}" if made.now_and_then(0.7) else f"{mark}{subject}"
    told = f"{told} {mark}" if made.now_and_then(0.15) and "//" not in mark else told
    first, *more = textwrap.wrap(told, made.one((36, 50, 66)), break_on_hyphens=False)
    made.put_in("subject", [made.one(("SUBJECT: ", "SUBJ: ", "Subject: ")) + first, *more], subject=subject)
    return made.damaged()


def people_in_tags(made: Damager) -> Damaged:
    """Persons in brackets behind a code, two of them in one or each in its own."""
    known = [one for one in (*CODES, *INTERIM) if one != "OVIP"]
    codes = list(dict.fromkeys(made.one(known) for _ in range(made.chance.randint(1, 4))))
    people = [f"{one}, {made.one(PERSONS)}" for one in made.chance.sample(LAST, made.chance.randint(1, 2))]
    joint = made.one(("; ", " AND ", ";", " & "))
    held = [f"({joint.join(people)})"] if made.now_and_then(0.5) else [f"({one})" for one in people]
    first = made.now_and_then(0.5)
    said = ["OVIP", *held, *codes] if first else [*codes, "OVIP", *held]
    line = made.one(("TAGS: ", "TAGS:", "TAGS:   ")) + made.one((", ", " ", ",")).join(said)
    tags = ["OVIP", *people, *codes] if first else [*codes, "OVIP", *people]
    made.put_in("tags", textwrap.wrap(line, 66), tags=tags)
    return made.damaged()


def other_references(made: Damager) -> Damaged:
    """References that are no cables among those that are, and years in every place."""
    city, number, other = made.one(CITIES), made.chance.randint(2, 40), made.one(CITIES)
    short, no_cable = f"{made.year % 100:02d}", made.one(NO_CABLES)
    forms = (
        "A. {0} {1}\nB. {2}\nC. {3} {1}",
        "(A) {0} {1}, (B) {2}, (C) {3} {1}",
        "A) {2}; B) {4} {0} {1}; C) {4} {3} {1}",
    )
    told = made.one(forms).format(city, number, no_cable, other, short)
    cables = [(made.year, one.replace(" ", ""), number) for one in (city, other)]
    made.put_in("references", (made.one(("REF: ", "REFS: ", "Ref: ")) + told).split("\n"), references=cables, others=1)
    return made.damaged()


def one_line(made: Damager) -> Damaged:
    """Order, TAGS and subject one behind the other, as copies that lost their breaks have them."""
    codes = list(dict.fromkeys(made.one(CODES) for _ in range(3)))
    subject = made.one([one for one in SUBJECTS if one.isupper() and one[0].isalpha() and not one.startswith("REF")])
    gap = made.one((" ", "  ", "   "))
    line = f"E.O. 12958: DECL: 03/28/2017{gap}TAGS: {', '.join(codes)}{gap}SUBJECT: {subject}"
    made.leave_out("tags")
    made.leave_out("subject")
    made.put_in("eo", ["", line], order="12958", declassify="2017-03-28", tags=codes, subject=subject)
    return made.damaged()


KINDS: tuple[Callable[[Damager], Damaged], ...] = (
    misread_line, reordered, unrouted, excluded, captioned, marked_subject, people_in_tags, other_references, one_line,
)  # fmt: skip
