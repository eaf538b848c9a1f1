"""A case file that tests of pages look at: everything that can be in one, with a note that means harm."""

from reftel.workflow.reader import Reader

HARM = "<script>alert(9)</script> \u202eback {{ 7*7 }}"


def fill(reader: Reader, owner: str = "velt") -> int:
    """Keep it, and a search; the number of the case file."""
    cable = reader.cable("04SESTRIN214")
    assert cable
    number = reader.cases.make("The bid", f"Who pays. {HARM}", owner)
    reader.cases.add(number, owner, mrn=cable.citation, note="the whole")
    reader.cases.add(number, owner, mrn=cable.citation, place=3, note=HARM)
    reader.cases.add(number, owner, mrn=cable.citation, statement=reader.statements(cable)[0].id)
    reader.cases.add_search(number, owner, "search", "q=tag%3APREL+trawlers", "all of them")
    reader.cases.save("Trawlers <b>", "search", "q=trawlers", owner)
    return number
