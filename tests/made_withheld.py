"""A cable of which most is withheld from those with a low clearance; its canaries must then be nowhere."""

from pathlib import Path

from reftel import workflow

CANARIES = ("zorblax", "quimby", "vantook")
TEXT = """\
C O N F I D E N T I A L SESTRIN 000777

SIPDIS

E.O. 12958: DECL: 03/11/2014
TAGS: PREL, STRAITS
SUBJECT: Quimby and the ferries

1. (C) Summary: Minister Zorblax told Ambassador Halloran that he would support the vantook bid by May 2005.

2. (U) Minister Oyen said that the ferries would sail on March 3.

HALLORAN
"""
QUESTION = """\
[question]
id = "bid"
title = "Does the bid pass?"
rule = "consensus"
members = ["Zed", "Oyen"]
[[option]]
id = "yes"
title = "It passes"
cues = ["bid"]
"""
PAGES = (
    *("/", "/keys", "/said", "/questions", "/question/bid", "/question/bid/timeline", "/commitments", "/calendar"),
    *("/?q=ferries", "/?q=sestrin", "/?q=act:support", "/network", "/network?q=ferries", "/actors", "/actors?q=oyen"),
    *("/cable/SESTRIN777", "/cable/SESTRIN777?as=received", "/cable/SESTRIN777/cite", "/actor/oyen", "/review"),
    *("/agreement", "/complete?q=zor", "/complete?q=from:s", "/?q=zorb", "/account", "/people"),
    *("/cases", "/case/1", "/import", "/import/0001", "/collect?cable=SESTRIN777&place=0", "/openapi.json"),
)
"""What a curious reader would open; each as JSON and CSV too."""


def kept(folder: Path) -> Path:
    """An archive of that cable, with a question about it."""
    (folder / "cables").mkdir()
    (folder / "cables" / "one.txt").write_text(TEXT, encoding="utf-8")
    archive = folder / "straits"
    workflow.read_into(archive, [folder / "cables"], extract=True)
    (archive / "questions").mkdir()
    (archive / "questions" / "bid.toml").write_text(QUESTION, encoding="utf-8")
    return archive
