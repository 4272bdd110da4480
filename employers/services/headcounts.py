"""What a firm says of its staff, typed in by staff or by the firm itself."""

from employers.models import Employer, Headcount
from intermediary.audit.events import event
from intermediary.audit.refusals import refusals


def save_headcount(*, headcount: Headcount | None = None, employer: Employer, by, **values) -> Headcount:
    """Add a headcount of `employer`, or change `headcount`. Raises ValidationError where the database refuses."""
    verb = "added" if headcount is None else "changed"
    headcount = headcount or Headcount(employer=employer)
    with event(f"headcount.{verb}", by=by, subject=headcount), refusals():
        for name, value in values.items():
            setattr(headcount, name, value)
        headcount.save()
    return headcount
