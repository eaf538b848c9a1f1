"""Whose candidacy an option is, where its title says so: ``Vardania chairs in 2005`` is Vardania's."""

import re
from collections.abc import Sequence

from reftel.facts.bodies import Member

# words that make an option somebody's candidacy; without one, "Spain takes five" is a deed and Spain no candidate
_OFFICE = re.compile(
    r"\b(candida(?:te|cy|ture)|bid|bids|chair|chairs|chaired|chairing|chairman\w*|chairperson\w*|presidency|presides|heads|hosts?|hosting"
    r"|seat|nominee|elected|election|appointed|leads|runs|becomes|succeeds|stands)\b",
    re.IGNORECASE,
)
_NO_NAMES = re.compile(
    r"(?:a|all|an|another|any|both|each|he|her|his|in|it|its|no|nobody|none|one|our|she|some|that|the|their|there|these|they"
    r"|this|those|we|who)$",
    re.IGNORECASE,
)
_NAME_AND_VERB = re.compile(r"(?P<name>[A-Z][\w'’.-]*(?: (?:of |the |and )?[A-Z][\w'’.-]*){0,4}) (?=[a-z])")
_POSSESSIVE = re.compile(r"['’]s?$")


def candidate_in(title: str, cues: Sequence[str], members: Sequence[Member]) -> str | None:
    """The first member a title names, else the name it begins with; None where the option is no candidacy."""
    if not any(_OFFICE.search(text) for text in (title, *cues)):
        return None
    places = [
        (at, -len(name), m.name) for m in members for name in (m.name, *m.aliases) if (at := _place(title, name)) >= 0
    ]
    if places:
        return min(places)[2]
    found = _NAME_AND_VERB.match(title)
    name = _POSSESSIVE.sub("", found["name"]) if found else ""
    return name if name and not _NO_NAMES.match(name) else None


def _place(text: str, name: str) -> int:
    found = re.search(rf"\b{re.escape(name)}\b", text)
    return found.start() if found else -1
