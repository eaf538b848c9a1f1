"""Whether something was said on no one day, or on another than that of the talk that is told of around it.

``Marin has long criticized the dam.`` ``When previously asked, he replied``. ``Observers believe``.
"""

import re
from typing import Final

from reftel.extracting.cues import tokens_of
from reftel.extracting.dates import words
from reftel.extracting.notes import Draft, Sentence

EARLIER: Final = frozenset(["previously", "repeatedly", "consistently", "often", "routinely", "traditionally"])
_COUNT: Final = "(?:two|three|four|five|six|seven|eight|nine|ten|several|many|[0-9]{1,2})"
_TALKS: Final = "(?:talks|meetings|discussions|consultations|negotiations|conversations|calls|encounters)"
_MANY: Final = re.compile(
    rf"\b(?:in|over|during|through|at|on) (?:(?:his|her|their|our|the|these|those) )?"
    rf"(?:{_COUNT} (?:full |long )?(?:days|weeks|rounds|sessions) of (?:\w{{1,20}} ){{0,2}}{_TALKS}"
    rf"|(?:a series of|several|numerous|many|various|frequent|repeated|multiple) (?:\w{{1,20}} ){{0,2}}{_TALKS}"
    rf"|{_COUNT} occasions|various occasions|numerous occasions|course of the (?:week|month|year|visit))\b",
    re.IGNORECASE,
)


def on_many_days(sentence: Sentence, drafts: list[Draft]) -> bool:
    """Whether a sentence tells of talks on several days of which it names none: ``over three days of talks``."""
    found = _MANY.search(sentence.text)
    return found is not None and not any(draft.start <= found.start() + sentence.start < draft.end for draft in drafts)


def looks_back(draft: Draft, drafts: list[Draft], sentence: Sentence) -> bool:
    """Whether it was said on some earlier day: *when previously asked, he replied*, *had told us earlier*."""
    return any(
        token.word in EARLIER and not any(one.start <= token.start + sentence.start < one.end for one in drafts)
        for token in tokens_of(sentence.text)
    ) and not is_now(draft, sentence)


def is_now(draft: Draft, sentence: Sentence) -> bool:
    """Whether the sentence has come back from the past before the draft: *had met in May, and now planned to …*."""
    before = sentence.text[: max(draft.start - sentence.start, 0)]
    return "now" in [token.word for token in tokens_of(before)[-6:]]


def stands(draft: Draft, sentence: Sentence) -> bool:
    """Whether it is told as what somebody has said at no one time or several as a rule say: *has long criticized*,
    *officials maintain*.
    """
    parse, verb = sentence.parse, draft.verb_at
    if parse is None or verb is None:
        return False
    perfect = parse.tags[verb] in ("VBN", "VBG", "VBD") and any(
        parse.lower[kid] in ("has", "have") for kid in parse.children(verb, "aux")
    )
    return perfect or parse.tags[verb] == "VBP"


def watches(draft: Draft) -> bool:
    """Whether those speak who are in no talk, and to nobody: ``critics``, ``most observers``."""
    return not draft.addressees and (draft.speaker.lower().split() or [""])[-1] in words()["watchers"]


def in_public(sentence: Sentence, drafts: list[Draft]) -> bool:
    """Whether it was said ``publicly``, and so in no talk that is told of."""
    return any(
        token.word == "publicly" and not any(one.start <= token.start + sentence.start < one.end for one in drafts)
        for token in tokens_of(sentence.text)
    )
