"""Formats that are known by their look and cannot be read yet: named, counted, and kept whole."""

import re

_JSON = re.compile(r"[\ufeff\s]*[\[{]\s*[\"{\[]")
_NER = re.compile(r"^@@@\s*$", re.MULTILINE)


def unread_format(text: str) -> str | None:
    """The name of a format of text that cannot be read yet, or None."""
    head = text[:4000].lstrip("\ufeff \t\r\n")
    lower = head[:1000].lower()
    if lower.startswith(("<?xml", "<tei")) and "<tei" in lower:
        return "tei"
    if lower.startswith(("<!doctype html", "<html", "<?xml")):
        return "html" if "<html" in lower else "xml"
    if _JSON.match(head):
        return "jsonl"
    if head.startswith("---\n") and "\ncable-" in head:
        return "qmd"
    if _NER.search(text[:20000]) and "||" in text:
        return "historylab"
    return None
