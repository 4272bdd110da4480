"""What can be done to many people of a cohort at once. A room that knows of more registers it here.

An action has a form and a function `(cohort, enrollments, values, by, now) -> Done`. One person who cannot take part
stops nobody else: they are named with the reason.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from trainings.models import Enrollment


@dataclass
class Done:
    """How many it was done for, and who was left out: (enrollment, why)."""

    number: int = 0
    left_out: list[tuple[Enrollment, str]] = field(default_factory=list)
    words: str = ""  # what became of those it was done for, where that needs saying


@dataclass(frozen=True)
class Action:
    """`form` is made with `cohort=` and `today=`. `said` is what is reported, with %(n)d in it: one and many."""

    key: str
    label: str
    form: type[forms.Form]
    do: Callable
    lead: str = ""


ACTIONS: dict[str, Action] = {}


def action(key: str, label: str, form: type[forms.Form], lead: str = "") -> Callable:
    """Register a function as an action on many."""

    def register(do: Callable) -> Callable:
        ACTIONS[key] = Action(key, label, form, do, lead)
        return do

    return register


def each(enrollments, one_by_one: Callable) -> Done:
    """Do something for each, in one transaction; who is refused is left out with the reason."""
    done = Done()
    with transaction.atomic():
        for enrollment in enrollments:
            try:
                with transaction.atomic():
                    one_by_one(enrollment)
            except ValidationError as refusal:
                done.left_out.append((enrollment, " ".join(refusal.messages)))
            else:
                done.number += 1
    return done
