from django.db import models
from django.utils.translation import gettext_lazy as _

from employers.enums import OpeningStatus
from employers.models.employer import Employer
from intermediary.audit.records import Record


class Opening(Record):
    """A job that a firm wants filled: how many positions, what it pays, when it was posted."""

    PRIVACY = {
        "open": "key employer title soc positions hourly_wage_low hourly_wage_high weekly_hours description "
        "status posted_on expires_on"
    }

    employer = models.ForeignKey(Employer, models.CASCADE, related_name="openings")
    title = models.CharField(_("Job title"), max_length=120)
    soc = models.CharField(_("Occupation (SOC)"), max_length=7, blank=True)
    positions = models.PositiveIntegerField(_("Positions"), default=1)
    hourly_wage_low = models.DecimalField(_("Hourly wage from"), max_digits=7, decimal_places=2, null=True, blank=True)
    hourly_wage_high = models.DecimalField(_("Hourly wage to"), max_digits=7, decimal_places=2, null=True, blank=True)
    weekly_hours = models.DecimalField(_("Hours a week"), max_digits=5, decimal_places=2, null=True, blank=True)
    description = models.TextField(_("What the work is"), blank=True, max_length=5000)
    status = models.CharField(_("Status"), max_length=10, choices=OpeningStatus.choices, default=OpeningStatus.OPEN)
    posted_on = models.DateField(_("Posted on"), null=True, blank=True)
    expires_on = models.DateField(_("Open until"), null=True, blank=True)

    class Meta:
        ordering = ("-posted_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(positions__gte=1),
                name="opening_has_positions",
                violation_error_message=_("An opening has at least one position."),
            ),
            models.CheckConstraint(
                condition=models.Q(hourly_wage_low__gt=0) & models.Q(hourly_wage_high__gte=models.F("hourly_wage_low")),
                name="opening_wages_in_order",
                violation_error_message=_("The higher wage cannot be below the lower one, and both are above zero."),
            ),
            models.CheckConstraint(
                condition=models.Q(expires_on__gte=models.F("posted_on")),
                name="opening_dates_in_order",
                violation_error_message=_("An opening cannot expire before it is posted."),
            ),
        )

    def __str__(self) -> str:
        return self.title
