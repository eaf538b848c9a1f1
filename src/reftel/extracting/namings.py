"""Who is named in a cable, as what: each name of its statements and meetings with full form, kind and offices.

A step towards actors (docs/actors.md): nothing is compared between cables here. An X-ed out name, a description and a
role without a name say so by their kind.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from reftel.extracting import familynames
from reftel.extracting.casing import SURE, english
from reftel.extracting.familynames import goes_by
from reftel.extracting.lexicon.load import cues, speakers, word_list
from reftel.extracting.notes import Notes
from reftel.extracting.person import Person
from reftel.extracting.registry import Registry
from reftel.extracting.shortnames import WORD, stopped
from reftel.extracting.writers import headed
from reftel.facts import chiefs, countries
from reftel.facts.english import english as common
from reftel.model.actor import Naming, NamingKind, Office
from reftel.model.cable import Paragraph
from reftel.model.meeting import Meeting
from reftel.model.redacted import REDACTED
from reftel.model.source import Span

_JOINS = frozenset(["of", "for", "the", "and", "to", "on", "at", "in"])
_REACH = 10  # words of an office before or behind a name
_OFFICES = 6  # of one bearer in one cable, each once
_MOST = 80  # letters of an office


def namings(notes: Notes, meetings: Iterable[Meeting] = ()) -> tuple[Naming, ...]:
    """The namings of a cable, in the order in which they come up; names of nobody's statement or meeting are left out.

    Never raises on content.
    """
    registry = notes.actors if isinstance(notes.actors, Registry) else Registry(notes.cable)
    places: dict[str, tuple[int | None, Span, str]] = {}
    for statement in notes.statements:
        for name in (statement.speaker, *statement.addressees, statement.holder):
            if statement.voice == "reported" or name != "post":
                places.setdefault(name, (statement.para, statement.sentence_span, statement.sentence))
    for meeting in meetings:
        for one in (*meeting.who, *meeting.whom):
            para = meeting.evidence[0].para
            places.setdefault(one.name, (para, Span(one.words.start, one.words.end), one.words.text))
    persons = {person.short: person for person in registry.order}
    seen = Seen(registry)
    for paragraph in notes.cable.paragraphs:
        seen.read(paragraph)
    found = []
    heading = headed(notes.cable)
    for name, place in places.items():
        if not name:
            continue
        kind = _kind(name, registry, persons)
        person = persons.get(name) if kind == "person" else None
        first = seen.first.get(name) if person else None
        offices = tuple(seen.offices.get(name, {}).values()) if person else ()
        if kind == "person" and name in heading:
            offices = (heading[name], *offices)
        para, span, text = first or place
        found.append(
            Naming(
                name=name,
                kind=kind,
                full=seen.full.get(name, name) if person else name,
                para=para,
                start=span.start,
                end=span.end,
                text=text,
                ours=bool(person and person.ours) or name in registry.staff or name in registry.roles.values(),
                state=_state(name, registry) if kind == "state" else None,
                offices=offices,
            )
        )
    return tuple(found)


_words = partial(word_list, "namings.toml")


def _kind(name: str, registry: Registry, persons: dict[str, Person]) -> NamingKind:
    if REDACTED.search(name):
        return "redacted"
    if name == "post":
        return "post"
    told = {one.lower() for one in name.split()}
    if name in registry.roles.values() or (
        name in persons and name not in registry.staff and "and" not in told and _words("styles").isdisjoint(told)
    ):
        return "person"
    if name in registry.staff:
        return "role"
    words = name.split()
    lex = speakers()
    if "and" in words or "&" in words:
        return "group"  # two that are named together
    low = [word.lower().strip(".,") for word in words]
    if _state(name, registry) is not None:
        return "state"
    if not _words("media").isdisjoint(low):
        return "media"
    if all(one in lex.titles or one in _JOINS or one in _words("styles") or countries.candidates(one) for one in low):
        return "group" if countries.candidates(low[-1]) and low[-1].endswith("s") else "role"
    if not any(letter.isupper() for letter in words[-1]):
        return "group" if low[-1].endswith("s") or low[-1] in lex.bodies else "unnamed"
    _, kind = registry.name(name, [])
    if kind == "person" and low[-1] not in lex.nouns | lex.titles and not registry.is_body(name):
        return "person"
    if kind == "person":
        return "role"
    return "group" if kind == "group" else "body"


def _state(name: str, registry: Registry) -> str | None:
    """The state that a name means: its own, its people's, its capital's, its government's."""
    if name in registry.acronyms:
        return registry.acronyms[name]
    country = countries.country_of(name, host=registry.host, strict_case=True)
    if country is None:
        words = name.split()
        if len(words) > 1 and words[-1].lower() in ("government", "authorities", "administration"):
            country = countries.country_of(" ".join(words[:-1]), host=registry.host, strict_case=True)
        elif name in ("USG", "US"):
            country = countries.by_iso2("US")
    return None if country is None else country.iso2


class Seen:
    """What the paragraphs tell of the persons: fullest name, first place, offices."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.full: dict[str, str] = {}
        self.first: dict[str, tuple[int | None, Span, str]] = {}
        self.offices: dict[str, dict[str, Office]] = {}

    def read(self, paragraph: Paragraph) -> None:
        """Every name of a paragraph, once over its words."""
        text = paragraph.text
        tokens = [(match.group(), match.start(), match.end()) for match in WORD.finditer(text)]
        at = 0
        while at < len(tokens):
            person = self.registry.person(tokens[at][0])
            if person is None:
                at += 1
                continue
            end = at + 1
            while (
                end < len(tokens)
                and not stopped(tokens[end - 1][0])
                and _beside(text, tokens[end - 1][2], tokens[end][1])
            ):
                if self.registry.person(tokens[end][0]) is person or _belongs(tokens[end][0], person):
                    end += 1
                elif end + 1 < len(tokens) and self._bridges(text, tokens, end, person):
                    end += 2
                else:
                    break
            self._note(paragraph, tokens, self._given(text, tokens, at, person), end, person)
            at = end

    def _bridges(self, text: str, tokens: list[tuple[str, int, int]], at: int, person: Person) -> bool:
        """A particle or initial between two words of a name."""
        word = tokens[at][0]
        joins = word.lower() in cues("particles") or (len(word.strip(".")) == 1 and word[0].isupper())
        beside = _beside(text, tokens[at][2], tokens[at + 1][1])
        return joins and beside and self.registry.person(tokens[at + 1][0]) is person

    def _given(self, text: str, tokens: list[tuple[str, int, int]], at: int, person: Person) -> int:
        """Where a name begins, with given names that the cable has nowhere else."""
        lex = speakers()
        own = {name.lower() for name in person.names}
        while at and tokens[at - 1][0].lower() in own and _beside(text, tokens[at - 1][2], tokens[at][1]):
            at -= 1  # "Le Cong Phung": a word too short to tell him alone
        for _ in range(2):
            if at < 2 or not _beside(text, tokens[at - 1][2], tokens[at][1]):
                break
            word, start, _end = tokens[at - 1]
            low = word.lower().strip(".")
            initial = len(low) == 1 and word[0].isupper()
            stands = [one for one, _, _ in tokens[at - 1 : at + 2]]
            if familynames.may_open(word) and goes_by(stands[: 2 if stands[1] == person.short else 3]) is not None:
                at -= 1  # "Le Duc Tho"
                break
            named = word[0].isupper() and not word.isupper() and len(low) > 2 and word.isalpha()
            if not (initial or named) or low in lex.titles or low in lex.nouns or low in cues("not_names"):
                break
            if countries.candidates(low) or self.registry.person(word) is not None or _opens(text, start):
                break
            behind_of = tokens[at - 2][0].lower() in ("of", "for")
            word_of_text = low in common() or (len(low) > SURE and english(low))
            if (english(low) and behind_of) or (word_of_text and low not in chiefs.forenames()):
                break  # "Minister of War Bly", "for Arms Control Bly"
            at -= 1
        return at

    def _note(
        self, paragraph: Paragraph, tokens: list[tuple[str, int, int]], at: int, end: int, person: Person
    ) -> None:
        text, name = paragraph.text, person.short
        start, stop = tokens[at][1], tokens[end - 1][2]
        full = _trimmed(" ".join(text[start:stop].split()))
        if self.registry.shouted or full.isupper():
            full = " ".join(map(_written, full.split()))
        held = self.full.get(name, name)
        if len(full.split()) > len(held.split()) and name.lower() in full.lower():
            self.full[name] = full
        if name not in self.first:
            self.first[name] = (paragraph.number, paragraph.source_span(start, stop), text[start:stop])
        known = self.offices.setdefault(name, {})
        for lo, hi, title in (*self._before(text, tokens, at, stop), *self._behind(text, tokens, end, start)):
            words = " ".join(title.split())
            if len(known) < _OFFICES and len(words) <= _MOST and words.lower() not in known:
                span = paragraph.source_span(lo, hi)
                known[words.lower()] = Office(
                    title=words,
                    country=self._country(words),
                    para=paragraph.number,
                    start=span.start,
                    end=span.end,
                    text=text[lo:hi],
                )

    def _before(
        self, text: str, tokens: list[tuple[str, int, int]], at: int, stop: int
    ) -> Iterator[tuple[int, int, str]]:
        """``Kazakhstani Foreign Minister`` before a name."""
        lex = speakers()
        first, strong, turn = at, False, at - 1
        apposed = at > 0 and text[tokens[turn][2] : tokens[at][1]] == ", " and text[stop : stop + 1] == ","
        led = False  # by the name of a body, which goes with the office: "Dam Board Chief"
        while (
            turn >= 0
            and at - turn <= _REACH
            and (_beside(text, tokens[turn][2], tokens[turn + 1][1]) or (apposed and turn == at - 1))
        ):
            word = tokens[turn][0]
            low = _bare(word)
            if self.registry.person(word) is not None or (_stopped(word) and low not in lex.titles):
                break  # another's name, or the end of a sentence
            if low in ("of", "to", "for") and strong and first == turn + 1 and _bare(tokens[first][0]) not in lex.weak:
                break  # "advisor to President Bly": another's office
            if low in lex.titles:
                led = not strong and low in lex.nouns and turn > 0 and _of_body(text, tokens, turn)
                first, strong = turn, strong or led or low not in lex.weak
            elif led and first == turn + 1 and word[0].isupper():
                first = turn
            elif low == "and" and strong:
                break
            elif _country_in(word) is not None:
                first = turn if first == turn + 1 else first
            elif not (low in _JOINS or (word[0].isupper() and not text.isupper())):
                break
            turn -= 1
        if strong:
            yield tokens[first][1], stop, text[tokens[first][1] : tokens[at - 1][2]]

    def _behind(
        self, text: str, tokens: list[tuple[str, int, int]], end: int, start: int
    ) -> Iterator[tuple[int, int, str]]:
        """``, head of the Dam Board,`` behind a name; a list of persons is none."""
        lex = speakers()
        if end >= len(tokens) or text[tokens[end - 1][2] : tokens[end][1]] != ", ":
            return
        turn = end + (tokens[end][0].lower() in ("the", "a"))
        last = turn
        while last < len(tokens) and last - turn <= _REACH:
            if self.registry.person(tokens[last][0]) is not None:
                return
            if _stopped(tokens[last][0]) or last + 1 == len(tokens):
                break
            if not _beside(text, tokens[last][2], tokens[last + 1][1]):
                break
            last += 1
        if last >= len(tokens) or not (_stopped(tokens[last][0]) or text[tokens[last][2] :][:1] in (",", ".", ";")):
            return
        low = [_bare(word) for word, _, _ in tokens[turn : last + 1]]
        country = bool(countries.candidates(tokens[turn][0]))
        head = low[1] if country and len(low) > 1 else low[0]
        of = "of" in low or "for" in low or "to" in low
        if (
            head not in _words("pronouns")
            and (head in lex.titles or head in lex.nouns)
            and (of or turn > end or country)
        ):
            yield start, tokens[last][2], text[tokens[turn][1] : tokens[last][2]].rstrip(".")

    def _country(self, title: str) -> str | None:
        for word in title.split():
            if word.lower() in ("to", "for", "on"):
                break  # an ambassador to a country is not of it
            if (told := _country_in(word)) is not None:
                return told
            bare = word.removesuffix("'s").strip(".,")
            if (found := countries.country_of(bare, host=self.registry.host)) and countries.is_government(bare):
                return found.iso2
        return None


def _belongs(word: str, person: Person) -> bool:
    """Whether a word too short to tell a person alone is one of his: *Il* of ``Kim Il Sung``."""
    bare = word.lower().removesuffix("'s").removesuffix("’s").rstrip(".")
    return len(bare) == 2 and bare in {name.lower() for name in person.names}


def _written(word: str) -> str:
    """A word of a name in capitals as names are written: *Al-Rashid*, *bin*."""
    if word.lower() in cues("particles"):
        return word.lower()
    return "-".join(part.capitalize() if len(part.strip(".")) > 1 else part for part in word.split("-"))


def _of_body(text: str, tokens: list[tuple[str, int, int]], turn: int) -> bool:
    """Whether the name of a body stands before a title that alone makes none: ``Dam Board Chief``."""
    word, _, end = tokens[turn - 1]
    named = word[0].isupper() and not text.isupper() and _bare(word) == word.lower()
    return named and _beside(text, end, tokens[turn][1]) and word.lower() not in cues("not_names")


def _country_in(word: str) -> str | None:
    """The country that a word of an office names by itself: ``Kazakhstani``, ``U.S.``."""
    bare = word.removesuffix("'s").removesuffix("’s").strip(",")
    if bare.replace(".", "").upper() in ("US", "USG") and bare.isupper():
        return "US"
    found = countries.country_of(bare.strip("."), strict_case=True) if bare[:1].isupper() else None
    return None if found is None else found.iso2


def _beside(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    return 0 < len(between) <= 2 and not between.strip()


def _stopped(word: str) -> bool:
    return word.endswith(".") and len(word) > 4


def _bare(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("’s")


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins here, so that a capital says nothing."""
    return text[:start].rstrip()[-1:] in ("", ".", "!", "?", ":", '"', "“", ")")


def _trimmed(name: str) -> str:
    for ending in ("'s", "’s", "'", "’", "-", ","):
        name = name.removesuffix(ending)
    return name.removesuffix(".") if len(name.rpartition(" ")[2]) > 3 else name
