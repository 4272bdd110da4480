"""Say what an initiative calls a good job, a living wage and retained, from a day on."""

from datetime import date

from intermediary.audit.events import event
from intermediary.initiatives.models import Initiative, LivingWage, Standard


def set_standard(*, initiative: Initiative, starts_on: date, wages: list[dict], by, **choices) -> Standard:
    """Put a standard in force from a day on; one that began on the same day gives way to it, earlier ones stay.

    `wages` are dicts with household, hourly (dollars), source and year; `choices` the other fields of `Standard`.
    """
    with event("initiative.standard_set", by=by, subject=initiative):
        standard, _made = Standard.objects.update_or_create(
            initiative=initiative, starts_on=starts_on, defaults=choices, create_defaults=choices
        )
        standard.living_wages.all().delete()
        for wage in wages:
            LivingWage.objects.create(standard=standard, **wage)
    initiative.__dict__.pop("standard", None)
    return standard
