"""Walks through the reading room as who reads everything: each address that a page names, in each form."""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple
from urllib.parse import quote

from asking import Answer
from reftel.web.views import VIEWS
from reftel.web.views.view import View

_ADDRESS = re.compile(r'(?:href|action|src)="([^"]*)"')
_PLAIN = re.compile(r"[0-9a-f]{9,}|[0-9]+")
_KEPT = "/?&=%:@~+,.;!$*()'-_"
_EACH = 3
"""So many addresses that differ only in numbers, hashes or values are followed."""


class Crawl(NamedTuple):
    """What was answered, by address, and in which forms each view was seen."""

    answers: dict[str, Answer]
    seen: set[tuple[str, str]]


def view_of(path: str) -> View | None:
    """The view that has an address, without what stands behind its question mark."""
    patterns = ((view, re.sub(r"\{\w+\}", "[^/]+", view.path)) for view in VIEWS)
    return next((view for view, pattern in patterns if re.fullmatch(pattern, path)), None)


def crawl(get: Callable[[str], Answer], home: str, begins: Iterable[str], each: int = _EACH) -> Crawl:
    """Follow what pages lead to within the room, from some addresses on; of addresses of one kind a few."""
    waiting = list(begins)
    kinds: Counter[tuple[str, ...]] = Counter()
    answers: dict[str, Answer] = {}
    seen: set[tuple[str, str]] = set()
    while waiting:
        address = waiting.pop(0)
        if address in answers:
            continue
        answer = answers[address] = get(quote(address, safe=_KEPT))
        path, _, asked = address.partition("?")
        view = view_of(path)
        if view and answer.status == 200:
            told = re.search(r"(?:^|&)format=([a-z-]+)", asked)
            seen.add((view.name, told[1] if told else "html"))
        if "html" not in answer.headers.get("content-type", ""):
            continue
        if view and "format=" not in asked:
            sign = "&" if asked else "?"
            waiting += [f"{address}{sign}format={form}" for form in view.forms if form != "html"]
        for found in _ADDRESS.findall(answer.text):
            led = html.unescape(found).partition("#")[0].removeprefix(home.rstrip("/"))
            led = f"{path}{led}" if led.startswith("?") else led
            if not led.startswith("/") or led.startswith(("//", "/static/", "/sign-out")):
                continue
            kind = (_PLAIN.sub("0", led.partition("?")[0]), *re.findall(r"[?&](\w+)=", led))
            kinds[kind] += 1
            if kinds[kind] <= each:
                waiting.append(led)
    return Crawl(answers, seen)


def told(answer: Answer) -> str:
    """All that an answer tells, its headers too: escapes undone, without case, accents and signs that nobody sees."""
    text = f"{answer.data.decode('utf-8', 'replace')} {dict(answer.headers)}"
    for _ in range(2):
        text = html.unescape(re.sub(r"\\u([0-9a-fA-F]{4})", lambda one: chr(int(one[1], 16)), text))
    apart = unicodedata.normalize("NFKD", text)
    return "".join(one for one in apart if unicodedata.category(one) not in ("Mn", "Cf")).casefold()
