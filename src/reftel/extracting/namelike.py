"""Whether words look like somebody who speaks: a name, a title with a name, a noun for people; a clause does not.

A word is its letters, its begin and its end in the paragraph.
"""

from reftel.extracting import dates
from reftel.extracting.lexicon.load import cues, speakers
from reftel.extracting.notes import Aside, Mention
from reftel.extracting.walk import TOLD

Word = tuple[str, int, int]
PRONOUNS = frozenset(["he", "she", "they", "we", "i", "it"])
LEADS = frozenset(["as", "and", "but", "so", "while", "although", "though"])
AUXILIARY = cues("auxiliaries")
SURE = frozenset(["convinced", "sure", "certain", "confident", "persuaded", "positive"])
_OF = cues("name_links")
_DAYS = frozenset(["yesterday", "today"])
_WHEN = frozenset(["on", "last", "this", "late", "early"])


def is_person(word: Word) -> bool:
    """Whether a word begins those for somebody: a name, an article, a noun for people."""
    low = word[0].lower()
    return word[0][0].isupper() or low in cues("determiners") or low in speakers().nouns or low in TOLD


def can_speak(subject: list[Word]) -> bool:
    """Whether words look like a name, a title with a name, or a noun for people; a clause does not."""
    lower = [word[0].lower().strip(".") for word in subject]
    if lower[0] in PRONOUNS:
        return len(subject) == 1 or (len(subject) == 2 and lower[1] in ("both", "all"))
    if (
        "as" in lower
        or "that" in lower
        or lower[-1] in ("to", "and", "or", "but", "nor")
        or lower[0] in LEADS
        or lower[0]
        in ("that", "which", "who", "what", "when", "if", "there", "this", "or", "nor", "because", "noting", "adding")
    ):
        return False
    nouns = speakers().nouns
    spoken = len(lower) > 2 and lower[0] in ("one", "two", "some", "several", "many") and lower[1] == "of"
    for (word, _, _), low in zip(subject, lower, strict=True):
        base = low.removesuffix("'s").removesuffix("’s")
        if base in nouns or base.removesuffix("s") in nouns or word[0].isupper():
            spoken = True
        elif (
            low in _OF
            or low in speakers().titles
            or low in ("a", "an", "one", "some", "several", "his", "her", "their", "our", "another", "other")
        ):
            continue
        elif low in AUXILIARY or len(subject) > 5:
            return False
    return spoken


def mention_from(words: list[Word]) -> Mention:
    """Words as a mention."""
    return Mention(" ".join(word[0] for word in words), words[0][1], words[-1][2])


def without_day(rest: list[Word]) -> list[Word]:
    """Words behind a verb of telling without the day of it: ``ambassadors on Thursday``, ``reporters last week``."""
    days = {*dates.words()["weekdays"], *dates.words()["months"], "week", "month", "night", "morning", "evening"}
    for turn in range(1, len(rest)):
        low = rest[turn][0].lower()
        behind = rest[turn + 1][0].lower() if turn + 1 < len(rest) else ""
        if low in _DAYS or (low in _WHEN and behind in days):
            return rest[:turn]
    return rest


def sure_of_it(words: list[Word]) -> Aside | None:
    """``The dam, Bly was convinced, would hold``: a mind in the place of a verb of saying."""
    lower = [word[0].lower() for word in words]
    if lower[-1] not in SURE:
        return None
    be = next((turn for turn in range(len(words) - 2, 0, -1) if lower[turn] in ("is", "was", "are", "were")), 0)
    plain = be and len(words) - be <= 3 and "not" not in lower and can_speak(words[:be])
    return Aside(words[0][1], words[-1][2], mention_from(words[:be]), "believe") if plain else None
