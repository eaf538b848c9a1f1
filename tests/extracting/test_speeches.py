"""The days of speeches."""

from made_speech import said


def test_what_is_said_in_a_speech_further_on_has_its_day() -> None:
    rows = said(
        "In a March 3 speech, Minister Orvane Marin said that the dam leaked.",
        "In his speech, Marin said that it was old. Marin added that it was wet.",
        "In another speech, Minister Tarn Bly said that the town was poor.",
    )
    assert [row.said_on for row in rows] == ["2004-03-03", "2004-03-03", "2004-03-03", None]
