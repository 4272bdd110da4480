"""Cohorts that start soon, and those that ended while people still count as enrolled."""

from datetime import timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from intermediary.pages.worklist import Due, source
from trainings.enums import EnrollmentStatus
from trainings.models import Cohort

AHEAD = timedelta(days=14)
MOST = 100  # of one kind: older ones follow when these are done


@source("cohorts-starting", gettext_lazy("Cohorts starting"), 40)
def starting(user, initiative, as_of) -> list[Due]:
    enrolled = Count("enrollments", filter=Q(enrollments__status=EnrollmentStatus.ENROLLED))
    soon = Cohort.objects.filter(initiative=initiative, starts_on__gte=as_of, starts_on__lte=as_of + AHEAD)
    return [
        _due(cohort, cohort.starts_on, _seats(cohort), _("Open the roster"))
        for cohort in soon.select_related("program").annotate(enrolled=enrolled).order_by("starts_on", "pk")[:MOST]
    ]


@source("cohorts-ended", gettext_lazy("Cohorts that ended, with people still enrolled"), 50)
def ended(user, initiative, as_of) -> list[Due]:
    enrolled = Count("enrollments", filter=Q(enrollments__status=EnrollmentStatus.ENROLLED))
    over = Cohort.objects.filter(initiative=initiative, ends_on__lt=as_of).select_related("program")
    return [
        _due(cohort, cohort.ends_on, _still(cohort), _("Say who completed"))
        for cohort in over.annotate(enrolled=enrolled).filter(enrolled__gt=0).order_by("-ends_on", "-pk")[:MOST]
    ]


def _due(cohort: Cohort, due_on, why: str, action: str) -> Due:
    page = reverse("cohort_detail", args=[cohort.key])
    return Due(title=str(cohort), url=page, about=page, due_on=due_on, why=why, action=action)


def _seats(cohort: Cohort) -> str:
    if cohort.capacity is None:
        return ngettext("%(n)s person enrolled", "%(n)s people enrolled", cohort.enrolled) % {"n": cohort.enrolled}
    return _("%(n)s of %(seats)s seats taken") % {"n": cohort.enrolled, "seats": cohort.capacity}


def _still(cohort: Cohort) -> str:
    words = ngettext("%(n)s person still counts as enrolled", "%(n)s people still count as enrolled", cohort.enrolled)
    return words % {"n": cohort.enrolled}
