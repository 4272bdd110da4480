"""Where a person worked before: the job that wage gain is measured from, and the others.

A job stands in one of the two tables and never in both. The exchange format knows the baseline alone.
"""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from participants.enums import WageSource
from participants.models.person import Participant

WAGE_WORDS = _("An hourly wage is above 0 and at most 1,000 dollars.")
HOURS_WORDS = _("A week has at most 168 hours.")
WAGE = models.Q(hourly_wage__gt=0) & models.Q(hourly_wage__lte=1000)
HOURS = models.Q(weekly_hours__gt=0) & models.Q(weekly_hours__lte=168)
ORDER = models.Q(ended_on__gte=models.F("started_on"))
JOB = "employer_name title started_on ended_on source"


class FormerJob(models.Model):
    """A job at the time of intake or before. An empty `ended_on` is not known to have ended."""

    employer_name = models.CharField(_("Employer"), max_length=200, blank=True, default="", db_default="")
    title = models.CharField(_("Job title"), max_length=200, blank=True, default="", db_default="")
    started_on = models.DateField(_("First day of that job"), null=True, blank=True)
    ended_on = models.DateField(_("Last day of that job"), null=True, blank=True)
    hourly_wage = models.DecimalField(
        _("Hourly wage before"), max_digits=7, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(0)],
    )  # fmt: skip
    weekly_hours = models.DecimalField(
        _("Hours a week before"), max_digits=5, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(0)],
    )  # fmt: skip
    source = models.CharField(
        _("How the wage is known"), max_length=8, choices=WageSource.choices, blank=True, default="", db_default=""
    )

    class Meta:
        abstract = True


class PriorJob(FormerJob):
    """The baseline of wage gain: the last job before the program, or the present one of an incumbent worker.

    `incumbent`: employed at intake, and trains to advance with that same employer (PIRL 907). Such a job has no end.
    """

    PRIVACY = {"person": f"participant incumbent {JOB}", "wage": "hourly_wage weekly_hours"}

    participant = models.OneToOneField(Participant, models.CASCADE, related_name="prior_job")
    incumbent = models.BooleanField(_("Incumbent worker"), null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=WAGE, name="prior_wage_is_hourly", violation_error_message=WAGE_WORDS),
            models.CheckConstraint(condition=HOURS, name="prior_hours_in_a_week", violation_error_message=HOURS_WORDS),
            models.CheckConstraint(
                condition=ORDER,
                name="prior_dates_in_order",
                violation_error_message=_("A job cannot end before it began."),
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on=None) | models.Q(incumbent=None) | models.Q(incumbent=False),
                name="incumbent_is_still_there",
                violation_error_message=_("An incumbent worker still has the job: it has no last day."),
            ),
        )

    def __str__(self) -> str:
        return f"prior job of {self.participant_id}"


class EarlierJob(FormerJob):
    """Another job before, which wage gain is not measured from."""

    PRIVACY = {"person": f"participant {JOB}", "wage": "hourly_wage weekly_hours"}

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="earlier_jobs")

    class Meta:
        ordering = (models.F("ended_on").desc(nulls_first=True), "pk")
        constraints = (
            models.CheckConstraint(condition=WAGE, name="earlier_wage_is_hourly", violation_error_message=WAGE_WORDS),
            models.CheckConstraint(
                condition=HOURS, name="earlier_hours_in_a_week", violation_error_message=HOURS_WORDS
            ),
            models.CheckConstraint(
                condition=ORDER,
                name="earlier_dates_in_order",
                violation_error_message=_("A job cannot end before it began."),
            ),
        )

    def __str__(self) -> str:
        return f"earlier job of {self.participant_id}"
