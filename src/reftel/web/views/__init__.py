"""The pages of the room, one file each: what was asked → a frozen page, shown by the template of the same name."""

from reftel.web.views import (
    actor,
    actors,
    agreement,
    arrival,
    cable,
    calendar,
    cite,
    commitments,
    imports,
    keys,
    network,
    question,
    questions,
    review,
    said,
    search,
    source,
    timeline,
)
from reftel.web.views.view import View

VIEWS: tuple[View, ...] = (
    search.VIEW,
    said.VIEW,
    cable.VIEW,
    cite.VIEW,
    source.VIEW,
    actors.VIEW,
    actor.VIEW,
    network.VIEW,
    questions.VIEW,
    question.VIEW,
    timeline.VIEW,
    commitments.VIEW,
    calendar.VIEW,
    review.VIEW,
    agreement.VIEW,
    imports.VIEW,
    arrival.VIEW,
    keys.VIEW,
)
