"""Statements beside annotated ones: which stand for which, and how many have speaker, stance and day right.

A row is a mapping with the fields of an annotation (docs/statements.md). A statement stands for an annotated one of
its cable where half of their words agree; each is used once, in its own paragraph first. The scale is strict: a name
that is added to a joint speaker is wrong, a missing one is not.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from reftel.extracting.lexicon.load import table
from reftel.model.score import Rate, Score

Row = Mapping[str, Any]
Place = tuple[str, Any]
_ENOUGH = 0.5  # of the words in common, as F1
_WORD = re.compile(r"[a-z0-9]+")
_JOINT = re.compile(r",| and | & ")
_DOUBT = str.maketrans("", "", "~?%")


class Pair(NamedTuple):
    """An annotated row and what stands for it; one of the two may be missing."""

    gold: Row | None
    found: Row | None


def words_of(text: str) -> list[str]:
    """The words of a text without case and accents."""
    return _WORD.findall(unicodedata.normalize("NFKD", text).lower())


def _lists() -> tuple[dict[str, str], frozenset[str]]:
    rows = table("scoring.toml")
    alias: dict[str, str] = {}
    for names in rows["aliases"]["groups"]:
        for name in names:
            alias.setdefault(" ".join(words_of(name)), f"={names[0]}")
    return alias, frozenset(rows["titles"]["words"].split())


_ALIASES, _TITLES = _lists()


def key_of(name: str | None) -> str:
    """A name for comparison: one key for all names of a government or body (``US``, ``Washington``)."""
    key = " ".join(words_of(name or ""))
    return _ALIASES.get(key, key)


def one_actor(first: str | None, second: str | None) -> bool:
    """Whether two single names are one actor's: alias, last name without titles, or a bare role in another's words."""
    ours, theirs = key_of(first), key_of(second)
    if not ours or not theirs or ours == theirs or "=" in (ours[0], theirs[0]):
        return bool(ours) and ours == theirs
    names = [[word for word in key.split() if word not in _TITLES] for key in (ours, theirs)]
    if all(names):
        return names[0][-1] == names[1][-1]
    if any(names):
        return False
    roles = [set(key.split()) - {"the", "of"} for key in (ours, theirs)]
    return roles[0] <= roles[1] or roles[1] <= roles[0]


def _several(name: str | None) -> list[str]:
    return [part for part in _JOINT.split(name or "") if part.strip()]


def same_actor(gold: str | None, found: str | None) -> bool:
    """Whether a name is the annotated one: of joint names all or some, and none that is not among them."""
    if one_actor(gold, found):
        return True
    wanted, given = _several(gold), _several(found)
    return bool(given) and all(any(one_actor(one, other) for one in wanted) for other in given)


def joined(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Rows of one content and act as one, their speakers and holders joined by *and*."""
    kept: dict[tuple[Any, ...], dict[str, Any]] = {}
    for given in rows:
        row = {**given, "content": given.get("content") or "", "speaker": given.get("speaker") or ""}
        key = (row["cable"], row["para"], row["content"], row.get("act"))
        first = kept.setdefault(key, row)
        if first is row:
            continue
        if not any(one_actor(row["speaker"], name) for name in _several(first["speaker"])):
            first["speaker"] = f"{first['speaker']} and {row['speaker']}"
        held = first.get("holder")
        if row.get("holder") and not any(one_actor(row["holder"], name) for name in _several(held)):
            first["holder"] = f"{held or first['speaker']} and {row['holder']}"
    return list(kept.values())


def overlap(first: Counter[str], second: Counter[str]) -> float:
    """The share of words that two texts have in common, as F1."""
    both = (first & second).total()
    return 2 * both / (first.total() + second.total()) if both else 0.0


def pairs_of(gold: Sequence[Row], found: Sequence[Row], places: Collection[Place]) -> list[Pair]:
    """Which row stands for which; a row that stands for none counts where its paragraph was annotated (``places``)."""
    wanted: dict[str, list[Row]] = defaultdict(list)
    given: dict[str, list[Row]] = defaultdict(list)
    for row in gold:
        wanted[row["cable"]].append(row)
    for row in found:
        if row["cable"] in wanted:
            given[row["cable"]].append(row)
    pairs: list[Pair] = []
    for cable in sorted(wanted):
        pairs.extend(_matched(wanted[cable], given[cable], places))
    return pairs


def _matched(gold: list[Row], found: list[Row], places: Collection[Place]) -> Iterator[Pair]:
    bags = [Counter(words_of(row["content"])) for row in gold], [Counter(words_of(row["content"])) for row in found]
    candidates = []
    for left, ours in enumerate(bags[0]):
        for right, theirs in enumerate(bags[1]):
            value = overlap(ours, theirs)
            if value >= _ENOUGH:
                here = gold[left]["para"] == found[right]["para"]
                right_one = same_actor(gold[left]["speaker"], found[right]["speaker"])
                candidates.append(((here, round(value, 1), right_one, value), left, right))
    candidates.sort(key=lambda candidate: candidate[0], reverse=True)
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, left, right in candidates:
        if left not in partner and right not in taken:
            partner[left] = right
            taken.add(right)
            yield Pair(gold[left], found[right])
    yield from (Pair(row, None) for left, row in enumerate(gold) if left not in partner)
    yield from (
        Pair(None, row)
        for right, row in enumerate(found)
        if right not in taken and (row["cable"], row["para"]) in places
    )


def attributed(pair: Pair) -> bool:
    """Whether the speaker is right too."""
    gold, found = pair
    return gold is not None and found is not None and same_actor(gold["speaker"], found["speaker"])


def stance_right(pair: Pair) -> bool:
    """Whether speaker, act and whose stance it is are all right."""
    gold, found = pair
    if gold is None or found is None or not attributed(pair):
        return False
    holders = gold.get("holder") or gold["speaker"], found.get("holder") or found["speaker"]
    return bool(gold["act"] == found.get("act")) and same_actor(*holders)


def _told_right(gold: Row, found: Row) -> bool:
    wanted, given = gold.get("addressees") or [], found.get("addressees") or []
    ours, theirs = {key_of(name) for name in wanted}, {key_of(name) for name in given}
    return ours == theirs or (
        len(ours) == len(theirs) and all(any(same_actor(one, other) for other in given) for one in wanted)
    )


def _dated_right(gold: Row, found: Row) -> bool:
    days = [str(row.get("said_on") or "").translate(_DOUBT) for row in (gold, found)]
    return days[0] == days[1]


def _rate(hits: int, found: int, gold: int) -> Rate:
    p, r = (hits / found if found else 0.0), (hits / gold if gold else 0.0)
    return Rate(round(p, 4), round(r, 4), round(2 * p * r / (p + r) if p + r else 0.0, 4))


def _macro(acts: Counter[tuple[str, str | None]]) -> float:
    values = []
    for act in {gold for gold, _ in acts} - {"state"}:
        wanted = sum(count for (gold, _), count in acts.items() if gold == act)
        given = sum(count for (_, found), count in acts.items() if found == act)
        values.append(2 * acts[act, act] / (wanted + given))
    return round(sum(values) / len(values), 4) if values else 0.0


def summed(pairs: Sequence[Pair]) -> Score:
    """The score of pairs."""
    gold = [pair.gold for pair in pairs if pair.gold is not None]
    both = [(pair.gold, pair.found) for pair in pairs if pair.gold is not None and pair.found is not None]
    count = sum(pair.found is not None for pair in pairs)
    right = [(ours, theirs) for ours, theirs in both if attributed(Pair(ours, theirs))]
    acts = Counter((ours["act"], theirs.get("act")) for ours, theirs in right)
    stances = sum(stance_right(Pair(*pair)) for pair in right)
    dated = [pair for pair in right if pair[0].get("said_on")]
    guessed = sum(
        row["act"] == "state" and same_actor(row["speaker"], row.get("holder") or row["speaker"]) for row in gold
    )
    return Score(
        gold=len(gold),
        predicted=count,
        detection=_rate(len(both), count, len(gold)),
        attribution=_rate(len(right), count, len(gold)),
        stance=_rate(stances, count, len(gold)),
        act_accuracy=_share(sum(n for (ours, theirs), n in acts.items() if ours == theirs), len(right)) or 0.0,
        act_macro_f1_without_state=_macro(acts),
        constant_guess=_share(guessed, len(gold)) or 0.0,
        addressee_accuracy=_share(sum(_told_right(*pair) for pair in right), len(right)) or 0.0,
        said_on_accuracy=_share(sum(_dated_right(*pair) for pair in dated), len(dated)),
    )


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
