"""Addressees: FM, TO and INFO lines with routing indicators, e.g. ``RUEHC/SECSTATE WASHDC PRIORITY 7411``.

Handbook: 5 FAH-2 H-230; format lines 6 to 9.
"""

import re
from functools import lru_cache
from typing import Literal

import msgspec

from reftel.facts import collectives, posts, routing
from reftel.fields import precedence
from reftel.fields.remembering import remembered


class Addressee(msgspec.Struct, frozen=True):
    """One addressee: its plain-language address, routing indicator, own precedence word and continuity number.

    ``excluded`` are the posts that an XMT clause takes out of a collective. A message that went to one post in
    several copies has a range of numbers, ``2593-2599``.
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


_LONGEST = 32_000  # characters; the longest lists, of every post there is, have some 9,000
_MOST = 500  # addresses; there are some 270 posts
_WIDEST = 160  # characters of one address
# The words with which the address of a post, or of an agency in Washington, begins.
_POST = (
    r"(?:AMEMBASSY|AMEMB|AMCONSUL|AMCOMSUL|AMCONGEN|AMCONSULATE|USMISSION|USDEL(?!IV)|USINT|USLO|USOFFICE|USIS|USDAO"
    r"|SECSTATE|SECDEF|DEPSTATE|AIT[ ]TAIPEI)"
)
_AGENCY = (
    r"(?:CIA|DIA|NSC|NSA|DIRNSA|DNI|FBI|DEA|OSD|JCS|CJCS|JOINT[ ]STAFF|DEPT[ ]OF|DEPARTMENT[ ]OF|WHITE[ ]?HOUSE|USUN"
    r"|USNATO|USEU|USOSCE|UNVIE|HQ|CDR|COM[A-Z]{4,}|USCINC[A-Z]{2,}|CINC[A-Z]{2,}|NATIONAL[ ]SECURITY|HOMELAND|TREASURY"
    r"|TREAS|USDA|USDOC|USIA|AID|USAID|DOE|DHS|NCTC|ALL[ ][A-Z]+|AIG|RPO|ODC|TSR|TLO|MODUK|POSTS)"
)
_HEAD = re.compile(rf"(?:{_POST}|{_AGENCY})\b", re.IGNORECASE)
_INDICATOR = r"[QRUZ][A-Z]{2,7}"
_ROUTING = re.compile(rf"(?P<ri>{_INDICATOR})[ ]?/(?!/)[ ]?", re.IGNORECASE)
_BARE_ROUTING = re.compile(
    r"\b(?P<ri>R(?:UEH|UCN|UEA|UEK|HEH|HMF)[A-Z]{1,4})[ ]+(?!R[UH][A-Z]{2,6}\b|(?:DE|FM|TO|ZN[RY]|BT)\b)(?=[A-Z]{2})"
)
_PLAIN = re.compile(r"[A-Z0-9][A-Z0-9 .,'’()/&#+*?-]*", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:[ ]{1,4}|(?<=[/)])[ ]?)(?:NO[.]?[ ]?|#)?(?P<number>\d{1,5}(?:[ ]?-[ ]?\d{1,5})?)[ .,]{0,3}$", re.IGNORECASE
)
# Names that end in a number of their own: CTF 151, AIG 7054, JTF SIX.
_UNIT = re.compile(
    r"\b(?:AIG|CTF|CTG|CTU|CJTF|JTF|TF|DESRON|PHIBRON|MEU|WING|SQDN|DET|NR|NO|APO|FPO|ROOM)$", re.IGNORECASE
)
_PLACELESS = frozenset({"AMEMBASSY", "AMCONSUL", "AMCONGEN", "USMISSION"})  # their place was wrapped to the next line
_OFFICE = re.compile(r"[ ]?//[^/].{0,40}//[ ]?")
_UNNUMBERED = re.compile(r"[ ,]{1,3}(?:[(]?(?:BY[ ]|VIA[ ])?POUCH[)]?|UNN(?:UMBERED)?|UNNUM)[ .]*$", re.IGNORECASE)
_SENT = re.compile(
    r"SENT[ ](?:TO[ ])?(?P<to>[A-Z][^\n]{1,200}?)[,;]?[ ]"
    r"(?:REPEATED|RPTD)[ ](?:INFORMATION|INFO|TO)[: ]{1,2}(?P<info>.+)",
    re.IGNORECASE,
)
_SENT_STARTS = frozenset("Ss\u017f")  # the long s counts as an s
_XMT = re.compile(r"[, (]{0,4}\b(?:XMT|EXEMPT)\b[ :]{0,3}|[, (]{1,4}(?:LESS|EXCEPT(?:ING)?|MINUS)[ ]", re.IGNORECASE)
_XMT_SIGNS = ("XMT", "EXEMPT", "LESS ", "EXCEPT", "MINUS ")
# A label may be glued to the first routing indicator: TORUEHC/SECSTATE.
_LABEL = re.compile(
    r"[ \t]{0,12}(?P<label>(?:FM|FROM|TO|INFO(?:RMATION)?(?:[ ]ADDRESSEES?)?|XMT|ACCT|BT|COPY[ ]TO|ACTION(?=[ ]?:)"
    r"|ACTION[ ]ADDRESSEES?)(?=[ :]|$)|(?:TO|INFO)(?=[QRU][A-Z]{3,6}/))[ :]{0,6}(?P<rest>.*)",
    re.IGNORECASE,
)
# The Department's own distribution and the line of the date-time group stand among them in copies of the seventies.
_OFFICES = re.compile(
    r"[A-Z/]{1,6}-\d\d\b|(?:STATE )?GRNC\b|[ZOPR](?:[ ][ZOPR])?[ ]\d{6}[Z2]|/\d|-{4,}|\d{1,6}$"
    r"|V?ZCZC|ZN[RY][ ]|DE[ ][QRU][A-Z]{3,7}[ ]"
    r"|(?:ZZ|OO|PP|RR|YY)(?:[ ][QRU][A-Z]{3,7})+$",
    re.IGNORECASE,
)
_ONE = 14  # characters of a line too short to hold two addresses
# One routed address as nearly all are, and none in it; what is unusual takes the long way.
_USUAL = re.compile(
    r"(?:(?P<label>TO|INFO)[ ])?(?P<ri>[QRU][A-Z]{3,6})/"
    r"(?P<name>(?:AM[A-Z]{5,8}|SECSTATE|SECDEF|USMISSION|CIA|DIA|NSC|JOINT STAFF|DEPT OF|HQ|CDR)"
    r"(?:[ ](?!XMT)[A-Z]{2,10}){1,4}?)"
    r"(?:[ ](?P<precedence>FLASH|NIACT[ ]IMMEDIATE|IMMEDIATE|PRIORITY|ROUTINE))?(?:[ ](?P<number>\d{4}))?"
)
# In a head that lost its line breaks an address begins at its routing indicator, a list at its prosign.
_BREAKS = re.compile(
    r"(?<=\S)[ ]{1,3}(?=(?:FM|TO|INFO)[ ](?:[QRUZ][A-Z]{2,7}/)?(?:[A-Z]{3}))"
    r"|(?<=\S)(?<!FM)(?<!TO)(?<!INFO)(?<!XMT)[ ]{1,3}(?=[QRUZ][A-Z]{3,7}/[A-Z])"
    r"|(?<=\d)(?=[RU](?:UEH|UCN|UEA|UEK|HEH|HMF)[A-Z]{1,4}/[A-Z])"
    rf"|(?<=[A-Z0-9])(?<!\bFM)(?<!\bFROM)(?<!\bTO)(?<!INFO)(?<!XMT)[ ]{{1,3}}(?={_POST}[ ])"
    r"|(?<=[A-Z0-9])(?<!HOUSE)(?<!INFO)(?<!TO)[ ]{1,3}(?=(?:CIA|DIA|NSC|FBI|DEA|OSD|JOINT[ ]STAFF)[ ]WASH)"
    rf"|(?:(?<=\d)|(?<=IMMEDIATE)|(?<=PRIORITY)|(?<=ROUTINE)|(?<=WASHDC)|(?<=COLLECTIVE))[ ]{{1,3}}(?={_AGENCY}[ ])"
)
# What the next address or list begins with, behind a blank or a number: without one of these nothing is broken.
_BREAK_SIGN = re.compile(
    rf"[ ](?:(?:FM|TO|INFO)[ ]|[QRUZ][A-Z]{{2,7}}/|{_POST}[ ]|(?:CIA|DIA|NSC|FBI|DEA|OSD|JOINT)[ ]|{_AGENCY}[ ])"
    r"|\d(?=[RU](?:UEH|UCN|UEA|UEK|HEH|HMF))"
)
_BARE_SIGN = re.compile(r"R(?:UEH|UCN|UEA|UEK|HEH|HMF)[A-Z]{1,4}[ ]")
_PLACE_FIRST = re.compile(
    rf"(?!(?:{_POST}|{_AGENCY})\b)(?P<place>[A-Z][A-Z .]{{2,30}}),[ ]"
    rf"(?P<head>{_POST}|{_AGENCY})(?P<rest>(?:[ ](?:[A-Z]+|\d+)){{0,3}})",
    re.IGNORECASE,
)
_END = re.compile(
    r"^[ \t]*(?:BT[ \t]*$|UNCLAS|CONFIDENTIAL|SECRET(?!A|[ ]SERVICE)|LIMITED OFFICIAL USE|[A-Z](?:[ ][A-Z]){4,}"
    r"|(?:C[.-]O[.-]N|S[.-]E[.-]C|T[.-]O[.-]P|U[.-]N[.-]C)[.-]"
    r"|E[.]?O[.]?[ ]?\d|TAGS?[ ]?:|SUBJECT[ ]?:|DEPARTMENT FOR |REF:)"
    r"|(?<=\s)(?:BT(?=\s{1,3}(?:UNCLAS|C[ ]|S[ ]|CONF|SECR|T[ ]O))|C O N F I D|S E C R E T(?= )|T O P +S E C"
    r"|UNCLAS(?=[ ](?:SECTION|[A-Z ]{3,24}[ ]\d{5,6})))",
    re.IGNORECASE | re.MULTILINE,
)
_SERIAL = re.compile(r"[ ]\d{8}[ ]")  # of a page line
_PAGE = re.compile(r"PAGE[ ]+\d\d\b.{0,80}|[A-Z .]{3,30}[ ]\d{8}[ ]+\d{3}.{0,20}", re.IGNORECASE)
_FURNITURE = re.compile(
    r"(?:UNCLASSIFIED|CONFIDENTIAL|SECRET|LIMITED OFFICIAL USE|TOP SECRET|NNNN|Declassified/Released\b.{0,90})[ \t]*",
    re.IGNORECASE,
)
Kind = Literal["TO", "INFO"]


def parse_addressees(text: str) -> Addressees:
    """Read FM, TO, INFO and XMT lines; addresses without a label are action addressees."""
    text = text[:_LONGEST].replace("\r", "").replace("\\\n", "\n")
    if text.lstrip()[:1] in _SENT_STARTS and (told := _SENT.match(" ".join(text[:600].split()))):
        return Addressees(None, tuple(_listed(told["to"])), tuple(_listed(told["info"])))
    lines = _lines(text)
    upper = text.upper()
    if "UNCLAS" not in upper and "BT" not in upper and all(map(_usual, lines)):
        return _Lists().read(lines[:_MOST])  # with nothing between or behind that has to be found out and left out
    left = _without_pages(text)
    left = left[: found.start()] if (found := _END.search(left)) else left
    return _Lists().read((lines if left == text else _lines(left))[:_MOST])


def parse_origin(text: str) -> str | None:
    """The post of an FM line, ``AMEMBASSY ASTANA``, with or without its label."""
    lines = _lines(text[:_LONGEST].replace("\\\n", "\n"))
    for line in lines:
        if (found := _LABEL.fullmatch(line)) and found["label"].upper() in {"FM", "FROM"}:
            return _origin(found["rest"])
    return _origin(lines[0]) if len(lines) == 1 and not _LABEL.fullmatch(lines[0]) else None


class _Lists:
    """The two lists as they grow, line by line."""

    def __init__(self) -> None:
        self.origin: str | None = None
        self.lists: dict[Kind, list[Addressee]] = {"TO": [], "INFO": []}
        self.current: Kind = "TO"
        self.labelled = False
        self.excluding: int | None = None  # the index of the collective whose XMT clause goes on
        self.told = ""  # the last line of that clause

    def read(self, lines: list[str]) -> Addressees:
        """Read line after line up to the end of the list."""
        for line in lines:
            if (usual := _usual(line)) and self._usual(usual):
                continue
            found = _LABEL.fullmatch(line)
            label = found["label"].upper() if found else ""
            rest = found["rest"] if found else line
            if label == "BT":
                break
            self._line(label, rest)
        return Addressees(self.origin, tuple(self.lists["TO"]), tuple(self.lists["INFO"]))

    def _usual(self, found: re.Match[str]) -> bool:
        """Take an address as nearly all are; not where its last word may be no name: a misspelt precedence, UNN."""
        if found["name"].endswith((" POUCH", " UNN")):
            return False
        if found["precedence"] is None and precedence.slip_of(found["name"].rpartition(" ")[2]):
            return False
        if found["label"]:
            self.current = "TO" if found["label"] == "TO" else "INFO"
        self.labelled, self.excluding = self.labelled or bool(found["label"]), None
        one = Addressee(found["name"], found["ri"], found["precedence"], found["number"])
        self.lists[self.current].append(one)
        return True

    def _line(self, label: str, rest: str) -> None:
        if label in {"FM", "FROM"}:
            self.origin = self.origin or _origin(rest)
            return
        if label == "XMT":
            self._exclude(rest)
        if label in {"XMT", "ACCT"}:
            return
        if label:
            if rest and _OFFICES.match(rest):
                return
            self.current = "TO" if label.startswith(("TO", "ACTION")) else "INFO"
            self.labelled, self.excluding = True, None
        elif (_OFFICES.match(rest) and not (self.lists[self.current] and _is_rest(rest))) or self._goes_on(rest):
            return
        elif not self.labelled and not self.lists["TO"] and not _addressed(rest):
            return  # format lines 1 to 5, before the first address
        self._add(rest)

    def _goes_on(self, rest: str) -> bool:
        """Whether a line without a label goes on with the XMT clause or the address above it."""
        addressees = self.lists[self.current]
        if not addressees:
            return False
        routed = _ROUTING.match(rest) is not None
        ended = not self.told.endswith(",") and collectives.is_collective(_bare(rest))  # the next of the list
        if self.excluding is not None and not routed and not ended and not _trailing(rest):
            self._exclude(rest)
            return True
        last = addressees[-1]
        placeless = last.name.upper() in _PLACELESS and not routed
        open_ended = last.number is None and (last.precedence is None or rest.isdigit())
        if placeless or (open_ended and not routed and _is_rest(rest)):
            addressees[-1] = _addressee(" ".join(filter(None, [_routed_name(last), last.precedence, rest]))) or last
            return True
        return False

    def _add(self, rest: str) -> None:
        self.excluding = None
        upper = rest.upper()
        bare = rest.isascii() and not any(sign in upper for sign in _XMT_SIGNS)
        address, *excluded = [rest] if bare else _XMT.split(rest, maxsplit=1)
        if excluded and not (collectives.is_collective(_bare(address)) or "XMT" in upper):
            address, excluded = rest, []
        self.lists[self.current].extend(_listed(address))
        for told in excluded:
            self._exclude(told)

    def _exclude(self, told: str) -> None:
        """Take the posts of an XMT clause out of the collective before it."""
        self.told = told.rstrip()
        kind: Kind = self.current if self.lists[self.current] else "TO"
        addressees = self.lists[kind]
        if not addressees:
            return
        if self.excluding is None:
            many = [at for at, one in enumerate(addressees) if collectives.is_collective(one.name)]
            self.excluding = many[-1] if many else len(addressees) - 1
        names = tuple(
            bare
            for post in re.split(r"[,;]|\bAND\b", told)
            if (bare := _ROUTING.sub("", " ".join(post.split()).strip(" .()"), count=1))
        )
        held = addressees[self.excluding]
        addressees[self.excluding] = msgspec.structs.replace(held, excluded=(*held.excluded, *names))


def _routed_name(one: Addressee) -> str:
    return one.name if one.routing is None else f"{one.routing}/{one.name}"


@remembered(_WIDEST)  # a line is asked whether it is one address, whether all are, and then what it says
def _usual(line: str) -> re.Match[str] | None:
    return _USUAL.fullmatch(line)


def _lines(text: str) -> list[str]:
    lines: list[str] = []
    for line in text.split("\n"):
        bare = " ".join(line.split()).rstrip("\\ ")
        if len(bare) < _ONE or _usual(bare):
            lines += [bare] if bare else []
        else:
            lines += _broken(bare) if len(bare) <= _WIDEST else _breaking(bare)
    return lines


@lru_cache(maxsize=2048)  # collectives, and posts without a number behind them, are in every other list
def _broken(line: str) -> tuple[str, ...]:
    return _breaking(line)


def _breaking(line: str) -> tuple[str, ...]:
    """The addresses of one line that is not as usual: several, in a head that lost its line breaks."""
    routed = _BARE_ROUTING.sub(_slashed, line) if _BARE_SIGN.search(line) else line
    broken = _BREAKS.sub("\n", routed) if _BREAK_SIGN.search(routed) else routed
    return tuple(part for part in broken.split("\n") if part)


def _slashed(found: re.Match[str]) -> str:
    """A known routing indicator that lost the stroke behind it has it again."""
    return f"{found['ri']}/" if routing.routes_of(found["ri"]) else found.group()


def _without_pages(text: str) -> str:
    """The text without page lines, and without the levels and stamps that stand around them."""
    if "PAGE" not in text.upper() and not _SERIAL.search(text):
        return text
    lines = text.split("\n")
    paged = [at for at, line in enumerate(lines) if _PAGE.fullmatch(line.strip())]
    gone = set(paged)
    for at in paged:
        for step in (-1, 1):
            near = at + step
            while 0 <= near < len(lines) and (not lines[near].strip() or _FURNITURE.fullmatch(lines[near].strip())):
                gone.add(near)
                near += step
    return "\n".join(line for at, line in enumerate(lines) if at not in gone)


def _addressed(line: str) -> bool:
    """Whether a line without a label is an address: routed, or with the words of one."""
    bare = _bare(line)
    return (
        _ROUTING.match(line) is not None or _HEAD.match(bare) is not None or collectives.is_collective(bare)
    ) and _PLAIN.fullmatch(bare) is not None


def _bare(address: str) -> str:
    """An address without routing indicator, precedence and number."""
    found = _addressee(address)
    return found.name if found else address


_REST = re.compile(
    r"(?:(?:WASH(?:INGTON|DC)?(?:[ ]D[.]?C[.]?)?|D[.]?C[.]?|FL|COLLECTIVE)[ ]?)?"
    rf"(?://.{{1,40}}//|(?:{precedence.WORD.pattern})?[ ]?(?:\d{{4}})?)",
    re.IGNORECASE,
)


def _is_rest(line: str) -> bool:
    """What a wrapped address goes on with: the last words of a place, a precedence, a number."""
    return _REST.fullmatch(line) is not None


def _trailing(line: str) -> bool:
    """Whether a precedence word or a number stands behind a name: an addressee, no excluded post."""
    found = _addressee(line)
    return found is not None and (found.precedence is not None or found.number is not None)


def _origin(rest: str) -> str | None:
    found = _sender(rest)
    return found.name if found else None


def _listed(address: str) -> list[Addressee]:
    """The addressees of one line: several where commas or semicolons divide them."""
    address = address.strip(" ;,")
    if ";" not in address and "," not in address:
        return [one] if (one := _addressee(address.strip())) else []
    parts = [part.strip() for part in re.split(r";(?![^(]{0,60}[)])", address)]
    made: list[Addressee] = []
    for part in parts:
        pieces = re.split(r",[ ]?(?![^(]{0,60}[)])", part)
        if len(pieces) > 1 and all(_stands_alone(piece) for piece in pieces) and not _PLACE_FIRST.fullmatch(part):
            made.extend(one for piece in pieces if (one := _addressee(piece)))
        elif one := _addressee(part):
            made.append(one)
    return made


def _stands_alone(piece: str) -> bool:
    bare = _bare(piece)
    return _HEAD.match(bare) is not None or posts.is_station(bare) or collectives.is_collective(bare)


@remembered(_WIDEST)
def _addressee(address: str) -> Addressee | None:
    """One address taken apart, or None where it is none."""
    return _apart(address, numbered=True)


@remembered(_WIDEST)
def _sender(address: str) -> Addressee | None:
    """The same of who sent it: a number behind a post belongs to its name."""
    return _apart(address, numbered=False)


def _apart(address: str, *, numbered: bool) -> Addressee | None:
    address = " ".join(address[: 2 * _WIDEST].split())
    found = _ROUTING.match(address)
    route = found["ri"].upper() if found else None
    name = address[found.end() :] if found else address
    name = name.strip(" ,;.")
    upper = name.upper()
    if "POUCH" in upper or "UNN" in upper:
        name = _UNNUMBERED.sub("", name)
    number = urgency = None
    for _ in range(2):  # the precedence stands before the number, or behind it
        if numbered and number is None and (told := _NUMBER.search(name)) and not _UNIT.search(name[: told.start()]):
            number, name = told["number"].replace(" ", ""), name[: told.start()]
        if urgency is None:
            urgency, name = _urgency(name)
    if placed := _PLACE_FIRST.fullmatch(name):
        name = f"{placed['head']} {placed['place']}{placed['rest']}"
    name = " ".join(name.split()).strip(" ,;").rstrip(" -")
    if name.count("//") < 2:  # an office stands between two pairs of strokes, POLAD; one pair alone is a slip
        name = name.rstrip("/. ")
    if not name or len(name) > _WIDEST or not _PLAIN.match(name):
        return None
    return Addressee(name, route, urgency, number)


def _urgency(name: str) -> tuple[str | None, str]:
    """The precedence word at the end of a name, misspelt or not, and the name without it."""
    bare = name.rstrip(" .,/-")
    for told in precedence.WORD.finditer(bare):
        if told.start() and told.end() == len(bare):
            return precedence.word_of(told), bare[: told.start()].rstrip()
        office = name[told.end() :]
        if told.start() and _OFFICE.fullmatch(office):
            return precedence.word_of(told), bare[: told.start()].rstrip() + office.strip()
    head, _, last = bare.rpartition(" ")
    if head and len(last) > 4 and (slip := precedence.slip_of(last)):
        return slip, head
    return None, name
