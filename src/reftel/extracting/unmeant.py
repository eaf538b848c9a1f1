"""Where a cue takes no stance: what somebody will only ask for, what is only doubted, a bribe that is accepted."""

from typing import Final

from reftel.extracting.cues import STOPS, Hit, words_of
from reftel.extracting.lexicon.load import cues
from reftel.extracting.readings import Reading

ENDING: Final = frozenset(["as", "in", "at", "on", "for", "because", "since", "and", "or", "but", "if", "unless"])
OPENING: Final = 8  # tokens within which a content that is doubted says so


def is_ahead(content: Reading, hit: Hit) -> bool:
    """Whether somebody is only said to be going to ask for it: ``will push for``, ``will continue to press for``."""
    clause = content.clause
    if clause.modal != "will" or clause.passive or clause.subject is None or content.post:
        return False
    words = [token.word for token in content.tokens[max(hit.lo - 4, 0) : hit.lo + 1]]
    first = hit.cue.words.split()[0].rstrip("~")
    straight = clause.verb == first and first not in words_of("longing")
    return straight or (clause.verb == "continue" and words[-3:-1] == ["continue", "to"])


def is_doubted(content: Reading, end: int) -> bool:
    """Whether what comes at a token, or behind it, is only doubted: ``it was unlikely that Ostrel would agree``."""
    words = [token.word for token in content.tokens[:end]]
    return any(
        word in cues("doubted") and words[at + 1 : at + 2] in (["that"], ["whether"], ["if"])
        for at, word in enumerate(words)
    )


def is_taken(content: Reading, hit: Hit) -> bool:
    """Whether it is no offer that is accepted, but a bribe, money or an office."""
    if not hit.cue.words.startswith("accept~"):
        return False
    for token in content.tokens[hit.hi : hit.hi + 5]:
        if token.word in STOPS or token.word in ENDING or token.word in ("of", "to", "that"):
            return False
        if token.word in cues("takings"):
            return True
    return False
