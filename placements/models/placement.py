from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Deferrable, Func, Q
from django.utils.translation import gettext_lazy as _

from employers.models import Employer
from intermediary.audit.records import Record
from participants.models import Participant
from trainings.models import Cohort


class EmployedDays(Func):
    """The days of a job as a PostgreSQL range: first to last day worked, both inclusive, open where not ended."""

    function = "daterange"
    template = "%(function)s(%(expressions)s, '[]')"
    output_field = models.DateField()


class Placement(Record):
    """A job that a person took. With a cohort it is a placement with its own milestones, without only a spell of work.

    What is known of it after the first day rests on `last_known_employed_on` and the follow-ups; an empty
    `last_day_worked` means not known to have ended. `first_observed_on` is set where the record began after the job.
    The living wage is kept as it was then, with its source: a later table must not bend an old judgment.
    """

    PRIVACY = {
        "person": "key participant employer cohort soc started_on last_day_worked first_observed_on "
        "last_known_employed_on subsidized training_related health_insurance paid_leave retirement_plan "
        "schedule_notice_days advancement_path worker_voice living_wage_hourly living_wage_source part_time_by_choice "
        "end_reason",
        "wage": "hourly_wage weekly_hours",
    }

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="placements")
    employer = models.ForeignKey(Employer, models.PROTECT, related_name="placements")
    cohort = models.ForeignKey(Cohort, models.PROTECT, null=True, blank=True, related_name="placements")
    soc = models.CharField(_("Occupation (SOC)"), max_length=10, blank=True)
    started_on = models.DateField(_("First day worked"))
    last_day_worked = models.DateField(_("Last day worked"), null=True, blank=True)
    first_observed_on = models.DateField(_("On record since"), null=True, blank=True)
    last_known_employed_on = models.DateField(_("Last known employed on"), null=True, blank=True)
    hourly_wage = models.DecimalField(_("Hourly wage"), max_digits=7, decimal_places=2, null=True, blank=True)
    weekly_hours = models.DecimalField(_("Hours a week"), max_digits=5, decimal_places=2, null=True, blank=True)
    part_time_by_choice = models.BooleanField(_("Part time by choice"), null=True, blank=True)
    living_wage_hourly = models.DecimalField(
        _("Living wage there"),
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("An hour, in the county of the job when it began, for one adult without children."),
    )
    living_wage_source = models.CharField(
        _("Where the living wage is from"), max_length=200, blank=True, help_text=_("Table, year, county and family.")
    )
    subsidized = models.BooleanField(_("Subsidized"), null=True, blank=True)
    training_related = models.BooleanField(_("Related to the training"), null=True, blank=True)
    health_insurance = models.BooleanField(_("Health insurance"), null=True, blank=True)
    paid_leave = models.BooleanField(_("Paid leave"), null=True, blank=True)
    retirement_plan = models.BooleanField(_("Retirement plan"), null=True, blank=True)
    schedule_notice_days = models.PositiveIntegerField(_("Days of schedule notice"), null=True, blank=True)
    advancement_path = models.BooleanField(_("Path to advance"), null=True, blank=True)
    worker_voice = models.BooleanField(_("Worker voice"), null=True, blank=True)
    end_reason = models.CharField(_("Why it ended"), max_length=200, blank=True)

    class Meta:
        ordering = ("-started_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(last_day_worked__gte=models.F("started_on")),
                name="placement_dates_in_order",
                violation_error_message=_("The last day worked cannot be before the first."),
            ),
            models.CheckConstraint(
                condition=Q(last_known_employed_on__gte=models.F("started_on")),
                name="placement_known_after_start",
                violation_error_message=_("Nobody can be known to work there before the first day."),
            ),
            models.CheckConstraint(
                condition=Q(first_observed_on__gte=models.F("started_on")),
                name="placement_observed_after_start",
                violation_error_message=_("The record cannot begin before the job did."),
            ),
            models.CheckConstraint(
                condition=Q(hourly_wage__gt=0) & Q(hourly_wage__lte=1000),
                name="placement_wage_is_hourly",
                violation_error_message=_("An hourly wage is above 0 and at most 1,000 dollars."),
            ),
            models.CheckConstraint(
                condition=Q(living_wage_hourly__gt=0) & Q(living_wage_hourly__lte=1000),
                name="placement_living_wage_is_hourly",
                violation_error_message=_("A living wage is by the hour: above 0 and at most 1,000 dollars."),
            ),
            models.CheckConstraint(
                condition=Q(weekly_hours__gt=0) & Q(weekly_hours__lte=168),
                name="placement_hours_in_a_week",
                violation_error_message=_("A week has at most 168 hours."),
            ),
            ExclusionConstraint(
                name="no_overlapping_placements",
                expressions=[
                    ("participant", RangeOperators.EQUAL),
                    ("employer", RangeOperators.EQUAL),
                    (EmployedDays("started_on", "last_day_worked"), RangeOperators.OVERLAPS),
                ],
                deferrable=Deferrable.DEFERRED,
                violation_error_message=_("This person already has a placement with this employer in that time."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.participant_id} at {self.employer_id} from {self.started_on}"
