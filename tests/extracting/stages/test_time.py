"""The day of the saying, as far as the cable lets one know it."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_speech import said
from made_up import cable, field, paragraph
from reftel.extracting.dating import setting_of
from reftel.extracting.notes import Draft, Notes, Sentence
from reftel.extracting.stages.time import said_on
from reftel.model.cable import Cable, CableDate
from reftel.model.structure import Role


def made(date: str | None = "2004-03-17") -> Cable:
    """A cable of a day."""
    base = cable()
    value = None if date is None else field(CableDate(date, "dtg"))
    return msgspec.structs.replace(
        base, head=msgspec.structs.replace(base.head, date=value), paragraphs=(paragraph(1, "x"),)
    )


class Story:
    """Sentences of a cable, with their statements, written down one after the other."""

    def __init__(self, date: str | None = "2004-03-17") -> None:
        self.cable = made(date)
        self.sentences: list[Sentence] = []
        self.drafts: list[Draft] = []

    def tell(
        self,
        text: str,
        *contents: str,
        by: str = "Orvane",
        to: tuple[str, ...] = (),
        para: int = 1,
        role: Role = "body",
        post: bool = False,
    ) -> "Story":
        """One sentence; each content is a statement of the speaker."""
        sentence = Sentence(index=len(self.sentences), para=para, start=0, end=len(text), text=text, role=role)
        self.sentences.append(sentence)
        for content in contents:
            who, _, words = content.rpartition(": ")
            start = text.index(words)
            self.drafts.append(
                Draft(
                    sentence=sentence.index,
                    start=start,
                    end=start + len(words),
                    frame="that",
                    act="state",
                    speaker_at=None,
                    speaker=who or by,
                    addressees=to,
                    voice="post" if post else "reported",
                )
            )
        return self

    def dated(self) -> tuple[Draft, ...]:
        """The statements with their days, in order."""
        return said_on(Notes(cable=self.cable, sentences=tuple(self.sentences), drafts=tuple(self.drafts))).drafts

    def dates(self) -> list[str | None]:
        """The days of the statements, in order."""
        return [draft.said_on for draft in self.dated()]

    def bases(self) -> list[str | None]:
        """How those days are known."""
        return [draft.said_on_basis for draft in self.dated()]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On March 12, Orvane told us the dam leaked", "2004-03-12"),
        ("During a March 12 meeting Orvane said the dam leaked", "2004-03-12"),
        ("In their March 12 talks Orvane said the dam leaked", "2004-03-12"),
        ("In a meeting of March 12 Orvane said the dam leaked", "2004-03-12"),
        ("Orvane told us yesterday the dam leaked", "2004-03-16"),
        ("In mid-2003 Orvane told us the dam leaked", "2003"),
        ("In early to mid-February Orvane told us the dam leaked", "2004-02"),
        ("On March 12-13 Orvane told us the dam leaked", "2004-03-12/2004-03-13"),
        ("Last summer Orvane told us the dam leaked", "2003-22"),
        ("On April 26 Orvane told us the dam leaked", "2003-04-26"),
        # what is no day of a saying
        ("Referring to the March 12 non-paper, Orvane said the dam leaked", None),
        ("On the paper (sent on March 12) Orvane said the dam leaked", None),
        ("Busy since March 12, Orvane said the dam leaked", None),
        ("On March 20 he will travel, Orvane said the dam leaked", None),
        ("On May 4, 2005 he will travel, Orvane said the dam leaked", None),
        ("In May 2005 he will travel, Orvane said the dam leaked", None),
        ("Orvane said the dam leaked on March 12 the dam leaked", None),
    ],
)
def test_a_sentence_dates_its_own_saying(text: str, day: str | None) -> None:
    story = Story()
    if text.endswith("on March 12 the dam leaked"):
        story.tell(text, "the dam leaked on March 12 the dam leaked")
    else:
        story.tell(text, "the dam leaked")
    assert story.dates() == [day]


def test_a_meeting_carries_through_its_paragraphs() -> None:
    story = (
        Story()
        .tell("The Ambassador met Minister Orvane on March 12.")
        .tell("He said the dam leaked.", "the dam leaked")
    )
    story.tell("He added it was old.", "it was old", para=2)
    assert story.dates() == ["2004-03-12", "2004-03-12"]


def test_two_meetings_are_told_apart_by_who_speaks() -> None:
    story = Story()
    story.tell("On March 12 Orvane told us the dam leaked.", "the dam leaked")
    story.tell("On March 14 Hale told us it was old.", "Hale: it was old", para=2)
    story.tell("Orvane's deputy listened.", para=2)
    story.tell("Orvane said it was new.", "it was new", para=3)
    story.tell("A farmer said it was dry.", "farmer: it was dry", para=3)
    story.tell("A miller told Poloff it was wet.", "miller: it was wet", para=4, to=("Poloff",))
    assert story.dates() == ["2004-03-12", "2004-03-14", "2004-03-12", None, None]


def test_a_stranger_in_the_same_paragraph_speaks_on_the_same_day() -> None:
    story = Story().tell("On March 12 Orvane told us the dam leaked.", "the dam leaked")
    story.tell("On March 14 Hale told us it was old.", "Hale: it was old", para=2)
    story.tell("A farmer said it was dry.", "farmer: it was dry", para=2)
    assert story.dates()[2] == "2004-03-14"


def test_a_summary_borrows_the_day_from_the_body() -> None:
    story = Story().tell("Orvane said the dam leaked.", "the dam leaked", para=0, role="summary")
    story.tell("A stranger said it was dry.", "stranger: it was dry", para=0, role="summary")
    story.tell("On March 12 Orvane told us the dam leaked.", "the dam leaked")
    story.tell("On March 14 Hale told us it was old.", "Hale: it was old", para=2)
    assert story.dates()[:2] == ["2004-03-12", None]


def test_with_one_day_only_a_summary_has_that_day() -> None:
    story = Story().tell("Officials said the dam leaked.", "officials: the dam leaked", para=0, role="summary")
    story.tell("On March 12 Orvane told us the dam leaked.", "the dam leaked")
    assert story.dates() == ["2004-03-12", "2004-03-12"]


def test_looking_back_dates_one_sentence_and_no_more() -> None:
    story = Story().tell("On March 12 Orvane told us the dam leaked.", "the dam leaked")
    story.tell("They had met on January 9 to say it was old.", "it was old")
    story.tell("Orvane said it was new.", "it was new")
    assert story.dates() == ["2004-03-12", "2004-01-09", "2004-03-12"]


def test_the_post_speaks_on_no_day() -> None:
    story = Story().tell("On March 12 we met Orvane.").tell("He is tired.", "He is tired", post=True)
    assert story.dates() == [None]


def test_speech_within_speech_has_its_own_day_or_none() -> None:
    text = "On March 12 Orvane said that on January 9 Hale told him that the dam leaked."
    inner, outer = "Hale: the dam leaked", "on January 9 Hale told him that the dam leaked"
    assert Story().tell(text, outer, inner).dates() == ["2004-03-12", "2004-01-09"]
    text = "On March 12 Orvane said that Hale told him that the dam leaked."
    assert Story().tell(text, "Hale told him that the dam leaked", inner).dates() == ["2004-03-12", None]


def test_an_old_date_is_not_carried_on() -> None:
    story = Story().tell("In a meeting in May 2003 Orvane told us the dam leaked.", "the dam leaked")
    story.tell("Orvane said it was new.", "it was new", para=2)
    assert story.dates() == ["2003-05", None]


def test_a_day_far_down_is_not_that_of_what_comes_before() -> None:
    story = Story().tell("Orvane said the dam leaked.", "farmers: the dam leaked", para=0)
    for turn in range(1, 5):
        story.tell("The dam is old.", para=turn)
    story.tell("On March 12 Hale told us it was old.", "Hale: it was old", para=6)
    assert story.dates() == [None, "2004-03-12"]


def test_the_subject_may_name_the_day() -> None:
    story = Story().tell("Orvane said the dam leaked.", "the dam leaked")
    head = msgspec.structs.replace(story.cable.head, subject=field("MEETINGS WITH ORVANE, MARCH 12, 2004"))
    story.cable = msgspec.structs.replace(story.cable, head=head)
    assert story.dates() == ["2004-03-12"]
    head = msgspec.structs.replace(story.cable.head, subject=field("VOTE OF MARCH 12, 2004"))
    story.cable = msgspec.structs.replace(story.cable, head=head)
    assert story.dates() == [None]


def test_redacted_names_are_no_one_person() -> None:
    story = Story().tell("On March 12 XXXXXXXXXXXX told us the dam leaked.", "XXXXXXXXXXXX: the dam leaked")
    story.tell("On March 14 Hale told us it was old.", "Hale: it was old", para=2)
    story.tell("XXXXXXXXXXXX said it was new.", "XXXXXXXXXXXX: it was new", para=3)
    assert story.dates() == ["2004-03-12", "2004-03-14", None]


def test_a_cable_without_dates_has_none() -> None:
    assert Story().tell("Orvane said the dam leaked.", "the dam leaked").dates() == [None]


def test_a_cable_without_a_day_of_its_own_takes_dates_with_a_year() -> None:
    story = Story(None).tell("On March 12, 2004 Orvane told us the dam leaked.", "the dam leaked")
    assert story.dates() == ["2004-03-12"]
    assert Story(None).tell("On March 12 Orvane told us the dam leaked.", "the dam leaked").dates() == [None]


def test_a_cable_of_a_month() -> None:
    assert Story("2004-03~").tell("On March 12 Orvane told us the dam leaked.", "the dam leaked").dates() == [
        "2004-03-12"
    ]


def test_a_narrated_date_without_an_occasion_is_none() -> None:
    text = "The dam broke in May 2003."
    sentence = Sentence(index=0, para=0, start=0, end=len(text), text=text, role="body")
    assert setting_of(sentence, [], "2004-03-17") is None


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["On March 12 ", "In 1990s ", "", "Yesterday "]),
            st.sampled_from(["Orvane", "Hale", ""]),
            st.booleans(),
        ),
        max_size=6,
    ),
    st.sampled_from(["2004-03-17", "2004", None]),
)
def test_never_raises(rows: list[tuple[str, str, bool]], date: str | None) -> None:
    story = Story(date)
    for opening, who, post in rows:
        story.tell(f"{opening}they met and said it was so", "it was so", by=who, post=post)
    assert len(story.dates()) == len(rows)


def test_a_day_says_whether_its_own_sentence_names_it() -> None:
    story = Story().tell("Orvane said the dam leaked.", "the dam leaked", para=0, role="summary")
    story.tell("On March 12 Orvane told us the dam leaked.", "the dam leaked")
    story.tell("He added it was old.", "it was old")
    story.tell("A miller said it was wet.", "miller: it was wet")
    story.tell("A farmer told Poloff it was dry.", "farmer: it was dry", para=5, to=("Poloff",))
    assert story.bases() == ["people", "sentence", "people", "paragraph", "cable"]


def test_another_event_in_between_ends_what_is_carried() -> None:
    story = Story().tell("On March 12 Orvane told us the dam leaked.", "the dam leaked")
    story.tell("On March 1 Hale announced on television it was old.", "Hale: it was old")
    story.tell("A farmer said it was dry.", "farmer: it was dry")
    story.tell("Orvane said it was new.", "it was new")
    assert story.dates() == ["2004-03-12", "2004-03-01", None, "2004-03-12"]


def test_each_of_two_days_in_a_sentence_dates_what_follows_it() -> None:
    text = "On March 12 Orvane told us the dam leaked, and on March 14 Hale told us it was old."
    story = Story().tell(text, "the dam leaked", "Hale: it was old")
    story.tell("A farmer said it was dry.", "farmer: it was dry")
    assert story.dates() == ["2004-03-12", "2004-03-14", None]


def test_what_the_press_goes_on_saying_has_no_day() -> None:
    story = Story().tell("On March 12 Orvane told us the dam leaked.", "the dam leaked")
    story.tell("The press said it was old.", "press: it was old")
    assert story.dates() == ["2004-03-12", None]


def test_what_is_told_the_press_opens_no_conversation() -> None:
    story = Story().tell("In mid-February Orvane told the press the dam leaked.", "the dam leaked", to=("press",))
    story.tell("A farmer told Poloff it was dry.", "farmer: it was dry", para=2, to=("Poloff",))
    assert story.dates() == ["2004-02", None]


@pytest.mark.parametrize("name", ["Press Secretary", "Cabinet Secretary Hale", "Speaker of Parliament"])
def test_who_only_bears_the_word_for_a_crowd_in_a_title_is_none(name: str) -> None:
    story = Story().tell("On March 12 Orvane told us the dam leaked.", "the dam leaked", to=(name,))
    story.tell(f"{name} said it was old.", f"{name}: it was old")
    assert story.dates() == ["2004-03-12", "2004-03-12"]


@pytest.mark.parametrize("name", ["members of parliament", "Radio Sestri", "press statement"])
def test_a_paper_or_a_crowd_by_several_words_goes_on_saying(name: str) -> None:
    story = Story().tell("On March 12 Orvane told us the dam leaked.", "the dam leaked")
    story.tell(f"{name} said it was old.", f"{name}: it was old")
    assert story.dates() == ["2004-03-12", None]


def test_a_memorandum_of_conversation_bears_the_day_of_the_conversation() -> None:
    story = Story().tell("Orvane said the dam leaked.", "the dam leaked")
    story.cable = msgspec.structs.replace(story.cable, kind="memcon")
    assert (story.dates(), story.bases()) == (["2004-03-17"], ["memorandum"])


@pytest.mark.parametrize(
    "apart",
    [
        "In a television interview Marin said that it was old.",
        "In a separate meeting Marin told Poloff that it was old.",
    ],
)
def test_what_is_said_elsewhere_without_a_day_has_none(apart: str) -> None:
    first = "On March 12, Minister Orvane Marin told the Ambassador that the dam leaked. "
    rows = said(first + apart + " He added that it was wet.", "Marin noted that it was deep.")
    assert [row.said_on for row in rows] == ["2004-03-12", None, None, "2004-03-12"]


def test_when_it_was_told_is_no_part_of_what_was_told() -> None:
    for text in (
        "Foreign Minister Orvane Marin told the Charge during a March 3 meeting that the dam leaked.",
        "Foreign Minister Orvane Marin told Poloff in a meeting on March 3 that the dam leaked.",
    ):
        assert [(row.content, row.said_on) for row in said(text)] == [("the dam leaked", "2004-03-03")]


def test_a_talk_of_others_dates_nothing_that_another_says() -> None:
    rows = said(
        "On March 3 Minister Orvane Marin met General Tarn Bly. Marin said that the dam leaked. "
        "Mayor Sabel Quelle said that the town was poor."
    )
    assert [(row.speaker, row.said_on) for row in rows] == [("Marin", "2004-03-03"), ("Quelle", None)]


def test_what_was_said_before_has_not_the_day_of_the_talk() -> None:
    rows = said(
        "On March 3 the Ambassador met Minister Orvane Marin. "
        "When previously asked by the Ambassador if the dam leaked, Marin replied that it did not."
    )
    assert {row.said_on for row in rows} == {None}


def test_what_is_said_as_a_rule_has_no_day() -> None:
    rows = said("On March 3 the Ambassador met Minister Orvane Marin.", "Some farmers criticize the Board.")
    assert [row.said_on for row in rows] == [None]


MARCH_2_TO_4 = "2004-03-02/2004-03-04"
MARGINS = "On the margins of the March 2-4 summit, Minister Orvane Marin told Poloff that it leaked."
ON_A_DAY = "On March 2 Minister Orvane Marin met Poloff on the margins of the March 2-4 summit. He said that it leaked."
FROM_TO = "Over three days of talks from March 2 to March 4, Minister Orvane Marin told Poloff that it leaked."
BETWEEN = "Between March 2 and March 4 Poloff spoke with Mayor Tarn Bly. Bly said that it leaked."
LISTED = "Poloff met Minister Marin on March 2, 3 and 4. Marin said that it leaked."
OVER = (
    "Over three days of talks, Minister Orvane Marin told Poloff that it leaked. On March 4 Poloff met Mayor Bly. Bly "
    "said it was old."
)
BEHIND = (
    "Poloff met Minister Orvane Marin on March 2 and Mayor Tarn Bly on March 3. Marin said it leaked. Bly said it fell."
)
AHEAD = (
    "On March 2 Poloff saw Mayor Tarn Marin and on March 3 Mayor Orvane Bly. Marin said it leaked. Bly said it fell."
)
AGAIN = "Poloff met Marin on March 1 and again on March 3. Marin said that it leaked."
OF_A_BODY = "The Committee met on March 1. Mayor Tarn Bly told Poloff that it leaked."
DAYS = [
    (MARGINS, [MARCH_2_TO_4]),
    (ON_A_DAY, ["2004-03-02"]),
    (FROM_TO, [MARCH_2_TO_4]),
    (BETWEEN, [MARCH_2_TO_4]),
    (LISTED, [MARCH_2_TO_4]),
    (OVER, [None, "2004-03-04"]),
    (BEHIND, ["2004-03-02", "2004-03-03"]),
    (AHEAD, ["2004-03-02", "2004-03-03"]),
    (AGAIN, [None]),
    (OF_A_BODY, [None]),
]


@pytest.mark.parametrize(("text", "days"), DAYS)
def test_of_several_days_each_is_that_of_its_talk_and_a_stretch_is_shown_as_one(
    text: str, days: list[str | None]
) -> None:
    assert [one.said_on for one in said(text)] == days


def test_a_day_that_others_beside_the_talk_bear_is_not_the_talks() -> None:
    rows = said(
        "Orvane Marin, minister from 1984 to 1993, spoke to Poloffs on March 1 about the river.",
        "Marin said that the dam leaked, and that nobody had mended it.",
    )
    assert {row.said_on for row in rows if row.speaker == "Marin"} == {"2004-03-01"}


def test_a_range_in_the_subject_is_no_day_of_a_statement() -> None:
    story = Story().tell("Orvane told Poloff the dam leaked", "the dam leaked", to=("Poloff",))
    head = msgspec.structs.replace(story.cable.head, subject=field("VISIT OF ORVANE, MARCH 12-14"))
    story.cable = msgspec.structs.replace(story.cable, head=head)
    assert story.dates() == [None]


def test_a_day_in_a_parenthetical_attribution_is_that_of_the_saying() -> None:
    told = (
        "Maravel would support the bid if the charts were published, Minister Cato Vellier told the Charge on March 2."
    )
    assert [row.said_on for row in said(told)] == ["2004-03-02"]
