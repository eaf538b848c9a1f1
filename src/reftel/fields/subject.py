"""Subject: what a cable is about, over one line or several. Handbook: 5 FAH-1 H-232."""

import re

from reftel.fields import labels

_BLANK = re.compile(r"\n[ \t\\]*\n")
_MARK = re.compile(r"[(](?:U|C|S|TS|SBU|LOU|C/NF|S/NF|SBU/NF|S//NF|C//NF)[)][ ]{0,3}", re.IGNORECASE)

_END = re.compile(r"[ ]?[(](?:U|C|S|SBU)[)]$")  # the mark of what came next, in copies that lost their line breaks


def parse_subject(text: str) -> str | None:
    """The subject on one line, without its title mark; None where there is none."""
    subject = labels.behind(labels.unlinked(text), "subject")
    lines = subject.lstrip().rstrip()
    # A blank line ends it; a subject that begins on the line after its label is still found.
    first = _BLANK.split(lines, maxsplit=1)[0]
    flat = labels.unfolded(first)
    found = _MARK.match(flat)
    flat = flat[found.end() :] if found else flat
    subject = _END.sub("", re.sub(r"\s-{4,}.*$", "", flat)).strip()
    return subject if any(map(str.isalnum, subject)) else None
