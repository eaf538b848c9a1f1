"""The rules, in the order of a cable: each a function of a few lines, named as its code; what they mean is data."""

from collections.abc import Callable, Iterator

from reftel.linting.rules import (
    archive,
    body,
    composing,
    dates,
    header,
    marking,
    names,
    prose,
    references,
    sections,
    terms,
)
from reftel.linting.shelf import Card, Shelf
from reftel.model.cable import Cable
from reftel.model.finding import Finding

Check = Callable[[Cable], Iterator[Finding]]
Checks = Callable[[Shelf], Iterator[tuple[Card, Finding]]]

OF_CABLE: tuple[Check, ...] = (
    header.channel_line_malformed,
    header.prosign_not_highest,
    header.routing_indicator_malformed,
    header.routing_not_of_post,
    header.julian_disagrees,
    header.security_line_disagrees,
    header.repeated_transmission,
    header.signal_unknown,
    header.dtg_invalid,
    header.dtg_after_release,
    header.precedence_order,
    header.precedence_of_addressees,
    header.flash_mixed,
    header.address_missing,
    header.address_order,
    header.addressee_twice,
    header.continuity_number,
    header.precedence_misspelt,
    header.routed_elsewhere,
    sections.class_line_incomplete,
    sections.level_not_spaced,
    sections.station_disagrees,
    sections.section_number,
    sections.page_order,
    sections.section_unmarked,
    sections.page_serial,
    sections.service_note,
    sections.end_of_message_twice,
    sections.partial_extract,
    marking.captions_clash,
    marking.sipdis_twice,
    marking.restricted_to_agencies,
    marking.noforn_disagrees,
    marking.sensitive_disagrees,
    marking.eo_missing,
    marking.eo_number,
    marking.eo_not_in_force,
    marking.eo_level_disagrees,
    marking.classifier_missing,
    marking.declassification_date,
    marking.declassification_code,
    marking.eo_reason_section,
    marking.eo_reason_letter,
    marking.classifier_incomplete,
    marking.mark_missing,
    marking.mark_above_level,
    marking.marks_below_level,
    terms.tags_missing,
    terms.no_subject_tag,
    terms.geo_tag_slip,
    terms.host_tag_missing,
    terms.subject_missing,
    terms.subject_form,
    references.reference_letters,
    references.reference_unknown,
    references.reference_unused,
    references.reference_to_itself,
    references.reference_later,
    body.block_not_ended,
    body.single_numbered,
    body.summary_missing,
    body.heading_marked,
    body.heading_split,
    body.not_ascii,
    prose.unmarked_opinion,
    prose.quotation_open,
    prose.quotation_spliced,
    prose.spelling_varies,
    prose.document_misnamed,
    prose.protected_name,
    dates.date_impossible,
    dates.date_needs_year,
    names.signature_missing,
    names.signer_not_chief,
    names.visitor_clearance,
    names.fact_disagrees,
)
"""What is asked of every cable."""
TO_SEND: tuple[Check, ...] = (composing.line_too_wide, composing.character_not_sent)
"""What is asked of a text that is to be sent, too."""
OF_ARCHIVE: tuple[Checks, ...] = (
    archive.same_number,
    archive.same_minute,
    archive.reference_sent_later,
    archive.serial_gap,
)
"""What is asked of many cables together."""
RULES: tuple[Check | Checks, ...] = (*OF_CABLE, *TO_SEND, *OF_ARCHIVE)
