"""Edges of a network: what each counts, and between whom."""

from reftel.model.browsing import Meet, Network, Tie


def test_an_edge_says_what_it_counts() -> None:
    made = Network(
        knots=(),
        ties=(Tie(by="b", to="a", statements=3),),
        meets=(Meet(one="a", other="b", meetings=2),),
    )
    assert [(one.ends, one.weight, one.counts) for one in made.edges] == [
        (("b", "a"), 3, "statements"),
        (("a", "b"), 2, "meetings"),
    ]
