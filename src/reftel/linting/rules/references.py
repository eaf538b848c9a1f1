"""Rules of references: their letters, whether the text uses them, whether they can be (L040, L041)."""

import re
from collections.abc import Iterator

from reftel.linting.catalogue import found
from reftel.linting.words import day_of, is_extract, lines_of, place_of
from reftel.model.cable import Cable, Mentioned
from reftel.model.finding import Finding
from reftel.model.source import Span

AHEAD = 60
"""So far above the cable's own may a serial of its post be: numbers are given when drafting begins."""


def _letters(cable: Cable) -> list[str]:
    told = [one.enumerator for one in cable.references if one.enumerator]
    seen = [letter for letter in told if len(letter) == 1 and letter.isalpha()]  # they may be numbered: 1), 2)
    return list(dict.fromkeys(seen))


def _used(cable: Cable) -> dict[str, Mentioned]:
    """The letters of references that the text uses, each with its first place."""
    used: dict[str, Mentioned] = {}
    for one in cable.mentions:
        if one.mention.kind == "enumerator" and one.mention.enumerator:
            used.setdefault(one.mention.enumerator.upper(), one)
    return used


def reference_letters(cable: Cable) -> Iterator[Finding]:
    """L040."""
    letters = _letters(cable)
    if not letters:
        return
    wanted = [chr(ord("A") + at) for at in range(len(letters))]
    if letters != wanted:
        message = f"references are lettered {', '.join(letters)}; {', '.join(wanted)} expected"
        yield found("reference-letters", message, place_of(cable.head.references))


def reference_unknown(cable: Cable) -> Iterator[Finding]:
    """L040."""
    head = cable.head
    if cable.kind != "telegram" or (head.subject is None and head.tags is None and head.eo is None):
        return  # a fragment: its REF line may have been left out
    if head.references is None and not _has_ref_line(cable):
        first = next((one for one in cable.mentions if "REFTEL" in one.mention.text.upper()), None)
        if first is not None:
            yield found("reference-unknown", f"{first.mention.text}, and there is no REF line", first.span)
        return
    letters = _letters(cable)
    if not letters:
        return
    for letter, one in sorted(_used(cable).items()):
        if letter not in letters and letter <= chr(ord(max(letters)) + 6):
            message = f"ref {letter} is not among the references ({', '.join(letters)})"
            yield found("reference-unknown", message, one.span)


def _has_ref_line(cable: Cable) -> bool:
    """Whether a REF line was read into another element, or stands in the first lines of the text."""
    heads = [line for name in ("subject", "classified_by", "tags", "eo") for line, _ in lines_of(cable.field(name))]
    opening = cable.paragraphs[0].text[:200] if cable.paragraphs else ""
    return any(re.search(r"\bREF(?:S|TELS?)?\b", line) for line in [*heads, opening])


def reference_unused(cable: Cable) -> Iterator[Finding]:
    """L040."""
    letters, used = _letters(cable), _used(cable)
    if len(letters) < 2 or not used or is_extract(cable):
        return
    if any(one.mention.kind == "reftel" and one.mention.text.upper() in {"REFS", "REFTELS"} for one in cable.mentions):
        return
    unused = [letter for letter in letters if letter not in used]
    if unused:
        message = f"ref {', '.join(unused)} is not used in the text, and ref {', '.join(sorted(used))} is"
        yield found("reference-unused", message, place_of(cable.head.references))


def reference_to_itself(cable: Cable) -> Iterator[Finding]:
    """L041."""
    own = cable.mrn
    for one in cable.references:
        if own and one.mrn and one.mrn.serial == own.serial and one.mrn.station == own.station:
            if one.mrn.year is not None and own.year is not None and one.mrn.year != own.year:
                continue
            yield found("reference-to-itself", f"{one.text} is the cable's own number", _place(cable, one.text))


def reference_later(cable: Cable) -> Iterator[Finding]:
    """L041."""
    own = cable.mrn
    year = int(day[:4]) if (day := day_of(cable)) else (own.year if own else None)
    for one in cable.references:
        if one.mrn is None or own is None:
            continue
        if year is not None and one.mrn.year is not None and one.mrn.year > year:
            yield found(
                "reference-later", f"{one.text} is of {one.mrn.year}, and the cable of {year}", _place(cable, one.text)
            )
        elif one.mrn.station == own.station and one.mrn.year == own.year and one.mrn.serial > own.serial + AHEAD:
            message = f"{one.text} has a later serial than the cable, {own.header}; the year before expected"
            yield found("reference-later", message, _place(cable, one.text))


def _place(cable: Cable, text: str) -> Span:
    """The line of a reference, where one holds its words."""
    last = text.rsplit(" ", 1)[-1]
    held = [place for line, place in lines_of(cable.head.references) if text in line]
    near = held or [place for line, place in lines_of(cable.head.references) if last in line]
    return near[0] if near else place_of(cable.head.references)
