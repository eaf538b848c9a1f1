"""Date expressions of cables, in EDTF, seen from the day of the cable.

``On April 26`` in a cable of May 2005 is ``2005-04-26``; ``April 26-27`` an interval; ``in early 2007`` the interval
``2007-01/2007-03`` (late: October to December, mid: May to August), ``the 1990s`` ``199X``, ``last summer`` a season
(``2004-22``). A day or month without a year lies in the nearest year; more than 150 days ahead it lies in the past.
"""

import calendar
import re
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from reftel.extracting.cues import Token, tokens_of
from reftel.extracting.lexicon.load import table

AHEAD: Final = 150  # days into the future that a date without a year may lie
STRETCHES: Final = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}
DIGIT: Final = re.compile(r"[0-9]")
LETTERS: Final = re.compile(r"[a-z]+")
PREFIXES: Final = ("mid-", "early-", "late-")
PARTS: Final = frozenset(["early", "mid", "late", "earlier", "later", "middle", "beginning", "end"])
FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 9000
_BEFORE_MONTHS: Final = frozenset(
    ["in", "of", "early", "mid", "late", "last", "next", "this", "since", "until", "by", "end", "-"]
)


class DateMention(NamedTuple):
    """A date expression: its place in the text, and its EDTF."""

    start: int
    end: int
    edtf: str


class Anchor(NamedTuple):
    """The day of the cable; ``exact`` where the day is known and not only the month or year."""

    day: date
    exact: bool


@cache
def words() -> dict[str, Any]:
    """The words of ``lexicon/dates.toml``."""
    return table("dates.toml")


@cache
def months() -> dict[str, int]:
    """The months by name and short form: their numbers."""
    full = {name: number for number, name in enumerate(words()["months"], 1)}
    short = {name[:3]: number for name, number in full.items() if name != "may"}
    return {**full, **short, "sept": 9}


@cache
def _weekdays() -> dict[str, int]:
    return {name: number for number, name in enumerate(words()["weekdays"])}


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str, Any]]]:
    """Fixed phrases by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, Any]]] = {}
    for kind in ("relative", "holidays"):
        for phrase, value in words()[kind].items():
            parts = tuple(token.word for token in tokens_of(phrase))
            found.setdefault(parts[0], []).append((parts, kind, value))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


@lru_cache(maxsize=10_000)  # the same days are compared over and over
def anchor_of(edtf: str | None) -> Anchor | None:
    """The day of a cable from its EDTF date: of a month the 15th, of a year the 1st of July.

    None also for years in which no cable was written: days counted from them may lie outside the calendar.
    """
    if not edtf:
        return None
    plain = edtf.rstrip("~?%").split("/")[0]
    parts = plain.split("-")
    if not 1 <= len(parts) <= 3 or not all(part.isdecimal() and part.isascii() for part in parts):
        return None
    year, month, day = int(parts[0]), int(parts[1]) if len(parts) > 1 else 7, int(parts[2]) if len(parts) > 2 else 0
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return Anchor(date(year, month, day or (15 if len(parts) > 1 else 1)), exact=bool(day))
    except ValueError:
        return None


def find_dates(text: str, anchor: str | None) -> tuple[DateMention, ...]:
    """Every date expression of a text, in order; without an anchor only those that carry their year."""
    return dates_in(text, tokens_of(text), anchor) if may_hold_a_date(text) else ()


def may_hold_a_date(text: str) -> bool:
    """A cheap look: whether a text has a digit or a word of dates at all."""
    return DIGIT.search(text) is not None or not _tells().isdisjoint(LETTERS.findall(text.lower()))


def dates_in(text: str, tokens: tuple[Token, ...], anchor: str | None) -> tuple[DateMention, ...]:
    """The same for a text whose words are at hand."""
    starts = _starts()
    scan = _Scan(text, tokens, anchor_of(anchor))
    found: list[DateMention] = []
    end = 0
    for at, token in enumerate(tokens):
        word = token.word
        if at < end or not (word in starts or word[0].isdecimal() or word.startswith(PREFIXES)):
            continue
        mention = scan.at(at)
        if mention is not None:
            edtf, end = mention
            found.append(DateMention(token.start, tokens[end - 1].end, edtf))
    return tuple(found)


@cache
def _starts() -> frozenset[str]:
    """The words with which a date expression may begin."""
    named = [form for name in months() for form in (name, name + ".")]
    opened = ["last", "next", "this", "past", "coming", "the", "a", "an", *words()["numbers"]]
    return frozenset([*named, *_weekdays(), *_phrases(), *words()["seasons"], *PARTS, *opened])


@cache
def _tells() -> frozenset[str]:
    """Words of which every date expression without a digit has one."""
    fixed = [phrase.split()[-1] for kind in ("relative", "holidays") for phrase in words()[kind]]
    return frozenset([*months(), *_weekdays(), *words()["seasons"], *fixed, "ago"])


class _Scan:
    """One text while it is read; each method takes a place and gives (EDTF, end of the expression) or None."""

    def __init__(self, text: str, tokens: tuple[Token, ...], anchor: Anchor | None) -> None:
        self.text = text
        self.tokens = tokens
        self.anchor = anchor
        self.caps = text.isupper()

    def word(self, at: int) -> str:
        return self.tokens[at].word.rstrip(".") if 0 <= at < len(self.tokens) else ""

    def at(self, at: int) -> tuple[str, int] | None:
        for read in (
            self._weekday,
            self._phrase,
            self._ago,
            self._part,
            self._season,
            self._numeric,
            self._day_first,
            self._month_first,
            self._year,
        ):
            found = read(at)
            if found is not None:
                return found
        return None

    def _month(self, at: int) -> int | None:
        """A month; *May* and *March* also are words: in capitals or lower case they need a number beside them."""
        word = self.word(at)
        number = months().get(word)
        if number is None:
            return None
        token = self.tokens[at]
        written = self.text[token.start : token.end]
        if len(word) == 3 and word != "may" and self.text[token.end : token.end + 1] != ".":
            # "Jan van der Bly", "Mar Roxas": names, where nothing around tells a month
            beside = (_number(self.word(at - 1)), _number(self.word(at + 1)))
            return number if any(beside) or self.word(at - 1) in _BEFORE_MONTHS or self.caps else None
        if word in ("may", "march") and (self.caps or not written[:1].isupper()):
            beside = (_number(self.word(at - 1)), _number(self.word(at + 1)))
            return (
                number
                if any(beside)
                or (self.caps and self.word(at - 1) in ("in", "of", "early", "mid", "late", "last", "next"))
                else None
            )
        if (
            len(word) < 4
            and word != "may"
            and not written[:1].isupper()
            and not _number(self.word(at + 1))
            and not _number(self.word(at - 1))
        ):
            return None
        # "Jan Kubis", "Sen. May": a first name and no month
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        named = (
            len(word) == 3
            and after is not None
            and self.text[after.start : after.start + 1].isupper()
            and not self.caps
        )
        return None if named and word in ("jan", "may", "mar", "jun") and not _number(self.word(at - 1)) else number

    def _weekday(self, at: int) -> tuple[str, int] | None:
        start = at + (self.word(at) in ("last", "next", "this", "past", "coming"))
        weekday = _weekdays().get(self.word(start))
        if weekday is None:
            return None
        behind = start + 1 + (self.word(start + 1) == ",")
        dated = self._month_first(behind) or self._day_first(behind)
        if dated is not None:
            return dated
        if self.anchor is None or not self.anchor.exact:
            return None
        back = (self.anchor.day.weekday() - weekday) % 7
        if self.word(at) in ("next", "coming"):
            back -= 7
        elif self.word(at) == "last" and back == 0:
            back = 7
        return (self.anchor.day - timedelta(days=back)).isoformat(), start + 1

    def _phrase(self, at: int) -> tuple[str, int] | None:
        for parts, kind, value in _phrases().get(self.word(at), ()):
            if tuple(self.word(at + step) for step in range(len(parts))) != parts:
                continue
            edtf = (self._placed if kind == "holidays" else self._relative)(value[0], value[1])
            if edtf is not None:
                return edtf, at + len(parts)
        return None

    def _relative(self, unit: str, distance: int) -> str | None:
        if self.anchor is None or (unit in ("day", "week") and not self.anchor.exact):
            return None
        day = self.anchor.day
        if unit == "day":
            return (day + timedelta(days=distance)).isoformat()
        if unit == "week":
            monday = day - timedelta(days=day.weekday()) + timedelta(weeks=distance)
            return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
        if unit == "month":
            months = day.year * 12 + day.month - 1 + distance
            return f"{months // 12:04d}-{months % 12 + 1:02d}"
        return f"{day.year + distance:04d}"

    def _ago(self, at: int) -> tuple[str, int] | None:
        """``three days ago``, ``two weeks ago`` (about that day), ``a year ago``."""
        if self.word(at + 2) not in ("ago", "earlier") or self.word(at + 2) == "earlier":
            return None
        count = 1 if self.word(at) in ("a", "an") else _number(self.word(at)) or _spelt(self.word(at))
        unit = self.word(at + 1).removesuffix("s")
        if not count or count > 999 or self.anchor is None or unit not in ("day", "week", "month", "year"):
            return None
        if unit == "week":
            return ((self.anchor.day - timedelta(weeks=count)).isoformat() + "~", at + 3) if self.anchor.exact else None
        edtf = self._relative(unit, -count)
        return (edtf, at + 3) if edtf else None

    def _part(self, at: int) -> tuple[str, int] | None:
        """``early 2007``, ``mid-January``, ``early to mid-January``, ``late in 2007``, ``the end of March``."""
        word = self.word(at)
        part, _, rest = word.partition("-")
        if part not in PARTS:
            return None
        if rest:  # mid-January, mid-2007 (the tokenizer parts the number off)
            month = months().get(rest)
            if month is None:
                return None
            year, end = self._year_behind(at + 1)
            return (f"{year:04d}-{month:02d}", end) if year else self._end(self._placed(month, None), at + 1)
        behind = at + 1
        while self.word(behind) in ("-", "to", "in", "of", "the", "or") or (
            self.word(behind).partition("-")[0] in PARTS and behind < at + 6
        ):
            if "-" in self.word(behind) and self.word(behind) != "-":
                return self._part(behind)
            behind += 1
        month_first = self._month_first(behind) if self._month(behind) else None
        if month_first is not None:
            return month_first
        decade = self._year(behind)
        if decade is not None and decade[0].endswith("X"):
            return decade
        year = _year(self.word(behind))
        if year and part in STRETCHES and self._is_year(behind):
            first, last = STRETCHES[part]
            return f"{year:04d}-{first:02d}/{year:04d}-{last:02d}", behind + 1
        return None

    @staticmethod
    def _end(edtf: str | None, end: int) -> tuple[str, int] | None:
        return (edtf, end) if edtf else None

    def _season(self, at: int) -> tuple[str, int] | None:
        start = at + (self.word(at) in ("last", "this", "next"))
        code = words()["seasons"].get(self.word(start))
        if code is None:
            return None
        behind = start + 1 + (self.word(start + 1) == "of")
        year = _year(self.word(behind))
        if year and self._is_year(behind):
            return f"{year:04d}-{code}", behind + 1
        if start == at or self.anchor is None:
            return None
        year = self.anchor.day.year
        begun = self.anchor.day.month >= {21: 3, 22: 6, 23: 9, 24: 1}[code]
        step = {
            "last": 0 if begun and self.anchor.day.month > {21: 5, 22: 8, 23: 11, 24: 12}[code] else -1,
            "this": 0,
            "next": 0 if not begun else 1,
        }
        return f"{year + step[self.word(at)]:04d}-{code}", start + 1

    def _numeric(self, at: int) -> tuple[str, int] | None:
        """``2006-10-23`` and ``10/23/2006``."""
        for sign in ("-", "/"):
            if self.word(at + 1) != sign or self.word(at + 3) != sign:
                continue
            one, two, three = (self.word(at + step) for step in (0, 2, 4))
            if sign == "-" and len(one) == 4:
                return self._end(_day(_number(one), _number(two), _number(three)), at + 5)
            if sign == "/" and len(three) == 4:
                return self._end(_day(_number(three), _number(one), _number(two)), at + 5)
        return None

    def _month_first(self, at: int) -> tuple[str, int] | None:
        """``April 26``, ``October 27th, 2006``, ``April 26-27``, ``September 2005``, ``December``."""
        month = self._month(at) if at < len(self.tokens) else None
        if month is None:
            return None
        behind = at + 1 + (self.word(at + 1) == "" and at + 1 < len(self.tokens))  # "Sept. 5"
        first, end = self._day_at(behind)
        if first is None:
            year, end = self._year_behind(behind)
            if year:
                return f"{year:04d}-{month:02d}", end
            return self._months_joined(behind, month) or self._end(self._told_from(at, month), at + 1)
        last_month, last = month, None
        listed, after = self._days_listed(end, first)
        if listed is not None:
            last, end = listed, after
        elif self.word(end) in ("-", "to", "and", "through", "–", "&"):
            other = self._month(end + 1)
            last, after = self._day_at(end + 1 + (other is not None))
            if last is not None and (self.word(end) != "and" or not self._month(after)):
                last_month, end = other or month, after
            else:
                last = None
        year, end = self._year_behind(end)
        opened = _day(year, month, first) if year else self._placed(month, first)
        closed = None
        if last is not None and opened is not None:
            closed = _day(int(opened[:4]) + (last_month < month), last_month, last)
        if opened is None:
            return None
        return (f"{opened}/{closed}" if closed and closed > opened else opened), end

    def _told_from(self, at: int, month: int) -> str | None:
        """A month without a year: ``last November`` lies before the day of the cable, ``next May`` behind it."""
        placed, before = self._placed(month, None), self.word(at - 1)
        if placed is None or self.anchor is None or before not in ("last", "next"):
            return placed
        year, here = int(placed[:4]), f"{self.anchor.day:%Y-%m}"
        year += (before == "next" and placed <= here) - (before == "last" and placed >= here)
        return f"{year:04d}-{month:02d}"

    def _months_joined(self, at: int, month: int) -> tuple[str, int] | None:
        """``May or June 2005``: the year of the second month is that of the first."""
        other = self._month(at + 1) if self.word(at) in ("or", "and", "to", "-", "–") else None
        year, end = self._year_behind(at + 2) if other else (None, at)
        if not year or not other or other == month:
            return None
        return f"{year - (other < month):04d}-{month:02d}/{year:04d}-{other:02d}", end

    def _days_listed(self, end: int, first: int) -> tuple[int | None, int]:
        """The last of several days of a month, ``May 2, 4 and 7``, behind the first; None where there are no three."""
        at, last, count = end, first, 1
        while self.word(at) == "," or (count > 1 and self.word(at) in ("and", "&")):
            closing = self.word(at) != "," or self.word(at + 1) == "and"
            day, after = self._day_at(at + 1 + (self.word(at) == "," and closing))
            if day is None or day <= last:
                break
            at, last, count = after, day, count + 1
            if closing:
                return (last, at) if count > 2 else (None, end)
        return None, end

    def _day_first(self, at: int) -> tuple[str, int] | None:
        """``26 April 2006``, ``the 26th of April``, ``27-28 February``."""
        first, end = self._day_at(at)
        if first is None:
            return None
        last = None
        if self.word(end) in ("-", "to", "and", "–"):
            last, after = self._day_at(end + 1)
            end = after if last is not None else end
        end += self.word(end) == "of"
        month = self._month(end) if end < len(self.tokens) else None
        if month is None or (
            self.word(end + 1).isdecimal()
            and len(self.word(end + 1)) <= 2
            and self.word(at - 1) not in ("on", "of", "the")
        ):
            return None
        year, end = self._year_behind(end + 1)
        opened = _day(year, month, first) if year else self._placed(month, first)
        if opened is None:
            return None
        closed = _day(int(opened[:4]), month, last) if last else None
        return (f"{opened}/{closed}" if closed and closed > opened else opened), end

    def _day_at(self, at: int) -> tuple[int | None, int]:
        """A day of the month, 1 to 31, with or without *th*."""
        number = _number(self.word(at))
        if number is None or not 1 <= number <= 31 or len(self.word(at)) > 2:
            return None, at
        end = at + 1
        if self.word(end) in ("st", "nd", "rd", "th") and self.tokens[end].start == self.tokens[at].end:
            end += 1
        elif self.word(end) in ("%", "percent") or (self.word(end) == ":" and _number(self.word(end + 1)) is not None):
            return None, at
        return number, end

    def _year_behind(self, at: int) -> tuple[int | None, int]:
        start = at + (self.word(at) in (",", "of", "in"))
        year = _year(self.word(start))
        return (year, start + 1) if year else (None, at)

    def _year(self, at: int) -> tuple[str, int] | None:
        """``2007``, ``the 1990s``, ``2006-2007``."""
        year = _year(self.word(at))
        if year is None or not self._is_year(at):
            return None
        tail = self.word(at + 1)
        if year % 10 == 0 and (tail in ("s", "'s") and self.tokens[at + 1].start == self.tokens[at].end):
            return f"{year // 10:03d}X", at + 2
        until = _year(self.word(at + 2))
        if tail == "-" and until and year < until:
            return f"{year:04d}/{until:04d}", at + 3
        return f"{year:04d}", at + 1

    def _is_year(self, at: int) -> bool:
        before, after = self.word(at - 1), self.word(at + 1)
        return (
            before != "/"
            and not (before == "-" and self.word(at - 2) in ("pre", "post"))  # "pre-1949 cooperation": a time, no day
            and before not in words()["no_year_after"]
            and after not in words()["no_year_before"]
            and after != "%"
        )

    def _placed(self, month: int, day: int | None) -> str | None:
        """A month or day without a year, in the year that the anchor suggests."""
        if self.anchor is None:
            return None
        if day is None:
            here = self.anchor.day.year * 12 + self.anchor.day.month
            year = self.anchor.day.year
            gap = year * 12 + month - here
            year += -1 if gap > AHEAD // 30 else 1 if gap < AHEAD // 30 - 12 else 0
            return f"{year:04d}-{month:02d}"
        options = [found for year in (-1, 0, 1) if (found := _day(self.anchor.day.year + year, month, day))]
        fitting = [found for found in options if (date.fromisoformat(found) - self.anchor.day).days <= AHEAD]
        return fitting[-1] if fitting else None


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() and word.isascii() and len(word) <= 4 else None


def _spelt(word: str) -> int:
    return words()["numbers"].index(word) if word in words()["numbers"] else 0


def _year(word: str) -> int | None:
    number = _number(word) if len(word) == 4 else None
    return number if number is not None and 1800 <= number <= 2099 else None


def _day(year: int | None, month: int | None, day: int | None) -> str | None:
    """A day in ISO form, or None where there is no such day."""
    if (
        not year
        or not month
        or not day
        or not 1 <= month <= 12
        or not 1 <= day <= calendar.monthrange(max(year, 1), month)[1]
    ):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"
