"""Offices: a title in full, the titles that stand beside a name between commas, and who of several holds one.

``Mr. Ara Tolo, the Vardanian Minister, called`` and ``the Deputy Head of the Board, Orla Venn, said`` name the person
of whom the cable goes on as *the Minister* and *the Deputy Head*.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from reftel.extracting.casing import english
from reftel.extracting.lexicon.load import speakers, table
from reftel.extracting.shortnames import JOINS, POSSESSIVE, WORD
from reftel.facts import chiefs, countries
from reftel.facts.english import english as common

_ARTICLES = frozenset(["the", "a", "an", "his", "her", "their", "its", "our"])
_STYLES = frozenset(
    "mr mr. mrs mrs. ms ms. miss dr dr. sir lord lady dame prof prof. sheikh shaikh sheik senor señor".split()  # noqa: SIM905
)
# "the Secretary" is no Under Secretary, and "the Minister" no former one
_LOWER = frozenset(
    ["under", "deputy", "assistant", "vice", "acting", "former", "ex", "associate", "interim", "designate"]
)
_RANKS = frozenset(
    ["admiral", "general", "marshal", "consul", "chancellor", "colonel"]
)  # "the Admiral" is a Vice Admiral
_FOR = frozenset(["for", "of", "to"])
RANKS = frozenset(["affairs", "resident", "plenipotentiary", "extraordinary", "residence"])  # behind a title: no name
_WHOLE = frozenset(["affairs", "matters"])  # end what an office is for, but for "and"
_WHERE = frozenset(["of", "at", "in", "to", "for"])
_OPEN = ", "
_ANDS = frozenset(["and", "or"])  # "the Minister of Dams, Ostrel and": a list
_COUNTRY = 4  # words of a country's name
_LONGEST = 9  # words between the title and the comma: "Under Secretary for Dam and River Affairs,"


class Beside(NamedTuple):
    """A name with an office beside it: the words of both."""

    name: list[str]
    office: list[str]


@cache
def _same() -> dict[str, frozenset[str]]:
    rows: dict[str, list[str]] = table("people.toml")["short_titles"]
    return {short: frozenset(words) for short, words in rows.items()}


def full(words: Iterable[str]) -> frozenset[str]:
    """The words of a title with its short forms written out: ``FM`` as foreign and minister."""
    found: set[str] = set()
    for word in words:
        found |= _same().get(word, {word})
    return frozenset(found)


def holders(words: frozenset[str], titles: Iterable[tuple[str, Sequence[frozenset[str]]]]) -> list[str]:
    """Who holds an office with all these words, by name; ``titles`` gives each name its titles."""
    wanted = full(words)
    return [
        name for name, held in titles if any(wanted <= full(title) and not lower_than(title, wanted) for title in held)
    ]


def lower_than(title: frozenset[str], wanted: frozenset[str]) -> bool:
    """Whether a title has a word that makes it less than what is asked for: a Deputy Minister is not *the Minister*."""
    return not wanted & _RANKS and bool((_LOWER - full(wanted)) & full(title))


def among(fits: Sequence[str], recent: Sequence[str]) -> str | None:
    """Of those who hold an office the one who was spoken of last, else the one whom the cable names first."""
    for name in reversed(recent):
        if name in fits:
            return name
    return fits[0] if fits else None


def beside(words: Sequence[str], gaps: Sequence[str], namelike: Callable[[str], bool]) -> Iterator[Beside]:
    """Names and offices that stand beside each other between commas; ``gaps[n]`` is the text before word ``n``."""
    titles, weak = speakers().titles, speakers().weak
    lower = [word.lower() for word in words]
    turn = 0
    for first, low in enumerate(lower):
        if low.endswith("s") and low[:-1] in titles - weak and low not in titles and words[first][0].isupper():
            yield from _of_several(words, gaps, first, namelike)
        if first < turn or low not in titles:
            continue
        turn = first + 1
        while turn < len(words) and lower[turn] in titles and gaps[turn] == " ":
            turn += 1
        if any(word not in weak for word in lower[first:turn]):
            yield from _behind(words, gaps, first, turn, namelike)
            yield from _before(words, gaps, first, turn, namelike)


def _of_several(
    words: Sequence[str], gaps: Sequence[str], first: int, namelike: Callable[[str], bool]
) -> Iterator[Beside]:
    """``Ministers Tarn Marin, Vega and Tolo``: each a minister; none where what follows is no list of names."""
    names: list[list[str]] = [[]]
    at = first + 1
    while at < len(words) and at - first < _LONGEST:
        joined = words[at].lower() == "and" and gaps[at] in (" ", _OPEN)
        if names[-1] and (joined or gaps[at] == _OPEN):
            names.append([])
            at += joined
            if at == len(words):
                break
        if gaps[at] not in (" ", _OPEN) or not namelike(words[at]):
            break
        names[-1].append(words[at])
        at += 1
        if words[at - 1].endswith((".", "'s", "’s")):
            break
    found = [name for name in names if name]
    if len(found) > 1 and all(len(name) < 4 for name in found):
        yield from (Beside(name, [words[first][:-1]]) for name in found)


def _behind(
    words: Sequence[str], gaps: Sequence[str], first: int, turn: int, namelike: Callable[[str], bool]
) -> Iterator[Beside]:
    """``the Deputy Head of the Board, Orla Venn,``: the name behind the office."""
    end = turn
    while end < len(words) and end - turn < _LONGEST and gaps[end] == " ":
        if not (words[end][0].isupper() or words[end].lower() in JOINS) or (end == turn and namelike(words[end])):
            return
        end += 1
    if end >= len(words) or gaps[end] != _OPEN:
        return
    at = end
    while at < len(words) and words[at].lower() in _STYLES:
        at += 1
    last = at
    while last < len(words) and last - at < 4 and namelike(words[last]) and (last == end or gaps[last] == " "):
        last += 1
    whole = last > at and (last == len(words) or not gaps[last].isspace() or words[last - 1].endswith("."))
    alone = gaps[last : last + 1] == [_OPEN] and words[last].islower() and words[last] not in _ANDS
    if whole and (last - at > 1 or at > end or alone):
        yield Beside(list(words[at:last]), list(words[first:end]))


def _before(
    words: Sequence[str], gaps: Sequence[str], first: int, turn: int, namelike: Callable[[str], bool]
) -> Iterator[Beside]:
    """``Mr. Ara Tolo, the Vardanian Minister, called``: the name before the office."""
    if turn < len(words) and gaps[turn] == " " and namelike(words[turn]):
        return  # "Orvane, Foreign Minister Quelle": the office is the next one's
    end = turn
    while end < len(words) and end - turn < _LONGEST and gaps[end] == " ":
        if not (words[end][0].isupper() or words[end].lower() in JOINS):
            return  # "at a call on Orvane, the Minister said"
        end += 1
    start = first
    while (
        start > 0
        and gaps[start] == " "
        and (words[start - 1].lower() in _ARTICLES or bool(countries.candidates(words[start - 1])))
    ):
        start -= 1
    if start == 0 or gaps[start] != _OPEN:
        return
    begin = start
    while begin > 0 and start - begin < 4 and namelike(words[begin - 1]) and (begin == start or gaps[begin] == " "):
        begin -= 1
    styled = begin > 0 and words[begin - 1].lower() in _STYLES and gaps[begin].strip() == ""
    if start - begin > 1 or (styled and start > begin):
        yield Beside(list(words[begin:start]), [word for word in words[start:turn] if word.lower() not in _ARTICLES])


def without_place(tail: list[str], namelike: Callable[[str], bool]) -> list[str]:
    """What stands behind a title without where it is held: ``Resident at Ostrel``, ``Bly of Ostrel``."""
    link = next((turn for turn, word in enumerate(tail) if turn and word in _WHERE), len(tail))
    return tail[:link] if tail and (namelike(tail[0]) or tail[0].lower() in RANKS) else tail


def country_ahead(words: Sequence[str], at: int) -> int:
    """How many words from one on name a country, the most that do: 2 for ``South Africa``; 0 where none do."""
    if not words[at][0].isupper():
        return 0
    for count in range(min(_COUNTRY, len(words) - at), 1, -1):
        if countries.by_name(" ".join([*words[at : at + count - 1], bare(words[at + count - 1])])) is not None:
            return count
    return int(bool(countries.candidates(bare(words[at]))))


def is_office(words: Sequence[str]) -> bool:
    """Whether words are an office and what it is for, without a name: ``Foreign Minister of South Africa``."""
    at, strong = 0, False
    while at < len(words):
        word, count = _owned(words[at]), country_ahead(words, at)
        if count < 2 and word not in _of_offices() and not countries.candidates(word):
            return False
        strong |= word in _strong()
        at += max(1, count)
    return strong


@cache
def _strong() -> frozenset[str]:
    """Titles that are no lone words of respect or of time."""
    return speakers().titles - speakers().weak


@cache
def _of_offices() -> frozenset[str]:
    return speakers().titles | JOINS | RANKS


def _owned(word: str) -> str:
    """A word in small letters, without the possessive behind it."""
    low = word.lower()
    return POSSESSIVE.sub("", low) if low.endswith(("s", "'", "’")) else low


def last_title(words: Sequence[str]) -> int:
    """Where the last title stands; -1 where there is none. ``New Zealand`` has none (a *new* minister)."""
    found = (at for at in range(len(words) - 1, -1, -1) if _owned(words[at]) in speakers().titles)
    return next((at for at in found if country_ahead(words, at) < 2), -1)


def bare(word: str) -> str:
    """A word without the possessive and the stop behind it."""
    return POSSESSIVE.sub("", word).strip(".")


def scope_end(words: Sequence[str], gaps: Sequence[str], turn: int) -> int:
    """Where the words end that say what an office is for, from its preposition on: ``for Ostrel and Quentara``.

    ``turn`` where no such words stand there. They are countries, what is English (``War``), and what joins them.
    """
    if turn >= len(words) or words[turn].lower() not in _FOR or gaps[turn] != " ":
        return turn
    end = at = whole = turn + 1
    strong = _strong()
    named = _named_whole(words, gaps, turn + 1)
    if named:
        return named
    while at < len(words) and at - turn < _LONGEST and gaps[at] == " ":
        if (count := country_ahead(words, at)) > 1 and not any(map(str.strip, gaps[at + 1 : at + count])):
            end = at = whole = at + count
            continue
        low = words[at].lower()
        scope = words[at][0].isupper() and (bool(countries.candidates(low)) or english(low))
        if low in strong or not (scope or low in JOINS) or (words[at - 1].lower() in _WHOLE and low not in JOINS):
            break  # the name, or the next office: "Foreign Affairs Bly", "of Finance and Foreign Minister Marin"
        at += 1
        end = at if scope else end
    last = words[end - 1].lower()
    if (
        end - turn > 2
        and end > whole
        and end < len(words)
        and words[end][0].isupper()
        and words[end - 2].lower() not in JOINS
    ):
        end -= last not in common() and last in chiefs.forenames()  # "and Quentara Mark Venn": a given name
    return end if end > turn + 1 else turn


def _named_whole(words: Sequence[str], gaps: Sequence[str], turn: int) -> int:
    """Where *Affairs* ends, of ``Foreign and Commonwealth Affairs``, whatever stands before; 0 where there is none."""
    for at in range(turn, min(turn + _LONGEST, len(words))):
        low = words[at].lower()
        if gaps[at] not in (" ", ", ") or not (words[at][0].isupper() or low in JOINS) or low in _strong():
            break
        if low in _WHOLE and words[at][0].isupper() and (at + 1 == len(words) or words[at + 1].lower() not in JOINS):
            return at + 1
    return 0


def behind(office: str, after: str, name_from: Callable[[list[str], list[int], int, str], list[str]]) -> str:
    """What of the text behind an office belongs to it: what it is for, and the name; empty where nothing does.

    ``Special Representative`` is followed by ``for Ostrel and Quentara Orla Venn told us``. ``name_from`` finds the
    words of a name by the words of a text, their ends, the turn of the first, and the text.
    """
    if not all(word in speakers().titles or word in _ARTICLES for word in office.lower().split()):
        return ""
    found = list(WORD.finditer(after))
    words, ends = [match.group() for match in found], [match.end() for match in found]
    gaps = [after[before : match.start()] for before, match in zip((0, *ends), found, strict=False)]
    end = scope_end(words, gaps, 0)
    name = name_from(words, ends, end, after) if 0 < end < len(words) else []
    if not name and not all(word in JOINS or countries.candidates(word) for word in words[:end]):
        return ""
    return after[: ends[end + len(name) - 1]] if end else ""


def foreign(title: frozenset[str]) -> bool:
    """Whether a title names another country than the United States."""
    if title & {"american", "us", "u.s."}:
        return False  # "the American Ambassador to Rome"
    for word in title:
        found = countries.candidates(word)
        if found and all(country.iso2 != "US" for country in found):
            return True
    return False


def at_head(
    parts: Sequence[str], people: Iterable[tuple[str, Sequence[frozenset[str]], set[str]]], aliases: dict[str, str]
) -> str | None:
    """The one person who holds a title of a body: ``the Dam League President``, ``the DL President``.

    ``people`` gives the name, the titles and the words that stand before them; ``aliases`` the short names of bodies.
    """
    titles = speakers().titles
    first = len(parts)
    while first > 0 and parts[first - 1] in titles:
        first -= 1
    if not 0 < first < len(parts) or len(parts) - first > 3:
        return None
    body = list(parts[:first])
    if len(body) == 1:
        long = next((long for long, short in aliases.items() if short.lower() == body[0]), body[0])
        body = long.split()
    wanted, tail = set(body[-2:]), frozenset(parts[first:])
    fits = {
        name
        for name, held, words in people
        if wanted <= words and any(tail <= title and not lower_than(title, tail) for title in held)
    }
    return fits.pop() if len(fits) == 1 else None
