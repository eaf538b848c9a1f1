"""When it is to be decided: a day ahead of the cable, beside a word of deciding."""

from collections import Counter
from collections.abc import Sequence

from reftel.extracting.cues import tokens_of
from reftel.extracting.dates import find_dates
from reftel.extracting.drafting.namings import words
from reftel.extracting.drafting.sentences import Told
from reftel.facts.events import events
from reftel.model.draft import Cited

_NEAR = 60  # characters between a date and the word of deciding


def due_in(
    about: Sequence[Told], naming: Sequence[Told], years: frozenset[str]
) -> tuple[str | None, tuple[Cited, ...]]:
    """The date (EDTF) that most sentences give, of several the most exact and the first.

    ``years`` are those of the options, and no days. Only the paragraphs that name the subject are asked.
    """
    paragraphs = {(one.cited.cable, one.cited.para) for one in naming}
    asked = [one for one in about if (one.cited.cable, one.cited.para) in paragraphs]
    found = [(day, one.cited) for one in asked for day in _days(one, years)]
    if not found:
        return None, ()
    counts = Counter(day for day, _ in found)
    best = min(counts, key=lambda day: (-sum(counts[d] for d in counts if d.startswith(day)), -len(day), day))
    return best, tuple(dict.fromkeys(cited for day, cited in found if day.startswith(best) or best.startswith(day)))


def meeting_at(body: str, due: str | None) -> str:
    """The meeting of a body in that time, by the table of events; nothing where it has none, or several."""
    if not body or due is None or len(due) < 7:
        return ""
    there = [e for e in events() if e.kind == "meeting" and e.of == body and any(d.startswith(due) for d in e.days)]
    if len(there) != 1:
        return ""
    (event,) = there
    known = " [K]" if event.mark == "K" else ""
    return f"{event.name}, {' to '.join((event.days[0], event.days[-1]) if len(event.days) > 1 else event.days)}{known}"


def _days(one: Told, years: frozenset[str]) -> list[str]:
    """The dates of a sentence that lie ahead of its cable and stand near a word of deciding."""
    if not one.date:
        return []
    deciding = [token for token in tokens_of(one.text) if token.word in words("deciding")]
    if not deciding:
        return []
    cable = one.date.rstrip("~?%").split("/")[0]
    found = []
    for day in find_dates(one.text, one.date):
        plain = day.edtf.rstrip("~?%")
        ahead = "/" not in plain and plain[:4].isdigit() and plain > cable[: len(plain)]
        put_off = one.text[: day.start].rstrip().casefold().endswith(("until", "till", "since"))
        near = any(abs(token.start - day.start) <= _NEAR for token in deciding)
        if ahead and near and not put_off and not (len(plain) == 4 and plain in years):
            found.append(plain)
    return found
