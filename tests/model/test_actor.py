"""The offices of a naming: those that stand with the given name, where any does."""

from made_namings import naming
from reftel.model.actor import Naming, Office


def office(text: str, title: str) -> Office:
    return Office(title=title, country=None, para=1, start=0, end=9, text=text)


def test_an_office_of_a_namesake_is_not_taken() -> None:
    both = (office("President Orvane", "President"), office("Harbour Minister Lio Orvane", "Harbour Minister"))
    one = Naming(name="Orvane", kind="person", full="Lio Orvane", para=1, start=0, end=1, text="x", offices=both)
    assert one.held == both[1:]


def test_else_all_are_his() -> None:
    one = naming("Orvane", "Orvane", ("President", None), ("Chairman", None))
    assert one.held == one.offices
