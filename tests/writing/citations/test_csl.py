"""CSL-JSON."""

import json

import msgspec

import made_up
from reftel.model.cable import CableDate
from reftel.writing.citations.csl import write


def test_an_item() -> None:
    (one,) = json.loads(write(made_up.cable(), 2))
    assert (one["type"], one["genre"], one["id"]) == ("personal_communication", "Telegram", "04SESTRIN214")
    assert one["author"] == [{"literal": "Embassy Sestrin"}]
    assert one["issued"] == {"date-parts": [[2004, 3, 17]]}
    assert one["locator"] == "para. 2"


def test_an_inferred_date_is_about() -> None:
    cable = made_up.cable()
    head = msgspec.structs.replace(cable.head, date=made_up.field(CableDate("2005-05~", "index")))
    (one,) = json.loads(write(msgspec.structs.replace(cable, head=head), None))
    assert one["issued"] == {"date-parts": [[2005, 5]], "circa": True}
    (bare,) = json.loads(write(made_up.bare_cable(), None))
    assert set(bare) == {"id", "type", "genre", "number", "note"}
