"""Filters of the list of people by their trainings: those with one enrollment that fits all that is asked."""

from django import forms
from django.utils.translation import gettext as _

from intermediary.pages.forms import DateInput
from participants.finding.narrowing import narrows
from trainings.enums import EnrollmentStatus
from trainings.models import Cohort, Enrollment, Program

SHOWN = 40  # cohorts to choose from, those set up last; any other comes by its address


def _cohorts(asked: str) -> forms.Field:
    latest = list(Cohort.objects.select_related("program").order_by("-pk")[:SHOWN])
    if asked and asked not in {cohort.key for cohort in latest}:
        latest += Cohort.objects.select_related("program").filter(key=asked)
    return forms.ChoiceField(
        label=_("Cohort"), choices=[("", _("Any")), *((cohort.key, str(cohort)) for cohort in latest)]
    )


def _programs(asked: str) -> forms.Field:
    return forms.ModelChoiceField(
        Program.objects.order_by("title"), label=_("Program"), empty_label=_("Any"), to_field_name="key"
    )


def _statuses(asked: str) -> forms.Field:
    return forms.ChoiceField(label=_("Status"), choices=[("", _("Any")), *EnrollmentStatus.choices])


def _since(asked: str) -> forms.Field:
    return forms.DateField(label=_("Enrolled from"), widget=DateInput())


def _until(asked: str) -> forms.Field:
    return forms.DateField(label=_("Enrolled until"), widget=DateInput())


LOOKUPS = {
    "status": "status",
    "cohort": "cohort__key",
    "program": "cohort__program",
    "since": "enrolled_on__gte",
    "until": "enrolled_on__lte",
}


@narrows(status=(10, _statuses), cohort=(20, _cohorts), program=(30, _programs), since=(60, _since), until=(70, _until))
def by_enrollment(people, asked: dict):
    fitting = Enrollment.objects.filter(**{LOOKUPS[name]: value for name, value in asked.items()})
    return people.filter(participant__in=fitting.values("participant"))
