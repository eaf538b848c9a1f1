"""Who is who in one cable: persons by title and name, people of the reporting post, bodies and governments.

Everything is taken from the cable's own words first; the tables of posts, chiefs and countries only fill what it
leaves out. An X-ed out name is never resolved, and never merged with another.
"""

import re
from collections.abc import Sequence

from reftel.extracting import offices
from reftel.extracting.casing import cased_of, shouted
from reftel.extracting.descriptions import described, with_capitals
from reftel.extracting.familynames import goes_by
from reftel.extracting.governments import KINDS, OUR_HOUSE, OWN, SELF, governments_in, in_full
from reftel.extracting.lemmas import lemma_of
from reftel.extracting.lexicon.load import cues, frames, speakers
from reftel.extracting.officers import cased, officer_of, several
from reftel.extracting.offices import RANKS, among, at_head, beside, holders, scope_end, without_place
from reftel.extracting.organisations import known, named_states, unowned, with_adjectives, with_people
from reftel.extracting.ownpeople import own_people, writer_of
from reftel.extracting.peoples import are_people
from reftel.extracting.person import Person, is_son_of, name_shortly, namesake
from reftel.extracting.portfolios import offices_in
from reftel.extracting.respelling import bearer_of
from reftel.extracting.shortnames import (
    JOINS,
    PARTICLES,
    POSSESSIVE,
    SON_OF,
    WORD,
    aliases_of,
    government_of,
    short_of,
    standing_alone,
    stopped,
    unstopped,
    without_suffix,
)
from reftel.facts import countries
from reftel.facts.posts import post_of
from reftel.model.cable import Cable
from reftel.model.redacted import REDACTED, redacted_in

_ACRONYM = re.compile(r"[A-Z][A-Z&/-]{1,9}s?$")
_ARTICLE = re.compile(r"(?:al|el|ad|an|as|ash|at|az)-(?=[A-Z])", re.IGNORECASE)  # Al-Osh goes on as Osh
_ELIDED = re.compile(r"[dl]['’](?=[A-Z])(?!Affaires)")  # "Minister d'Osh"
_GOVERNMENTS = frozenset({"government", "governments", "administration"})
_FEMALE = cues("female")
_MALE = cues("male")


class Registry:
    """The persons of a cable, and how words become the name of an actor."""

    __slots__ = (
        "_aliases",
        "_alone",
        "_bodies",
        "_caps",
        "_lex",
        "_offices",
        "acronyms",
        "government",
        "host",
        "order",
        "people",
        "post",
        "respelt",
        "roles",
        "small",
        "writer",
    )

    def __init__(self, cable: Cable, texts: Sequence[str] = ()) -> None:
        text = "\n".join(texts or cased_of(cable)).replace("\u00ad", "")
        self._lex = speakers()
        self._caps = shouted(text)
        places = [match.span() for match in WORD.finditer(text)]
        words = [text[start:end] for start, end in places]
        ends = [end for _, end in places]
        self.small = frozenset(word for word in words if word.islower())  # words that the cable has in small letters
        self._alone = standing_alone(words)
        self._aliases = aliases_of(text)
        self.people: dict[str, Person] = {}
        self.respelt: set[str] = set()  # surnames that are taken for another's, misspelt
        self.order: list[Person] = []
        station = cable.mrn.station if cable.mrn else ""
        self.post = post_of(station) if station else None
        self.host = self.post.iso2 if self.post else None
        self.acronyms = governments_in(f"{cable.subject or ''}\n{text}", words, self.host)
        self.government = government_of(text, words, self.host, self.acronyms)
        gaps = [text[before:start] for before, (start, _) in zip((0, *ends), places, strict=False)]
        self._bodies = known()
        if not self._caps:
            self._bodies |= with_people(words, gaps) | named_states(text) | with_adjectives(words, gaps)
        self._scan(text, words, ends, gaps)
        for named in () if self._caps else beside(words, gaps, self._namelike):
            if not self.is_body(" ".join(named.name)):
                self._enter(_clean(named.name), named.office, [])
        name_shortly(self._aliases, self.people, self._alone)
        self.roles = own_people(cable, text, self.order)
        self._offices = offices_in(text)
        self.writer = writer_of(cable, self.post, self.roles)

    # -- building ---------------------------------------------------------------------------------

    def _scan(self, text: str, words: list[str], ends: list[int], gaps: list[str]) -> None:
        """Title and name, ``Foreign Minister Marin``, also with what the office is for between them."""
        titles = self._lex.titles
        turn = 0
        for first, word in enumerate(words):
            if first < turn or word.lower() not in titles:
                continue
            turn = first
            while (
                turn < len(words)
                and _bare(words[turn]) in self._lex.titles
                and "," not in text[ends[first] - 1 : ends[turn]]
            ):
                turn += 1
            led = bool(first) and gaps[first] == " " and words[first - 1][0].isupper()  # "Dam Board Chief Bly"
            strong = any(_bare(word) not in self._lex.weak for word in words[first:turn])
            strong = strong or (led and turn == first + 1 and word.lower() in self._lex.nouns and not self._caps)
            name = self.name_from(words, ends, turn, text) if strong else []
            held = words[first:turn]
            if strong and not name and not self._caps and (end := scope_end(words, gaps, turn)) > turn:
                name = self.name_from(words, ends, end, text)  # "Minister of War Bly"
                held += [word for word in words[turn:end] if word[0].isupper() and not countries.candidates(word)]
                turn = end if name else turn
            if name:
                self._enter(name, held, words[max(0, first - 2) : first])
                turn += len(name)

    def name_from(self, words: list[str], ends: list[int], turn: int, text: str) -> list[str]:
        """The words of the name that begins at a word; none where no name does. ``ends`` are the ends of the words."""
        name: list[str] = []
        for at in range(turn, min(turn + 5, len(words))):
            word = words[at]
            gap = text[ends[at - 1] : ends[at] - len(word)] if at else " "
            if (at > 0 and (gap.strip() or "\n" in gap)) or (
                name and (POSSESSIVE.search(words[at - 1]) or stopped(words[at - 1]))
            ):
                break
            if at == turn and at > 0 and words[at - 1].endswith(".") and len(words[at - 1]) > 4:
                break
            low = word.lower()
            after = words[at + 1] if at + 1 < len(words) else ""
            if low in PARTICLES and (name or (word in _LEADING and (after[:1].isupper() or after in PARTICLES))):
                name.append(word)
                continue
            if (
                not self._namelike(word)
                or (not name and offices.country_ahead(words, at))
                or (self._caps and name and low in _CAPS_STOP)
                or (self._caps and (name or low.endswith("ed")) and lemma_of(low, "VBD") in frames())  # BANE EXPLAINED
            ):
                break
            name.append(word)
        while name and name[-1].lower() in PARTICLES:
            name.pop()
        return _clean(name)

    def _namelike(self, word: str) -> bool:
        low = unstopped(_bare(word))  # "Home Office." at the end of a sentence is nobody called so
        if self._caps:
            return (
                word.isupper()
                and len(low) > 2
                and low not in _CAPS_STOP
                and low not in self._lex.titles
                and not countries.candidates(low)
            )
        if self._here(word):
            return False  # "Consul General Sestrin": the place, and nobody's name
        if (
            not (word[0].isupper() or _ARTICLE.match(word) or _ELIDED.match(word))
            or low in self._lex.titles
            or low in self._lex.nouns
        ):
            return False
        if (
            low in _NOT_NAMES
            or countries.by_name(low)
            or (_ACRONYM.match(word) and len(word) > 1 and not word.isalpha())
        ):
            return False
        if _ACRONYM.match(word) and len(word) > 1 and word.isupper():
            return False
        return not REDACTED.match(word)

    def _here(self, word: str) -> bool:
        """Whether a word is the city of the post."""
        return (
            self.post is not None and bool(self.post.city) and _bare(word).rstrip(".") == (self.post.city or "").lower()
        )

    def _enter(self, name: list[str], titles: list[str], before: list[str]) -> Person:
        known = self._known(name)
        if known is None and not self._caps:
            known = bearer_of(name, frozenset(map(_bare, titles)), self.order)
            self.respelt |= {name[-1].lower()} if known else set()
        knight = bool(titles) and all(_bare(word) in _KNIGHTS for word in titles)
        if known is None:
            alone = knight and len(name) == 1
            short = f"{titles[-1]} {name[0]}" if alone else self._short(name)
            taken = not self._caps and any(one.short == short for one in self.order)
            known = Person(" ".join(name) if taken else short, tuple(name))  # another of that surname goes by both
            self.order.append(known)
        elif knight and len(name) > 1 and " " in known.short:
            known.short = cased(name[-1])  # "Sir Orin" of before is Sir Orin Vellmore
        fathers = name[2:3] if len(name) > len("xyz") and name[1].lower() in SON_OF else []
        for word in without_suffix(name):
            if word in fathers or (word == name[-1] and _is_wifes(name, known.short)):
                known.names.add(word)  # "Orin bin Tarn Marin" is nobody who goes by Tarn
            elif (len(word) > 2 or (goes_by(name) == 0 and word == name[0])) and word.lower() not in PARTICLES:
                self.people.setdefault(word.lower(), known)
                known.names.add(word)
                if _ARTICLE.match(word):
                    self.people.setdefault(word.split("-", 1)[1].lower(), known)
        words = {_bare(word) for word in titles}
        words |= {
            POSSESSIVE.sub("", word).lower() for word in before if word[:1].isupper() and countries.candidates(word)
        }
        known.titles.append(frozenset(words))
        known.beside.update(word.lower() for word in before if word[:1].isupper())
        known.american |= not words.isdisjoint(cues("american")) or any(
            f"{title}_{name[-1].lower()}" in self._lex.principals for title in words
        )
        if words & _FEMALE:
            known.sex = "f"
        elif words & _MALE:
            known.sex = "m"
        return known

    def _known(self, name: list[str]) -> Person | None:
        """The person whose name this is already: by the last word, else by another that no other surname goes with."""
        if len(name) > 2 and name[1].lower() in SON_OF:
            return next((one for one in self.order if is_son_of(one, name)), None)
        for word in (name[-1], *name):
            person = self.people.get(word.lower())
            if person is None or (not self._caps and namesake(person.names, name)):
                continue
            if word == name[-1] or len(person.names) < 2 or len(person.names & set(name)) > 1:
                return person
        return None

    def _short(self, name: list[str]) -> str:
        return cased(short_of(name, self._alone))

    def introduce(self, words: list[str]) -> None:
        """A person whom the cable names without a title."""
        if (
            1 < len(words) <= 4
            and all(self._namelike(word) or word.lower() in PARTICLES for word in words)
            and not self.is_body(" ".join(words))
            and not are_people(words)
        ):
            self._enter(_clean(words), [], [])

    # -- use --------------------------------------------------------------------------------------

    @property
    def shouted(self) -> bool:
        """Whether the cable is in capitals, so that they tell no name."""
        return self._caps

    @property
    def staff(self) -> frozenset[str]:
        """The post and its officers, by their roles."""
        return frozenset(self._lex.post.values())

    def person(self, word: str) -> Person | None:
        """The person that a word of a name means, also where the word ends a sentence."""
        return self.people.get(unstopped(POSSESSIVE.sub("", word)).lower())

    def titled(self, words: frozenset[str], recent: list[str]) -> str | None:
        """The person with exactly this office: "Foreign Minister" is no "Defense Minister"."""
        return among(self.holders(words), recent)

    def holders(self, words: frozenset[str]) -> list[str]:
        """All who hold an office with these words, by name."""
        return holders(words, ((person.short, person.titles) for person in self.order))

    def own_role(self, words: str) -> str | None:
        """``the Ambassador``, ``Poloffs``, ``we``: the name in the cable, or the role."""
        role = self._lex.post.get(words)
        if role is None:
            return officer_of(words)
        return self.roles.get(role, role)

    def is_office(self, name: str) -> bool:
        """Whether a name is an office that the cable names without its holder."""
        return name in self._offices.values()

    def is_body(self, name: str) -> bool:
        """Whether a name is that of a country, government or body, and no person's."""
        low = name.lower()
        if name in ("US", "USG", "post") or _ACRONYM.match(name) or bool(countries.candidates(low)):
            return True
        if low in self._bodies and name[:1].isupper():
            return True
        words = low.split()
        last = words[-1] if words else ""
        if len(words) > 1 and _NUMERAL.match(last.upper()):
            last = words[-2]  # "Committee III"
        return last in self._lex.bodies or last.removesuffix("s") in self._lex.bodies

    def name(self, text: str, recent: list[str]) -> tuple[str, str]:
        """The name that words stand for, and what it is: person, role, body, group, redacted."""
        if redacted := redacted_in(text := text.lstrip("-–— ")):
            return redacted, "redacted"
        if ")" in text and not text.endswith(")"):
            text = text[text.rindex(")") + 1 :]  # "Director of the Office (DO) Orvane Marin"
        owner = max(text.rfind("'s "), text.rfind("’s "))
        tail = text[owner + 3 :].split() if owner > 0 else []
        lone = len(tail) == 1 and not countries.candidates(text[:owner].split()[-1].lower())
        apart = " from " in text[: max(owner, 0)]  # "Tarn Bly from Quentara's Dam Board"
        if not apart and (1 < len(tail) <= 3 or lone) and all(self._namelike(word) for word in tail):
            text = " ".join(tail)  # "MFA's Orvane Marin", "Ex-Im's Bly"
        words = [word for word in text.replace("´", "'").split() if word not in ('"', "``", "''", "-", ",", "(", ")")]
        while len(words) > 1 and (words[0].isdigit() or words[0] == "OF"):
            words = words[1:]
        if len(words) > 1 and words[-1] in ("'s", "'", "’s"):
            words = words[:-1]
        words[-1:] = [POSSESSIVE.sub("", words[-1])] if words else []
        words = without_suffix(words)
        if len(words) > 1 and words[-1].lower() in cues("members"):
            words[-1] = words[-1].lower()  # "Many Council Members" are no Council
        bare = not words or words[0].lower() not in _DETERMINERS
        while len(words) > 1 and words[0].lower() in _DETERMINERS:
            words = words[1:]
        if not words:
            return text, "group"
        low = " ".join(words).lower()
        role = self.own_role(low) if words != ["US"] else None
        if role is None and len(words) > 1:
            role = self._own_officer(words)
        if role is not None:
            return role, "post" if role == "post" else (
                "group" if several(role) and role not in self.roles.values() else "person"
            )
        if low in SELF:
            return SELF[low], "body"
        if len(words) > 1 and are_people(words):
            return " ".join((words[0].lower(), *words[1:])), "group"
        if self.post is not None and low.startswith(OUR_HOUSE) and low.endswith((self.post.city or "-").lower()):
            return "post", "post"
        alias = self._alias(words, low)
        if alias is not None:
            return alias, "body"
        named = self._named(words)
        if named is not None:
            return named, "person"
        return self._unnamed(words, low, recent, bare=bare)

    def _own_officer(self, words: list[str]) -> str | None:
        """An officer named with the post, or with his country: "USTAR Econoff", "Legatt Sestrin", "US Ambassador"."""
        first, rest = words[0].lower(), " ".join(words[1:]).lower()
        post = self.post
        if first in OWN or (post is not None and len(first) > 3 and post.station.startswith(words[0])):
            role = self.own_role(rest)
            return role if role != "post" or first not in KINDS else None
        here = post is not None and post.city is not None and rest == post.city.lower()
        return self.own_role(first) if here and first not in KINDS else None

    def _alias(self, words: list[str], low: str) -> str | None:
        """The short name that the cable gives a body in brackets: ``Central Elections Commission (CEC)``."""
        if len(words) < 2:
            return None
        for long, short in self._aliases.items():
            if long.endswith(low) or (low.endswith(long) and (self._caps or not _OF_THEM.search(low[: -len(long)]))):
                return short  # "members of the Central Elections Commission" are not it
        return None

    def _named(self, words: list[str]) -> str | None:
        """A person among the words: behind the last title, or a name known from elsewhere."""
        titled = offices.last_title(words)
        tail = words[titled + 1 :]
        if words[-1].islower() and any(POSSESSIVE.search(word) for word in tail[:-1]):
            return None  # "President Bly's campaign manager" is not Bly
        tail = without_place(tail, self._namelike)
        if (
            titled >= 0
            and tail
            and _bare(tail[0]) not in RANKS
            and (
                tail[0][0].isupper()
                or _ARTICLE.match(tail[0])
                or _ELIDED.match(tail[0])
                or tail[0].lower() in self.people
            )
            and _bare(tail[0]) not in JOINS
            and not self._here(tail[0])
        ):
            known = self._bearer(tail)
            if known is not None:
                return known.short
            name = [word for word in tail if self._namelike(word) or word[0].isupper() or word.lower() in PARTICLES]
            if name and not all(map(_NUMERAL.match, name)) and not self.is_body(" ".join(name)):
                return self._short(name)
        if titled >= 0 and len(tail) > 3 and all(self._namelike(word) for word in tail[-3:]):
            return self._short(tail[-2:])  # "Secretary of State for Trade and Industry Tarn Bly"
        trade = max((turn for turn, word in enumerate(words) if word in self._lex.nouns), default=-1)
        if 0 <= trade < len(words) - 1 and len(words) - trade < 6 and all(map(self._namelike, words[trade + 1 :])):
            return self._short(words[trade + 1 :])  # "Ostrel Embassy official Tarn Bly"
        owner = next((turn for turn, word in enumerate(words) if word in ("of", "from", "at")), 0)
        if 1 < owner <= 3 and not 0 <= titled < owner and all(self._namelike(word) for word in words[:owner]):
            return self._short(words[:owner])  # "Tarn Bly of the Dam Board"
        known = self.people.get(words[-1].lower())
        if known is not None and (len(words) < 4 or titled >= 0) and not countries.candidates(words[-1]):
            name = [word for word in words[titled + 1 :] if word[0].isupper()]
            other = self._bearer(name) if name else known
            return " ".join(name) if other is None else other.short  # a namesake of whom nothing else is told
        return None

    def _bearer(self, name: list[str]) -> Person | None:
        """Who bears a name, by its last word that anybody bears, but for one of another given name."""
        found = (self.people[word.lower()] for word in reversed(name) if word.lower() in self.people)
        return next((one for one in found if self._caps or not namesake(one.names, name)), None)

    def _hosts(self, word: str) -> bool:
        """Whether a word means the country that the post is in."""
        country = countries.country_of(word, host=self.host)
        return country is not None and country.iso2 == self.host

    def _unnamed(self, words: list[str], low: str, recent: list[str], *, bare: bool) -> tuple[str, str]:
        """Who words mean that hold no person's name that is known: each way to be called is tried in turn."""
        parts = [_bare(word) for word in words]
        return (
            self._by_office(words, parts, recent)
            or self._by_country(words, low)
            or self._by_new_name(words, parts, bare=bare)
            or described(words, parts)
        )

    def _by_office(self, words: list[str], parts: list[str], recent: list[str]) -> tuple[str, str] | None:
        """The government of the post's country; who holds an office, or the office itself; a body named in full."""
        if self.government and parts[-1] in _GOVERNMENTS and (len(words) == 1 or any(map(self._hosts, words[:-1]))):
            return self.government, "body"
        lone = self._offices.get(parts[0]) if len(parts) == 1 else None
        if offices.is_office(words):
            held = frozenset(part for part in parts if part not in JOINS and part != "affairs")
            found = self.titled(held, recent)
            return found or lone or cased(with_capitals(words)), "person"
        head = at_head(parts, ((person.short, person.titles, person.beside) for person in self.order), self._aliases)
        if head is not None:
            return head, "person"
        return (lone, "body") if lone and parts[0] in self._lex.bodies else None  # "the Committee" is Committee III

    def _by_country(self, words: list[str], low: str) -> tuple[str, str] | None:
        """A country by any of its names, as the cable has it; what is written for its government is none."""
        named = in_full(low, self.host, self.government)
        if named is not None:
            return named, "group" if " and " in named else "body"
        country = countries.country_of(low, host=self.host)
        if country is None or countries.is_government(low):
            return None
        if low == country.adjective.lower() and not low.endswith("s"):
            return country.name, "body"  # "the French" are France, whom the cable may name so too
        return "US" if country.iso2 == "US" else " ".join(words), "body"

    def _by_new_name(self, words: list[str], parts: list[str], *, bare: bool) -> tuple[str, str] | None:
        """A person whom the cable has not named before, or a body by its name or letters."""
        name = " ".join(words)
        body = self.is_body(name) or (len(words) > 1 and bool(countries.candidates(words[-1])))  # "DB Ostrel"
        capitals = not self._caps and all(word[0].isupper() for word in words)
        people = parts[-1] in self._lex.nouns or (len(words) == 1 and parts[-1].endswith("s"))
        if capitals and bare and len(words) <= 4 and not body and not people:
            return self._short(words), "person"
        return (name, "body") if body or _ACRONYM.match(name) else None


_LEADING = frozenset(
    ["von", "van", "de", "du", "der", "den", "di", "da"]
)  # small, before a surname: "Minister von Bly"
_OF_THEM = re.compile(r"s of | from | at (?!large)")
_NUMERAL = re.compile(r"[IVX]+$")
_KNIGHTS = frozenset(["sir", "dame"])  # stand before the given name
_DETERMINERS = cues("determiners")
_NOT_NAMES = cues("not_names")
_CAPS_STOP = _NOT_NAMES | cues("shouted_stops")


def _clean(name: list[str]) -> list[str]:
    """The words of a name without what only hangs on it: whose people its bearer is of, a possessive, a full stop."""
    return [unstopped(POSSESSIVE.sub("", word)) for word in unowned(name)]


def _is_wifes(name: list[str], short: str) -> bool:
    """Whether a name ends in that of a husband, by which its bearer does not go: ``Orla Venn de Marin``, *Venn*."""
    return len(name) > len("xyz") and name[-2].lower() == "de" and not short.lower().endswith(name[-1].lower())


def _bare(word: str) -> str:
    low = word.lower()
    return POSSESSIVE.sub("", low) if "'" in low or "’" in low or low.endswith(",s") else low
