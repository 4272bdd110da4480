"""Write down what was done with a firm, and how far it has come."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from employers.engagement.models import SHOWS, Cost, Rung, Step, Touch
from employers.models import Employer
from intermediary.audit.events import event
from intermediary.audit.refusals import refusals


def somebody_elses(employer: Employer, user) -> bool:
    """Does the firm want to hear from one person only, who is not this user?"""
    return employer.only_liaison and employer.liaison_id != getattr(user, "pk", None)


def log_touch(*, employer: Employer, by, **values) -> Touch:
    """Record a contact with a firm; the steps of the ladder that it shows are reached with it, if not before.

    Raises ValidationError where the firm wants one person only to contact it and `despite` does not say why.
    """
    if somebody_elses(employer, by) and not values.get("despite", "").strip():
        words = _("This firm wants to hear from %(name)s only. Ask them first, or say why it could not wait.")
        raise ValidationError({"despite": ValidationError(words, params={"name": employer.liaison})})
    with event("employer.contacted", by=by, subject=employer), refusals():
        touch = Touch.objects.create(employer=employer, by=by, **values)
        for step in filter(None, (Step.CONTACTED, SHOWS.get(touch.kind))):
            rung, made = Rung.objects.get_or_create(
                employer=employer, step=step, defaults={"reached_on": touch.on, "touch": touch}
            )
            if not made and touch.on < rung.reached_on and rung.touch_id:
                rung.reached_on, rung.touch = touch.on, touch
                rung.save()
    return touch


def save_rung(*, rung: Rung | None = None, employer: Employer, document=None, by, **values) -> Rung:
    """Record that a firm came to a step, or correct when and by what evidence."""
    verb = "reached" if rung is None else "corrected"
    rung = rung or Rung(employer=employer)
    with event(f"employer.step_{verb}", by=by, subject=employer), refusals():
        for name, value in values.items():
            setattr(rung, name, value)
        if document:
            rung.put_file(document.name, document.read())
        rung.save()
    return rung


def say_cost(*, employer: Employer, by, **values) -> Cost:
    """Record what a firm says something costs it; the latest word counts, the earlier ones stay."""
    with event("employer.cost_said", by=by, subject=employer), refusals():
        return Cost.objects.create(employer=employer, **values)
