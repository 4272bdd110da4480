"""With whom a person lives, and on what: asked for eligibility, and behind a table of its own."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from participants.models.person import Participant


class Household(models.Model):
    """Size counts the person too. Income is of the whole household, in dollars a year, before taxes."""

    PRIVACY = {"person": "participant", "sensitive": "size dependents annual_income"}

    participant = models.OneToOneField(Participant, models.CASCADE, related_name="household")
    size = models.PositiveSmallIntegerField(_("People in the household"), null=True, blank=True)
    dependents = models.PositiveSmallIntegerField(_("Of these, dependents"), null=True, blank=True)
    annual_income = models.DecimalField(
        _("Household income a year"), max_digits=9, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(0)],
    )  # fmt: skip

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(size__gte=1) & models.Q(size__lte=40),
                name="household_size",
                violation_error_message=_("A household has from 1 to 40 people, the person counted."),
            ),
            models.CheckConstraint(
                condition=models.Q(dependents__lt=models.F("size")),
                name="dependents_in_household",
                violation_error_message=_("There are fewer dependents than people in the household."),
            ),
            models.CheckConstraint(
                condition=models.Q(annual_income__gte=0),
                name="household_income_not_negative",
                violation_error_message=_("An income is 0 or more."),
            ),
        )

    def __str__(self) -> str:
        return f"household of {self.participant_id}"
