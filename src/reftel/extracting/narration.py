"""What tells of deeds or manners in the midst of speech: "The Ambassador met the mayor", "He seemed tense"."""

import re

from reftel.extracting.lexicon.load import cues, frames, nouns, speakers
from reftel.extracting.notes import Draft, Mention, Sentence
from reftel.extracting.organisations import known
from reftel.extracting.parse import Parse
from reftel.facts import countries
from reftel.model.redacted import is_redacted_last

_MODALS = cues("modals")
_SHIFTED = frozenset(["would", "could", "should", "might"])
_TENSED = frozenset(["VBD", "VBZ", "VBP", "MD"])
_TOLD = frozenset(["that", "bare", "wh", "quote", "inf"])
_CIRCUMSTANCES = frozenset(["while", "if", "unless", "until", "as", "because", "since", "although", "though"])
_ANYBODY = cues("anybody")
_PRINTED = frozenset(["interview", "editorial", "article", "commentary"])
_PLACING = frozenset(["of", "in", "at", "from", "with", "for"])
_THINGS = frozenset(["this", "that", "these", "those", "it", "there"])
_NOW = frozenset(["is", "are", "has", "have", "will", "can", "may", "must", "do", "does"])
_ELSEWHERE = re.compile(  # words of whoever writes: he knows what stands elsewhere in his cable
    r"\b(?:noted|reported|described|discussed|mentioned|outlined|stated) (?:above|below|in ref|ref|septel|reftel)\b"
    r"|\bsee (?:also )?(?:para|ref)\b|^there (?:are|were|have been) (?:[a-z]+ )?reports\b",
    re.IGNORECASE,
)
_LIFE = re.compile(  # what only a portrait tells
    r"\b(?:was born (?:in|on)|(?:is|was) (?:married|divorced|widowed)|graduated from|was educated"
    r"|has (?:one|two|three|four|five|[2-9]) (?:\w+ )?(?:child|children|sons?|daughters?))\b"
)
REFERRED = frozenset(["ref", "reftel", "reftels", "septel", "septels"])
_ABOVE = frozenset(
    ["above", "below", "see", "there", "born", "married", "divorced", "widowed", "graduated", "educated"]
)
_CHILDREN = frozenset(["child", "children", "son", "sons", "daughter", "daughters"])
_FILING = frozenset(["septel", "septels", "reftel", "notetaker"])


def is_finite(parse: Parse, root: int) -> bool:
    """Whether a sentence tells something: its main verb has a tense, or an auxiliary or a subject of its own."""
    helpers = (parse.tags[kid] for kid in parse.children(root, "aux", "auxpass", "cop"))
    if parse.tags[root] in _TENSED or any(tag in _TENSED for tag in helpers):
        return True
    if parse.child(root, "nsubj", "nsubjpass") is not None:
        return True
    lost = (at for at, dep in enumerate(parse.deps) if dep == "amod" and parse.tags[at] in ("VBD", "VBN"))
    return any(parse.tags[at] == "VBD" or parse.child(at, "npadvmod") is not None for at in lost)  # its verb, misread


def continues(sentence: Sentence, current: Draft) -> bool:
    """Whether a sentence without a report goes on with what was said before it, and does not narrate."""
    parse = sentence.parse
    if parse is None or len(parse) < 4:
        return False
    root = parse.root()
    if root is not None and sentence.text[0] in '"“':
        return True
    if root is None or is_titled(sentence) or current.speaker_at is None or parse.deps[root] != "ROOT":
        return False
    if not is_finite(parse, root) and not sentence.text.isupper():
        return False  # an item of a list: "Any photographs of the dam"
    if not is_single(current.speaker_at):
        return any(
            parse.lower[kid] == "would" for kid in parse.children(root, "aux")
        ) and current.speaker_at.text.lower() not in cues("watchers")
    return not narrates(parse, root)


def shows_mood(sentence: Sentence, current: Draft) -> bool:
    """How the speaker seemed: "He seemed relaxed" is what the post saw, and nothing that he said."""
    parse = sentence.parse
    root = parse.root() if parse is not None else None
    if parse is None or root is None:
        return False
    subject = parse.subject(root)
    if subject is None or not (parse.lower[subject] in ("he", "she") or parse.tags[subject].startswith("NNP")):
        return False
    if (
        current.speaker_at is not None
        and parse.tags[subject].startswith("NNP")
        and parse.words[subject] not in current.speaker_at.text
    ):
        return False
    if parse.lemma(root) in ("seem", "appear", "look", "sound"):
        return True
    around = {parse.lower[kid] for kid in parse.children(root, "acomp", "advmod", "attr")}
    return bool(around & cues("demeanour"))


def is_circumstance(sentence: Sentence, draft: Draft) -> bool:
    """What is only named as a circumstance: "cannot pass while Quentara objects" gives nobody the floor."""
    parse, verb = sentence.parse, draft.verb_at
    if parse is None or verb is None or parse.deps[verb] != "advcl":
        return False
    return any(parse.lower[kid] in _CIRCUMSTANCES for kid in parse.children(verb, "mark"))


def stands_beside(sentence: Sentence, draft: Draft) -> bool:
    """Whether a report is a circumstance, or only added in brackets: ``kept secret (Bly said she has not seen it)``."""
    before = sentence.text[: max(draft.start - sentence.start, 0)]
    return before.rfind("(") > before.rfind(")") or is_circumstance(sentence, draft)


def says_we(sentence: Sentence, found: list[Draft]) -> bool:
    """Whether "we" goes on in the words of who holds the floor, shifted into the past with them: "We would be in no
    position to endorse it", "Should we wait?"; not "We met", "We told him", "We would note".
    """
    parse = sentence.parse
    if parse is None or sentence.role != "body" or sentence.in_quote:
        return False
    subject = next(
        (at for at, word in enumerate(parse.lower) if word == "we" and parse.deps[at].startswith("nsubj")), None
    )
    if subject is None:
        return False
    verb = parse.heads[subject]
    if any(draft.verb_at == verb and draft.frame in _TOLD and not _wishes(draft) for draft in found):
        return False
    helpers = {parse.lower[kid] for kid in parse.children(verb, "aux")}
    if helpers & _SHIFTED:
        ours = helpers & {"could", "might"} and not parse.negated(verb)  # "We could perhaps press them": the post's
        return not ours and parse.lemma(verb) not in cues("advice")
    if parse.child(verb, "auxpass") is not None or parse.child(verb, "agent") is not None:
        return False
    return parse.tags[verb] == "VBD" and parse.lemma(verb) in cues("shifted")


def _wishes(draft: Draft) -> bool:
    frame = frames().get(draft.verb or "")
    return frame is not None and frame.wish


def loses_floor(sentence: Sentence, current: Draft, here: frozenset[str]) -> bool:
    """Whether the floor is lost: another who speaks in the paragraph acts now, or an unnamed one's words are over."""
    parse = sentence.parse
    root = parse.root() if parse is not None else None
    if parse is None or root is None or current.speaker_at is None or sentence.in_quote or sentence.text[0] in '"“':
        return False
    helpers = {parse.lower[kid] for kid in parse.children(root, "aux")}
    subject = parse.subject(root)
    words = current.speaker_at.text.lower().split()
    if subject is not None and (_tells_of(parse, root, subject, words) or _is_printed(parse, root, subject)):
        return True
    if is_from_above(sentence) or _weighs(sentence, parse, root, current):
        return True
    if subject is not None and parse.tags[subject].startswith("NNP") and not helpers & (_MODALS | {"had"}):
        named = {
            parse.lower[at] for at in (subject, *parse.children(subject, "appos")) if not parse.words[at].isupper()
        }
        told = {word for one in current.addressees_at for word in one.text.lower().split()}
        acts = parse.tags[root] == "VBD" and parse.tags[subject] == "NNP"
        if any((name in here or (acts and name in told)) and not countries.candidates(name) for name in named) and (
            not named & set(words)
        ):
            return True
    head = _head(current.speaker_at.text.split())
    unnamed = head.lower() in speakers().nouns and head.islower() and words[0] not in ("he", "she", "i")
    shifted = parse.tags[root] == "VBD" or bool(helpers & (_SHIFTED | {"had", "was", "were"}))
    return unnamed and not shifted


def is_from_above(sentence: Sentence) -> bool:
    """Whether only whoever writes can say so: what stands elsewhere in his cable, the life of somebody he tells of."""
    low = sentence.parse.lower if sentence.parse is not None else ()
    if not REFERRED.isdisjoint(low):
        return True
    if _ABOVE.isdisjoint(low) and _CHILDREN.isdisjoint(low):
        return False  # each of the two patterns has one of these words
    return _ELSEWHERE.search(sentence.text) is not None or _LIFE.search(sentence.text) is not None


def _tells_of(parse: Parse, root: int, subject: int, words: list[str]) -> bool:
    """Whether the post tells of the speaker by name, as he is now: "Marin's record is mixed"."""
    owner = parse.child(subject, "poss")
    named = subject if owner is None else owner
    if owner is not None and (parse.lemma(subject) in nouns() or parse.lemma(subject) in cues("speeches")):
        return False  # "Marin's view is that"
    if not parse.tags[named].startswith("NNP") or parse.lower[named] not in words or parse.words[named].isupper():
        return False
    helpers = {parse.lower[kid] for kid in parse.children(root, "aux")}
    if helpers & (_MODALS | {"had", "was", "were", "did"}):
        return False
    return parse.tags[root] in ("VBZ", "VBP") or bool(helpers & {"is", "are", "has", "have"})


def _is_printed(parse: Parse, root: int, subject: int) -> bool:
    """Whether a sentence tells what stands elsewhere: ``A late interview with the mayor charted the prospects``."""
    return parse.tags[root] == "VBD" and parse.lemma(root) != "be" and parse.lemma(subject) in _PRINTED


def _weighs(sentence: Sentence, parse: Parse, root: int, current: Draft) -> bool:
    """Whether whoever writes weighs, in the present, what he told: ``It is clear that Marin will have to go``.

    So where the speaker is named in it, who would not name himself.
    """
    subject = parse.subject(root)
    helpers = {parse.lower[kid] for kid in parse.children(root, "aux", "auxpass")}
    if not (parse.tags[root] in ("VBZ", "VBP") or helpers & _NOW) or helpers & _SHIFTED or '"' in sentence.text:
        return False
    if subject is not None and parse.lower[subject] in ("he", "she"):
        return False
    name = current.speaker_at.text.split()[-1] if current.speaker_at is not None else ""
    if subject is not None and (parse.lemma(subject) in nouns() or parse.lemma(subject) in cues("speeches")):
        return False  # "Marin's view is that"
    named = [at for at, word in enumerate(parse.words) if word == name and parse.tags[at] == "NNP"]
    if name.isupper() or "according" in parse.lower or sentence.asides:
        return False
    return any(parse.deps[at] != "nsubj" or parse.tags[parse.heads[at]] != "VBD" for at in named)


def is_our_deed(sentence: Sentence) -> bool:
    """Whether the post tells what it did: "We worked with them to find a date", "Post passed on the file"."""
    parse = sentence.parse
    root = parse.root() if parse is not None else None
    subject = parse.subject(root) if parse is not None and root is not None else None
    if parse is None or root is None or subject is None or parse.lower[subject] not in ("we", "post", "embassy"):
        return False
    if parse.right(subject) - parse.left(subject) > 2 or parse.child(subject, "amod", "compound", "poss") is not None:
        return False  # "the Russian embassy did little"
    plain = parse.tags[root] == "VBD" and not parse.negated(root) and parse.child(root, "aux", "auxpass") is None
    return plain and parse.lemma(root) not in cues("mind")


def is_cleft(parse: Parse, verb: int) -> bool:
    """Whether a clause is the main one in the guise of a relative: "It was Bly who argued that"."""
    head = parse.heads[verb]
    be = parse.heads[head]
    subject = parse.subject(be)
    return (
        parse.deps[verb] == "relcl"
        and parse.deps[head] == "attr"
        and parse.lower[be] in ("is", "was")
        and subject is not None
        and parse.lower[subject] == "it"
    )


def tells_who_did(sentence: Sentence) -> bool:
    """A deed told in that guise judges nothing: "It was Bly who went to the dam"."""
    parse = sentence.parse
    if parse is None:
        return False
    return any(tag == "VBD" and is_cleft(parse, at) for at, tag in enumerate(parse.tags))


def narrates(parse: Parse, root: int) -> bool:
    """The post, or the speaker in person, doing something: met, travelled, smiled; or words of narration."""
    if (
        any(word in _FILING for word in parse.lower)
        or parse.lower[0] in ("present", "accompanying")
        or parse.lower[:2] == ["also", "present"]
    ):
        return True
    helpers = {parse.lower[k] for k in parse.children(root, "aux")}
    if helpers & ({"had"} | _MODALS):
        return False
    lemma = parse.lemma(root)
    if (
        lemma in frames()
        and not frames()[lemma].wish
        and lemma not in cues("deeds")
        and parse.child(root, "nsubj") is not None
    ):
        return parse.lower[parse.subject(root) or 0] in ("he", "she") or parse.tags[
            parse.subject(root) or 0
        ].startswith("NNP")
    if (
        lemma in cues("narration")
        or (parse.negated(root) and lemma in frames() and not frames()[lemma].wish)
        or (parse.negated(root) and lemma == "make")
    ):
        return True
    subject = parse.subject(root)
    if subject is None:
        return parse.tags[root] in ("VBG", "VBN")
    return parse.lower[subject] in cues("ours")


def is_habit(sentence: Sentence, draft: Draft) -> bool:
    """What is said as a rule: "officials often complain that", after which nobody has the floor."""
    parse, verb = sentence.parse, draft.verb_at
    return parse is not None and verb is not None and parse.tags[verb] == "VBP"


def is_pluperfect(sentence: Sentence, draft: Draft) -> bool:
    """Whether a report looks back: "he had said"."""
    parse, verb = sentence.parse, draft.verb_at
    return (
        parse is not None and verb is not None and any(parse.lower[kid] == "had" for kid in parse.children(verb, "aux"))
    )


def is_single(speaker: Mention) -> bool:
    """Whether words name a person, by name, title or pronoun: bodies and groups have no free indirect speech."""
    words = speaker.text.split()
    low = [word.lower() for word in words]
    if low[0] in ("he", "she", "i") or is_redacted_last(speaker.text):
        return True
    if low[0] in ("we", "post", "embassy") or low[-1] in cues("watchers"):
        return False
    people = speakers()
    if _are_two(low):
        return False
    if low[0] in _THINGS or " ".join(low) in known() or _heads_body(low):
        return False  # "This all began with the dam"
    if len(words) == 1 and (low[0] in _ANYBODY or (low[0].endswith("s") and low[0].removesuffix("s") in people.nouns)):
        return False  # "Others say", "Journalists report", at the head of a sentence
    if (
        low[-1] in people.bodies
        or low[-1].removesuffix("s") in people.bodies
        or (words[-1].removesuffix("s").isupper() and len(words[-1]) > 1 and low[-1] not in people.titles - people.weak)
    ):
        return False
    if words[-1][0].isupper():
        return not countries.candidates(words[-1]) and not (
            low[0] == "the" and low[-1] not in people.titles and not any(word in people.titles for word in low)
        )
    return low[-1] in people.titles or (low[-1] in people.nouns and not low[-1].endswith("s"))


def _are_two(low: list[str]) -> bool:
    """Whether *and* joins two who have each an article or a title: ``Marin's adviser and the Foreign Minister``."""
    people = speakers()
    for turn, word in enumerate(low[:-1]):
        if word == "and" and low[turn + 1] in ("the", "his", "her", "its"):
            return any(one in people.nouns or one in people.titles for one in low[:turn])
    return False


def _head(words: list[str]) -> str:
    """The noun of a description without where its people are: *source* of ``One police source in Sestrin``."""
    return next((words[turn - 1] for turn, word in enumerate(words) if turn and word in _PLACING), words[-1])


def _heads_body(low: list[str]) -> bool:
    """Whether a description is of a body, by its noun: ``majority party of the Lakes Union``."""
    return _head(low) != low[-1] and _head(low) in speakers().bodies


def is_shifted(sentence: Sentence, draft: Draft) -> bool:
    """Whether a content is told in the past, as of a past saying: ``told us that they wanted to wait``."""
    parse, root = sentence.parse, draft.root
    if parse is None or root is None or draft.verb_at is None or parse.tags[draft.verb_at] != "VBD":
        return False
    helpers = {parse.lower[kid] for kid in parse.children(root, "aux", "auxpass")}
    return parse.tags[root] == "VBD" or bool(helpers & (_SHIFTED | {"had", "was", "were", "did"}))


def is_titled(sentence: Sentence) -> bool:
    """Whether this is a heading run into the text: no stop, and capitals on its words."""
    if sentence.text.endswith((".", "?", "!", '"', "”", ")")):
        return False
    words = [word for word in sentence.cased.split() if len(word) > 3]
    return bool(words) and all(word[0].isupper() for word in words)
