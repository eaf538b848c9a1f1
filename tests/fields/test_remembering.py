"""What a short text was read as, kept by the text."""

from reftel import fields
from reftel.fields.remembering import remembered


def test_a_short_text_is_read_once_and_a_long_one_each_time() -> None:
    asked: list[str] = []

    @remembered(4)
    def read(text: str) -> str:
        """As it is."""
        asked.append(text)
        return text.upper()

    assert [read("ROME"), read("ROME"), read("PARIS"), read("PARIS")] == ["ROME", "ROME", "PARIS", "PARIS"]
    assert asked == ["ROME", "PARIS", "PARIS"]
    assert read.__doc__ == "As it is."


def test_what_is_kept_cannot_be_changed() -> None:
    for told in (
        fields.parse_tags("TAGS: PREL, KZ"),
        fields.parse_classified_by("Classified By: DCM Petra Lund, reasons 1.4 (b)"),
        fields.parse_passing("DEPT FOR EUR/RPM"),
        fields.parse_signature("ORDWAY"),
        fields.parse_eo("E.O. 12958: DECL: 10/23/2015"),
        fields.parse_classification("SECRET//NOFORN"),
    ):
        assert told
        assert isinstance(hash(told), int)  # a list anywhere inside has none
