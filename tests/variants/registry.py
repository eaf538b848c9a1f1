"""The checks of the variants of the format, each under the flag that names its variant."""

from collections.abc import Callable

from variants.page import Page

Check = Callable[[Page], None]
CHECKS: dict[str, Check] = {}
MADE: dict[str, tuple[str, ...]] = {}


def variant(flag: str, *made: str) -> Callable[[Check], Check]:
    """Enter the check of a variant, with telegrams of our own making that show it."""

    def enter(check: Check) -> Check:
        assert flag not in CHECKS
        CHECKS[flag] = check
        MADE[flag] = made
        return check

    return enter


def telegram(
    body: str = "1. (C) The lamps are lit. The straits are open to all.",
    *,
    line: str = "C O N F I D E N T I A L SESTRIN 000214",
    captions: str = "SIPDIS",
    eo: str = "E.O. 12958: DECL: 03/17/2014",
    tags: str = "TAGS: PREL, PGOV, KZ",
    subject: str = "SUBJECT: THE LAMPS OF SESTRIN",
    references: str = "REF: HOLLEN 133",
    by: str = "Classified By: DCM Ada Askew for reasons 1.4 (b) and (d).",
    signature: str = "HALLORAN",
    date: str = "P 170905Z MAR 04",
) -> str:
    """A telegram with every line of a head; an empty line leaves its element out."""
    head = ["VZCZCXYZ0000", "PP RUEHC", "DE RUEHAA #0214 0770905", "ZNY CCCCC ZZH", date, "FM AMEMBASSY SESTRIN"]
    head += [
        "TO RUEHC/SECSTATE WASHDC PRIORITY 0710",
        "BT",
        line,
        "",
        captions,
        "",
        eo,
        tags,
        subject,
        "",
        references,
        "",
    ]
    return "\n".join([*head, by, "", body, "", signature, ""])
