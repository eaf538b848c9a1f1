"""The options of a subject, as the cables name them: whose candidacy for which year, and that it is put off."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from reftel.extracting.cues import Token, tokens_of
from reftel.extracting.dates import find_dates
from reftel.extracting.drafting.namings import kinds, words
from reftel.extracting.drafting.sentences import Told
from reftel.extracting.drafting.subjects import Named, Topic, is_chair, own_words
from reftel.facts.bodies import Body
from reftel.model.draft import DraftOption

_SHOWN, _CUES, _MOST, _LONG = 3, 6, 12, 9
_NEAR, _AFTER = 6, 8  # words
_FIELD = re.compile(r"\{(\w+)\}")
Key = tuple[str, str, bool]
"""Whose it is, for which year, and whether it is to wait until then."""


def options_of(topic: Topic, about: Sequence[Told]) -> tuple[DraftOption, ...]:
    """The options, those that most sentences name first, and last that it is put off."""
    groups = _groups(topic)
    ordered = sorted(groups, key=lambda key: -_count(groups[key]))[:_MOST]  # of equals the first named
    chair = is_chair(topic)
    found = [_option(topic, key, groups[key], about, chair=chair) for key in ordered]
    off = _put_off(about)
    return (*found, *([off] if off else []))


def asked(topic: Topic, body: Body | None) -> str:
    """What a question on a subject could ask, with as much as is named."""
    label = min((name for name in body.aliases if name.isupper()), key=len, default=body.name) if body else ""
    noun = topic.named[0].naming.noun
    values = {"body": label, "year": topic.year, "what": topic.what, "who": topic.who, "noun": noun}
    kind = kinds()["chair" if is_chair(topic) else topic.kind]
    if topic.named[0].naming.before:
        values = {**values, "before": topic.what, "what": ""}
    return _filled(kind.asks, values) or kind.asks[-1]


def _filled(templates: Iterable[str], values: Mapping[str, str]) -> str:
    for template in templates:
        if all(values.get(field) for field in _FIELD.findall(template)):
            return _FIELD.sub(lambda found: values[found[1]], template)
    return ""


def _groups(topic: Topic) -> dict[Key, list[Named]]:
    """All that names an option, by option; what names only whose or only the year goes to what is most named so."""
    groups: dict[Key, list[Named]] = {}
    partial: list[Named] = []
    candidates = topic.kind == "candidacy"
    for one in topic.named:
        naming = one.naming
        if (naming.who and naming.year) or not candidates:
            groups.setdefault((naming.who, naming.year, naming.until), []).append(one)
        else:
            partial.append(one)
    for one in partial:
        _place(groups, one)
    return groups


def _place(groups: dict[Key, list[Named]], one: Named) -> None:
    who, year = one.naming.who, one.naming.year
    fits = [key for key in groups if (key[0] == who if who else key[1] == year) and not key[2]]
    if fits:
        groups[min(fits, key=lambda key: (_rumoured(groups[key]), -_count(groups[key])))].append(one)
    elif who:
        groups.setdefault((who, "", False), []).append(one)


def _rumoured(named: Iterable[Named]) -> bool:
    """Whether it is called possible wherever it is named."""
    return all(one.naming.possible for one in named)


def _count(named: Iterable[Named]) -> int:
    return len({(one.told.cited.cable, one.told.cited.start) for one in named})


def _option(topic: Topic, key: Key, named: Sequence[Named], about: Sequence[Told], *, chair: bool) -> DraftOption:
    who, year, until = key
    kind = kinds()["chair" if chair else topic.kind]
    what = topic.what
    values = {"who": who, "noun": named[0].naming.noun, "before" if named[0].naming.before else "what": what}
    values |= {"until": year} if until else {"year": year}
    cited = list(dict.fromkeys(one.told.cited for one in named))
    beside = year if year != topic.year else ""  # the year that is set beside the one that most name
    cited += [one.cited for one in about if beside and _as_alternative(one, year) and one.cited not in cited]
    return DraftOption(
        id="-".join(filter(None, (_slug(who) or _slug(what) or topic.kind, year))),
        title=_filled(kind.titles, values) or topic.kind,
        candidate=who if who and topic.kind in {"candidacy", "election"} else None,
        cues=_cues(named, who, year),
        count=len(cited),
        evidence=tuple(cited[:_SHOWN]),
        possible=any(one.naming.possible for one in named),
    )


def _as_alternative(one: Told, year: str) -> bool:
    """Whether a sentence sets a year beside another: ``2011 as an alternative``, ``two options -- 2009 and 2011``."""
    found = {token.word for token in tokens_of(one.text)}
    return year in found and bool(found & words("alternative"))


def _cues(named: Sequence[Named], who: str, year: str) -> tuple[str, ...]:
    """The words by which it is named, those with the year first, the shorter before the longer."""
    said = Counter(cue for one in named if len((cue := _cue(one)).split()) <= _LONG)
    ordered = sorted(said, key=lambda cue: (year not in cue if year else False, -said[cue], len(cue), cue))
    kept: dict[str, str] = {}
    for cue in ordered:
        kept.setdefault(cue.casefold(), cue)
    return tuple(kept.values())[:_CUES] or tuple(filter(None, (f"{who} {year}".strip(),)))


def _cue(one: Named) -> str:
    return own_words(one.words.replace("’", "'").strip(" \"'“”"))


def _put_off(about: Sequence[Told]) -> DraftOption | None:
    """The option that nothing is decided yet, where the cables speak of putting the decision off."""
    found = [(one, span) for one in about if (span := _deferral(one))]
    if not found:
        return None
    until = Counter(until for _, (_, _, until) in found if until)
    when = until.most_common(1)[0][0] if until else ""
    said = Counter(one.text[lo:hi].strip(" \"'“”") for one, (lo, hi, day) in found if day)
    return DraftOption(
        id="put-off",
        title=f"The decision is put off until {when}" if when else "The decision is put off",
        candidate=None,
        cues=tuple(sorted(said, key=lambda cue: (-said[cue], len(cue), cue)))[:_CUES] or ("decision postponed",),
        count=len(found),
        evidence=tuple(one.cited for one, _ in found[:_SHOWN]),
    )


def _deferral(one: Told) -> tuple[int, int, str] | None:
    """The words that put a decision off, and until when, in words; a bid that is put off is another option."""
    tokens = tokens_of(one.text)
    for at, token in enumerate(tokens):
        if token.word not in words("putting_off"):
            continue
        after = {t.word for t in tokens[at + 1 : at + 6]}
        around = {t.word for t in tokens[max(0, at - _NEAR) : at + _NEAR]}
        if after & set(kinds()["candidacy"].nouns) or not around & words("put_off"):
            continue
        last = next((i for i in range(at + 1, min(len(tokens), at + _AFTER)) if tokens[i].word in words("until")), None)
        if last is None:
            return token.start, token.end, ""
        return _with_date(one, tokens, token, last)
    return None


def _with_date(one: Told, tokens: Sequence[Token], verb: Token, until: int) -> tuple[int, int, str]:
    day = next((d for d in find_dates(one.text, one.date) if 0 <= d.start - tokens[until].end <= 5), None)
    if day is None:
        return verb.start, verb.end, ""
    return verb.start, day.end, one.text[day.start : day.end]


def _slug(text: str) -> str:
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in text.casefold()).split())[:40].strip("-")
