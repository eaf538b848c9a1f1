"""Which body decides, as the cables name it."""

from reftel.extracting.drafting.bodies import body_in, named_bodies, ruling_in
from reftel.extracting.drafting.namings import namings
from reftel.extracting.drafting.sentences import Told
from reftel.model.draft import Cited


def told(*texts: str) -> list[Told]:
    return [
        Told(
            text,
            None,
            tuple(namings(text)),
            Cited(cable="c", para=1, sentence=n, text=text, start=n, end=n + 1, source="a"),
        )
        for n, text in enumerate(texts)
    ]


def test_the_body_that_is_named_with_the_subject() -> None:
    body, evidence = body_in(
        told("Kenya's bid for the OSCE chair.", "Its bid again."), told("The OSCE met.", "Nothing.")
    )
    assert body is not None
    assert (body.id, len(evidence)) == ("osce", 2)


def test_a_body_that_is_named_beside_it_now_and_then_is_not_taken() -> None:
    naming = told("Kenya's bid needs EU support.", "Kenya's bid is late.", "Kenya's bid is weak.")
    assert body_in(naming, naming) == (None, ())
    assert body_in([], []) == (None, ())


def test_bodies_that_are_not_known_are_named_as_the_cables_do() -> None:
    found = named_bodies(
        told(
            "The Conference on the Meridian Straits met.",
            "In the Cod Board, and the Conference on the Meridian Straits.",
        )
    )
    assert found == ("Conference on the Meridian Straits", "Cod Board")
    assert named_bodies(told("THE COD BOARD MET.")) == ()


def test_what_is_said_of_a_rule() -> None:
    assert [one.sentence for one in ruling_in(told("We need a consensus.", "We need bread."))] == [0]
