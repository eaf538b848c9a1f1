"""Which role each page and each act needs: all of them are in the table, and what is not in it is refused."""

import re

import pytest

from reftel.model.account import ROLES
from reftel.web.app import TEMPLATES
from reftel.web.permitting import NEEDS, permitted
from reftel.web.views import VIEWS
from reftel.web.views.view import View


def test_every_page_is_in_the_table_and_nothing_else() -> None:
    assert set(NEEDS) == {view.name for view in VIEWS}


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_every_act_of_a_page_is_in_the_table_and_nothing_else(view: View) -> None:
    assert set(NEEDS[view.name].do) == set(view.does)
    assert bool(view.does) == (view.act is not None)
    assert len(set(view.does)) == len(view.does)


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("[!_]*.html")), ids=lambda path: path.name)
def test_every_form_says_what_is_to_be_done_and_its_page_does_it(path: object) -> None:
    text = (TEMPLATES / str(path)).read_text(encoding="utf-8")
    if getattr(path, "name", "") != "search.html":  # the first page of an empty archive shows the forms of another
        for part in re.findall(r"{% import '(_\w+\.html)'", text):
            text += (TEMPLATES / part).read_text(encoding="utf-8")
    named = set(re.findall(r'name="do" value="(\w+)"', text)) | set(re.findall(r"post\('(\w+)'\)", text))
    does = {one for view in VIEWS if f"{view.name}.html" == getattr(path, "name", "") for one in view.does}
    assert named == does, "a form asks for what nobody may do, or nothing asks for what somebody may"


def test_what_is_not_in_the_table_nobody_may() -> None:
    for role in (None, *ROLES):
        assert not permitted(role, "nothing")
        assert not permitted(role, "search", "burn")
        assert not permitted(role, "nothing", "burn")


def test_each_role_may_what_those_before_it_may_and_without_accounts_one_may_all() -> None:
    for name, needs in NEEDS.items():
        assert permitted(None, name)
        for do in (None, *needs.do):
            told = [permitted(role, name, do) for role in ROLES]
            assert told == sorted(told)
            assert told[-1], "an admin may"
            assert do is None or not told[0], "a reader changes nothing"
