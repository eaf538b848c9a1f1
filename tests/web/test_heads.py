"""The head in plain words."""

import made_up
from reftel.web.heads import lead, rows


def test_the_first_sentence() -> None:
    one = lead(made_up.cable())
    assert (one.precedence, one.origin, one.when) == ("Priority", "EMBASSY SESTRIN", "17 March 2004 09:05Z")
    assert one.action == ("FORMIN PORT AUREL (without DRAVIC)",)
    assert (one.info, one.others) == (("STRAITS COLLECTIVE",), 0)


def test_what_a_head_does_not_say_is_left_out() -> None:
    assert [one.name for one in rows(made_up.bare_cable())] == ["Kind"]
    bare = lead(made_up.bare_cable())
    assert (bare.precedence, bare.origin, bare.when) == (None, None, "no date")


def test_everything_else_that_a_head_says() -> None:
    told = {one.name: one for one in rows(made_up.cable())}
    assert told["TAGS"].values == ("PREL", "VD")
    assert told["TAGS"].meanings == ("External Political Relations", "")
    assert told["Classified by"].values == ("Ada Quill, DCM",)
    assert told["Reasons"].values == ("(b), (d)",)
    assert told["Release"].values == ("released, FOIA, 2020-01-02, U",)
    assert "Participants" not in told
