"""Poor scans."""

from made_pdf import pdf
from reftel.reading import read

HEAD = """R 021330Z MAR 79
FM AMEMBASSY TARSIS
TO SECSTATE WASHDC

C O N F I D E N T I A L TARSIS 0417

SUBJECT: TIN

"""
SOUND = "\n".join(["1. THE MINISTER TOLD THE AMBASSADOR THAT HIS GOVERNMENT WOULD SUPPORT THE COMMITTEE."] * 20)
POOR = "\n".join(["1. TKE MINI5TER T0LD THF AMBAS8ADOR THA7 HIS GOVERNMENT W0ULD SUPP0RT TNE COMM1TTEE."] * 20)


def codes(data: bytes | str) -> set[str]:
    return {finding.code for cable in read(data).cables for finding in cable.findings}


def test_a_text_layer_of_debris_is_told_and_a_sound_one_is_not() -> None:
    assert "poor-scan" in codes(pdf([HEAD + POOR]))
    assert "poor-scan" not in codes(pdf([HEAD + SOUND]))
    assert "poor-scan" not in codes(pdf([HEAD + POOR[:200]]))  # too little to tell
    assert "poor-scan" not in codes(HEAD + POOR)  # no scan: it was typed so
