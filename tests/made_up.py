"""Records made by hand for the tests of what is written and shown: a fictional post's cable and what follows."""

import datetime as dt
from typing import TypeVar

import msgspec

from reftel.fields.address import Addressee
from reftel.fields.classification import Classification, ClassifiedBy
from reftel.fields.dtg import Dtg
from reftel.fields.eo import ExecutiveOrder
from reftel.fields.mrn import Mrn
from reftel.fields.passing import Passing
from reftel.fields.reference import Reference
from reftel.fields.tags import Tag
from reftel.model.board import Board, Coverage, DecisionOutcome, Evidence, Move, OptionOutcome, Seat
from reftel.model.cable import Block, Cable, CableDate, Clearance, Head, Heading, Notice, Paragraph, Run, Transmission
from reftel.model.draft import Cited, Draft, DraftOption, Subject
from reftel.model.finding import Finding
from reftel.model.following import Assessment, Commitment, Demarche, Event, Ground, Later, Perhaps, Record, Topic, View
from reftel.model.forecast import Bid, Chance, Forecast, Outlook, Score, Scored
from reftel.model.meeting import Evidence as MeetingEvidence
from reftel.model.meeting import Meeting, Participant, Purpose, Request, Words
from reftel.model.position import Position
from reftel.model.release import Release
from reftel.model.report import Held, Hit
from reftel.model.score import Ablation, Bench, Construction, Part, Rate
from reftel.model.score import Score as SaidScore
from reftel.model.source import Field, SourceRef, Span
from reftel.model.statement import Account, Condition, Statement

T = TypeVar("T")

SHA = "ab" * 32
SOURCE = SourceRef("box/sestrin.txt", SHA, "telegram")
PROPOSAL = (
    "(Note: The text follows septel. End Note.) Foreign Minister Orvane told the Ambassador that Vardania "
    "would accept the 2006 date if Ostrel withdrew."
)


def field(value: T) -> Field[T]:
    """A value with an empty place."""
    return Field(value, "", Span(0, 0))


def paragraph(number: int | None, text: str, *, start: int = 100, **kwargs: object) -> Paragraph:
    """A paragraph of which every character maps one to one."""
    length = len(text)
    values: dict[str, object] = {"mark": "C", "role": "body", "heading": None, **kwargs}
    return Paragraph(
        number=number,
        start=start,
        text_start=start + 7,
        end=start + 7 + length,
        raw=text,
        text=text,
        runs=(Run(0, length, start + 7, start + 7 + length),),
        **values,  # type: ignore[arg-type]
    )


def cable() -> Cable:
    """A full cable of a fictional post, with everything that a head can say."""
    return Cable(
        source=SOURCE,
        span=Span(0, 900),
        kind="telegram",
        head=Head(
            mrn=field(Mrn(2004, "SESTRIN", 214)),
            date=field(CableDate("2004-03-17", "dtg")),
            dtg=field(Dtg(dt.datetime(2004, 3, 17, 9, 5, tzinfo=dt.UTC))),
            precedence=field(("PRIORITY",)),
            transmission=field(Transmission(channel="XRO1234", signals=("ZDK",))),
            origin=field("EMBASSY SESTRIN"),
            action=field((Addressee("FORMIN PORT AUREL", "RUZAPA", "PRIORITY", "412", ("DRAVIC",)),)),
            info=field((Addressee("STRAITS COLLECTIVE"),)),
            passing=field((Passing("DEPT FOR EUR/STR (HALE)", None, ("EUR/STR",), ("HALE",)),)),
            classification=field(Classification("C", ("NOFORN",), sensitive=False)),
            captions=field(("SIPDIS", "NOFORN")),
            sections=field((1, 2)),
            eo=field(ExecutiveOrder("12958", "2014-03-16", "DECL: 03/16/2014")),
            classified_by=field((ClassifiedBy("Ada Quill", "DCM"),)),
            reasons=field(("b", "d")),
            drafted_by=field((Clearance("B. Tarn", "POL"),)),
            cleared_by=field((Clearance("C. Lume"),)),
            tags=field((Tag("PREL", "subject", "External Political Relations"), Tag("VD", "geo"))),
            subject=field("VARDANIA WOULD TAKE THE LATER DATE"),
            references=field(
                (
                    Reference("A", "cable", Mrn(2004, "PORTAUREL", 77), "PORT AUREL 77"),
                    Reference("B", "e-mail", None, "HALE-TARN E-MAIL 03/10/04"),
                )
            ),
            signature=field(("HALLORAN",)),
        ),
        paragraphs=(
            paragraph(1, "Summary: Vardania would take the later date. End Summary.", role="summary"),
            paragraph(
                2,
                PROPOSAL,
                start=200,
                heading="A Later Date",
                blocks=(Block("note", 0, 42, 207, 249),),
            ),
            paragraph(None, "Comment: We doubt it. End Comment.", start=500, mark=None, role="comment"),
        ),
        headings=(Heading("A Later Date", Span(180, 192), 1, 3),),
        notices=(Notice("end-of-message", "NNNN", Span(890, 894)),),
        release=Release("released", "FOIA", "2020-01-02", "U"),
        publisher={"created": "2004-03-17"},
        versions=(SourceRef("box/copy.txt", "cd" * 32, "telegram"),),
        findings=(Finding("eo-reason-section", "warning", "the reasons cite section 1.5", 30, 40, "L033"),),
    )


def bare_cable() -> Cable:
    """A cable that says nothing."""
    return Cable(
        source=SourceRef("x", "0" * 64, "telegram"), span=Span(0, 3), kind="unknown", head=Head(), paragraphs=()
    )


def printed_document() -> Cable:
    """A letter in a volume of Foreign Relations, which has no message number."""
    told = {"document": "d40", "number": "40", "title": "No. 40. Mr. Quill to Mr. Tarn."}
    release = Release("published", "frus1894Nicaragua")
    return msgspec.structs.replace(bare_cable(), kind="letter", release=release, publisher=told)


def statement(**changes: object) -> Statement:
    """Orvane accepts the later date, on a condition."""
    values: dict[str, object] = {
        "id": "s1",
        "cable": "04SESTRIN214",
        "para": 2,
        "start": 290,
        "end": 340,
        "speaker": "Orvane",
        "addressees": ("Halloran",),
        "holder": "GOV",
        "act": "support",
        "content": "Vardania would accept the 2006 date if Ostrel withdrew",
        "quotes": (),
        "said_on": "2004-03-16",
        "voice": "reported",
        "voice_detail": "speaker-reported",
        "verb": "tell",
        "negated": False,
        "condition": Condition(325, 343, "if Ostrel withdrew"),
        "chain": (),
        "echo_of": None,
        "topic": None,
        "because": "that-clause:tell",
        "rank": 0.8,
        "account": Account(post="EMBASSY SESTRIN", signer="HALLORAN", signer_present=True),
        "source": SHA,
        "sentence": "Foreign Minister Orvane told the Ambassador that Vardania would accept the 2006 date "
        "if Ostrel withdrew.",
        "sentence_span": Span(250, 344),
        **changes,
    }
    return Statement(**values)  # type: ignore[arg-type]


def statements() -> tuple[Statement, ...]:
    """A saying, its echo in the summary, hearsay, a denial, and the post's own comment."""
    return (
        statement(
            id="s0",
            para=1,
            start=110,
            end=150,
            content="Vardania would take the later date",
            echo_of="s1",
            condition=None,
        ),
        statement(),
        statement(
            id="s2",
            start=400,
            speaker="Delmar",
            addressees=(),
            holder="Delmar",
            act="reject",
            content="=would not hear of it",
            condition=None,
            chain=("04SESTRIN214", "Halloran", "Orvane", "Delmar"),
            said_on=None,
            negated=True,
            rank=0.3,
        ),
        statement(
            id="s3",
            para=None,
            start=500,
            speaker="post",
            addressees=(),
            holder="post",
            act="criticize",
            content="We doubt it",
            condition=None,
            voice="post",
            voice_detail="drafter-comment",
        ),
    )


def position(**changes: object) -> Position:
    """Vardania's stance on the later date."""
    values: dict[str, object] = {
        "question": "straits-chair",
        "option": "vardania-2006",
        "actor": "Vardania",
        "stance": "conditional",
        "condition": "if Ostrel withdrew",
        "on": "2004-03-16",
        "claimed_by": None,
        "cable": "04SESTRIN214",
        "para": 2,
        "start": 290,
        "end": 340,
        "text": "Vardania would accept the 2006 date if Ostrel withdrew",
        "to_check": False,
        "because": "accept+condition",
        "statement": "s1",
        "source": SHA,
        **changes,
    }
    return Position(**values)  # type: ignore[arg-type]


def positions() -> tuple[Position, ...]:
    """A declared stance, an inferred one to check, and one that another claims."""
    return (
        position(),
        position(option="vardania-2005", stance="inferred-against", condition=None, to_check=True),
        position(actor="Ostrel", stance="reject", condition=None, claimed_by="Orvane", on=None, para=None),
    )


def meetings() -> tuple[Meeting, ...]:
    """A dated meeting with a companion, and a planned one to check."""
    words = Words(200, 206, "Orvane")
    orvane = Participant(name="Orvane", words=words, role="Foreign Minister")
    ambassador = Participant(name="Halloran", words=Words(211, 219, "Halloran"), role="Ambassador", of_post=True)
    dcm = Participant(name="Quill", words=Words(230, 235, "Quill"), role="DCM", accompanies="Halloran", of_post=True)
    held = Meeting(
        id="m1",
        cable="04SESTRIN214",
        kind="meeting",
        status="held",
        who=(ambassador, dcm),
        whom=(orvane,),
        when="2004-03-16",
        when_basis="sentence",
        place=Words(240, 247, "Sestrin"),
        request=Request("Orvane", Words(250, 268, "at Orvane's request")),
        purpose=Purpose("Halloran", Words(270, 280, "hear Orvane")),
        told_by=None,
        statements=("s1",),
        evidence=(
            MeetingEvidence(para=2, start=190, end=290, text="The Ambassador met Orvane on March 16."),
            MeetingEvidence(para=1, start=90, end=120, text="They met.", in_summary=True),
        ),
        because="meet",
        rank=0.9,
        reasons=("meet", "dated"),
        source=SHA,
        cable_date="2004-03-17",
    )
    planned = msgspec.structs.replace(
        held,
        id="m2",
        status="planned",
        when=None,
        when_basis=None,
        told_by="Orvane",
        rank=0.3,
        place=None,
        request=None,
    )
    return held, planned


def hit() -> Hit:
    """A hit with two marks."""
    return Hit(
        cable="04SESTRIN214",
        para=2,
        date="2004-03-17",
        subject="VARDANIA WOULD TAKE THE LATER DATE",
        score=7.25,
        snippet="Vardania would accept the 2006 date if Ostrel withdrew.",
        marks=((0, 8), (39, 45)),
        start=200,
        end=344,
        source=SHA,
    )


def held(**changes: object) -> Held:
    """A source of an archive."""
    values: dict[str, object] = {
        "sha256": SHA,
        "names": ("box/sestrin.txt",),
        "format": "telegram",
        "size": 900,
        "cables": 1,
        "findings": 2,
        "unread": False,
        "container": None,
        **changes,
    }
    return Held(**values)  # type: ignore[arg-type]


def evidence(**changes: object) -> Evidence:
    """The sentence behind a seat."""
    values: dict[str, object] = {
        "cable": "04SESTRIN214",
        "para": 2,
        "start": 290,
        "end": 340,
        "text": "Vardania would accept the 2006 date if Ostrel withdrew",
        "source": SHA,
        "on": "2004-03-16",
        "statement": "s1",
        "stance": "conditional",
        **changes,
    }
    return Evidence(**values)  # type: ignore[arg-type]


def seat(**changes: object) -> Seat:
    """Vardania's seat on the later date."""
    values: dict[str, object] = {
        "actor": "Vardania",
        "option": "vardania-2006",
        "stance": "conditional",
        "since": "2004-03-16",
        "assumed": False,
        "to_check": False,
        "claimed_by": None,
        "condition": "if Ostrel withdrew",
        "evidence": (evidence(),),
        "member": True,
        **changes,
    }
    return Seat(**values)  # type: ignore[arg-type]


def board() -> Board:
    """One decision with one option: a condition, a claimed refusal, an inferred stance, an assumed seat, a stranger."""
    return Board(
        question="straits-chair",
        title="Who chairs the Conference on the Meridian Straits in 2006?",
        on="2004-06-01",
        rule="consensus",
        members=7,
        coverage=Coverage(
            cables=3, extracted=2, statements=40, positions=5, note="1 matching cable is not extracted yet"
        ),
        decisions=(
            DecisionOutcome(
                id="2006",
                due="2004-12",
                default="no chair",
                feasible=("vardania-2006",),
                options=(
                    OptionOutcome(
                        id="vardania-2006",
                        title="Vardania chairs in 2006",
                        outcome="undetermined",
                        outcome_with_inferred="not adopted",
                        because="no member is known to reject it; 4 of 7 are not known",
                        because_with_inferred="Lusk is inferred to be against",
                        blockers=("Lusk",),
                        unknown=("Aurel", "Dravia"),
                        seats=(
                            seat(),
                            seat(
                                actor="Ostrel",
                                stance="reject",
                                claimed_by="Orvane",
                                condition=None,
                                evidence=(evidence(para=3, start=400, text="Ostrel would never agree"),),
                                others=(evidence(stance="support", text="Ostrel could live with it", on="2003"),),
                            ),
                            seat(actor="Lusk", stance="inferred-against", to_check=True, condition=None, since=None),
                            seat(actor="Meridia", stance="support", assumed=True, condition=None, evidence=()),
                            seat(actor="Farland", stance="undecided", condition=None, member=False),
                        ),
                    ),
                ),
            ),
        ),
        moves=(
            Move(
                option="vardania-2006",
                with_inferred=False,
                moves=("Vardania: conditional to accept",),
                unknown=("Aurel",),
            ),
        ),
    )


def draft() -> Draft:
    """A draft with a body that is not known, one option and one other subject."""
    sentence = Cited(
        cable="04SESTRIN214", para=2, sentence=1, text="Vardania's bid for 2005.", start=5, end=29, source="ab" * 32
    )
    return Draft(
        query="straits chair",
        id="straits-chair",
        title="Who chairs in 2005?",
        cables=("04SESTRIN214",),
        options=(
            DraftOption(
                id="vardania-2005",
                title="Vardania chairs in 2005",
                candidate="Vardania",
                cues=("2005 bid",),
                count=1,
                evidence=(sentence,),
                possible=True,
            ),
        ),
        named=("Conference on the Meridian Straits",),
        decision="2005",
        due="2004-12",
        due_evidence=(sentence,),
        others=(Subject(asks="Is the fisheries agreement concluded?", count=1, evidence=(sentence,)),),
    )


def outlook() -> Outlook:
    """Two actors on a scale, one method that gives chances, and a naive one."""
    return Outlook(
        question="depth",
        title="How deep is the channel dredged?",
        low=0,
        high=10,
        unit="fathoms",
        default=1,
        on="2004-06-01",
        locked=True,
        actors=(
            Bid(actor="Lusk", position=2, capability=3, salience=0.5, source="04SESTRIN214 ¶2"),
            Bid(actor="Ostrel", position=8, source="assumed by hand"),
        ),
        forecasts=(
            Forecast(
                method="default", words="what holds if nothing is decided", point=1, low=1, high=1, error=5, naive=True
            ),
            Forecast(
                method="condorcet",
                words="probabilistic Condorcet election",
                point=4.5,
                low=3,
                high=6,
                error=2.3,
                chances=(Chance(2, 0.6), Chance(8, 0.4)),
            ),
        ),
    )


def scored() -> Scored:
    """That forecast beside what came."""
    told = (
        Score(method="default", point=1, error=1, inside=False),
        Score(method="condorcet", point=4.5, error=2.5, inside=False, brier=0.32),
    )
    return Scored(question="depth", made="2004-06-02", outcome=2, scores=told)


def followed() -> tuple[Record, ...]:
    """One record of each kind of what statements lead to."""
    place = MeetingEvidence(para=2, start=190, end=290, text="Orvane said that Vardania would open the dam by June 3.")
    base = {
        "cable": "04SESTRIN214",
        "para": 2,
        "statements": ("s1",),
        "evidence": (place,),
        "said_on": "2004-03-16",
        "cable_date": "2004-03-17",
        "rank": 0.9,
        "source": SHA,
    }
    made: tuple[tuple[type[Record], dict[str, object]], ...] = (
        (
            Commitment,
            {
                "id": "c1", "because": "promise: would", "kind": "promise", "by": "Vardania", "told_by": "Orvane",
                "actor": "Vardania", "to": ("Halloran",), "what": "open the dam by June 3", "due": "2004-06-03",
                "due_words": "June 3", "due_basis": "words", "hedge": "perhaps", "condition": "if it rains",
                "track": "t1", "status": "renewed", "overdue": True,
                "later": (
                    Later(
                        statement="s9", cable="05SESTRIN9", para=3, by="Orvane", on="2005-05-02", bearing="renewed",
                        text="open the dam",
                    ),
                ),
            },
        ),
        (
            Event,
            {
                "id": "e1", "because": "event: election~", "kind": "election", "what": "Senate elections",
                "modality": "planned", "told_by": "Orvane", "when": "2004-06", "when_words": "June",
                "when_basis": "words", "known": "election of the Senate", "known_days": ("2004-05-30",),
                "known_mark": "K", "conflict": True, "rank": 0.4,
                "perhaps": (Perhaps(name="Dam Revolution", day="2004-03-01", mark="K"),),
            },
        ),
        (
            Demarche,
            {
                "id": "d1", "because": "asked → unanswered", "about": "when the dam would open", "paper": "non-paper",
                "called": ("non-paper",), "disputed": ("terms",), "status": "unanswered",
                "steps": tuple(
                    {
                        "kind": kind, "by": by, "to": ("Orvane",), "when": "2004-03-16", "place": None,
                        "text": "when the dam would open", "cable": "04SESTRIN214", "para": 2, "start": 190,
                        "end": 290, "statement": "s1",
                    }
                    for kind, by in (("asked", "Halloran"), ("unanswered", "Orvane"))
                ),
            },
        ),
        (
            Assessment,
            {
                "id": "a1", "because": "negative: poor", "told_by": "Halloran", "of": "Vardania", "on": "record",
                "finding": "negative", "trend": "down", "words": "poor", "grounds": (Ground(text="the census"),),
                "commitments": ("c1",),
            },
        ),
        (
            Topic,
            {
                "id": "t1", "because": "legislation: in draft", "kind": "legislation", "name": "law on dams",
                "told_by": "Orvane", "status": "draft", "views": (View(by="Orvane", words="poor", statement="s1"),),
                "due": "2004-06", "known": "partner", "known_since": "2003-04-03", "known_mark": "K", "agrees": True,
            },
        ),
    )  # fmt: skip
    return tuple(msgspec.convert({**base, **values}, kind) for kind, values in made)


def bench() -> Bench:
    """A score of an extractor on an annotation, with an ablation."""
    score = SaidScore(
        gold=4,
        predicted=4,
        detection=Rate(0.75, 0.75, 0.75),
        attribution=Rate(0.5, 0.5, 0.5),
        stance=Rate(0.25, 0.25, 0.25),
        act_accuracy=0.5,
        act_macro_f1_without_state=0.6,
        constant_guess=0.4,
        addressee_accuracy=0.5,
        said_on_accuracy=0.9,
    )
    return Bench(
        gold="gold.jsonl",
        extractor="the shipped rules, version 3",
        whole=score,
        quotations=msgspec.structs.replace(score, said_on_accuracy=None),
        eras=(Part("2000s", score),),
        capitals=Part("in capitals", score),
        cables=(Part("04SESTRIN214", score),),
        constructions=(Construction("that", 4, 3, 2, 1),),
        ablations=(Ablation("that", score, 0.1, -0.05, 0.0),),
    )
