"""The words of a cable's head: one file per thing it can say, each with a type, ``parse_x()`` and ``str(x)``.

Each ``parse_x`` takes its text with or without the label, gives values, empty or None where there is none, and never
raises.
"""

from collections.abc import Callable
from typing import Any

import msgspec

from reftel.fields.address import Addressee, Addressees, parse_addressees, parse_origin
from reftel.fields.caption import Handling, parse_captions, parse_handling
from reftel.fields.classification import (
    Classification,
    ClassifiedBy,
    ClassLine,
    parse_class_line,
    parse_classification,
    parse_classified_by,
    parse_reasons,
    parse_reasons_section,
)
from reftel.fields.declassifying import Declassification, Downgrade, declassify
from reftel.fields.distribution import Distribution, parse_distribution
from reftel.fields.drafting import Drafting, parse_drafting
from reftel.fields.dtg import Dtg, parse_dtg
from reftel.fields.eo import ExecutiveOrder, parse_eo
from reftel.fields.instruction import Instruction
from reftel.fields.mention import Mention, parse_mentions
from reftel.fields.mrn import Mrn, parse_mrn
from reftel.fields.passing import Passing, parse_passing
from reftel.fields.portion import Portion, parse_portion
from reftel.fields.precedence import parse_precedence
from reftel.fields.reference import Reference, parse_references
from reftel.fields.release import Stamp, parse_release
from reftel.fields.service import Service, parse_service
from reftel.fields.signal import Signal, parse_signals
from reftel.fields.signature import parse_signature, untitled
from reftel.fields.subject import parse_subject
from reftel.fields.tags import Tag, parse_tags


class FieldKind(msgspec.Struct, frozen=True):
    """An entry of the registry: the name of a head element and the function that reads its text."""

    name: str
    parse: Callable[[str], Any]


# In the order of a head. What a cable can say of itself is listed here, and nowhere else.
FIELDS: tuple[FieldKind, ...] = (
    FieldKind("precedence", parse_precedence),
    FieldKind("dtg", parse_dtg),
    FieldKind("signals", parse_signals),
    FieldKind("origin", parse_origin),
    FieldKind("addressees", parse_addressees),
    FieldKind("class_line", parse_class_line),
    FieldKind("classification", parse_classification),
    FieldKind("mrn", parse_mrn),
    FieldKind("captions", parse_captions),
    FieldKind("handling", parse_handling),
    FieldKind("service", parse_service),
    FieldKind("passing", parse_passing),
    FieldKind("eo", parse_eo),
    FieldKind("tags", parse_tags),
    FieldKind("subject", parse_subject),
    FieldKind("references", parse_references),
    FieldKind("classified_by", parse_classified_by),
    FieldKind("reasons", parse_reasons),
    FieldKind("reasons_section", parse_reasons_section),
    FieldKind("distribution", parse_distribution),
    FieldKind("drafting", parse_drafting),
    FieldKind("portion", parse_portion),
    FieldKind("release", parse_release),
    FieldKind("mentions", parse_mentions),
    FieldKind("signature", parse_signature),
)

__all__ = [
    "FIELDS",
    "Addressee",
    "Addressees",
    "ClassLine",
    "Classification",
    "ClassifiedBy",
    "Declassification",
    "Distribution",
    "Downgrade",
    "Drafting",
    "Dtg",
    "ExecutiveOrder",
    "FieldKind",
    "Handling",
    "Instruction",
    "Mention",
    "Mrn",
    "Passing",
    "Portion",
    "Reference",
    "Service",
    "Signal",
    "Stamp",
    "Tag",
    "declassify",
    "parse_addressees",
    "parse_captions",
    "parse_class_line",
    "parse_classification",
    "parse_classified_by",
    "parse_distribution",
    "parse_drafting",
    "parse_dtg",
    "parse_eo",
    "parse_handling",
    "parse_mentions",
    "parse_mrn",
    "parse_origin",
    "parse_passing",
    "parse_portion",
    "parse_precedence",
    "parse_reasons",
    "parse_reasons_section",
    "parse_references",
    "parse_release",
    "parse_service",
    "parse_signals",
    "parse_signature",
    "parse_subject",
    "parse_tags",
    "untitled",
]
