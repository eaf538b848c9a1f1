"""Who took part: the persons of a list (``A, the head of B, C and D``) as tokens, each with name, role and gloss."""

import re
from typing import NamedTuple

import msgspec

from reftel.extracting.lexicon.load import cues, meeting_lists, speakers
from reftel.extracting.notes import Notes, Sentence
from reftel.extracting.officers import whole_from
from reftel.extracting.parse import Parse
from reftel.extracting.registry import Registry
from reftel.facts import countries
from reftel.model.meeting import Participant, Words
from reftel.model.redacted import REDACTED

_NAMING = frozenset(["NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "POS", "CD", "PRP$", "HYPH", "FW", "DT", "SYM"])
_JOINS = frozenset(["of", "for", "to", "on"])
_NOT_NAMES = cues("not_names")
_PARTICLES = cues("particles")
_AND = frozenset(["and", "&"])
_DETERMINERS = frozenset(["the", "a", "an", "his", "her", "their", "its", "our"])
_OF = re.compile(r" (?:of|from|on|for) ")
_OPENS = 2  # characters from the beginning of what is said on at which "he" is who says it
_GIVEN = 3  # words that may be given names
_LONGEST = 80  # tokens of a list
_STATES = frozenset(["UK", "U.K.", "UAE", "PRC", "DPRK", "ROK"])  # stand before a title as they are
_PARTS = frozenset(["north", "south", "latin", "central", "east", "west", "eastern", "western"])
_WE = frozenset(["we", "us", "i", "me"])  # the post, or whoever signs for it
_HE = frozenset(["he", "she", "him", "her"])


class Piece(NamedTuple):
    """One member of a list: half-open tokens, the tokens of the bracket within it, and whether *and* stands before."""

    lo: int
    hi: int
    bracket: tuple[int, int] | None = None
    joined: bool = False


def pieces(parse: Parse, at: int, end: int, dated: frozenset[int]) -> tuple[list[Piece], int]:
    """The members of the list that begins at a token, and where it stops; ``dated`` tokens end it."""
    found: list[Piece] = []
    at = whole_from(parse, at)
    lo, bracket, joined = at, None, False
    turn = at
    end = min(end, at + _LONGEST, len(parse))
    while turn < end:
        word = parse.lower[turn]
        if word in ("(", "-lrb-") and turn > lo:
            close = next((one for one in range(turn, end) if parse.lower[one] in (")", "-rrb-")), None)
            if close is None:
                break
            bracket = (turn + 1, close)
            turn = close + 1
        elif word in (",", ";") or word in _AND:
            if turn > lo:
                if word in _AND and _of_a_title(parse, lo, turn, end):
                    turn += 1
                    continue
                found.append(Piece(lo, turn, bracket, joined))
                joined = False
            if turn + 1 < end and not _may_name(parse, turn + 1, dated) and parse.lower[turn + 1] not in _AND:
                return found, turn
            joined = joined or word in _AND
            lo, bracket, turn = turn + 1, None, turn + 1
        elif (
            turn in dated
            or (turn > lo and parse.tags[turn] == "CD")
            or (turn > lo and parse.tags[turn] == "DT" and parse.tags[turn - 1].startswith("NN"))
            or not (_may_name(parse, turn, dated) or _joins(parse, turn, end, dated))
        ):
            break
        else:
            turn += 1
    if turn > lo:
        found.append(Piece(lo, turn, bracket, joined))
    return found, turn


def _of_a_title(parse: Parse, lo: int, turn: int, end: int) -> bool:
    """``Minister of Trade and Industry Bly``: no name stands before this *and*."""
    weak = speakers().weak
    behind = parse.lower[turn + 1] if turn + 1 < end else ""
    before = parse.lower[turn - 1]
    if not {"of", "for", "to"} & set(parse.lower[lo:turn]):
        return False
    return (behind in weak and before in weak) or bool(countries.candidates(before) and countries.candidates(behind))


def _may_name(parse: Parse, turn: int, dated: frozenset[int]) -> bool:
    if turn in dated:
        return False
    if parse.words[turn] == "Acting":
        return True  # "Acting DCM and Econoff", which the parser takes for a participle
    return parse.tags[turn] in _NAMING or parse.lower[turn] in _WE | _HE or bool(REDACTED.match(parse.words[turn]))


def _joins(parse: Parse, turn: int, end: int, dated: frozenset[int]) -> bool:
    """*of*, *for* or *to* within a title: ``Ambassador to the OSCE``, ``Secretary for Trade``; ``-at-Large``."""
    if turn and parse.words[turn - 1] == "-" and parse.words[min(turn + 1, end - 1)] == "-":
        return True
    if parse.lower[turn] not in _JOINS or turn + 1 >= end:
        return False
    after = turn + 1 + (parse.lower[turn + 1] in _DETERMINERS)
    if turn + 1 in dated:
        return False
    if parse.lower[turn] == "of":
        return True
    if turn and _ends_a_name(parse, turn - 1):
        return False  # "thanked Secretary Bly for Ostrel's help"
    return after < end and parse.words[after][:1].isupper() and parse.tags[after] in ("NNP", "NNPS", "JJ")


def _ends_a_name(parse: Parse, turn: int) -> bool:
    """Whether a word is the last of a name, and no title or office, behind which *for* and *to* would go on."""
    word, low, lex = parse.words[turn], parse.lower[turn].strip("."), speakers()
    office = low in lex.titles or low in lex.weak or low in lex.nouns or low in lex.bodies
    named = parse.tags[turn] == "NNP" and turn > 0 and parse.tags[turn - 1].startswith("NNP")
    return named and word[1:].islower() and not office


class People:
    """Names the pieces of one sentence's lists."""

    def __init__(
        self, notes: Notes, sentence: Sentence, parse: Parse, registry: Registry, *, talkers: frozenset[str]
    ) -> None:
        self.notes = notes
        self.paragraph = notes.cable.paragraphs[sentence.para]
        self.sentence = sentence
        self.parse = parse
        self.registry = registry
        self.talkers = talkers

    def words(self, lo: int, hi: int) -> Words:
        """Tokens as words of the source."""
        return self.place(*self.parse.span(lo, hi))

    def place(self, start: int, end: int) -> Words:
        """A stretch of the paragraph as words of the source."""
        span = self.paragraph.source_span(start, end)
        return Words(span.start, span.end, self.paragraph.text[start:end])

    def of(self, found: list[Piece], *, loose: bool) -> list[Participant]:
        """The participants of a list; one who cannot have taken part ends it."""
        made: list[Participant] = []
        office: str | None = None
        apposed = -2
        last = max((turn for turn, piece in enumerate(found) if piece.joined), default=0)
        for turn, piece in enumerate(found):
            if made and not piece.joined and self._apposed(piece, made[-1]):
                if made[-1].role is None:
                    made[-1] = msgspec.structs.replace(made[-1], role=self._text(piece))
                apposed = turn
                continue
            if made and piece.joined and apposed == turn - 1 and self._goes_on(piece, found[apposed]):
                continue  # "Bly, Assistant for Dams and Canals, met"
            if made and not piece.joined and made[-1].name.rpartition(" ")[2].islower() and self._is_name(piece):
                made[-1] = self._named_behind(made[-1], piece)
                continue
            if turn == 1 and piece.joined and self.parse.lower[piece.lo - 2] == ",":
                break  # "with Bly, and Tarn in a briefing, said": of two a comma makes no list
            if turn > last:
                break  # "met with Bly, Tarn said": behind the last "and" a comma ends the list
            one = self.one(piece, loose=loose, after=made[-1] if made else None)
            if one is None:
                break
            if office is not None and one.role is None:
                one = msgspec.structs.replace(one, role=office)  # "MPs Bly and Tarn": of both
            elif _plural(self._text(piece)):
                office = one.role
            made.append(one)
        return made

    def _is_name(self, piece: Piece) -> bool:
        """Whether a piece is a bare name of two or three words."""
        words = self.parse.words[piece.lo : piece.hi]
        return 1 < len(words) < 4 and all(tag == "NNP" for tag in self.parse.tags[piece.lo : piece.hi])

    def _named_behind(self, one: Participant, piece: Piece) -> Participant:
        """``a junior staffer, Orvane Bly,``: the name of the one before."""
        name, kind = self.registry.name(self._text(piece), [])
        return msgspec.structs.replace(one, name=name, role=one.name) if kind == "person" else one

    def _text(self, piece: Piece) -> str:
        keep = range(piece.lo, piece.hi)
        if piece.bracket:
            keep_out = range(piece.bracket[0] - 1, piece.bracket[1] + 1)
            start, _ = self.parse.span(piece.lo, piece.hi)
            cut = self.parse.starts[keep_out[0]]
            first = self.paragraph.text[start:cut].strip()
            rest = [token for token in keep if token > keep_out[-1]]
            second = self.paragraph.text[self.parse.starts[rest[0]] : self.parse.ends[rest[-1]]] if rest else ""
            return f"{first} {second}".strip()
        start, end = self.parse.span(piece.lo, piece.hi)
        return self.paragraph.text[start:end].strip()

    def _apposed(self, piece: Piece, before: Participant) -> bool:
        """Whether a piece tells what the one before it is: ``Bly, head of the Dam Board,``."""
        words = self.parse.words[piece.lo : piece.hi]
        if words[0].lower() in speakers().titles | speakers().nouns and words[0].islower():
            return True
        if words[0].lower() in ("the", "a", "an"):
            return len(words) > 1 and words[1].islower() and "of" in words
        told = any(self.registry.person(word) is not None for word in words)
        own = self.registry.own_role(" ".join(words).lower()) is not None
        known = self.registry.person(before.name.rpartition(" ")[2]) is not None
        if known and len(words) > 1 and words[-1].lower() in speakers().titles and not told and not own:
            return True  # "Bly, Dam Safety Advisor,"
        return before.role is None and words[0].lower() in speakers().titles and len(words) > 1 and not told

    def _goes_on(self, piece: Piece, office: Piece) -> bool:
        """Whether a piece behind an office goes on with what it is for: no name, no office of its own."""
        words = self.parse.words[piece.lo : piece.hi]
        linked = not {"of", "for", "on"}.isdisjoint(self.parse.lower[office.lo : office.hi])
        own = self.registry.own_role(" ".join(words).lower().removeprefix("the ")) is not None
        named = len(words) > 1 or own or any(_of_office(word) for word in words)
        return linked and not named and self.registry.person(words[-1]) is None

    def one(self, piece: Piece, *, loose: bool, after: Participant | None = None) -> Participant | None:
        """One participant, or None where the words name nobody who can be met."""
        text = " ".join(self._text(piece).split())
        hidden = self._hidden(piece)
        if hidden is not None:
            return Participant(name=hidden.text, words=hidden)
        at_home = text.partition(" to the ")[0]
        if self.registry.own_role(at_home.lower().removeprefix("the ")) is not None:
            text = at_home  # "summoned the Ambassador to the Ministry"
        low = text.lower()
        if not text or (len(low) < 3 and low not in _WE | _HE):
            return None
        if low.startswith("my ") or (low in _WE and self._quoted(piece)):
            return None  # "I met him in May," Bly said: not the post
        if low in _HE:
            name = self._he(piece)
            return None if name is None else Participant(name=name, words=self.words(piece.lo, piece.hi))
        own = self.registry.own_role(low.removeprefix("the ").removeprefix("acting ").rstrip("."))
        name, kind = (own, "person") if own is not None and low not in _WE else self._named(text, low)
        if name != "post" and self._once_of_post(low):
            name, kind = text.removeprefix("the ").removeprefix("The "), "person"
        if kind == "person" and self._is_thing(piece):
            return None
        if kind in ("group", "body") and not (loose and self._can_meet(low, kind)):
            return None
        if (
            kind == "person"
            and not (self._is_person(name, low) or _plural(text) or self._full_name(text))
            and not (after is not None and after.role)
        ):
            return None
        staff = self._of_post(name, low) or name in self.registry.roles.values() or kind == "post"
        role = self.role(text, name) if kind == "person" else None
        if role == name:
            role = None
        if role is not None and _plural(text):
            role = role.removesuffix("s")
        gloss = None
        if piece.bracket and piece.bracket[0] < piece.bracket[1]:
            gloss = self.words(*piece.bracket).text
        words = self.words(piece.lo, piece.hi)
        side = self._side(piece, name) if kind == "person" and not staff else None
        return Participant(name=name, words=words, role=role, side=side, gloss=gloss, of_post=staff)

    def _once_of_post(self, low: str) -> bool:
        """Whether words are an office of the post that somebody held: ``the former CDA``."""
        _, former, office = low.removeprefix("the ").rpartition("former ")
        return bool(former) and self.registry.own_role(office) is not None

    def _quoted(self, piece: Piece) -> bool:
        """Whether a piece stands within quotation marks that its sentence opens."""
        before = self.paragraph.text[self.sentence.start : self.parse.starts[piece.lo]]
        return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")

    def _side(self, piece: Piece, name: str) -> str | None:
        """The country in somebody's title, here or elsewhere in the cable: ``Russian Envoy Bly``, ``King of Ostrel``.

        Not where he is sent: ``Ambassador to Ostrel``, ``Envoy in Ostrel``.
        """
        for at in range(piece.lo, piece.bracket[0] - 1 if piece.bracket else piece.hi):
            word = self.parse.words[at]
            country = countries.country_of(word, strict_case=True)
            if country is not None and self._is_side(at, piece.hi, word, country.adjective):
                return country.name
        person = self.registry.person(name.rpartition(" ")[2])
        told = {word for title in person.titles for word in title} if person is not None else set()
        found = [country for word in told if (country := countries.country_of(word)) is not None]
        beside = [country for country in found if self._is_called(country.adjective, name)]
        return beside[0].name if len(beside) == 1 else None

    def _is_called(self, adjective: str, name: str) -> bool:
        """Whether some sentence of the cable has a name right behind a people: ``Russian Envoy Tarn Bly``."""
        called = re.compile(
            rf"\b{re.escape(adjective)}(?: [\w.'’/-]{{1,30}}){{0,6}} {re.escape(name)}\b", re.IGNORECASE
        )
        return any(called.search(" ".join(paragraph.text.split())) for paragraph in self.notes.cable.paragraphs)

    def _is_side(self, at: int, hi: int, word: str, adjective: str) -> bool:
        """Whether a country in a title is whose it is: *Russian*, *Oman's*, *of Ostrel*; not *the Russia unit*."""
        parse = self.parse
        if at > 0 and parse.lower[at - 1] in _PARTS:
            return False  # "North American Affairs"
        if word == adjective or word in _STATES:
            return True
        if at + 1 < hi and parse.lower[at + 1] in ("'s", "’s"):
            return True
        alone = at + 1 >= hi or not parse.tags[at + 1].startswith("NN") or parse.tags[at + 1] == "NNP"
        return at > 0 and parse.lower[at - 1] == "of" and alone

    def _of_post(self, name: str, low: str) -> bool:
        """Whether it is an officer of the post by his office, also in the short forms of telegrams: ``PolMinCouns``."""
        return name in self.registry.staff or self.registry.own_role(low.removeprefix("the ")) == name

    def is_known(self, one: Participant) -> bool:
        """Whether somebody has an office, or is named as a person in the cable: ``Sestrin`` may be a town."""
        if self.registry.person(one.name) is not None or (one.of_post and one.name != "post"):
            return True  # in capitals "US" is also the country
        return one.role is not None and any(_of_office(word) for word in one.role.split())

    def _is_thing(self, piece: Piece) -> bool:
        """Whether a piece in a text of capitals ends with a common noun that is none for people: ``NEEDS``."""
        last = (piece.bracket[0] - 1 if piece.bracket else piece.hi) - 1
        word = self.parse.words[last]
        written = self.paragraph.text[self.parse.starts[last] : self.parse.ends[last]]
        lex, low = speakers(), word.strip(".")
        known = lex.nouns | lex.bodies | lex.titles | lex.weak | _WE | _HE
        common = word.islower() and self.parse.tags[last] in ("NN", "NNS")
        whole = "/" not in self._text(piece)  # "MIN IND/COM"
        return common and whole and written.isupper() and not {low, low.removesuffix("s")} & known

    def _hidden(self, piece: Piece) -> Words | None:
        """The redaction that a piece is, with the brackets that are no words of it: ``[NAME REMOVED]``."""
        start, end = self.parse.span(piece.lo, piece.hi)
        text = self.paragraph.text
        start, end = start - (text[start - 1 : start] == "["), end + (text[end : end + 1] == "]")
        if not text.startswith("[", start) or not REDACTED.fullmatch(text, start, end):
            return None
        span = self.paragraph.source_span(start, end)
        return Words(span.start, span.end, text[start:end])

    def _named(self, text: str, low: str) -> tuple[str, str]:
        """Name and kind; a word of office or a body is not taken for a surname."""
        if low in _WE:
            return "post", "post"
        words = text.split()
        bare = " ".join(words[1:] if words[0].lower() in _DETERMINERS else words)
        if not bare:
            return text, "group"
        if bare.lower() in meeting_lists()["offices"]:
            return bare, "person"  # the head of one's own department, whoever else is called so
        if _plural(bare) and " " in bare:
            bare = text = bare.partition(" ")[2]
        name, kind = self.registry.name(text, [])
        before, of, _ = bare.partition(" of ")
        if of and self._full_name(before) and name.rpartition(" ")[2] not in before.split():
            return self.registry.name(before, [])  # "Orvane Bly of Marin's staff"
        lex = speakers()
        parts = {word.strip(".,").lower() for word in bare.split()}
        if (
            kind == "person"
            and name != bare
            and self.registry.person(bare.rpartition(" ")[2]) is None  # "MOD Cooperation Chief Marin" is no ministry
            and parts & lex.bodies
            and not parts & (lex.titles - lex.weak - lex.bodies)
        ):
            return bare, "body"
        tail = bare.rpartition(" ")[2].strip(".,")
        if kind == "person" and tail[:1].isupper() and name.rpartition(" ")[2].lower() not in bare.lower():
            known = tail.lower() in lex.titles | lex.weak | lex.nouns or bool(countries.candidates(tail))
            return (name if known else tail), kind  # another one's first name is not his
        if kind == "person" and name.lower() in lex.titles | lex.nouns:
            return bare, kind
        return name, kind

    def _can_meet(self, low: str, kind: str) -> bool:
        head = low.partition(" of ")[0].partition(" from ")[0].rpartition(" ")[2]
        board = _OF.split(low, maxsplit=1)[0].rpartition(" ")[2]
        head = board if board in meeting_lists()["boards"] else head  # "the Commission on Dams"
        single = head.removesuffix("s")
        lex = speakers()
        return (head in lex.nouns or single in lex.nouns or head in meeting_lists()["boards"]) and not (
            head in meeting_lists()["no_people"]
            or single in meeting_lists()["no_people"]
            or (kind == "body" and head.islower() and head == single and head not in meeting_lists()["boards"])
        )

    def _is_person(self, name: str, low: str) -> bool:
        if self.registry.person(name.rpartition(" ")[2]) is not None or self._of_post(name, low):
            return True
        if name[:1].isupper() and low == name.lower() and name in self.talkers:
            return True  # who is told to have spoken to somebody: "MbZ"
        if self._once_of_post(low):
            return True
        words = low.split()
        lex = speakers()
        return any(word.strip(".") in (lex.titles - lex.weak) | lex.nouns for word in words)

    def _full_name(self, text: str) -> bool:
        """Whether words are a given name and a surname, and no body, country, day or trade."""
        words = text.partition(" of ")[0].split()
        if not 1 < len(words) < 5 or self.registry.shouted or self.registry.is_body(text):
            return False
        lex = speakers()
        known = lex.nouns | lex.bodies | lex.titles | _NOT_NAMES
        return all(
            word[0].isupper() and word.lower().strip(".") not in known and not countries.candidates(word)
            for word in words
            if word.lower() not in _PARTICLES
        )

    def _he(self, piece: Piece) -> str | None:
        """Whom a pronoun means where the statements have it, else nobody."""
        start = self.parse.starts[piece.lo]
        for draft in self.notes.drafts:
            if self.notes.sentences[draft.sentence].para != self.sentence.para:
                continue
            if draft.speaker_at is not None and draft.speaker_at.start == start:
                return draft.speaker
            told = draft.frame in ("that", "bare") and 0 <= start - draft.start <= _OPENS
            if told and draft.speaker is not None and self.registry.person(draft.speaker) is not None:
                return draft.speaker  # "Bly told us that he and Marin met": he who says it
        return None

    def role(self, text: str, name: str) -> str | None:
        """The office in words that name somebody; None where they are only his name."""
        person = self.registry.person(name.rpartition(" ")[2])
        own = {word.lower() for word in (person.names if person else name.split())} | {name.lower()}
        before = text.partition(" of ")[0]
        words = (before if self._full_name(before) else text).split()
        while words and (words[-1].strip(".,'’").lower().removesuffix("'s") in own or words[-1] == "-"):
            words.pop()
        while words and words[0].lower() in _DETERMINERS:
            words = words[1:]
        last = max((turn for turn, word in enumerate(words) if _of_office(word)), default=-1)
        if (
            last < 0
            and 0 < len(words) < _GIVEN
            and not _plural(text)
            and all(word.istitle() or self.registry.shouted for word in words)
        ):
            return None  # "Orvane" of "Orvane Bly"
        if last >= 0 and _JOINS.isdisjoint(word.lower() for word in words[last + 1 :]):
            words = words[: last + 1]  # without a first name
        return " ".join(words) or None


def _of_office(word: str) -> bool:
    low = word.lower().strip(".,")
    return low in speakers().titles or low in speakers().nouns


def _plural(text: str) -> bool:
    """Whether words begin with a title in the plural, which is that of the next names too."""
    first = text.partition(" ")[0]
    return first.endswith("s") and first[:-1].lower() in speakers().titles and first.lower() not in speakers().titles
