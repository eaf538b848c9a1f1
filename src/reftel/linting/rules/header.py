"""Rules of the format lines: channel, routing, serial, security, date-time group, precedence, addresses (L001 to L017).

Handbook: 5 FAH-2 H-230 and H-320. A copy that never had these lines is not asked for them.
"""

import datetime as dt
import difflib
import re
from collections import Counter
from collections.abc import Iterator

from reftel.facts import posts, routing
from reftel.fields.address import Addressee
from reftel.fields.signal import Signal
from reftel.linting.catalogue import found
from reftel.linting.knowledge import web
from reftel.linting.words import day_of, has_format_lines, is_extract, lines_of, place_of, text_of
from reftel.model.cable import Cable
from reftel.model.finding import Finding
from reftel.model.source import Span

_CHANNEL = re.compile(r"VZCZC\s?[A-Z]{3}[0-9]{3,4}")
_PROSIGNS = {"ZZ": "FLASH", "OO": "IMMEDIATE", "NN": "IMMEDIATE", "PP": "PRIORITY", "RR": "ROUTINE"}
_SECURITY = re.compile(r"(?P<handle>ZN[RY])\s+(?P<letters>[A-Z]{5})")
_LEVELS = {"U": "U", "E": "U", "C": "C", "S": "S", "T": "TS"}
_LETTERS = {"U": "UUUUU", "C": "CCCCC", "S": "SSSSS", "TS": "TTTTT"}
_ANOTHER_COPY = frozenset({"repetition", "correction", "duplicate", "cancellation"})
"""Kinds of signals that say that there is another copy."""
_FL5 = re.compile(r"(?P<signs>(?:[ZOPRY]\s+){1,4})[0-9]{6}Z\s+[A-Z]{3}\s+[0-9]{2,4}\b")
_ORDER = "ZOPR"
_RANK = {"FLASH": 0, "NIACT IMMEDIATE": 1, "IMMEDIATE": 1, "PRIORITY": 2, "ROUTINE": 3}
_WORDS = ("FLASH", "NIACT", "IMMEDIATE", "PRIORITY", "ROUTINE")
_COLLECTIVE = re.compile(r"\bCOLL(?:ECTIVE)?\b|\bAIG\b|\bALL\b|\bALDAC\b|\bPOSTS?\b|\bPROGRAM\b|\bCABLES\b")
_FILED = re.compile(r"DE\s+\S+\s+#?\S+\s+([0-9]{7})\b")
_NUMBER = re.compile(r"[0-9]{4}(?:-[0-9]{4})?")  # of a message in several parts, a range
_DAY = dt.timedelta(days=1)


def is_collective(name: str, ri: str | None = None) -> bool:
    """Whether an address stands for several: ``STRAITS COLLECTIVE``, ``AIG 7031``, ``ALL DIPLOMATIC POSTS``."""
    route = routing.route_of(ri) if ri else None
    return _COLLECTIVE.search(name.upper()) is not None or (route is not None and route.kind == "collective")


def channel_line_malformed(cable: Cable) -> Iterator[Finding]:
    """L001."""
    for line, place in lines_of(cable.head.transmission):
        if "ZCZC" in line[:8] and not _CHANNEL.fullmatch(line):
            yield found("channel-line-malformed", f"line 1 reads {line}; VZCZC, three letters, digits expected", place)


def prosign_not_highest(cable: Cable) -> Iterator[Finding]:
    """L002."""
    transmission = cable.transmission
    if transmission is None or transmission.prosign is None or not cable.precedence:
        return
    highest = min(cable.precedence, key=lambda word: _RANK.get(word, 9))
    if _PROSIGNS.get(transmission.prosign) != highest:
        proper = next((sign for sign, word in _PROSIGNS.items() if word == highest), "")
        message = f"line 2 begins with {transmission.prosign}, line 5 is {highest}; {proper} expected"
        yield found("prosign-not-highest", message, place_of(cable.head.transmission))


def routing_indicator_malformed(cable: Cable) -> Iterator[Finding]:
    """L003."""
    transmission = cable.transmission
    sent = (transmission.station, *transmission.routed_to) if transmission else ()
    places = [(ri, place_of(cable.head.transmission)) for ri in sent if ri]
    for name in ("action", "info"):
        for line, place in lines_of(cable.field(name)):
            if told := re.match(r"(?:TO|INFO)?\s?([A-Z]{4,8})\s?/(?!/)", line):
                places.append((told[1], place))
    for ri, place in dict(places).items():
        if not routing.is_valid(ri) and not routing.routes_of(ri):
            yield found("routing-indicator-malformed", f"{ri} is no routing indicator", place)


def routing_not_of_post(cable: Cable) -> Iterator[Finding]:
    """L004."""
    transmission, post = cable.transmission, posts.post_of(cable.origin or "")
    if transmission is None or transmission.station is None or post is None or not has_format_lines(cable):
        return
    routes = routing.routes_of(transmission.station)
    named = {posts.canonical(name) for route in routes for name in (route.name, *route.also)}
    stations = {route.station for route in routes if route.station} | named
    if routes and any(route.station for route in routes) and post.station not in stations:
        held = " or ".join(sorted({route.name for route in routes}))
        message = f"line 3 comes from {transmission.station} ({held}), and the FM line says {cable.origin}"
        yield found("routing-not-of-post", message, place_of(cable.head.transmission))


def julian_disagrees(cable: Cable) -> Iterator[Finding]:
    """L006."""
    transmission = cable.transmission
    if transmission is None or cable.dtg is None:
        return
    place = place_of(cable.head.transmission)
    if transmission.julian is None:
        for line, own in lines_of(cable.head.transmission):
            if told := _FILED.match(line):
                yield found("julian-disagrees", f"{told[1]} is no day of a year and time", own)
        return
    number, clock = transmission.julian
    sent = cable.dtg.at
    filed = [each for year in (sent.year - 1, sent.year, sent.year + 1) if (each := _filed(year, number, clock))]
    if not filed:
        return  # the 366th day of years that have none
    nearest = min(filed, key=lambda each: abs(each - sent))
    if not -dt.timedelta(minutes=2) <= nearest - sent < _DAY:
        expected = f"{sent:%j}{sent:%H%M}"
        message = (
            f"line 3 was filed {nearest:%Y-%m-%d %H:%M}Z, and line 5 says {sent:%Y-%m-%d %H:%M}Z; {expected} expected"
        )
        again = any(signal.kind in _ANOTHER_COPY for signal, _ in _signals(cable))
        yield found("julian-disagrees", message, place, "info" if again else None)


def _filed(year: int, day: int, clock: str) -> dt.datetime | None:
    try:
        at = dt.datetime(year, 1, 1, int(clock[:2]), int(clock[2:]), tzinfo=dt.UTC) + dt.timedelta(days=day - 1)
    except ValueError:
        return None
    return at if day and at.year == year else None


def security_line_disagrees(cable: Cable) -> Iterator[Finding]:
    """L007."""
    classification = cable.classification
    if classification is None or classification.level == "LOU" or is_extract(cable):
        return
    for line, place in lines_of(cable.head.transmission):
        if (told := _SECURITY.match(line)) is None:
            continue
        level = _LEVELS.get(told["letters"][0])
        expected = _LETTERS[classification.level]
        if level is not None and level != classification.level:
            message = (
                f"line 4 says {told['letters']}, the classification line {classification.level}; {expected} expected"
            )
            yield found("security-line-disagrees", message, place)
        elif told["handle"] == "ZNR" and classification.level != "U":
            message = f"line 4 says ZNR, and the cable is {classification.level}; ZNY expected"
            yield found("security-line-disagrees", message, place)


def _signals(cable: Cable) -> Iterator[tuple[Signal, Span]]:
    """The operating signals of lines 3 to 5, each once, with the line that it stands on."""
    lines = [*lines_of(cable.head.transmission), *lines_of(cable.head.dtg)]
    seen: set[str] = set()
    for signal in cable.transmission.operating if cable.transmission else ():
        if signal.code not in seen:
            seen.add(signal.code)
            own = (place for line, place in lines if signal.code in line and "ZCZC" not in line[:8])
            yield signal, next(own, place_of(cable.head.transmission))


def repeated_transmission(cable: Cable) -> Iterator[Finding]:
    """L008."""
    for signal, place in _signals(cable):
        if signal.kind in _ANOTHER_COPY:
            yield found("repeated-transmission", f"{signal.code}: {signal.meaning}; seek the other copy", place)


def signal_unknown(cable: Cable) -> Iterator[Finding]:
    """L008."""
    for signal, place in _signals(cable):
        if signal.kind == "unknown":
            yield found("signal-unknown", f"{signal.code} is no operating signal that is known", place)


def dtg_invalid(cable: Cable) -> Iterator[Finding]:
    """L009."""
    if cable.dtg is not None:
        return
    for line, place in lines_of(cable.head.transmission):
        if told := _FL5.match(line):
            yield found("dtg-invalid", f"{line[len(told['signs']) : told.end()]} is no day and time", place)


def dtg_after_release(cable: Cable) -> Iterator[Finding]:
    """L009."""
    released = cable.release.date or ""
    if cable.dtg is not None and len(released) == 10 and cable.dtg.at.date().isoformat() > released:
        message = f"sent {cable.dtg.at:%Y-%m-%d}, and released {released} already"
        yield found("dtg-after-release", message, place_of(cable.head.dtg))


def precedence_order(cable: Cable) -> Iterator[Finding]:
    """L010."""
    if (told := _FL5.match(text_of(cable.head.dtg))) is None:
        return
    signs = told["signs"].split()
    ranks = [_ORDER.index(sign) for sign in signs if sign in _ORDER]
    if len(signs) > 2 or ranks != sorted(ranks):
        proper = " ".join(_ORDER[rank] for rank in sorted(set(ranks)))
        message = f"precedence {' '.join(signs)}; {proper} expected"
        yield found("precedence-order", message, place_of(cable.head.dtg))


def precedence_of_addressees(cable: Cable) -> Iterator[Finding]:
    """L011."""
    if not has_format_lines(cable) or not cable.precedence:
        return
    if len(cable.precedence) > 1 and not cable.info and cable.action:
        message = f"two precedences ({', '.join(cable.precedence)}), and nobody is informed"
        yield found("precedence-of-addressees", message, place_of(cable.head.precedence))
    highest = min(_RANK.get(word, 9) for word in cable.precedence)
    for one in (*cable.action, *cable.info):
        if one.precedence and _RANK.get(one.precedence, 9) < highest:
            message = f"{one.name} is {one.precedence}, and the cable {cable.precedence[0]}"
            yield found("precedence-of-addressees", message, _place_of(cable, one))


def flash_mixed(cable: Cable) -> Iterator[Finding]:
    """L012."""
    if "FLASH" in cable.precedence and len(set(cable.precedence)) > 1:
        message = f"FLASH goes alone, and not with {', '.join(w for w in cable.precedence if w != 'FLASH')}"
        yield found("flash-mixed", message, place_of(cable.head.precedence))


def address_missing(cable: Cable) -> Iterator[Finding]:
    """L013."""
    if not has_format_lines(cable):
        return
    place = place_of(cable.head.transmission)
    if cable.head.origin is None:
        yield found("address-missing", "there is no FM line: the post that sent it is not named", place)
    if cable.head.action is None:
        yield found("address-missing", "there is no TO line: nobody is to act", place)


def address_order(cable: Cable) -> Iterator[Finding]:
    """L014."""
    action, info = cable.head.action, cable.head.info
    if action and info and info.span.start < action.span.start:
        yield found("address-order", "INFO stands before TO", info.span)
    for one in (*cable.action, *cable.info):
        if one.excluded and not any(is_collective(each.name, each.routing) for each in (*cable.action, *cable.info)):
            message = f"XMT {', '.join(one.excluded)} behind {one.name}, which is no collective"
            yield found("address-order", message, _place_of(cable, one))


def addressee_twice(cable: Cable) -> Iterator[Finding]:
    """L015."""
    counted = Counter((one.routing, one.name) for one in (*cable.action, *cable.info) if one.routing)
    for (ri, name), count in counted.items():
        if count > 1:
            last = next(one for one in reversed((*cable.action, *cable.info)) if (one.routing, one.name) == (ri, name))
            yield found("addressee-twice", f"{ri}/{name} is there {count} times", _place_of(cable, last, last=True))


def continuity_number(cable: Cable) -> Iterator[Finding]:
    """L016."""
    for one in (*cable.action, *cable.info):
        if not one.number or not one.routing or one.name.upper().endswith("AIG"):
            continue
        if is_collective(one.name, one.routing):
            yield found("continuity-number", f"{one.name} is a collective, and has a number", _place_of(cable, one))
        elif not _NUMBER.fullmatch(one.number):
            message = f"{one.name} has the number {one.number}; four digits expected"
            yield found("continuity-number", message, _place_of(cable, one))


def precedence_misspelt(cable: Cable) -> Iterator[Finding]:
    """L017."""
    for name in ("action", "info"):
        for line, place in lines_of(cable.field(name)):
            words = line.upper().split()
            while words and words[-1].isdigit():
                words.pop()
            # The first words are the address; what is spelt like a precedence behind them is meant as one.
            for word in words[2:] if "/" in line else ():
                near = difflib.get_close_matches(word, _WORDS, 1, 0.8)
                if near and word not in _WORDS and word.isalpha():
                    yield found("precedence-misspelt", f"{word}; {near[0]} expected", place)


def routed_elsewhere(cable: Cable) -> Iterator[Finding]:
    """L060."""
    transmission, addressed = cable.transmission, (*cable.action, *cable.info)
    if (
        transmission is None
        or not addressed
        or any(is_collective(one.name, one.routing) or not one.routing for one in addressed)
    ):
        return
    others = [ri for ri in transmission.routed_to if ri not in {one.routing for one in addressed} | web()]
    if others:
        day = day_of(cable)
        told = ", ".join(f"{ri} ({route.name})" if (route := routing.route_of(ri, day)) else ri for ri in others)
        message = f"line 2 goes to {told} too, which no addressee has"
        yield found("routed-elsewhere", message, place_of(cable.head.transmission))


def _place_of(cable: Cable, one: Addressee, *, last: bool = False) -> Span:
    """The line of an addressee; that of all of them, where it cannot be told."""
    lines = [*lines_of(cable.head.action), *lines_of(cable.head.info)]
    own = [place for line, place in lines if one.name in line and (one.routing or "") in line]
    return own[-1 if last else 0] if own else place_of(cable.head.action or cable.head.info)
