"""What a view is asked."""

from reftel.web.views.view import Asked


def test_the_first_value_and_all_values() -> None:
    asked = Asked(query=(("by", "Oyen"), ("by", "Dravic")))
    assert asked.one("by") == "Oyen"
    assert asked.every("by") == ("Oyen", "Dravic")
    assert asked.number("none", 7, 9) == 7
