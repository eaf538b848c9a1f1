"""He and she: whom a reader has in mind at a sentence, and what narration does to that.

Whoever leads a sentence leads the next one too: who speaks in it in the main clause, else who acts in it. A speaker
within another's speech, or in a relative clause, leads nothing.
"""

from collections.abc import Sequence

from reftel.extracting.lexicon.load import cues, frames, meeting_lists, speakers
from reftel.extracting.nobody import UNNAMED, is_common, is_nobody, is_person_unread
from reftel.extracting.notes import Draft, Mention, Sentence
from reftel.extracting.parse import Parse
from reftel.extracting.registry import Registry
from reftel.extracting.room import Room
from reftel.extracting.unknownnames import is_unknown_name
from reftel.model.redacted import REDACTED

REPLIES = frozenset(["respond", "reply", "answer", "counter", "retort", "rejoin", "agree"])
_QUESTIONS = frozenset(["ask", "press", "urge", "query", "inquire"])
_LED = frozenset(["lead", "head", "represent", "chair"])
_LOOSE = frozenset(["paren", "according", "implicit", "quote", "comment"])  # the pronoun stands outside the clause
_SUBORDINATE = frozenset(["while", "although", "though", "as", "when", "after", "before", "since", "because", "if"])
_LINKS = frozenset(["of", "for", "in", "at", "from", "with", "on", "to", "and"])
_SHE = frozenset(["she", "her", "herself", "hers"])
_HE = frozenset(["he", "him", "himself", "his"])
_NOWHERE = cues("not_names")
_TALKING = meeting_lists()["talking"]
_SPEECHES = cues("speeches")


def no_name(name: str, registry: Registry) -> bool:
    """Whether what was taken for somebody's name is a common word, and nobody in the cable bears it."""
    return not registry.shouted and registry.person(name) is None and is_common(name, registry.small)


def one_person(name: str | None, registry: Registry) -> bool:
    """Whether a name can be one person's, so that "he" or "she" may stand for it: no body, group or document."""
    words = (name or "").lower().split()
    if (
        not name
        or name in ("post", UNNAMED)
        or is_nobody(name)
        or not words
        or (name in registry.staff and words[-1].endswith("s"))
    ):
        return False
    if REDACTED.search(name) or registry.is_office(name) or (name in registry.staff and name.isupper()):
        return True  # also "DCM" and "RSO", which are no bodies
    last = words[-1]
    if registry.person(name.rsplit(maxsplit=1)[-1]) is not None:
        return " and " not in name
    if registry.shouted:
        return "and" not in words and _head(words) not in speakers().bodies
    head = _head(name.split())
    if head.islower() and head != last and " and " not in name:
        last = head  # "president of the central bank"
    elif registry.is_body(name):
        return False
    if last in cues("plurals") or last in speakers().bodies or last in _NOWHERE:
        return False
    if not head.islower():
        return " and " not in name and not (len(words) == 1 and last in cues("regions"))
    return head in speakers().nouns and head not in speakers().bodies


def _head(words: Sequence[str]) -> str:
    """The noun that a description is built on: "director" of "office director for the Lakes"."""
    for turn, word in enumerate(words):
        if turn and word in _LINKS:
            return words[turn - 1]
    return words[-1]


def he(at: Mention, sentence: Sentence, registry: Registry, room: Room, draft: Draft, *, hearer: bool) -> str:
    """Whom a pronoun means as the subject of a report, or with ``hearer`` as the one who was told."""
    sex = "f" if at.text.lower() in _SHE else "m"
    if hearer:
        return _him(sex, registry, room, draft)
    before = _opening(at, sentence, registry, room, draft) if draft.frame in _LOOSE else None
    if draft.frame not in _LOOSE:
        before = _subject_before(at, sentence, registry, room)
    if before is not None and _fits(before, sex, registry, room):
        return before
    if (
        draft.verb in REPLIES
        and room.verb in _QUESTIONS
        and room.hearer
        and room.hearer != room.speaker
        and one_person(room.hearer, registry)
        and _fits(room.hearer, sex, registry, room)
    ):
        return room.hearer
    for name in ([room.speaker] if room.speaker else []) + room.recent[::-1]:
        if one_person(name, registry) and _fits(name, sex, registry, room):
            return name if _of_both(sentence) else _learn(name, sex, registry, room)
    if registry.shouted and room.speaker is None and room.may_be_he():
        return room.last[0]  # a short name in capitals, which may as well be a body's
    if room.lost and room.speaker is None:
        return UNNAMED  # whoever spoke last, he is no earlier one
    last = room.speaker or (registry.order[0].short if registry.order else UNNAMED)
    return last if _fits(last, sex, registry, room) else UNNAMED  # "she" is no Mr. Marin, whoever else she is


def _him(sex: str, registry: Registry, room: Room, draft: Draft) -> str:
    speaker = room.heard.get((draft.speaker_at.start, draft.speaker_at.end)) if draft.speaker_at else None
    known = room.partner.get(speaker or "")
    if known and _fits(known, sex, registry, room):
        return known
    others = [name for name in reversed(room.recent) if name != speaker and _fits(name, sex, registry, room)]
    return others[0] if others else ""


def _fits(name: str, sex: str, registry: Registry, room: Room) -> bool:
    person = registry.person(name.rsplit(maxsplit=1)[-1]) if name else None
    return (person.sex if person else room.sexes.get(name)) in (None, sex)


def _of_both(sentence: Sentence) -> bool:
    """Whether a sentence has a *he* and a *she*, so that either may be mistaken for the other."""
    return sentence.parse is not None and all(sex & set(sentence.parse.lower) for sex in (_SHE, _HE))


def _learn(name: str, sex: str, registry: Registry, room: Room) -> str:
    person = registry.person(name.rsplit(maxsplit=1)[-1])
    if person is None:
        room.sexes.setdefault(name, sex)
    elif person.sex is None:
        person.sex = sex
    return name


def _subject_before(at: Mention, sentence: Sentence, registry: Registry, room: Room) -> str | None:
    """A person named as a subject earlier in the same sentence."""
    parse = sentence.parse
    if parse is None:
        return None
    for token in range(len(parse) - 1, -1, -1):
        if parse.starts[token] < at.start and parse.deps[token] in ("nsubj", "nsubjpass"):
            name = _named(parse, token, registry, room, known=True)
            owner = parse.child(token, "poss") if name is None else None
            if owner is not None and parse.starts[owner] < at.start:  # "Bly's last word was when he declared that"
                name = _named(parse, owner, registry, room, known=True)
            if name is not None:
                return name
    by = [t for t, dep in enumerate(parse.deps) if dep == "pobj" and parse.lower[parse.heads[t]] == "by"]
    maker = next((t for t in reversed(by) if parse.starts[t] < at.start), None) if at.text.lower() == "his" else None
    if maker is not None and (name := _named(parse, maker, registry, room, known=True)) is not None:
        return name  # "statements by Marin, specifically his comment that"
    return _whose_speech(at, parse, registry, room) or _talked_with(at, parse, registry, room)


def _whose_speech(at: Mention, parse: Parse, registry: Registry, room: Room) -> str | None:
    """``In Marin's closing statement he agreed``: he is whose statement it is."""
    if parse.lower[0] not in ("in", "during", "at", "throughout"):
        return None
    speech = parse.child(0, "pobj")
    owner = parse.child(speech, "poss") if speech is not None and parse.lemma(speech) in _SPEECHES else None
    if owner is None or parse.starts[owner] > at.start:
        return None
    return _named(parse, owner, registry, room, known=True)


def _talked_with(at: Mention, parse: Parse, registry: Registry, room: Room) -> str | None:
    """``In our talks with Sabel, he said``: the one with whom the post talked."""
    if parse.lower[0] not in ("in", "during", "at", "over"):
        return None
    talk = parse.child(0, "pobj")
    beside = (
        None
        if talk is None
        else next((kid for kid in parse.children(talk, "prep") if parse.lower[kid] == "with"), None)
    )
    who = None if beside is None else parse.child(beside, "pobj")
    if talk is None or who is None or parse.starts[who] > at.start:
        return None
    ours = any(parse.lower[kid] in ("our", "a", "an") for kid in parse.children(talk, "poss", "det"))
    return _named(parse, who, registry, room, known=True) if ours else None


def _opening(at: Mention, sentence: Sentence, registry: Registry, room: Room, draft: Draft) -> str | None:
    """``While Quelle agreed, he added``; ``Quelle replied to us, two letters, he said, of which``: the same one."""
    parse = sentence.parse
    if parse is None or draft.frame != "paren":
        return None
    for token, dep in enumerate(parse.deps):
        if dep not in ("nsubj", "nsubjpass") or parse.starts[token] >= at.start:
            continue
        verb = parse.heads[token]
        opens = parse.deps[verb] == "advcl" and parse.lower[parse.left(verb)] in _SUBORDINATE
        tells = parse.deps[verb] == "ROOT" and parse.lemma(verb) in frames() and parse.tags[verb] in ("VBD", "VBZ")
        if opens or tells:
            return _named(parse, token, registry, room, known=True)
    return None


def whole_word(parse: Parse, at: int) -> str:
    """A word with the parts of it that hyphens join: ``Calmy-Bly``, three tokens for the parser."""
    if at < 2 or parse.words[at - 1] != "-":
        return parse.words[at]
    lo = at
    while lo > 1 and parse.words[lo - 1] == "-" and parse.ends[lo - 2] == parse.starts[lo - 1] == parse.starts[lo] - 1:
        lo -= 2
    return "".join(parse.words[lo : at + 1])


def _named(parse: Parse, subject: int, registry: Registry, room: Room, *, known: bool = False) -> str | None:
    """The person that a subject names: registered, X-ed out, by name alone, or by an office or trade."""
    word, tag = whole_word(parse, subject), parse.tags[subject]
    if REDACTED.search(word):
        return word
    person = registry.person(word) if tag.startswith("NNP") or word[0].isupper() else None
    if person is not None:
        return person.short
    if not tag.startswith("NN") or parse.right(subject) - parse.left(subject) > 20:
        return None
    lo = subject
    while (
        lo > 0 and parse.deps[lo - 1] in ("compound", "amod", "poss", "case", "det") and lo - 1 >= parse.left(subject)
    ):
        lo -= 1
    if tag == "NN" and word.islower():
        if word not in speakers().nouns or word in speakers().bodies or word in cues("plurals"):
            return None
    elif (
        known
        or (registry.shouted and parse.lower[subject] not in speakers().titles - speakers().weak)
        or ((tag != "NNP" or lo == subject == 0) and not is_surname(word, registry))
    ):
        return None
    name, kind = registry.name(" ".join(parse.words[lo : subject + 1]).replace(" 's", "'s"), room.recent)
    return name if kind == "person" and one_person(name, registry) and not no_name(name, registry) else None


def is_surname(word: str, registry: Registry) -> bool:
    """Whether a word that stands alone is a name by its letters, and no word or body of the cable."""
    return is_unknown_name(word) and word.lower() not in registry.small and not registry.is_body(word)


def lose(told: Sequence[Draft], sentence: Sentence, room: Room) -> None:
    """Take the floor from everybody where somebody speaks of whom no name can be read: *who*, *they*, an initial.

    Then no pronoun reaches back over him, until somebody is named again. What a document says leaves the floor.
    """
    asks = sentence.text.rstrip("\"”’' ").endswith("?")
    mains = [
        draft
        for draft in told
        if draft.speaker_at is not None
        and draft.voice == "reported"
        and draft.frame not in ("nominal", "implicit")
        and not any(_within(draft, other) for other in told)
    ]
    if asks or not mains or any(draft.speaker for draft in mains):
        return
    if any(draft.speaker_at is not None and is_person_unread(draft.speaker_at.text) for draft in mains):
        room.speaker = room.hearer = room.group = None
        room.recent.clear()
        room.turns.clear()
        room.lost = True


def lead(sentence: Sentence, told: Sequence[Draft], registry: Registry, room: Room, before: str | None) -> None:
    """Settle who leads once a sentence is read: its main speaker, else who acts in it, else who led ``before``."""
    mains = [
        draft
        for draft in told
        if draft.voice == "reported"
        and (draft.frame not in ("nominal", "implicit") or _is_main(sentence.parse, draft))
        and one_person(draft.speaker, registry)
        and not _relative(sentence.parse, draft)
        and not any(_within(draft, other) and not _leads_in(sentence.parse, draft, other) for other in told)
    ]
    beside = [draft for draft in mains if not _only_when(sentence.parse, draft)]
    acts = _acting(sentence, registry, room) if mains and not beside else None
    mains = beside or mains
    if acts is not None:
        room.speaker = acts
        room.recent.append(acts)
    elif mains:
        room.speaker = max(mains, key=lambda draft: (draft.verb_at or 0, draft.start)).speaker
    elif registry.shouted and told:
        return  # in capitals any noun may pass for a name: no more than what was reported is trusted
    else:
        room.speaker = _spokesman(sentence.parse, told, registry, room) or before
        if not any(draft.frame == "implicit" for draft in told):
            listen(sentence, registry, room)


def _acting(sentence: Sentence, registry: Registry, room: Room) -> str | None:
    """``Oyen nodded when the Ambassador said that``: she is Oyen from there on."""
    parse = sentence.parse
    root = parse.root() if parse is not None else None
    if parse is None or root is None or parse.tags[root] != "VBD" or parse.lemma(root) in frames():
        return None
    subject = parse.child(root, "nsubj")
    return None if subject is None else _named(parse, subject, registry, room)


def _is_main(parse: Parse | None, draft: Draft) -> bool:
    """Whether a noun of saying hangs on the verb that a sentence is built on: ``Marin voiced support for it``."""
    return parse is not None and draft.verb_at is not None and parse.deps[draft.verb_at] == "ROOT"


def _spokesman(parse: Parse | None, told: Sequence[Draft], registry: Registry, room: Room) -> str | None:
    """``Orvane Oil, led by Tarn Bly, said``: he is Bly from there on."""
    for draft in told:
        subject = parse.subject(draft.verb_at) if parse is not None and draft.verb_at is not None else None
        if parse is None or subject is None:
            continue
        for led in parse.children(subject, "acl"):
            agent = parse.child(led, "agent")
            who = parse.child(agent, "pobj") if agent is not None else None
            if who is not None and parse.lemma(led) in _LED:
                name = _named(parse, who, registry, room)
                if name is not None:
                    room.recent.append(name)
                return name
    return None


def _within(draft: Draft, other: Draft) -> bool:
    return (
        draft is not other
        and draft.speaker != other.speaker
        and other.start <= draft.start
        and draft.end <= other.end
        and (other.start, other.end) != (draft.start, draft.end)
    )


def _leads_in(parse: Parse | None, draft: Draft, other: Draft) -> bool:
    """Whether the other only opens the sentence: "according to Oyen, Bly told him that", after which he is Bly.

    What Bly *had* told, Oyen looks back to, and goes on.
    """
    verb = draft.verb_at
    if parse is None or verb is None or other.frame != "according" or parse.deps[verb] != "ROOT":
        return False
    return not any(parse.lower[kid] in ("had", "have", "has", "would", "will") for kid in parse.children(verb, "aux"))


def _only_when(parse: Parse | None, draft: Draft) -> bool:
    """Whether a report only tells when another was made: "When asked by Bly, Marin replied" leaves Marin as he."""
    verb = draft.verb_at
    if parse is None or verb is None:
        return False
    if parse.lower[0] == "when" and parse.tags[verb] == "VBN" and parse.child(verb, "nsubj", "nsubjpass") is None:
        return True
    return parse.deps[verb] == "advcl" and any(
        parse.lower[kid] in ("when", "after", "once") for kid in parse.kids[verb]
    )


def _relative(parse: Parse | None, draft: Draft) -> bool:
    """Whether a report stands in a relative clause: "the measures that Cole had announced"."""
    token = draft.verb_at
    if parse is None or token is None:
        return False
    for _ in range(6):
        if parse.deps[token] == "relcl":
            return True
        if parse.heads[token] == token:
            return False
        token = parse.heads[token]
    return False


def _met(parse: Parse, root: int, named: str | None, registry: Registry) -> str | None:
    """Whom one met: a person of the cable, one whose name was taken out, or one of the post's own by his role."""
    if named is not None:
        return named
    redacted = next((word for word in parse.words[root + 1 :] if REDACTED.search(word)), None)
    if redacted is not None:
        return redacted
    roles = (registry.own_role(word) for word in parse.lower[root + 1 :])
    return next((role for role in roles if role and role != "post"), None)


def listen(sentence: Sentence, registry: Registry, room: Room) -> None:
    """Narration names people too: "On April 10 the Ambassador met Crain" makes them partners, and Crain the topic."""
    parse = sentence.parse
    if parse is None or sentence.role in ("comment", "note") or sentence.in_quote or sentence.text[0] in '"“':
        return
    root = next((token for token, dep in enumerate(parse.deps) if dep == "ROOT"), 0)
    subject = parse.subject(root)
    if subject is None and not parse.tags[root].startswith("V"):  # "An afterthought: The Ambassador received"
        subject = next((token for token, dep in enumerate(parse.deps) if dep == "nsubj"), None)
        root = parse.heads[subject] if subject is not None else root
    if subject is None and root and registry.person(parse.words[root - 1]) is not None:
        subject = root - 1  # a short name that the tagger takes for an adverb
    if subject is None or parse.right(subject) - parse.left(subject) > 30:
        return
    text = " ".join(parse.words[parse.left(subject) : parse.right(subject)])
    person = registry.person(whole_word(parse, subject))
    ours = registry.own_role(text.lower().removeprefix("the ")) or registry.own_role(parse.lower[subject])
    ours = ours if person is None else None
    name = ours or _named(parse, subject, registry, room)
    owner = parse.child(subject, "poss") if name is None else None
    if owner is not None and parse.lower[subject] not in speakers().nouns:  # "Marin's post took him abroad. He said"
        office = parse.lower[owner] in speakers().titles - speakers().weak  # "The Bishop's sermon was long. He said"
        name = _named(parse, owner, registry, room, known=not office and not is_surname(parse.words[owner], registry))
    if name is None or (name == "post" and parse.lower[subject] != "we"):
        return
    others = [
        other
        for other in (registry.person(whole_word(parse, at)) for at in range(root + 1, len(parse)))
        if other is not None and other.short != name and not other.ours
    ]
    if name == "post" and parse.lemma(root) not in _TALKING:
        return
    if ours is None and not (person is not None and person.ours):
        room.speaker = name
        room.recent.append(name)
    elif others:
        room.speaker = others[0].short
        room.recent.append(others[0].short)
    if parse.lemma(root) in _TALKING:
        met = _met(parse, root, others[0].short if others else None, registry)
        if met and met != name:
            room.pair(name, met)
            room.partner[met] = name
