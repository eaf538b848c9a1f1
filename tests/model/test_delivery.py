"""To whom the relay sent a copy."""

from reftel.model.delivery import Delivery, deliveries
from reftel.reading import read

HEAD = (
    "VZCZCXRO2214\nPP RUEHLO RUEHDBU\nDE RUEHTA #0012 0871215\nZNY CCCCC ZZH\nP 281215Z MAR 07\nFM AMEMBASSY ASTANA\n"
)
TEXT = (
    "C O N F I D E N T I A L ASTANA 000012\nE.O. 12958: DECL: 03/28/2017\nTAGS: PREL\nSUBJECT: LAMPS\n\n1. (C) Lit.\n"
)


def test_a_collective_explains_what_no_address_does() -> None:
    (cable,) = read(f"{HEAD}TO RUEHLO/AMEMBASSY LONDON\nINFO RUCNCIS/CIS COLLECTIVE\nBT\n{TEXT}").cables
    assert deliveries(cable) == (
        Delivery("RUEHLO", "LONDON", "addressee"),
        Delivery("RUEHDBU", "DUSHANBE", "collective"),
    )


def test_without_a_collective_it_is_not_known() -> None:
    (cable,) = read(f"{HEAD}TO RUEHLO/AMEMBASSY LONDON\nBT\n{TEXT}").cables
    assert [one.reason for one in deliveries(cable)] == ["addressee", "unknown"]
    (bare,) = read(TEXT).cables
    assert deliveries(bare) == ()
