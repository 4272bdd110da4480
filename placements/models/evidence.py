"""Facts that come back after a placement, each with who said so and for which day."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from employers.models import Employer
from intermediary.audit.records import Record
from participants.models import Participant
from placements.enums import FollowUpStatus, Source
from placements.models.placement import Placement


class FollowUp(Record):
    """What one source said about a placed person on one day. `employer` names the other firm, where it is one."""

    PRIVACY = {
        "person": "key placement observed_on status employer source",
        "wage": "hourly_wage weekly_hours",
    }

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="follow_ups")
    observed_on = models.DateField(_("True on"))
    status = models.CharField(_("Status"), max_length=14, choices=FollowUpStatus.choices)
    employer = models.ForeignKey(Employer, models.PROTECT, null=True, blank=True, related_name="+")
    hourly_wage = models.DecimalField(_("Hourly wage"), max_digits=7, decimal_places=2, null=True, blank=True)
    weekly_hours = models.DecimalField(_("Hours a week"), max_digits=5, decimal_places=2, null=True, blank=True)
    source = models.CharField(_("Source"), max_length=12, choices=Source.choices, blank=True)

    class Meta:
        ordering = ("-observed_on", "-pk")
        constraints = (
            models.CheckConstraint(condition=models.Q(status__in=FollowUpStatus.values), name="follow_up_status_known"),
            models.CheckConstraint(
                condition=models.Q(hourly_wage__gt=0) & models.Q(hourly_wage__lte=1000),
                name="follow_up_wage_is_hourly",
                violation_error_message=_("An hourly wage is above 0 and at most 1,000 dollars."),
            ),
            models.CheckConstraint(
                condition=models.Q(weekly_hours__gt=0) & models.Q(weekly_hours__lte=168),
                name="follow_up_hours_in_a_week",
                violation_error_message=_("A week has at most 168 hours."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.status} on {self.observed_on}"


class QuarterlyWage(Record):
    """What one employer paid one person in one calendar quarter, in dollars. Seen by named roles only."""

    PRIVACY = {"person": "key participant quarter employer", "wage": "amount source"}

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="quarterly_wages")
    quarter = models.CharField(_("Quarter"), max_length=6, validators=[RegexValidator(r"^\d{4}Q[1-4]$")])
    employer = models.ForeignKey(Employer, models.PROTECT, null=True, blank=True, related_name="+")
    amount = models.DecimalField(_("Amount"), max_digits=9, decimal_places=2, null=True, blank=True)
    source = models.CharField(_("Source"), max_length=12, choices=Source.choices, blank=True)

    class Meta:
        ordering = ("-quarter", "pk")
        constraints = (
            models.CheckConstraint(condition=models.Q(quarter__regex=r"^\d{4}Q[1-4]$"), name="wage_quarter_form"),
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="wage_not_negative"),
        )

    def __str__(self) -> str:
        return f"{self.participant_id} {self.quarter}"
