"""Openings: posted, edited and filled by the firm itself, or by staff for it; looked at by staff where it is agreed."""

from datetime import date

from employers.enums import OpeningStatus
from employers.models import Employer, Opening, OpeningFill
from employers.quality import standard_of
from intermediary.accounts.roles import EMPLOYERS
from intermediary.audit.events import event
from intermediary.audit.refusals import refusals


def save_opening(*, opening: Opening | None = None, employer: Employer, by, **values) -> Opening:
    """Post an opening of `employer`, or change `opening`. Raises ValidationError where the database refuses.

    Where the initiative reviews openings, what a firm posts waits for staff. One that was looked at before stays
    posted when the firm changes it, and is off the public page until it is looked at again.
    """
    verb = "posted" if opening is None else "changed"
    opening = opening or Opening(employer=employer)
    with event(f"opening.{verb}", by=by, subject=opening), refusals():
        for name, value in values.items():
            setattr(opening, name, value)
        if by is not None and by.role in EMPLOYERS and standard_of(opening.initiative).reviews_openings:
            _ask_for_review(opening, values)
        opening.save()
    return opening


def _ask_for_review(opening: Opening, values: dict) -> None:
    before = Opening.objects.filter(pk=opening.pk).first()  # the one at hand may hold what is typed already
    changed = [name for name, value in values.items() if before is None or getattr(before, name) != value]
    posts = opening.status == OpeningStatus.OPEN and (before is None or before.status != opening.status)
    if posts and opening.reviewed_on is None:
        opening.status = OpeningStatus.REVIEW
    elif changed:
        opening.reviewed_on = None


def approve_opening(*, opening: Opening, on: date, by) -> Opening:
    """Staff have looked at an opening: it is posted, and may stand on the public page."""
    with event("opening.approved", by=by, subject=opening), refusals():
        opening.reviewed_on, opening.review_note = on, ""
        if opening.status == OpeningStatus.REVIEW:
            opening.status = OpeningStatus.OPEN
            opening.posted_on = opening.posted_on or on
        opening.save()
    return opening


def return_opening(*, opening: Opening, review_note: str, by) -> Opening:
    """Give an opening back to its firm as a draft, with what to change."""
    with event("opening.returned", by=by, subject=opening, note=review_note[:200]), refusals():
        opening.status, opening.review_note, opening.reviewed_on = OpeningStatus.DRAFT, review_note, None
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
