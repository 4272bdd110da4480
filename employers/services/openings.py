"""Openings: posted, edited and filled by the firm itself, or by staff for it."""

from datetime import date

from employers.enums import OpeningStatus
from employers.models import Employer, Opening, OpeningFill
from intermediary.audit.events import event
from intermediary.audit.refusals import refusals


def save_opening(*, opening: Opening | None = None, employer: Employer, by, **values) -> Opening:
    """Post an opening of `employer`, or change `opening`. Raises ValidationError where the database refuses."""
    verb = "posted" if opening is None else "changed"
    opening = opening or Opening(employer=employer)
    with event(f"opening.{verb}", by=by, subject=opening), refusals():
        for name, value in values.items():
            setattr(opening, name, value)
        opening.save()
    return opening


def fill_position(*, opening: Opening, offer_accepted_on: date, by) -> OpeningFill:
    """Record that somebody accepted an offer for one position; with the last one the opening is filled.

    Raises ValidationError where all positions are filled, or the opening was posted later.
    """
    with event("opening.position_filled", by=by, subject=opening), refusals():
        fill = OpeningFill.objects.create(opening=opening, offer_accepted_on=offer_accepted_on)
        if opening.fills.count() == opening.positions and opening.status == OpeningStatus.OPEN:
            opening.status = OpeningStatus.FILLED
            opening.save(update_fields=["status"])
    return fill


def free_position(*, fill: OpeningFill, by) -> None:
    """Take an accepted offer off the record: it was a mistake, or did not hold. A filled opening is open again."""
    with event("opening.position_freed", by=by, subject=fill.opening):
        fill.delete()
        if fill.opening.status == OpeningStatus.FILLED:
            fill.opening.status = OpeningStatus.OPEN
            fill.opening.save(update_fields=["status"])
