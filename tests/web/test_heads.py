"""The head in plain words."""

import msgspec

import made_up
from reftel.model.cable import CableDate, Clearance, Head
from reftel.web.heads import lead, rows


def test_the_first_sentence() -> None:
    one = lead(made_up.cable())
    assert (one.precedence, one.origin, one.when) == ("Priority", "EMBASSY SESTRIN", "17 March 2004 09:05Z")
    assert one.action == ("FORMIN PORT AUREL (without DRAVIC)",)
    assert (one.info, one.others) == (("STRAITS COLLECTIVE",), 0)


def test_a_post_by_its_number_and_a_date_by_its_basis() -> None:
    cable = made_up.cable()
    head = msgspec.structs.replace(
        cable.head, origin=None, dtg=None, date=made_up.field(CableDate("2004-03~", "index"))
    )
    one = lead(msgspec.structs.replace(cable, head=head))
    assert (one.origin, one.by_number) == ("SESTRIN", True)
    assert (one.when, one.basis) == ("March 2004", "inferred from its serial number")


def test_what_a_head_does_not_say_is_left_out() -> None:
    assert [one.name for one in rows(made_up.bare_cable())] == ["Kind"]
    bare = lead(made_up.bare_cable())
    assert (bare.precedence, bare.origin, bare.when) == (None, None, "no date")


def test_what_is_no_telegram_says_who_drafted_it_or_nothing() -> None:
    memo = msgspec.structs.replace(made_up.bare_cable(), kind="memcon")
    assert (lead(memo).sent, lead(memo).drafted) == (False, ())
    drafted = msgspec.structs.replace(memo, head=Head(drafted_by=made_up.field((Clearance("White"),))))
    assert lead(drafted).drafted == ("White",)
    assert not lead(drafted).held
    day = made_up.field(CableDate("1965-02-17", "collection"))
    dated = msgspec.structs.replace(memo, head=Head(date=day))
    assert (lead(dated).held, lead(dated).when) == (True, "17 February 1965")
    assert not lead(msgspec.structs.replace(dated, kind="letter")).held
    assert lead(msgspec.structs.replace(memo, kind="telegram")).sent


def test_everything_else_that_a_head_says() -> None:
    told = {one.name: one for one in rows(made_up.cable())}
    assert told["TAGS"].values == ("PREL", "VD")
    assert told["TAGS"].meanings == ("External Political Relations", "")
    assert told["Classified by"].values == ("Ada Quill, DCM",)
    assert told["Reasons"].values == ("(b)", "(d)")
    assert told["Reasons"].meanings[0] == "foreign government information, by the order of that day"
    assert told["Reasons"].place == f"/source/{made_up.SHA}?at=0-0#at"
    assert told["Captions"].place == ""
    assert told["Release"].values == ("released, FOIA, 2020-01-02, U",)
    assert "Participants" not in told
