"""The labels of a head, ``E.O. 12958:`` ``TAGS:`` ``SUBJECT:`` ``REF:`` ``Classified By:``, and how far each one's text goes.

A parser takes its text with or without the label; a text that has other labels but not this one says nothing of it.
"""

import re

# Each label: at the start of a line with or without a colon, in mid-line (heads that lost their line breaks) with one.
LABEL = re.compile(
    r"""
    (?:^[ \t]*(?:[(][A-Z/]{1,6}[)][ \t]*)?|(?<=\s))¶?
    (?:
      (?P<eo>E[ ]?[.,]?[ ]?[O0][ ]?[.,]?[ ]{0,2}:?[ ]{0,2}\d{5}\b|EXECUTIVE[ ]ORDER\b)
    | (?P<tags>TAGS?[ ]{0,2}[:;])
    | (?P<subject>SUBJ(?:ECT)?[ ]{0,2}[:;])
    | (?P<references>REF(?:S|TELS?|ERENCES?)?[ ]{0,2}[:;]|RETELS?[ ]{0,2}:)
    | (?P<classified>(?:DERIVATIVELY[ ])?CLASS?I?F?IED[ ]BY\b[ ]{0,2}:?|CLASSIFIER[ ]{0,2}:)
    | (?P<reasons>REASONS?[ ]{0,2}:)
    )
    | ^[ \t]*¶?(?:
      (?P<tags_>TAGS?\b(?=[ ]+[A-Z(\[]))
    | (?P<subject_>SUBJECT\b(?=[ ]))
    | (?P<references_>REF(?:S|TELS?)?\b(?=[ ](?:[(]?[A-Z][).:]|\d|[A-Z]{4})))
    )
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
# What ends any head: the first numbered paragraph, a rule of dashes, the word Summary on its own, the line of BT.
BODY = re.compile(
    r"^[ \t]*(?:¶[ ]?1[.(\s]|1[.][ ]{0,2}[(]|1[.][ ]+SUMMARY|-{4,}[ \t]*$|(?:-[ ]?){5,}[ \t]*$|SUMMARY[ \t.:]*$|BT[ \t]*$)"
    r"|(?<=\s)¶1[.]|(?<=[ ])1[.][ ]{0,2}[(](?:[USC]|SBU|LOU|C/NF|S/NF)[)]",
    re.IGNORECASE | re.MULTILINE,
)
PAGE_LINE = re.compile(
    r"(?:^|(?<=\s))[A-Z][A-Z .'-]{1,30} \d{8}[ ]{1,3}\d{3}(?:[.]\d)?[ ]{1,2}OF[ ]{1,2}\d{3}[ \t]*|^PAGE \d\d .{0,60}$",
    re.IGNORECASE | re.MULTILINE,
)


def behind(text: str, name: str, *, through: tuple[str, ...] = ()) -> str:
    """The text behind the label ``name``, up to the next other label (those in ``through`` pass) or the body.

    The whole text where it has no label at all; nothing where it has other labels only.
    """
    start = None
    labels = [(found, (found.lastgroup or "").rstrip("_")) for found in LABEL.finditer(text)]
    for found, kind in labels:
        if kind == name:
            start = found.end()
            break
    if start is None:
        # A text whose first word is a label of another element says nothing of this one.
        if any(kind not in through for _, kind in labels):
            first = next(found for found, kind in labels if kind not in through)
            if not text[: first.start()].strip():
                return ""
            return "" if "\n" in text[: first.start()].strip() else _until_body(text[: first.start()])
        return _until_body(text)
    end = len(text)
    for found, kind in labels:
        if found.start() >= start and kind != name and kind not in through:
            end = found.start()
            break
    return _until_body(text[start:end])


def _until_body(text: str) -> str:
    found = BODY.search(text)
    return text[: found.start()] if found else text


def unfolded(text: str) -> str:
    """The text on one line: page lines, backslashes at line ends and pilcrows taken out, white space folded."""
    return " ".join(PAGE_LINE.sub(" ", text).replace("\\\n", "\n").replace("¶", " ").split()).rstrip("\\ ")


def unlinked(text: str) -> str:
    """The text without mark-up that a converter left: ``[PREL](#)`` → ``PREL``, ``<a href="…">PREL</a>`` → ``PREL``."""
    return MARKUP.sub(lambda found: found.group("word") or "", text)


MARKUP = re.compile(r"\[(?P<word>[^\[\]\n]{0,80})\]\([^()\n]{0,200}\)|</?[A-Za-z][^<>\n]{0,300}>")
