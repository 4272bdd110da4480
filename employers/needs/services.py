"""What firms say they will hire, written down by themselves or by staff for them."""

from employers.models import Employer
from employers.needs.models import HiringNeed
from intermediary.audit.events import event
from intermediary.audit.refusals import refusals


def save_need(*, need: HiringNeed | None = None, employer: Employer, document=None, by, **values) -> HiringNeed:
    """Add a hiring need of `employer`, or change `need`. `document` (an uploaded file) takes the place of the last.

    Raises ValidationError where the database refuses, such as fewer seats than are promised to cohorts already.
    """
    verb = "said" if need is None else "changed"
    need = need or HiringNeed(employer=employer, by=by)
    with event(f"hiring_need.{verb}", by=by, subject=need), refusals():
        for name, value in values.items():
            setattr(need, name, value)
        if document:
            need.put_file(document.name, document.read())
        need.save()
    return need
