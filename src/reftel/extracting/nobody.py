"""Who can be called a speaker or holder: a person, office, body, state, group or described source; and who cannot.

A parse takes for somebody who speaks what names nobody: *who*, *reftel*, a letter, a day, a notion, a whole clause.
Of whom only a pronoun is left, that one goes by ``UNNAMED``.
"""

import re
from typing import Final

from reftel.extracting.lexicon.load import cues, speakers
from reftel.extracting.notes import Mention, Sentence
from reftel.facts import countries
from reftel.facts.english import english

_NO_NAME: Final = re.compile(r"^[A-Za-z]\.?$|[;<>=~^_]|[0-9][a-z]{3}|[A-Za-z][0-9][a-z]")
_LETTERS: Final = re.compile(r"[a-wyz]{1,2}")  # what is left of a name: "st"
_FINITE: Final = frozenset(["VBZ", "VBD", "VBP", "MD"])
_RELATIVE: Final = frozenset(["relcl", "acl", "advcl", "ccomp"])
_OBJECTS: Final = frozenset(["him", "them", "me"])  # "opposition to him"
_CLAUSES: Final = frozenset(["we", "they", "there", "i"])  # "we are aware of only two: …"
_SUBORDINATE: Final = re.compile(r"(?:and|or|but) (?:(?:its|his|her|their) (?:[a-z-]+ ){1,3}(?:the )?(?=[A-Z]))?")
_MISPRINT: Final = re.compile(r"(?P<one>[A-Z]),(?P<two>[A-Z])\. (?P<rest>(?:[A-Z][\w-]{0,30} ){0,6})")
_FELLOW: Final = re.compile(r" and (?:its|his|her|their) [a-z-]{1,30}(?: [a-z-]{1,30})?$")
_NAMED: Final = re.compile(r",? (?:the )?[A-Z][\w-]{1,30}(?: [A-Z][\w-]{1,30}){0,4}")
_JOINED: Final = re.compile(
    r",? and (?:its (?:[a-z-]{1,30},? ){1,3}(?=[A-Z])|(?:his|her|their) (?:[a-z-]{1,30},? ){0,3}(?=\w))"
)
_SOMEBODY: Final = frozenset(["who", "whom", "they", "them", "he", "she", "him", "her"])
_RELATIVES: Final = frozenset(["who", "which", "that"])
_TOGETHER: Final = frozenset(["all", "both", "each", "also", "together"])
_SHORT: Final = 2  # words of "we all", which is no clause
UNNAMED: Final = "unnamed"  # who spoke, where the cable has no more of him than a pronoun
HE_OR_SHE: Final = frozenset(["he", "she", "him", "her", "his", "hers", "himself", "herself"])
_DAY: Final = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: [0-9]{1,2})?"
    r"|[0-9]{1,2}(?: [ap]\.? ?m\.?)?"
)
_LINKS: Final = frozenset(["of", "for", "in", "at", "from", "with", "on", "to", "by", "under"])
_NOTION: Final = re.compile(r"[a-z-]{2,30}(?:tion|sion|ment|ness|ity|ance|ence|ship|ism)s?")
_ANYBODY: Final = re.compile(
    r"(?i:no one|(?:none|neither) of .+|no [a-z]+(?: [a-z]+)*)|[a-z]{2,20}est (?:person|mind)"
)  # "even the dumbest person would see it"
_FOCUS: Final = re.compile(
    r"(?:(?:not|even|only|especially|particularly|possibly|probably|perhaps|apparently|presumably|neither) )+",
    re.IGNORECASE,
)
_ADJUNCT: Final = re.compile(
    r" (?:under (?:date|instructions?)|in (?:conversation|reply|answer|response)|upon|during|despite|although"
    r"|because|while|when|regarding|concerning|respecting|particularly|called|for (?:weeks|months|years))\b"
)
_IN_WHICH: Final = re.compile(r"^(?:in|at|during|to|of|with|after) wh(?:ich|om) (?=\S)")
_WHOSE_WORDS: Final = re.compile(
    r"(?P<who>[A-Z][\w-]{1,30})['’]s? (?:[a-z]{1,20} )?(?:comments?|remarks?|statement|speech|interview|address|letter"
    r"|article|message)\b[^.;]{0,100}, $"
)
_WHEN: Final = re.compile(
    r" (?:in|on|at|since|by) (?:early|mid|late)?[ -]{0,3}(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|[0-9])"
)
_DATED: Final = re.compile(
    r"(?:[Aa]n? |[Tt]he )?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r" [0-9]{1,2},? (?=[a-z])"
)
_THANKS: Final = re.compile(
    r"(?:[a-z\"'’“”` ]{1,40} )?(?:thanks|gratitude|appreciation|congratulations|condolences|regards) to "
)
_LEAD: Final = re.compile(r"(?P<noun>[a-z-]{2,30}) (?=[A-Z][\w'’-]{0,30}(?: [A-Z][\w'’-]{0,30}){0,3}$)")
_HEADING: Final = re.compile(r": (?P<who>[A-Z][\w.'’-]{0,30}(?: [\w.'’-]{1,30}){0,4}) $")
_APPOSED: Final = re.compile(r", (?P<who>[A-Z][\w.-]{0,30}(?: [A-Z][\w.-]{0,30}){1,3}), ")
_PARTICLES: Final = cues("particles")  # "Mario dos Santos", whose *dos* the tagger takes for a verb


def is_nobody(name: str) -> bool:
    """Whether a name is none: a word of grammar, the head of a part of the text, a letter, what a machine misread."""
    words = name.lower().split()
    if (
        not words
        or _NO_NAME.search(name)
        or name.lower() in cues("labels")
        or (len(words) == 1 and (words[0] in cues("nobody") or _LETTERS.fullmatch(name)))
        or _DAY.fullmatch(" ".join(words))
        or words[-1] in _LINKS
        or _ANYBODY.fullmatch(name)
        or _is_notion(name.split())
    ):
        return True
    return len(words) > 1 and words[-1] in _OBJECTS and words[1] != "of"


def _is_notion(words: list[str]) -> bool:
    """Whether words are built on what nobody is: ``communication to Marin``, ``request``, ``Commenting``."""
    head = next((words[turn] for turn, word in enumerate(words[1:]) if word in _LINKS), words[-1])
    low = head.lower()
    known = speakers()
    if words[0].lower().endswith("ing") and words[1:2] and words[1] in _LINKS - {"of"}:
        return not countries.candidates(words[0].lower())  # "Retreating from our commitments"
    if head[0].isupper() and (len(words) > 1 or head.isupper()):
        return False  # the name of a body: "Arms Reduction"
    if any(one in known.bodies or one in cues("institutions") for one in (low, low.removesuffix("s"))):
        return False
    if low in cues("notions"):
        return True
    if any(one in known.nouns or one in known.titles for one in (low, low.removesuffix("s"))):
        return False
    if low in cues("plurals") or head[0].isupper():
        return False  # a name that ends like a notion: France
    return _NOTION.fullmatch(low) is not None


def is_common(name: str, small: frozenset[str]) -> bool:
    """Whether a word with a capital is no name, unless somebody bears it in the cable: *Price*, *Fielding*.

    The cable has it in small letters too (``Sample``), or it is a notion.
    """
    low = name.lower()
    known = speakers()
    return (
        name.isalpha()
        and name[0].isupper()
        and low in english()
        and (low in small or _NOTION.fullmatch(low) is not None)
        and not any(one in group for one in (low, low.removesuffix("s")) for group in (known.nouns, known.titles))
        and not any(low in group for group in (known.bodies, cues("plurals"), cues("not_names"), cues("institutions")))
    )


def worded(at: Mention, sentence: Sentence, verb: int | None = None) -> Mention:
    """The words for somebody without what hangs on them: *even the Turks*, *the Consul under instructions called*.

    ``verb`` is the first character of the verb in the sentence: ``Irrigation: Marin underscored`` is of Marin.
    """
    if verb is not None and verb > at.end and (found := _HEADING.match(sentence.text[at.end - sentence.start : verb])):
        start = at.end + found.start("who")
        return Mention(found["who"], start, start + len(found["who"]))
    text = _IN_WHICH.sub("", at.text)
    whose = _WHOSE_WORDS.search(sentence.text[: at.start - sentence.start]) if text != at.text else None
    text = whose["who"] if whose is not None else text  # "seized on Marin's remarks, in which he said"
    focus = _FOCUS.match(text)
    if focus is not None and focus.end() < len(text):
        text = text[focus.end() :].replace(" nor ", " and ")
    cut = _ADJUNCT.search(text) or _WHEN.search(text)
    text = text if cut is None else text[: cut.start()]
    thanks = _THANKS.match(text)
    text = text if thanks is None else text[thanks.end() :]  # "offered his thanks to Quentara"
    dated = _DATED.match(text)
    text = text if dated is None else text[dated.end() :]  # "a February 20 editorial"
    lead = _LEAD.match(text)
    if lead is not None and _is_notion([lead["noun"]]):
        text = text[lead.end() :]  # "As to the possibilities of conciliation Marin tells me"
    return at if text == at.text else Mention(text, at.start, at.end)


def apposed(at: Mention, sentence: Sentence) -> Mention | None:
    """``the President's campaign manager, Ara Tolo, …``: Ara Tolo; None where no name stands so."""
    last = at.text.rsplit(maxsplit=1)[-1].lower()
    if last not in speakers().nouns or last in speakers().bodies:
        return None
    found = _APPOSED.match(sentence.text, at.end - sentence.start)
    if found is None:
        return None
    return Mention(found["who"], sentence.start + found.start("who"), sentence.start + found.end("who"))


def is_person_unread(name: str) -> bool:
    """Whether words that name nobody stand for somebody all the same: *who*, *they*, an initial, a misread name."""
    return name.lower() in _SOMEBODY or _NO_NAME.search(name) is not None


def is_clause(at: Mention, sentence: Sentence) -> bool:
    """Whether the words of a speaker are a sentence of their own: ``We are aware of only two leaks: …``."""
    words = at.text.lower().split()
    if len(words) <= _SHORT:
        return False
    parse = sentence.parse
    if words[0] in _CLAUSES or parse is None:
        return words[0] in _CLAUSES
    inside = [turn for turn, start in enumerate(parse.starts) if at.start <= start < at.end]
    verbs = [
        turn
        for turn in inside
        if parse.tags[turn] in _FINITE and parse.deps[turn] not in _RELATIVE and parse.lower[turn] not in _PARTICLES
    ]
    subjects = {parse.child(turn, "nsubj", "expl", "nsubjpass") for turn in verbs}
    return any(turn in subjects and parse.lower[turn] not in _RELATIVES for turn in inside)


def antecedent(at: Mention, sentence: Sentence) -> Mention:
    """Whom *who* stands for: ``the Mayor, who said that …``; the same words where nothing tells."""
    parse = sentence.parse
    if parse is None or at.text.lower() not in _RELATIVES:
        return at
    turn = next((turn for turn, start in enumerate(parse.starts) if start == at.start), None)
    if turn is None:
        return at
    verb = parse.heads[turn]
    while parse.deps[verb] == "conj" and parse.heads[verb] != verb:
        verb = parse.heads[verb]
    if parse.deps[verb] != "relcl" or parse.heads[verb] >= turn:
        return at
    noun = first = parse.heads[verb]
    while first and parse.heads[first - 1] == noun and parse.deps[first - 1] in ("compound", "amod", "det", "poss"):
        first -= 1
    return Mention(" ".join(parse.words[first : noun + 1]), parse.starts[first], parse.ends[noun])


def mended(at: Mention, sentence: Sentence) -> Mention:
    """``U,K. Deputy Representative Pierce``, a comma printed for a stop is read as one."""
    found = _MISPRINT.match(sentence.text, at.start - sentence.start) if len(at.text) == 1 else None
    if found is None:
        return at
    text = f"{found['one']}.{found['two']}. {found['rest']}".strip()
    return Mention(text, at.start, at.start + len(found.group().rstrip()))


def behind_opening(at: Mention, sentence: Sentence) -> Mention:
    """Who speaks where the parser took him for another of those before the comma.

    ``During a lunch of Minister Marin and Tarn Bly, Quelle said``: Quelle. A list has *and* before its last.
    """
    parse, comma = sentence.parse, at.text.rfind(" , ")
    first, last = at.start - sentence.start, at.end - sentence.start
    split = sentence.text.rfind(",", first, last)
    if parse is None or comma < 0 or split < 0 or parse.tags[0] != "IN" or "," in sentence.text[:first]:
        return at
    tail = at.text[comma + 3 :]
    if not tail[:1].isupper() or " and " in f" {tail}" or sentence.text[last : last + 1] == ",":
        return at
    lead = len(sentence.text[split + 1 : last]) - len(sentence.text[split + 1 : last].lstrip())
    return Mention(tail, sentence.start + split + 1 + lead, at.end)


def with_fellow(at: Mention, sentence: Sentence) -> Mention:
    """``the Ministry and its subordinate``, cut off before the name that stands beside: with that name."""
    if _FELLOW.search(at.text) is None:
        return at
    found = _NAMED.match(sentence.text, at.end - sentence.start)
    return at if found is None else Mention(f"{at.text}{found.group()}", at.start, at.end + len(found.group()))


def split_at_fellow(text: str) -> tuple[str, str] | None:
    """``the Ministry and its subordinate the Border Guards`` as two; None where nobody is joined so."""
    found = _JOINED.search(text)
    return None if found is None else (text[: found.start()], text[found.end() :])


def without_joining(at: Mention) -> Mention:
    """``and its subordinate the Border Guards``: the Border Guards; ``Lusk and Ostrel all``: Lusk and Ostrel."""
    text = at.text
    found = _SUBORDINATE.match(text)
    if found is not None and found.end() < len(text):
        text = text[found.end() :]
    head, _, last = text.rpartition(" ")
    if last.lower() in _TOGETHER and (" and " in head or "," in head):
        first, _, end = head.rpartition(",")
        text = head if " and " in head else f"{first.strip()} and {end.strip()}"
    return at if text == at.text else Mention(text, at.start, at.end)
