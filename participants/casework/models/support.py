"""Help that costs money, and what a grant has set aside for it."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.audit.records import Record
from intermediary.funding.models import Grant
from participants.casework.enums import Support
from participants.models import Participant


class Budget(models.Model):
    """What a grant has for supportive services, in dollars. Its row is locked while it is spent from."""

    PRIVACY = {"internal": "grant amount"}

    grant = models.OneToOneField(Grant, models.CASCADE, related_name="support_budget")
    amount = models.DecimalField(
        _("For supportive services"), max_digits=11, decimal_places=2, validators=[MinValueValidator(0)]
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(amount__gte=0),
                name="support_budget_not_negative",
                violation_error_message=_("A budget is 0 or more."),
            ),
        )

    def __str__(self) -> str:
        return f"supportive services of {self.grant}"


class SupportiveService(Record):
    """One piece of help, its cost in dollars, and the grant that pays. Beyond a budget only with `reason`."""

    PRIVACY = {"person": "key participant kind given_on cost", "internal": "grant reason by"}

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="supportive_services")
    kind = models.CharField(_("Kind"), max_length=10, choices=Support.choices)
    given_on = models.DateField(_("Given on"))
    cost = models.DecimalField(_("Cost"), max_digits=8, decimal_places=2, validators=[MinValueValidator(0)])
    grant = models.ForeignKey(Grant, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Paid by"))
    reason = models.CharField(_("Reason to go beyond the budget"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-given_on", "-pk")
        indexes = (models.Index(fields=["grant"], include=["cost"], name="support_by_grant"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(cost__gte=0),
                name="support_cost_not_negative",
                violation_error_message=_("A cost is 0 or more."),
            ),
            models.CheckConstraint(condition=models.Q(kind__in=Support.values), name="support_kind_known"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} on {self.given_on}"
