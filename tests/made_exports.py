"""Dumps and pages of archives with telegrams of known values: cables.csv, History Lab's exports, pages of PlusD.

Each row, object or page is made as its archive makes it, from columns that the telegram does not know of.
"""

import csv
import html
import io
import json
import random
import re
from datetime import datetime

import msgspec

from made_heads import LEVELS, Told, telegram
from made_heads_words import STAMPS
from made_whole import Whole, whole

NAMES = {"U": "UNCLASSIFIED", "C": "CONFIDENTIAL", "S": "SECRET", "LOU": "LIMITED OFFICIAL USE"}
PARTIAL = (
    "This record is a partial extract of the original cable. The full text of the original cable is not available."
)
BLANK = "-- N/A or Blank --"


class Row(msgspec.Struct):
    """One cable of a dump: what is to be read of it, by name."""

    told: dict[str, object]


class Dump(msgspec.Struct):
    """The text of a dump, and the cables in it in order."""

    text: str
    rows: list[Row]


# cables.csv ------------------------------------------------------------------------------------------------------


def cables_csv(seed: int) -> Dump:
    """Some rows as the dump of 2011 has them: eight columns, marks escaped in one of two ways."""
    chance = random.Random(seed)  # noqa: S311
    doubled = chance.random() < 0.3
    ends = "\r\n" if chance.random() < 0.2 else "\n"
    rows, lines = [], []
    for number in range(1, chance.randint(2, 6)):
        made = whole(seed * 10 + number)
        told = dict(made.told)
        sent: tuple[int, int, int, int, int] = told["dtg"]
        year, month, day, hour, minute = sent
        mrn = f"{made.year % 100:02d}{made.city.replace(' ', '')}{made.serial}"
        level = NAMES[str(told["level"])] + ("//NOFORN" if "NOFORN" in str(told.get("captions")) else "")
        cited = [f"{of % 100:02d}{city}{serial}" for of, city, serial in told.get("references", [])]
        header = "\n".join(made.ahead)
        if chance.random() < 0.15:
            header = PARTIAL
            for name in ("dtg", "precedence", "origin", "action", "info"):
                told.pop(name, None)
        cells = [
            str(number),
            f"{month}/{day}/{year} {hour}:{minute:02d}",
            mrn,
            f"Embassy {made.city.title()}",
            level,
            "|".join(cited),
            header,
            "\n".join(made.lines).lstrip("\n") + chance.choice(("", "\n", " ")),
        ]
        told["date"] = f"{year}-{month:02d}-{day:02d}"
        rows.append(Row(told))
        escape = (lambda cell: cell.replace('"', '""')) if doubled else _backslashed
        lines.append(",".join(f'"{escape(cell)}"' for cell in cells).replace("\n", ends))
    return Dump(ends.join(lines) + chance.choice(("", ends)), rows)


def _backslashed(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace('"', '\\"')


# History Lab -----------------------------------------------------------------------------------------------------


def history_lab(seed: int) -> Dump:
    """Telegrams of the seventies as rows or objects, whole or without their heads, with the columns beside them."""
    chance = random.Random(seed)  # noqa: S311
    form = chance.choice(("csv", "csv", "json", "jsonl", "api", "tsv"))
    records, rows = [], []
    wanted = chance.choice((0, 1, 2))  # body: the text alone, the whole print, none
    for number in range(1, chance.randint(2, 5)):
        one = telegram(seed * 10 + number)
        record, told = _history(chance, one.text, one.told, wanted)
        records.append(record)
        rows.append(Row(told))
    if form in {"csv", "tsv"}:
        out = io.StringIO()
        writer = csv.DictWriter(
            out,
            list(records[0]),
            delimiter="\t" if form == "tsv" else ",",
            lineterminator=chance.choice(("\n", "\r\n")),
            quoting=chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
        )
        writer.writeheader()
        writer.writerows([{key: _cell(value) for key, value in record.items()} for record in records])
        return Dump(out.getvalue(), rows)
    if form == "jsonl":
        return Dump("\n".join(json.dumps(record) for record in records) + "\n", rows)
    whole_of: object = {"count": len(records), "page": 1, "results": records} if form == "api" else records
    return Dump(json.dumps(whole_of, indent=chance.choice((None, 1, 2)), ensure_ascii=chance.random() < 0.5), rows)


def printed(text: str) -> str:
    """What was printed of a record, without what the archive set around it."""
    return text.partition("Message Text")[2].partition("Message Attributes")[0].strip() or text


def _cell(value: object) -> str:
    return "" if value is None else ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _history(chance: random.Random, text: str, said: Told, wanted: int) -> tuple[dict[str, object], dict[str, object]]:
    year, station, serial = said.number
    key = f"{year}{station[:6]}{serial:05d}"
    level = LEVELS[said.level][0]
    authored = f"{said.dtg:%Y-%m-%d}" + chance.choice(("", "T00:00:00", " 00:00:00"))
    subject = said.subject or ""
    body: str | None = None
    told: dict[str, object] = {
        "number": (year, station, serial),
        "level": said.level,
        "date": f"{said.dtg:%Y-%m-%d}",
        "tags": said.tags if wanted == 1 and said.tags else [tag for tag in said.tags if ", " not in tag],
    }
    if subject:
        told["subject"] = subject
    if wanted == 0:
        body = said.body
        told["text"] = said.body
    elif wanted == 1:
        body = text if chance.random() < 0.2 else printed(text)
        told["references"], told["dtg"] = said.references, tuple(said.dtg.timetuple()[:5])
        told["text"] = said.body
    else:
        told["completeness"] = "stub"
    record: dict[str, object] = {
        "doc_id": key,
        "classification": level.lower() if chance.random() < 0.3 else level,
        "authored": authored,
        "title": subject,
        "body": body,
        "source": "cfpf",
        "from_field": station,
        "to_field": "STATE",
        "tags": [tag for tag in said.tags if ", " not in tag],
        "concepts": ["DIPLOMATIC DISCUSSIONS"],
    }
    names = list(record)
    if chance.random() < 0.4:
        chance.shuffle(names)
    return {name: record[name] for name in names}, told


# PlusD -----------------------------------------------------------------------------------------------------------


def plusd(seed: int) -> Dump:
    """A page of PlusD: its table and the text in one copy or two; of a telegram of the seventies, or of Cablegate."""
    chance = random.Random(seed)  # noqa: S311
    if chance.random() < 0.6:
        one = telegram(seed)
        year, station, serial = one.told.number
        key = f"{year}{station[:6]}{serial:05d}_b"
        text, level, at = one.text, one.told.level, one.told.dtg
        tags = [tag for tag in one.told.tags if ", " not in tag]
        subject = one.told.subject or ""
        told: dict[str, object] = {
            "number": one.told.number,
            "dtg": (at.year, at.month, at.day, at.hour, at.minute),
            "level": level,
            "subject": one.told.subject or None,
            "tags": one.told.tags,
            "action": one.told.action,
            "info": one.told.info,
            "references": one.told.references,
            "release": "released",
        }
        if not one.told.tags:
            told.pop("tags")
        told = {name: value for name, value in told.items() if value is not None}
        markings = chance.choice(STAMPS)
        text = printed(text)
    else:
        made: Whole = whole(seed)
        text, level, told = made.text, str(made.told["level"]), dict(made.told)
        key = f"{made.year % 100:02d}{made.city.replace(' ', '')}{made.serial}_a"
        at = datetime(*made.told["dtg"])  # noqa: DTZ001
        tags, subject = list(made.told["tags"]), str(made.told["subject"])
        markings = BLANK
        told["release"] = "leaked"
    told["date"] = f"{at:%Y-%m-%d}"
    pairs = {
        "Date": f"{at:%Y} {at:%B} {at.day}, {at:%H:%M} ({at:%A})",
        "Canonical ID": key,
        "Original Classification": NAMES[level] if chance.random() < 0.9 else LEVELS[level][0],
        "Current Classification": "UNCLASSIFIED" if markings != BLANK else NAMES[level],
        "Handling Restrictions": chance.choice((BLANK, "EXDIS - Exclusive Distribution Only")),
        "Character Count": str(len(text)),
        "Executive Order": chance.choice((BLANK, "GS", "-- Not Assigned --")),
        "Locator": "TEXT ON-LINE",
        "TAGS": " | ".join(f"{tag} - Some Affairs--Of {tag}" for tag in tags) or BLANK,
        "Concepts": "DIPLOMATIC DISCUSSIONS | TRADE",
        "Enclosure": BLANK,
        "Type": "TE - Telegram (cable)",
        "Office Origin": chance.choice((BLANK, "ORIGIN EUR")),
        "Office Action": chance.choice((BLANK, "ACTION NEA")),
        "Archive Status": "Electronic Telegrams",
        "From": "Somewhere Else",
        "To": "Department of State | Secretary of State",
        "Markings": markings,
    }
    layout = chance.randrange(4)
    title = html.escape(subject)
    table = "\n".join(_pair(layout, name, value, linked=chance.random() < 0.5) for name, value in pairs.items())
    raw = html.escape(text, quote=chance.random() < 0.5)
    if chance.random() < 0.2:
        raw = raw.replace("\n", "&#x000A;")
    copies = [f'<div id="raw-text" class="tab"><pre>{raw}</pre></div>']
    if chance.random() < 0.6:
        linked = raw.replace("AMBASSADOR", '<a href="/e">AMBASSADOR</a>')
        copies.insert(chance.randrange(2), f'<div id="tagged-text" class="tab"><pre>{linked}</pre></div>')
    page = [
        "<!DOCTYPE html>",
        f"<html><head><title>Cable: {key}</title></head><body><div class='nav'>About Search Donate</div>",
        f'<table id="synopsis"><tbody><tr><td colspan="2">{title}</td></tr>{table}</tbody></table>',
        *copies,
        '<div id="footer">Help us extend and defend this work.</div></body></html>',
    ]
    return Dump("\n".join(page), [Row(told)])


def plusd_text(seed: int) -> Dump:
    """The same page saved as text: names and values on lines, then the text in the copies that the page had."""
    chance = random.Random(seed)  # noqa: S311
    page = plusd(seed)
    text = re.sub(
        r"</(?:tr|td|th|title|pre)>" if chance.random() < 0.5 else r"</(?:tr|td|div|th|title|pre)>", "\n", page.text
    )
    text = html.unescape(re.sub(r"<[^<>]+>", "", text))
    if chance.random() < 0.5:
        text = re.sub(r"(?m)^((?:[A-Z][a-z]+ ?)+(?:ID|TAGS)?|TAGS|Canonical ID):\n+", r"\1: ", text)
    return Dump(re.sub(r"\n{3,}", "\n\n", text), page.rows)


def _pair(layout: int, name: str, value: str, *, linked: bool) -> str:
    said = html.escape(value)
    if linked and " | " in said:
        said = " | ".join(f'<a href="/plusd/?q={at}">{one}</a>' for at, one in enumerate(said.split(" | ")))
    forms = (
        '<tr><td><div class="s_key">{}:</div><div class="s_val">{}</div></td></tr>',
        '<tr><td class="s_key">{}:</td><td class="s_val">{}</td></tr>',
        "<tr><th>{}</th><td>\n{}\n</td></tr>",
        '<tr>\n<td>\n<div class="s_key">{}:</div>\n<div class="s_val">\n{}\n</div>\n</td>\n</tr>',
    )
    return forms[layout].format(name, said)
