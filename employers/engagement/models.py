from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from employers.contacts.models import Contact
from employers.models import Employer
from intermediary.audit.documents import Documented
from intermediary.audit.records import Record


class Kind(models.TextChoices):
    """What was done together."""

    CALL = "call", _("Call")
    EMAIL = "email", _("E-mail or message")
    VISIT = "visit", _("Visit")
    MEETING = "meeting", _("Advisory meeting")
    INTERVIEWS = "interviews", _("Mock interviews")
    TOUR = "tour", _("Tour of the workplace")
    CURRICULUM = "curriculum", _("Advice on what is taught")
    PAY = "pay", _("Pays for training")
    OTHER = "other", _("Something else")


class Step(models.IntegerChoices):
    """How deep an employer is in, in order (outcome measures, section 5)."""

    CONTACTED = 1, _("First contact")
    ADVISES = 2, _("Advises us")
    HIRES = 3, _("Hires our graduates")
    PAYS = 4, _("Pays for training")
    DESIGNS = 5, _("Designs with us")


# The step that a kind of touch is evidence of; every touch is a contact. Hiring is seen from placements.
SHOWS = {
    Kind.MEETING: Step.ADVISES, Kind.INTERVIEWS: Step.ADVISES, Kind.CURRICULUM: Step.ADVISES, Kind.PAY: Step.PAYS,
}  # fmt: skip


class Touch(Record):
    """One contact with a firm, by anybody of us. `amount` is dollars that the firm paid, where it did.

    `despite` says why somebody contacted a firm that wants to hear from one person only.
    """

    PRIVACY = {"internal": "key employer kind on by contact summary amount despite", "identity": "with_whom"}

    employer = models.ForeignKey(Employer, models.CASCADE, related_name="touches")
    kind = models.CharField(_("What it was"), max_length=10, choices=Kind.choices)
    on = models.DateField(_("Day"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    contact = models.ForeignKey(
        Contact, models.SET_NULL, null=True, blank=True, related_name="touches", verbose_name=_("With")
    )
    with_whom = models.CharField(_("With whom else"), max_length=200, blank=True)
    summary = models.TextField(_("What came of it"), max_length=2000, blank=True)
    amount = models.DecimalField(_("Dollars they paid"), max_digits=12, decimal_places=2, null=True, blank=True)
    despite = models.CharField(_("Why not through the one contact"), max_length=300, blank=True)

    class Meta:
        ordering = ("-on", "-pk")
        indexes = (models.Index(fields=["employer", "-on"], name="touch_of_a_firm"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(amount__gt=0),
                name="touch_amount_above_zero",
                violation_error_message=_("An amount is above 0."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} on {self.on}"


class Rung(Documented, Record):
    """The day on which a firm came to a step of the ladder, and what shows it."""

    PRIVACY = {"internal": "key employer step reached_on evidence touch file_name sha256", "secret": "file_sealed"}

    employer = models.ForeignKey(Employer, models.CASCADE, related_name="rungs")
    step = models.PositiveSmallIntegerField(_("Step"), choices=Step.choices)
    reached_on = models.DateField(_("Reached on"))
    evidence = models.CharField(_("What shows it"), max_length=300, blank=True)
    touch = models.ForeignKey(Touch, models.SET_NULL, null=True, blank=True, related_name="rungs")

    class Meta:
        ordering = ("step",)
        constraints = (
            models.UniqueConstraint(
                fields=["employer", "step"],
                name="step_once_a_firm",
                violation_error_message=_("This step is on record already: change its day."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_step_display()} on {self.reached_on}"


class CostKind(models.TextChoices):
    REPLACING = "replacing", _("Replacing one person who leaves")
    VACANT_DAY = "vacant_day", _("One position empty for one day")


class Cost(Record):
    """What a firm says that leaving or an empty position costs it, in dollars: what its economic case is made with."""

    PRIVACY = {"internal": "key employer kind amount source said_on"}

    employer = models.ForeignKey(Employer, models.CASCADE, related_name="costs")
    kind = models.CharField(_("What it costs"), max_length=10, choices=CostKind.choices)
    amount = models.DecimalField(_("Dollars"), max_digits=10, decimal_places=2)
    source = models.CharField(_("Who says so, from what"), max_length=200)
    said_on = models.DateField(_("Said on"))

    class Meta:
        ordering = ("kind", "-said_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(amount__gt=0),
                name="cost_above_zero",
                violation_error_message=_("An amount is above 0."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.amount}"
