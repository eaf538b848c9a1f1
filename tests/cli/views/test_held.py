"""The sources of an archive as people see them."""

import made_up
from reftel.cli.views.held import is_one, line


def test_a_line_says_what_came_of_a_source() -> None:
    assert line(made_up.held()).plain == "abababababab  telegram  1 cable  box/sestrin.txt"
    assert "2 cables" in line(made_up.held(cables=2)).plain
    unread = made_up.held(unread=True, format="pdf", names=("a.pdf", "b\x1b.pdf"))
    assert line(unread).plain == "abababababab  pdf  not read yet  a.pdf = b\ufffd.pdf"


def test_which_sources_are_asked_for() -> None:
    read, unread, twice = made_up.held(), made_up.held(unread=True), made_up.held(names=("a", "b"))
    assert [is_one(read, which) for which in ("all", "read", "unread", "duplicate")] == [True, True, False, False]
    assert [is_one(unread, which) for which in ("all", "read", "unread", "duplicate")] == [True, False, True, False]
    assert is_one(twice, "duplicate")
