"""Grants, and what was promised for them."""

from datetime import date
from decimal import Decimal

from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from intermediary.funding.models import Grant, Target


def save_grant(*, grant: Grant | None = None, by, **values) -> Grant:
    """Put a grant on record, or change `grant`. Raises ValidationError where the database refuses."""
    verb = "added" if grant is None else "changed"
    grant = grant or Grant()
    with event(f"grant.{verb}", by=by, subject=grant), refusals():
        for name, value in values.items():
            setattr(grant, name, value)
        grant.save()
    return grant


def set_target(
    *, grant: Grant, measure: str, value: Decimal, due_on: date | None, from_quarter: str = "", to_quarter: str = "", by
) -> Target:
    """State what a grant promised for a measure, in the measure's own unit; one target per measure and period.

    The period is whole quarters, such as 2025Q3 to 2026Q2; both empty: everybody the grant pays for.
    """
    with event("grant.target_set", by=by, subject=grant, note=measure), refusals():
        target, _created = Target.objects.update_or_create(
            grant=grant,
            measure=measure,
            from_quarter=from_quarter,
            to_quarter=to_quarter,
            defaults={"value": value, "due_on": due_on},
        )
    return target


def remove_target(*, target: Target, by) -> None:
    """Take a promise off the record; the trail keeps it."""
    with event("grant.target_removed", by=by, subject=target.grant, note=target.measure):
        target.delete()
