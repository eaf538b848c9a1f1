"""Whose stance it is: ``GOK``, ``Astana`` and the Foreign Minister who speaks for it are one actor, Kazakhstan.

Members of the question's body and their other names come first, then the cable's own words (``the Government of
Vardania (GOV)``), then the table of countries. A person stands for a state where the cable shows him speaking for it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from reftel.extracting.governments import chosen
from reftel.extracting.positions.mapping import mapping, roles
from reftel.facts.countries import by_iso2, candidates, country_of
from reftel.facts.posts import TO_ORGANISATIONS, post_of
from reftel.model.board import Question
from reftel.model.redacted import apart
from reftel.model.statement import Statement

_NAME = re.compile(r"\b[A-Z][\w.'’-]{0,40}[A-Za-z.]")
_GOVERNMENT = re.compile(
    r"^(?:the )?(?:government of(?: the)? (?P<of>.+)"
    r"|(?P<by>.+?) (?:government|authorities|administration|delegation|delegates))$",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\(?GO[A-Z]{1,2}\)?$")
_ACRONYM = re.compile(r"^(?:the )?GO(?P<letters>[A-Z]{1,2})$")
_DEFINED = re.compile(
    r"\b[Gg]overnment of (?:the )?(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+){0,3}) \((?P<acronym>[A-Z]{2,5})\)"
)
_STATION = re.compile(r"^\d{2,4}([A-Z]+)\d+$|^([A-Z]+)\d+$")
_OWN_POSTS = re.compile(r"^(?:AM(?:EMB|CON)|US|SECSTATE|EMBASSY BRANCH)", re.IGNORECASE)
_POSTS = re.compile(r"EMB|CON|MISSION|LEGATION|DELEGATION|OFFICE|^[A-Z]+$", re.IGNORECASE)
_WE = re.compile(r"\b(?:we|us|our|ours)\b", re.IGNORECASE)
_SEVERAL = re.compile(r",| and ")
_KEPT = 50_000  # names of which it is kept what they mean
_STEM = 4  # an adjective shares so many letters with its name: Vardania, Vardanian


@lru_cache(maxsize=8192)  # a cable names the same few again and again
def bare(name: str) -> str:
    """A name without article, possessive and spare white space."""
    name = " ".join(name.split()).strip("\"'“”‘’.,;:() ")
    name = re.sub(r"['’,]s$|['’]$", "", name)
    return name[4:] if name[:4].casefold() == "the " else name


class Actors:
    """The names of a question and its cables, resolved to actors."""

    def __init__(self, question: Question, statements: Sequence[Statement]) -> None:
        self.known: dict[str, str] = {}
        for member in question.members:
            for name in reversed(member.names):
                self.known[name.casefold()] = member.name
        self._members = {member.name: member for member in question.members}
        self.candidates = {o.candidate for o in question.options if o.candidate}
        for name in sorted(self.candidates):
            self.known.setdefault(name.casefold(), self._country(name, None) or name)
        self.seated = bool(question.members)
        self._cables: dict[str, _Cable] = {}
        self._adjectives: dict[str, str | None] = {}
        self._states = lru_cache(maxsize=_KEPT)(self._state)
        self._statements: dict[str, list[Statement]] = {}
        for statement in statements:
            self._statements.setdefault(statement.cable, []).append(statement)

    def _cable(self, cable: str) -> "_Cable | None":
        """What a cable tells of names, found when it is asked for; None of a cable without statements."""
        some = self._statements.get(cable)
        if cable not in self._cables and some:
            self._cables[cable] = _Cable(self, some)
        return self._cables.get(cable)

    def _of_cable(self, cable: str) -> "_Cable":
        context = self._cable(cable)
        if context is None:
            raise KeyError(cable)
        return context

    def named(self, actor: str, day: str | None) -> str:
        """An actor by the name that it bore on a day."""
        member = self._members.get(actor)
        return member.name_at(day) if member else actor

    def state(self, name: str, cable: str = "") -> str | None:
        """The state or member that a name means, or None: no person, no body that is none of them."""
        return self._states(name, cable)

    def _state(self, name: str, cable: str) -> str | None:
        word = bare(name)
        known = self.known.get(word.casefold())
        if known:
            return known
        start, _, last = word.rpartition(" ")
        if start and _SHORT.match(last):  # "Government of Quentara GOQ", the brackets lost
            return self.state(start, cable)
        form = _GOVERNMENT.match(word)
        if form:
            return self.state(form["of"] or form["by"], cable)
        context = self._cable(cable)
        if context is not None and word in context.defined:
            return context.defined[word]
        if _ACRONYM.match(word):
            return self._acronym(word, context)
        return self._country(word, context.host if context else None) or self._adjective(word)

    def of(self, statement: Statement, name: str | None = None) -> str:
        """The actor whose stance a statement is (its holder, or another name in its cable)."""
        name = bare(statement.holder if name is None else name)
        state = self.state(name, statement.cable)
        if state:
            return state
        context = self._of_cable(statement.cable)
        if name.casefold() in roles("author"):
            return context.author
        if name.casefold() in roles("home"):
            return context.sides.get(bare(statement.speaker)) or self.host_of(context) or name
        side = context.stands_for(name, self)
        official = name in context.titled or side == context.sender
        speaks = self.seated or official or _WE.search(" ".join(statement.quotes))
        return side if side and speaks else apart(name, statement.cable)

    def all_of(self, statement: Statement) -> tuple[str, ...]:
        """The holders of a statement: ``Belmora and Maravel`` are two, where both are states."""
        if "," not in statement.holder and " and " not in statement.holder:
            return (self.of(statement),)
        parts = [part for part in _SEVERAL.split(statement.holder) if part.strip()]
        states = [state for part in parts if (state := self._side(part, statement.cable))]
        whole = self.state(statement.holder, statement.cable)
        return (
            tuple(dict.fromkeys(states)) if whole is None and len(states) == len(parts) > 1 else (self.of(statement),)
        )

    def _side(self, name: str, cable: str) -> str | None:
        """The state that a name means, or for which its bearer speaks by his title."""
        return self.state(name, cable) or self.by_office(name.strip(), cable)

    def represents(self, statement: Statement, actor: str) -> bool:
        """Whether the speaker of a statement speaks for an actor, so that it is no claim about another."""
        speaker = bare(statement.speaker)
        several = _SEVERAL.split(speaker)
        if len(several) > 1 and actor in [self._side(part, statement.cable) for part in several if part.strip()]:
            return True  # "Belmora and Maravel said": each speaks for itself
        if speaker.casefold() == actor.casefold() or self.of(statement, speaker) == actor:
            return True
        return self._of_cable(statement.cable).stands_for(speaker, self) == actor

    def by_office(self, name: str, cable: str) -> str | None:
        """The state for which somebody speaks in a cable by his title, or as one of the post; None: by neither."""
        return self._of_cable(cable).by_office(bare(name), self)

    def hosting(self, cable: str) -> str | None:
        """The state in which the post of a cable is."""
        return self.host_of(self._of_cable(cable))

    def sending(self, cable: str) -> str | None:
        """The state whose post wrote a cable, where it is known."""
        return self._of_cable(cable).sender

    def host_of(self, context: "_Cable") -> str | None:
        """The state in which the reporting post is."""
        country = by_iso2(context.host) if context.host else None
        return self._country(country.name, None) if country else None

    def _country(self, word: str, host: str | None) -> str | None:
        country = country_of(word, host=host, strict_case=True)
        if country is None:
            return None
        for name in (country.name, *country.also):
            if name.casefold() in self.known:
                return self.known[name.casefold()]
        return country.name

    def _adjective(self, word: str) -> str | None:
        """The known name that an unknown adjective is made from (``Zubrovian`` of Zubrovia)."""
        endings = tuple(mapping()["names"]["adjective_endings"])
        if not word[:1].isupper() or " " in word or not word.casefold().endswith(endings):
            return None
        if word not in self._adjectives:
            self._adjectives[word] = self._made_from(word)
        return self._adjectives[word]

    def _made_from(self, word: str) -> str | None:
        made = {
            name
            for key, name in self.known.items()
            if " " not in key
            and _common(key, word.casefold()) >= max(_STEM, len(key) - 3)
            and len(word) <= len(key) + 4
        }
        return made.pop() if len(made) == 1 else None

    def _acronym(self, word: str, context: "_Cable | None") -> str | None:
        """GOX by the cable's own words: of the states it may mean the post's own, or that which the cable is about."""
        states = {self._country(c.name, None) or c.name: c.iso2 for c in candidates(word)}
        may = list(states)
        if context is not None:
            order = list(context.named)
            named = {name: n for name, n in context.named.items() if name in states}
            own = next((name for name, iso2 in states.items() if iso2 == context.host), None)
            if named or own:
                return chosen(named, own)
            letter = word.removeprefix("the ")[2]
            about = [(n, -order.index(name), name) for name, n in context.named.items() if name[:1] == letter]
            if about:
                return max(about)[2]
        return may[0] if len(may) == 1 else None


class _Cable:
    """What one cable tells of names: the states it names, acronyms it defines, persons who speak for a state.

    What only few names need is found when it is asked for.
    """

    def __init__(self, actors: Actors, statements: Sequence[Statement]) -> None:
        self._actors, self._statements = actors, statements
        post = statements[0].account.post or ""
        station = _STATION.match(statements[0].cable)
        place = post_of(post) or post_of((station[1] or station[2]) if station else "")
        city = (place.city if place else None) or _city(actors, post)
        own = place is not None or _OWN_POSTS.match(post)
        self._texts = tuple(dict.fromkeys([s.sentence for s in statements]))
        # at a seat of an organisation "the Foreign Minister" is any member's, and no more that of the city's country
        self.host = place.iso2 if place and place.kind not in TO_ORGANISATIONS else None
        self.sender = actors.state("United States") if own else None
        ministry = bool(post) and not _POSTS.search(post)
        self.author = (actors.state(city) if ministry else None) or f"Embassy {city}".strip()
        self.signer = bare(statements[0].account.signer or "").casefold()
        self.defined = {
            found["acronym"]: actors.state(found["name"]) or found["name"]
            for text in self._texts
            if "overnment of" in text
            for found in _DEFINED.finditer(text)
        }

    @cached_property
    def named(self) -> Counter[str]:
        """How often it names each state, in the order in which it first does."""
        words = [word for text in self._texts for word in _NAME.findall(text) if not _ACRONYM.match(word)]
        return Counter([state for word in words if (state := self._actors.state(word))])

    @cached_property
    def titled(self) -> dict[str, "_Title"]:
        """The speakers who bear a title by which they speak for a state."""
        names = {bare(s.speaker) for s in self._statements}
        names |= {bare(part) for name in names for part in _SEVERAL.split(name) if part.strip()}
        return _titled(self._actors, names, self._texts)

    @cached_property
    def sides(self) -> dict[str, str]:
        """For each speaker the state whose stance he mostly reports as his side's."""
        counts: dict[str, Counter[str]] = {}
        for s in self._statements:
            state = self._actors.state(s.holder, s.cable) if bare(s.speaker) != bare(s.holder) else None
            if state and bare(s.speaker).casefold() not in roles("author"):
                counts.setdefault(bare(s.speaker), Counter())[state] += 1
        return {speaker: some.most_common(1)[0][0] for speaker, some in counts.items()}

    def stands_for(self, name: str, actors: Actors) -> str | None:
        """The state for which a person speaks in this cable, or None."""
        if self._is_own(name):
            return self.sender
        return self.sides.get(name) or self.by_office(name, actors)

    def _is_own(self, name: str) -> bool:
        own = roles("own")
        parts = [bare(part).casefold() for part in _SEVERAL.split(name)]
        return bool(self.sender) and (name.casefold() == self.signer or all(part in own for part in parts))

    def by_office(self, name: str, actors: Actors) -> str | None:
        """The state for which a person speaks by his title, or as one of the post."""
        if self._is_own(name):
            return self.sender
        title = self.titled.get(name)
        if title is None or title.state or title.foreign:
            return title.state if title else None
        return self.sender if title.envoy else actors.host_of(self)


def _city(actors: Actors, post: str) -> str:
    """The place of a post that is in no table: the last words of its name, ``PORT AUREL``."""
    words = post.title().split()
    known = [" ".join(words[at:]) for at in range(len(words)) if actors.state(" ".join(words[at:]))]
    return known[0] if known else words[-1] if words else ""


class _Title(NamedTuple):
    """A title that lets its bearer speak for a state: which, if named; an envoy of none named is the cable's own.

    ``foreign`` is set where the cable says of which country he is, and that country is not known or not one.
    """

    state: str | None
    envoy: bool
    foreign: bool = False


def _titled(actors: Actors, names: Iterable[str], texts: Sequence[str]) -> dict[str, _Title]:
    """Heads of state and government, foreign ministers and heads of mission, by name."""
    known = sorted(roles("envoys") | roles("ministers"), key=len, reverse=True)
    titles = "|".join(known)
    names = tuple(names)
    found = {name: title for name in names if (title := _untold(actors, name)) is not None}
    texts = [text for text in texts if any(map(text.__contains__, known))]
    for name in sorted(frozenset(names) - found.keys()) if texts else ():
        last = re.escape(name.split()[-1]) if name else "$^"
        form = re.compile(
            rf"(?P<before>(?:[\w.'’-]{{1,30}} )?)(?P<title>{titles})(?: (?:of|for) (?P<of>[A-Z][\w-]{{1,30}}),?)? "
            rf"(?:[A-Z][\w.-]{{0,30}} ){{0,3}}{last}\b(?: of (?P<from>[A-Z][\w-]{{1,30}}))?"
        )
        held = [
            _title(
                actors,
                at["before"].strip(),
                at["title"],
                at["of"] or (at["from"] if actors.state(at["from"] or "") else None),
            )
            for text in texts
            if not name or name.split()[-1] in text
            for at in form.finditer(text)
            if at["before"].strip().casefold() not in roles("lesser")
        ]
        if held:
            states = {title.state for title in held if title.state}
            # one who is titled for two countries is no one's: two men of a name
            found[name] = next((one for one in held if one.state or one.foreign), held[0])
            if len(states) > 1:
                found[name] = _Title(None, envoy=False, foreign=True)
    return found


def _untold(actors: Actors, name: str) -> _Title | None:
    """The title of one who is called by nothing else: ``Calderran delegate``, ``Representative of Ostrel``."""
    form = _untold_titles().match(name)
    state = actors.state(form["before"] or form["of"]) if form else None
    return _Title(state, envoy=True) if state else None


@cache
def _untold_titles() -> re.Pattern[str]:
    """A title with the country of its bearer and no name of his."""
    titles = "|".join(sorted(roles("envoys") | roles("ministers") | roles("delegates"), key=len, reverse=True))
    return re.compile(
        rf"(?:(?P<before>[A-Z][\w'’-]{{1,30}}(?: [A-Z][\w'’-]{{1,30}}){{0,2}}) (?i:{titles})"
        rf"|(?i:{titles}) (?:of|for|from) (?:the )?(?P<of>[A-Z][\w'’-]{{1,30}}(?: [A-Z][\w'’-]{{1,30}}){{0,2}}))$"
    )


def _title(actors: Actors, before: str, title: str, of: str | None) -> _Title:
    """A title with the word before it and the country behind it: ``Sweden's Foreign Minister``, ``King of Norway``."""
    state = next((state for word in (before, of) if word and (state := actors.state(word))), None)
    owned = before[:1].isupper() and bare(before) != before
    made = before[:1].isupper() and before.casefold().endswith(tuple(mapping()["names"]["nation_endings"]))
    return _Title(state, title in roles("envoys"), foreign=state is None and (owned or made or of is not None))


def _common(one: str, other: str) -> int:
    n = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        n += 1
    return n
