"""A small writer of SVG: elements as text, everything that comes from a cable escaped; no script, no link out."""

import html
from collections.abc import Iterable

from reftel.model.showing import plain

SIGNS = {
    "support": "●",
    "accept": "●",
    "inferred-for": "●",
    "conditional": "◐",
    "undecided": "○",
    "reject": "✕",
    "declines": "✕",
    "inferred-against": "✕",
}
"""A sign for each stance, so that none has to be told by its colour; what has none is a ``·``."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def element(name: str, *inside: str, **looks: str | float) -> str:
    """One element; in names of its looks an underscore stands for a hyphen, and one at the end for nothing."""
    told = "".join(f' {key.strip("_").replace("_", "-")}="{_value(value)}"' for key, value in looks.items())
    return f"<{name}{told}>{''.join(inside)}</{name}>" if inside else f"<{name}{told}/>"


def text(x: float, y: float, content: str, **looks: str | float) -> str:
    """One line of text."""
    return element("text", escaped(content), x=x, y=y, **looks)


def mark(stance: str, x: float, y: float, size: float, **looks: str | float) -> str:
    """The sign of a stance around a point, drawn and not set in type: disc, half disc, ring, cross, or a short line."""
    sign = SIGNS.get(stance, "·")
    ring: dict[str, str | float] = {"fill": "none", "stroke": "currentColor", "stroke_width": round(size / 4, 2)}
    if sign == "●":
        shape = element("circle", cx=x, cy=y, r=size, fill="currentColor")
    elif sign == "◐":
        half = f"M{_value(x)} {_value(y - size)}A{_value(size)} {_value(size)} 0 0 0 {_value(x)} {_value(y + size)}Z"
        shape = element("path", d=half, fill="currentColor") + element("circle", cx=x, cy=y, r=size * 0.88, **ring)
    elif sign == "○":
        shape = element("circle", cx=x, cy=y, r=size * 0.88, **ring)
    elif sign == "✕":
        arm = size * 0.8
        lines = f"M{_value(x - arm)} {_value(y - arm)}L{_value(x + arm)} {_value(y + arm)}"
        lines += f"M{_value(x - arm)} {_value(y + arm)}L{_value(x + arm)} {_value(y - arm)}"
        shape = element("path", d=lines, **{**ring, "stroke_width": round(size / 2.2, 2)})
    else:
        arm = size * 0.8
        bar = f"M{_value(x - arm)} {_value(y)}H{_value(x + arm)}"
        shape = element("path", d=bar, **{**ring, "stroke_width": round(size / 2.5, 2)})
    return element("g", shape, **looks)


def picture(width: float, height: float, title: str, inside: Iterable[str], **looks: str | float) -> str:
    """A whole picture with its title, which a screen reader tells."""
    box = f"0 0 {_value(width)} {_value(height)}"
    told = element("title", escaped(title))
    return element("svg", told, *inside, xmlns="http://www.w3.org/2000/svg", viewBox=box, role="img", **looks)


def day(edtf: str) -> str:
    """2004-11-25 as 25 Nov 2004, and less where the date says less."""
    parts = edtf.rstrip("~?%").split("-")
    month = [MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []
    return " ".join([part.lstrip("0") for part in parts[2:]] + month + parts[:1])


def escaped(content: str) -> str:
    """Text that is text and nothing else, wherever it came from."""
    return html.escape(plain(content))


def _value(value: str | float) -> str:
    return escaped(value) if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
