"""The page of an actor."""

from made_namings import found, profile
from reftel.cli.views import actors
from rendering import printed


def test_every_part_of_the_page() -> None:
    text = printed(actors.profile(profile(), 100))
    for part in (
        "Lio Orvane  orvane (person, VD): 3 statements",
        "foreign minister (VD): “Foreign Minister Lio Orvane” 04SESTRIN214 ¶1",
        "04SESTRIN214 ¶1  Lio Orvane: same-office",
        "… and 1 more: --json has all",
        "orvane.2  Serk Orvane: another given name",
        "2  A Later Date (2004-03-16 to ?)",
        "1  merge: Orvane (04SESTRIN214) + Orvan (04SESTRIN215): the same",
        "\nShifts\n",
        "\nMeetings\n",
        "\nStatements\n",
    ):
        assert part in text


def test_rows_of_lists() -> None:
    known, unknown = (actors.found(one) for one in found())
    assert known.text.plain == "Lio Orvane  (also: orvane.2)"
    assert known.cells[2].plain == "3, 2, 1"
    assert unknown.text.plain == "not found"
    assert actors.listed(profile().actor).text.plain == "Lio Orvane = Orvane"
