"""Garbles that one fault of a character set made all over a cable, mended in the clean text and never in the source.

``Sestrin,s`` and ``SestrinQs`` for ``Sestrin's``, ``&zig-zag8`` for ``"zig-zag"``, ``North)South`` for
``North-South``, ``=20``, ``â€™``.
Sure ones are mended everywhere; doubtful ones only in a cable that shows the same fault surely. Every test of a pattern
stands behind a search for the sign that it needs: most cables have no garble, and pay for none.
"""

import bisect
import re
import string
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

import msgspec

from reftel.facts.english import english
from reftel.facts.languages import ENGLISH
from reftel.facts.words import words
from reftel.model.cable import Run, into
from reftel.model.structure import Repair, RepairKind
from reftel.reading.signs import in_small

_TAILS = r"(?:s|t|re|ve|ll|d|m)"
# A comma before "s" and a blank. Not in a run of words that commas part without blanks (askew,halloran,s and so on).
# In this and others the sign stands first, so that the search goes from one to the next, and what is before it behind.
_POSSESSIVE = re.compile(r",(?<=[A-Za-z]{2},)s(?=\s+[\w\"“&(\[-]|[\"”)\]8]|[.;:?!](?:\s|$)|\s*$)")
_SHORT = re.compile(
    r",(?:(?<=[A-Za-z]n,)(?=t\b)|(?=(?:re|ve|ll|d|m)\b)(?:(?<=\bI,)|(?<=\b(?:we|he|it),)|(?<=\b(?:you|she),)"
    r"|(?<=\b(?:they|that),)))",
    re.IGNORECASE,
)
_SHORT_SIGN = re.compile(r",(?:t|re|ve|ll|m|d)")
_NAMES = re.compile(
    r"(?<![A-Za-z,])(?:[dD],(?=[A-ZÉa-zé][a-zéA-Z]{2})|O,(?=[A-Z][a-zA-Z]{2}))"
    r"|\b(?:Shi|SHI|Sunni-Shi),(?=(?:a|ite|A|ITE)\b)|\b(?:Qur|Ba|Ma|Ha|Sana|Baha|Ka),(?=(?:an|ath|ariv|aretz|a|i|aba)\b)"
)
_NAME_SIGN = re.compile(r",(?:(?<=(?:Ba|Ma|Ha|Ka| d| D| O),)|(?<=(?:Shi|SHI|Qur),)|(?<=Sana,)|(?<=Baha,))")
_GLUED = re.compile(r",[^\W\d_]")  # a comma and no blank behind it: without one no comma stands for an apostrophe
_OPEN = re.compile(r"&(?<![A-Za-z0-9&]&)(?=[A-Za-z\[(.$'])")
# A garbled quotation mark and the beginning of its word that a program took for an entity: "&not a gadget8" as "¬ a
# gadget8", "&sectors8" as "§ors8", and in the wrong character set "Â¬hing but words8".
_FUSED = re.compile(r"Â?(?P<sign>[¬§®¶©×¢°µ£¥ð])(?:(?<![A-Za-z0-9].)|(?<=Â.))(?:(?=[a-z])|(?<=¬)(?=\s[a-z]))")
_NAME_OF = {"¬": "not", "§": "sect", "®": "reg", "¶": "para", "©": "copy", "×": "times"}
_NAME_OF |= {"¢": "cent", "°": "deg", "µ": "micro", "£": "pound", "¥": "yen", "ð": "eth"}
_CLOSE = re.compile(r"8(?:(?<=[a-z][a-z]8)|(?<=[A-Z][A-Z]8)|(?<=[!?;:)%]8)|(?<=[A-Za-z)][.,]8))(?![0-9A-Za-z%])")
_DASH = re.compile(r"\)(?:(?<=[A-Za-z]{3}\))(?=[A-Za-z]{2})|(?<=[A-Za-z0-9,\"”]\s\))(?=\s[A-Za-z0-9\"“$]))")
_QUESTION = re.compile(rf"\?(?:(?<=[A-Za-z]{{2}}\?)(?={_TAILS}(?![\w=&]))|(?<=[A-Za-z]n\?)(?=t\b))")
_ASKED = re.compile(r"(?<![^\s(])\?(?=[A-Za-z])[^?\n]{1,200}?(?<=[A-Za-z.,!])(?P<shut>\?)(?=[\s.,;:)!]|$)")
_SPACED = re.compile(r"\?(?:(?<=[A-Za-z0-9,]\s\?)(?=\s[a-z0-9])|(?<=[0-9]\s\?)(?=\s[A-Z]))")
# A Q for an apostrophe: "the ministerQs", "didnQt"; and, where a cable shows that, for quotation marks and dashes too.
_LETTER = re.compile(rf"Q(?<=[a-z]{{2}}Q)(?={_TAILS}\b)")
_Q_SHORT = re.compile(r"Q(?:(?<=[A-Z]{2}Q)(?<!HQ)(?<!FAQ)(?=s\b)|(?<=\bIQ)(?=(?:m|d|ve|ll)\b))")
_Q_OPEN = re.compile(r"Q(?<![^\s(\[-]Q)(?P<word>[A-Za-z][a-z]{0,30})")
_Q_SHUT = re.compile(r"Q(?<=[a-z0-9.,!?%]Q)(?=[\s.,;:)!?\]-]|$)")
_Q_DASH = re.compile(r"Q(?:(?<=[a-z0-9,)]\sQ)(?=\s[A-Za-z0-9]))")
_ENTITY = re.compile(r"#(?:x([0-9A-Fa-f]{2,5})|([0-9]{2,5}));")  # with the & before it, if one is left
_QUOTED = re.compile(
    r"=(?:E[0-9A-F]=[89AB][0-9A-F]=[89AB][0-9A-F]|[CD][0-9A-F]=[89AB][0-9A-F]|3D"
    r"|[2-9A-F][0-9A-F](?:=[2-9A-F][0-9A-F]){0,5}(?![0-9A-Za-z]))"
)
_MOJIBAKE = re.compile(
    r"â(?:€[\u0080-\u00bf\u0152-\u0192\u02c6-\u2122]|[\u0080-\u00bf][\u0080-\u00bf])"
    r"|[ÂÃ][\u0080-\u00bf\u0152-\u0192\u02c6-\u2122]"
)
_BROKEN = re.compile(r"-(?<=[A-Za-z]-)[ \t\\\r]{0,3}\n\s{0,8}[A-Za-z]")
_PART = re.compile(r"[A-Za-z]{2,20}")
_PART_BEFORE = re.compile(r"[A-Za-z]{2,20}$")
_INNER = re.compile(r"-(?<=[A-Za-z]-)(?=[A-Za-z])")
_SMALL = frozenset(string.ascii_lowercase)
# Of small letters: all but them and hyphens becomes a blank.
_BARE = bytes(sign if chr(sign) in string.ascii_lowercase + "-" else ord(" ") for sign in range(256))
_CLEAN = attrgetter("clean")
_REACH = 1_500  # characters from a garbled quotation mark to that which ends the words
_CLOSE_BY = 40  # the same, where a short word follows: it may be a name, Qin
_FEW = 8  # words that are looked for one by one: more would make a long text's time grow with its square


class Edit(msgspec.Struct, frozen=True, order=True):
    """One garble in a clean text: its range, what it should be, of which kind."""

    start: int
    end: int
    text: str
    kind: RepairKind


class Cleaned(msgspec.Struct, frozen=True):
    """A clean text, its map, and what was mended in it."""

    text: str
    runs: tuple[Run, ...]
    repairs: tuple[Repair, ...] = ()

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where in the source a range of the text stands."""
        first = self.runs[bisect.bisect_right(self.runs, start, key=_CLEAN) - 1]
        last = self.runs[bisect.bisect_right(self.runs, end - 1, key=_CLEAN) - 1]
        return into(first, start), into(last, end - 1, after=True)


def mend(cleaned: Sequence[Cleaned], text: str, low: int, high: int) -> list[Cleaned]:
    """The clean texts of one cable's paragraphs, mended; they were made from ``text[low:high]``, line by line."""
    made = list(cleaned)
    edits: list[list[Edit]] = [[] for _ in made]
    texts = [each.text for each in made]
    whole = "\n".join(texts)
    for find, worth_it in _FINDERS:
        if worth_it(whole):
            for row, found in zip(edits, find(texts), strict=True):
                row.extend(found)
    if _BROKEN.search(text, low, high) is not None:
        for row, found in zip(edits, _hyphens(made), strict=True):
            row.extend(found)
    return [_applied(each, row) if row else each for each, row in zip(made, edits, strict=True)] if any(edits) else made


def _commas(texts: list[str]) -> Iterator[list[Edit]]:
    for text in texts:
        found: list[Edit] = []
        if _GLUED.search(text) is None:
            yield found
            continue
        found += [_apostrophe(hit.start()) for hit in _POSSESSIVE.finditer(text) if not _listed(text, hit.start())]
        if _SHORT_SIGN.search(text) is not None:
            found += [_apostrophe(hit.start()) for hit in _SHORT.finditer(text)]
        if _NAME_SIGN.search(text) is not None:
            found += [_apostrophe(hit.end() - 1) for hit in _NAMES.finditer(text)]
        yield found


def _apostrophe(at: int) -> Edit:
    return Edit(at, at + 1, "'", "comma-apostrophe")


def _listed(text: str, at: int) -> bool:
    """Whether the word before a comma stands in a list whose commas have no blanks, or the list goes on behind it."""
    start = at
    while start > 0 and at - start < 40 and not text[start - 1].isspace():
        start -= 1
    return "," in text[start:at] or text[at + 2 : at + 3] in {",", ";"}


def _quotations(texts: list[str]) -> Iterator[list[Edit]]:
    """Pairs of & and 8; what stands alone only in a cable that has a pair."""
    if not any(_may_quote(text) for text in texts):
        yield from ([] for _ in texts)
        return
    fused = [_fused(text) for text in texts]
    pairs = [_paired(text, list(some)) if _may_quote(text) else [] for text, some in zip(texts, fused, strict=True)]
    sure = any(pairs)
    for text, row, some in zip(texts, pairs, fused, strict=True):
        taken = {at for pair in row for at in pair}
        alone = [hit.start() for hit in _OPEN.finditer(text)] if sure and "&" in text else []
        alone += [hit.start() for hit in _CLOSE.finditer(text)] if sure and "8" in text else []
        yield [some.get(at) or Edit(at, at + 1, '"', "quotation-8") for at in sorted(taken | set(alone))]


def _may_quote(text: str) -> bool:
    return "8" in text and ("&" in text or not text.isascii())


def _is_fused(text: str) -> bool:
    return not text.isascii() and _FUSED.search(text) is not None


def _fused(text: str) -> dict[int, Edit]:
    """Quotation marks that were taken for the beginning of an entity, where one that ends the words follows."""
    if text.isascii() or "8" not in text:
        return {}
    hits = list(_FUSED.finditer(text))
    ends = [hit.start() for hit in _CLOSE.finditer(text)] if hits else []
    found: dict[int, Edit] = {}
    for hit in hits:
        at = bisect.bisect_left(ends, hit.end())
        if at < len(ends) and ends[at] < hit.end() + _REACH:
            found[hit.start()] = Edit(hit.start(), hit.end(), f'"{_NAME_OF[hit["sign"]]}', "quotation-8")
    return found


def _paired(text: str, fused: list[int]) -> list[tuple[int, int]]:
    opens = sorted([*fused, *(hit.start() for hit in _OPEN.finditer(text))])
    pairs = []
    for at, behind in pairwise([*opens, len(text)]):
        shut = _CLOSE.search(text, at + 2, min(behind, at + _REACH))
        if shut is not None:
            pairs.append((at, shut.start()))
    return pairs


def _dashes(texts: list[str]) -> Iterator[list[Edit]]:
    for text in texts:
        # A dash needs a bracket behind a blank, or more closing than opening ones.
        if ")" not in text or (" ) " not in text and text.count(")") <= text.count("(")):
            yield []
            continue
        found = []
        depth = last = 0
        for hit in _DASH.finditer(text):
            at = hit.start()
            depth = max(0, depth + text.count("(", last, at) - text.count(")", last, at))
            last = at
            if depth == 0:
                found.append(Edit(at, at + 1, "-", "bracket-dash"))
                last = at + 1
        yield found


def _questions(texts: list[str]) -> Iterator[list[Edit]]:
    sure = [
        [Edit(hit.start(), hit.end(), "'", "question-mark") for hit in _QUESTION.finditer(text)] if "?" in text else []
        for text in texts
    ]
    evident = any(sure)
    for text, row in zip(texts, sure, strict=True):
        if evident and "?" in text:
            for hit in _ASKED.finditer(text):
                marks = (hit.start(), hit.start("shut"))
                row.extend(Edit(at, at + 1, '"', "question-mark") for at in marks)
            row.extend(Edit(hit.start(), hit.end(), "-", "question-mark") for hit in _SPACED.finditer(text))
        yield row


def _letters(texts: list[str]) -> Iterator[list[Edit]]:
    """Q for an apostrophe; for other signs only in a cable that has several of them."""
    sure = [[hit.start() for hit in _LETTER.finditer(text)] if "Q" in text else [] for text in texts]
    evident = sum(map(len, sure)) > 1
    for text, row in zip(texts, sure, strict=True):
        found = [_lettered(at, "'") for at in row]
        if evident and "Q" in text:
            found += [_lettered(hit.start(), "'") for hit in _Q_SHORT.finditer(text)]
            found += [_lettered(hit.start(), "-") for hit in _Q_DASH.finditer(text)]
            found += _enclosed(text)
        yield found


def _lettered(at: int, sign: str) -> Edit:
    return Edit(at, at + 1, sign, "letter-q")


def _enclosed(text: str) -> Iterator[Edit]:
    """Pairs of Q around words; one behind ``s`` that has no other before it is that of ``the others'``."""
    opened: re.Match[str] | None = None
    reach = 0
    marks = sorted([*_Q_OPEN.finditer(text), *_Q_SHUT.finditer(text)], key=lambda hit: hit.start())
    for hit in marks:
        if hit.re is _Q_OPEN:  # names begin with Q too: of what no English word follows, nothing is said
            word = hit["word"]
            reach = _REACH if word[0].isupper() or word in english() else _CLOSE_BY * (word in ENGLISH)
            opened = hit if reach else opened
            continue
        if opened is not None and hit.start() - opened.start() < reach:
            yield from (_lettered(opened.start(), '"'), _lettered(hit.start(), '"'))
        elif text[hit.start() - 1] == "s":
            yield _lettered(hit.start(), "'")
        opened = None


def _codes(texts: list[str]) -> Iterator[list[Edit]]:
    """What is left of an encoding: ``#x2019;``, ``=20``, ``â€™``."""
    quoted = [
        [hit for hit in _QUOTED.finditer(text) if _unquoted(hit.group())] if "=" in text else [] for text in texts
    ]
    # "=20" alone may be an equation: three of them, or one that is none, show the fault.
    kinds = [hit.group() for row in quoted for hit in row]
    evident = len(kinds) > 2 or any(kind == "=3D" or kind.count("=") > 1 for kind in kinds)
    for text, row in zip(texts, quoted, strict=True):
        found = [Edit(hit.start(), hit.end(), _unquoted(hit.group()), "quoted-printable") for hit in row if evident]
        if "#" in text:
            for hit in _ENTITY.finditer(text):
                sign = chr(int(hit[1], 16) if hit[1] else int(hit[2]))
                if sign.isprintable():
                    start = hit.start() - (text[hit.start() - 1 : hit.start()] == "&")
                    found.append(Edit(start, hit.end(), sign, "entity"))
        if "â" in text or "Ã" in text or "Â" in text:
            # Where a quotation mark was taken for one of them, that is mended there: its edit comes before this.
            signs = [(hit, _decoded(hit.group())) for hit in _MOJIBAKE.finditer(text)]
            found += [Edit(hit.start(), hit.end(), sign, "mojibake") for hit, sign in signs if sign]
        if "\u00ad" in text:
            found += [Edit(hit.start(), hit.end(), "", "hyphen") for hit in re.finditer("\u00ad", text)]
        yield found


def _unquoted(raw: str) -> str:
    data = bytes.fromhex(raw.replace("=", ""))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "ignore")
    return text if text.isprintable() else ""


def _decoded(raw: str) -> str:
    """UTF-8 that was read as a single-byte charset; nothing where it was not."""
    data = bytearray()
    for sign in raw:
        try:
            data += sign.encode("cp1252")
        except UnicodeEncodeError:
            if ord(sign) > 255:
                return ""
            data.append(ord(sign))
    text = data.decode("utf-8", "ignore")
    return text if len(text) == 1 and (text.isprintable() or text == "\u00a0") else ""


# Each with what is so of all texts together wherever it finds something: most cables are spared every one.
_FINDERS: tuple[tuple[Callable[[list[str]], Iterator[list[Edit]]], Callable[[str], object]], ...] = (
    (_commas, _GLUED.search),
    (_quotations, lambda whole: "8" in whole and (_OPEN.search(whole) or _is_fused(whole))),
    (_dashes, _DASH.search),
    (_questions, _QUESTION.search),
    (_letters, _LETTER.search),
    (_codes, lambda whole: any(sign in whole for sign in "=#âÃÂ\u00ad")),
)


def _hyphens(cleaned: list[Cleaned]) -> Iterator[list[Edit]]:
    """Hyphens at line ends in words that the cable writes in one elsewhere, or that are English words in one.

    A word that the cable writes with the hyphen elsewhere keeps it, and so does what is another word without it.
    """
    places = [list(_joints(each)) if "-" in each.text else [] for each in cleaned]
    if not any(places):
        yield from ([] for _ in cleaned)
        return
    joined = [
        [(at, halves) for at in row if (halves := _halves(each.text, at))]
        for each, row in zip(cleaned, places, strict=True)
    ]
    texts = [each.text for each in cleaned]
    alone = _standing({"".join(halves) for row in joined for _, halves in row}, texts)
    known = {halves for row in joined for _, halves in row if _is_one_word(*halves)}
    if known:
        known -= _with_hyphens(known, cleaned, places)
    for row in joined:
        yield [Edit(at, at + 1, "", "hyphen") for at, halves in row if halves in known or "".join(halves) in alone]


def _halves(text: str, at: int) -> tuple[str, str] | None:
    """What a hyphen parts, in small letters; None where a half is no word, or another hyphen makes it a longer one."""
    before = _PART_BEFORE.search(text[max(0, at - 20) : at])
    after = _PART.match(text, at + 1)
    return (before.group().lower(), after.group().lower()) if before is not None and after is not None else None


def _is_one_word(before: str, after: str) -> bool:
    """Whether a hyphen parts what is an English word without it, and not another: ``re-sign``, ``co-op``."""
    if before + after not in english():
        return False
    return before.upper() not in words("parted") or (len(after) > 3 and after not in english())


_Halves = tuple[str, str]


def _with_hyphens(halves: set[_Halves], cleaned: list[Cleaned], places: list[list[int]]) -> set[_Halves]:
    """Those that a text has with a hyphen inside a line as well."""
    stand: set[_Halves] = set()
    for each, row in zip(cleaned, places, strict=True):
        ends = set(row)
        inner = (hit.start() for hit in _INNER.finditer(each.text))
        stand.update(found for at in inner if at not in ends and (found := _halves(each.text, at)))
    return halves & stand


def _standing(words: set[str], texts: list[str]) -> set[str]:
    """Those of some words, in small letters, that stand in the texts by themselves and not as a part of a longer one.

    A few are looked for one by one, many among all words of the texts.
    """
    if len(words) > _FEW:
        stand = _words_of("\n".join(texts))
        return {word for word in words if word.encode() in stand}
    whole = "\n" + "\n".join(map(in_small, texts)) + "\n"
    return {word for word in words if _stands(word, whole)}


def _words_of(text: str) -> set[bytes]:
    """The words of a text in small ASCII letters; what single hyphens join is one word."""
    bare = f" {text} ".encode("utf-8", "surrogatepass").lower().translate(_BARE)
    return set(bare.replace(b"--", b"  ").replace(b"- ", b"  ").replace(b" -", b"  ").split())


def _stands(word: str, whole: str) -> bool:
    at = whole.find(word)
    while at >= 0:
        end = at + len(word)
        low = at - 2 if whole[at - 1] == "-" else at - 1  # behind a hyphen it is part of the word before that
        high = end + 1 if whole[end] == "-" else end
        if whole[low] not in _SMALL and whole[high] not in _SMALL:
            return True
        at = whole.find(word, at + 1)
    return False


def _joints(each: Cleaned) -> Iterator[int]:
    """Where a hyphen of the clean text stood at the end of a line."""
    for before, after in pairwise(each.runs):
        if after.start > before.end and each.text[before.clean_end - 1] == "-":
            yield before.clean_end - 1


def _applied(each: Cleaned, found: list[Edit]) -> Cleaned:
    """The text with its garbles mended, and its map cut around them."""
    out: list[str] = []
    runs: list[Run] = []
    repairs: list[Repair] = []
    size = at = 0
    for edit in sorted(found):
        if edit.start < at:
            continue
        place = each.place(edit.start, edit.end)
        size = _copied(each, at, edit.start, size, runs)
        out += [each.text[at : edit.start], edit.text]
        raw = each.text[edit.start : edit.end]
        repairs.append(Repair(edit.kind, raw, size, size + len(edit.text), *place))
        if edit.text:
            runs.append(Run(size, size + len(edit.text), *place))
        size += len(edit.text)
        at = edit.end
    _copied(each, at, len(each.text), size, runs)
    return Cleaned("".join(out) + each.text[at:], tuple(runs), tuple(repairs))


def _copied(each: Cleaned, start: int, end: int, size: int, runs: list[Run]) -> int:
    """Copy the map of a range of the text to its new place; gives where the next begins."""
    first = max(0, bisect.bisect_right(each.runs, start, key=_CLEAN) - 1)
    behind = bisect.bisect_left(each.runs, end, key=_CLEAN) if start < end else first
    shift = size - start
    for run in each.runs[first:behind]:
        low, high = max(start, run.clean), min(end, run.clean_end)
        if high <= low:
            continue
        if high - low == run.clean_end - run.clean:  # whole, as all but the first and the last
            runs.append(Run(low + shift, high + shift, run.start, run.end) if shift else run)
            continue
        alike = run.clean_end - run.clean == run.end - run.start
        move = run.start - run.clean
        place = (low + move, high + move) if alike else (run.start, run.end)
        runs.append(Run(low + shift, high + shift, *place))
    return size + end - start
