"""What a form of citing is, and the words that several share: who sent what to whom, when, as the cable itself says.

A number, a title and a date stand as they are read; what was inferred is marked so. The hash of the source is given
where there is room, for it says exactly which text was read.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from reftel.facts import posts
from reftel.facts.volumes import volume_of
from reftel.fields.level import NAMES
from reftel.model.cable import Cable
from reftel.model.source import is_hash

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_KEPT = frozenset(
    {"US", "USUN", "UN", "NATO", "OSCE", "EU", "OECD", "WTO", "IAEA", "FORMIN", "USOSCE", "USNATO", "USEU"}
)

_DAY = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])(?:-([0-9]{2}))?")


class Citation(NamedTuple):
    """A form of citing: its name, what people call it, how its files end, and what it makes of a cable or paragraph."""

    name: str
    title: str
    suffix: str
    media: str
    write: Callable[[Cable, int | None], str]


class Day(NamedTuple):
    """The day of a cable as far as it is known, and whether it was inferred."""

    year: int
    month: int | None
    day: int | None
    inferred: bool


def day_of(cable: Cable) -> Day | None:
    """The day of a cable; None where it has none, or one that is no plain day."""
    if not cable.date:
        return None
    sure = cable.date.rstrip("~?%")
    parts = sure.split("-")
    if len(parts) > 3 or not all(part.isascii() and part.isdigit() for part in parts) or len(parts[0]) != 4:
        return None
    year, month, day = (*map(int, parts), None, None)[:3]
    if year is None or (month is not None and not 1 <= month <= 12):
        return None
    return Day(year, month, day, inferred=sure != cable.date or cable.date_basis in ("index", "text"))


def american(cable: Cable) -> str:
    """``March 11, 2004``; ``[May 2005]`` where it was inferred; ``n.d.`` where there is none."""
    day = day_of(cable)
    if day is None:
        return "n.d."
    told = str(day.year)
    if day.month:
        told = f"{MONTHS[day.month - 1]} {day.day}, {day.year}" if day.day else f"{MONTHS[day.month - 1]} {day.year}"
    return f"[{told}]" if day.inferred else told


def iso(cable: Cable) -> str:
    """``2004-03-11``, as far as it is known."""
    day = day_of(cable)
    if day is None:
        return ""
    return "-".join(f"{part:0{4 if at == 0 else 2}}" for at, part in enumerate(day[:3]) if part is not None)


def name_of(addressee: str) -> str:
    """A post as it is cited, ``U.S. Embassy Tbilisi``, ``Department of State``; of others the words as written."""
    post = posts.post_of(addressee)
    if post and post.kind == "department":
        return "Department of State"
    if post and post.kind == "embassy" and post.city and addressee.upper().startswith(("AMEMB", "USEMB")):
        return f"U.S. Embassy {post.city}"
    return " ".join(word if word in _KEPT or not word.isupper() else word.title() for word in addressee.split())


def sender(cable: Cable) -> str | None:
    """Who sent it."""
    return name_of(cable.origin) if cable.origin else None


def receivers(cable: Cable) -> tuple[str, ...]:
    """Those who were to act on it."""
    return tuple(name_of(one.name) for one in cable.action)


def kind_of(cable: Cable) -> str:
    """``Telegram``, ``Airgram`` …; ``Document`` where it is not known."""
    return "Document" if cable.kind == "unknown" else cable.kind.capitalize()


def title_of(cable: Cable) -> str | None:
    """The subject as it stands, its lines joined; the editors' heading where neither it nor a sender is told."""
    title = cable.subject or (None if cable.origin else cable.publisher.get("title"))
    return " ".join(title.split()) if title else None


def filed_as(cable: Cable) -> str | None:
    """The title that a reference manager files it under: its own, else the editors' heading."""
    return title_of(cable) or " ".join((cable.publisher.get("title") or "").split()) or None


def key_of(cable: Cable) -> str:
    """What tells an entry from others: the number, ``frus1936v03-d69`` of a document in a volume, else its place."""
    volume = volume_of(cable.release.authority or "") if cable.mrn is None else None
    number = cable.publisher.get("number")
    return f"{volume.id}-d{number}" if volume and number else cable.citation


def volume_told(cable: Cable) -> str | None:
    """The volume in which it is printed, and its number there, as a note cites them; None of what is in none."""
    volume = volume_of(cable.release.authority or "") if cable.mrn is None else None
    return f"{volume.title}, {number_of(cable)}" if volume and cable.publisher.get("number") else None


def number_of(cable: Cable) -> str:
    """The number as cited; that of the document in a printed series; where there is none, the place in its source."""
    if cable.mrn is None and (number := cable.publisher.get("number")) and volume_of(cable.release.authority or ""):
        return f"document {number}"
    return cable.citation


def marking(cable: Cable) -> str | None:
    """``Confidential``; what it was when it was sent."""
    return NAMES[cable.classification.level] if cable.classification else None


def opened(cable: Cable) -> str | None:
    """How it came to be open, where known: ``released, FOIA, January 2, 2020``; in which volume, by its title."""
    release = cable.release
    if release.status == "unknown":
        return None
    volume = volume_of(release.authority or "")
    by = volume.title if volume else release.authority
    return ", ".join(part for part in (release.status, by, _in_words(release.date)) if part)


def _in_words(day: str | None) -> str | None:
    """``2020-01-02`` as the date of a cable is cited, ``January 2, 2020``; as it stands where it is no such day."""
    found = _DAY.fullmatch(day or "")
    if found is None:
        return day
    month = MONTHS[int(found[2]) - 1]
    return f"{month} {int(found[3])}, {found[1]}" if found[3] else f"{month} {found[1]}"


def source_of(cable: Cable) -> str:
    """Exactly which text was read; where a part of it is withheld, that no hash of it is given."""
    if not is_hash(cable.source.sha256):
        return f"source withheld in part, characters {cable.span.start} to {cable.span.end}"
    return f"source SHA-256 {cable.source.sha256}, characters {cable.span.start} to {cable.span.end}"


def sentence(text: str) -> str:
    """Words as a sentence: a stop at the end, and not a second one."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def at_paragraph(para: int | None) -> str | None:
    """``para. 4``."""
    return None if para is None else f"para. {para}"
