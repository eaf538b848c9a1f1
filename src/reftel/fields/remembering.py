"""What a short text was read as, kept by the text: a post has the same addresses, TAGS and classifiers all year.

Only for results that nobody can change (frozen records, tuples, words), and of bounded size: a text that is longer
than any line of its kind is read each time.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

T = TypeVar("T")

_MOST = 4096  # texts


def remembered(longest: int) -> Callable[[Callable[[str], T]], Callable[[str], T]]:
    """Keep what a reader of texts gives for those of up to ``longest`` characters."""

    def keeping(read: Callable[[str], T]) -> Callable[[str], T]:
        kept = lru_cache(maxsize=_MOST)(read)

        @wraps(read)
        def asked(text: str) -> T:
            return kept(text) if len(text) <= longest else read(text)

        return asked

    return keeping
