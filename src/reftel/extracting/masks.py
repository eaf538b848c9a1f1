"""The same mask for several people: which of them a cable goes on with.

Whoever published a cable put ``XXXXXXXXXXXX`` in the place of more than one name. Where it is introduced with another
description than before (*analyst XXXXXXXXXXXX*, further on *activist XXXXXXXXXXXX*) it hides somebody else, to whom
nothing belongs that was known of the one before: neither whom he talked with, nor when.
"""

from collections.abc import Iterator

from reftel.extracting.notes import Sentence
from reftel.extracting.room import Room
from reftel.model.redacted import REDACTED


def introduced(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """The masks that a sentence introduces, each with the noun right before it, in small letters."""
    parse = sentence.parse
    if parse is None or REDACTED.search(sentence.text) is None:
        return
    for token, word in enumerate(parse.words):
        mask = REDACTED.match(word)
        if mask is not None and token and parse.tags[token - 1].startswith("NN"):
            before = parse.words[token - 1]
            if REDACTED.search(before) is None:
                yield mask.group(), before.lower()


def tell_apart(sentence: Sentence, room: Room) -> None:
    """Forget of every mask that a sentence introduces as somebody else whom the one before talked with."""
    for mask, noun in introduced(sentence):
        if room.masks.get(mask) != noun and (mask in room.masks or mask in room.partner or mask in room.told):
            _forget(mask, room)
        room.masks[mask] = noun


def _forget(mask: str, room: Room) -> None:
    room.partner = {one: other for one, other in room.partner.items() if mask not in (one, other)}
    room.told.pop(mask, None)
    room.first[mask] = ""  # nor can the summary tell which of them it means
