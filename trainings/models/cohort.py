"""What is taught, by whom, and when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.audit.records import Record
from intermediary.funding.models import Grant
from intermediary.initiatives.models import Initiative


class Provider(models.Model):
    """Who trains. The exchange format knows a provider by name."""

    PRIVACY = {"open": "name"}

    name = models.CharField(_("Name"), max_length=200, unique=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Program(Record):
    """A training as it is taught again and again. `provider` is that of cohorts that name none."""

    PRIVACY = {"open": "key title provider soc cip hours"}

    title = models.CharField(_("Title"), max_length=200)
    provider = models.ForeignKey(Provider, models.PROTECT, null=True, blank=True, related_name="programs")
    soc = models.CharField(_("Occupation (SOC)"), max_length=10, blank=True)
    cip = models.CharField(_("Field of study (CIP)"), max_length=7, blank=True)
    hours = models.DecimalField(_("Hours of training"), max_digits=7, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ("title", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(hours__gt=0),
                name="program_hours_positive",
                violation_error_message=_("A training has more than 0 hours."),
            ),
        )

    def __str__(self) -> str:
        return self.title


class Cohort(Record):
    """One group of people in one program, from a first to a last day."""

    PRIVACY = {"open": "key initiative program provider starts_on ends_on", "internal": "capacity grants"}

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="cohorts")
    program = models.ForeignKey(Program, models.PROTECT, related_name="cohorts")
    provider = models.ForeignKey(Provider, models.PROTECT, null=True, blank=True, related_name="cohorts")
    starts_on = models.DateField(_("Starts on"), null=True, blank=True)
    ends_on = models.DateField(_("Ends on"), null=True, blank=True)
    capacity = models.PositiveIntegerField(_("Seats"), null=True, blank=True)
    grants = models.ManyToManyField(Grant, blank=True, related_name="cohorts", verbose_name=_("Paid by"))

    class Meta:
        ordering = ("-starts_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="cohort_dates_in_order",
                violation_error_message=_("A cohort cannot end before it starts."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.program} · {self.starts_on:%b %Y}" if self.starts_on else str(self.program)

    @property
    def taught_by(self) -> Provider | None:
        return self.provider or self.program.provider
