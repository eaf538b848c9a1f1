"""Who tells and who is told: the subject of a verb of report, and its addressee.

A person, a body or a name can tell; "the statistics" and "it" cannot.
"""

from reftel.extracting.lexicon.load import Frame, cues, frames, meeting_lists, speakers
from reftel.extracting.notes import Mention
from reftel.extracting.parse import Parse
from reftel.extracting.shortened import counts_people
from reftel.extracting.unknownnames import is_unknown_name
from reftel.extracting.walk import TOLD, WH, Walk, mention_of
from reftel.facts import countries
from reftel.model.redacted import is_redacted

CALLING = meeting_lists()["calling"]
GATHERING = CALLING | meeting_lists()["gathering"]
DOCUMENTS = cues("documents")
_CHANCES = cues("chances")
MOVING = frozenset(["lead", "prompt", "cause", "move"])  # what brings somebody to say it: "led Bly to conclude"
_WORDS = cues("speeches")
COUNTED = ("two", "three", "four", "five", "six")  # by which a cable calls again those whom it has named: "all three"
_AGENTS = ("er", "or", "ist", "ian")  # ends of the words for those who do something
_FACELESS = cues("days") | {
    *("you", "it", "this", "that", "which", "there", "these", "those", "what", "reftel", "reftels", "septel")
}
_PARTICLES = cues("particles")


def teller_of(walk: Walk, verb: int, frame: Frame) -> Mention | None:
    """The words for the one who tells, or None where nobody can."""
    parse = walk.parse
    subject = parse.subject(verb)
    if subject is not None and parse.deps[subject] == "csubj" and parse.lower[subject] in _ASKED:
        return _behind_question(walk, verb)
    paper = paper_of(parse, verb)
    if paper is not None:
        subject = giver_of(parse, paper)
    if subject is not None and parse.deps[verb] == "acl" and parse.lemma(subject) in _CHANCES:
        subject = parse.subject(parse.heads[subject])  # "Bly took the opportunity to stress"
    if subject is not None and parse.deps[verb] == "acl" and parse.lower[subject] == "pains":
        subject = parse.subject(parse.heads[parse.heads[subject]])  # "Bly was at pains to stress"
    over = purpose_of(parse, verb)
    if over is not None:
        subject = parse.subject(over)
    above = parse.heads[verb]
    if parse.deps[verb] == "xcomp" and parse.lemma(above) in MOVING:
        subject = parse.child(above, "dobj") or subject  # "The leak led Bly to conclude"
    if subject is None:
        before = verb - 1
        if before > 2 and parse.words[before] == ")" and "(" in parse.words[before - 4 : before]:
            before = parse.words.index("(", before - 4) - 1  # "General Bly (retired) stated"
        a_name = before >= 0 and (parse.tags[before].startswith(("NNP", "PRP")) or parse.lower[before] in walk.names)
        lost = a_name and parse.tags[verb] in ("VBD", "VBZ")
        if not lost and parse.tags[verb] in ("VBD", "VBZ") and parse.deps[verb] == "ROOT":
            return _before_clause(walk, verb)
        return mention_of(walk, before) if lost and parse.deps[verb] == "ROOT" else None
    if (
        parse.lower[subject] == "who"
        and parse.deps[verb] == "ccomp"
        and parse.lower[parse.heads[verb]] in ("is", "was")
    ):
        attribute = parse.child(parse.heads[verb], "attr")  # "It was Bly who proposed the plan"
        subject = subject if attribute is None else attribute
    if parse.lower[subject] in ("who", "which", "that") and parse.deps[verb] == "relcl":
        subject = parse.heads[verb]
        if parse.deps[subject] == "appos" and parse.tags[parse.heads[subject]].startswith("NNP"):
            subject = parse.heads[subject]  # "Bly, a close adviser, who told us"
    if walk.quoted(parse.starts[subject]) and not walk.quoted(parse.starts[verb]):
        # "Noting the date, he said, "the dam leaks"": who stands in a quotation tells nothing outside of it
        return walk.sentence.asides[0].speaker if walk.sentence.asides else None
    near = _nearest(parse, subject)
    if near != subject:
        first = next((at for at in range(near, 0, -1) if parse.tags[at - 1] != "NNP"), near)
        return walk.mention(first, parse.right(near))
    subject = _whose_words(parse, subject)
    if frame.wish:
        subject = _whose_house(parse, subject)
    named = named_by(walk, verb, subject)
    if named is not None:
        return named
    if not can_tell(parse, subject, frame, walk.names):
        return None
    return mention_of(walk, subject)


def _before_clause(walk: Walk, verb: int) -> Mention | None:
    """``At a lunch given by the DCM, Bly, who was late, said``: the name before the clause, which the parser lost.

    So also ``Plove, with a smile, said``.
    """
    parse = walk.parse
    if parse.words[1:2] == [","] and parse.words[verb - 1] == "," and is_unknown_name(parse.words[0]):
        within = parse.tags[2:3] == ["IN"] and "," not in parse.words[2 : verb - 1]
        return walk.mention(0, 1) if within else None
    who = next((at for at in range(verb - 3, 2, -1) if parse.lower[at] == "who"), None)
    if who is None or parse.words[verb - 1] != "," or parse.words[who - 1] != "," or parse.tags[who - 2] != "NNP":
        return None
    if any(parse.words[at] == "," for at in range(who, verb - 1)):
        return None
    first = next(at for at in range(who - 2, -1, -1) if at == 0 or parse.tags[at - 1] != "NNP")
    return walk.mention(first, who - 1)


def purpose_of(parse: Parse, verb: int) -> int | None:
    """The verb over ``in order to``: *invite* in ``invited the mayor for a talk in order to assure him that``."""
    order = parse.heads[verb]
    if parse.deps[verb] != "acl" or parse.lower[order] != "order" or parse.lower[parse.heads[order]] != "in":
        return None
    over = parse.heads[parse.heads[order]]
    return over if parse.tags[over].startswith("V") else None


_ASKED = frozenset(["asked", "pressed", "questioned", "queried"])


def _behind_question(walk: Walk, verb: int) -> Mention | None:
    """``Asked whether they might see Bly, Oyen and Marin said``: names that the parse takes for more of it."""
    parse = walk.parse
    comma = next((at for at in range(verb - 1, 0, -1) if parse.words[at] == ","), verb)
    told = range(comma + 1, verb)
    plain = told and all(parse.tags[at].startswith(("NN", "PRP", "DT", "CC")) for at in told)
    return walk.mention(comma + 1, verb) if plain and parse.tags[verb] in ("VBD", "VBZ") else None


def paper_of(parse: Parse, verb: int) -> int | None:
    """The paper that says something: the letter in ``sent a letter to the mayor protesting the plan``."""
    if parse.deps[verb] != "acl" or parse.tags[verb] != "VBG":
        return None
    paper = parse.heads[verb]
    if parse.deps[paper] == "pobj":  # whom it is sent to, of whom the parser says that he protests
        link = parse.heads[paper]
        over = parse.heads[link]
        sent = over if parse.tags[over].startswith("NN") else parse.child(over, "dobj")
        paper = sent if parse.lower[link] == "to" and sent is not None and sent < link else paper
    return paper if parse.lemma(paper) in DOCUMENTS else None


def giver_of(parse: Parse, paper: int) -> int | None:
    """Who gives a paper out: Marin in ``Marin issued a statement accusing the mayor``."""
    giving = parse.heads[paper]
    if parse.deps[paper] != "dobj" or parse.lemma(giving) not in cues("giving"):
        return None
    return parse.subject(giving)


def _nearest(parse: Parse, subject: int) -> int:
    """``Rally for the Dam (RD) leader Orvane Marin said``: of two subjects in the parse, the name at the verb."""
    verb = parse.heads[subject]
    others = [kid for kid in parse.children(verb, "nsubj") if subject < kid < verb and parse.tags[kid] == "NNP"]
    return others[-1] if others and parse.lower[others[-1]] not in speakers().titles else subject


def named_by(walk: Walk, verb: int, subject: int) -> Mention | None:
    """The name that stands beside a subject: ``the head of the office, Orhan Isik, told``."""
    parse = walk.parse
    run = _apposed(parse, verb, subject)
    if run is not None:
        return walk.mention(*run)
    named = next((kid for kid in parse.children(subject, "appos") if parse.tags[kid].startswith("NNP")), None)
    if named is not None and not parse.tags[subject].startswith("NNP") and abs(named - subject) < 12:
        return mention_of(walk, named)
    within = _named_within(parse, verb, subject)
    return None if within is None else mention_of(walk, within)


def _named_within(parse: Parse, verb: int, subject: int) -> int | None:
    """``The leader of the Dam party, Orvane Marin, who left, said``: the name that the parser hangs on the party."""
    if parse.lower[subject] not in speakers().nouns or parse.lower[subject] in speakers().bodies:
        return None
    for at in range(subject + 4, min(verb - 1, subject + 16)):
        if parse.deps[at] != "appos" or parse.tags[at] != "NNP" or not subject < parse.heads[at] < at:
            continue
        first = parse.left(at)
        if parse.words[first - 1] == "," and 1 <= at - first <= 3 and parse.words[at + 1 : at + 2] == [","]:
            return at
    return None


def _whose_words(parse: Parse, subject: int) -> int:
    """Who speaks in ``Bly's farewell speech stressed that``: whoever gave the speech."""
    owner = parse.child(subject, "poss")
    if owner is None or parse.lemma(subject) not in _WORDS:
        return subject
    return owner if parse.tags[owner].startswith(("NNP", "PRP")) or parse.lemma(owner) in speakers().nouns else subject


def _whose_house(parse: Parse, subject: int) -> int:
    """Who tells of ``his office``: what it wants is told by him of whom the sentence has told before."""
    owner = parse.child(subject, "poss")
    if owner is None or parse.lower[owner] not in ("his", "her") or parse.lemma(subject) not in speakers().bodies:
        return subject
    return owner


def _apposed(parse: Parse, verb: int, subject: int) -> tuple[int, int] | None:
    """``The head of the office, Orvane Marin, told``: the name between the commas before the verb."""
    end = verb - 1
    if parse.words[end] != "," or end - 2 <= subject or parse.tags[subject].startswith("PRP"):
        return None
    people = speakers()
    named = parse.tags[subject].startswith("NNP") and parse.lower[subject] not in people.titles
    if named and parse.lower[subject] not in people.bodies:  # "the Dam Board (DB) representative, Orvane Marin,"
        return None
    first = end
    while first - 1 > subject and (parse.tags[first - 1].startswith("NNP") or parse.lower[first - 1] in _PARTICLES):
        first -= 1
    return (first, end) if 1 < end - first <= 5 and parse.words[first - 1] == "," else None


def can_tell(parse: Parse, subject: int, frame: Frame, names: frozenset[str] = frozenset()) -> bool:
    """Whether a subject can speak: a person, a body, a name; "the statistics" and "it" cannot."""
    word, tag = parse.lower[subject], parse.tags[subject]
    if word == "figures" and _are_people(parse, subject):
        return True
    if word in _FACELESS or word in cues("findings") or (frame.wish and word in ("one", "other", "none", "each")):
        return False
    if (
        tag.startswith("NNP")
        or tag == "PRP"
        or (parse.words[subject].isupper() and len(word) > 1)
        or (word in names and parse.words[subject][0].isupper())
    ):
        return True
    if (
        parse.words[subject][0].isupper()
        and (subject > 0 or tag in ("VBG", "JJ", "VBN", "RB", "VB", "VBD", "VBZ", "UH", "FW"))
        and word not in WH
    ):
        return True  # a name that the tagger does not know
    if tag in ("NN", "NNS", "JJ") and subject == 0 and is_unknown_name(parse.words[subject]):
        return True
    if word in ("former", "latter") and subject == 1 and parse.lower[0] == "the":
        return True
    several = counts_people(parse, subject)
    if several is not None and can_tell(parse, several, frame, names):
        return True  # "two of the three judges"
    if word in cues("shares"):
        of = parse.child(subject, "prep")
        whom = parse.child(of, "pobj") if of is not None and parse.lower[of] == "of" else None
        return whom is not None and can_tell(parse, whom, frame, names)  # "a number of farmers"
    base = parse.lemma(subject)
    people = speakers().nouns
    if subject > 1 and parse.words[subject - 1] == "-" and f"{parse.lower[subject - 2]}-{word}" in people:
        return True  # "an op-ed", three tokens for the parser
    if (
        base in people
        or word in people
        or base.removesuffix("s") in people
        or word.endswith("speople")
        or is_redacted(parse.words[subject])
    ):
        return True
    if word in COUNTED and parse.lower[max(subject - 1, 0)] in ("the", "all", "these"):
        return subject == parse.right(subject) - 1  # "all three said"
    if tag.startswith("J") or tag in {"CD", "DT"}:
        return word in people or word in ("some", "many", "most", "several", "others", "both", "all", "few")
    if tag.startswith("NN") and frame.lemma in ("tell", "inform", "ask", "urge", "assure"):
        return True
    if tag == "NNS" and parse.deps[subject] == "nsubj" and base.endswith(_AGENTS) and base not in cues("things"):
        return True
    # "demographers said": whoever says or tells can speak, unless it is an idea.
    return (
        tag == "NNS"
        and frame.lemma in ("say", "tell", "complain", "ask", "urge")
        and not word.endswith(("tions", "ments", "ings"))
    )


def _are_people(parse: Parse, figures: int) -> bool:
    """``opposition and media figures``, and no numbers."""
    beside = [kid for kid in parse.kids[figures] if parse.deps[kid] in ("amod", "nmod", "compound")]
    beside += [other for kid in beside for other in parse.children(kid, "conj")]
    return any(parse.lower[kid] in speakers().nouns or parse.lower[kid] in _SPHERES for kid in beside)


_SPHERES = frozenset(["political", "religious", "public", "business", "cultural", "prominent", "leading", "senior"])


def _hears(parse: Parse, thing: int, names: frozenset[str]) -> bool:
    """Whether the object of a verb of telling is somebody: "told a long anecdote", "offered a way out" have none."""
    if parse.lower[thing] in ("one", "none"):
        return False  # "would not give one, but said"
    return parse.tags[thing].startswith(("PRP", "CD")) or can_tell(parse, thing, frames()["say"], names)


def addressees_of(walk: Walk, verb: int, frame: Frame, *, kind: str, root: int, lo: int) -> tuple[Mention, ...]:
    """The words for those who are told, as far as the verb's own clause names them."""
    parse = walk.parse
    if walk.swallowed is not None:
        first, last = walk.swallowed
        walk.swallowed = None
        return (walk.mention(first, last),)
    if "obj" in frame.to:
        things = [kid for kid in parse.children(verb, "dobj", "dative") if kid > verb]
        thing = things[0] if things else None
        if len(things) > 1 and parse.tags[things[1]] == "NNP" and parse.left(things[1]) == things[0] + 1 < lo:
            # "told Board Chief Prosecutor Tarn Oyen that", of which the parser makes two
            return (mention_of(walk, things[1]),)
        if thing is None and kind == "inf":
            thing = parse.child(root, "nsubj")
        if thing is None and lo - 1 > verb:
            thing = lo - 1 if parse.lower[lo - 1] in TOLD else None
        if (
            thing is not None
            and (thing < lo or kind == "inf" or root < verb)
            and parse.lower[thing] not in ("it", "that", "themselves", "himself")
            and _hears(parse, thing, walk.names)
        ):
            return (mention_of(walk, thing),)
    thing = parse.child(verb, "dobj")
    beside = parse.children(thing, "prep") if thing is not None and kind == "nominal" else []
    beside = [kid for kid in beside if kid + 1 != lo]  # "concern to the mayor", not "opposition to [the dam]"
    for kid in [*parse.children(verb, "prep", "dative"), *beside]:
        if kid > verb and parse.lower[kid] in frame.to and not lo <= kid < root:
            inner = parse.child(kid, "pobj")
            if inner is not None and can_tell(parse, inner, frame):
                return (mention_of(walk, inner),)
    if parse.deps[verb] == "conj" and parse.lemma(parse.heads[verb]) == "turn":  # "turned to the DCM and asked"
        links = [kid for kid in parse.children(parse.heads[verb], "prep") if parse.lower[kid] == "to"]
        faced = [inner for kid in links if (inner := parse.child(kid, "pobj")) is not None]
        if faced and _hears(parse, faced[0], walk.names):
            return (mention_of(walk, faced[0]),)
    if parse.deps[verb] == "conj" and parse.child(verb, "nsubj", "nsubjpass", "dobj") is None:
        before = frames().get(
            parse.lemma(parse.heads[verb])
        )  # "told the mayor that it leaked, and denied that it broke"
        told = parse.child(parse.heads[verb], "dobj", "dative") if before is not None and "obj" in before.to else None
        thanked = before is not None and before.lemma == "thank" and told is not None
        if thanked and countries.candidates(parse.words[told or 0]):
            return ()  # "thanked Ostrel and said"
        if told is not None and told < verb and _hears(parse, told, walk.names) and not frame.wish:
            return (mention_of(walk, told),)
    return _called_on(walk, verb)


def _called_on(walk: Walk, verb: int) -> tuple[Mention, ...]:
    """``met with the mayor to express concern``: whoever was met is told."""
    parse, head = walk.parse, walk.parse.heads[verb]
    if parse.tags[verb] != "VB" or parse.deps[verb] not in ("advcl", "xcomp") or parse.lemma(head) not in CALLING:
        return ()
    with_whom = ("with", "on", "in") if parse.lemma(head) == "call" else ("with", "on")
    links = [kid for kid in parse.children(head, "prep") if parse.lower[kid] in with_whom and kid < verb]
    met = [parse.child(link, "pobj") for link in links] + [parse.child(head, "dobj")]
    told = next((kid for kid in met if kid is not None and kid < verb and _hears(parse, kid, walk.names)), None)
    return () if told is None else (mention_of(walk, told),)
