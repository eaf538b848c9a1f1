"""Date-time groups."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.fields.dtg import Dtg, parse_dtg

VALUES = [
    ("P 240734Z OCT 06 ZDK", datetime(2006, 10, 24, 7, 34, tzinfo=UTC)),
    ("P R 281848Z DEC 66", datetime(1966, 12, 28, 18, 48, tzinfo=UTC)),
    ("240734ZOCT06", datetime(2006, 10, 24, 7, 34, tzinfo=UTC)),
    ("o 051430z mar 2007", datetime(2007, 3, 5, 14, 30, tzinfo=UTC)),
    ("R 2416252 OCT 86", datetime(1986, 10, 24, 16, 25, tzinfo=UTC)),  # Z read as 2 on a scan
    ("310900Z FEB 07 then 010900Z MAR 07", datetime(2007, 3, 1, 9, 0, tzinfo=UTC)),
    ("R 1412O0Z JUN 75", datetime(1975, 6, 14, 12, 0, tzinfo=UTC)),
    ("R l41200Z JUN 75", datetime(1975, 6, 14, 12, 0, tzinfo=UTC)),
    ("R 14I200Z JUN 75", datetime(1975, 6, 14, 12, 0, tzinfo=UTC)),
    ("R 141200Z 0CT 75", datetime(1975, 10, 14, 12, 0, tzinfo=UTC)),
    ("R 141200Z JVL 75", datetime(1975, 7, 14, 12, 0, tzinfo=UTC)),
    ("R 141200Z SEPT 75", datetime(1975, 9, 14, 12, 0, tzinfo=UTC)),
    ("R141200Z SEP 75", datetime(1975, 9, 14, 12, 0, tzinfo=UTC)),
    ("OP 141200Z SEP 75", datetime(1975, 9, 14, 12, 0, tzinfo=UTC)),
    ("O 241625 OCT 86", datetime(1986, 10, 24, 16, 25, tzinfo=UTC)),
    ("24 0734Z OCT 06", datetime(2006, 10, 24, 7, 34, tzinfo=UTC)),
    ("242400Z OCT 06", datetime(2006, 10, 25, 0, 0, tzinfo=UTC)),
    ("240734Z OCT '06", datetime(2006, 10, 24, 7, 34, tzinfo=UTC)),
    ("Date/DTG: Aug 08, 2012 / 081541Z AUG 12", datetime(2012, 8, 8, 15, 41, tzinfo=UTC)),
    ("R 141200Z OCT 1943", datetime(1943, 10, 14, 12, 0, tzinfo=UTC)),
    ("2006-10-24T07:34Z", datetime(2006, 10, 24, 7, 34, tzinfo=UTC)),
    ("VZCZC\nDE RUEHTA\nO 292359Z FEB 08\nFM X", datetime(2008, 2, 29, 23, 59, tzinfo=UTC)),
]
NONE = [
    "",
    "310900Z FEB 07",
    "242560Z OCT 06",
    "240734Z XYZ 06",
    "2970734",
    "1240734Z OCT 06",
    "240734Z OCT",
    "241260Z JAN 07",
    "241625 OCT 86",
    "R 141200Z MAX 75",
    "R 141200Z APAUREL 0398",  # the number of an addressee behind a line that was torn
]


@pytest.mark.parametrize(("text", "at"), VALUES)
def test_values(text: str, at: datetime) -> None:
    assert parse_dtg(text) == Dtg(at)


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert parse_dtg(text) is None


@given(st.datetimes(datetime(1900, 1, 1), datetime(2099, 12, 31)))  # noqa: DTZ001 (hypothesis wants naive bounds)
def test_round_trip(at: datetime) -> None:
    dtg = Dtg(at.replace(second=0, microsecond=0, tzinfo=UTC))
    assert parse_dtg(str(dtg)) == dtg


@pytest.mark.parametrize(
    ("month", "number"),
    [
        ("AOUT", 8),
        ("FÉV", 2),
        ("MAI", 5),
        ("JUIN", 6),
        ("JUILLET", 7),
        ("DÉC", 12),
        ("AGOSTO", 8),
        ("sept", 9),
        ("0CT", 10),
    ],
)
def test_months_in_the_language_of_the_country(month: str, number: int) -> None:
    told = parse_dtg(f"R 160934Z {month} 08")
    assert told is not None
    assert (told.at.year, told.at.month) == (2008, number)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("R 121530R MAR 86", "122030Z MAR 86"),
        ("O P 010015A JAN 86", "312315Z DEC 85"),
        ("P 121530I MAR 86", "120630Z MAR 86"),
        ("R 121530J MAR 86", None),
        ("AT 121530R MAR 86", None),
    ],
)
def test_a_local_time_is_given_in_zulu_time(text: str, said: str | None) -> None:
    told = parse_dtg(text)
    assert (str(told) if told else None) == said
