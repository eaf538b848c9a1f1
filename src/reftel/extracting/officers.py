"""The post's own people by their offices: the short forms of telegrams, and who "the Ambassador" may be."""

import re
from typing import Final

from reftel.extracting.parse import Parse

# Officers of the post in the short forms of telegrams: "PolMinCouns", "D/PolCouns", "EconOffs", "Pol/Mil chief".
_OFFICER: Final = re.compile(
    r"(?P<rank>[ad]/)?"
    r"(?P<work>pol|econ|emb|con|lab|est|polmin|polmil|pol/mil|pol-mil|econmin|polecon|pol/econ|p/e|e/p|mil|refco|sci|ag)"
    r"[ -]?(?P<post>offs?|officers?|couns|counselors?|mincouns|chief|section chief)"
)
# Whoever stands in for one: "A/DCM", "the acting PAO"; of the other offices these short forms are ``_OFFICER``'s.
_STAND_IN: Final = re.compile(
    r"(?P<rank>a/|d/|acting |deputy )(?P<post>dcm|pao|rso|datt|legatt|polchief|econchief|emin)"
)
_THE_AMBASSADOR: Final = re.compile(r"\b[Tt]he [Aa]mbassador\b")


def officer_of(words: str) -> str | None:
    """An officer of the post by the short form of his office, in small letters: ``polmincouns``; None if it is none."""
    if stands_in := _STAND_IN.fullmatch(words):
        post = stands_in["post"]
        return f"{stands_in['rank'].title()}{post.title() if post.endswith('chief') else post.upper()}"
    found = _OFFICER.fullmatch(words)
    if found is None:
        return None
    work = "/".join(part.capitalize() for part in found["work"].replace("-", "/").split("/"))
    gap = " " if found["post"] in ("chief", "section chief", "officer", "officers", "counselor", "counselors") else ""
    post = found["post"].title() if gap else found["post"]
    return f"{(found['rank'] or '').upper()}{work}{gap}{post}"


def whole_from(parse: Parse, at: int) -> int:
    """Where the words begin of which one token is the end, for the tokenizer parts them: *P* of ``P/E Chief``."""
    words = parse.words
    if at > 2 and words[at - 2] == "/" and officer_of(f"{parse.lower[at - 3]}/{parse.lower[at - 1]} {parse.lower[at]}"):
        at -= 1
    while at > 1 and words[at - 1] == "/" and parse.ends[at - 2] == parse.starts[at] - 1:
        at -= 2
    return at


def several(role: str) -> bool:
    """Whether a role of the post is that of several people: ``Poloffs``; a counselor, ``Polcouns``, is one."""
    return role.endswith("s") and not role.lower().endswith("couns")


def called(text: str, name: str) -> bool:
    """Whether "the Ambassador" may be a man of that name: not where the sentence that first names him has both."""
    if not _THE_AMBASSADOR.search(text):
        return False
    first = re.search(rf"\b(?:Amb\.?|Ambassador) (?:[A-Z][\w.-]+ ){{0,3}}{re.escape(name)}\b", text)
    if first is None:
        return True
    if first.start() > text.find("he Ambassador") >= 0:
        return False  # whom the cable has called so before is another
    return not _THE_AMBASSADOR.search(text, text.rfind(". ", 0, max(first.start() - 30, 0)) + 1, first.start())


def cased(name: str) -> str:
    """A name in capitals as names are written."""
    return " ".join(word.capitalize() if word.isupper() and len(word) > 3 else word for word in name.split(" "))


def surname(name: str) -> str:
    """The last word of the name of who signs, without *Jr.* and numerals."""
    words = [
        word
        for word in re.split(r"[\s,]+", name.strip())
        if word and word.lower().strip(".") not in ("jr", "sr", "ii", "iii", "iv")
    ]
    return cased(words[-1]) if words else name
