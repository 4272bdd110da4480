from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Func
from django.utils.translation import gettext_lazy as _

from intermediary.initiatives.partners.enums import AgreementKind, Direction
from intermediary.initiatives.partners.models.organization import Partnership


class Agreement(models.Model):
    """What was agreed with a partner, from when until when. Without a last day it runs until somebody ends it."""

    PRIVACY = {"internal": "partnership kind title terms starts_on ends_on responsible"}

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="agreements")
    kind = models.CharField(_("Kind"), max_length=13, choices=AgreementKind.choices)
    title = models.CharField(_("Title"), max_length=200)
    terms = models.TextField(_("What was agreed"), blank=True, max_length=4000)
    starts_on = models.DateField(_("Starts on"))
    ends_on = models.DateField(_("Ends on"), null=True, blank=True)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("In charge")
    )

    class Meta:
        ordering = ("-starts_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="agreement_dates_in_order",
                violation_error_message=_("An agreement cannot end before it starts."),
            ),
            models.CheckConstraint(condition=models.Q(kind__in=AgreementKind.values), name="agreement_kind_known"),
        )

    def __str__(self) -> str:
        return self.title


class Days(Func):
    """First to last day as a PostgreSQL range, both inclusive."""

    function = "daterange"
    template = "%(function)s(%(expressions)s, '[]')"
    output_field = models.DateField()


class ReferralCount(models.Model):
    """How many people a partner sent to us, or we to it, in some days: a number that somebody counted, no names.

    Days of one direction do not overlap, so that sums of any of these rows are counts of people sent.
    """

    PRIVACY = {"internal": "partnership direction starts_on ends_on number source"}

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="referral_counts")
    direction = models.CharField(_("Direction"), max_length=7, choices=Direction.choices)
    starts_on = models.DateField(_("From"))
    ends_on = models.DateField(_("Until"))
    number = models.PositiveIntegerField(_("People"))
    source = models.CharField(
        _("Counted by"), max_length=200, blank=True, help_text=_("Such as “their monthly list” or “our intake form”.")
    )

    class Meta:
        ordering = ("-starts_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="referral_count_dates_in_order",
                violation_error_message=_("The last day cannot be before the first."),
            ),
            models.CheckConstraint(
                condition=models.Q(direction__in=Direction.values), name="referral_count_direction_known"
            ),
            ExclusionConstraint(
                name="referral_count_days_once",
                expressions=[
                    ("partnership", RangeOperators.EQUAL),
                    ("direction", RangeOperators.EQUAL),
                    (Days("starts_on", "ends_on"), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Some of these days are counted already, in this direction."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.direction} from {self.starts_on}"
