"""What must have stood where a machine misread a scan."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.reading.scans import alike, as_digits, as_letters, level_of, mend_head, numbered


def mended(line: str) -> str:
    text = line
    for mend in sorted(mend_head(line, 0), key=lambda mend: -mend.start):
        text = text[: mend.start] + mend.text + text[mend.end :]
    return text


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("0 241625Z OCT 86", "O 241625Z OCT 86"),
        ("P 2416252 OCT 86", "P 241625Z OCT 86"),
        ("R 15I2O8Z 0CT B6", "R 151208Z OCT 86"),
        ("5UBJECT: THE STRAITS", "SUBJECT: THE STRAITS"),
        ("E.D. 12356: DECL: OADR", "E.O. 12356: DECL: OADR"),
        ("E.O. I2356: OAOR", "E.O. 12356: OADR"),
        ("TO SECSTATE WASHOC IMMEOIATE 7126", "TO SECSTATE WASHDC IMMEDIATE 7126"),
        ("FM AMEMBASSY M0SC0W", "FM AMEMBASSY MOSCOW"),
        ("C 0 N F I O E N T I A L SESTRIN 0S204", "C O N F I D E N T I A L SESTRIN 05204"),
        ("TAGS: PREL, PHUH, UR", "TAGS: PREL, PHUH, UR"),
        ("TAGS: PR3L, 0PDC", "TAGS: PR3L, OPDC"),
        ("EXOIS", "EXDIS"),
        ("FH AMEMBASSY MANILA", "FM AMEMBASSY MANILA"),
        ("FN AMEMBA5SY PORT AU PR1NCE", "FM AMEMBASSY PORT AU PRINCE"),
        ("T0 SECSTATE WASHDC", "TO SECSTATE WASHDC"),
        ("T0 RUEHC/SECSTATE WASHDC", "TO RUEHC/SECSTATE WASHDC"),
        ("1NFO AMEMBASSY ROME", "INFO AMEMBASSY ROME"),
        ("INFD RUEHRO/AMEMBASSY ROME", "INFO RUEHRO/AMEMBASSY ROME"),
        ("P Z21519Z APR 00 ZFF4", "P 221519Z APR 00 ZFF4"),
        ("FN TOWER", "FN TOWER"),
        ("TD TALKS", "TD TALKS"),
        ("THE MINISTER SAIO THAT", "THE MINISTER SAIO THAT"),
        ("", ""),
    ],
)
def test_heads(line: str, right: str) -> None:
    assert mended(line) == right


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("UNCLASSIFIEO", "UNCLASSIFIED"),
        ("C0NFIOENTIAL", "CONFIDENTIAL"),
        ("CONFICENTiAL.", "CONFIDENTIAL"),
        ("S E C R E T", "SECRET"),
        ("LIMITEO OFFICIAL USE", "LIMITEDOFFICIALUSE"),
        ("SECRETARY", None),
        ("CONFIDENCE BUILDING", None),
        ("", None),
        ("SECRET TALKS OF THE WHOLE COUNCIL", None),
    ],
)
def test_levels(text: str, level: str | None) -> None:
    assert level_of(text) == level


@pytest.mark.parametrize(
    ("line", "expected", "number", "right"),
    [
        ("1. TEXT", 1, 1, None),
        ("I. TEXT", 1, 1, "1."),
        ("3' HE SAID", 3, 3, "3."),
        ("5. TEXT", 3, 5, None),  # two are lost: the number is plain
        ("S. TEXT", 3, None, None),
        ("1986. A year", 3, None, None),
        ("3.5 PERCENT", 3, None, None),
    ],
)
def test_paragraph_numbers_by_their_sequence(line: str, expected: int, number: int | None, right: str | None) -> None:
    found = numbered(line, 0, expected)
    if number is None:
        assert found is None
        return
    assert found is not None
    assert found[0] == number
    assert (found[1].text if found[1] else None) == right


def test_signs_that_look_alike() -> None:
    assert alike("UNCLASSIFIEO") == alike("UNCLASSIFIED")
    assert as_letters("M0SC0W") == "MOSCOW"
    assert as_digits("OO52I4") == "005214"


@given(st.text(max_size=90))
def test_never_raises_and_mends_stay_in_the_line(line: str) -> None:
    for mend in mend_head(line, 10):
        assert 10 <= mend.start < mend.end <= 10 + len(line)
    level_of(line)
    numbered(line, 0, 1)
