"""The words of the reading room for what records hold as codes; whole sentences stand in the templates."""

import re
from collections.abc import Callable
from typing import Final

from reftel.facts import countries
from reftel.model.browsing import Count
from reftel.model.statement import TO_CHECK_BELOW
from reftel.model.telling import DOCUMENTS

_OF_CABLE = re.compile(r"@(source:[0-9a-f]{1,64}@[0-9]{1,12})")
ACTS: Final = {
    "state": ("·", "says"),
    "ask": ("?", "asks"),
    "support": ("+", "supports"),
    "reject": ("−", "rejects"),
    "request": ("→", "requests"),
    "commit": ("✓", "commits"),
    "criticize": ("!", "criticizes"),
}
"""For each act its sign, so that none has to be told by its colour, and its word."""
OLDER: Final = (
    "This was worked out some minutes ago: what was corrected or read since is not in it yet. It is being made anew."
)
RANK: Final = (
    f"how good the rule that found it is beside others, and no probability; below {TO_CHECK_BELOW} it is to be checked"
)
MAKING: Final = "Who says what in these cables is being made out now: it comes by itself."
NO_STATEMENTS_YET: Final = "of {left:,} of these no statements are made yet: they are not on this board"
STATEMENTS_OLDER: Final = (
    "the statements of {older:,} of these are of an older version of reftel: a room makes them anew behind its pages,"
    " and so does `reftel extract`"
)
STANCES_OLDER: Final = (
    "What is said on the questions of this archive is being worked out: it is not here yet, or of before."
)
KINDS: Final = DOCUMENTS
"""What each kind of document is called."""
BROKEN_OFF: Final = "The text breaks off here: the rest was taken out before it was released, or could not be read."
LEVELS: Final = {
    "U": "Unclassified",
    "LOU": "Limited Official Use",
    "C": "Confidential",
    "S": "Secret",
    "TS": "Top Secret",
}
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DATE_BASES: Final = {
    "dtg": "",
    "julian": "by its Julian day",
    "collection": "as published",
    "index": "inferred from its serial number",
    "text": "inferred from its text",
    "dateline": "as it is dated",
}
ROLES: Final = {"summary": "Summary", "comment": "Comment", "note": "Note", "action": "Action request", "body": ""}
SEVERITIES: Final = {"error": "wrong", "warning": "doubtful", "info": "note"}
LACKING: Final = {
    "next": "Who says what in this cable is being made out now: load the page again in some seconds.",
    "left": "Who says what in this cable is not made out yet: reftel extract ARCHIVE does.",
}

REVIEWED: Final = {
    "accepted": "accepted",
    "corrected": "corrected",
    "disputed": "disputed: stands as extracted",
    "rejected": "rejected",
}
VERDICTS: Final = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}
ITEMS: Final = {"cable": "cable", "paragraph": "paragraph", "statement": "statement", "search": "search"}
CASE_FORMS: Final = {
    "markdown": "Markdown",
    "html": "HTML",
    "csv": "CSV",
    "json": "JSON",
    "ris": "RIS",
    "bibtex": "BibTeX",
    "csl": "CSL-JSON",
}
"""The forms in which a case file is saved, as people call them."""
CLEARANCES: Final = ("", "top-secret", "secret", "confidential", "sbu", "unclassified")
"""For whom the words of a case file may be: those who see everything, else a level."""
NO_CASE: Final = "There is no case file {number}."
IMPORTS: Final = {
    "waiting": "waiting",
    "reading": "reading",
    "extracting": "extracting",
    "done": "done",
    "stopped": "stopped",
    "failed": "failed",
}
POST: Final = "the post"
"""Who speaks where nobody else is said to."""

NAMINGS: Final = {
    "person": ("person", "Persons"),
    "state": ("state", "States"),
    "body": ("body", "Bodies"),
    "post": ("post", "Posts"),
    "media": ("medium", "Media"),
    "role": ("role without a name", "Roles"),
    "group": ("group", "Groups"),
    "unnamed": ("unnamed source", "Unnamed sources"),
    "redacted": ("redacted name", "Redacted names"),
}
"""For each kind of actor its word, alone and over a list."""
MEETINGS: Final = {
    "meeting": "met",
    "call": "call",
    "meal": "meal",
    "telephone": "by telephone",
    "conversation": "talked",
}
WAYS: Final = {
    "meeting": "meeting",
    "call": "call",
    "meal": "meal",
    "telephone": "by telephone",
    "conversation": "conversation",
}
"""In what way people met, as it is filtered by."""
STATUSES: Final = {"held": "", "planned": "planned", "not-held": "did not take place"}
HAPPENED: Final = {"held": "took place", "planned": "planned", "not-held": "did not take place", "any": "any"}
"""Whether a meeting took place, as it is filtered by."""

STEPS: Final = {
    "delivered": "delivered",
    "asked": "asked",
    "requested": "requested",
    "answered": "answered",
    "unanswered": "did not answer",
}
"""What is done in a step of a démarche."""
MODALITIES: Final = {"planned": "planned", "possible": "possible", "past": "past", "mentioned": "only mentioned"}
"""Whether an event is to come, may come or is over, as it is filtered by."""

DAY_BASES: Final = {
    "paragraph": "the conversation that the paragraph tells of",
    "people": "a conversation of the same people elsewhere in the cable",
    "cable": "the only conversation that the cable dates",
    "subject": "the subject line",
    "memorandum": "the date of the memorandum of conversation",
}
"""How the day of a saying is inferred that is not in its own sentence."""

NO_ACTOR: Final = "Nobody in this archive is called {name}."
NO_CABLE: Final = "This archive holds no cable {mrn}."
SEVERAL_CABLES: Final = "Several years have a cable {mrn}: which one?"
NO_PARAGRAPH: Final = "{mrn} has no paragraph {para}."
NO_FORM: Final = "There is no form of citing called {form}."
NO_SOURCE: Final = "This archive holds no source {sha256}."
NO_PAGE: Final = "There is no such page."
MAY: Final = {
    "": "",
    "reader": "reads, searches and exports",
    "coder": "reviews statements and keeps case files too",
    "editor": "decides between coders, rules who is who, enters seats and brings cables in too",
    "admin": "looks after the accounts too, and has folders of the computer read",
}
"""What each role may do beyond the one before it."""
DONE: Final = {
    "signed in": "signed in",
    "signed out": "signed out",
    "failed": "failed to sign in",
    "did": "changed",
    "added": "added",
    "role": "gave a role to",
    "clearance": "gave a clearance to",
    "password": "gave a password to",
    "disabled": "disabled",
    "enabled": "enabled",
    "removed": "removed",
}
"""What the trail says was done."""
NO_FORMAT: Final = "There is no form {form!r} of this page: format is one of {forms}."
NO_ACT: Final = "What is to be done is not said, or this page does not do it: load it again. Nothing was changed."
NOT_PERMITTED: Final = (
    "Your role does not permit this; nothing was changed. An admin of this room can give you another."
)
TOO_OLD: Final = "The form is too old: load its page again, and send it again."
SIGN_IN_FIRST: Final = (
    "Nobody is signed in here, or not any more. Sign in, then load the page again; nothing was changed."
)
FOR_THE_EDITOR: Final = "What is disputed is shown to the editor, so that coders stay blind to each other."
NO_REVIEWS: Final = (
    "Nobody reviews in this room: a part of the archive is withheld here, or names are masked, and what was corrected "
    "would stand in an archive of which the coder sees a part. Statements are reviewed in a room that shows everything."
)
NO_QUESTIONS: Final = (
    "Nobody writes questions in this room: a part of the archive is withheld here, or names are masked. They are "
    "written in a room that shows everything."
)
NOT_SHOWN: Final = "Your role does not open this page. An admin of this room can give you another."
FAULT: Final = (
    "This is a fault of reftel, not of your material or of what you did. The window in which reftel runs says more."
)


INFERRED: Final = ", inferred"
"""What is said behind a date that no sentence gives."""
SEASONS: Final = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
"""The seasons of EDTF."""


BY_CABLE: Final = "no day of its own; by its cable of {day}"
"""What is said of a statement that is shown for the date of its cable."""


def identity(id_: str, called: Callable[[str], str]) -> str:
    """The id of an actor as it is shown: who is told from others by a cable without a number is so by its name."""
    return _OF_CABLE.sub(lambda found: f" in {called(found[1])}", id_)


def around(sentence: str, words: str) -> tuple[str, str, str]:
    """A sentence before some words of it, those words, and behind them; all of it where they do not stand in it so."""
    sentence, words = " ".join(sentence.split()), " ".join(words.split())
    before, found, after = sentence.partition(words) if words and words != sentence else (sentence, "", "")
    return before, found, after


def facet(one: Count) -> tuple[str, str]:
    """A value to filter cables by, as pages call it: the sign and word of a kind of statement; else no sign."""
    if one.query.startswith("act:"):
        return ACTS.get(one.name, ("", one.name))
    return "", POST if one.query == "said-by:post" else one.name


def said_day(own: str | None, cable: str | None) -> str:
    """The day of a saying, in words; that of its cable where it has none of its own, and then it says so."""
    return f"by its cable of {day(cable)}" if cable and not own else day(own)


def by_cable(count: int) -> str:
    """How many of the statements just counted go by the date of their cable; nothing where none does."""
    return f", {count:,} without a day of {_own(count)}, by the date of {_its(count)} cable" if count else ""


def counted_by_cable(count: int) -> str:
    """The same, in a sentence beside a count by years."""
    verb = "has" if count == 1 else "have"
    return f"{count:,} {verb} no day of {_own(count)}: counted by the date of {_its(count)} cable."


def undated(count: int, what: str = "statement") -> str:
    """How many statements or meetings are in no time at all, in a sentence."""
    told = f"{what} that else fits has" if count == 1 else f"{what}s that else fit have"
    return f"{count:,} {told} no day, nor has {_its(count)} cable: left out."


def other_days(count: int, what: str = "statement") -> str:
    """Why nothing is found where a time is asked for."""
    told = f"{what} else fits, but is" if count == 1 else f"{what}s else fit, but are"
    return f"No {what} is of that time: {count:,} {told} of other days."


def _own(count: int) -> str:
    return "its own" if count == 1 else "their own"


def _its(count: int) -> str:
    return "its" if count == 1 else "their"


OPENINGS: Final = {
    "date": "by a day that the line names",
    "event": "by an event",
    "span": "by a number of years",
    "oadr": "by its agency alone (OADR)",
    "schedule": "by the schedule of the order",
    "group": "by a group of the order",
    "exemption": "exempted",
    "review": "to be reviewed",
    "declassified": "declassified",
    "none": "nothing to declassify",
    "unsaid": "no line says when",
}
"""By what a cable opens, for each kind of instruction."""

FRAMES: Final = {
    "that": "a sentence behind {word}",
    "bare": "a sentence behind {word}",
    "wh": "a question behind {word}",
    "inf": "what is to be done behind {word}",
    "prep": "words behind {word}",
    "object": "words behind {word}",
    "passive": "words before {word}",
    "nominal": "a noun of saying behind {word}",
    "adjective": "how somebody is said to be: {word}",
    "asked": "what somebody was asked, behind {word}",
    "alone": "{word} alone",
    "paren": "{word} put into the sentence",
    "according": "according to",
    "quote": "quotation marks",
    "quotation": "quotation marks",
    "comment": "the words of the post itself",
    "implicit": "a sentence that goes on from what is reported before it",
}
"""What kind of words a statement was found by, for each frame; ``word`` is what stands there."""


def found_by(because: str) -> str:
    """By what a statement was found, in words, and which word told its kind; what is no frame of ours as it is."""
    frame, _, judged = because.partition("; ")
    kind, _, verb = frame.partition(":")
    if kind not in FRAMES:
        return because
    told = FRAMES[kind].format(word=_quoted(verb) or "a verb")
    word = _quoted(judged.partition(":")[2]) if not judged.startswith("content:") else ""
    return f"{told}; its kind by {word}" if word and word != _quoted(verb) else told


def _quoted(word: str) -> str:
    """A word between quotation marks, without the signs of the lists that it stands in; nothing where there is none."""
    plain = " … ".join(part.replace("~", "").strip() for part in word.split(" .. "))
    return f"“{plain}”" if plain and word != "None" else ""


def country(iso2: str | None) -> str:
    """The name of a country; its code where that is all that is known."""
    found = countries.by_iso2(iso2) if iso2 else None
    return found.name if found else iso2 or ""


def day(edtf: str | None) -> str:
    """A date as people write it: ``24 October 2006``, ``May 2005, inferred``; what is no plain date as it is."""
    if not edtf:
        return "no date"
    sure = edtf.rstrip("~?%")
    first, _, last = sure.partition("/")
    if first == ".." and (until := day(last)) != last:
        return f"until {until}" + ("" if sure == edtf else INFERRED)
    if last and "/" not in last and (until := day(last)) != last and (since := day(first)) != first:
        return f"{since} to {until}" + ("" if sure == edtf else INFERRED)
    parts = sure.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3 or len(parts[0]) != 4:
        return edtf
    told = [parts[0]]
    if len(parts) > 1:
        month = int(parts[1])
        if not (1 <= month <= 12 or (month in SEASONS and len(parts) == 2)):
            return edtf
        told.insert(0, SEASONS.get(month) or MONTHS[month - 1])
    if len(parts) > 2:
        told.insert(0, str(int(parts[2])))
    return " ".join(told) + ("" if sure == edtf else INFERRED)
