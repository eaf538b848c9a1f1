"""What one sentence says of a meeting: by a verb (``met with``), a noun (``in a May 2 meeting``), a dated report."""

import re
from itertools import pairwise
from typing import Any

import msgspec

from reftel.extracting.conversations import by_report
from reftel.extracting.dates import anchor_of, find_dates, words
from reftel.extracting.gatherings import by_noun, in_aside, of_another
from reftel.extracting.lexicon.load import meeting_lists
from reftel.extracting.mention import Mention, apart, rows
from reftel.extracting.notes import Draft, Notes, Sentence
from reftel.extracting.parse import Parse
from reftel.extracting.participants import People, pieces
from reftel.extracting.registry import Registry
from reftel.model.meeting import MeetingKind, MeetingStatus, Participant, Request, Words

_NAME = r"[A-Z][\w.-]{1,30}(?: [A-Z][\w.-]{1,30}){0,5}"
_BEFORE = r"\b(?:[Aa]t|[Ii]n response to|[Uu]pon|[Oo]n)"
_REQUEST = re.compile(
    rf"{_BEFORE} (?:the (?:request|invitation) of (?P<of>{_NAME}|the {_NAME})"
    rf"|(?P<own>(?:the )?{_NAME}|his|her|their|our|the)(?:['’]s?)? (?:own )?(?:request|invitation))\b"
)
_SHOUTED = re.compile(
    r"\b(?:AT|IN RESPONSE TO|UPON|ON) (?:THE REQUEST OF (?P<of>(?:THE )?[A-Z][A-Z.-]+(?: [A-Z][A-Z.-]+){0,3})"
    r"|(?P<own>(?:THE )?[A-Z][A-Z.-]+(?: [A-Z][A-Z.-]+){0,3}(?=['’])|HIS|HER|THEIR|OUR)"
    r"(?:['’]S?)? (?:REQUEST|INVITATION))\b"
)
_SOUGHT = re.compile(
    rf"^(?P<own>(?:The )?{_NAME})(?:,[^,]{{1,60}},)? (?:had )?(?:requested|asked for|sought|called) (?:the|this) "
    r"(?:meeting|call|lunch|dinner|breakfast|session|talk)\b"
)
_PLACES = frozenset(["in", "at"])
_NEAR = 6  # words between a verb of meeting and whom it is with, its day aside


class Scene:
    """One sentence while it is searched for meetings."""

    def __init__(
        self,
        notes: Notes,
        sentence: Sentence,
        parse: Parse,
        registry: Registry,
        drafts: list[Draft],
        *,
        talkers: frozenset[str],
    ) -> None:
        """``drafts`` are those of the sentence, ``talkers`` those who speak to somebody anywhere in the cable."""
        self.notes = notes
        self.sentence = sentence
        self.parse = parse
        self.registry = registry
        self.drafts = drafts
        self.people = People(notes, sentence, parse, registry, talkers=talkers)
        self.dates = find_dates(sentence.text, notes.cable.date)
        places = [(found.start + sentence.start, found.end + sentence.start) for found in self.dates]
        self.dated = frozenset(
            token for token in range(len(parse)) if any(lo <= parse.starts[token] < hi for lo, hi in places)
        )

    def mentions(self) -> list[Mention]:
        """Every meeting that the sentence speaks of."""
        found: list[Mention] = []
        for token in range(len(self.parse)):
            if self.parse.tags[token].startswith("V"):
                found.extend(self._by_verb(token))
            elif self.parse.tags[token].startswith("NN"):
                found.extend(by_noun(self, token))
        if all(one.told_by is not None for one in found):  # who tells of a meeting may do so at another one
            told = [one for one in by_report(self) if not found or one.told_by is None]
            return [*found, *told]
        return found

    # -- verbs --------------------------------------------------------------------------------------------

    def _by_verb(self, verb: int) -> list[Mention]:
        row = rows("verbs").get(rows("forms").get(self.parse.lower[verb], self.parse.lemma(verb)))
        if row is None:
            return []
        above = self.parse.heads[verb]
        seized = self.parse.heads[above] if self.parse.lower[above] in meeting_lists()["chances"] else verb
        subject = self.parse.subject(seized)  # "Marin took the initiative to call on"
        if subject is None and self._opens(verb):
            subject = self.parse.subject(above)  # "Meeting with Bly on March 3, the Ambassador urged"
        if subject is None:
            subject = self._behind_a_day(verb)
        if subject is None:
            return []
        loose = row.get("loose", False)
        who = self.around(subject, loose=True)
        if "hands" in row:
            at, passive = self._handed(verb, row)
        elif "things" in row:
            at, passive = self._over_a_matter(verb, row), False
        else:
            at, passive = self._other(verb, row["takes"].split())
        together = "meet" if self.parse.lemma(verb) == "meet" else "discuss"
        if at is None and self.parse.lemma(verb) == together and self.status(verb) == "held" and self._joint(who):
            return [self.mention(verb, row["kind"], "held", who[:1], who[1:], together)]  # "Bly and Marin met"
        if at is None or not who:
            return []
        listed, stop = pieces(self.parse, at, len(self.parse), self.dated)
        phoned = self.parse.lemma(verb) == "call" and at == verb + 1 and not passive
        if phoned and not (self._phones(verb) and self.status(verb) == "held"):
            return []
        whom = self.people.of(listed, loose=loose and self.parse.lower[at - 1] == "with")
        if row.get("known") or phoned:
            whom = [one for one in whom if self.people.is_known(one)]
        if not whom or (not phoned and self._summons(verb, stop)) or self._barred(verb, row):
            return []
        if passive:
            who, whom = whom, who
        status = self.status(verb)
        if status is None:
            return []
        lead = who[-1].name
        names = {one.name for one in (*who, *whom)}
        come = [] if passive else [one for one in self.beside(subject, verb) if one.name not in names]
        who += [msgspec.structs.replace(one, accompanies=lead) for one in come]
        several = not meeting_lists()["apart"].isdisjoint(self.parse.lower[verb : at + 1])
        because = " ".join(dict.fromkeys((self.parse.lemma(verb), *self._link(verb, at))))
        fed = self.parse.lower[stop : stop + 2]
        meal = self.parse.lemma(verb) == "host" and fed[:1] == ["for"] and fed[-1] in meeting_lists()["meals"]
        kind: MeetingKind = "meal" if meal else "telephone" if phoned else row["kind"]
        base = self.mention(verb, kind, status, who, whom, because)
        return apart(base) if several else [base]

    def _phones(self, verb: int) -> bool:
        """Whether *called* somebody is by telephone: told with a day or an errand, and calls him nothing."""
        parse = self.parse
        ahead = parse.lower[verb + 1 : verb + 12]
        errands = {*meeting_lists()["errands"], *meeting_lists()["by_telephone"]}
        if any(word == "to" and after in errands for word, after in pairwise(ahead)):
            return True
        if any(parse.deps[kid] in ("oprd", "ccomp", "prt", "attr") for kid in parse.kids[verb]):
            return False
        return any(token in self.dated for token in range(verb + 1, min(verb + 8, len(parse))))

    def _joint(self, who: list[Participant]) -> bool:
        """Whether several did it who are each named or titled: ``Bly and Marin discussed the dam``."""
        return len(who) > 1 and all(self.people.is_known(one) or one.of_post for one in who)

    def _link(self, verb: int, at: int) -> list[str]:
        """The preposition before the other one, if there is one."""
        low = self.parse.lower[at - 1]
        return [low] if at - 1 > verb and self.parse.tags[at - 1] == "IN" else []

    def around(self, subject: int, *, loose: bool) -> list[Participant]:
        """Who stands about a word: it, and who is joined to it."""
        lo, hi = self.parse.left(subject), self.parse.right(subject)
        while lo > 0 and self.parse.tags[lo - 1] == "NNP" and lo - 1 not in self.dated:
            lo -= 1  # "told Principal Officer (PO)", of which the parser took the half
        while lo < subject and lo in self.dated:
            lo += 1
        listed, _ = pieces(self.parse, lo, hi, self.dated)
        made = self.people.of(listed, loose=loose)
        if made:
            return made
        return self.people.of(pieces(self.parse, subject, hi, self.dated)[0], loose=loose)

    def _other(self, verb: int, takes: list[str]) -> tuple[int | None, bool]:
        """The first token of the other one, and whether the verb is passive."""
        parse = self.parse
        passive = parse.child(verb, "nsubjpass") is not None or parse.child(verb, "auxpass") is not None
        if passive:
            agent = parse.child(verb, "agent")
            return (agent + 1, True) if "by" in takes and agent is not None else (None, True)
        thing = parse.child(verb, "dobj", "dative")
        if thing is not None and parse.lemma(thing) in rows("nouns"):
            return None, False  # "hosted a lunch for Bly"
        if "obj" in takes and (thing is None or thing in self.dated) and self._noun_at(verb + 1):
            return verb + 1, False  # "received Ambassador Bly March 3", which the parser reads as a Bly March
        steps = 0
        for token in range(verb + 1, len(parse)):
            steps += token not in self.dated and parse.lower[token] != ","  # "spoke on Saturday, March 9, with"
            if steps > _NEAR:
                return None, False
            low = parse.lower[token]
            if low in takes and low not in ("obj", "by") and token + 1 < len(parse):
                new = parse.tags[token + 1] == "RB" and parse.tags[min(token + 2, len(parse) - 1)] == "VBN"
                return token + (3 if new else 1), False  # "with newly appointed Minister Marin"
            if token == verb + 1 and "obj" in takes:
                target = parse.child(verb, "dobj", "dative")
                if target is not None and target > verb and parse.left(target) > verb:
                    return parse.left(target), False
            if not (
                parse.tags[token] in ("RB", "RP", "IN", "CD", "TO", "DT", "NN")
                or token in self.dated
                or parse.lower[token] == ","
            ):
                return None, False
        return None, False

    def _handed(self, verb: int, row: dict[str, Any]) -> tuple[int | None, bool]:
        """Where the other one stands behind what is handed over: ``presented his credentials to``; the first token, and
        whether the verb is passive, in which case nobody is told who came.
        """
        parse = self.parse
        thing = parse.child(verb, "dobj")
        hands = frozenset(row["hands"].split())
        if thing is not None and parse.lower[thing] not in hands:  # "delivered ref A demarche to", parsed as a ref
            thing = next(
                (one for one in range(thing + 1, min(thing + 4, len(parse))) if parse.lower[one] in hands), None
            )
        if thing is None:
            return None, False
        for token in range(thing + 1, min(thing + 8, len(parse) - 1)):
            if parse.lower[token] in row["takes"].split():
                return token + 1, False
            if parse.tags[token].startswith("V"):
                break
        return None, False

    def _over_a_matter(self, verb: int, row: dict[str, Any]) -> int | None:
        """Where the other one stands behind what is talked about, however long that is: ``raised the dam with``."""
        parse = self.parse
        thing = parse.child(verb, "dobj")
        if thing is not None and parse.lemma(thing) in rows("nouns"):
            return None  # "discussed the meeting with Bly"
        for above in (verb, thing):
            for link in parse.children(above, "prep") if above is not None else ():
                if parse.lower[link] in row["takes"].split() and verb < link < len(parse) - 1:
                    return link + 1
        return None

    def _opens(self, verb: int) -> bool:
        """Whether a participle opens the sentence: ``Meeting with Bly, the Ambassador urged``."""
        parse = self.parse
        return verb == 0 and parse.tags[verb] == "VBG" and parse.deps[verb] == "advcl"

    def _behind_a_day(self, verb: int) -> int | None:
        """The subject that the parser took for a part of the day: ``On March 5 Ambassador Bly met``."""
        parse = self.parse
        at = verb - 1
        while at > 0 and parse.tags[at] == "RB":
            at -= 1
        hung = at > 0 and parse.tags[at].startswith("NN") and parse.deps[at] == "pobj" and at not in self.dated
        return at if hung and parse.left(at) in self.dated else None

    def _noun_at(self, token: int) -> bool:
        tag = self.parse.tags[token] if token < len(self.parse) and token not in self.dated else ""
        return tag.startswith(("NN", "PRP", "DT"))

    def _barred(self, verb: int, row: dict[str, Any]) -> bool:
        """Whether a word that must stand behind a verb does not, or one that must not does."""
        behind = self.parse.lower[verb + 1 : verb + 9]
        hung = [self.parse.lower[kid] for kid in self.parse.kids[verb]]
        needs = row.get("needs", "").split()
        if row.get("past") and self.parse.tags[verb] not in ("VBD", "VBN"):
            return True
        return (bool(needs) and not set(needs) & set(behind)) or row.get("bars", "") in hung

    def _summons(self, verb: int, stop: int) -> bool:
        """``called on the Minister to resign`` is no call; ``called in the Ambassador to complain`` always is."""
        parse = self.parse
        if parse.lower[verb + 1] == "in":
            return False
        if parse.lemma(verb) != "call" or stop + 1 >= len(parse) or parse.lower[stop] not in ("to", "for"):
            return False
        return parse.lower[stop] == "for" or parse.lemma(stop + 1) not in meeting_lists()["errands"]

    def status(self, verb: int) -> MeetingStatus | None:
        """Held, planned, not held; None where it is only thought of or a habit."""
        parse = self.parse
        clause = [parse.lower[kid] for kid in parse.kids[verb]]
        if not meeting_lists()["conjectures"].isdisjoint(clause):
            return None
        if parse.negated(verb):
            return "not-held"
        if parse.infinitive(verb):
            above = parse.heads[verb]
            if parse.lemma(above) in meeting_lists()["refusals"] or parse.lower[above] in meeting_lists()["refusals"]:
                return "not-held"
            if parse.lemma(above) == "able" and parse.negated(parse.heads[above]):
                return "not-held"  # "had not been able to meet"
            return self._done(above)
        if "will" in clause or "'ll" in clause or "shall" in clause:
            return "planned"
        if parse.tags[verb] in ("VBD", "VBN"):
            return "held"
        if self._opens(verb):
            return "held" if parse.tags[parse.heads[verb]] == "VBD" else None
        if parse.tags[verb] == "VBG" and parse.deps[verb] in ("advcl", "pcomp", "acl", "prep"):
            return "held" if parse.lower[max(verb - 1, 0)] in ("after", "when", "while", "in") else None
        return None

    def _done(self, above: int) -> MeetingStatus | None:
        """What an infinitive tells by the word it hangs on: ``took the initiative to call on``: held.

        None where nothing tells whether it came to it: a habit, or what somebody came for.
        """
        parse = self.parse
        chance = parse.child(above, "dobj")
        if parse.lower[above] in meeting_lists()["chances"]:
            taken = parse.heads[above]
        elif chance is not None and parse.lower[chance] in meeting_lists()["chances"]:
            taken, above = above, chance
        else:
            taken = above
        if parse.lemma(taken) in meeting_lists()["open"] or parse.lower[taken] in meeting_lists()["open"]:
            return None
        if taken == above and parse.lower[taken] not in meeting_lists()["achieved"]:
            return "planned"
        if parse.negated(taken):
            return "not-held"
        return "held" if parse.tags[taken] == "VBD" else "planned"

    # -- circumstances ----------------------------------------------------------------------------------------

    def mention(  # noqa: PLR0917 - the fields of a mention, in their order
        self,
        token: int,
        kind: MeetingKind,
        status: MeetingStatus,
        who: list[Participant],
        whom: list[Participant],
        because: str,
    ) -> Mention:
        """What was found, with its circumstances: day, place, request, who tells of it."""
        at = self.parse.starts[token]
        when = self._when(at, token, {one.name for one in (*who, *whom)})
        if when is not None and status == "held" and self._to_come(when):
            status = "planned"
        told_by = next(
            (d.speaker for d in self.drafts if d.voice == "reported" and d.start <= at < d.end and d.verb_at != token),
            None,
        )
        low = {one.words.text.lower() for one in (*who, *whom)}
        return Mention(
            sentence=self.sentence.index,
            kind=kind,
            status=status,
            who=(*who, *self.companions(who)),
            whom=tuple(whom),
            when=when,
            place=self._place(token, [*who, *whom]),
            request=self.request(),
            told_by=told_by,
            because=because,
            pronoun=not low.isdisjoint(["he", "she", "him", "her"]),
        )

    def companions(self, of: list[Participant]) -> tuple[Participant, ...]:
        """Those behind ``accompanied by``."""
        parse = self.parse
        for token in range(len(parse) - 2):
            if parse.lower[token] in ("accompanied", "joined") and parse.lower[token + 1] == "by":
                made = self.people.of(pieces(parse, token + 2, len(parse), self.dated)[0], loose=True)
                lead = of[-1].name if of else None
                names = {one.name for one in of}
                return tuple(msgspec.structs.replace(one, accompanies=lead) for one in made if one.name not in names)
        return ()

    def beside(self, subject: int, verb: int) -> list[Participant]:
        """Those with whom a subject comes: ``The Ambassador, with the DCM, met``; *with* stands before the verb."""
        parse = self.parse
        for link in parse.children(subject, "prep"):
            if parse.lower[link] == "with" and subject < link < verb - 1:
                return self.people.of(pieces(parse, link + 1, verb, self.dated)[0], loose=False)
        return []

    def _when(self, at: int, token: int, names: set[str]) -> str | None:
        """The date of the sentence that is nearest, but for bounds, what is only talked about and other meetings."""
        best: tuple[int, str] | None = None
        for date in self.dates:
            start = date.start + self.sentence.start
            other = any(d.start <= start < d.end and not d.start <= at < d.end for d in self.drafts)
            before = re.findall(r"[a-z]+", self.sentence.text[max(0, date.start - 14) : date.start].lower())
            if other or (before and before[-1] in words()["bounds"]) or len(date.edtf) < 7:
                continue
            if of_another(self, date.end + self.sentence.start, token, names) or in_aside(self, start, token):
                continue
            far = abs(start - at)
            if best is None or far < best[0]:
                best = (far, date.edtf)
        return best[1] if best else None

    def _to_come(self, when: str) -> bool:
        day, here = anchor_of(when), anchor_of(self.notes.cable.date)
        return bool(day and here and day.exact and here.exact and day.day > here.day)

    def _place(self, token: int, whom: list[Participant]) -> Words | None:
        """Where: behind *in* or *at* that hangs on the word of meeting, or on whom it was with: ``met Bly in Sestrin``.

        A name, or a word for a house or a room (``at his residence``); with what it is of (``the Ministry of Dams``).
        """
        parse = self.parse
        taken = {one.words.start for one in whom}
        below = [kid for kid in parse.kids[token] if kid > token]
        for kid in (*below, *(grand for near in below for grand in parse.children(near, "prep", "pobj"))):
            if parse.lower[kid] not in _PLACES or parse.deps[kid] != "prep":
                continue
            place = parse.child(kid, "pobj")
            if place is None or place in self.dated or not self._is_place(place, kid):
                continue
            lo, hi = parse.left(place), place + 1
            of = next((link for link in parse.children(place, "prep") if parse.lower[link] == "of"), None)
            thing = parse.child(of, "pobj") if of is not None else None
            if thing is not None and thing > place and parse.tags[thing].startswith("NNP"):
                hi = thing + 1
            words = self.people.words(lo, hi)
            if words.start not in taken and not any(turn in self.dated for turn in range(lo, hi)):
                return words
        return None

    def _is_place(self, token: int, link: int) -> bool:
        """Whether a word is where people meet: a name, or a house."""
        parse = self.parse
        if parse.lower[token] in meeting_lists()["houses"]:
            return True
        named = parse.tags[token].startswith("NNP")
        return named and (parse.lower[link] == "in" or not self._is_time(token))

    def _is_time(self, token: int) -> bool:
        """Whether a capitalised word behind *at* is an occasion and no place: ``at the June 5 Conference``."""
        return self.parse.lower[token] in meeting_lists()["presences"] or any(
            kid in self.dated for kid in self.parse.kids[token]
        )

    def request(self) -> Request | None:
        """At whose request: in the sentence itself, or in one that goes on about the meeting (``Bly had requested the
        meeting``).
        """
        text = self.sentence.text
        found = _REQUEST.search(text) or _SHOUTED.search(text) or _SOUGHT.search(text)
        if found is None:
            return None
        start, end = found.start() + self.sentence.start, found.end() + self.sentence.start
        span = self.people.paragraph.source_span(start, end)
        asked = found.groupdict().get("of") or found.group("own")
        by = None if asked.lower() in ("his", "her", "their", "the") else self.registry.name(asked, [])[0]
        return Request("post" if asked.lower() == "our" else by, Words(span.start, span.end, found.group()))
