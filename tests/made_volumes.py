"""Telegrams of Foreign Relations with datelines of every kind, undated and only received too, made of known values."""

import random

from made_exports import Dump, Row

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
PLACES = ("Addis Ababa", "Cairo", "Paris", "Moscow", "La Paz", "Rome")
FORMS = (
    "dated",
    "received too",
    "undated, received",
    "received, marked",
    "undated",
    "of the editors",
    "between",
    "none",
)


def document(seed: int) -> Dump:
    """A document: who wrote to whom, where, and when, as far as its dateline or the editors say it."""
    chance = random.Random(seed)  # noqa: S311
    year, month, day = chance.randint(1930, 1976), chance.randint(1, 12), chance.randint(1, 27)
    form, place = chance.choice(FORMS), chance.choice(PLACES)
    told_day, received = f"{year}-{month:02d}-{day:02d}", f"{MONTHS[month - 1]} {day}, {year}"
    hour = chance.choice(("", "—2 p.m.", "—11:40 a.m.", "—noon"))
    told: dict[str, object] = {"kind": "telegram", "place": place, "signature": "Engert", "date": told_day}
    named = f'<placeName><hi rend="smallcaps">{place}</hi></placeName>'
    marked = f'<date when="{told_day}">{received}{hour}</date>'
    attributes = ""
    if form == "dated":
        line = f"{named}, {marked}."
    elif form == "received too":
        line = f"{named}, {marked}<lb/>[Received {MONTHS[month - 1]} {day + 1}{hour}.]"
    elif form == "undated, received":
        line, told["date"] = f"{named} [undated].<lb/>[Received {received}{hour}]", f"{told_day}~"
    elif form == "received, marked":
        line, told["date"] = f"{named}, undated.<lb/>[Received {marked}.]", f"{told_day}~"
    elif form == "undated":
        line, told["date"] = f"{named}, undated.", None
    elif form == "of the editors":
        line = f"{named}, undated."
        attributes = (
            f' frus:doc-dateTime-min="{told_day}T00:00:00-05:00" frus:doc-dateTime-max="{told_day}T23:59:59-05:00"'
        )
    elif form == "between":
        line = f'{named}, <date notBefore="{told_day}" notAfter="{year}-{month:02d}-28">undated</date>.'
        told["date"] = f"{year}-{month:02d}"
    else:
        line, told["date"], told["place"] = "", None, None
    dateline = f"<dateline>{line}</dateline>" if line else ""
    dateline = f"<opener>{dateline}</opener>" if chance.random() < 0.4 else dateline
    told["origin"], told["text"] = f"The Minister in {place}", "The Emperor has left. Nothing else is known."
    text = f"""<div type="document" xml:id="d{seed % 900}" n="{seed % 900}"{attributes}>
<note rend="inline" type="source">765.84/{seed}: Telegram</note>
<head><hi rend="italic">The Minister in {place}</hi> <hi rend="italic">to the <gloss type="to">Secretary of
    State</gloss></hi></head>
{dateline}
<p>The Emperor has left.<note n="3" xml:id="d1fn3">Not printed. Received May 4, 1911.</note> Nothing else is known.</p>
<closer><signed><hi rend="smallcaps">Engert</hi></signed></closer>
</div>
"""
    return Dump(text, [Row(told)])
