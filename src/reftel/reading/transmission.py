"""Format lines 1 to 5: ``VZCZCXRO2214``, routing, ``DE RUZQQU #0088/01 1631640``, ``ZNY CCCCC ZZH``, ``… ZDK``.

Handbook: 5 FAH-2 H-320.
"""

import re

from reftel.model.cable import Transmission

_CHANNEL = re.compile(r"V?ZCZC\s?([A-Z]{3}[0-9]{3,4}|\S+)")
_ROUTED = re.compile(r"(ZZ|OO|PP|RR|YY)\s+((?:[QRU][A-Z]{3,7}\s*)+)$")
_ROUTINGS = re.compile(r"(?:[QRU][A-Z]{3,7}\s*)+$")
_FROM = re.compile(r"DE\s+([QRU][A-Z]{3,7})(?:\s+#?([0-9]{4,6})(?:/([0-9]{1,2}))?(?:\s+([0-9]{3})([0-9]{4}))?)?")
_SECURITY = re.compile(r"ZN[RY]\s+([A-Z]{5})")
_SIGNALS = re.compile(r"\bZ[A-Z]{2}[0-9]?\b")


def read_transmission(lines: list[str], dtg_line: str) -> Transmission | None:
    """Read the first lines of a message; None where it has none of them."""
    channel = prosign = station = security = None
    serial = page = None
    julian: tuple[int, str] | None = None
    routed: list[str] = []
    for line in lines:
        text = line.strip()
        if found := _CHANNEL.match(text):
            channel = found[1]
        elif found := _ROUTED.match(text):
            prosign = found[1]
            routed += found[2].split()
        elif found := _FROM.match(text):
            station = found[1]
            serial = int(found[2]) if found[2] else None
            page = int(found[3]) if found[3] else None
            julian = (int(found[4]), found[5]) if found[4] else None
        elif found := _SECURITY.match(text):
            security = found[1]
        elif _ROUTINGS.match(text):
            routed += text.split()
    signals = tuple(_SIGNALS.findall(dtg_line))
    if not lines and not signals:
        return None
    return Transmission(
        channel=channel,
        prosign=prosign,
        routed_to=tuple(routed),
        station=station,
        serial=serial,
        page=page,
        julian=julian,
        security=security,
        signals=signals,
    )
