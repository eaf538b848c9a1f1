"""What is to be looked at before cables are published."""

import msgspec

from reftel.model.publication import Alleged, NameListed, Preflight


def test_names_are_undecided_and_allegations_stay_out_until_somebody_says_otherwise() -> None:
    name = NameListed(name="Oyen", forms=("Oyen",), cables=1, statements=1, places=())
    alleged = Alleged(key="a", cable="a", para=0, start=0, end=1, cue="x", speaker="post", post="X", text="x")
    assert (name.do, alleged.do) == ("?", "drop")
    one = Preflight(
        access="x", cables=1, extracted=1, statements=1, withheld=0, redactions=0, masked=0, protections=0,
        names=(name,), words=(), markings=(), described=(), alleged=(alleged,),
    )  # fmt: skip
    assert one.undecided == 1
    assert msgspec.structs.replace(one, names=(msgspec.structs.replace(name, do="keep"),)).undecided == 0
