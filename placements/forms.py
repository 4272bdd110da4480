from django.utils.translation import gettext_lazy as _

from intermediary.pages.forms import RecordForm, dates
from participants.models import Participant
from placements.models import Placement
from trainings.models import Cohort

JOB = ("employer", "started_on", "hourly_wage", "weekly_hours", "soc")
SINCE = ("last_known_employed_on", "last_day_worked", "end_reason")
QUALITY = (
    "training_related",
    "subsidized",
    "part_time_by_choice",
    "living_wage_hourly",
    "living_wage_source",
    "health_insurance",
    "paid_leave",
    "retirement_plan",
    "schedule_notice_days",
    "advancement_path",
    "worker_voice",
)


class PlacementForm(RecordForm):
    """A job of one person, in one of the cohorts they are or were in (or none: then it is only a spell of work)."""

    class Meta:
        model = Placement
        fields = ("cohort", *JOB, *SINCE, *QUALITY)
        widgets = dates("started_on", "last_known_employed_on", "last_day_worked")

    def __init__(self, *args, participant: Participant, **kwargs):
        super().__init__(*args, **kwargs)
        cohorts = Cohort.objects.filter(enrollments__participant=participant).distinct()
        self.fields["cohort"].queryset = cohorts.select_related("program")
        self.fields["cohort"].empty_label = _("None: a job beside the program")

    def clean(self):
        cleaned = super().clean()
        known, last = cleaned.get("last_known_employed_on"), cleaned.get("last_day_worked")
        if known and last and known > last:
            self.add_error("last_known_employed_on", _("This is after the last day worked. One of the two is wrong."))
        return cleaned
