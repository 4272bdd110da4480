"""Reads of cohorts and programs that span models."""

from django.db.models import Count, Q, QuerySet

from trainings.enums import SEATED, EnrollmentStatus
from trainings.models import Cohort, Program


def cohorts(search: str = "", initiative=None, program=None) -> QuerySet[Cohort]:
    """Cohorts with how many people are enrolled now, completed and left, and how many ever had a seat."""
    found = Cohort.objects.select_related("program__provider", "provider", "initiative").annotate(
        seated=Count("enrollments", filter=Q(enrollments__status__in=SEATED)),
        enrolled=Count("enrollments", filter=Q(enrollments__status=EnrollmentStatus.ENROLLED)),
        completed=Count("enrollments", filter=Q(enrollments__status=EnrollmentStatus.COMPLETED)),
        left=Count(
            "enrollments",
            filter=Q(enrollments__status__in=[EnrollmentStatus.WITHDRAWN, EnrollmentStatus.DISMISSED]),
        ),
    )
    if initiative:
        found = found.filter(initiative=initiative)
    if program:
        found = found.filter(program=program)
    for word in (search or "").split():
        found = found.filter(
            Q(program__title__icontains=word)
            | Q(provider__name__icontains=word)
            | Q(program__provider__name__icontains=word)
            | Q(key__iexact=word)
        )
    return found


def programs(search: str = "") -> QuerySet[Program]:
    found = Program.objects.select_related("provider").annotate(cohort_count=Count("cohorts"))
    for word in (search or "").split():
        found = found.filter(Q(title__icontains=word) | Q(provider__name__icontains=word) | Q(key__iexact=word))
    return found
