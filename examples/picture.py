"""Draws who moved when on one option, from real output: the picture in the README.

reftel positions examples/straits-chair-2005.toml examples/cables --json |
    python examples/picture.py vardania-2005 "Vardania in the chair in 2005?" > docs/who-moved.svg
"""

import html
import itertools
import json
import sys
from typing import Any

from reftel.writing.svg import SIGNS, day, text

ROWS = 6
# A colour and a word for each stance, beside its sign; the colours are Okabe and Ito's.
STANCES = {
    "support": ("#0072B2", "supports"),
    "accept": ("#0072B2", "accepts"),
    "conditional": ("#8A6A00", "only if"),
    "undecided": ("#555555", "undecided"),
    "reject": ("#B34700", "rejects"),
    "declines": ("#B34700", "declines"),
    "inferred-against": ("#777777", "against (inferred)"),
    "inferred-for": ("#777777", "for (inferred)"),
}
WIDTH, TOP, LINE = 940, 92, 66
COLUMNS = (24, 132, 300, 468)

Row = dict[str, Any]


def told(rows: list[Row]) -> dict[str, list[list[Row]]]:
    """Each actor's own positions, oldest first, in runs of one stance."""
    rows = sorted((row for row in rows if row["on"] and not row["claimed_by"] and not row["to_check"]), key=by_actor)
    return {
        actor: [list(run) for _, run in itertools.groupby(theirs, key=lambda row: row["stance"])]
        for actor, theirs in itertools.groupby(rows, key=lambda row: row["actor"])
    }


def by_actor(row: Row) -> tuple[str, str]:
    """The order in which rows are grouped."""
    return row["actor"], row["on"]


def stand(x: int, y: int, row: Row) -> list[str]:
    """One stance: sign, word and day, and the paragraph it is in."""
    colour, word = STANCES.get(row["stance"], ("#555555", row["stance"]))
    sign = SIGNS.get(row["stance"], "·")
    return [
        text(x, y, f"{sign} {word}", fill=colour, font_weight="700"),
        text(x, y + 17, day(row["on"]), fill="#555555", font_size="12"),
        text(x, y + 33, f"{row['cable']} ¶{row['para']}", fill="#555555", font_size="12"),
    ]


def words(row: Row, width: int = 58) -> list[str]:
    """The evidence in two lines at most, cut between words."""
    lines = [""]
    for word in f"“{' '.join(row['text'].split())}”".split():
        if len(lines[-1]) + len(word) > width:
            if len(lines) == 2:
                lines[-1] = lines[-1].rstrip(" ,;") + " …”"
                break
            lines.append("")
        lines[-1] += word + " "
    return lines


def draw(rows: list[Row], title: str) -> str:
    """The table as SVG."""
    moves = told(rows)
    settled = {actor: runs[-1][-1]["stance"] in {"support", "accept"} for actor, runs in moves.items()}
    chosen = sorted(moves, key=lambda actor: (len(moves[actor]) == 1, settled[actor], moves[actor][0][0]["on"]))[:ROWS]
    height = TOP + LINE * len(chosen) + 34
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    font = 'font-family="Georgia, Charter, serif" font-size="15"'
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {font} role="img" aria-labelledby="title">',
        f'<title id="title">{html.escape(title)} Who moved when, with the paragraph behind each step.</title>',
        f'<rect width="{WIDTH}" height="{height}" rx="6" fill="#FDFCF8" stroke="#D8D4C8"/>',
        text(COLUMNS[0], 38, title, font_size="20", fill="#1A1A1A"),
    ]
    for x, head in zip(COLUMNS, ("WHO", "FIRST REPORTED", "LAST REPORTED", "IN THE POST'S WORDS"), strict=True):
        out.append(text(x, 68, head, fill="#777777", font_size="11", letter_spacing="1"))
    for number, actor in enumerate(chosen):
        y = TOP + LINE * number
        out.append(f'<line x1="{COLUMNS[0]}" x2="{WIDTH - 24}" y1="{y - 12}" y2="{y - 12}" stroke="#E4E0D4"/>')
        first, last = moves[actor][0][0], moves[actor][-1][-1]
        out.append(text(COLUMNS[0], y + 10, actor, fill="#1A1A1A", font_weight="700"))
        out += stand(COLUMNS[1], y + 10, first)
        if len(moves[actor]) > 1:
            out += stand(COLUMNS[2], y + 10, last)
        else:
            out.append(text(COLUMNS[2], y + 10, "has not moved", fill="#777777", font_style="italic"))
            out += stand(COLUMNS[2], y + 10, last)[1:]
        for offset, line in enumerate(words(last)):
            out.append(text(COLUMNS[3], y + 10 + 18 * offset, line.rstrip(), fill="#1A1A1A", font_size="13"))
    foot = "Made-up example collection. Every line leads to the characters it rests on."
    out += [text(COLUMNS[0], height - 14, foot, fill="#777777", font_size="12"), "</svg>", ""]
    return "\n".join(out)


def main() -> None:
    """Positions as JSON lines in, SVG out."""
    option, title = sys.argv[1:3]
    rows = [json.loads(line) for line in sys.stdin if line.strip()]
    sys.stdout.write(draw([row for row in rows if row["option"] == option], title))


if __name__ == "__main__":
    main()
