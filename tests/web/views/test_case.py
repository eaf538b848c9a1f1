"""A case file: changed by whoever keeps it, and by nobody else."""

import pytest

from made_cases import fill
from reftel.errors import InputError
from reftel.web.views.case import act, page
from reftel.web.views.view import Asked, NotHereError
from reftel.workflow.reader import Reader


def sent(number: int, who: str = "velt", **form: str) -> Asked:
    return Asked(path={"number": str(number)}, form=tuple(form.items()), who=who)


def test_notes_order_and_the_case_file_itself_are_changed(mine: Reader) -> None:
    number = fill(mine)
    shown = page(mine, sent(number))
    assert shown.mine
    assert not page(mine, sent(number, "oyen")).mine
    first, second = (str(one.filled.item.number) for one in shown.items[:2])
    assert act(mine, sent(number, do="note", item=first, note="another")) == f"/case/{number}#i{first}"
    assert act(mine, sent(number, do="down", item=first)) == f"/case/{number}#i{first}"
    assert act(mine, sent(number, do="take_out", item=second)) == f"/case/{number}"
    assert act(mine, sent(number, do="change", name="Boats", about="", shown="secret")) == f"/case/{number}"
    after = page(mine, sent(number))
    assert (after.title, after.case.shown, len(after.items)) == ("Boats", "secret", 3)
    assert after.items[0].filled.item.note == "another"
    assert act(mine, sent(number, do="put_away")) == "/cases"
    with pytest.raises(NotHereError):
        page(mine, sent(number))


def test_nobody_else_changes_it(mine: Reader) -> None:
    number = fill(mine)
    item = str(page(mine, sent(number)).items[0].filled.item.number)
    for do in ("note", "up", "down", "take_out", "put_away", "change"):
        with pytest.raises(InputError):
            act(mine, sent(number, "oyen", do=do, item=item, name="x"))
