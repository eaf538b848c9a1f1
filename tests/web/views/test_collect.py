"""Where something is kept."""

import pytest

from asking import Client
from reftel.errors import InputError
from reftel.web.views.collect import act, page
from reftel.web.views.view import Asked, NotHereError
from reftel.workflow.reader import Reader

MRN = "04SESTRIN214"


def asked(**query: str) -> Asked:
    return Asked(query=tuple(query.items()), who="velt")


def sent(**form: str) -> Asked:
    return Asked(form=tuple(form.items()), who="velt")


def test_what_would_be_kept_is_shown_before(mine: Reader) -> None:
    cable = mine.cable(MRN)
    assert cable
    shown = page(mine, asked(cable=MRN, place="2"))
    assert shown.filled
    assert shown.filled.text == cable.paragraphs[2].text
    assert shown.filled.cable is None
    assert page(mine, asked(cable="04 SESTRIN 214")).cable == MRN
    assert page(mine, asked(asks="said", query="by=Oyen&page=3&format=csv")).query == "by=Oyen"


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"cable": "99NOWHERE1"},
        {"cable": MRN, "place": "999"},
        {"cable": MRN, "place": "x"},
        {"cable": MRN, "statement": "none"},
        {"asks": "network", "query": "q=x"},
        {"asks": "search", "query": ""},
        {"asks": "search", "query": "page=2"},
    ],
)
def test_what_is_not_there_cannot_be_kept(mine: Reader, query: dict[str, str]) -> None:
    with pytest.raises(NotHereError):
        page(mine, asked(**query))


def test_it_is_kept_in_a_new_case_file_or_in_one_that_is_there(mine: Reader) -> None:
    first = act(mine, sent(do="add", cable=MRN, new="Boats", note="why"))
    number = first.removeprefix("/case/").partition("#")[0]
    act(mine, sent(do="add", cable=MRN, place="1", case=number))
    act(mine, sent(do="add", asks="search", query="q=a+b", case=number))
    found = mine.cases.get(int(number))
    assert found
    assert [one.item.kind for one in found[1]] == ["cable", "paragraph", "search"]
    assert act(mine, sent(do="save", asks="search", query="q=a+b", name="AB")) == "/cases"
    assert [one.query for one in mine.cases.searches() if one.owner == "velt"] == ["q=a+b"]


def test_a_search_is_saved_under_its_words_where_nobody_gives_it_another_name(client: Client) -> None:
    shown = client.get("/collect?asks=search&query=q%3Dferry%2Bbid").text
    assert 'id="name" name="name" value="ferry bid"' in shown


def test_a_form_says_what_is_missing(mine: Reader) -> None:
    for form in ({"do": "add", "cable": MRN}, {"do": "save", "cable": MRN, "name": "x"}, {"do": "add", "case": "x"}):
        with pytest.raises(InputError):
            act(mine, sent(**form))
