from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from intermediary.pages.forms import RecordForm, dates
from participants.models import Participant
from placements.models import FollowUp, Placement
from trainings.models import Cohort

JOB = ("employer", "started_on", "hourly_wage", "weekly_hours", "soc")
SINCE = ("last_known_employed_on", "last_day_worked", "end_reason")
QUALITY = (
    "training_related",
    "subsidized",
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


class FollowUpForm(RecordForm):
    class Meta:
        model = FollowUp
        fields = ("observed_on", "status", "source", "employer", "hourly_wage", "weekly_hours")
        widgets = dates("observed_on")

    def __init__(self, *args, placement: Placement, **kwargs):
        super().__init__(*args, **kwargs)
        self.placement = placement
        self.fields["source"].required = True
        self.fields["employer"].label = _("The other employer")
        self.fields["employer"].help_text = _("Only where the person is with another one now.")

    def clean_observed_on(self):
        day = self.cleaned_data["observed_on"]
        if day < self.placement.started_on:
            raise ValidationError(
                _("The day lies before the first day worked, %(day)s."), params={"day": self.placement.started_on}
            )
        return day
