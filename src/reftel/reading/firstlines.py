"""Which of the first lines of a head a line is: date-time group, addresses, labels of record e-mail, damaged or not.

``MRN:``, ``Date/DTG:``, ``From:``, ``Action:`` are the labels of record e-mail (SMART, from about 2009).
"""

import re

from reftel.fields import parse_class_line
from reftel.reading.lines import CLASS_LINE, Line

_DIGIT = "[0-9OIlSB]"
# Format line 5; letters may stand for digits, the Z may be lost or read as 2, the month misread.
DTG = re.compile(
    rf"(?:[ZOPRY]\s{{0,3}}){{0,2}}[0-3OIl]{_DIGIT}\s?{_DIGIT}{{4}}\s?[Z2]\s{{0,3}}[A-Z0-9][A-Za-z]{{2,8}}\s{{0,3}}'?[0-9]{{2,4}}\b"
    r"|[ZOPRY]\s(?:[ZOPRY]\s)?[0-9]{6}\s[A-Z]{3}\s[0-9]{2}\b"
)
_ROUTED = re.compile(r"(?:TO|INFO)?\s?[QRU][A-Z]{3,7}/")
# A collective may stand among routed addresses without an indicator of its own.
_ADDRESSEE = re.compile(r"(?:XMT\s|[QRU][A-Z]{3,7}\s?/|[A-Z][A-Z ]{2,60}\sCOLLECTIVE\b[A-Z ]{0,20}$)")
_EXCLUDED = re.compile(r"(?:INFO\s)?XMT\s|.{0,80}[ ,]XMT\s")
_NO_NUMBER = re.compile(r"[A-Z][A-Z .']{3,50}")
# Behind a blank line or a page line a list goes on with a routed address, or the address of a post.
_AGAIN = re.compile(
    r"(?:XMT\s|[QRU][A-Z]{3,6}\s?/|[A-Z ]{3,50} COLLECTIVE\b"
    r"|(?:AMEMBASSY|AMCONSUL|AMCONGEN|USMISSION|USDEL|USINT|USLO|SECSTATE|SECDEF|CIA|NSC|DIA|ALL)\s)"
)
_LABELS = (
    (re.compile(r"FM\s|From\s?:|FROM\s?:"), "origin"),
    (re.compile(r"TO(?:\s|$)|TO(?=[QRU][A-Z]{3,7}/)|A(?:ction|CTION)\s?:"), "action"),
    (re.compile(r"INFO\s|INFO(?=[QRU][A-Z]{3,7}/)|XMT\s|I(?:nfo|NFO)\s?:"), "info"),
    (re.compile(r"(?:Date/)?DTG\s?:|DATE/DTG\s?:"), "dtg"),
    (re.compile(r"MRN\s?:"), "mrn"),
    (re.compile(r"ACCT\s|STATE GRNC\b"), "other"),
)
_MISSPELT = re.compile(r"[A-Z][A-Z0-9 /]{4,90}?\s[0-9]{5,6}\b")
_AROUND = 100  # characters: a line of the first lines that is longer holds several
_STARTS = ("VZCZC", "ZCZC", "P ", "R ", "O ", "Z ", "PP ", "RR ", "OO ")
# Where a format line begins in a head that lost its line breaks.
_BEGINS = re.compile(
    r"(?<=\S)\s{1,3}(?=(?:ZZ|OO|PP|RR)\s+R[UH][A-Z]{2,5}\s|DE\s+R[UH][A-Z]{2,5}\s+#|ZN[RY]\s+[UECST]{5}\s"
    r"|(?:[ZOPR]\s){1,2}[0-9]{6}Z\s[A-Z]{3}\s[0-9]{2}\s|FM\s+(?:AM|US|SEC|RU|AIT)[A-Z]|TO\s*R[UH][A-Z]{2,5}/|TO\s+SECSTATE\s"
    r"|INFO\s*(?:R[UH][A-Z]{2,5}/|AM[A-Z]{5,8}\s)|BT\s+(?:UNCLAS|C O N F|S E C R|T O P))"
)


def label_of_address(text: str) -> str | None:
    """The element that the label of an address line, or of record e-mail, begins."""
    for label, kind in _LABELS:
        if label.match(text):
            return kind
    return None


def lists_again(text: str) -> bool:
    """Whether a line behind a blank line goes on with a list of addressees."""
    return _AGAIN.match(text) is not None


def goes_on(first: str, before: str, text: str) -> bool:
    """Whether a line goes on with the addressees: routed ones where the first is, else capitals and no colon.

    Behind an XMT line come the other posts that it takes out, without routing.
    """
    if _ROUTED.match(first) and "/" in first[:16]:
        return _ADDRESSEE.match(text) is not None or (
            _EXCLUDED.match(before) is not None and _NO_NUMBER.fullmatch(text) is not None
        )
    return text.upper() == text and ":" not in text and "<" not in text


def is_class_line(text: str) -> bool:
    """Whether a line is a classification line; a misspelt level counts where station and serial follow it."""
    if CLASS_LINE.match(text):
        return True
    if len(text) > _AROUND or not text.isupper() or _MISSPELT.match(text) is None:
        return False
    line = parse_class_line(text)
    return line is not None and line.serial is not None and line.station is not None


def cut_first_lines(line: Line, text: str) -> list[int]:
    """Where the format lines begin inside a line that holds several of them."""
    if len(line.text) < _AROUND or not line.text.startswith(
        ("VZCZC", "ZCZC", "P ", "R ", "O ", "Z ", "PP ", "RR ", "OO ")
    ):
        return []
    return [found.end() for found in _BEGINS.finditer(text, line.start, min(line.end, line.start + 12_000))]
