"""Format lines 1 to 5: ``VZCZCXRO2214``, routing, ``DE RUZQQU #0088/01 1631640``, ``ZNY CCCCC ZZH``, ``… ZDK``.

Handbook: 5 FAH-2 H-320. JANAP 128 puts them into one line of fixed places:
``RTTUZYUW RUZQQUA0088 1631640-UUUU--RUZAPAA.``
"""

import re

from reftel.fields.signal import Signal, parse_signals
from reftel.model.cable import Transmission

ROUTING = r"[QRU][A-Z]{3,7}"
CHANNEL = re.compile(r"V?ZCZC\s?([A-Z]{3}[0-9]{3,4}\b|[A-Z0-9]{3,12}\b)")
# A digraph of precedence, or what a damaged line has for it; then the routing behind it must be one of ours.
ROUTED = re.compile(
    rf"(?P<prosign>ZZ|OO|PP|RR|YY)\s+(?P<routed>{ROUTING}(?:\s+{ROUTING})*)\s*$"
    r"|(?P<damaged>[A-Z]{2})\s+(?P<ours>R[UH][A-Z]{2,5}(?:\s+R[UH][A-Z]{2,5})*)\s*$"
)
ROUTED_ON = re.compile(rf"{ROUTING}(?:\s+{ROUTING})*\s*$")
ORIGIN = re.compile(
    r"DE\s+(?P<station>[QRU][A-Z]{3,7})\b"
    r"(?:\s*#?\s?(?P<serial>[0-9]{4,6})(?:/(?P<page>[0-9]{1,2}))?(?:\s+(?P<day>[0-9]{3})(?P<hour>[0-9]{4})Z?)?)?"
)
SECURITY = re.compile(
    r"ZN[RY]\s+(?P<letters>(?P<class>[UECST])(?P=class){0,4}(?P<code>[A-Z]{0,3})|[A-Z]{5})(?P<foreign>/[A-Z]{5})?\b"
)
POSITIONAL = re.compile(
    r"(?P<precedence>[ZOPRY])(?P<media>[A-Z]{2})(?P<class>[UECSTRM])(?P<content>[A-Z]{4})\s+"
    r"(?P<station>[QRU][A-Z]{3,6})(?P<serial>[0-9]{4})\s+(?P<day>[0-9]{3})(?P<hour>[0-9]{4})"
    r"(?:\s?-\s?(?P<security>[A-Z]{4}))?(?:\s?--\s?(?P<routed>[A-Z]{4,8}(?:\s+[A-Z]{4,8})*))?[.\s]*$"
)
_TAIL = re.compile(r"[(](?P<tail>[^()]{2,80})[)]|(?<=\s)(?P<bare>CCY(?:\s[A-Z0-9-]+){0,4})\s*$")
_SHOWN_BY_ALL = "ZZH"  # from an office of the Department of State: so in nearly every copy
_DAYS = 366


def read_transmission(lines: list[str], dtg_line: str) -> Transmission | None:
    """Read the first lines of a message; None where it has none of them."""
    told: dict[str, object] = {}
    routed: list[str] = []
    signals: list[Signal] = []
    for line in lines:
        text = line.strip().rstrip("\\ ")
        if found := CHANNEL.match(text):
            told["channel"] = found[1]
        elif found := POSITIONAL.match(text):
            told |= _positional(found)
            routed += (found["routed"] or "").split()
        elif found := SECURITY.match(text):
            told |= _secured(found, text)
            signals += parse_signals(text)
        elif found := ORIGIN.match(text):
            told |= _origin(found)
            signals += parse_signals(text)
        elif found := ROUTED.match(text):
            told["prosign"] = found["prosign"] or found["damaged"]
            routed += (found["routed"] or found["ours"]).split()
        elif ROUTED_ON.match(text):
            routed += text.split()
    signals += parse_signals(dtg_line)
    if not lines and not signals:
        return None
    codes = tuple(dict.fromkeys(signal.code for signal in signals if signal.code != _SHOWN_BY_ALL))
    return Transmission(routed_to=tuple(routed), signals=codes, operating=tuple(signals), **told)  # type: ignore[arg-type]


def _secured(found: re.Match[str], text: str) -> dict[str, object]:
    code = (found["code"] or "") + (found["foreign"] or "")
    tail = _TAIL.search(text)
    return {
        "security": found["letters"],
        "release_code": code or None,
        "tail": (tail["tail"] or tail["bare"]) if tail else None,
    }


def _origin(found: re.Match[str]) -> dict[str, object]:
    day = found["day"]
    return {
        "station": found["station"],
        "serial": int(found["serial"]) if found["serial"] else None,
        "page": int(found["page"]) if found["page"] else None,
        "julian": (int(day), found["hour"]) if day and 0 < int(day) <= _DAYS else None,
    }


def _positional(found: re.Match[str]) -> dict[str, object]:
    return {
        "prosign": found["precedence"] * 2,
        "media": found["media"],
        "content": found["content"],
        "station": found["station"],
        "serial": int(found["serial"]),
        "julian": (int(found["day"]), found["hour"]) if 0 < int(found["day"]) <= _DAYS else None,
        "security": found["security"] or found["class"] * 4,
    }
