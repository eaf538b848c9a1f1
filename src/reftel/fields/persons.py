"""Officers as the head of a cable names them: ``DCM Kevin Milas``, ``Tracey Jacobson, Ambassador, STATE``."""

import re

import msgspec

from reftel.facts import countries, posts, titles


class Officer(msgspec.Struct, frozen=True):
    """Name and title, either as far as the text gives it."""

    name: str | None
    title: str | None = None


# Where the words about the classifier end: a reason, its section number, an order, a date.
_END = re.compile(
    r"[\s,;:.(-]{0,5}(?:\b(?:F\s?O\s?R|PER|BY|ON|WITH|UNDER|PURSUANT TO|IN ACCORDANCE WITH|BASED ON|DUE TO)\s+)?"
    r"(?:THE\s+)?(?:FOLLOWING\s+)?"
    r"(?:\bR\s?E\s?A\s?S\s?O\s?N\s?S?\b|\b1\s?[./]\s?[3-6]\b|\b1\s?[.]\s?[3-6](?=[A-H(])|\bE[.]?\s?O[.]?\s?\d|\bDECL\b"
    r"|\bDERIVED FROM\b|\bSECTION\s+1[.]|\bFOR\s+R(?:E(?:A(?:S(?:ON?)?)?)?)?[.]{0,4}$)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\s*(?:[(][A-Z]{1,3}[)]\s*)?(?:CLASS?I?F?IED\s+BY\b|CLASSIFIER\b|BY\b)?\s*[:,;-]{0,3}\s*", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[a-zA-Z]{3})[.]\s+(?=[A-Z(¶])|\s{1,3}-{2,}|\s[(]")
_ABBREVIATED = frozenset(
    {"amb", "jr", "sr", "gen", "col", "dep", "asst", "min", "maj", "capt", "hon", "mrs", "charg", "dir", "ltc", "adm"}
)
_AND = re.compile(r"\s(?:AND|&)\s", re.IGNORECASE)
_CUT = re.compile(r"\b[xX]{4,}\b")
_PREPOSITIONS = frozenset({"to", "for", "of", "in", "at"})
_LEAD = frozenset({"and", "the", "by"})
_COURTESY = frozenset({"mr", "mrs", "ms", "dr", "hon"})
_LONGEST = 240  # characters of a line about one or two officers; what is longer is no such line


def people(text: str) -> tuple[Officer, ...]:
    """The officers named in the text behind ``Classified By:``, usually one."""
    line = " ".join(text.split())[: _LONGEST * 2]
    line = re.sub(r"\bd[,’`]\s?(?=Affaires)", "d'", line, flags=re.IGNORECASE)  # the apostrophe garbled to a comma
    for _ in range(3):  # "Classified By: CLASSIFIED BY CHARGE D'AFFAIRES …" is seen
        line = line[_LABEL.match(line).end() :] if _LABEL.match(line) else line  # type: ignore[union-attr]
    line = line[: found.start()] if (found := _END.search(line)) else line
    line = _one_sentence(line)[:_LONGEST].strip(" ,;:.-/")
    if not any(map(str.isalpha, line)):
        return ()
    parts = _AND.split(line, maxsplit=1)
    if len(parts) == 2:
        officers = [_officer(part) for part in parts]
        if all(officer is not None and officer.name and " " in officer.name for officer in officers):
            return tuple(officer for officer in officers if officer is not None)
    officer = _officer(line)
    return () if officer is None else (officer,)


def _one_sentence(line: str) -> str:
    for found in _SENTENCE.finditer(line):
        before = line[: found.start()].rsplit(" ", 1)[-1].strip(".,(").lower()
        if line[found.start()] == "." and before in _ABBREVIATED:
            continue
        return line[: found.start()]
    return line


def _officer(chunk: str) -> Officer | None:
    if _CUT.search(chunk):  # what the publisher X-ed out is never resolved
        return Officer(None, _CUT.sub("", chunk).strip(" ,;.") or None)
    segments = [segment.split() for segment in re.split(r"\s?[,;:]\s?|\s-\s", chunk) if segment.strip(" .")]
    title: list[str] = []
    name: list[str] = []
    for at, words in enumerate(segments):
        if name:
            if len(words) == 1 and titles.is_suffix(words[0]):
                name = [*name[:-1], f"{name[-1]},", words[0]]
            elif not _without_courtesy(title):
                title = words
            elif " ".join(words).lower() in {"acting", "a.i.", "a.i"} and at <= 2:
                title = [*title, *words]
            continue
        before, found, after = _split(words, shouted=" ".join(words).isupper())
        if found:
            name = found
            title = [*title, *before] or after
        else:
            title = [*title, *words] if at < 3 else title
    while title and title[0].lower() in _LEAD:
        title = title[1:]
    if len(name) == 1 and len(name[0].strip(".")) < 2:
        name = []  # "Classified By: A...": cut short
    title = _without_courtesy(title)
    if not name and not title:
        return None
    return Officer(_cased(name), " ".join(title).strip(" ,;:") or None)


def _without_courtesy(words: list[str]) -> list[str]:
    return [word for word in words if word.lower().strip(".") not in _COURTESY]


def _split(words: list[str], *, shouted: bool) -> tuple[list[str], list[str], list[str]]:
    """Words before a name, the name, and words after it: the name ends the words, or else begins them."""
    flags = [titles.is_title_word(word, shouted=shouted) for word in words]
    for at, word in enumerate(words):
        if at and flags[at] and not flags[at - 1] and titles.may_be_surname(word):
            flags[at] = False  # John Law, Ron Post
    if all(flags):
        return words, [], []
    if not flags[-1]:
        start = len(words)
        while start and not flags[start - 1]:
            start -= 1
        start = _behind_place(words, start)
        return words[:start], words[start:], []
    end = 0
    while not flags[end]:
        end += 1
    if end:
        return [], words[:end], words[end:]
    # A name between two titles: "Ambassador John Doe, acting" without its comma.
    start = next(at for at, flag in enumerate(flags) if not flag)
    end = start
    while not flags[end]:
        end += 1
    start = min(_behind_place(words[:end], start), end)
    return words[:start], words[start:end], words[end:]


def _behind_place(words: list[str], start: int) -> int:
    """Where the name begins if what comes first is the place a title is for: ``Ambassador to Turkey Ross Wilson``."""
    if start == 0 or words[start - 1].lower() not in _PREPOSITIONS | {
        "embassy",
        "consulate",
        "amembassy",
        "amcongen",
        "amconsul",
    }:
        return start
    for length in (3, 2, 1):
        if start + length < len(words) and _is_place(words[start : start + length]):
            return start + length
    return start + 1 if len(words) - start > 2 else start


def _is_place(words: list[str]) -> bool:
    joined = " ".join(words).strip(",.")
    return countries.by_name(joined) is not None or posts.post_of(joined) is not None


def _cased(words: list[str]) -> str | None:
    """A name in ordinary case where it is written in capitals: ``JOHN F. MCMULLEN`` → ``John F. McMullen``."""
    if not words:
        return None
    name = " ".join(words).strip(" ,;:")
    return cased(f"{name}." if words[-1].lower() in {"jr", "sr"} else name)


def cased(name: str) -> str:
    """A name in ordinary case where it is written in capitals; what has small letters stays as it is."""
    if any(letter.islower() for letter in name):
        return name
    return " ".join(_cased_word(word) for word in name.split(" "))


def _cased_word(word: str) -> str:
    if word.strip(".,") in {"II", "III", "IV"} or len(word.strip(".")) == 1:
        return word
    lowered = re.sub(r"(^|[-'’.])([a-z])", lambda found: found[1] + found[2].upper(), word.lower())
    return re.sub(r"^Mc([a-z])", lambda found: "Mc" + found[1].upper(), lowered)
