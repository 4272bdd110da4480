from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.initiatives.models import Initiative
from intermediary.initiatives.partners.models.organization import Partnership


class Council(models.Model):
    """A table at which partners sit regularly: employers, workers, a steering committee."""

    PRIVACY = {"internal": "initiative name purpose"}

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="councils")
    name = models.CharField(_("Name"), max_length=120)
    purpose = models.CharField(_("What it is for"), max_length=400, blank=True)

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["initiative", "name"],
                name="council_once",
                violation_error_message=_("This initiative has a council of that name already."),
            ),
        )

    def __str__(self) -> str:
        return self.name


class Seat(models.Model):
    """Somebody who sits in a council, for a partner or for nobody but themselves, from when until when."""

    PRIVACY = {"internal": "council partnership name since until"}

    council = models.ForeignKey(Council, models.CASCADE, related_name="seats")
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, null=True, blank=True, related_name="seats", verbose_name=_("For")
    )
    name = models.CharField(_("Name"), max_length=120)
    since = models.DateField(_("Since"), null=True, blank=True)
    until = models.DateField(_("Until"), null=True, blank=True)

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")),
                name="seat_dates_in_order",
                violation_error_message=_("A seat cannot end before it begins."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def held_on(self, day) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or self.until >= day)
