"""Which role each page and each act needs: all of them are in the table, and what is not in it is refused."""

import re
from pathlib import Path

import pytest

from reftel.model.account import ROLES
from reftel.web.app import TEMPLATES
from reftel.web.doors import DOORS, sign_out
from reftel.web.doors.door import Door
from reftel.web.permitting import NEEDS, permitted
from reftel.web.views import VIEWS
from reftel.web.views.view import View

OWN = {"sign_in", "sign_out", "own_account"}
"""Where everybody changes what is his own."""
PAGES: tuple[View | Door, ...] = (*VIEWS, *DOORS)
ROUTES = {"complete", "described", "original", "upload"}
"""What no page shows."""


def test_every_page_is_in_the_table_and_nothing_else() -> None:
    assert set(NEEDS) == {page.name for page in PAGES} | ROUTES


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_act_of_a_page_is_in_the_table_and_nothing_else(page: View | Door) -> None:
    assert set(NEEDS[page.name].do) == set(page.does)
    assert bool(page.does) == (page.act is not None)
    assert len(set(page.does)) == len(page.does)


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("[!_]*.html")), ids=lambda path: path.name)
def test_every_form_says_what_is_to_be_done_and_its_page_does_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.name != "search.html":  # the first page of an empty archive shows the forms of another
        for part in re.findall(r"{% import '(_\w+\.html)'", text):
            text += (TEMPLATES / part).read_text(encoding="utf-8")
    named = set(re.findall(r'name="do" value="([\w-]+)"', text)) | set(re.findall(r"post\('(\w+)'\)", text))
    if "links.sign_out_url()" in text and path.stem != "sign_out":  # one can sign out of one's own account too
        named -= set(sign_out.DOOR.does)
    does = {one for page in PAGES if page.name == path.stem for one in page.does}
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
            assert do is None or not told[0] or name in OWN, "a reader changes nothing"
