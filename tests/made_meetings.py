"""Made-up cables that tell of meetings: held, planned, by telephone, over a meal, with a day of their own or none."""

from pathlib import Path

from reftel import workflow

CABLE = """\
{head}C O N F I D E N T I A L {post} 000{number}

E.O. 12958: DECL: 05/20/2014
TAGS: PREL
SUBJECT: THE DAM

1. (C) {text}

HALLORAN
"""
HEAD = """\
P {day}1430Z MAY 04
FM AMEMBASSY {post}
TO SECSTATE WASHDC PRIORITY 1234

"""
LATE = "On May 18, Foreign Minister Orvane met Ambassador Halloran in Sestrin. Orvane promised to open the canal."
EARLY = "On May 3, Ambassador Halloran had lunch with Foreign Minister Orvane and Minister Oyen."
PLANNED = "Foreign Minister Orvane will meet Ambassador Halloran on May 30."
BY_CABLE = "Foreign Minister Orvane met Minister Oyen in Sestrin. Orvane promised to open the canal."
NO_DAY = "Minister Oyen met Ambassador Halloran in Sestrin. Oyen promised to wait."
CALLED = "On May 9, Ambassador Halloran telephoned Minister Oyen. Oyen said that the dam would be built."


def made(folder: Path) -> Path:
    """An archive of six cables, in each of which one meeting is told of."""
    told = ((LATE, "SESTRIN"), (EARLY, "SESTRIN"), (PLANNED, "SESTRIN"), (BY_CABLE, "TARNSEE"), (CALLED, "TARNSEE"))
    for number, (text, post) in enumerate(told):
        head = HEAD.format(day=20 + number, post=post)
        cable = CABLE.format(head=head, number=301 + number, post=post, text=text)
        (folder / f"{number}.txt").write_text(cable, encoding="utf-8")
    undated = CABLE.format(head="", number=399, post="SESTRIN", text=NO_DAY)
    (folder / "9.txt").write_text(undated, encoding="utf-8")
    workflow.read_into(folder / "archive", sorted(folder.glob("*.txt")), extract=True)
    return folder / "archive"
