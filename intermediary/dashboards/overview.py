"""What stands on the start page of an initiative: how fresh its figures are, what runs, what waits for somebody."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intermediary.exchange.models import ImportBatch
from intermediary.initiatives.models import Initiative
from placements.outcomes.models import Run, Stale
from placements.outcomes.runs.building import current
from trainings.enums import EnrollmentStatus
from trainings.models import Cohort
from trainings.queries import cohorts

SHOWN = 5
COUNTED = 1000  # marks beyond this are "more than"


@dataclass(frozen=True)
class Task:
    """Something only a person can do, and where."""

    text: str
    url: str
    tone: str = "warning"


@dataclass(frozen=True)
class Freshness:
    """When the figures were made, and how many changes they do not hold yet."""

    run: Run | None
    waiting: int

    @property
    def made_words(self) -> str:
        if self.run is None:
            return _("Not computed yet")
        since = timezone.now() - self.run.refreshed_at
        ago = _("%(time)s ago") % {"time": timesince(self.run.refreshed_at)}
        ago = _("just now") if since < timedelta(minutes=1) else ago
        return _("Computed %(ago)s, as of %(day)s") % {"ago": ago, "day": date_format(self.run.as_of)}

    @property
    def waiting_words(self) -> str:
        if not self.waiting:
            return _("nothing waits")
        if self.waiting > COUNTED:
            return _("more than %(n)s changes waiting") % {"n": f"{COUNTED:,}"}
        words = ngettext("%(n)s change waiting", "%(n)s changes waiting", self.waiting)
        return words % {"n": f"{self.waiting:,}"}


def freshness(initiative: Initiative) -> Freshness:
    return Freshness(current(initiative), len(Stale.objects.values("pk")[: COUNTED + 1]))


def in_training(initiative: Initiative, today: date) -> QuerySet[Cohort]:
    """Cohorts between their first and their last day, those that end first at the top."""
    running = Q(starts_on__lte=today) & (Q(ends_on__gte=today) | Q(ends_on=None))
    return cohorts(initiative=initiative).filter(running).order_by("ends_on", "pk")[:SHOWN]


def upcoming(initiative: Initiative, today: date) -> QuerySet[Cohort]:
    return cohorts(initiative=initiative).filter(starts_on__gt=today).order_by("starts_on", "pk")[:SHOWN]


def recent_imports(initiative: Initiative) -> QuerySet[ImportBatch]:
    return ImportBatch.objects.filter(initiative=initiative).select_related("by", "job").defer("file_sealed")[:3]


def tasks(initiative: Initiative, today: date, imports: list[ImportBatch]) -> list[Task]:
    """What waits for somebody: rows that an import left out, and people still enrolled after their cohort's end."""
    found = []
    for batch in imports:
        if left_out := len(batch.report.get("problems", ())):
            words = ngettext("%(n)s row of %(file)s was left out", "%(n)s rows of %(file)s were left out", left_out)
            url = reverse("import_detail", args=[initiative.key, batch.pk])
            found.append(Task(words % {"n": left_out, "file": batch.file_name}, url))
    return found + [_overdue(cohort) for cohort in _ended_with_people(initiative, today)]


def _ended_with_people(initiative: Initiative, today: date) -> QuerySet[Cohort]:
    enrolled = Count("enrollments", filter=Q(enrollments__status=EnrollmentStatus.ENROLLED))
    ended = Cohort.objects.filter(initiative=initiative, ends_on__lt=today).select_related("program")
    return ended.annotate(enrolled=enrolled).filter(enrolled__gt=0).order_by("-ends_on", "-pk")[:SHOWN]


def _overdue(cohort: Cohort) -> Task:
    words = ngettext(
        "%(cohort)s ended on %(day)s, and %(n)s person still counts as enrolled",
        "%(cohort)s ended on %(day)s, and %(n)s people still count as enrolled",
        cohort.enrolled,
    )
    facts = {"cohort": cohort, "day": date_format(cohort.ends_on), "n": cohort.enrolled}
    return Task(words % facts, reverse("cohort_detail", args=[cohort.key]))
