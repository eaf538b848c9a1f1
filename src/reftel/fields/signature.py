"""Signature: the name at the end, usually the chief of mission's, ``ORDWAY``. Who signs is not who classified."""

import re

from reftel.facts import words as facts
from reftel.fields.remembering import remembered

# Lines after the signature that are none: end of message, service notes, banners of a post's web site, markings.
_NOISE = re.compile(
    r"N{3,4}|Q{4}|BT|[A-Z]{0,8}V?ZCZC?|#\d{1,5}|(?:SVC )?NOTE[ :].*|\(?(?:UN)?CLASSIFIED\)?"
    r"|(?:UNCLAS|CONFIDENTIAL|SECRET|TOP SECRET|LIMITED OFFICIAL USE)(?://?[A-Z]+)?"
    r"|[=*_#-]{2}.*|(?:[-_=*] ?){3,}|SIPDIS|.*\bCABLE ENDS\b.*|.*https?:.*|.*\bwww[.].*|VISIT .*"
    r"|.*\bCLASSIFIED WEB ?SITE\b.*|EXERCISE(?: EXERCISE){0,9}"
    r"|MINIMIZE CONSIDERED\.?|\*{3}.*|DECL(?:AS)?[ :].{0,40}|GP-?[1-4]\.?"
    r"|UNQUOTE|UNQTE|END (?:OF )?(?:CABLE|MESSAGE|TEXT)\.?|END COMMENT\.?|SENSITIVE"
    r"|NOFORN|<< END OF DOCUMENT >>|\d{1,3}"
    r"|(?:PAGE \d.*)|[A-Z .'-]{2,30} \d{8} \d{3}(?:\.\d)? OF \d{3}.*",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:(?:AMB|AMBASSADOR|CHARGE|ACTING)[.:]? ){0,2}"
    r"(?P<name>(?:(?:[A-Z]\.? ){0,2}|(?:[Dd][Ee] |[Vv][Oo]?[AaNn]N? |D'|MC|Mc|DI |LA |EL |AL |S[Tt]\. ){0,2})"
    r"[A-Z][A-Za-z'’]{1,20}(?:[ -][A-Z][A-Za-z'’]{1,20}){0,2}(?:,? (?:JR|SR|II|III)\.?)?)"
    r"[ #*@.\\]{0,6}"
)
# What stands beside a name: that it is signed, for whom (A/BLY), in whose absence, the group of E.O. 10501,
# the end of a quotation, which who is quoted signs before it.
_BEFORE = re.compile(
    r"(?:(?:[(]?SIGNED[)]?|SIGNATURE|/S/|GP[ -]?[1-4]|A/(?=[A-Z]{3}))[.:,]? ?){1,2}"
    r"|(?:[A-Z][A-Z'-]{2,24}[ .]{1,4})?UNQU?O?TE[ .]{1,8}(?=[A-Z]{3})",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?:,? ?[(]?\b(?:ACTING|A\.I\.|AI|CHARGE)[)]?| ?/S/| UNQU?O?TE"
    # His office, which no name ends with, behind a sign: "BLY, DCM", "BLY - ACTING", "BLY (CONSUL GENERAL)".
    r"|(?:, ?| ?/ ?| ?--? | ?[(])(?:ACTING|AMBASSADOR|AMB|DCM|CDA|CONSUL(?: GENERAL)?|CG|PRINCIPAL OFFICER"
    r"|(?:ACTING )?CHARGE(?: D['’]AFFAIRES)?(?: ?A\.?I\.?)?)[)]?){1,2}[ #*@.]{0,6}$",
    re.IGNORECASE,
)
# Who typed it, behind a stroke: small letters, or capitals that are no name for want of a vowel.
_TYPED = re.compile(r" ?/ ?(?:[a-z]{2,3}|[B-DF-HJ-NP-TV-XZ]{2,3})[ .]{0,3}$")
_NAMES_APART, _WORDS_APART = re.compile(r" ?/ ?| & "), re.compile(r"[ -]")
_PREFIX = re.compile(r"^(?:Mc|Mac|De|de|Van|van|von)")
_PREFIXED = re.compile(r"(?:Mc|Mac|De|Di|La|Le|O')[A-Z]+")
_SPACED = re.compile(r"(?:[A-Z] ){2,24}[A-Z]")


def parse_signature(text: str) -> tuple[str, ...]:
    """The names on the last line of a text that is no end-of-message line, ``SMITH/JONES`` as two; empty where none."""
    for line in reversed(text[-4000:].split("\n")):
        bare = " ".join(line.split()).strip("\\ ")
        told = _told(bare) if bare else None
        if told is not None:
            return told
    return ()


@remembered(60)
def _told(line: str) -> tuple[str, ...] | None:
    """The names of a line; none of one that is no signature, and None where it stands behind signatures."""
    return None if _NOISE.fullmatch(line) else _names(line)


def untitled(line: str) -> str:
    """A line of a signature without what stands beside the name: ``BLY, ACTING`` → ``BLY``."""
    return _BEHIND.sub("", _BEFORE.sub("", line, count=1) if _BEFORE.match(line) else line)


def _names(line: str) -> tuple[str, ...]:
    if len(line) > 60:
        return ()
    line = untitled(line)
    line = _TYPED.sub("", line)
    line = line.replace(" ", "") if _SPACED.fullmatch(line) else line
    parts = _NAMES_APART.split(line)
    names = []
    for part in parts:
        found = _NAME.fullmatch(part.strip())
        if found is None or not _like_a_name(found["name"], alone=len(parts) == 1):
            return ()
        names.append(_once(found["name"].rstrip(" .")))
    return tuple(names)


def _once(name: str) -> str:
    """A name that was printed twice on its line, once."""
    first, _, again = name.partition(" ")
    return first if first == again else name


def _like_a_name(name: str, *, alone: bool) -> bool:
    words = _WORDS_APART.split(name.upper())
    if any(word.strip(".") in facts.words("no-signature") for word in words):
        return False
    # In small letters only one word is a signature: "Ordway"; more are a heading or the end of a sentence.
    shouted = _PREFIX.sub("", name.replace(" ", "")).isupper() or name.replace("'", "").isupper()
    return shouted or (alone and len(words) == 1) or _PREFIXED.fullmatch(name) is not None
