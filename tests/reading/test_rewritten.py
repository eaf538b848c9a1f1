"""A written TEI document reads back; one whose header was damaged is read as any other document."""

import reftel
from strategies import CABLES
from test_laws import check_partition


def test_a_damaged_record_is_passed_over() -> None:
    (cable,) = reftel.read(CABLES[0]).cables
    text = reftel.write(cable, "tei")
    for damaged in (text.replace('"kind"', '"kinds"'), text.replace('{"kind"', '[[{"kind"')):
        reading = reftel.read(damaged)
        check_partition(reading)
        assert len(reading.cables) == 1
        assert reading.cables[0].mrn is None
        assert [one.text for one in reading.cables[0].paragraphs][-1] == cable.paragraphs[-1].text


def test_a_document_that_lost_a_paragraph_is_not_what_its_record_says() -> None:
    (cable,) = reftel.read(CABLES[0]).cables
    text = reftel.write(cable, "tei").replace("<p n=", "<q n=", 1)
    assert reftel.read(text).cables[0].mrn is None
