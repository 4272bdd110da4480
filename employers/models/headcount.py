from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Deferrable, F, Func, Q
from django.utils.translation import gettext_lazy as _

from employers.models.employer import Employer
from intermediary.audit.records import Record

RETAINED = (90, 180, 365)
MONTHS = " + interval '1 month' * "


def six_digits(soc: str) -> str:
    """An occupation as headcounts name it: 311131 and 31-1131.00 are 31-1131."""
    digits = soc.replace("-", "")
    return f"{digits[:2]}-{digits[2:6]}"


class Months(Func):
    """The days of whole months as a PostgreSQL range: the first day, and how many months."""

    function = "daterange"
    template = "%(function)s(%(expressions)s)"
    output_field = models.DateField()

    def __init__(self, first: str, months: str):
        super().__init__(F(first), Func(F(first), F(months), template="(%(expressions)s)::date", arg_joiner=MONTHS))


class Headcount(Record):
    """What a firm says of its staff in one occupation over whole months: how many, how many left, whom else it hired.

    `other_hires` are people hired in these months who did not come through us, and `other_retained_*` how many of them
    were still there so many days after their first: what our own hires are compared with.
    """

    PRIVACY = {
        "internal": "key employer soc starts_on months average_headcount separations other_hires other_retained_90 "
        "other_retained_180 other_retained_365"
    }

    employer = models.ForeignKey(Employer, models.CASCADE, related_name="headcounts")
    soc = models.CharField(_("Occupation (SOC)"), max_length=7)
    starts_on = models.DateField(_("From"))
    months = models.PositiveSmallIntegerField(_("Months"), default=1)
    average_headcount = models.DecimalField(
        _("Average headcount"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    separations = models.PositiveIntegerField(_("Separations"), null=True, blank=True)
    other_hires = models.PositiveIntegerField(_("Other hires"), null=True, blank=True)
    other_retained_90 = models.PositiveIntegerField(_("Of them still there after 90 days"), null=True, blank=True)
    other_retained_180 = models.PositiveIntegerField(_("Of them still there after 180 days"), null=True, blank=True)
    other_retained_365 = models.PositiveIntegerField(_("Of them still there after 365 days"), null=True, blank=True)

    class Meta:
        ordering = ("-starts_on", "soc", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(starts_on__day=1),
                name="headcount_from_the_first",
                violation_error_message=_("A headcount is of whole months: it starts on the first of one."),
            ),
            models.CheckConstraint(
                condition=Q(months__gte=1, months__lte=12),
                name="headcount_of_a_year_at_most",
                violation_error_message=_("A headcount is of 1 to 12 months."),
            ),
            models.CheckConstraint(
                condition=Q(average_headcount__gte=0),
                name="headcount_not_negative",
                violation_error_message=_("A headcount cannot be negative."),
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"other_retained_{days}__lte": F("other_hires")}),
                    name=f"headcount_retained_{days}_of_hires",
                    violation_error_message=_("No more people can have stayed than were hired."),
                )
                for days in RETAINED
            ),
            ExclusionConstraint(
                name="headcount_months_once",
                expressions=[
                    ("employer", RangeOperators.EQUAL),
                    ("soc", RangeOperators.EQUAL),
                    (Months("starts_on", "months"), RangeOperators.OVERLAPS),
                ],
                deferrable=Deferrable.DEFERRED,
                violation_error_message=_("There is a headcount of this occupation for some of these months already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.soc} from {self.starts_on}"
