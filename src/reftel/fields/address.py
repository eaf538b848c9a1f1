"""Addressees: FM, TO and INFO lines with routing indicators, e.g. ``RUEHC/SECSTATE WASHDC PRIORITY 7411``.

Handbook: 5 FAH-2 H-230; format lines 6 to 9.
"""

import re

import msgspec

from reftel.fields import precedence


class Addressee(msgspec.Struct, frozen=True):
    """One addressee: its plain-language address, routing indicator, own precedence word and continuity number.

    ``excluded`` are the posts that an XMT clause takes out of a collective.
    """

    name: str
    routing: str | None = None
    precedence: str | None = None
    number: str | None = None
    excluded: tuple[str, ...] = ()


class Addressees(msgspec.Struct, frozen=True):
    """Who sent it, who is to act, who is informed."""

    origin: str | None = None
    action: tuple[Addressee, ...] = ()
    info: tuple[Addressee, ...] = ()


_ROUTING = re.compile(r"(?P<ri>[QRUZ][A-Z]{2,7})[ ]?/(?!/)")
_NUMBER = re.compile(r"[ ]{1,4}(?P<number>\d{1,5})$")
_PLAIN = re.compile(r"[A-Z0-9][A-Z0-9 .,'()/&-]*", re.IGNORECASE)
_XMT = re.compile(r"[, ]{0,3}\bXMT\b[ :]{0,3}", re.IGNORECASE)
_LABEL = re.compile(
    r"[ \t]{0,12}(?P<label>FM|FROM|TO|INFO|XMT|ACCT|BT|COPY TO|ACTION(?=:))\b[ :]{0,3}(?P<rest>.*)", re.IGNORECASE
)
# The Department's own distribution and the line of the date-time group stand among them in copies of the seventies.
_OFFICES = re.compile(r"[A-Z]{1,6}-\d\d\b|[ZOPR](?: [ZOPR])? \d{6}[Z2]|/\d|-{4,}", re.IGNORECASE)
# In a head that lost its line breaks an address begins at its routing indicator, a list at its prosign.
_BREAKS = re.compile(
    r"(?<=\S)[ ]{1,3}(?=(?:FM|TO|INFO)[ ](?:[QRUZ][A-Z]{2,7}/)?(?:[A-Z]{3}))"
    r"|(?<=\S)(?<!FM)(?<!TO)[ ]{1,3}(?=[QRUZ][A-Z]{3,7}/[A-Z])"
)
_END = re.compile(
    r"^[ \t]*(?:BT[ \t]*$|UNCLAS|CONFIDENTIAL|SECRET[^A]|LIMITED OFFICIAL USE|[A-Z](?:[ ][A-Z]){4,}|E[.]?O[.]?[ ]?\d"
    r"|TAGS?:|SUBJECT:)",
    re.IGNORECASE | re.MULTILINE,
)


def parse_addressees(text: str) -> Addressees:
    """Read FM, TO, INFO and XMT lines; addresses without a label are action addressees."""
    text = text[: found.start()] if (found := _END.search(text)) else text
    origin: str | None = None
    lists: dict[str, list[Addressee]] = {"TO": [], "INFO": []}
    current = "TO"
    for line in _lines(text):
        found = _LABEL.fullmatch(line)
        label = found["label"].upper() if found else ""
        rest = found["rest"] if found else line
        if label in {"BT", "ACCT"}:
            break
        if label in {"FM", "FROM"}:
            origin = origin or _origin(rest)
            continue
        if label == "XMT":
            _exclude(lists[current], rest)
            continue
        if _OFFICES.match(rest):
            continue
        if label in {"TO", "INFO", "COPY TO", "ACTION"}:
            current = "TO" if label in {"TO", "ACTION"} else "INFO"
        elif (
            origin is None
            and not lists["TO"]
            and not lists["INFO"]
            and not _ROUTING.match(line)
            and not _addressed(line)
        ):
            continue  # format lines 1 to 5, before the first address
        _add(lists[current], rest)
    return Addressees(origin, tuple(lists["TO"]), tuple(lists["INFO"]))


def parse_origin(text: str) -> str | None:
    """The post of an FM line, ``AMEMBASSY ASTANA``, with or without its label."""
    lines = _lines(text)
    for line in lines:
        if (found := _LABEL.fullmatch(line)) and found["label"].upper() in {"FM", "FROM"}:
            return _origin(found["rest"])
    return _origin(lines[0]) if len(lines) == 1 and not _LABEL.fullmatch(lines[0]) else None


def _lines(text: str) -> list[str]:
    broken = _BREAKS.sub("\n", text.replace("\\\n", "\n"))
    return [bare for line in broken.split("\n") if (bare := " ".join(line.split()).rstrip("\\ "))]


def _addressed(line: str) -> bool:
    return bool(
        re.match(
            r"(?:AMEMBASSY|AMCONSUL|AMCONGEN|USMISSION|SECSTATE|SECDEF|USDEL|USINT|CIA |NSC )", line, re.IGNORECASE
        )
    )


def _origin(rest: str) -> str | None:
    found = _ROUTING.match(rest)
    name = rest[found.end() :] if found else rest
    name = " ".join(name.split()).strip(" /")
    return name if _PLAIN.match(name) else None


def _add(addressees: list[Addressee], rest: str) -> None:
    if not rest.strip():
        return
    if addressees and addressees[-1].excluded and rest[:1] not in "QRUZ" and "/" not in rest:
        _exclude(addressees, rest)  # the posts of an XMT clause go on over the line
        return
    address, *excluded = _XMT.split(rest, maxsplit=1)
    found = _ROUTING.match(address)
    routing = found["ri"].upper() if found else None
    name = address[found.end() :] if found else address
    number = None
    if told := _NUMBER.search(name):
        number, name = told["number"], name[: told.start()]
    urgency = None
    for told in precedence.WORD.finditer(name):
        if told.start() and not name[told.end() :].strip(" 0123456789"):
            urgency, name = precedence.word_of(told), name[: told.start()]
            break
    name = " ".join(name.split()).strip(" ,")
    if name and _PLAIN.match(name):
        addressees.append(Addressee(name, routing, urgency, number))
        for posts in excluded:
            _exclude(addressees, posts)


def _exclude(addressees: list[Addressee], posts: str) -> None:
    """Take the posts of an XMT clause out of the collective before it."""
    if not addressees:
        return
    names = tuple(bare for post in posts.split(",") if (bare := " ".join(post.split())))
    last = addressees[-1]
    addressees[-1] = msgspec.structs.replace(last, excluded=(*last.excluded, *names))
