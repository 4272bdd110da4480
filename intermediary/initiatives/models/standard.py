"""What an initiative calls a good job, a living wage and retained. Its own choice, dated, and printed as such."""

from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.initiatives.enums import MILESTONES, Household, Item
from intermediary.initiatives.models.initiative import Initiative

ENOUGH = 6  # of eight items, known and met: section 4 of the outcome measures, a cut-off of ours
HEADLINE_DAYS = 180


def every_item() -> list[str]:
    return [str(item) for item in Item.values]


class Standard(models.Model):
    """In force from `starts_on` until the next one begins, so that a change does not rewrite what was judged before.

    Unsaved, it is the defaults. A good job passes the gate (the living wage of the yardstick household), has at least
    `known_at_least` of the `items` known and `met_at_least` of them met. `seats_factor` is how many hires one committed
    seat is planned with.
    """

    PRIVACY = {
        "open": "initiative starts_on household items known_at_least met_at_least retained_days seats_factor "
        "reviews_openings"
    }

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="standards")
    starts_on = models.DateField(_("In force from"))
    household = models.CharField(_("Yardstick"), max_length=6, choices=Household.choices, default=Household.ONE)
    items = ArrayField(models.CharField(max_length=20), default=every_item, verbose_name=_("What counts"))
    known_at_least = models.PositiveSmallIntegerField(_("Known at least"), default=ENOUGH)
    met_at_least = models.PositiveSmallIntegerField(_("Met at least"), default=ENOUGH)
    retained_days = models.PositiveSmallIntegerField(_("Counts as retained after"), default=HEADLINE_DAYS)
    seats_factor = models.DecimalField(
        _("Planning factor"),
        max_digits=4,
        decimal_places=2,
        default=Decimal("1.00"),
        validators=[MinValueValidator(Decimal("0.10")), MaxValueValidator(Decimal("10"))],
    )
    reviews_openings = models.BooleanField(_("Staff review openings before they are shown"), default=False)

    class Meta:
        ordering = ("-starts_on",)
        constraints = (
            models.UniqueConstraint(fields=["initiative", "starts_on"], name="one_standard_a_day"),
            models.CheckConstraint(
                condition=models.Q(met_at_least__gte=1, met_at_least__lte=models.F("known_at_least")),
                name="standard_met_of_known",
                violation_error_message=_("At least one item must be met, and no more than must be known."),
            ),
            models.CheckConstraint(
                condition=models.Q(known_at_least__lte=models.Func("items", function="cardinality")),
                name="standard_known_of_items",
                violation_error_message=_("No more items can be asked for than are ticked."),
            ),
            models.CheckConstraint(
                condition=models.Q(retained_days__in=MILESTONES), name="standard_retained_at_a_milestone"
            ),
        )

    def __str__(self) -> str:
        return f"{self.initiative} from {self.starts_on}"

    @property
    def living_wage(self) -> "LivingWage | None":
        """The living wage of the yardstick household, or None where none is on record."""
        return next((wage for wage in self.wages() if wage.household == self.household), None)

    def wages(self) -> list["LivingWage"]:
        """Living wages by household, in the order of the households. One query, once."""
        if self.pk is None:
            return []
        if not hasattr(self, "_wages"):
            order = Household.values
            self._wages = sorted(self.living_wages.all(), key=lambda wage: order.index(wage.household))
        return self._wages

    def good(self, met: dict[str, bool | None]) -> bool | None:
        """Is a job good, by what is known of each `Item`? None where its wage cannot be judged against the gate."""
        gate = met.get(Item.LIVING_WAGE)
        known = [met[item] for item in self.items if met.get(item) is not None]
        if gate is None:
            return None
        return gate and len(known) >= self.known_at_least and sum(known) >= self.met_at_least


class LivingWage(models.Model):
    """Dollars an hour that keep one kind of household in the region, by a table of a year."""

    PRIVACY = {"open": "standard household hourly source year"}

    standard = models.ForeignKey(Standard, models.CASCADE, related_name="living_wages")
    household = models.CharField(_("Household"), max_length=6, choices=Household.choices)
    hourly = models.DecimalField(_("Dollars an hour"), max_digits=7, decimal_places=2)
    source = models.CharField(_("Source"), max_length=200)
    year = models.PositiveSmallIntegerField(_("Year of the table"))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["standard", "household"], name="one_living_wage_a_household"),
            models.CheckConstraint(condition=models.Q(hourly__gt=0, hourly__lte=1000), name="living_wage_is_hourly"),
        )

    def __str__(self) -> str:
        return f"{self.get_household_display()}: ${self.hourly} ({self.source}, {self.year})"
