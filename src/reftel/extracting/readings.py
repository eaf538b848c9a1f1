"""What was said as the rules of stance see it: its words, its cues, its main clause, and the parse around it."""

from typing import NamedTuple

from reftel.extracting.cues import Hit, Token, hits_in, tokens_of
from reftel.extracting.notes import Draft, Sentence
from reftel.extracting.predicates import Clause, Phrase, Place, main_words, parsed_clause, worded_clause
from reftel.model.statement import Act

Found = tuple[Act, bool, Phrase | None, str]


class Reading(NamedTuple):
    """A content as the rules see it: words, cues, main clause, and the parse around it."""

    text: str
    tokens: tuple[Token, ...]
    hits: tuple[Hit, ...]
    clause: Clause
    place: Place | None
    post: bool = False

    def main(self, hit: Hit) -> bool:
        """Whether a cue stands in the main clause, or behind the *as* of ``described the offer as unwise``."""
        before = [token.word for token in self.tokens[max(hit.lo - 3, 0) : hit.lo]]
        if self.clause.verb is None and ("as" in before or (before[-2:-1] == ["that"] and before[-1] in ("he", "she"))):
            return True
        if self.clause.verb is None and self.text.isupper():  # telegraphic: SENATORS RELUCTANT TO PAY
            return hit.hi <= main_words(self.tokens)[1]
        return any(self.tokens[at].start in self.clause.inside for at in range(hit.lo, hit.hi))


def masked(text: str, draft: Draft, sentence: Sentence) -> str:
    """The content with parenthetical attributions blanked: ``Ostrel, he said, would sign``."""
    for aside in sentence.asides:
        lo, hi = max(aside.start - draft.start, 0), min(aside.end - draft.start, len(text))
        if lo < hi:
            text = text[:lo] + " " * (hi - lo) + text[hi:]
    return text


def read(text: str, place: Place | None) -> Reading:
    """A content made ready for the rules."""
    tokens = tokens_of(text)
    clause = worded_clause(tokens, text) if place is None else parsed_clause(place, tokens)
    return Reading(text, tokens, hits_in(tokens), clause, place)


def place_of(draft: Draft, sentence: Sentence) -> Place | None:
    """The tokens of the content in the parse of its sentence."""
    parse = sentence.parse
    if parse is None:
        return None
    if draft.lo < draft.hi <= len(parse):
        return Place(parse, draft.lo, draft.hi, draft.start)
    inside = [at for at in range(len(parse)) if draft.start <= parse.starts[at] and parse.ends[at] <= draft.end]
    return Place(parse, inside[0], inside[-1] + 1, draft.start) if inside else None
