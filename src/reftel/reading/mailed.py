"""The e-mail in which a telegram was forwarded: what stands above the telegram, and what is an e-mail and nothing else.

``From:``, ``Sent:`` and ``Subject:`` of an e-mail look like the first lines of record e-mail, and say nothing of a
telegram that stands below them.
"""

import re
from collections.abc import Sequence

from reftel.reading.firstlines import DTG, is_addressed, is_class_line
from reftel.reading.lines import Line
from reftel.reading.transmission import CHANNEL, POSITIONAL

HEAD_LIMIT = 400  # lines: the longest address list of a book message is well below it
MESSAGE_STARTS = frozenset("VZOPRYTt")  # what a channel, format lines in fixed places, the note of a part begins with
PARTIAL = re.compile(r"This record is a partial extract of the original cable", re.IGNORECASE)
COVERING = "covering-note"
"""The kind of a line of the e-mail above a telegram."""
MAIL_LABEL = re.compile(r"(?:From|Sent|To|Cc|CC|Bcc|Date|Importance|Attachments?)\s?:\s")
"""A line of the head of an e-mail, which ends its subject."""
_MAIL_YEAR = re.compile(r"^(?:Sent|Date)\s?:[^\n]{0,60}?\b(?P<year>(?:19|20)[0-9]{2})\b", re.MULTILINE)
_ABOVE = 8  # lines
_MAILED_BY = re.compile(r"From\s?:\s?\S")
_MAILED = re.compile(r"Sent\s?:\s?\S|Date\s?:\s?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)")  # a record e-mail has no such line


def starts_message(text: str) -> bool:
    """Whether a transmission begins with this line."""
    if text[:1] not in MESSAGE_STARTS:
        return False
    if text[0] in "Tt":
        return PARTIAL.match(text) is not None
    return CHANNEL.match(text) is not None or POSITIONAL.match(text) is not None


def sent_by_mail(lines: Sequence[Line]) -> int | None:
    """The line of a text in which an e-mail says who sent it, where it begins as one."""
    first = [at for at, line in enumerate(lines[:HEAD_LIMIT]) if line.text][:_ABOVE]
    sender = next((at for at in first if _MAILED_BY.match(lines[at].text)), None)
    if sender is None or not any(_MAILED.match(line.text) for line in lines[sender : sender + _ABOVE]):
        return None
    return sender


def mail_year(head: str) -> int | None:
    """The year in which an e-mail was sent, by the lines of its head."""
    found = _MAIL_YEAR.search(head)
    return int(found["year"]) if found else None


def forwarded(lines: Sequence[Line]) -> int:
    """How many lines are of the e-mail in which a telegram was forwarded, whose sender and subject are not its own."""
    sender = sent_by_mail(lines)
    if sender is None:
        return 0
    for at, line in enumerate(lines[:HEAD_LIMIT]):
        if line.text and (
            starts_message(line.text)
            or DTG.match(line.text)
            or is_class_line(line.text)
            or (at > sender and is_addressed(line.text))
        ):
            return at if at > sender else 0
    return 0
