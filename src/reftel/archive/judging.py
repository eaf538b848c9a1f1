"""What stands of statements after people reviewed them: the one place where a statement is patched or left out.

A review is about a statement as it was seen. When another version of the extractor has made the statements anew, it
finds its statement again: of those whose sentence and content share characters with what was seen, the one with the
same id, then the one that shares most. No statement is found twice for one coder; what finds none is orphaned.

One coder's verdict stands. Of several who do not agree none does, and the statement is *disputed*; the verdict of the
editor goes before all.
"""

from collections.abc import Iterable, Sequence

import msgspec

from reftel.model.review import EDITOR, Fields, Review
from reftel.model.source import Span
from reftel.model.statement import Statement
from reftel.model.structure import POST


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """The statements of a cable as they stand, in their order; and for each standing review the place of its statement.

    Statements that are rejected are among them, with ``reviewed`` saying so.
    """

    statements: tuple[Statement, ...]
    places: dict[int, int]


def standing(reviews: Iterable[Review]) -> list[Review]:
    """The reviews that are not undone, and in whose place no other stands."""
    kept = [review for review in reviews if not review.undone]
    replaced = {review.replaces for review in kept}
    return [review for review in kept if review.number not in replaced]


def settle(statements: Sequence[Statement], reviews: Iterable[Review]) -> Settled:
    """The statements of a cable after its reviews."""
    kept = standing(reviews)
    places: dict[int, int] = {}
    for coder in {review.coder for review in kept}:
        places |= recognised(statements, [review for review in kept if review.coder == coder])
    told: dict[int, list[Review]] = {}
    for review in kept:
        if review.number in places:
            told.setdefault(places[review.number], []).append(review)
    judged = [judge(one, told.get(place, [])) for place, one in enumerate(statements)]
    return Settled(statements=tuple(_first_anew(judged)), places=places)


def recognised(statements: Sequence[Statement], reviews: Sequence[Review]) -> dict[int, int]:
    """For the reviews of one coder, by number, the places of their statements."""
    pairs = []
    for review in reviews:
        for place, one in enumerate(statements):
            sentence = _shared(review.seen.sentence_span, one.sentence_span)
            content = _shared(Span(review.seen.start, review.seen.end), Span(one.start, one.end))
            if sentence and content:
                alike = (one.id == review.statement, sentence + content, one.act == review.seen.act)
                pairs.append((alike, one.speaker == review.seen.speaker, -place, -review.number))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, place, number in sorted(pairs, reverse=True):
        if -number not in found and -place not in taken:
            found[-number] = -place
            taken.add(-place)
    return found


def _shared(one: Span, other: Span) -> float:
    """How much of two spans together is in both."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / (max(one.end, other.end) - min(one.start, other.start) or 1)


def judge(statement: Statement, reviews: Sequence[Review]) -> Statement:
    """A statement as its reviews have it."""
    if not reviews:
        return statement
    final = [review for review in reviews if review.coder == EDITOR] or list(reviews)
    by = tuple(sorted({review.coder for review in final}))
    first = final[0]
    if differ(final):
        return msgspec.structs.replace(statement, reviewed="disputed", reviewed_by=by)
    if first.verdict == "reject":
        return msgspec.structs.replace(statement, reviewed="rejected", reviewed_by=by)
    reviewed = "corrected" if any(review.verdict == "correct" for review in final) else "accepted"
    return msgspec.structs.replace(patched(statement, first.fields), reviewed=reviewed, reviewed_by=by)


def differ(reviews: Sequence[Review]) -> bool:
    """Whether reviews of one statement do not agree."""
    return any(review.outcome != reviews[0].outcome for review in reviews)


def disputed(reviews: Sequence[Review]) -> bool:
    """Whether the standing reviews of a statement leave it disputed: they differ, and the editor has not decided."""
    return differ(reviews) and not any(review.coder == EDITOR for review in reviews)


def patched(statement: Statement, fields: Fields) -> Statement:
    """A statement with other fields, and what follows from them: its quotations, its chain, whose stance it is."""
    within = [
        (quote, span)
        for quote, span in zip(statement.quotes, statement.quote_spans, strict=False)
        if fields.start <= span.start and span.end <= fields.end
    ]
    one = msgspec.structs.replace(
        statement,
        **{name: getattr(fields, name) for name in fields.__struct_fields__},
        said_on_basis=statement.said_on_basis if fields.said_on == statement.said_on else None,
        quotes=tuple(quote for quote, _ in within),
        quote_spans=tuple(span for _, span in within),
    )
    return one if fields.speaker == statement.speaker else _said_by_another(one, statement)


def _said_by_another(one: Statement, before: Statement) -> Statement:
    """What was told of the speaker before is not true of another."""
    own = one.speaker == POST
    return msgspec.structs.replace(
        one,
        holder=one.speaker if before.holder == before.speaker else before.holder,
        chain=tuple(one.speaker if name == before.speaker else name for name in before.chain),
        voice="post" if own else "reported",
        voice_detail=(
            "drafter-narrative" if own else "speaker-reported" if before.speaker == POST else before.voice_detail
        ),
        account=msgspec.structs.replace(before.account, speaker_present=None),
    )


def _first_anew(judged: Sequence[Statement]) -> list[Statement]:
    """Where the statement that others repeat is rejected, the first of those stands in its place."""
    heirs: dict[str, str] = {}
    gone = {one.id for one in judged if one.reviewed == "rejected"}
    left = []
    for one in judged:
        if one.echo_of in gone and one.id not in gone:
            heir = heirs.setdefault(one.echo_of, one.id)
            left.append(msgspec.structs.replace(one, echo_of=None if heir == one.id else heir))
        else:
            left.append(one)
    return left
