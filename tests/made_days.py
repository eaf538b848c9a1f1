"""Two made-up cables that tell of sayings and of a meeting without a day; the second has no date itself."""

UNDATED = """\
C O N F I D E N T I A L SESTRIN 000301

E.O. 12958: DECL: 05/20/2014
TAGS: PREL
SUBJECT: THE DAM

1. (C) Foreign Minister Orvane said that Vardania would oppose the dam.

2. (C) Foreign Minister Orvane met Ambassador Halloran in Sestrin. Orvane promised to open the canal.

HALLORAN
"""
DATED = f"""\
P 201430Z MAY 04
FM AMEMBASSY SESTRIN
TO SECSTATE WASHDC PRIORITY 1234

{UNDATED}"""
