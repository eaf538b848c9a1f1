"""Lines: statements and told sentences, sides, subjects, authorities."""

from made_speech import cable_of, said
from reftel.extracting.following.lines import (
    Sides,
    authorities_of,
    evidence_of,
    id_of,
    later_than,
    lines_of,
    listed,
    stand_of,
    stems_of,
    subjects_of,
    told_in,
    trim,
)

# EXERCISE: made-up people and places.
SPEECH = "On March 16 Foreign Minister Orvane Bly told the Ambassador that Maravel would open the dam."


def test_a_line_for_each_statement_with_its_sentence() -> None:
    (line,) = lines_of(said(SPEECH))
    assert line.sentence == SPEECH
    assert line.text == "Maravel would open the dam"
    assert line.day == "2004-03-16"
    assert [one.edtf for one in line.dates("by June 3")] == ["2004-06-03"]
    assert [one.text for one in evidence_of([line, line])] == [SPEECH]


def test_a_record_stands_where_its_line_does_and_rests_on_its_statement_if_there_is_one() -> None:
    (line,) = lines_of(said(SPEECH))
    assert line.statement is not None
    stand = stand_of(line)
    assert stand["statements"] == (line.statement.id,)
    assert (stand["cable"], stand["para"], stand["said_on"]) == (line.cable, line.para, "2004-03-16")
    assert stand["evidence"] == evidence_of([line])
    (told,) = told_in(cable_of("The DCM delivered the demarche to the Dam Board of Sestrin on June 3."))
    assert (stand_of(told)["statements"], stand_of(told)["said_on"]) == ((), None)


def test_what_was_only_narrated_is_told_apart() -> None:
    narrated = "The DCM delivered the demarche to the Dam Board on March 15."
    cable = cable_of(f"{SPEECH} {narrated} The day was long.")
    statements = said(f"{SPEECH} {narrated} The day was long.")
    (line,) = told_in(cable, statements)
    assert (line.text, line.statement, line.cable_date) == (narrated, None, "2004-03-17")
    assert told_in(cable_of(("comment", narrated))) == []


def test_sides() -> None:
    statements = said(
        "Foreign Minister Bly told the Ambassador that Norway would open the dam. Bly said that it was late.",
        "President Tarn will speak, Bly said.",
    )
    sides = Sides(statements)
    first = statements[0]
    assert sides.of(first) == "Norway"
    assert sides.speaks_for(first)
    own = next(one for one in statements if one.holder == one.speaker)
    assert sides.speaks_for(own)


def test_lists_trimmed_words_and_stems() -> None:
    assert listed('"a new court," and a census, or rivers.') == ("a new court", "a census", "rivers")
    assert trim('address" the paper in May.') == "address the paper in May"
    assert trim('"whole" words') == '"whole" words'
    assert stems_of("Reforms of the dam") == {"reforms"}


def test_subjects_and_authorities() -> None:
    assert subjects_of("free elections and peaceful rallies") == ("elections", "assembly")
    (named,) = authorities_of("the Copenhagen Declaration")
    assert (named.name, named.day, named.named) == ("Copenhagen Document", "1990-06-29", True)
    (touched,) = authorities_of("the harassment of NGOs")
    assert (touched.paragraph, touched.named) == ("10.3", False)


def test_days_and_names() -> None:
    assert later_than("2004-03", "2004-02-01")
    assert not later_than(None, "2004")
    assert id_of("a", 1) == id_of("a", 1) != id_of("a", 2)
