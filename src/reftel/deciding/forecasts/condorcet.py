"""The probabilistic Condorcet election: options meet in pairs, and the better supported one wins more often.

An option is supported against another by all that it is nearer to, with their weight times the difference
(*proportional*) or their whole weight (*binary*). The chances are where the walk comes to rest in which a random rival
challenges the option that holds the field (uniform Markov; KAPSARC Toolkit, MIT). ``power`` 1 lets chances follow
support; higher ones favour the stronger.
"""

from collections.abc import Sequence
from functools import partial

from reftel.model.forecast import Bid, Chance

_TOLERANCE, _MOST_ROUNDS = 1e-6, 100_000


def chances(bids: Sequence[Bid], *, power: int = 1, proportional: bool = True) -> tuple[Chance, ...]:
    """The probability of each position that somebody holds, in order; nothing where nothing weighs anything."""
    weighing = [bid for bid in bids if bid.weight > 0]
    options = sorted({bid.position for bid in weighing})
    if not options:
        return ()
    wins = _wins(weighing, options, power=power, proportional=proportional)
    size = len(options)
    held = [1 / size] * size
    for _ in range(_MOST_ROUNDS):
        met = [sum(wins[i][j] * (held[i] + held[j]) for j in range(size)) / size for i in range(size)]
        after = [(before + now) / 2 for before, now in zip(held, met, strict=True)]
        moved = max(abs(before - now) for before, now in zip(held, after, strict=True))
        held = after
        if moved < _TOLERANCE:
            break
    return tuple(Chance(option, chance) for option, chance in zip(options, held, strict=True))


def _wins(bids: Sequence[Bid], options: Sequence[float], *, power: int, proportional: bool) -> list[list[float]]:
    """The probability that each position beats each other when the two meet; one half where both are as well liked."""
    table = [[0.5] * len(options) for _ in options]
    for i, one in enumerate(options):
        for j, other in enumerate(options[:i]):
            own = rival = 0.0
            for bid in bids:
                liking = abs(bid.position - other) - abs(bid.position - one)
                vote = bid.weight * (liking if proportional else (liking > 0) - (liking < 0))
                own, rival = own + max(vote, 0), rival + max(-vote, 0)
            mine, theirs = own**power, rival**power
            table[i][j] = mine / (mine + theirs) if mine + theirs else 0.5
            table[j][i] = 1 - table[i][j]
    return table


def expected(bids: Sequence[Bid], *, power: int = 1, proportional: bool = True) -> float | None:
    """The mean of the positions by their chances."""
    found = chances(bids, power=power, proportional=proportional)
    return sum(chance.position * chance.probability for chance in found) if found else None


binary = partial(expected, proportional=False)
"""The expected place where each gives its whole weight to what is nearer."""
