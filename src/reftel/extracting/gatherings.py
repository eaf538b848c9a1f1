"""Meetings that a noun tells of: ``in a March 3 meeting with``, ``held talks with``, ``Marin's lunch with Bly``."""

from typing import TYPE_CHECKING, Any, Final

import msgspec

from reftel.extracting.lexicon.load import meeting_lists
from reftel.extracting.mention import Mention, apart, rows
from reftel.extracting.participants import pieces
from reftel.model.meeting import MeetingStatus, Participant

if TYPE_CHECKING:
    from reftel.extracting.encounters import Scene

ASKED: Final = "asked for"  # why a meeting is known of which one only knows that somebody wished for it
_DEEP = 12  # steps up the tree from a date
_MONTH = 7  # characters of a date that is one of a month at least


def by_noun(scene: "Scene", noun: int) -> list[Mention]:
    """The meetings that one noun tells of."""
    row = rows("nouns").get(scene.parse.lemma(noun))
    if row is None or noun + 1 >= len(scene.parse):
        return []
    for way in (_on_occasion, _of_two, _owned, _hosted, _that_they_had, _called_by, _took_place):
        found = way(scene, noun, row)
        if found:
            return found
    return []


def of_another(scene: "Scene", end: int, token: int, names: set[str]) -> bool:
    """Whether a date is that of a meeting with somebody else: ``met Bly, and said in a March 3 call on Marin``."""
    parse = scene.parse
    noun = next((at for at in range(len(parse)) if parse.starts[at] >= end), token)
    row = rows("nouns").get(parse.lemma(noun))
    if noun == token or row is None or noun + 1 >= len(parse):
        return False
    other = _between(scene, noun, row)
    behind = pieces(parse, other + 1, len(parse), scene.dated)[0] if other is not None else []
    others = {one.name for one in scene.people.of(behind, loose=True)}
    return bool(others) and others.isdisjoint(names)


def in_aside(scene: "Scene", start: int, token: int) -> bool:
    """Whether a date is that of what only describes a noun: ``raised the treaty signed at the July summit with``."""
    parse = scene.parse
    at = next((turn for turn in range(len(parse)) if parse.starts[turn] >= start), token)
    for _ in range(_DEEP):
        if at == token or parse.heads[at] == at:
            break
        of_talk = rows("nouns").get(parse.lemma(parse.heads[at])) is not None  # "in a meeting held on July 3"
        below = parse.left(at) <= token < parse.right(at)
        if parse.deps[at] in ("acl", "relcl") and not of_talk and not below:
            return True
        at = parse.heads[at]
    return False


def _on_occasion(scene: "Scene", noun: int, row: dict[str, Any]) -> list[Mention]:
    """``In a March 3 meeting with Bly, the Ambassador said``, ``held a meeting with``."""
    parse = scene.parse
    head = parse.heads[noun]
    if parse.lower[head] == "of" and parse.lower[parse.heads[head]] in meeting_lists()["stretches"]:
        head = parse.heads[parse.heads[head]]  # "in the course of a meeting with Bly"
        occasion = parse.lower[head] in meeting_lists()["before"]
    else:
        occasion = parse.deps[noun] == "pobj" and parse.lower[head] in meeting_lists()["before"]
    light = parse.deps[noun] == "dobj" and parse.lemma(head) in meeting_lists()["light"]
    if not (occasion or light):
        return []
    verb = parse.heads[head] if occasion else head
    for _ in range(3):
        if parse.tags[verb].startswith("V"):
            break
        verb = parse.heads[verb]
    if not parse.tags[verb].startswith("V"):
        return []
    status = scene.status(verb)
    if status is None or (occasion and status != "held"):
        return []
    subject, other = parse.subject(verb), _between(scene, noun, row)
    if occasion and other is not None and parse.deps[verb] not in ("acl", "relcl"):
        subject, verb = _who_acts(scene, subject, verb)
    loose = row.get("loose", False)
    lead = _lead(scene, other, verb, subject) if occasion and other is not None else None
    if lead is not None:
        who = scene.people.of(pieces(parse, lead, verb, scene.dated)[0], loose=loose)
    else:
        who = scene.around(subject, loose=loose) if subject is not None else []
    poss = parse.child(noun, "poss")
    if occasion and poss is not None and parse.tags[poss].startswith("NNP"):
        return []  # "following Bly's meetings with Marin, the Council": theirs
    if poss is not None and parse.lower[poss] == "our":
        who = [Participant(name="post", words=scene.people.words(poss, poss + 1), of_post=True)]
    elif occasion and subject is not None and subject > noun and parse.tags[subject] == "PRP":
        return []  # "in a meeting with Bly, he said": Bly, or another
    whom: list[Participant] = []
    if other is not None:
        end = parse.left(subject) if subject is not None and subject > other else len(parse)
        end = end if lead is None else parse.lower.index(",", other)
        whom = scene.people.of(pieces(parse, other + 1, end, scene.dated)[0], loose=loose)
        if parse.lower[other] == "between" and len(whom) > 1:
            who, whom = whom[:1], whom[1:]
    elif occasion and (verb > noun or _of_these(scene, noun)):
        asked = _asked_by(scene, noun)
        told = parse.child(verb, "dobj", "dative") if asked is None else asked
        whom = scene.around(told, loose=False) if told is not None else []
    names = {one.name for one in whom}
    who = [one for one in who if one.name not in names]
    if not who or not whom:
        return []
    several = parse.lower[noun].endswith("s") and "separate" in parse.lower[max(0, noun - 3) : noun]
    base = scene.mention(noun, row["kind"], status, who, whom, f"in a {parse.lemma(noun)}" if occasion else "held")
    return apart(base) if several else [base]


def _of_two(scene: "Scene", noun: int, row: dict[str, Any]) -> list[Mention]:
    """``At a March 3 meeting between the Ambassador and Marin, he said``: whoever spoke there; of a day."""
    parse = scene.parse
    link, other = parse.heads[noun], _between(scene, noun, row)
    if other is None or parse.lower[other] != "between" or parse.lower[link] not in meeting_lists()["before"]:
        return []
    verb = parse.heads[link]
    dated = any(parse.left(noun) <= token < other and token in scene.dated for token in range(link + 1, other))
    if not dated or not parse.tags[verb].startswith("V") or scene.status(verb) != "held":
        return []
    subject = parse.subject(verb)
    end = parse.left(subject) if subject is not None and subject > other else len(parse)
    sides = scene.people.of(pieces(parse, other + 1, end, scene.dated)[0], loose=False)
    if len(sides) < 2:
        return []
    return [scene.mention(noun, row["kind"], "held", sides[:1], sides[1:], f"{parse.lemma(noun)} between")]


def _who_acts(scene: "Scene", subject: int | None, verb: int) -> tuple[int | None, int]:
    """The subject of a verb, or of one above it where that is nobody: ``told how it went in a meeting with Bly``."""
    parse = scene.parse
    above = verb
    for _ in range(3):
        if subject is None or scene.around(subject, loose=True) or parse.tags[subject].startswith(("PRP", "NNP")):
            break
        above = parse.heads[above]
        while not parse.tags[above].startswith("V") and parse.heads[above] != above:
            above = parse.heads[above]
        subject = parse.subject(above)
        if scene.status(above) != "held":
            return None, verb
        verb = above
    return subject, verb


def _hosted(scene: "Scene", noun: int, row: dict[str, Any]) -> list[Mention]:
    """``hosted a March 3 lunch for Bly``, ``requested a meeting with Bly``: the first held, the second only wished."""
    parse = scene.parse
    verb = parse.heads[noun]
    hosts, asks = (parse.lemma(verb) in meeting_lists()[name] for name in ("hosting", "asking"))
    subject = parse.subject(verb)
    if parse.deps[noun] != "dobj" or not (hosts or asks) or subject is None:
        return []
    status = scene.status(verb)
    if status is None or (asks and (status != "held" or parse.tags[noun] == "NNS")):
        return []  # "have routinely sought meetings"
    links = {"for", "with"} if hosts else {"with", *row.get("takes", "").split()}
    other = next(
        (
            kid
            for kid in sorted((*parse.children(noun, "prep", "dative"), *parse.children(verb, "prep", "dative")))
            if kid > noun and parse.lower[kid] in links and kid + 1 not in scene.dated
        ),
        None,
    )
    if other is None:
        return []
    who = scene.around(subject, loose=False)
    whom = scene.people.of(pieces(parse, other + 1, len(parse), scene.dated)[0], loose=row.get("loose", False) or hosts)
    if not who or not whom or {one.name for one in who} & {one.name for one in whom}:
        return []
    return [scene.mention(noun, row["kind"], "planned" if asks else status, who, whom, ASKED if asks else "hosted")]


def _that_they_had(scene: "Scene", noun: int, row: dict[str, Any]) -> list[Mention]:
    """``the talk that Marin had with Bly on March 3``."""
    parse = scene.parse
    verb = parse.child(noun, "relcl")
    if verb is None or parse.lemma(verb) not in meeting_lists()["light"] or scene.status(verb) != "held":
        return []
    subject = parse.subject(verb)
    link = next((kid for kid in parse.children(verb, "prep") if parse.lower[kid] == "with"), None)
    if subject is None or link is None or link + 1 in scene.dated:
        return []
    who = scene.around(subject, loose=False)
    whom = scene.people.of(pieces(parse, link + 1, len(parse), scene.dated)[0], loose=row.get("loose", False))
    if not who or not whom or {one.name for one in who} & {one.name for one in whom}:
        return []
    return [scene.mention(verb, row["kind"], "held", who, whom, f"{parse.lemma(noun)} that was had")]


def _called_by(scene: "Scene", noun: int, row: dict[str, Any]) -> list[Mention]:
    """``during a March 3 call by the Ambassador on Marin``."""
    parse = scene.parse
    links = row.get("takes", "").split()
    by = next((kid for kid in parse.kids[noun] if kid > noun and parse.lower[kid] == "by"), None)
    if not links or by is None:
        return []
    stop = next((token for token in range(by + 1, len(parse) - 1) if parse.lower[token] in links), None)
    if stop is None:
        return []
    who = scene.people.of(pieces(parse, by + 1, stop, scene.dated)[0], loose=False)
    whom = scene.people.of(pieces(parse, stop + 1, len(parse), scene.dated)[0], loose=False)
    past = parse.lower[parse.heads[noun]] in meeting_lists()["before"]
    if not who or not whom or not past or not any(len(one.edtf) >= _MONTH for one in scene.dates):
        return []
    return [scene.mention(noun, row["kind"], "held", who, whom, "call by")]


def _took_place(scene: "Scene", noun: int, row: dict[str, Any]) -> list[Mention]:
    """``A meeting between Bly and Marin did not take place``."""
    parse = scene.parse
    verb, other = parse.heads[noun], _between(scene, noun, row)
    if parse.deps[noun] not in ("nsubj", "nsubjpass") or other is None or parse.lower[other] != "between":
        return []
    if parse.lemma(verb) not in meeting_lists()["happening"]:
        return []
    if parse.lemma(verb) == "take" and not any(parse.lower[kid] == "place" for kid in parse.kids[verb]):
        return []
    status = scene.status(verb)
    if parse.lemma(verb) in meeting_lists()["refusals"]:
        status = "not-held"
    sides = scene.people.of(pieces(parse, other + 1, verb, scene.dated)[0], loose=row.get("loose", False))
    if status is None or len(sides) < 2:
        return []
    return [scene.mention(verb, row["kind"], status, sides[:1], sides[1:], f"{parse.lemma(noun)} between")]


def _lead(scene: "Scene", other: int, verb: int, subject: int | None) -> int | None:
    """Where the subject begins that the parser took for a part of whom it met: ``In a meeting with Marin, Dam Board
    Chief Bly explained``; None where it stands apart.
    """
    parse = scene.parse
    commas = [token for token in range(other + 1, verb) if parse.lower[token] == ","]
    if not commas or (subject is not None and parse.left(subject) > commas[0]):
        return None
    if commas[-1] == verb - 1 and len(commas) == 2:
        return None  # "with Marin, the Minister's secretary, stressed": he, and who that is
    lead = next((comma + 1 for comma in reversed(commas) if comma + 1 < verb), None)
    return lead if lead is not None and parse.tags[lead].startswith(("NNP", "DT", "JJ")) else None


def _between(scene: "Scene", noun: int, row: dict[str, Any]) -> int | None:
    """The preposition before the other one, right behind a noun of meeting or behind its day."""
    parse = scene.parse
    links = row.get("takes", "").split()  # "a call on Bly"; "talks on the dam" are with nobody
    other = next(
        (
            token
            for token in range(noun + 1, min(noun + 8, len(parse)))
            if parse.lower[token] in (*meeting_lists()["between"], *links) and token + 1 not in scene.dated
        ),
        None,
    )
    clear = other is not None and all(
        token in scene.dated or parse.tags[token] in ("IN", "RB", "CD", "NNP", ",") for token in range(noun + 1, other)
    )
    return other if clear else None


def _of_these(scene: "Scene", noun: int) -> bool:
    """Whether a meeting behind a verb of telling is that of the two: ``told Bly in their meeting``, ``in a March 3
    meeting``, ``over lunch``; not ``at the annual meeting of the Board``.
    """
    parse = scene.parse
    kids = parse.kids[noun]
    if not {"their", "his", "her"}.isdisjoint(parse.lower[kid] for kid in kids):
        return True
    if any(parse.lower[kid] in meeting_lists()["others"] for kid in kids if kid > noun):
        return False
    if not parse.lower[noun].endswith("s") and not meeting_lists()["gone"].isdisjoint(parse.lower[kid] for kid in kids):
        return True  # "told Poloff in a recent meeting"
    over = parse.lower[parse.heads[noun]] == "over"
    return over or (noun - 1 in scene.dated and not parse.lower[noun].endswith("s"))


def _owned(scene: "Scene", noun: int, row: dict[str, Any]) -> list[Mention]:
    """``Minister Marin's March 3 meeting with the Ambassador``, wherever it stands: of a day, or told as past."""
    parse = scene.parse
    owner, other = parse.child(noun, "poss"), _between(scene, noun, row)
    if owner is None or other is None or parse.heads[other] != noun or parse.tags[owner] == "PRP$":
        return []
    if parse.lemma(parse.heads[noun]) in meeting_lists()["refusals"]:
        return []
    lo, hi = parse.span(parse.left(noun), parse.right(noun))
    dates = [one.edtf for one in scene.dates if lo <= one.start + scene.sentence.start < hi and len(one.edtf) >= 7]
    words = {parse.lower[kid] for kid in parse.kids[noun]}
    if not words.isdisjoint(meeting_lists()["only_possible"]):
        return []
    ahead = not words.isdisjoint(meeting_lists()["ahead"])
    head = parse.heads[noun]  # "Marin's meeting with Bly dealt with the dam"
    acts = parse.deps[noun] == "nsubj" and parse.tags[head] == "VBD" and parse.lemma(head) != "be"
    behind = head is not None and parse.deps[noun] == "pobj" and parse.lower[head] in ("after", "following", "during")
    if not (ahead or dates or acts or behind) and words.isdisjoint(meeting_lists()["gone"]):
        return []
    who = scene.people.of(pieces(parse, parse.left(owner), owner + 1, scene.dated)[0], loose=False)
    whom = scene.people.of(pieces(parse, other + 1, len(parse), scene.dated)[0], loose=row.get("loose", False))
    if not who or not whom or {one.name for one in who} & {one.name for one in whom}:
        return []
    status: MeetingStatus = "planned" if ahead else "held"
    made = scene.mention(noun, row["kind"], status, who, whom, f"whose {parse.lemma(noun)}")
    return [made if dates else msgspec.structs.replace(made, when=None)]


def _asked_by(scene: "Scene", noun: int) -> int | None:
    """Who asked for it: ``in a March 3 meeting requested by the DCM``."""
    parse = scene.parse
    verb = next((kid for kid in parse.children(noun, "acl") if parse.lower[kid] in ("requested", "called")), None)
    agent = parse.child(verb, "agent") if verb is not None else None
    return parse.child(agent, "pobj") if agent is not None else None
