"""Portion mark: the classification of one paragraph, ``(C)``, ``(SBU)``, ``(S/NF)``. Handbook: 5 FAH-1 H-246."""

import re

import msgspec

from reftel.fields.level import Level


class Portion(msgspec.Struct, frozen=True):
    """A mark without brackets, ``C/NF``, the level it means, whether it is for the entire text, and its length."""

    mark: str
    level: Level
    entire: bool
    length: int


_WORDS = {
    "U": "U",
    "UNCLASSIFIED": "U",
    "UNCLAS": "U",
    "C": "C",
    "CONFIDENTIAL": "C",
    "S": "S",
    "SECRET": "S",
    "TS": "TS",
    "TOP SECRET": "TS",
    "SBU": "SBU",
    "SENSITIVE BUT UNCLASSIFIED": "SBU",
    "LOU": "LOU",
    "LIMITED OFFICIAL USE": "LOU",
    "FOUO": "FOUO",
    "NATO CONFIDENTIAL": "NC",
    "NATO SECRET": "NS",
}
_LEVELS: dict[str, Level] = {
    "U": "U",
    "SBU": "U",
    "FOUO": "U",
    "LOU": "LOU",
    "C": "C",
    "NC": "C",
    "S": "S",
    "NS": "S",
    "TS": "TS",
}
_LEVEL = "|".join(sorted(_WORDS, key=len, reverse=True))
_COUNTRIES = r"(?:(?:[ ,]{1,2}|/)(?!NF\b|OC\b)[A-Z]{2,4}(?![A-Z]))"
_CAVEAT = (
    rf"NOFORN|NF|N|FOUO|SBU|OC|ORCON|PROPIN|REL(?: TO)?{_COUNTRIES}{{0,16}}|EXDIS|NODIS|LIMDIS|STADIS|EFTO"
    r"|SENSITIVE|FGI(?:(?: [A-Z]{2,4}){1,4})?|NATO|SI|TK|HCS|MR|IMCON|NOCONTRACT|DSEN|FRD|RD"
)
_ENTIRE = r"(?:\s{0,2}[-–—,:/]{0,3}\s{0,2}ENTIRE\s(?:TEXT|MESSAGE|CABLE|PARA(?:GRAPH)?))"
_BRACKETED = re.compile(
    rf"\s{{0,4}}[(\[{{]\s{{0,2}}(?:(?P<before>ENTIRE\sTEXT)\s{{0,2}}[-–—,:/]{{0,3}}\s{{0,2}})?(?P<level>{_LEVEL})"
    rf"(?P<caveats>(?:(?:\s{{0,2}}(?:[)]\s?[(]|//?|-|,)\s{{0,2}}|\s(?=NF\b|NOFORN))(?:{_CAVEAT})){{0,5}})(?P<entire>{_ENTIRE})?"
    rf"\s{{0,2}}[)\]}}][.:]?(?P<after>{_ENTIRE}[.:]?)?",
    re.IGNORECASE,
)
# A list of countries is one caveat: "REL TO USA, GBR".
_PARTS = re.compile(rf"REL(?: TO)?{_COUNTRIES}*|[A-Z][A-Z ]*", re.IGNORECASE)
_BARE = re.compile(
    rf"\s{{0,4}}(?P<level>{_LEVEL})(?P<caveats>(?://?(?:{_CAVEAT})){{0,3}})(?P<entire>{_ENTIRE})[.:]?", re.IGNORECASE
)


def parse_portion(text: str) -> Portion | None:
    """Read the mark with which a text begins; ``length`` is how many characters it takes."""
    found = _BRACKETED.match(text) or _BARE.match(text)
    if found is None:
        return None
    level = _WORDS[" ".join(found["level"].upper().split())]
    caveats = [
        {"NOFORN": "NF", "N": "NF"}.get(caveat, caveat)
        for part in _PARTS.findall(found["caveats"])
        if (caveat := " ".join(part.upper().split()))
    ]
    said = found.groupdict()
    entire = bool(said["entire"] or said.get("after") or said.get("before"))
    return Portion("/".join([level, *caveats]), _LEVELS[level], entire, found.end())
