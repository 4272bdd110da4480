"""Openings: posted and edited by the firm itself, or by staff for it."""

from employers.models import Employer, Opening
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
