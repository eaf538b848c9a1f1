"""How far coders agree, as content analysis reckons it."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from fractions import Fraction

from reftel.model.review import EDITOR, Agreement, Review


def agreement(reviewed: Iterable[Sequence[Review]], *, disputed: int, orphaned: int) -> Agreement:
    """How far coders agree; given are the reviews of each statement. What an editor settled counts as it was before."""
    several = [[one for one in reviews if one.coder != EDITOR] for reviews in reviewed]
    kept = [reviews for reviews in several if reviews]
    values = [[one.outcome for one in reviews] for reviews in kept]
    alpha = krippendorff(values)
    pairs = [told for told in values if len(told) > 1]
    return Agreement(
        coders=tuple(sorted({one.coder for reviews in kept for one in reviews})),
        reviewed=len(kept),
        units=len(pairs),
        agreed=sum(len(set(told)) == 1 for told in pairs),
        alpha=None if alpha is None else float(alpha),
        disputed=disputed,
        orphaned=orphaned,
    )


def krippendorff(units: Iterable[Sequence[Hashable]]) -> Fraction | None:
    """Krippendorff's alpha for nominal data, exactly; each unit has the values that coders gave it.

    Units with one value or none cannot be compared, and do not count. None where nothing can be compared, or all
    values are one, so that agreement cannot be told from chance (Krippendorff, Computing Krippendorff's
    Alpha-Reliability, 2011, C and D).
    """
    totals: Counter[Hashable] = Counter()
    observed = Fraction(0)  # ordered pairs of equal values, each unit weighted by its number of values
    for values in units:
        if len(values) < 2:
            continue
        counts = Counter(values)
        totals.update(counts)
        observed += Fraction(sum(count * (count - 1) for count in counts.values()), len(values) - 1)
    count = sum(totals.values())
    by_chance = sum(one * (one - 1) for one in totals.values())
    if count * (count - 1) == by_chance:
        return None
    return ((count - 1) * observed - by_chance) / (count * (count - 1) - by_chance)
