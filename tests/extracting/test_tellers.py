"""Who tells, and who is told."""

import pytest

from made_speech import pairs, said

TABLE = [
    ("Orvane Marin, head of the Dam Board, told the Ambassador that it leaked.", "Marin", ("Ambassador",)),
    ("The head of the Dam Board, Orvane Marin, told Poloff that it leaked.", "Marin", ("Poloff",)),
    ("Marin told us the dam leaked.", "Marin", ("post",)),
    ("Marin reiterated to the Mayor that the dam leaked.", "Marin", ("Mayor",)),
    ("Marin asked to see the clerk at noon and said that the dam leaked.", "Marin", ()),
    ("Several officials complained that the dam leaked.", "Several officials", ()),
    ("The Ministry of Dams announced that it leaked.", "Ministry of Dams", ()),
    ("Orvane Marin, who complained that the dam leaked, left.", "Marin", ()),
    ("Many complained that the dam leaked.", "Many", ()),
    ('The "Old Dam" Party complained that the dam leaked.', "Old Dam Party", ()),
    ("XXXXXXXXXXXX said that the dam leaked.", "XXXXXXXXXXXX", ()),
    ("xxxxxxxxxxxx said that the dam leaked.", "xxxxxxxxxxxx", ()),
    ("\u0445\u0445\u0445\u0445\u0445 said that the dam leaked.", "\u0445\u0445\u0445\u0445\u0445", ()),
    ("[NAME REMOVED] said that the dam leaked.", "[NAME REMOVED]", ()),
    ("Tarn Bly, Marin's close adviser, who told us that the dam leaked, left.", "Bly", ("post",)),
    ("Marin's farewell speech stressed that the dam leaked.", "Marin", ()),
    ("Tarn Bly of the Dam Institute said that the dam leaked.", "Bly", ()),
    ("Quentara and the US all said that the dam leaked.", "Quentara and US", ()),
    ("Committee III said that the dam leaked.", "Committee III", ()),
    ("The head of the Dam Board, Orvane Marin, was worried that it leaked.", "Marin", ()),
    ("Orvane Marin met with the Ambassador to express concern over the dam.", "Marin", ("Ambassador",)),
    ("Orvane Marin issued a statement accusing the mayor of theft.", "Marin", ()),
    ("Orvane Marin expressed concern to Poloff about the dam.", "Marin", ("Poloff",)),
    ("The Dam Board returned to its position that the dam leaked.", "Dam Board", ()),
    ("Dam workers feared that it leaked.", "Dam workers", ()),
    ("Witnesses reported that it leaked.", "Witnesses", ()),
    ("General Orvane Marin (retired) stated the dam leaked.", "Marin", ()),
    ("Two studies suggest that the dam leaked.", "Two studies", ()),
    ("A survey of the valley found that the dam leaked.", "survey of the valley", ()),
    ("Opposition and media figures believe that the dam leaked.", "Opposition and media figures", ()),
    ("The flood led Secretary Tarn Bly to conclude that the dam leaked.", "Bly", ()),
    ("Many townspeople believe that the dam leaked.", "Many townspeople", ()),
    ("GOV officials said that the dam leaked.", "GOV officials", ()),
]


@pytest.mark.parametrize(("text", "speaker", "addressees"), TABLE)
def test_tellers(text: str, speaker: str, addressees: tuple[str, ...]) -> None:
    *_, row = said(text)
    assert (row.speaker, row.addressees) == (speaker, addressees)


@pytest.mark.parametrize(
    "text",
    [
        "The statistics suggest that the dam leaked.",
        "It was noted that the dam leaked.",
        "The figures suggest that the dam leaked.",
        "You said that the dam leaked.",
        "One hopes that the dam leaked.",
    ],
)
def test_what_cannot_tell(text: str) -> None:
    assert [row for row in said(text) if row.voice == "reported"] == []


def test_the_name_beside_a_body_and_its_representative_speaks() -> None:
    text = "The Dam Preparedness Agency (DPPA) representative, Abdi Mahmoud, added that transport was lacking."
    assert [one.speaker for one in said(text)] == ["Mahmoud"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The former leader of the Dam party, Abdallah Djalla, who was ousted, pointed out to us that it rose.",
            "Djalla",
        ),
        (
            "Opposition Rally for Culture and Democracy (RCD) leader Said Sodi gave an overview, saying it held power.",
            "Sodi",
        ),
        ("A community leader from Marta, Jos Mario dos Santos, told us that it leaked.", "Jos Mario dos Santos"),
    ],
)
def test_a_name_within_or_beside_the_subject_speaks(text: str, speaker: str) -> None:
    assert [one.speaker for one in said(text)] == [speaker]


def test_what_shows_that_something_is_so_says_nothing() -> None:
    told = pairs("Recent Data indicate that the dam leaks. Trends suggest that it will break.")
    assert {speaker for speaker, _ in told} == {"post"}


def test_who_is_told_is_named_behind_his_office_and_body() -> None:
    (told,) = said("President Oyen told DBTY Chief Prosecutor Serge Bramm (Ref E) that he knew of the leak.")
    assert told.addressees == ("Bramm",)


def test_who_answers_a_question_is_named_behind_it() -> None:
    told = pairs("Asked whether Emboffs could visit el-Jarn, Orvane and Lamia stressed that it leaked.")
    assert ("Orvane and Lamia", "it leaked") in told


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A number of family representatives criticized the plan of the mayor.", "number of family representatives"),
        ("A handful of farmers said that the dam leaked.", "handful of farmers"),
        ("The presidency issued a statement encouraging the families to leave.", "presidency"),
        ("The subject claimed that the metal was found in the dam.", "subject"),
    ],
)
def test_so_many_of_a_group_and_an_office_speak(text: str, speaker: str) -> None:
    assert [one.speaker for one in said(text)] == [speaker]


def test_so_many_of_a_thing_do_not() -> None:
    assert "number of leaks" not in [one.speaker for one in said("A number of leaks demanded the care of the Board.")]


def test_a_short_name_that_the_tagger_takes_for_an_adverb() -> None:
    rows = said(
        "Permrep Orvane Som met the mayor. The mayor told Som that the dam leaked. Som said he feared another flood."
    )
    assert [row.speaker for row in rows if "flood" in row.content] == ["Som"]


def test_a_name_before_a_clause_that_the_parser_lost() -> None:
    assert pairs(
        "Minister Orvane Marlow arrived. During a May 1 lunch hosted by the DCM, Marlow, who had just returned from "
        "the capital, said that the government would sign."
    ) == [("Marlow", "the government would sign")]


def test_who_it_was_that_proposed_it() -> None:
    assert ("Marlow", "the plan") in pairs("Minister Orvane Marlow arrived. It was Marlow who proposed the plan.")


def test_whoever_one_turns_to_is_asked() -> None:
    (row,) = said("Minister Marin turned to the mayor and asked in a low voice what the Board would do.")
    assert (row.speaker, row.addressees) == ("Marin", ("Mayor",))


def test_one_that_is_not_given_is_told_nothing() -> None:
    rows = said("Minister Marin would not give one, but said that the dam would be mended before the snow.")
    assert [row.addressees for row in rows] == [()]
