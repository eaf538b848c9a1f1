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
    r"|\bDERIVED FROM\b|\bDECLASSIFY\s+ON\b|\bSEC(?:T|TIONS?)?\b[.]?\s*(?:1[./]|$)|\bR[EA][EASQOI]{1,4}NS?\b"
    r"|\bFOR\s+R(?:E(?:A(?:S(?:ON?)?)?)?)?[.]{0,4}$)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\s*(?:[(][A-Z]{1,3}[)]\s*)?(?:CLA?S{1,2}I?F{0,2}I{0,2}E?D\s+BY\b|CLASSIFIED(?=\s?:)|CLASSIFIER\b|BY\b)?"
    r"\s*[:,;-]{0,3}\s*",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[a-zA-Z]{3})[.]\s+(?![A-Z][.]\s)(?=[A-Z(¶])|\s{1,3}-{2,}|\s[(]")
_ABBREVIATED = frozenset(
    {
        "amb",
        "jr",
        "sr",
        "gen",
        "couns",
        "coun",
        "off",
        "pol",
        "econ",
        "col",
        "dep",
        "asst",
        "min",
        "maj",
        "capt",
        "hon",
        "mrs",
        "charg",
        "dir",
        "ltc",
        "adm",
    }
)
_GARBLED = re.compile(r"\bd[,’`¿?´]\s?(?=Affaires)", re.IGNORECASE)  # the apostrophe of Chargé d'Affaires
_AND = re.compile(r"\s(?:AND|&)\s", re.IGNORECASE)
_COMMA = re.compile(r"[,;]\s")
_DASHES = re.compile(
    r"(?<=[a-zA-Z.])(?:--| [-–] )(?=[a-zA-Z])|(?<=[a-z])/(?=(?:DCM|CDA|AMB|POL|ECON|PAO|CG|DPO)\b)"
    r"|(?<=\bDCM)/(?=[A-Z][a-z])|(?<=\bCDA)/(?=[A-Z][a-z])"
)
_TRAIL = re.compile(r"\s(?:per|by|under|for|with|in accordance with|pursuant to)\s*$", re.IGNORECASE)
_SOURCES = re.compile(r"(?:multiple|various) sources", re.IGNORECASE)
_BRACKETS = re.compile(r"\s?[(](?P<inside>[A-Za-z/.' -]{3,60})[)]")
# Titles of one person, where the name of another may follow.
_OFFICERS = frozenset(
    {
        "ambassador",
        "dcm",
        "cda",
        "charge",
        "chargé",
        "counselor",
        "polcouns",
        "econcouns",
        "chief",
        "officer",
        "director",
    }
)
_HEADS = frozenset({"chief", "head", "director"})  # of what the next words name
_SECTIONS = frozenset({"section", "office", "unit", "division", "branch", "affairs"})
_CUT = re.compile(r"\b[xX]{4,}\b")
_PREPOSITIONS = frozenset({"to", "for", "of", "in", "at"})
_PARTICLES = frozenset({"de", "van", "von", "del", "della", "di", "la", "le", "el", "al", "st.", "st", "mc"})
_LEAD = frozenset({"and", "the", "by"})
_COURTESY = frozenset({"mr", "mrs", "ms", "dr", "hon", "h.e"})
_INITIAL = re.compile(r"[A-Z][.]")
_LONGEST = 240  # characters of a line about one or two officers; what is longer is no such line


def people(text: str) -> tuple[Officer, ...]:
    """The officers named in the text behind ``Classified By:``, usually one."""
    line = " ".join(text.split())[: _LONGEST * 2]
    line = _GARBLED.sub("d'", line) if "AFFAIRES" in line.upper() or not line.isascii() else line
    for _ in range(3):  # "Classified By: CLASSIFIED BY CHARGE D'AFFAIRES …" is seen
        line = line[_LABEL.match(line).end() :] if _LABEL.match(line) else line  # type: ignore[union-attr]
    line = line[: found.start()] if (found := _END.search(line)) else line
    line = _DASHES.sub(", ", _BRACKETS.sub(_opened, line))
    line = _TRAIL.sub("", _one_sentence(line)[:_LONGEST]).strip(" ,;:.-/")
    if not any(map(str.isalpha, line)) or _SOURCES.fullmatch(line):
        return ()
    parts = _AND.split(line, maxsplit=1)
    if len(parts) == 2:
        officers = [_officer(part) for part in parts]
        if all(officer is not None and officer.name and " " in officer.name for officer in officers):
            return tuple(officer for officer in officers if officer is not None)
    first, rest = _parted(line)
    found_officers = [officer for part in (first, rest) if part and (officer := _officer(part))]
    return tuple(found_officers)


def _opened(found: re.Match[str]) -> str:
    """A title in brackets as one between commas: ``Jane Doe (Political Counselor)``."""
    words = found["inside"].split()
    return f", {found['inside']} " if all(titles.is_title_word(word) for word in words) else found.group()


def _parted(line: str) -> tuple[str, str]:
    """The line, and a second officer behind a comma: ``Ambassador John Roe, DCM Jane Doe``."""
    for found in _COMMA.finditer(line):
        before, behind = line[: found.start()], line[found.end() :]
        ahead, second, _ = _split(behind.partition(",")[0].split(), shouted=line.isupper())
        office = bool(ahead) and all(word.lower() not in _PREPOSITIONS for word in ahead[-1:]) and len(second) > 1
        if office and any(word.lower() in _OFFICERS for word in ahead) and not _is_place(second):
            first = _officer(before)
            if first is not None and first.name and first.title and " " in first.name:
                return before, behind
    return line, ""


def _one_sentence(line: str) -> str:
    for found in _SENTENCE.finditer(line):
        before = line[: found.start()].rsplit(" ", 1)[-1].strip(".,(").lower()
        if line[found.start()] == "." and before in _ABBREVIATED:
            continue
        return line[: found.start()]
    return line


def _officer(chunk: str) -> Officer | None:
    if _CUT.search(chunk):
        return _redacted(chunk)
    segments = [segment.split() for segment in re.split(r"\s?[,;:]\s?|\s-\s", chunk) if segment.strip(" .")]
    segments = _turned(segments)
    title: list[str] = []
    name: list[str] = []
    for at, words in enumerate(segments):
        if name:
            if len(words) == 1 and titles.is_suffix(words[0]):
                name = [*name[:-1], f"{name[-1]},", words[0]]
            elif not _without_courtesy(title) and not _is_place(words):
                title = words
            elif title[-1:] and title[-1].lower() in _HEADS and words[-1].lower() in _SECTIONS:
                title = [*title[:-1], f"{title[-1]},", *words]  # Hugo Marsh, Chief, Political Section
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
    told = " ".join(title).strip(" ,;:")
    return Officer(_cased(name), (f"{told}." if told.lower().endswith(" a.i") else told) or None)


def _redacted(chunk: str) -> Officer:
    """What the publisher X-ed out is never resolved: the name is what stands there."""
    words = chunk.replace(",", " ").replace(";", " ").split()
    name = [word for word in words if _CUT.search(word) or not titles.is_title_word(word)]
    title = [word for word in words if word not in name]
    while title and title[0].lower() in _LEAD:
        title = title[1:]
    return Officer(" ".join(name).strip(" .:"), " ".join(title).strip(" .:") or None)


def _turned(segments: list[list[str]]) -> list[list[str]]:
    """The name in its usual order: ``Doe, Jane M., Political Counselor`` → ``Jane M. Doe``."""
    if len(segments) < 2 or len(segments[0]) > 2 or not 1 <= len(segments[1]) <= 3:
        return segments
    surname, forename = segments[0], segments[1]
    shouted = all(word.isupper() for word in surname + forename)
    if any(titles.is_title_word(word, shouted=shouted) or titles.is_suffix(word) for word in surname + forename):
        return segments
    if _is_place(forename) or (len(surname) == 2 and surname[0].lower() not in _PARTICLES):
        return segments
    return [[*forename, *surname], *segments[2:]]


def _without_courtesy(words: list[str]) -> list[str]:
    return [word for word in words if word.lower().strip(".") not in _COURTESY]


def _split(words: list[str], *, shouted: bool) -> tuple[list[str], list[str], list[str]]:
    """Words before a name, the name, and words after it: the name ends the words, or else begins them."""
    flags = [titles.is_title_word(word, shouted=shouted) for word in words]
    for at, word in enumerate(words):
        if at and flags[at] and not flags[at - 1] and titles.may_be_surname(word):
            flags[at] = False  # John Law, Ron Post
    if all(flags) and not shouted and len(words) > 2 and all(map(titles.is_short, words[-2:])) and len(words[-1]) > 3:
        flags[-1] = False  # Consul PETER SMITH: the symbol of an office is hardly that long
    if flags[-1] and len(words) > 3 and _INITIAL.fullmatch(words[-2]) and " ".join(words[-3:]).isupper():
        return words[:-3], words[-3:], []  # Ambassador JOHN M. HALE: an initial stands in a name
    if all(flags):
        return words, [], []
    if not flags[-1]:
        start = len(words)
        while start and not flags[start - 1]:
            start -= 1
        if not shouted and start and _lacks_forename(words[start:]) and titles.is_short(words[start - 1]):
            start -= 1  # Political Counselor PETER MARSH: no office, for nobody is named by his surname alone
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


def _lacks_forename(name: list[str]) -> bool:
    """Whether a name in capitals is a surname alone, or one behind initials: ``Q. MARSH``."""
    return " ".join(name).isupper() and all(len(word.strip(".")) == 1 for word in name[:-1])


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
