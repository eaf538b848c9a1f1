"""Ranges of tokens on the tree: where what was said begins and ends, and which words name an actor."""

import bisect

from reftel.extracting.lexicon.load import cues, frames
from reftel.extracting.notes import Draft, Mention, Sentence
from reftel.extracting.officers import whole_from
from reftel.extracting.parse import Parse
from reftel.model.statement import Act

# Participles that only go with what was said: "noting public concern", "citing the cost".
_ASIDES = frozenset(["note", "cite", "recall", "mention", "quote", "call", "refer", "point", "recognize"])
# Question words that open what was asked or told.
WH = frozenset(["whether", "if", "how", "why", "what", "when", "where", "which", "who", "whom"])
# Who stands right behind a verb of telling, and is no part of what was told: "told us the dam leaked".
TOLD = cues("told_beside")
_EDGE = frozenset([",", ".", ";", ":", "--", "-", "–", "—", "?", "!", "that", "(", ")"])
_OPEN, _SHUT = frozenset("\"'“‘``("), frozenset("\"'”’''.)")


class Walk:
    """One sentence while it is walked; ``cuts`` are tokens where a new report begins, with its speaker if not its own.

    ``names`` are the words that the cable writes with a capital in mid-sentence.
    """

    __slots__ = ("cuts", "names", "parse", "quotes", "sentence", "swallowed")

    def __init__(
        self, sentence: Sentence, parse: Parse, quotes: list[tuple[int, int]], names: frozenset[str] = frozenset()
    ) -> None:
        self.names = names
        self.sentence = sentence
        self.parse = parse
        self.quotes = quotes
        self.cuts: dict[int, Mention] = {}
        self.swallowed: tuple[int, int] | None = None

    def quoted(self, at: int) -> bool:
        """Whether a character of the paragraph stands in a quotation of more than two words."""
        turn = bisect.bisect_right(self.quotes, (at, 1 << 60)) - 1
        return (
            turn >= 0
            and self.quotes[turn][0] <= at < self.quotes[turn][1]
            and self.quotes[turn][1] - self.quotes[turn][0] > 12
        )

    def mention(self, lo: int, hi: int) -> Mention:
        """The words of a range as a mention."""
        parse = self.parse
        while hi - lo > 1 and parse.words[lo] in ('"', ",", "-"):
            lo += 1
        while hi - lo > 1 and parse.words[hi - 1] in ('"', ",", "-", "(", ")", "'s", "'"):
            hi -= 1
        if hi - lo > 3 and parse.words[hi - 2] == "(":
            hi -= 2  # "the Dam Party (DP": its short name is no part of it
        if lo and hi < len(parse) and parse.words[lo - 1] == "[" and parse.words[hi] == "]":
            lo, hi = lo - 1, hi + 1
        words = (
            " ".join(parse.words[lo:hi])
            .replace(" 's", "'s")
            .replace(" - ", "-")
            .replace(" / ", "/")
            .replace("[ ", "[")
            .replace(" ]", "]")
        )
        return Mention(words, parse.starts[lo], parse.ends[hi - 1])

    def end_of(self, verb: int, content: int) -> int:
        """One past the last token of the content: its own subtree and what trails behind it in the verb's clause."""
        parse = self.parse
        end = parse.right(content)
        for kid in parse.kids[verb]:
            if kid <= content or kid < end:
                continue
            if parse.deps[kid] in (
                "prep",
                "advmod",
                "npadvmod",
                "advcl",
                "acl",
                "relcl",
                "appos",
                "oprd",
                "xcomp",
                "ccomp",
                "acomp",
                "dobj",
                "dep",
            ):
                if kid in self.cuts or (self.reporting(kid) and self._clausal(kid)) or self._of_another(kid):
                    break
                end = max(end, parse.right(kid))
            elif self._told_on(verb, content, kid) or (
                parse.deps[kid] == "conj" and (not self.verbal(kid) or parse.lower[parse.left(kid)] == "that")
            ):
                end = max(end, parse.right(kid))
            elif parse.deps[kid] in ("conj", "parataxis"):
                break
        return self._before_reports(verb, content, end)

    def _told_on(self, verb: int, content: int, joined: int) -> bool:
        """``said that he sleeps badly, trusts nobody and …``, hung on *said*: in the present, as what was said is."""
        parse = self.parse
        return (
            parse.deps[joined] == "conj"
            and parse.tags[verb] == "VBD"
            and parse.tags[content] in ("VBZ", "VBP")
            and parse.tags[joined] == parse.tags[content]
            and parse.child(joined, "nsubj", "nsubjpass") is None
            and parse.lemma(joined) not in frames()
        )

    def _of_another(self, clause: int) -> bool:
        """``stressed that it should be small, while the mayor said that``: what somebody else says beside it."""
        parse = self.parse
        frame = frames().get(parse.lemma(clause)) if parse.deps[clause] == "advcl" else None
        if frame is None or frame.wish or parse.child(clause, "nsubj") is None:
            return False
        return any(parse.lower[kid] in ("while", "whereas") for kid in parse.children(clause, "mark"))

    def verbal(self, token: int) -> bool:
        """Whether a token is a verb."""
        return self.parse.tags[token].startswith(("V", "MD"))

    def reporting(self, token: int) -> bool:
        """Whether a token is a participle of report: ``adding that``, ``noting X``."""
        parse = self.parse
        return (
            parse.tags[token] == "VBG"
            and parse.lemma(token) in frames()
            and parse.lemma(token) not in ("have", "see", "give", "make")
        )

    def _before_reports(self, verb: int, content: int, end: int) -> int:
        """Cut before a report that the parser hung on the content though it is joined to the verb itself."""
        parse = self.parse
        tag = parse.tags[verb]
        speaker = self.cuts.get(verb)
        for token in range(content + 1, end):
            if token in self.cuts:
                return min(end, token)
            dep = parse.deps[token]
            if not parse.tags[token].startswith("V") or parse.lemma(token) not in frames():
                continue
            own = parse.child(token, "nsubj", "nsubjpass")
            late = (
                dep == "conj"
                and parse.tags[token] == "VBN"
                and tag == "VBD"
                and own is None
                and parse.child(token, "ccomp") is not None
                and parse.lower[token - 1] in ("and", "but", ",")
            )
            felt = frames()[parse.lemma(token)].wish and parse.lower[parse.subject(content) or content] in (
                "he",
                "she",
                "they",
            )
            joined = not felt and dep == "conj" and parse.tags[token] == tag and tag in ("VBD", "VBZ") and own is None
            if joined and not self._past_inside(content, token):
                joined = True
            elif joined:
                joined = False
            behind = (
                dep in ("advcl", "acl")
                and self.reporting(token)
                and parse.words[token - 1] == ","
                and self._clausal(token)
            )
            strayed = (
                dep == "conj"
                and self.reporting(token)
                and own is None
                and parse.tags[parse.heads[token]] != "VBG"
                and parse.child(token, "aux") is None
                and parse.child(token, "ccomp") is not None
            )  # "voicing hope that it would hold and noting that …"
            if (joined or behind or late or strayed) and (not frames()[parse.lemma(token)].wish or joined or late):
                subject = parse.subject(verb)
                if speaker is None and subject is not None:
                    self.cuts[token] = mention_of(self, subject)
                elif speaker is not None:
                    self.cuts[token] = speaker
                return token
        return end

    def _clausal(self, token: int) -> bool:
        """Whether a participle of report takes a clause or a likeness ("adding that", "describing it as")."""
        parse = self.parse
        frame = frames()[parse.lemma(token)]
        if any(kid > token for kid in parse.children(token, "ccomp", "xcomp")):
            return True
        return frame.lemma not in _ASIDES

    def _past_inside(self, content: int, token: int) -> bool:
        """Whether the verb that a report is joined to is itself in the past: then the two may belong together.

        So also ``noted that while Bly has agreed and promised to go, he stays``: of the second the *has* is left out.
        """
        parse = self.parse
        head = parse.heads[token]
        perfect = any(parse.lower[kid] in ("has", "have", "had") for kid in parse.children(head, "aux"))
        past = perfect or parse.tags[head] == parse.tags[token]
        return past and head != content and parse.child(head, "nsubj") is not None

    def draft(
        self, kind: str, root: int, lo: int, hi: int, *, verb: int | None, lemma: str | None, act: Act, speaker: Mention
    ) -> Draft | None:
        """A draft of this content, or None where nothing is left of it."""
        parse = self.parse
        lo, hi = tidy(parse, lo, clip(self, lo, hi) if verb is not None else hi)
        if lo >= hi:
            return None
        start, end = parse.span(lo, hi)
        return Draft(
            sentence=self.sentence.index,
            start=start,
            end=end,
            frame=kind,
            act=act,
            speaker_at=speaker,
            root=root if lo <= root < hi else lo,
            lo=lo,
            hi=hi,
            verb=lemma,
            verb_at=verb,
            because=f"{kind}:{lemma}" if lemma else kind,
        )


def clip(walk: Walk, lo: int, hi: int) -> int:
    """The end of a range before the next report begins."""
    for cut in sorted(walk.cuts):
        if lo < cut < hi:
            return cut
    return hi


def tidy(parse: Parse, lo: int, hi: int) -> tuple[int, int]:
    """A range without ``that`` and stops at its edges; a closing quotation mark keeps its stop."""
    while lo < hi and (
        (parse.lower[lo] in _EDGE and not _stands_for(parse, lo))
        or (parse.words[lo] == '"' and hi - lo > 1 and parse.lower[lo + 1] == "that" and not _stands_for(parse, lo + 1))
    ):
        lo += 1
    while hi > lo:
        word = parse.lower[hi - 1]
        if word == ")" and "(" in parse.words[lo : hi - 1]:
            break
        if word in ("and", "but", "while", "or", "although") or word in _EDGE:
            hi -= 1
        else:
            break
    return lo, hi


def _stands_for(parse: Parse, at: int) -> bool:
    """Whether *that* is what a clause is about: "That is ridiculous"."""
    return parse.words[at] == "That" and parse.tags[at] == "DT" and parse.deps[at] in ("nsubj", "nsubjpass")


def mention_of(walk: Walk, token: int) -> Mention:
    """The words that name an actor: the noun phrase up to its relative clause or apposition."""
    parse = walk.parse
    lo, hi = parse.left(token), parse.right(token)
    lo = max(lo, _after_comma(parse, lo, token))
    for kid in parse.kids[token]:
        if kid > token and parse.deps[kid] in (
            "relcl",
            "acl",
            "appos",
            "punct",
            "advcl",
            "advmod",
            "amod",
            "dep",
            "ccomp",
        ):
            listed = any(parse.deps[k] == "conj" and k > kid for k in parse.kids[token])
            if listed and (parse.deps[kid] == "punct" or _one_of_several(parse, kid)):
                continue
            hi = min(hi, parse.left(kid))
            break
    if token < parse.heads[token] < hi:
        hi = parse.heads[token]  # "experts told us that it leaks; this despite", where *this* hangs on the experts
    less = next((at for at in range(token + 1, hi) if parse.lower[at] in _LESS or _is_aside(parse, at)), hi)
    lo = whole_from(parse, lo)
    return walk.mention(lo, max(less, token + 1))


def _is_aside(parse: Parse, at: int) -> bool:
    """Whether a bracket opens that tells more of somebody: ``the press (to include the Dam Herald)``, no short name."""
    return parse.words[at] == "(" and at + 1 < len(parse) and parse.words[at + 1].islower()


def _one_of_several(parse: Parse, at: int) -> bool:
    """``Quentara, Belmora, and Ostrel``: the second is no name of the first."""
    return parse.tags[at] == "NNP" and parse.right(at) - parse.left(at) == 1


# What is left out of a group does not speak with it: "all members except for Ostrel", "the Board excluding Bly".
_LESS = frozenset(["except", "excepting", "excluding", "save", "minus"])


def _after_comma(parse: Parse, lo: int, token: int) -> int:
    """A subject's own words: an adverbial that hangs on it before a comma is none of them."""
    for at in range(token - 1, lo - 1, -1):
        if parse.words[at] in (",", ":", "--") and parse.deps[at] == "punct" and parse.heads[at] == token:
            return at + 1
    return lo
