"""What is in a reader's mind at a sentence: who spoke last, to whom, which group."""

from typing import TYPE_CHECKING

from reftel.extracting.foreigners import officer_in

if TYPE_CHECKING:
    from reftel.extracting.notes import Draft

_PRONOUNS = frozenset(["He", "She", "They", "We", "I", "It", "Both", "Many", "Some", "Others"])


class Room:
    """What is in a reader's mind at a sentence: who spoke last, to whom, which group."""

    __slots__ = (
        "acting",
        "before",
        "company",
        "first",
        "gathered",
        "group",
        "groups",
        "heading",
        "heard",
        "hearer",
        "kinds",
        "last",
        "lost",
        "masks",
        "mine",
        "officers",
        "partner",
        "public",
        "recent",
        "reports",
        "said",
        "sexes",
        "speaker",
        "speakers",
        "told",
        "turns",
        "verb",
    )

    def __init__(self, speakers: frozenset[str] = frozenset()) -> None:
        # last words of the names of all who speak in the cable, also without their article: Osh for Al-Osh
        self.speakers = {
            name.rsplit("-", 1)[-1] if name.lower().startswith("al-") else name: name for name in speakers - _PRONOUNS
        }
        self.speaker: str | None = None  # the person who leads: spoke or acted last
        self.hearer: str | None = None  # whom that one spoke to
        self.group: str | None = None  # last plural that spoke
        self.gathered = False  # whether it did so in this paragraph
        self.heading: str | None = None  # that of this paragraph
        self.groups: list[str] = []  # those of the paragraph that are told by a description: "MFA officials"
        self.acting: str | None = None  # the body or people of whose deeds the paragraph tells, where nobody speaks
        self.verb: str | None = None
        self.lost = False  # whether somebody spoke of whom no name can be read
        self.said: Draft | None = None  # the last report of a person, as resolved
        self.reports: list[Draft] = []  # those of its sentence
        self.mine = False  # whether the one who signs spoke in this paragraph
        self.recent: list[str] = []  # persons in the order in which they were named
        self.partner: dict[str, str] = {}  # whom each talks with
        self.first: dict[str, str] = {}  # whom each talks with in the cable's first talk
        self.public = False  # whether the sentence tells of a speech or an interview, at which nobody is talked with
        self.company: str | None = None  # with whom the meeting is that the sentence speaks of
        self.told: dict[str, tuple[str, ...]] = {}  # whom each told something in the paragraph, also a crowd
        self.last = ("", "person")  # who did so last, of whatever kind
        self.turns: list[str] = []  # who spoke in the paragraph, one after the other
        self.heard: dict[tuple[int, int], str] = {}  # mentions that were resolved before, by place
        self.kinds: dict[tuple[int, int], str] = {}  # and of what kind they are
        self.before: tuple[dict[tuple[int, int], str], dict[tuple[int, int], str]] = ({}, {})  # those of the last one
        # officers of other countries' posts by their office, as the paragraph tells them; "" where it means the own one
        self.officers: dict[str, str] = {}
        self.sexes: dict[str, str] = {}  # of those whom the cable calls by their office
        self.masks: dict[str, str] = {}  # with which noun each mask was introduced last: XXXXXXXXXXXX, analyst

    def enter(self, heading: str | None) -> None:
        """Go on to the next paragraph: *they* of it may be whoever spoke in the one before under the same heading."""
        if not self.gathered or heading != self.heading:
            self.group = None
        self.heading, self.gathered = heading, False
        self.before = self.heard, self.kinds
        self.heard, self.kinds, self.told, self.officers = {}, {}, {}, {}
        self.turns, self.groups = [], []
        self.acting, self.mine, self.last = None, False, ("", "person")

    def gather(self, group: str) -> str:
        """Several who speak, or are met: *they* of what follows."""
        self.group, self.gathered = group, True
        return group

    def officer(self, words: str, name: str, *, hearer: bool) -> str | None:
        """Whom of another country's post ``the DCM`` means, where the paragraph told of him first; None: the own one.

        Who is told something is the own one, as far as the words go.
        """
        office = officer_in(words)
        if office is not None:
            self.officers.setdefault(office, name)
            return None
        low = words.lower().removeprefix("the ")
        if hearer and low in self.officers:
            self.officers[low] = ""
        known = self.officers.setdefault(low, "")
        return known if known and self.partner.get(known) != name else None

    def may_be_he(self) -> bool:
        """Whether whoever spoke last goes by one word that is no government: ``OYEN``, not ``GOQ``."""
        name, kind = self.last
        return kind != "group" and name.isalpha() and len(name) > 3 and name != "post"

    def one_of_two(self, words: str) -> str | None:
        """Who *the former* and *the latter* are, of the last two who spoke, or of who spoke and who was told."""
        low = words.lower().removeprefix("the ")
        if low not in ("former", "latter"):
            return None
        spoke = list(dict.fromkeys(reversed(self.turns)))[:2][::-1]
        first = self.turns.index(spoke[0]) if len(spoke) == 2 else 0
        two = sorted(spoke, key=self.turns.index) if len(spoke) == 2 and first >= 0 else [self.speaker, self.hearer]
        return two[low == "latter"]

    def pair(self, one: str, other: str) -> None:
        """Two talk with each other: the first is told something by, or met, the second."""
        self.partner[one] = other
        self.partner.setdefault(other, one)
        self.first.setdefault(one, other)
        self.first.setdefault(other, one)
