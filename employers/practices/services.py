"""Workplace practices that changed, and whether they lasted."""

from employers.models import Employer
from employers.practices.models import Practice
from intermediary.audit.events import event
from intermediary.audit.refusals import refusals


def save_practice(*, practice: Practice | None = None, employer: Employer, document=None, by, **values) -> Practice:
    """Record a change of how a firm treats its workers, or what was learnt of it later."""
    verb = "recorded" if practice is None else "updated"
    practice = practice or Practice(employer=employer)
    with event(f"practice.{verb}", by=by, subject=employer), refusals():
        for name, value in values.items():
            setattr(practice, name, value)
        if document:
            practice.put_file(document.name, document.read())
        practice.save()
    return practice
