"""Subject: what a cable is about, over one line or several. Handbook: 5 FAH-1 H-232."""

import re

from reftel.fields import labels
from reftel.fields.portion import Portion, parse_portion

_RULED = re.compile(r"\s-{4,}.*$")
_DASHED = re.compile(r"^-{1,2}[ ](?=\S)")  # "SUBJECT - THE LAMPS"
_BLANK = re.compile(r"\n[ \t\\]*\n")
_BEGINS = re.compile(r"[(\[{]")
_END = re.compile(r"[ ]?[(](?:U|C|S|SBU|(?:C|S|SBU)//?NF)[)]$")  # said again, or the mark of what came next


def parse_subject(text: str) -> str | None:
    """The subject on one line, without its title mark; None where there is none."""
    subject = labels.behind(labels.unlinked(text), "subject")
    lines = subject.lstrip().rstrip()
    # A blank line ends it; a subject that begins on the line after its label is still found.
    first = _BLANK.split(lines, maxsplit=1)[0]
    flat = labels.unfolded(first)
    mark = parse_portion(flat) if _BEGINS.match(flat) else None
    flat = flat[mark.length :] if mark else flat
    subject = _END.sub("", _RULED.sub("", flat) if "----" in flat else flat).strip()
    subject = _DASHED.sub("", subject)
    return subject if any(map(str.isalnum, subject)) else None


def title_mark(text: str) -> Portion | None:
    """The portion mark of the title, ``SUBJECT: (C) THE LAMPS``; None where it has none."""
    subject = labels.unfolded(labels.behind(labels.unlinked(text), "subject").lstrip())
    return parse_portion(subject) if _BEGINS.match(subject) else None
