"""The labels of a head, ``E.O. 12958:`` ``TAGS:`` ``SUBJECT:`` ``REF:``, and how far the text of each goes.

A parser takes its text with or without the label; a text that has other labels but not this one says nothing of it.
"""

import re
from collections.abc import Iterable

from reftel.facts import posts

# Each label: at the start of a line with or without a colon, in mid-line (heads that lost their line breaks) with one.
LABEL = re.compile(
    r"""
    (?:^[ \t]*(?:[(][A-Z/]{1,6}[)][ \t]*)?|(?<=[\s\d]))¶?
    (?:
      (?P<eo>E[ ]?[.,]?[ ]?[O0][ ]?[.,]?[ ]{0,2}:?[ ]{0,2}\#?\d{5}\b)
    | (?P<tags>TAGS?[ ]{0,2}[:;]|TGAS[ ]?:|T[ ]A[ ]G[ ]S[ ]?:)
    | (?P<subject>SU(?=[ECT]{0,3}[BJ])[BJECT]{1,6}S?[ ]{0,2}[.:;]|SUBJ(?:CE|E,?C)T?[ ]{0,2}[:;]
      |S[ ]U[ ]B[ ]J[ ]E[ ]C[ ]T[ ]?:)
    | (?P<references>REF(?:S|TELS?|ERENCES?)?[ ]{0,2}[:;]|RETELS?[ ]{0,2}:)
    | (?P<classified>(?:DERIVATIVELY[ ])?CLA?S{1,2}I?F{0,2}I{0,2}E?D[ ]{1,2}BY\b[ ]{0,2}:?|CLASSIFIER[ ]{0,2}:)
    | (?P<reasons>REASONS?[ ]{0,2}:)
    )
    | (?P<eo__>E[.]O[.][ ]{0,2}\d{5}[ ]{0,2}:)             # glued to the word before it, in copies that
    | (?<=[A-Z?!.)"])(?P<tags__>TAGS:)|(?<=[A-Z?!.)"])(?P<subject__>SUBJECT:)          # lost their line breaks
    | (?<=[A-Z?!.)"])(?<!BRI)(?P<references__>REF:(?=[ ]{0,3}(?:[(]?A[).:]|[A-Z]{4,}[ ]\d)))
    | ^[ \t]*¶?(?:
      (?P<tags_>TAGS?\b(?=[ ]+[A-Z(\[]))
    | (?P<subject_>SUBJECT[ ]?-(?=[ ])|SUBJ(?:ECT)?\b(?=[ ](?-i:[^a-z])))
    | (?P<references_>REF(?:S|TELS?)?\b(?=[ ](?:[(]?[A-Z][).:]|\d|[A-Z]{4}))|REFS?[.](?=[ ][(]?[A-Z][).:][ ]))
    )
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
# What ends any head: the first numbered paragraph, a rule of dashes, the word Summary on its own, the line of BT.
BODY = re.compile(
    r"^[ \t]*(?:¶[ ]?1[.(\s]|1[.][ ]{0,2}[(]|1[.][ ]+SUMMARY|-{4,}[ \t]*$|(?:-[ ]){4,}-?[ \t]*$|SUMMARY[ \t.:]*$"
    r"|BT[ \t]*$)"
    r"|(?<=\s)¶1[.]|(?<=[ ][ ])1[.][ ]{1,3}(?=[A-Z(])|(?<=[ ])1[.][ ]{0,2}[(](?:[USC]|SBU|LOU|C/NF|S/NF)[)]",
    re.IGNORECASE | re.MULTILINE,
)
# "ASTANA 00000280 002 OF 002", also cut short; its serial has eight digits, which no other number in a head has.
PAGE_LINE = re.compile(
    r"(?:^|(?<=\s))(?P<words>[A-Z][A-Z .'-]{1,30}) 0\d{7}"
    r"(?:[ ]{1,3}\d{3}[.\d]{0,8}(?:[ ]{1,2}OF[ ]{1,2}\d{3})?)?(?![\dA-Z])[ \t]*"
    r"|^PAGE \d\d .{0,60}$",
    re.IGNORECASE | re.MULTILINE,
)
# A text with a line of another part of the head is not the unlabelled text of an element; a subject may begin "SECRET".
_OTHER = re.compile(
    r"^[ \t]*(?:VZCZC|CABLE DATED|SIPDIS[ \t]*$|[ZOPR] (?:[ZOPR] )?\d{6}Z"
    r"|(?:UNCLAS|C[ .-]?O[ .-]?N[ .-]?F[ .-]?I[ .-]?D|S[ .-]?E[ .-]?C[ .-]?R[ .-]?E[ .-]?T|T[ .-]?O[ .-]?P[ .-]"
    r"|LIMITED OFF)[^\n]{0,80}(?<!\d)\d{3,8}"
    r"(?:[ \t\\]*$|[ ]{0,3}SIPDIS))",
    re.IGNORECASE | re.MULTILINE,
)
_WORDS = 4  # words of the longest station
_LONGEST = 4_000  # characters of an element; the longest reference lists seen have some 2,000
# What a label has in it, in capitals.
_SIGN = re.compile(r"TAG|TGAS|T A G|S U B|SU(?=[ECT]{0,3}[BJ])[BJECT]{2}|SUB[.:; ]|REF|RETEL|CL[AS]|REASON|\d{5}")
_HEAD = (
    16_000  # characters in which its label is looked for; the longest heads seen, lists of addressees, have some 9,000
)
MARKUP = re.compile(r"\[(?P<word>[^\[\]\n]{0,80})\]\([^()\n]{0,200}\)|</?[A-Za-z][^<>\n]{0,300}>")


def behind(text: str, name: str, *, through: tuple[str, ...] = ()) -> str:
    """The text behind the label ``name``, up to the next other label (those in ``through`` pass) or the body.

    Without its label: the whole text, or what stands before another label; nothing where it begins with another
    element.
    """
    text = text[:_HEAD]
    labels = [(found, (found.lastgroup or "").rstrip("_")) for found in _labels_of(text)]
    start = next((found.end() for found, kind in labels if kind == name), None)
    others = [found.start() for found, kind in labels if kind != name and kind not in through]
    end = next((at for at in others if start is None or at >= start), len(text))
    piece = text[start or 0 : min(end, (start or 0) + _LONGEST)]
    if start is None and (_OTHER.search(piece) or _is_head(labels) or (others and piece.count("\n") > 2)):
        return ""
    found = BODY.search(piece) if _may_hold_body(piece) else None
    return piece[: found.start()] if found else piece


def _may_hold_body(text: str) -> bool:
    """Whether a text has anything of what ends a head: nearly none has."""
    upper = text.upper()
    return (
        "1." in text or "¶" in text or "--" in text or "- -" in text or "SUMMARY" in upper or "BT" in upper
    ) or not text.isascii()


def _labels_of(text: str) -> Iterable[re.Match[str]]:
    """The labels of a text; of one that begins with a label, and has none of what others are made of, this one."""
    first = LABEL.match(text)
    if first is not None and text.isascii() and _SIGN.search(text[first.end() :].upper()) is None:
        return (first,)
    return LABEL.finditer(text)


def without_page_lines(text: str) -> str:
    """The text without page lines; in mid-line only the station is one: ``THE LAMPS OF  SESTRIN 00000214 …``."""
    if " 0" not in text and "PAGE " not in text.upper():
        return text
    return PAGE_LINE.sub(_kept, text)


def _kept(found: re.Match[str]) -> str:
    words = (found["words"] or "").split()
    if len(words) <= _WORDS and (found.start() == 0 or found.string[found.start() - 1] == "\n"):
        return " "
    at = next((at for at in range(len(words)) if posts.is_station("".join(words[at:]))), len(words) - 1)
    return " ".join([*words[:at], ""])


def before(text: str) -> str:
    """The text up to the first label of any element, or the body."""
    label = LABEL.search(text) if not text.isascii() or _SIGN.search(text.upper()) else None
    body = BODY.search(text) if _may_hold_body(text) else None
    ends = [found.start() for found in (label, body) if found]
    return text[: min(ends, default=len(text))]


def _is_head(labels: list[tuple[re.Match[str], str]]) -> bool:
    """Whether there are several elements, so that what stands before them is no element without its label."""
    return len({kind for _, kind in labels} - {"classified", "reasons"}) > 1


def unfolded(text: str) -> str:
    """The text on one line: page lines, backslashes at line ends and pilcrows taken out, white space folded."""
    return " ".join(without_page_lines(text).replace("\\\n", "\n").replace("¶", " ").split()).rstrip("\\ ")


def unlinked(text: str) -> str:
    """The text without mark-up that a converter left: ``[PREL](#)`` → ``PREL``, ``<a href="…">PREL</a>`` → ``PREL``."""
    if "[" not in text and "<" not in text:
        return text[: 2 * _HEAD]
    return MARKUP.sub(lambda found: found.group("word") or "", text[: 2 * _HEAD])
