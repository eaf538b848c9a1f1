"""Stance: the act of what was said, whose stance it is, and whether it is denied.

``Oyen told the Ambassador that the GOQ would not accept the survey``: act *reject*, holder *the GOQ*.
The act is that of the verb of saying where that takes a side (urge, condemn, welcome), else that of the content: by the
cues of ``lexicon/stance.toml`` in its main clause, by *should* and *must* (a request), and by *will* with an actor as
its subject (a promise).
"""

import bisect
from functools import cache
from typing import Final, NamedTuple

import msgspec

from reftel.extracting.blame import act_behind, bound_to, is_aside, is_distrusted, overdone, praised, said_by_wishing
from reftel.extracting.cues import FLIPPED, QUOTES, STOPS, Hit, Token, words_of
from reftel.extracting.duties import DUTIES, bidden, duty_of, needed_of
from reftel.extracting.halving import halves
from reftel.extracting.intentions import joined_to, promised, reported
from reftel.extracting.lexicon.load import cues
from reftel.extracting.notes import Draft, Mention, Notes, Sentence
from reftel.extracting.parse import Parse
from reftel.extracting.predicates import (
    Phrase,
    Place,
    agent_at,
    as_it_is,
    head_of,
    indicative,
    is_actor,
    main_words,
    minded_by,
    of_another,
    phrase_at,
    possessor_at,
    sides_of,
    subject_at,
    subject_before,
)
from reftel.extracting.readings import Found, Reading, masked, place_of, read
from reftel.extracting.unmeant import ENDING, OPENING, is_ahead, is_doubted, is_taken
from reftel.facts.countries import country_of
from reftel.facts.posts import post_of
from reftel.model.statement import Act

NEAR: Final = 80  # characters behind the subject within which a verb of mind is its own
IMPERSONAL: Final = frozenset(["it", "this", "that", "there", "which", "who", "what", "these", "those"])
ASKED: Final = (["should"], ["do"], ["does"], ["did"], ["would"], ["is"], ["are"], ["not"])


class Judgement(NamedTuple):
    """What was made of a draft; ``because`` names the rule and its words."""

    act: Act
    negated: bool
    holder_at: Mention | None
    because: str


class Lists(NamedTuple):
    """The word lists that the rules read; what each is for stands in ``lexicon/stance.toml``."""

    mind: frozenset[str]
    yielding: frozenset[str]
    suggesting: frozenset[str]
    assuring: frozenset[str]
    directing: frozenset[str]
    denying: frozenset[str]
    discounting: frozenset[str]
    valuing: frozenset[str]
    showing: frozenset[str]
    nominal: frozenset[str]
    personal: frozenset[str]
    carriers: frozenset[str]
    queries: frozenset[str]
    weighing: frozenset[str]
    avoiding: frozenset[str]
    longing: frozenset[str]
    steady: frozenset[str]
    wishing: frozenset[str]


@cache
def _lists() -> Lists:
    return Lists(*(words_of(name) for name in Lists._fields))


def act_of(draft: Draft, sentence: Sentence, host: str | None = None, sides: frozenset[str] | None = None) -> Judgement:
    """The act, holder and negation of one draft; ``host`` is the ISO code of the country that the post is in, and
    ``sides`` those of the countries whose people speak in the cable, None where any may.
    """
    text = sentence.text[draft.start - sentence.start : draft.end - sentence.start]
    content = read(masked(text, draft, sentence), place_of(draft, sentence))
    if is_distrusted(draft, sentence):
        return Judgement(
            "criticize", negated=False, holder_at=_before(draft, sentence), because=f"distrust:{draft.verb}"
        )
    verb_act = "ask" if _is_question(draft, sentence) else _verb_act(draft, content)
    found = judged(content, post=draft.voice == "post", denied=draft.verb in _lists().denying)
    negated = content.clause.negated
    before = _before(draft, sentence)
    yields = draft.verb in _lists().yielding and draft.frame not in ("inf", "prep", "object")
    if found is not None and found[0] == "commit" and (of_another(found[2], sides) or _looks_on(found, draft)):
        found = None
    if found is not None and (verb_act == "state" or yields or found[0] == verb_act == "commit"):
        act, hit_negated, holder, because = found
        return Judgement(act, negated or hit_negated, _mention(holder, draft) or before, because)
    if verb_act != "state":
        return Judgement(verb_act, negated, before, f"verb:{draft.verb}")
    return Judgement(verb_act, negated, before or _minded(content, draft, host), "content:plain")


def _is_question(draft: Draft, sentence: Sentence) -> bool:
    """Whether what somebody asked is a question in its own words: ``asked, "Is the dam safe?"``."""
    if draft.verb != "ask" or draft.frame not in ("that", "bare", "quote", "paren"):
        return False
    return "?" in sentence.text[draft.end - sentence.start - 2 : draft.end - sentence.start + 2]


def _looks_on(found: Found, draft: Draft) -> bool:
    """Whether it is only foreseen, or told by nobody in particular: *predicted*, *analysts say the Mayor will run*."""
    if draft.verb in cues("foreseeing"):
        return True
    words = draft.speaker_at.text.lower().split() if draft.speaker_at is not None else []
    if not words or found[2] is None or found[2].words[0] in _lists().personal:
        return False
    return words[-1] in cues("onlookers") or (len(words) == 1 and words[0] in cues("anybody"))


def _verb_act(draft: Draft, content: Reading) -> Act:
    """The act of the verb of saying: turned round where negated, plain where *suggest* says how things are."""
    if draft.verb_negated:
        if draft.verb in _lists().valuing:
            return "criticize"
        return "state" if draft.verb in _lists().discounting else FLIPPED[draft.act]
    longs = draft.frame == "inf" and draft.verb in _lists().longing and draft.act in ("support", "commit", "request")
    if longs and [token.word for token in content.tokens[:1]] == ["to"] and _averts(content.tokens, 1):
        return "reject"  # "wants to avoid a vote"
    if longs and draft.verb in ("want", "wish", "like") and (done := act_behind(content.tokens, 1)) is not None:
        return done  # "wished to thank the crew"
    if draft.verb == "ask" and (
        _question(content) is not None or any(token.word in _lists().queries for token in content.tokens[:5])
    ):
        return "ask"
    if (
        draft.verb in _lists().suggesting
        and draft.frame in ("that", "bare")
        and indicative(content.clause, content.place)
    ):
        return "state"
    if draft.frame == "inf" and draft.verb in _lists().directing and draft.act == "state":
        return "request"
    told = draft.frame in ("that", "bare", "passive")
    if told and draft.verb in _lists().assuring and as_it_is(content.clause, content.place):
        return "state"
    return draft.act


def judged(content: Reading, *, post: bool = False, denied: bool = False) -> Found | None:
    """The first rule that applies, in this order; None for a plain statement."""
    content = content._replace(post=post)
    for rule in (
        _question,
        bidden,
        _noun,
        _stance,
        duty_of,
        needed_of,
        promised,
        joined_to,
        reported,
        _judgement,
        praised,
        overdone,
    ):
        if rule in (promised, joined_to, reported) and is_doubted(content, OPENING):
            continue
        found = rule(content)
        if found is None or (post and not _post_says(found, content)):
            continue
        act, negated, holder, because = found
        if denied and rule is not _question:
            return (FLIPPED[act], not negated, holder, because) if FLIPPED[act] != "state" else None
        return found
    return None


def _post_says(found: Found, content: Reading) -> bool:
    """In the post's own voice what others intend and favour is a plain statement; its own plans are promises."""
    subject = content.clause.subject
    own = subject is not None and (subject.words[0] in ("we", "i", "post") or subject.words[-1] == "embassy")
    return own or found[0] in ("request", "criticize", "ask") or found[3].startswith(("judgement", "stance:want~ .."))


def _question(content: Reading) -> Found | None:
    words = [token.word for token in content.tokens[:2]]
    if content.text.rstrip(" \"”'’").endswith("?") or (words[:1] == ["why"] and words[1:] in ASKED):
        return "ask", False, None, "question"
    return None


def _noun(content: Reading) -> Found | None:
    """A noun of stance that heads the content or hangs on a verb that carries it."""
    for hit in content.hits:
        if hit.cue.kind != "noun" or any(
            other.lo < hit.hi and hit.lo < other.hi
            for other in content.hits
            if other.cue.kind != "noun" and not _as_noun(content, other)
        ):
            continue
        before = [token.word for token in content.tokens[max(hit.lo - 4, 0) : hit.lo]]
        carried = (content.place is None or content.clause.verb is not None) and any(
            word in _lists().carriers for word in before
        )
        if hit.cue.words == "plan to" and any(token.word in _ARTICLES for token in content.tokens[hit.hi : hit.hi + 1]):
            continue  # "likened the plan to a house of cards"
        small = content.clause.verb is None and "as" in before[-2:]
        if small or (carried and content.main(hit)) or (content.clause.verb is None and _heads(content, hit)):
            owner = _owner(content, hit)
            subject = content.clause.subject
            if owner is None and carried and subject is not None and is_actor(subject, content.text):
                owner = subject
            return hit.act, hit.negated, owner, f"noun:{hit.cue.words}"
    return None


_ARTICLES = frozenset(["a", "an", "the", "its", "his", "her", "their", "our", "this", "that"])
_GRANTED = frozenset(["approve~", "accept~", "reject~", "refuse~", "deny~", "decline~"])


def _heads(content: Reading, hit: Hit) -> bool:
    """Whether the noun heads the content: *significant concerns with the talks*; not *ties to the wish for order*."""
    if content.place is None:
        return hit.lo <= 3
    parse, _, _, offset = content.place
    head = head_of(content.place)
    tops = {parse.starts[at] - offset for at in (head, *parse.children(head, "conj"))}
    return any(content.tokens[at].start in tops for at in range(hit.lo, hit.hi))


def _owner(content: Reading, hit: Hit) -> Phrase | None:
    start = content.tokens[hit.lo].start
    if content.place is not None:
        return possessor_at(content.place, start)
    if hit.lo >= 2 and content.tokens[hit.lo - 1].word == "'s":
        return subject_before(content.tokens, 0, hit.lo - 1, content.text)
    return None


def _stance(content: Reading) -> Found | None:
    """A cue by which the subject of the main clause takes a stance."""
    behind = -1  # where a cue that governs what follows it ends: "right to", "reluctant to"
    for hit in content.hits:
        governed = hit.lo == behind
        behind = hit.hi if hit.cue.words.endswith(" to") else -1
        if (
            governed
            or hit.cue.kind != "stance"
            or not content.main(hit)
            or _as_noun(content, hit)
            or hit.act == "state"
            or is_taken(content, hit)
            or is_doubted(content, hit.lo)
        ):
            continue
        if content.clause.modal in DUTIES and hit.act in ("support", "commit", "reject"):
            continue
        if content.place is not None and content.clause.modal in ("may", "might") and hit.act in ("commit", "reject"):
            continue  # what somebody may yet do is a forecast
        if hit.act == "request" and is_ahead(content, hit):
            continue  # "the Union will push for a vote": what it means to do
        if hit.act == "request" and hit.lo and content.tokens[hit.lo - 1].word in ("had", "has", "have"):
            continue  # that they had asked is no request now
        passive, agent = agent_at(content.place, content.tokens[hit.lo].start) if content.place else (False, None)
        if passive and (hit.cue.act == "commit" or (agent is None and hit.cue.words in _GRANTED)):
            continue  # "the loan was not approved": how it stands, and nobody's stance
        if _only_held(content, hit):
            continue
        done = said_by_wishing(content.tokens, hit) if hit.act == "commit" else None
        if done == "state":
            continue  # "we wish to note"
        forced = hit.act in ("commit", "support", "reject") and bound_to(content.tokens, hit.lo)
        if forced and content.clause.modal not in ("will", "would", "must"):
            continue  # "the party had to abandon the plan"
        begs = hit.cue.words.split()[0] in ("please", "kindly", "is", "are") and hit.act == "request"
        subject = None if begs else _party(content, hit) or (agent if passive else _subject(content, hit))
        if (
            subject is not None
            and not is_actor(subject, content.text)
            and not content.clause.passive
            and subject.words[0] not in IMPERSONAL
        ):
            continue
        holder = subject if subject is not None and is_actor(subject, content.text) else None
        act: Act = "reject" if hit.act in ("commit", "support") and _averts(content.tokens, hit.hi) else hit.act
        if forced:  # "partners will have to abandon their fears": asked of them
            return "request", False, None, f"stance:have to {hit.cue.words}"
        act = done or act
        return act, hit.negated, holder, f"stance:{hit.cue.words}"
    return None


def _only_held(content: Reading, hit: Hit) -> bool:
    """Whether somebody else is only told or thinks that it is so: ``he was told that Ostrel planned to leave``."""
    if content.place is None:
        return False
    verb, mind = minded_by(content.place, content.tokens[hit.lo].start)
    if verb is None or verb in _lists().wishing:
        return False
    if mind is None:
        return content.clause.passive and content.clause.verb not in _lists().steady
    return is_actor(mind, content.text) and mind.words[0] not in _lists().personal and mind.words[0] != "we"


def _averts(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether what is wanted is that something does not come: ``wants to avoid a vote``."""
    return 0 < at < len(tokens) and tokens[at - 1].word == "to" and tokens[at].word in _lists().avoiding


def _modifies(place: Place, content: Reading, hit: Hit) -> bool:
    """Whether a cue only describes a noun behind or before it: *civilians interested in leaving*."""
    parse, offset = place.parse, place.offset
    at, last = (
        bisect.bisect_right(parse.starts, content.tokens[turn].start + offset) - 1 for turn in (hit.lo, hit.hi - 1)
    )
    describes = (
        (parse.deps[at] in ("amod", "acl") and parse.tags[at] != "VB")
        or (parse.deps[at] in ("pcomp", "prep") and parse.tags[at] == "VBG")  # "a way of opposing it", "considering it"
    ) and at != head_of(place)
    return describes and not at <= parse.heads[at] <= last


def _subject(content: Reading, hit: Hit) -> Phrase | None:
    if content.place is not None:
        return subject_at(content.place, content.tokens[hit.lo].start)
    found = subject_before(content.tokens, main_words(content.tokens)[0], hit.lo, content.text)
    return found if found is not None and is_actor(found, content.text) else None


def _party(content: Reading, hit: Hit) -> Phrase | None:
    """To whom something is unacceptable: ``unacceptable to Ostrel``."""
    tokens, behind = content.tokens, hit.hi + 1
    if not hit.cue.words.endswith("acceptable") or behind >= len(tokens) or tokens[hit.hi].word != "to":
        return None
    end = behind
    while (
        end < min(behind + 5, len(tokens)) and tokens[end].word not in STOPS | QUOTES and tokens[end].word not in ENDING
    ):
        end += 1
    words = tuple(token.word for token in tokens[behind:end])
    if not words:
        return None
    place = (tokens[behind].start, tokens[end - 1].end)
    head = content.text[tokens[end - 1].start : place[1]]
    return Phrase(*place, words, head, content.text[slice(*place)], head[:1].isupper())


def _as_noun(content: Reading, hit: Hit) -> bool:
    """Whether a word that may be verb or noun stands as a noun here: *had the support of*, *at the request of*."""
    if content.place is not None and not content.text.isupper() and _modifies(content.place, content, hit):
        return True
    if not hit.cue.words.split()[0].endswith("~"):
        return False
    if content.place is not None:
        parse, offset = content.place.parse, content.place.offset
        start = content.tokens[hit.lo].start
        at = bisect.bisect_right(parse.starts, start + offset) - 1
        if not content.text.isupper():
            return parse.tags[at].startswith("NN")
    before = content.tokens[hit.lo - 1].word if hit.lo else ""
    return before in _lists().nominal


def _judgement(content: Reading) -> Found | None:
    """A judgement of something in the main clause; the last resort before a plain statement."""
    for hit in content.hits:
        if hit.cue.kind == "judgement" and content.main(hit) and _predicated(content, hit):
            if hit.act == "criticize" and content.tokens[0].word in ("neither", "no", "nobody", "none"):
                continue  # "neither she nor any other had interfered"
            if hit.act == "request" and hit.cue.words.endswith(" for") and not _asks_of(content, hit):
                continue  # "it is important for the economy"
            return hit.act, hit.negated, _party(content, hit) or _weigher(content), f"judgement:{hit.cue.words}"
    return None


def _asks_of(content: Reading, hit: Hit) -> bool:
    """Whether somebody is to do something: ``it is important for the Council to act``."""
    return any(token.word == "to" for token in content.tokens[hit.hi : hit.hi + 12])


def _weigher(content: Reading) -> Phrase | None:
    """Who judges, where the main verb says so: ``the visitors found it useful``."""
    clause = content.clause
    if clause.verb not in _lists().weighing or clause.passive or clause.subject is None:
        return None
    return clause.subject if is_actor(clause.subject, content.text) else None


def _predicated(content: Reading, hit: Hit) -> bool:
    """Whether an adjective says something of the subject: *was illegal*; not *for illegal mediation*, not a name."""
    start = content.tokens[hit.lo].start
    if hit.lo and content.text[start : start + 1].isupper() and not content.text.isupper():
        return False
    if content.place is None or hit.hi - hit.lo > 1 or "-" in hit.cue.words:
        return True
    parse, lo, hi, offset = content.place
    at = bisect.bisect_right(parse.starts, content.tokens[hit.lo].start + offset) - 1
    if parse.tags[at] == "VBG" and not hit.cue.words.endswith("~") and parse.child(at, "dobj") is not None:
        return False  # "is encouraging them to sign" judges nothing
    if parse.deps[at] in ("csubj", "compound") or is_aside(content, at):
        return False  # "demonizing them was a small price", "a propaganda success"
    if parse.deps[at] == "amod" and hit.cue.words.endswith("~"):
        return False  # "the discredited officials"
    first = _first_of(parse, at)
    if parse.deps[first] != "amod" or not lo <= at < hi or content.clause.verb is None:
        return True
    noun = _first_of(parse, parse.heads[first])
    dep, head = parse.deps[noun], parse.heads[noun]
    if dep == "dobj":
        return parse.lemma(head) in _lists().showing
    if dep == "nsubj":
        return hit.act == "criticize"  # "a useful lesson taught" praises nothing
    return dep in ("attr", "oprd", "appos", "ROOT", "conj") or (
        dep == "pobj" and parse.lower[head] in ("as", "on", "of")
    )


def _first_of(parse: Parse, at: int) -> int:
    """The first of words that are joined: what it is in its clause, the others are."""
    while parse.deps[at] == "conj" and parse.heads[at] < at:
        at = parse.heads[at]
    return at


def _before(draft: Draft, sentence: Sentence) -> Mention | None:
    """Whose the noun is that carries the content: ``pointed to Ostrel's interest in [the text]``."""
    parse = sentence.parse
    if parse is None or draft.verb_at is None or draft.frame not in ("nominal", "noun"):
        return None
    for at in range(draft.verb_at + 1, min(draft.lo, len(parse))):
        if parse.tags[at].startswith("NN"):
            owner = parse.child(at, "poss")
            if owner is None:
                owner = next(
                    (kid for kid in parse.children(at, "compound", "amod") if parse.words[kid][:1].isupper()), None
                )
            if owner is not None and owner > draft.verb_at and parse.lower[owner] not in _lists().personal:
                return _mention(phrase_at(Place(parse, draft.verb_at + 1, draft.lo, 0), owner), None)
    return None


def _minded(content: Reading, draft: Draft, host: str | None) -> Mention | None:
    """A plain statement of what somebody else thinks or tries is that one's, but for a third country's."""
    clause = content.clause
    if clause.subject is None or clause.verb is None or not is_actor(clause.subject, content.text):
        return None
    if clause.passive and not any(token.word in _lists().steady for token in content.tokens[:8]):
        return None  # but "is convinced that"
    country = country_of(clause.subject.text.removeprefix("the "), host=host) if host else None
    if country is not None and country.iso2 not in (host, "US"):
        return None
    mind = _lists().mind
    near = clause.subject.end + NEAR  # "became involved because …, and was asked to seek" tells of no mind
    if clause.verb in mind or any(
        token.word in mind and token.start in clause.inside and token.start < near for token in content.tokens
    ):
        return _mention(clause.subject, draft)
    return None


def _mention(phrase: Phrase | None, draft: Draft | None) -> Mention | None:
    if phrase is None or (len(phrase.words) == 1 and phrase.words[0] in _lists().personal):
        return None
    offset = draft.start if draft is not None else 0
    text = "we" if phrase.words in (("us",), ("our",), ("ours",)) else phrase.text
    return Mention(text, offset + phrase.start, offset + phrase.end)


def judge(notes: Notes) -> Notes:
    """The stage: act, negation and holder of every draft."""
    post = post_of(notes.cable.mrn.station) if notes.cable.mrn else None
    host = post.iso2 if post else None
    spoke = (draft.speaker_at.text for draft in notes.drafts if draft.speaker_at is not None)
    sides = sides_of(spoke, host) if host else None
    drafts = []
    for whole in notes.drafts:
        sentence = notes.sentence_of(whole)
        parts = [(half, act_of(half, sentence, host, sides)) for half in halves(whole, sentence)]
        if len({found.act for _, found in parts}) == 1 or not parts:
            parts = [(whole, act_of(whole, sentence, host, sides))]
        for draft, found in parts:
            because = f"{draft.because}; {found.because}" if draft.because else found.because
            drafts.append(
                msgspec.structs.replace(
                    draft, act=found.act, negated=found.negated, holder_at=found.holder_at, because=because
                )
            )
    return msgspec.structs.replace(notes, drafts=tuple(drafts))
