"""Subject: what a cable is about, over one line or several. Handbook: 5 FAH-1 H-232."""

import re

from reftel.fields import labels
from reftel.fields.portion import Portion, parse_portion

_RULED = re.compile(r"\s-{4,}.*$")
_DASHED = re.compile(r"^-{1,2}[ ](?=\S)")  # "SUBJECT - THE LAMPS"
_BLANK = re.compile(r"\n[ \t\\]*\n")
_BEGINS = re.compile(r"[(\[{]")
# "US-" / "OYEN TALKS"
_HYPHENED = re.compile(r"(?<=[A-Za-z0-9])-[ \t]{0,20}\n[ \t]{0,40}(?!(?:AND|OR|TO)\b)(?=[A-Za-z0-9])")
# A hyphen that begins a line only keeps its place in the column: behind it stand several blanks, or the words before
# it cannot be the end of anything. Else it is a dash of the subject.
_CONTINUED = re.compile(
    r"(?P<open>(?:[ \n](?:THE|AN?|OF|TO|IN|ON|AT|BY|FOR|FROM|WITH|AND|OR|WILL|ITS|HIS|HER|THEIR|AS|NOT)|[,(&/]))?"
    r"[ \t]{0,20}\n-(?(open)[ ]|[ ]{2})[ ]{0,40}(?=[^ \n-])"
)
_END = re.compile(
    r"(?:[ ]-{1,2})?[ ]?[(](?:U|C|S|SBU|(?:C|S|SBU)//?NF)[)]$"
)  # said again, or the mark of what came next


def parse_subject(text: str) -> str | None:
    """The subject on one line, without its title mark; None where there is none."""
    subject = labels.behind(labels.unlinked(text), "subject")
    lines = subject.lstrip().rstrip()
    # A blank line ends it; a subject that begins on the line after its label is still found.
    first = _BLANK.split(lines, maxsplit=1)[0]
    flat = labels.unfolded(_joined(first))
    mark = parse_portion(flat) if _BEGINS.match(flat) else None
    flat = flat[mark.length :] if mark else flat
    subject = _END.sub("", _RULED.sub("", flat) if "----" in flat else flat).strip()
    subject = _DASHED.sub("", subject)
    return subject if any(map(str.isalnum, subject)) else None


def _joined(lines: str) -> str:
    """The lines without the hyphens that only lead from one to the next: a word goes on behind its hyphen."""
    if "-" not in lines or "\n" not in lines:
        return lines
    return _CONTINUED.sub(lambda found: f"{found['open'] or ''} ", _HYPHENED.sub("-", lines))


def title_mark(text: str) -> Portion | None:
    """The portion mark of the title, ``SUBJECT: (C) THE LAMPS``; None where it has none."""
    subject = labels.unfolded(labels.behind(labels.unlinked(text), "subject").lstrip())
    return parse_portion(subject) if _BEGINS.match(subject) else None
