"""What is taught, by whom, and when."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.audit.records import Record
from intermediary.funding.models import Grant
from intermediary.initiatives.models import Initiative
from trainings.enums import Mode

OFFER_DAYS = 3


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

    PRIVACY = {
        "open": "key initiative program provider starts_on ends_on mode site instructor",
        "internal": "capacity grants offer_days refill_until",
    }

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="cohorts")
    program = models.ForeignKey(Program, models.PROTECT, related_name="cohorts")
    provider = models.ForeignKey(Provider, models.PROTECT, null=True, blank=True, related_name="cohorts")
    starts_on = models.DateField(_("Starts on"), null=True, blank=True)
    ends_on = models.DateField(_("Ends on"), null=True, blank=True)
    capacity = models.PositiveIntegerField(_("Seats"), null=True, blank=True)
    grants = models.ManyToManyField(Grant, blank=True, related_name="cohorts", verbose_name=_("Paid by"))
    mode = models.CharField(_("How it is taught"), max_length=7, choices=Mode.choices, blank=True, db_default="")
    site = models.CharField(_("Place"), max_length=200, blank=True, db_default="")
    instructor = models.CharField(_("Instructor"), max_length=120, blank=True, db_default="")
    offer_days = models.PositiveSmallIntegerField(
        _("Days to answer an offer"),
        db_default=OFFER_DAYS,
        default=OFFER_DAYS,
        help_text=_("Then the seat goes to the next in line."),
    )
    refill_until = models.DateField(
        _("Free seats are offered until"),
        null=True,
        blank=True,
        help_text=_("To whoever waits longest. Left empty: until the first day."),
    )

    class Meta:
        ordering = ("-starts_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(offer_days__gte=1) & models.Q(offer_days__lte=60),
                name="cohort_offer_days",
                violation_error_message=_("An offer stands for 1 to 60 days."),
            ),
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

    def refills(self, day: date) -> bool:
        """Whether a seat that is free on `day` is offered to who waits. Without any date: always."""
        last = self.refill_until or self.starts_on
        return last is None or day <= last


class GrantShare(models.Model):
    """How much of a cohort one of its grants pays, in per cent. None on record: not known."""

    PRIVACY = {"internal": "cohort grant percent"}

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="shares")
    grant = models.ForeignKey(Grant, models.CASCADE, related_name="shares")
    percent = models.DecimalField(_("Share"), max_digits=5, decimal_places=2)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["cohort", "grant"], name="one_share_of_a_grant"),
            models.CheckConstraint(
                condition=models.Q(percent__gt=0) & models.Q(percent__lte=100),
                name="grant_share_is_percent",
                violation_error_message=_("A share is above 0 and at most 100 per cent."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.percent} % of {self.cohort_id} by {self.grant_id}"
