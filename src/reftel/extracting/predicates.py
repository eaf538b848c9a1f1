"""The main clause of what was said: its verb group, its subject, and which of its words belong to it.

From the parse where there is one, else from the words alone. Example: in ``if no consensus is reached, the GOK would
prefer a delay`` the verb is *prefer*, its modal *would*, its subject *the GOK*; the words behind *if* are outside.
"""

from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from reftel.extracting.cues import QUOTES, STOPS, Token, words_of
from reftel.extracting.lemmas import lemma_of
from reftel.extracting.lexicon.load import speakers
from reftel.extracting.parse import Parse
from reftel.facts.countries import country_of

OUTSIDE: Final = frozenset(["advcl", "relcl", "acl"])
FULL: Final = {"wo": "will", "'ll": "will", "’ll": "will", "'d": "would", "’d": "would", "ca": "can"}
NEEDS: Final = frozenset(["need", "have", "ought"])


class Phrase(NamedTuple):
    """A noun phrase: its place in the text, its words in lower case, its head as written."""

    start: int
    end: int
    words: tuple[str, ...]
    head: str
    text: str
    name: bool  # whether the head is a name, as far as the parse or its capital tells


class Clause(NamedTuple):
    """The main clause. ``verb`` is None where the content is a noun phrase; ``modal`` is in full (*would*, *need*)."""

    verb: str | None
    modal: str | None
    passive: bool
    perfect: bool
    negated: bool
    subject: Phrase | None
    inside: frozenset[int]  # starts of the words that belong to it


NOMINAL: Final = Clause(None, None, passive=False, perfect=False, negated=False, subject=None, inside=frozenset())


class Place(NamedTuple):
    """Where a content stands in the parse of its sentence: its tokens (half-open), and its first character."""

    parse: Parse
    lo: int
    hi: int
    offset: int


class Lists(NamedTuple):
    """The word lists by which a clause is read."""

    subordinators: frozenset[str]
    enders: frozenset[str]
    modals: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    keeping: frozenset[str]
    steady: frozenset[str]
    inward: frozenset[str]


@cache
def _lists() -> Lists:
    return Lists(*(words_of(name) for name in Lists._fields))


class Actors(NamedTuple):
    """Words for those who can want, promise and refuse."""

    actors: frozenset[str]
    persons: frozenset[str]
    somebody: frozenset[str]


@cache
def _actors() -> Actors:
    return Actors(*(words_of(name) for name in Actors._fields))


def is_actor(phrase: Phrase, text: str) -> bool:
    """Whether a noun phrase names somebody who can want, promise and refuse."""
    words = phrase.words
    if len(words) == 1 and (words[0] in _actors().persons or words[0] == "us"):
        return True
    if words[0] in ("it", "this", "that", "these", "those", "there", "which", "who", "what"):
        return False
    lists = _actors()
    head = phrase.head.lower()
    if words[0] in ("a", "an", "any", "every", "no") and head not in lists.somebody:
        return False
    known = speakers()
    if any(
        word in lists.actors or word in known.nouns or word in known.bodies for word in (head, head.removesuffix("s"))
    ):
        return True
    if text.isupper():
        return len(words) <= 2 and not head.endswith(("tion", "ment", "ing", "ity", "ance"))
    return phrase.name


# ---------------------------------------------------------------------------------------- from the parse


def parsed_clause(place: Place, tokens: tuple[Token, ...]) -> Clause:
    """The main clause of a content by the parse; what opens the sentence up to a comma (*despite …,*) is outside."""
    parse, lo, hi, offset = place
    head = head_of(place)
    opened = main_words(tokens)[0]
    first = tokens[opened].start if opened < len(tokens) else 0
    if parse.starts[head] - offset < first:
        first = 0
    inside = frozenset(start for at in _inside(place) if (start := parse.starts[at] - offset) >= first)
    if not parse.tags[head].startswith(("VB", "MD")):
        own = parse.child(head, "nsubj", "nsubjpass")  # "is committed", where the tagger sees an adjective
        if own is None or not lo <= own < hi:
            return NOMINAL._replace(inside=inside)
        return NOMINAL._replace(verb="be", negated=parse.negated(head), subject=phrase_at(place, own), inside=inside)
    modal = next((parse.lower[kid] for kid in parse.children(head, "aux") if parse.lower[kid] in _lists().modals), None)
    verb = head
    if modal is None and base_of(parse, head) in NEEDS:
        down = parse.child(head, "xcomp")
        if down is None and head + 2 < hi and parse.lower[head + 1] == "to" and parse.heads[head + 1] == head + 2:
            down = head + 2  # "needed to show", where the parser sees a purpose
        if down is not None and parse.child(down, "aux") is not None and "yet" not in parse.lower[head + 1 : down]:
            modal, verb = "need", down
    subject = parse.child(head, "nsubj", "nsubjpass", "expl")
    if subject is None and lo <= parse.heads[head] < hi:
        subject = parse.subject(head)
    return Clause(
        base_of(parse, verb),
        FULL.get(modal, modal) if modal else None,
        passive=parse.child(verb, "auxpass") is not None,
        perfect=modal is not None and any(parse.lower[kid] in ("have", "'ve") for kid in parse.children(head, "aux")),
        negated=parse.negated(head) or parse.negated(verb),
        subject=phrase_at(place, subject) if subject is not None and lo <= subject < hi else None,
        inside=inside,
    )


def base_of(parse: Parse, verb: int) -> str:
    """The base form of a verb; what the tagger takes for one already stays as it is."""
    return parse.lower[verb] if parse.tags[verb] in ("VB", "VBP") else parse.lemma(verb)


def below(place: Place) -> tuple[Place, Phrase | None] | None:
    """The clause that the main verb says or thinks (``quarters had argued that …``), and the subject of that verb."""
    parse, lo, hi, offset = place
    verb = head_of(place)
    for _ in range(2):
        inner = next(
            (kid for kid in parse.children(verb, "ccomp") if verb < kid < hi and lo <= kid and not _open(parse, kid)),
            None,
        )
        if inner is not None:
            first, last = max(parse.left(inner), lo), min(parse.right(inner), hi)
            subject = parse.subject(verb)
            who = phrase_at(place, subject) if subject is not None and lo <= subject < hi else None
            return (
                (Place(parse, first, last, offset), who)
                if first < last < hi + 1 and (first, last) != (lo, hi)
                else None
            )
        manner = parse.child(verb, "acomp")
        down = parse.child(verb, "xcomp") or (None if manner is None else parse.child(manner, "xcomp"))
        if down is None:
            return None
        verb = down
    return None


def _open(parse: Parse, clause: int) -> bool:
    """Whether a clause leaves open what it says: *whether …*, *where …*."""
    return parse.lower[parse.left(clause)] in ("whether", "if", "where", "when", "how", "why", "who", "what", "which")


def joined(place: Place) -> Place | None:
    """The first clause joined to the main one with a modal of its own: ``was looking into it and would reply``."""
    parse, lo, hi, offset = place
    for kid in parse.children(head_of(place), "conj"):
        if lo <= kid < hi and parse.child(kid, "aux") is not None:
            return Place(parse, max(parse.left(kid), lo), min(parse.right(kid), hi), offset)
    return None


def head_of(place: Place) -> int:
    """The token that heads a range: one that hangs on a token outside, verbs first."""
    parse, lo, hi, _ = place
    tops = [at for at in range(lo, hi) if not lo <= parse.heads[at] < hi or parse.heads[at] == at]
    verbs = [at for at in tops if _finite(parse, at)]
    solid = [at for at in tops if parse.deps[at] not in ("punct", "mark", "cc")]
    return (verbs or solid or tops or [lo])[0]


def _finite(parse: Parse, at: int) -> bool:
    tag = parse.tags[at]
    return tag.startswith("VB") and (
        tag not in ("VBN", "VBG") or parse.child(at, "aux", "auxpass", "nsubj", "nsubjpass") is not None
    )


def _inside(place: Place) -> list[int]:
    """The tokens of the range less its subordinate clauses; *no right to reject* stays whole."""
    parse, lo, hi, _ = place
    outside: set[int] = set()
    depth = 0
    for at in range(lo, hi):
        depth += parse.words[at] == "("
        if depth:
            outside.add(at)
        depth = max(depth - (parse.words[at] == ")"), 0)
        if parse.deps[at] in OUTSIDE and lo <= parse.heads[at] < hi and not _infinitive(parse, at):
            outside.update(range(max(parse.left(at), lo), min(parse.right(at), hi)))
    return [at for at in range(lo, hi) if at not in outside]


def _infinitive(parse: Parse, at: int) -> bool:
    """Whether an infinitive hangs on a noun that it belongs to: *no reason to renounce*, not *a duty to abide by*."""
    return (
        parse.tags[at] == "VB"
        and parse.deps[at] in ("acl", "relcl")
        and parse.lower[parse.heads[at]] in _lists().keeping
    )


def phrase_at(place: Place, noun: int) -> Phrase:
    """The noun phrase of a noun: its left part, *of …*, and what is joined to it; no relative clause, no apposition."""
    parse, first, _, offset = place
    lo, hi = noun, noun + 1
    for kid in parse.kids[noun]:
        if kid < noun and parse.deps[kid] in (
            "det",
            "amod",
            "compound",
            "nmod",
            "poss",
            "nummod",
            "quantmod",
            "predet",
        ):
            lo = min(lo, parse.left(kid))
        elif kid == hi and parse.deps[kid] == "prep" and parse.lower[kid] == "of":
            hi = max(hi, min(parse.right(kid), kid + 8))
    joined = parse.child(noun, "conj")
    if joined is not None and joined - hi <= 4:
        hi = max(hi, joined + 1)
    lo = max(lo, first)
    text = " ".join(parse.words[lo:hi]).replace(" 's", "'s").replace(" ’s", "’s")
    short = len(parse.words[noun]) > 2 and parse.words[noun].isupper()
    name = parse.words[noun][:1].isupper() and (short or parse.tags[noun] not in ("VBG", "NNS", "IN", "RB"))
    words = tuple(parse.lower[lo:hi])
    return Phrase(parse.starts[lo] - offset, parse.ends[hi - 1] - offset, words, parse.words[noun], text, name)


def subject_at(place: Place, start: int) -> Phrase | None:
    """The subject of the verb to which the word at ``start`` belongs."""
    parse, lo, hi, offset = place
    at = next(
        (token for token in range(lo, hi) if parse.starts[token] - offset <= start < parse.ends[token] - offset), None
    )
    for _ in range(8):
        if at is None or not lo <= at < hi:
            return None
        found = parse.child(at, "nsubj", "nsubjpass")
        if found is None and parse.tags[at].startswith(("VB", "MD")) and not _infinitive(parse, at):
            found = parse.subject(at)
        if found is not None:
            return phrase_at(place, found) if lo <= found < hi else None
        if parse.heads[at] == at:
            return None
        at = parse.heads[at]
    return None


def minded_by(place: Place, start: int) -> tuple[str | None, Phrase | None]:
    """The verb that only says or thinks the clause in which the word at ``start`` stands, if any, and whose it is.

    *The Cabinet is convinced that Ostrel can appeal to them*. Who was told it need not hold it, and is None.
    """
    parse, lo, hi, offset = place
    head = head_of(place)
    at = next((token for token in range(lo, hi) if parse.starts[token] - offset == start), None)
    for _ in range(12):
        if at is None or at == head or not lo <= at < hi:
            return None, None
        above = parse.heads[at]
        if parse.deps[at] == "ccomp" and lo <= above < hi and above < at:
            subject = parse.subject(above) if parse.child(above, "auxpass") is None else None
            if subject is None and parse.deps[above] == "acomp":
                subject = parse.subject(parse.heads[above])
            if subject is None and parse.lower[above] in _lists().steady:
                subject = parse.child(above, "nsubjpass")
            return parse.lemma(above), phrase_at(place, subject) if subject is not None and lo <= subject < hi else None
        at = above
    return None, None


def agent_at(place: Place, start: int) -> tuple[bool, Phrase | None]:
    """Whether the verb at ``start`` is passive, and by whom it is done."""
    parse, lo, hi, offset = place
    at = next((token for token in range(lo, hi) if parse.starts[token] - offset == start), None)
    if at is None or parse.child(at, "auxpass") is None or parse.lower[at] in _lists().steady:
        return False, None
    by = parse.child(at, "agent")
    noun = None if by is None else parse.child(by, "pobj")
    return True, phrase_at(place, noun) if noun is not None and lo <= noun < hi else None


def possessor_at(place: Place, start: int) -> Phrase | None:
    """Whose the noun at ``start`` is: ``Ostrel's willingness``, ``USG appreciation``."""
    parse, lo, hi, offset = place
    at = next((token for token in range(lo, hi) if parse.starts[token] - offset == start), None)
    for _ in range(4):
        if at is None or not lo <= at < hi:
            return None
        kid = parse.child(at, "poss")
        if kid is None:
            kid = next(
                (k for k in parse.children(at, "compound", "amod", "nmod") if parse.words[k][:1].isupper()), None
            )
        if kid is not None and kid >= lo:
            return phrase_at(place, kid)
        at = parse.heads[at] if parse.deps[at] in ("conj", "compound") else None
    return None


def indicative(clause: Clause, place: Place | None) -> bool:
    """Whether a that-clause says how things are (*is likely*), and not what should be done (*be changed*)."""
    if clause.modal in ("might", "could") and (clause.perfect or clause.verb in _lists().inward):
        return True  # "suggested that they might want a quarrel"
    if clause.modal is not None:
        return clause.modal in ("will", "would", "may", "can")
    return place is not None and _tensed(place, ("VBZ", "VBD"))


def as_it_is(clause: Clause, place: Place | None) -> bool:
    """Whether a clause tells of what is or was, so that to assure of it promises nothing: *the port was safe*."""
    return place is not None and clause.modal is None and _tensed(place, ("VBZ", "VBP", "VBD"))


def _tensed(place: Place, tags: tuple[str, ...]) -> bool:
    parse, head = place.parse, head_of(place)
    return any(parse.tags[at] in tags for at in (head, *parse.children(head, "aux", "auxpass")))


def inverted(clause: Clause, tokens: tuple[Token, ...]) -> bool:
    """Whether the modal stands right before its subject, or there is none: *should the vote fail* is a condition."""
    subject = clause.subject
    return subject is None or any(
        token.word == clause.modal and token.end <= subject.start <= token.end + 1 for token in tokens
    )


# ------------------------------------------------------------------------------------- whose plans they are


def sides_of(mentions: Iterable[str], host: str) -> frozenset[str]:
    """The countries (ISO codes) whose people speak: the host's, the post's own, and those that name a speaker."""
    found = {host, "US"}
    for text in set(mentions):
        for word in text.replace("-", " ").split():
            country = country_of(word) if word[0].isupper() else None
            if country is not None:
                found.add(country.iso2)
    return frozenset(found)


def of_another(holder: Phrase | None, sides: frozenset[str] | None) -> bool:
    """Whether a plan is that of a country of which nobody speaks here: what is told of it is no promise."""
    if sides is None or holder is None:
        return False
    country = country_of(holder.text.removeprefix("the "))
    return country is not None and country.iso2 not in sides


# ---------------------------------------------------------------------------------- from the words alone


def worded_clause(tokens: tuple[Token, ...], text: str) -> Clause:
    """The main clause of a content by its words: up to the first modal or auxiliary stands the subject."""
    lo, hi = main_words(tokens)
    inside = frozenset(token.start for token in tokens[lo:hi])
    for at in range(lo + 1, hi):
        word = tokens[at].word
        modal = word if word in _lists().modals else None
        if word in ("need", "needs", "needed", "has", "have", "had") and at + 1 < hi and tokens[at + 1].word == "to":
            modal = "need"
        if modal is None and (word not in _lists().auxiliaries or word in ("to", "not", "never")):
            continue
        clause = _group(tokens[at + (modal is not None) : min(at + 8, hi)])
        return clause._replace(
            modal=FULL.get(modal, modal) if modal else None, subject=subject_before(tokens, lo, at, text), inside=inside
        )
    return NOMINAL._replace(negated=any(token.word in ("not", "no", "never") for token in tokens[lo:hi]), inside=inside)


def main_words(tokens: tuple[Token, ...]) -> tuple[int, int]:
    """The main clause by its words: behind a leading *if …,* or *despite …,*, up to the next subordinate clause."""
    lists = _lists()
    lo = _opening(tokens, 0)
    for _ in range(3):  # "However, if …, then …": a few openings, one behind the other
        if lo >= len(tokens) or tokens[lo].word not in lists.subordinators:
            break
        comma = next((at for at in range(lo + 1, min(lo + 60, len(tokens))) if tokens[at].word == ","), None)
        if comma is None or comma + 2 >= len(tokens):
            break
        lo = _opening(tokens, comma + 1)
    hi = lo
    while hi < len(tokens) and not (hi > lo + 2 and (tokens[hi].word in lists.enders or tokens[hi].word == ";")):
        hi += 1
    return lo, hi


def _opening(tokens: tuple[Token, ...], lo: int) -> int:
    while lo < len(tokens) and (
        tokens[lo].word in QUOTES or tokens[lo].word in ("that", "then", ",", "and", "but", "--", "(")
    ):
        lo += 1
    return lo


def _group(tokens: tuple[Token, ...]) -> Clause:
    """Verb, whether passive, perfect and negated, from the first word behind a modal, or from an auxiliary on."""
    passive = perfect = negated = False
    for token in tokens:
        word = token.word
        if word in ("not", "never"):
            negated = True
        elif word in ("be", "been", "is", "are", "was", "were"):
            passive = True
        elif word in ("have", "has", "had"):
            perfect = True
        elif (
            word not in QUOTES
            and word not in _lists().auxiliaries
            and word not in _lists().adverbs
            and not word.endswith("ly")
        ):
            if word.endswith("ing"):
                return NOMINAL._replace(verb=lemma_of(word, "VBG"), perfect=perfect, negated=negated)
            base = lemma_of(word, "VBN") if passive or perfect else word
            if passive and base == word:
                return NOMINAL._replace(verb="be", perfect=perfect, negated=negated)
            return NOMINAL._replace(verb=base, passive=passive, perfect=perfect, negated=negated)
    return NOMINAL._replace(verb="be" if passive else "have" if perfect else None, negated=negated)


def subject_before(tokens: tuple[Token, ...], lo: int, at: int, text: str) -> Phrase | None:
    """The noun phrase before a verb group: back over auxiliaries and adverbs, then to the start or a comma."""
    hi = at
    while hi > lo and (
        tokens[hi - 1].word in _lists().auxiliaries
        or tokens[hi - 1].word in _lists().adverbs
        or tokens[hi - 1].word in QUOTES
        or tokens[hi - 1].word.endswith("ly")
    ):
        hi -= 1
    first = hi
    while (
        first > lo
        and tokens[first - 1].word not in STOPS
        and tokens[first - 1].word != "that"
        and tokens[first - 1].word not in QUOTES
    ):
        first -= 1
    if not 0 < hi - first <= 12:
        return None
    words = tuple(token.word for token in tokens[first:hi])
    start, end = tokens[first].start, tokens[hi - 1].end
    head = text[tokens[hi - 1].start : end]
    return Phrase(start, end, words, head, text[start:end], head[:1].isupper() and not head.endswith("ing"))
