"""Names joined by *and*, told apart: ``Otero, Carson and Gavin`` are three, ``the Secretary of State for Trade and
Industry`` is one.
"""

from reftel.extracting.lexicon.load import cues, speakers
from reftel.extracting.registry import Registry
from reftel.facts import countries
from reftel.facts.english import english

_LINKED = (" for ", " of ", " from ")


def parts_of(text: str) -> list[str]:
    """``Otero, Carson and Gavin`` as three; "the Secretary of State for Trade and Industry" stays one."""
    if " and " not in text and " & " not in text:
        return [text]
    pieces: list[str] = []
    for piece in text.replace(" & ", " and ").replace(" , ", ", ").split(" and "):
        pieces.extend(part.strip(" ,") for part in piece.split(", "))
    pieces = [piece for piece in pieces if piece]
    linked = next((turn for turn, one in enumerate(pieces[:-1]) if any(link in f" {one} " for link in _LINKED)), None)
    if linked == 0:
        return [text]
    if linked is not None:  # "Bly, Tolo, and Director for Dams and Rivers Orla Venn"
        pieces = [*pieces[:linked], " and ".join(pieces[linked:])]
    if all(countries.candidates(piece) for piece in pieces[:-1]) and _are_several(pieces[-1]):
        return [text]  # "the Quentaran and Ostrel Ministers"
    if _is_field(pieces[0]):
        return [text if pieces[-1].rsplit(maxsplit=1)[-1].lower() in english() else pieces[-1]]
    if _is_office(pieces):
        return pieces[-1:]
    if all(_headed(piece) for piece in pieces):
        return pieces
    return [text]


def of_two_offices(parts: list[str], registry: Registry) -> list[str]:
    """``Vice-President and Trade Commissioner Bly`` is one man; ``the President and Minister Bly`` are two."""
    if len(parts) == 2 and "'s " in parts[1].replace(" 's", "'s") and not _is_known(parts[0], registry):
        return parts[1:]  # "the Dams and Rivers section's Orla Bly"
    if len(parts) != 2 or len(parts[1].split()) < 3 or parts[0].lower().startswith("the "):
        return parts
    *_, last = parts[0].lower().split()
    people = speakers()
    if last == parts[0].lower() and _leads_two(parts, registry):
        return parts[1:]  # "Dam Board and DP president Ara Tolo"
    titled = last in people.titles - people.weak and registry.own_role(last) is None
    behind = parts[1].lower().split()
    office = people.titles - people.weak | people.nouns
    return parts[1:] if titled and any(word in office for word in behind[:-1]) else parts


def _leads_two(parts: list[str], registry: Registry) -> bool:
    """Whether the first of two is a body that the other leads too: ``Senate and DP president Ara Tolo``."""
    before = parts[1].split()
    at = next((turn for turn, word in enumerate(before) if word in speakers().titles - speakers().weak), 0)
    led = 0 < at < len(before) - 1 and all(word[0].isupper() for word in (*before[:at], *before[at + 1 :]))
    return led and not _is_known(parts[0], registry) and not registry.shouted


def _is_known(name: str, registry: Registry) -> bool:
    """Whether a name is that of a country, or of a person by the last word."""
    return registry.person(name.rsplit(maxsplit=1)[-1]) is not None or bool(countries.candidates(name))


def _is_field(piece: str) -> bool:
    """Whether a title is cut within its field: ``Deputy Secretary UN Economic`` of *Economic and Social Affairs*."""
    *before, last = piece.lower().split()
    titled = any(word in speakers().titles for word in before)
    return titled and last.endswith(("ic", "al")) and last in english()


def _is_office(pieces: list[str]) -> bool:
    """Whether the name of an office is cut twice, whose holder alone is meant: ``River Control and Dam Safety and
    Locks Division Deputy Chief Bly``.
    """
    if len(pieces) < 3:
        return False
    lex = speakers()
    last = [word.lower() for word in pieces[-1].split()]
    titled = next((turn for turn, word in enumerate(last[:-1]) if word in lex.titles - lex.weak), 0)
    known = lex.titles | lex.nouns | lex.bodies | cues("institutions")
    ends = [piece.rsplit(maxsplit=1)[-1].lower() for piece in pieces[:-1]]
    return any(word in known for word in last[:titled]) and all(
        word in english() and word not in known and len(piece.split()) > 1
        for word, piece in zip(ends, pieces, strict=False)
    )


def _are_several(piece: str) -> bool:
    """Whether words end with a plural for people or bodies: ``Ostrel Ministers``."""
    _, _, last = piece.lower().rpartition(" ")
    return last.endswith("s") and last != piece.lower() and last.removesuffix("s") in speakers().nouns


def _headed(piece: str) -> bool:
    last = piece.rsplit(maxsplit=1)[-1]
    return last[0].isupper()
