"""The days of speeches and interviews, for what is said in them further on: ``in her speech, Marin said``."""

import re
from collections.abc import Iterable
from functools import cache

from reftel.extracting.dates import words
from reftel.extracting.notes import Draft, Sentence


class Speeches:
    """Who spoke at what on which day, as far as it was told up to here."""

    def __init__(self) -> None:
        self._days: dict[tuple[str, str], str] = {}
        self._here: tuple[int, frozenset[str], str] | None = None  # who spoke at one in which paragraph, and its day

    def remember(self, said_at: Iterable[str], keys: Iterable[str], day: str) -> None:
        """That those with these names spoke at these on a day."""
        self._days.update({(word, key): day for word in said_at for key in keys})

    def day_of(self, draft: Draft, sentence: Sentence, keys: list[str]) -> str | None:
        """The day of the speech that a sentence speaks of again, or that its paragraph told of: the same speaker's."""
        if self._here is not None and self._here[0] == sentence.para and not self._here[1].isdisjoint(keys):
            return self._here[2]
        for found in _again().finditer(sentence.text):
            if draft.start <= found.start() + sentence.start < draft.end:
                continue
            for key in keys:
                day = self._days.get((found[1].lower(), key))
                if day is not None:
                    self._here = (sentence.para, frozenset(keys), day)
                    return day
        return None


@cache
def _again() -> re.Pattern[str]:
    kinds = "|".join(words()["speeches"])
    return re.compile(rf"\b(?:his|her|their|the|this|that|same) (?:\w{{1,20}} )?({kinds})\b", re.IGNORECASE)
