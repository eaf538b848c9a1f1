"""Record to row and back."""

import msgspec
import pytest

from made_readings import reading_of, some_readings, statement_of, unread
from reftel.archive import rows, squeezing
from reftel.fields.classification import Classification
from reftel.fields.mrn import Mrn
from reftel.model.cable import Cable, Completeness
from reftel.model.source import SourceRef


def test_a_cable_comes_back_as_it_was() -> None:
    for reading in some_readings(10):
        (cable,) = reading.cables
        row = rows.cable_row(cable)
        assert rows.load_cable(row.record, cable.source.name) == cable


def test_the_columns_say_what_is_filtered_by() -> None:
    reading = reading_of(
        Mrn(2031, "VESSIA", 12),
        ["One.", "Two."],
        tags=("PREL", "KZ"),
        references=[Mrn(2030, "ARVONA", 3)],
        classification=Classification("S", ("NOFORN", "ORCON")),
    )
    row = rows.cable_row(reading.cables[0])
    assert (row.mrn, row.year, row.station, row.serial) == ("31VESSIA12", 2031, "VESSIA", 12)
    assert (row.level, row.caveats, row.tags, row.refs) == ("S", "NOFORN ORCON", "PREL KZ", "30ARVONA3")
    assert (row.date, row.kind, row.release, row.completeness) == ("2031-05-04", "telegram", "unknown", "whole")
    assert (row.paragraphs, row.characters) == (2, 8)


def test_a_cable_that_says_nothing_has_a_row_too() -> None:
    cable = msgspec.structs.replace(
        reading_of(None, [], day=None, subject="").cables[0],
        head=msgspec.structs.replace(
            reading_of(None, []).cables[0].head, origin=None, tags=None, references=None, subject=None, date=None
        ),
    )
    row = rows.cable_row(cable)
    assert row.mrn.startswith("source:")
    assert (row.year, row.station, row.date, row.level, row.subject, row.tags) == (None, None, None, None, None, "")


def test_names_are_not_in_the_record_and_versions_are_added() -> None:
    one = reading_of(Mrn(2031, "VESSIA", 12), ["One."], name="here.txt").cables[0]
    other = reading_of(Mrn(2031, "VESSIA", 12), ["One."], name="there.txt").cables[0]
    assert rows.cable_row(one) == rows.cable_row(other)
    version = SourceRef("v", "0" * 64, "telegram")
    assert rows.load_cable(rows.cable_row(one).record, "n", [version, one.source]).versions == (version,)


def test_the_better_version_is_preferred() -> None:
    def version(completeness: Completeness, *texts: str) -> Cable:
        return reading_of(Mrn(2031, "VESSIA", 12), texts, completeness=completeness).cables[0]

    ordered = [
        version("whole", "a", "b"),
        version("whole", "aaaa"),
        version("whole", "a"),
        version("missing_sections", "a"),
    ]
    ordered += [version("partial", "a", "b", "c"), version("stub", "a")]
    assert sorted(ordered[3:] + ordered[:3], key=rows.preference) == ordered


def test_a_reading_is_packed_with_its_members() -> None:
    data = b"container"
    member = unread(b"inside", "inside.bin")
    reading = msgspec.structs.replace(unread(data, "box.zip"), members=(member,))
    outer, inner = rows.pack(reading, data)
    assert (outer.source.container, outer.source.size, outer.source.unread) == (None, 9, True)
    assert outer.source.data is not None
    assert squeezing.unsqueeze(outer.source.data) == data
    assert (inner.source.container, inner.source.size, inner.source.data) == (outer.source.sha256, 0, None)


def test_text_is_kept_only_where_the_bytes_do_not_give_it() -> None:
    reading = reading_of(Mrn(2031, "VESSIA", 12), ["One."])
    assert rows.pack(reading, reading.source.text.encode())[0].source.text is None
    changed = msgspec.structs.replace(reading, source=msgspec.structs.replace(reading.source, encoding="no-such"))
    kept = rows.pack(changed, reading.source.text.encode())[0].source.text
    assert kept is not None
    assert squeezing.unsqueeze(kept).decode() == reading.source.text


def test_statements_know_their_paragraph() -> None:
    (cable,) = reading_of(Mrn(2031, "VESSIA", 12), ["She agreed.", "He refused the bid."]).cables
    found = [statement_of(cable, 2, "the bid", to=["A", "B"]), statement_of(cable, 1, "agreed")]
    found.append(msgspec.structs.replace(found[0], start=0, end=3))
    packed = rows.pack_statements(cable, found)
    assert [row.paragraph for row in packed.statements] == [2, 1, 0]
    assert [row.place for row in packed.statements] == [0, 1, 2]
    assert packed.statements[0].addressees == "A; B"
    assert [rows.load_statement(row.record) for row in packed.statements] == found
    assert packed.key == f"{cable.source.sha256}@0"


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2006-10-24", (20061024, 20061024)),
        ("2005-05~", (20050501, 20050531)),
        ("2005", (20050101, 20051231)),
        ("2005-04/2006-02", (20050401, 20060231)),
        (None, None),
        ("", None),
        ("unknown", None),
    ],
)
def test_days(edtf: str | None, days: tuple[int, int] | None) -> None:
    assert rows.days(edtf) == days


def test_decoded() -> None:
    assert rows.decoded("é".encode("latin-1"), "latin-1") == "é"
    assert rows.decoded(b"\xff", "utf-8") is None
    assert rows.decoded(b"a", "no-such-charset") is None
    assert rows.decoded(b"a", "") is None


def test_statements_of_low_rank_are_counted() -> None:
    (cable,) = some_readings(1)[0].cables
    made = [
        msgspec.structs.replace(statement_of(cable, 1, cable.paragraphs[0].text), rank=rank)
        for rank in (0.35, 0.5, 0.9)
    ]
    assert rows.pack_statements(cable, made).to_check == 1
