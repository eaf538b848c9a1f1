"""A Cablegate page rewritten to the form of the seeds: TAGS as ``[PREL](#)``, ``¶1.`` as ``11.``, lines collapsed."""

import html
import re

_PRE = re.compile(r"<pre>(.*?)</pre>", re.DOTALL)
_TAG = re.compile(r"<a href='/tag/[^']*'>([^<]*)</a>")
_ANY = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_NUMBER = re.compile(r"¶?\s?\d{1,3}\s?\.(?!\d)|¶?\d{1,3}\s?\((?:C|S|U|SBU|C/NF|S/NF)\)")
_RULE = re.compile(r"(?:[-=_*] ?){4,}$")
_PAGE = re.compile(r"[A-Za-z][A-Za-z .'-]+ \d{5,8} +\d{3}(?:\.\d)? OF \d{3}|PAGE \d\d ", re.IGNORECASE)
_ALONE = re.compile(
    r"SIPDIS$|CONFIDENTIAL$|SECRET$|UNCLASSIFIED$"
    r"|(?:[-*•]{1,2}|\([a-z0-9]\)|[A-Z][.)]) |NNNN$|(?:S E C R E T|C O N F I D) "
)
_NAME = re.compile(r"[A-Z][A-Za-z'-]{3,14}$|>$|\"$")
_LABEL = re.compile(r"(?:E\.?O\.?|TAGS?|SUBJ|REFS?|CLASSIFIED BY|REASON|DERIVED)\b", re.IGNORECASE)


def to_seed_form(page: str) -> str:
    """The text of a page in the form in which the seeds came."""
    blocks = [block.replace("\r\n", "\n") for block in _PRE.findall(page)]
    texts = [html.unescape(_ANY.sub("", _TAG.sub(r"[\1](#)", block))) for block in blocks]
    lines = [line.strip() for text in texts for line in [*text.split("\n"), ""]]
    start = next((at for at, line in enumerate(lines) if re.match(r"¶?\s?1\s?\.(?!\d)", line)), len(lines))
    # What stands over the first paragraph behind the last label (a heading, a rule) is body too.
    while start and not _LABEL.match(lines[start - 1]) and (not lines[start - 1] or _RULE.match(lines[start - 1])):
        start -= 1
    body = _collapsed(lines[start:])
    text = "\n".join([*lines[:start], "", *body])
    return re.sub(r"(?m)^¶\s?(?=\d{1,3}\s?[.(])", "1", text)


def _collapsed(lines: list[str]) -> list[str]:
    out: list[str] = []
    fresh = True
    for at, line in enumerate(lines):
        over_rule = at + 1 < len(lines) and bool(_RULE.match(lines[at + 1]))
        if not line or _RULE.match(line):
            fresh = True
        elif _NAME.match(line):
            out += ["", line]
            fresh = True
        elif (
            fresh
            or over_rule
            or _LABEL.match(line)
            or _NUMBER.match(line)
            or _PAGE.match(line)
            or _ALONE.match(line)
            or len(out[-1]) == 0
        ):
            out += ["", line]
            fresh = bool(_PAGE.match(line) or line == "SIPDIS") or over_rule
        elif len(lines[at - 1]) > 110:  # the page was re-flowed already: its line ends are paragraphs'
            out += ["", line]
        else:
            out[-1] = f"{out[-1]} {line}"
    return out
