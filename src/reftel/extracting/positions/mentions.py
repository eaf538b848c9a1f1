"""Where a text speaks of an option: by its cues, by its year, by its candidate's candidacy.

Cues are few words as a historian writes them; the text may have them in another order, with words between, as adjective
or possessive, with or without hyphens: ``2005 bid`` finds *Vardania's candidacy for the straits chair in 2005*.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from typing import Literal, NamedTuple

import msgspec

from reftel.extracting.cues import CONTRACTED, WORD, Token, denials_in, negations, tokens_of
from reftel.extracting.positions.actors import Actors
from reftel.extracting.positions.mapping import mapping, words
from reftel.facts.bodies import body_of
from reftel.model.board import Option, Question

Kind = Literal["cue", "year", "candidacy", "document", "anaphor"]

_FULL = 3  # a cue of up to so many words must be there whole; of a longer one, three quarters
_PART = 0.75
_APART = 4  # words between two of a cue: more, and they are two parts
_KEPT = 50_000  # words of which it is kept what they mean
_NEAR = 3  # a candidate is named within so many words before "bid"


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A word as cues are compared: lower case, its stem, or the sign of what it means; ``token`` is its place.

    ``owning``: a name as possessive or adjective, ``Ostrel's`` or ``Ostreli``.
    """

    form: str
    token: int
    owning: bool = False


_CAPITAL = re.compile(r"[A-Z]")
_NOMINAL = ("tion", "sion", "ance", "ence", "ment", "ing")


class Mention(NamedTuple):
    """Words that speak of an option: tokens ``lo`` to ``hi`` (half-open), how, and how many words of a cue.

    ``contrary`` is set where they name its contrary: ``non-recognition`` of an option of recognition. ``denied`` is set
    where a negation stands among them that is none of its own: ``the route would not be built``.
    """

    option: str
    lo: int
    hi: int
    kind: Kind
    weight: int
    contrary: bool = False
    denied: bool = False


@cache
def _same() -> dict[str, str]:
    return {word: f"@{group}" for group, words in mapping()["same"].items() for word in words}


class Cue(NamedTuple):
    """A cue of an option as words to look for; ``plain`` are those that are no names, ``whole`` is set for a title.

    ``needed`` is how many of its words must be there, ``names`` how many are names.
    """

    option: str
    forms: tuple[str, ...]
    plain: frozenset[str]
    whole: bool
    needed: int
    names: int


def _cue_of(option: str, forms: tuple[str, ...], *, whole: bool) -> Cue:
    plain = frozenset(form for form in forms if form[0] != "=")
    needed = len(forms) if len(forms) <= _FULL else math.ceil(_PART * len(forms))
    return Cue(option, forms, plain, whole, needed, len(forms) - len(plain))


class Vocabulary:
    """The options of a question as words to look for."""

    def __init__(self, question: Question, actors: Actors) -> None:
        self.actors = actors
        self._units: tuple[Sequence[Token], str, list[Unit]] | None = None
        self.options = {option.id: option for option in question.options}
        body = body_of(question.body) if question.body else None
        self._chair = frozenset(word.casefold() for word in body.chair) if body else frozenset()
        # a title counts as a cue, and one with a name must be there whole; one of a single word names nothing
        texts = [(o.id, text, text is o.title) for o in question.options for text in (*o.cues, o.title)]
        self.cues = [
            _cue_of(option, forms, whole=title)
            for option, text, title in texts
            if len(forms := self._cue(text)) > title
        ]
        self.candidate = {
            o.id: actors.state(o.candidate) or o.candidate if o.candidate else None for o in question.options
        }
        self._texts: tuple[str, ...] = ()
        self.years: dict[str, list[str]] = {}
        for option in question.options:
            for year in _years(option) if option.candidate else ():
                self.years.setdefault(year, []).append(option.id)
        self._telling = frozenset({*self.years, *(_OFFICE if any(self.candidate.values()) else ())})
        self._by_form = self._rarest()
        self._by_names = [at for at, cue in enumerate(self.cues) if cue.needed <= cue.names]
        self._wanted = frozenset().union(*(cue.forms for cue in self.cues))
        self._bearing = self._telling | self._wanted
        self._meaning = lru_cache(maxsize=_KEPT)(self._meant)

    def _rarest(self) -> dict[str, list[int]]:
        """By word the cues (their places in ``cues``) that cannot be there unless one of their words here is.

        Those are the words that fewest cues share: of a cue so many that without all of them too few are left. Names
        are none of them, for who is named is known of words in their cable only.
        """
        shared = Counter(form for cue in self.cues for form in cue.forms)
        found: dict[str, list[int]] = {}
        for at, cue in enumerate(self.cues):
            for form in sorted(cue.plain, key=lambda form: shared[form])[: len(cue.forms) - cue.needed + 1]:
                found.setdefault(form, []).append(at)
        return found

    def concerns(self, text: str) -> bool:
        """Whether a text may speak of an option at all: cheap, and never wrong about *no*."""
        if self._by_names:
            return True
        found = WORD.findall(text.lower())
        bag = set().union(*filter(None, map(self._meaning, found)))
        if "t" in found or "cannot" in found:  # "won't" is *will not*
            stems = [CONTRACTED.get(word, word[:-1]) for word in found if word.endswith("n")]
            bag = bag.union(*map(self._meaning, ("can", "not", *stems)))
        if not bag.isdisjoint(self._telling):
            return True
        return any(
            len(bag.intersection(self.cues[at].plain)) >= self.cues[at].needed - self.cues[at].names
            for form in bag
            for at in self._by_form.get(form, ())
        )

    def _meant(self, word: str) -> frozenset[str]:
        """What a word of a text (in lower case) may stand for in the options, as cues are compared."""
        forms = [*_forms(word), "@chair"] if word in self._chair else _forms(word)
        return frozenset([form for form in forms if form in self._bearing])

    def forms_of(self, option: str) -> frozenset[str]:
        """The words of an option's cues and title, as cues are compared."""
        return frozenset(form for cue in self.cues if cue.option == option for form in cue.forms)

    def count(self, texts: Iterable[str]) -> None:
        """Takes note of the texts in which each option is spoken of by its cues."""
        self._texts = (*self._texts, *texts)
        self.__dict__.pop("spoken", None)

    @cached_property
    def spoken(self) -> Counter[str]:
        """How often the cues of each option are found, the usual meaning of *the bid*; counted when it is asked for."""
        found: Counter[str] = Counter()
        for text in self._texts:
            units = self.units(tokens_of(text), text)
            found.update(cue.option for cue, at in self._near(units) if _places(units, cue, at))
        return found

    def _near(self, units: Sequence[Unit]) -> Iterator[tuple[Cue, list[int]]]:
        """The cues of which enough words stand in a text, in their order, with the places of those words."""
        places: dict[str, list[int]] = {}
        wanted = self._wanted
        for at, unit in enumerate(units):
            if unit.form in wanted:
                places.setdefault(unit.form, []).append(at)
        near = set(self._by_names)
        for form in places:
            near.update(self._by_form.get(form, ()))
        for one in sorted(near):
            cue = self.cues[one]
            held = [form for form in cue.forms if form in places]
            if len(held) >= cue.needed:
                yield cue, sorted([at for form in held for at in places[form]])

    def units(self, tokens: Sequence[Token], text: str, cable: str = "") -> list[Unit]:
        """The words of a text as cues are compared; the last are kept, for several ask for them in turn."""
        kept = self._units
        if kept is None or kept[0] is not tokens or kept[1] != cable:
            self._units = kept = (tokens, cable, self._units_of(tokens, text, cable))
        return kept[2]

    def _units_of(self, tokens: Sequence[Token], text: str, cable: str) -> list[Unit]:
        found: list[Unit] = []
        chair = self._chair
        capitals = {found.start() for found in _CAPITAL.finditer(text)} if text.isascii() else None
        for index, token in enumerate(tokens):
            word = token.word
            if word in chair:
                found.append(Unit("@chair", index))
                continue
            if token.start in capitals if capitals is not None else text[token.start].isupper():
                written = text[token.start : token.end]
                state = self.actors.state(written, cable)
                if state:
                    after = tokens[index + 1].word if index + 1 < len(tokens) else ""
                    found.append(
                        Unit("=" + state, index, after in {"'s", "'"} or written.casefold() != state.casefold())
                    )
                    continue
            forms = _forms(word)
            if len(forms) == 1:
                found.append(Unit(forms[0], index))
            else:
                found += [Unit(form, index) for form in forms]
        return found

    def _cue(self, text: str) -> tuple[str, ...]:
        forms = [unit.form for unit in self.units(tokens_of(text), text)]
        return tuple(dict.fromkeys(form for form in forms if form not in words("plain")))

    def mentions(self, tokens: Sequence[Token], text: str, cable: str, holder: str, topic: str | None) -> list[Mention]:
        """What a text speaks of, in order; of two that overlap the longer cue stands."""
        units = self.units(tokens, text, cable)
        found = [
            Mention(
                cue.option,
                *_core(units, lo, hi, cue),
                "cue",
                weight,
                _is_contrary(tokens, units, lo, hi, cue),
                _is_denied(tokens, units, lo, hi, cue),
            )
            for cue, places in self._near(units)
            for lo, hi, weight in _places(units, cue, places)
            if (weight == len(cue.forms) or not (cue.whole and cue.names)) and self._names_it(units, lo, hi, cue)
            if not self._of_another(units, lo, hi, cue.option)
        ]
        cued = [self._own(m, units, holder) for m in _longest(found)]
        cued = [m for m in cued if not self._delays_to_another(m, cued, units, holder)]
        if not self._telling:
            return _longest(cued)
        more = [*self._by_year(units, holder, cued), *self._by_candidacy(units, holder, topic, cued)]
        return _longest([*cued, *more])

    def _delays_to_another(self, mention: Mention, cued: Sequence[Mention], units: Sequence[Unit], holder: str) -> bool:
        """``delay its bid until 2011`` is about 2011 and no wish to put off the choice."""
        if mention.weight > 1:
            return False
        at = next(i for i, u in enumerate(units) if u.token >= mention.lo)
        ahead = [u.token for u in units[at + 1 : at + 3 + 2 * _NEAR]]
        if units[at].form != "@delay" or "until" not in {u.form for u in units[at + 1 : at + 3 + 2 * _NEAR]}:
            return False
        others = [m for m in (*cued, *self._by_year(units, holder, cued)) if m.option != mention.option]
        return any(m.lo in ahead for m in others)

    def _own(self, mention: Mention, units: Sequence[Unit], holder: str) -> Mention:
        """``Ostrel has decided on no candidacy for 2005``: its own, where Ostrel is a candidate for 2005 too."""
        option = self.options[mention.option]
        candidate = self.candidate[option.id]
        if candidate is None or candidate == holder or any(u.form == "=" + candidate for u in units):
            return mention
        mine = [o.id for o in self.options.values() if o.decision == option.decision and self.candidate[o.id] == holder]
        before = {u.form for u in units if u.token < mention.lo}
        runs = before & _RUNS or "@candidacy" in {u.form for u in units if mention.lo - _NEAR <= u.token < mention.lo}
        same = [o for o in mine if set(_years(self.options[o])) & set(_years(option)) or not _years(option)]
        return mention._replace(option=same[0]) if same and runs else mention

    def _names_it(self, units: Sequence[Unit], lo: int, hi: int, cue: Cue) -> bool:
        """Whether a name in a cue goes with its office: in *Ostrel's bid* it does, in *Ostrel accepts it* not."""
        if not (_OFFICE | self.years.keys()) & set(cue.forms):
            return True
        for at in range(lo, hi):
            if units[at].form in cue.forms and units[at].form.startswith("="):
                near = [u.form for u in units[at + 1 : at + 1 + _NEAR]]
                direct = near and (near[0] in cue.forms or near[0] in _JOINS)
                after = at and units[at - 1].form in {"of", "by", "for"}
                if not after and not ((units[at].owning or direct) and set(near) & set(cue.forms)):
                    return False
        return True

    def _of_another(self, units: Sequence[Unit], lo: int, hi: int, option: str) -> bool:
        """Whether the words are of somebody else's candidacy: ``Ostrel's possible candidacy``, ``any candidate``."""
        own = self.candidate[option]
        for at in range(max(0, lo - 2 * _NEAR), hi):
            if units[at].form not in _OFFICE:
                continue
            near = [u.form for u in units[max(0, at - _NEAR) : at]]
            names = [form for form in near if form.startswith("=")]
            if own is not None and names and names[-1] != "=" + own:
                return True
            if at >= lo - _NEAR and words("anybody") & set(near):
                return True
        return False

    def _by_year(self, units: Sequence[Unit], holder: str, cued: Sequence[Mention]) -> list[Mention]:
        """``insist on 2009``: the year stands for the term, where it is no date (``in``, ``until``, ``early 2009``)."""
        found = []
        taken = {index for m in cued for index in range(m.lo, m.hi)}
        for at, unit in enumerate(units):
            options = self.years.get(unit.form, [])
            if not options or unit.token in taken:
                continue
            before = units[at - 1].form if at else ""
            if at > 1 and before in {"of", "in", "until"} and units[at - 2].form in words("seasons"):
                continue  # "the spring of 2005" is a date
            around = {u.form for u in units[max(0, at - 8) : at]}
            named = [o for o in options if f"={self.candidate[o]}" in around]
            office = bool(around & _OFFICE)
            if before in _TERM or (before in {"in", "until"} and (named or office)):
                mine = [o for o in options if self.candidate[o] == holder]
                found.append(Mention((named or mine or options)[0], unit.token, unit.token + 1, "year", 1))
        return found

    def _by_candidacy(
        self, units: Sequence[Unit], holder: str, topic: str | None, cued: Sequence[Mention]
    ) -> list[Mention]:
        """``Vardania's candidacy``, ``our application``: that of its options which was last or most spoken of."""
        found = []
        taken = {index for m in cued for index in range(m.lo, m.hi)}
        for at, unit in enumerate(units):
            if unit.form not in _OFFICE or unit.token in taken:
                continue
            near = [u.form for u in units[max(0, at - _NEAR) : at]]
            if words("anybody") & set(near):
                continue
            names = [form[1:] for form in near if form.startswith("=")]
            after = (
                [u.form[1:] for u in units[at + 1 : at + 3] if u.form.startswith("=")]
                if at + 1 < len(units) and units[at + 1].form in {"of", "by"}
                else []
            )
            who = (names[-1:] or after[:1] or ([holder] if words("own") & set(near) else []))[:1]
            options = [o for o in self.options if who and self.candidate[o] == who[0]]
            until = {u.form for u in units[at + 1 : at + 2 + 2 * _NEAR]} & self.years.keys()
            termed = [o for year in sorted(until) for o in self.years[year] if o in options]
            if termed:
                options = termed[:1]  # "its bid until 2011" is the bid for 2011
            if options:
                option = topic if topic in options else max(options, key=lambda o: self.spoken[o])
                found.append(Mention(option, units[max(0, at - 1)].token, unit.token + 1, "candidacy", 1))
        return found


_OFFICE = frozenset({"@candidacy", "@chair"})
_JOINS = frozenset({"in", "for", "as", "of", "to", "wait"})
_RUNS = frozenset({"seek", "run", "stand", "compet"})
_TERM = frozenset(
    {
        "on",
        "for",
        "of",
        "about",
        "to",
        "than",
        "and",
        "or",
        "propos",
        "support",
        "suggest",
        "offer",
        "accept",
        "want",
        "insist",
    }
)


def _is_contrary(tokens: Sequence[Token], units: Sequence[Unit], lo: int, hi: int, cue: Cue) -> bool:
    """``non-recognition`` for *recognition*, ``the non-acceptance of Vardania`` for *Vardania*; no *non-paper*."""
    if "non" in cue.forms:
        return False
    for at in range(max(0, lo - 1), hi - 1):
        if units[at].form == "non" and units[at + 1].form in cue.forms:
            return True
    of = lo - 1 - (lo > 0 and units[lo - 1].form == "the")
    if of < 2 or units[of].form != "of" or units[of - 2].form != "non":
        return False
    return tokens[units[of - 1].token].word.endswith(_NOMINAL)


def _is_denied(tokens: Sequence[Token], units: Sequence[Unit], lo: int, hi: int, cue: Cue) -> bool:
    """``the route would not be built`` for *the route is built*; a cue of *no change* holds its own negation."""
    if not negations()[0].isdisjoint(cue.forms):
        return False
    return denials_in(tokens, units[lo].token, units[hi - 1].token) % 2 == 1


def _years(option: Option) -> tuple[str, ...]:
    text = " ".join((option.title, *option.cues))
    return tuple(dict.fromkeys(t.word for t in tokens_of(text) if len(t.word) == 4 and t.word.isdigit()))


@lru_cache(maxsize=8192)
def _forms(word: str) -> tuple[str, ...]:
    """A word as cues are compared; one with hyphens is several, a sign is none."""
    if word.isdigit():
        return (word,)
    return tuple([_form(part) for part in word.split("-") if part]) if word[0].isalnum() else ()


def _form(word: str) -> str:
    return _same().get(word) or _stem(word.replace(".", ""))


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    for ending in ("ing", "ed", "e"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            return word[: -len(ending)]
    return word


def _places(units: Sequence[Unit], cue: Cue, at: Sequence[int]) -> list[tuple[int, int, int]]:
    """The shortest stretches of units that hold a cue, in any order, none overlapping, and how many words of it.

    ``at`` are the places of its words.
    """
    wanted, need = set(cue.forms), cue.needed
    width = 2 * len(wanted) + 4
    found: list[tuple[int, int, int]] = []
    for n, start in enumerate(at):
        seen: set[str] = set()
        for end in at[n : n + width]:
            if end - start >= width:
                break
            seen.add(units[end].form)
            if len(seen) >= need:
                # from the right, so that the stretch is the shortest that ends here
                lo = _tight(units, start, end, wanted, need)
                hi, held = _widened(units, end + 1, wanted, {u.form for u in units[lo : end + 1]} & wanted)
                found.append((lo, hi, held))
                break
    if len(found) <= 1:
        return found
    kept: list[tuple[int, int, int]] = []
    for lo, hi, held in sorted(found, key=lambda place: (-place[2], place[1] - place[0], place[0])):
        if all(hi <= other[0] or other[1] <= lo for other in kept):
            kept.append((lo, hi, held))
    return sorted(kept)


def _core(units: Sequence[Unit], lo: int, hi: int, cue: Cue) -> tuple[int, int]:
    """The tokens of a stretch: where many words stand between, those of its last part (``GOK … insists on 2009``)."""
    at = [i for i in range(lo, hi) if units[i].form in cue.forms]
    if hi - lo <= _APART:  # none is so far from the next
        return units[at[0]].token, units[at[-1]].token + 1
    parts = [[at[0]]]
    for i in at[1:]:
        if i - parts[-1][-1] > _APART:
            parts.append([])
        parts[-1].append(i)
    best = max(parts, key=lambda part: (len({units[i].form for i in part}), part[0]))
    return units[best[0]].token, units[best[-1]].token + 1


def _widened(units: Sequence[Unit], hi: int, wanted: set[str], held: set[str]) -> tuple[int, int]:
    """The rest of a long cue, where it follows at once."""
    while (
        len(held) < len(wanted) and hi < len(units) and (units[hi].form in wanted or units[hi].form in words("plain"))
    ):
        if units[hi].form in wanted:
            held = held | {units[hi].form}
        elif not any(u.form in wanted - held for u in units[hi : hi + _NEAR]):
            break
        hi += 1
    return hi, len(held)


def _tight(units: Sequence[Unit], start: int, end: int, wanted: set[str], need: int) -> int:
    seen: set[str] = set()
    for at in range(end, start - 1, -1):
        if units[at].form in wanted:
            seen.add(units[at].form)
            if len(seen) >= need:
                return at
    return start


def _longest(mentions: Sequence[Mention]) -> list[Mention]:
    """Of mentions that overlap, the one of the longest cue; the same option twice at one place is one mention."""
    if len(mentions) <= 1:
        return [*mentions]
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (-m.weight, m.hi - m.lo, m.lo)):
        if all(mention.hi <= other.lo or other.hi <= mention.lo for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.lo)
