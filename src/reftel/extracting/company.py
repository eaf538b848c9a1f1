"""Who talks with whom: whom a sentence has meet, call on or invite each other, and at what talk something was said."""

from collections.abc import Sequence

from reftel.extracting.crowds import enter, groups_in
from reftel.extracting.lexicon.load import meeting_lists, speakers
from reftel.extracting.notes import Draft, Sentence
from reftel.extracting.occasions import lists
from reftel.extracting.parse import Parse
from reftel.extracting.pronouns import one_person, whole_word
from reftel.extracting.registry import Registry
from reftel.extracting.room import Room
from reftel.model.redacted import REDACTED

_TALKS = meeting_lists()["talks"]
_TALKING = meeting_lists()["talking"]
_HOLDING = meeting_lists()["holding"]
_HANDING = meeting_lists()["handing"]
_SUMMONING = meeting_lists()["summoning"]
_MEETS = _TALKING | _HANDING | _SUMMONING
_DURING = frozenset(["in", "at", "during", "over"])
_SEVERAL = 3  # with whom one may talk at one talk, by name
_THANKING = frozenset(["thank", "congratulate", "greet", "welcome"])  # what nobody does who is not there
_SHARED = frozenset(["ambassador", "amb", "amb.", "charge", "dcm"])  # titles that others have too: "Ambassador Bly"


def occasion(sentence: Sentence, told: Sequence[Draft], registry: Registry, room: Room) -> None:
    """``During his meeting with General Bly, Marin stressed``: of several whom Marin meets, Bly is the one here.

    Where two or three are named, he talks with them together; where they are meetings, or have no names, nobody is.
    """
    room.company = None
    room.public = False
    parse = sentence.parse
    if parse is None or sentence.role in ("comment", "note"):
        return
    _encounters(parse, sentence, told, registry, room)
    room.public = any(
        word in lists().public and parse.deps[token] == "pobj" and not any(one.lo <= token < one.hi for one in told)
        for token, word in enumerate(parse.lower)
    )
    for token, word in enumerate(parse.lower):
        if word not in _TALKS or parse.deps[token] != "pobj" or parse.lower[parse.heads[token]] not in _DURING:
            continue
        if any(draft.lo <= token < draft.hi for draft in told):
            continue
        link = next((kid for kid in parse.kids[token] if parse.lower[kid] == "with"), None)
        present = _present(parse, registry, room, link) if link is not None else _thanked(parse, registry, room)
        if link is None and any(parse.lower[kid] == "same" for kid in parse.kids[token]):
            room.company = room.hearer  # "in the same meeting": with whom whoever spoke last talks
            continue
        if link is not None and not present:  # "with Chairman of the Board Tarn Bly, Marin said", hung wrong
            comma = next((at for at in range(link, len(parse)) if parse.words[at] == ","), link)
            present = _present(parse, registry, room, link, comma)
        if link is not None and len(present) > 1:
            present = _without_speaker(parse, link, present, told, registry=registry, room=room)
        several = 1 < len(present) <= _SEVERAL and word != "meetings"
        if len(present) == 1 or (several and all(one_person(name, registry) for name in present)):
            room.company = " and ".join(present)
            if "our" in (parse.lower[kid] for kid in parse.children(token, "poss")):
                room.pair(room.company, "post")  # "in our talks with Bly, he said"
            if room.company in room.partner and room.partner[room.company] in registry.staff:
                continue
            for speaker in [_who(draft, registry) for draft in told] or [_leads(parse, registry)]:
                if speaker and speaker not in (*present, "post"):
                    room.pair(speaker, room.company)
                    for one in (room.company, *present):
                        room.partner[one] = speaker
        elif word == "meetings" and not {"his", "her", "their", "all"}.isdisjoint(
            parse.lower[max(token - 3, 0) : token]
        ):
            for draft in told:
                words = draft.speaker_at.text.split() if draft.speaker_at is not None else []
                told_by = registry.person(words[-1]) if words else None
                room.partner.pop(told_by.short if told_by is not None else "", None)
        return


def _without_speaker(
    parse: Parse, link: int, present: list[str], told: Sequence[Draft], *, registry: Registry, room: Room
) -> list[str]:
    """``With General Bly, Marin said``, where the parser hangs Marin on Bly: those before the comma before him."""
    for draft in told:
        if draft.speaker_at is not None and _who(draft, registry) in present:
            commas = [at for at in range(link, len(parse)) if parse.words[at] == ","]
            ends = [at for at in commas if parse.ends[at] <= draft.speaker_at.start]
            return _present(parse, registry, room, link, ends[-1]) if ends else present
    return present


def _who(draft: Draft, registry: Registry) -> str | None:
    """Who speaks by the words of a report, where he is a person of the cable or of the post."""
    text = draft.speaker_at.text if draft.speaker_at is not None else ""
    person = registry.person(text.split()[-1]) if text else None
    return person.short if person is not None else registry.own_role(text.lower().removeprefix("the "))


def _leads(parse: Parse, registry: Registry) -> str | None:
    """Of whom a sentence tells in which nobody says anything: ``In a meeting with Poloff, Marin outlined the plan``."""
    root = parse.root()
    subject = parse.child(root, "nsubj") if root is not None and parse.tags[root] == "VBD" else None
    person = registry.person(parse.words[subject]) if subject is not None else None
    return person.short if person is not None else None


def _thanked(parse: Parse, registry: Registry, room: Room) -> list[str]:
    """Whom somebody thanks at a talk of which no more is said: ``In a May 2 meeting, Marin thanked General Bly``."""
    root = parse.root()
    thing = parse.child(root, "dobj") if root is not None and parse.lemma(root) in _THANKING else None
    if root is None or thing is None or parse.negated(root):
        return []
    ends = [kid for kid in parse.kids[thing] if kid > thing]
    found = _present(parse, registry, room, parse.left(thing) - 1, min([parse.left(kid) for kid in ends], default=None))
    return found[:1] if len(found) == 1 else []


def _encounters(parse: Parse, sentence: Sentence, told: Sequence[Draft], registry: Registry, room: Room) -> None:
    """``Director Bly met with Marin, who``: the two talk with each other, wherever in the sentence it stands."""
    for verb, tag in enumerate(parse.tags):
        if tag != "VBD" or parse.negated(verb):
            continue
        if any(draft.lo <= verb < draft.hi for draft in told):
            continue
        subject = parse.child(verb, "nsubj")
        thing = parse.child(verb, "dobj")
        holds, lemma = verb, parse.lemma(verb)
        if thing is not None and parse.lower[thing] in _TALKS and lemma in _HOLDING:
            holds = thing  # "requested a meeting with the Ambassador"
        elif lemma not in _MEETS and not _invites(parse, verb) and not _takes_aside(parse, verb):
            continue
        linked = ("to",) if lemma in _HANDING else ("with",)
        link = next((kid for kid in parse.kids[holds] if parse.lower[kid] in linked), None)
        if link is None and lemma in _HANDING and thing is not None:
            link = next((kid for kid in parse.kids[thing] if parse.lower[kid] == "to"), None)
        if lemma in _HANDING:
            thing = None
        if link is None and thing is None and lemma == "call":
            link = next((kid for kid in parse.children(verb, "prep") if parse.lower[kid] in ("in", "on")), None)
        met = _present(parse, registry, room, link) if link is not None else []
        if not met and thing is not None:
            met = _present(parse, registry, room, parse.left(thing) - 1, parse.right(thing))
        if subject is None:
            continue
        who = _present(parse, registry, room, parse.left(subject) - 1, parse.right(subject))
        who = who or (["post"] if parse.lower[subject] == "we" else [])
        if not met or not who:
            head = subject if not who else parse.child(link, "pobj") if link is not None else thing
            _with_groups(groups_in(parse, head, sentence.text, registry), met or who, registry, room)
            continue
        if len(who) > 1 and len(met) == 1 and registry.staff.isdisjoint(who):
            together = room.gather(" and ".join(who))  # "Marin and Bly met the Ambassador. They told him"
            for one in who:
                room.partner[one] = met[0]
            room.partner[together] = met[0]
            continue
        if len(met) > 1 and len(who) == 1 and (who[0] in registry.staff or who[0] in registry.roles.values()):
            for one in met:  # "met with Marin, Bly and Quelle": each of them talks with the one who came
                if one not in registry.staff:
                    room.partner[one] = who[0]
            continue
        if len(who) == 1 and len(met) == 2 and set(met) <= registry.staff and who[0] not in registry.staff:
            room.pair(who[0], " and ".join(met))  # "met the DCM and Poloff": he talks with both
            for one in met:
                room.partner[one] = who[0]
            continue
        if len(who) == 1 and who != met and not {who[0], met[0]} <= registry.staff:
            room.pair(who[0], met[0])
            room.partner[met[0]] = who[0]
            if who == ["post"] and one_person(met[0], registry):
                room.speaker = met[0]  # "we had a second meeting with Bly. He said"
                room.recent.append(met[0])


def _with_groups(groups: list[str], others: list[str], registry: Registry, room: Room) -> None:
    """``The Ambassador met MFA officials``: they talk with each other; of several groups each with the one who came."""
    enter(groups, room)
    own = [one for one in others if one in registry.staff or one in registry.roles.values() or one == "post"]
    if not groups or len(own) != len(others) or not own:
        return
    for group in groups:
        room.partner[group] = " and ".join(own)
    if len(groups) == 1:
        room.gather(groups[0])
        for one in own:
            room.partner[one] = groups[0]


def _takes_aside(parse: Parse, verb: int) -> bool:
    """``took Poloff aside to explain``."""
    return parse.lemma(verb) == "take" and any(parse.lower[kid] == "aside" for kid in parse.kids[verb])


def _invites(parse: Parse, verb: int) -> bool:
    """``invited the DCM for a briefing``, ``invited us to a meeting``: told of as held, for they came."""
    if parse.lemma(verb) not in ("invite", "bring"):
        return False
    links = [kid for kid in parse.children(verb, "prep") if parse.lower[kid] in ("for", "to")]
    return any(parse.lower[parse.child(link, "pobj") or link] in _TALKS | meeting_lists()["offered"] for link in links)


def _present(parse: Parse, registry: Registry, room: Room, link: int, end: int | None = None) -> list[str]:
    """The persons behind ``with``: those of the cable, of the post, those who speak in it, those whose names were taken
    out.
    """
    names: list[str] = []
    last = parse.right(link) if end is None else end
    for at in range(link + 1, last):
        word = whole_word(parse, at)
        person = registry.person(word) if word[0].isupper() else None
        beside = at + 1 < last and parse.tags[at + 1] == "NNP" and not parse.lower[at + 1].startswith("d'aff")
        titled = parse.lower[at] in _SHARED and beside and parse.heads[at] > at
        own = None if titled else registry.own_role(word.lower())
        spoken = room.speakers.get(word) if word.lower() not in speakers().titles else None
        if person is None and own is None and _is_bare_office(parse, at):
            own = registry.titled(frozenset([word.lower()]), room.recent)  # "in a meeting with the FM"
        name = person.short if person is not None else own or (word if REDACTED.search(word) else spoken)
        if name is not None and name != "post" and name not in names:
            names.append(name)
    return names


def _is_bare_office(parse: Parse, at: int) -> bool:
    """Whether a word is an office that stands alone: ``the FM``, and not *the FM's office* or *Minister Marin*."""
    low = parse.lower[at]
    alone = at > 0 and parse.lower[at - 1] == "the" and parse.heads[at] < at
    return alone and low in speakers().titles - speakers().weak and not parse.kids[at][1:]
