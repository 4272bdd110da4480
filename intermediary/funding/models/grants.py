from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.audit.records import Record
from intermediary.funding.models.funders import Funder
from intermediary.funding.models.period import Period
from intermediary.initiatives.models import Initiative

QUARTER = r"^\d{4}Q[1-4]$"


class Grant(Record):
    """Money for an initiative over some time. Cohorts name the grants that pay for them."""

    PRIVACY = {"open": "key funder initiative title starts_on ends_on", "internal": "amount responsible"}

    funder = models.ForeignKey(Funder, models.PROTECT, null=True, blank=True, related_name="grants")
    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="grants")
    title = models.CharField(_("Title"), max_length=200)
    starts_on = models.DateField(_("Starts on"), null=True, blank=True)
    ends_on = models.DateField(_("Ends on"), null=True, blank=True)
    amount = models.DecimalField(_("Amount in dollars"), max_digits=14, decimal_places=2, null=True, blank=True)
    # Who is reminded of its reports; nobody named: every manager.
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("In charge")
    )

    class Meta:
        ordering = ("-starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="grant_dates_in_order",
                violation_error_message=_("A grant cannot end before it starts."),
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0),
                name="grant_amount_positive",
                violation_error_message=_("The amount must be more than zero."),
            ),
        )

    def __str__(self) -> str:
        return self.title


class Target(models.Model):
    """What a grant promised for one measure: a rate between 0 and 1, or dollars, by the measure's own unit.

    `from_quarter` to `to_quarter`: of those who began then; both empty: of everybody the grant pays for.
    """

    PRIVACY = {"open": "grant measure value due_on from_quarter to_quarter"}

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="targets")
    measure = models.CharField(_("Measure"), max_length=60)
    value = models.DecimalField(_("Target"), max_digits=12, decimal_places=4)
    due_on = models.DateField(_("Due on"), null=True, blank=True)
    from_quarter = models.CharField(_("First quarter"), max_length=6, blank=True, default="")
    to_quarter = models.CharField(_("Last quarter"), max_length=6, blank=True, default="")

    class Meta:
        ordering = ("measure", "from_quarter", "to_quarter")
        constraints = (
            models.UniqueConstraint(
                fields=["grant", "measure", "from_quarter", "to_quarter"], name="one_target_per_measure_and_period"
            ),
            models.CheckConstraint(condition=models.Q(value__gt=0), name="target_positive"),
            models.CheckConstraint(
                condition=models.Q(from_quarter="", to_quarter="")
                | models.Q(
                    from_quarter__regex=QUARTER, to_quarter__regex=QUARTER, to_quarter__gte=models.F("from_quarter")
                ),
                name="target_quarters_in_order",
                violation_error_message=_("A period has a first and a last quarter, in this order."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.measure}: {self.value}"

    @property
    def period(self) -> Period | None:
        return Period(self.from_quarter, self.to_quarter) if self.from_quarter else None
