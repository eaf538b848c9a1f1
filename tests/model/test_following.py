"""Records of what statements lead to."""

import msgspec

from reftel.model.following import Topic

LAW = Topic(
    id="t1",
    cable="04SESTRIN214",
    para=2,
    statements=("s1",),
    evidence=(),
    said_on=None,
    cable_date=None,
    because="legislation: in draft",
    rank=0.4,
    source="ab",
    kind="legislation",
    name="law",
    told_by="Orvane",
)


def test_a_low_rank_is_to_check() -> None:
    assert LAW.to_check
    assert not msgspec.structs.replace(LAW, rank=0.5).to_check
