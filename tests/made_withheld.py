"""A cable of which most is withheld from those with a low clearance; its canaries must then be nowhere."""

import json
from pathlib import Path

from reftel import workflow

CANARIES = ("zorblax", "quimby", "vantook")
HEAD = """\
C O N F I D E N T I A L SESTRIN 000{number}

SIPDIS

E.O. 12958: DECL: 03/11/2014
TAGS: PREL, STRAITS
SUBJECT: {subject}

"""
"""The head of a confidential cable, from its first line that is marked."""
SENT = f"R 071530Z MAR 04\nFM AMEMBASSY SESTRIN\nTO SECSTATE WASHDC\n{HEAD}"
"""The same as it was sent: with a date, by whom and to whom."""
TEXT = (
    HEAD.format(number=777, subject="Quimby and the ferries")
    + """\
1. (C) Summary: Minister Zorblax told Ambassador Halloran that he would support the vantook bid by May 2005.

2. (U) Minister Oyen said that the ferries would sail on March 3.

HALLORAN
"""
)
PAGES = (
    *("/", "/keys", "/said", "/questions", "/question/bid", "/question/bid/timeline", "/commitments", "/calendar"),
    *("/demarches", "/events"),
    *("/?q=ferries", "/?q=sestrin", "/?q=act:support", "/network", "/network?q=ferries", "/actors", "/actors?q=oyen"),
    "/network?actor=oyen&to_actor=halloran",
    *("/cable/SESTRIN777", "/cable/SESTRIN777?as=received", "/cable/SESTRIN777/cite", "/actor/oyen", "/review"),
    *("/agreement", "/complete?q=zor", "/complete?q=from:s", "/?q=zorb", "/account", "/people"),
    *("/cases", "/case/1", "/import", "/import/0001", "/collect?cable=SESTRIN777&place=0", "/openapi.json"),
)
"""What a curious reader would open; each as JSON and CSV too."""


def question(*members: str) -> str:
    """The file of a question about the bid, before a body of these members."""
    return f"""\
[question]
id = "bid"
title = "Does the bid pass?"
rule = "consensus"
members = {json.dumps(members)}
[[option]]
id = "yes"
title = "It passes"
cues = ["bid"]
"""


def kept(folder: Path) -> Path:
    """An archive of that cable, with a question about it."""
    (folder / "cables").mkdir()
    (folder / "cables" / "one.txt").write_text(TEXT, encoding="utf-8")
    archive = folder / "straits"
    workflow.read_into(archive, [folder / "cables"], extract=True)
    (archive / "questions").mkdir()
    (archive / "questions" / "bid.toml").write_text(question("Zed", "Oyen"), encoding="utf-8")
    return archive
