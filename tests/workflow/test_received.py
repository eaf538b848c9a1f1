"""What a source in mark-up publishes."""

from reftel.workflow.received import published_text


def test_tags_go_and_entities_become_their_signs_where_the_format_is_mark_up() -> None:
    raw = "SIPDIS&#x000A;1. (C) The <a href='/tag/OVIP_0.html'>lamp</a> &amp; the mole."
    assert published_text(raw, "cablegate") == "SIPDIS\n1. (C) The lamp & the mole."
    assert published_text(raw, "telegram") == raw
    assert published_text("", "cablegate") == ""
