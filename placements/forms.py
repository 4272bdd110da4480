from datetime import date

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from intermediary.pages.forms import RecordForm, dates
from participants.models import Participant
from placements.enums import FollowUpStatus
from placements.models import FollowUp, Placement
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


class FollowUpForm(RecordForm):
    class Meta:
        model = FollowUp
        fields = ("observed_on", "status", "source", "employer", "hourly_wage", "weekly_hours")
        widgets = dates("observed_on")

    def __init__(self, *args, placement: Placement, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.placement, self.today = placement, today
        self.fields["source"].required = True
        self.fields["employer"].label = _("The other employer")
        self.fields["employer"].help_text = _("Only where the person is with another one now.")

    def clean_observed_on(self):
        day = self.cleaned_data["observed_on"]
        if day < self.placement.started_on:
            raise ValidationError(
                _("The day lies before the first day worked, %(day)s."),
                params={"day": date_format(self.placement.started_on)},
            )
        if day > self.today:
            raise ValidationError(_("This day has not come yet."))
        return day

    def clean(self):
        cleaned = super().clean()
        status, day, employer = (cleaned.get(name) for name in ("status", "observed_on", "employer"))
        last = self.placement.last_day_worked
        if status == FollowUpStatus.EMPLOYED_SAME and day and last and day > last:
            words = _(
                "The last day worked on record is %(day)s. Take it off the placement first, if they are still there."
            )
            self.add_error("status", ValidationError(words, params={"day": date_format(last)}))
        if status == FollowUpStatus.EMPLOYED_OTHER and employer and employer.pk == self.placement.employer_id:
            self.add_error("employer", _("This is the employer of the placement itself."))
        return cleaned
