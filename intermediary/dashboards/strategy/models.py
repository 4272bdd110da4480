"""What only the roof can say: which firm, funder or provider a partner is, and what the initiative aims at."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from employers.models import Employer
from intermediary.funding.models import Funder
from intermediary.initiatives.models import Initiative
from intermediary.initiatives.partners.models import Organization
from trainings.models import Provider


class KnownAs(models.Model):
    """An organization is a firm, a funder, a training provider on record; it may be several of them at once."""

    PRIVACY = {"internal": "organization employer funder provider"}

    organization = models.OneToOneField(Organization, models.CASCADE, related_name="known_as")
    employer = models.ForeignKey(
        Employer, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("Employer")
    )
    funder = models.ForeignKey(
        Funder, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("Funder")
    )
    provider = models.ForeignKey(
        Provider, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("Training provider")
    )

    class Meta:
        constraints = tuple(
            models.UniqueConstraint(
                fields=[name],
                name=f"one_organization_per_{name}",
                violation_error_message=_("Another organization is known as this one already."),
            )
            for name in ("employer", "funder", "provider")
        )

    def __str__(self) -> str:
        return str(self.organization)


class Goal(models.Model):
    """What an initiative wants to reach by a day. `figure` is a measure of the engine, or a count (`counting`).

    `target` is in the figure's own unit: a share between 0 and 1, dollars, or a number.
    """

    PRIVACY = {"internal": "initiative figure target due_on why owner", "open": "title"}

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="goals")
    title = models.CharField(_("Goal"), max_length=200)
    figure = models.CharField(_("Measured by"), max_length=60)
    target = models.DecimalField(_("Target"), max_digits=14, decimal_places=4)
    due_on = models.DateField(_("By"))
    why = models.CharField(_("Why it matters"), max_length=400, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("In charge")
    )

    class Meta:
        ordering = ("due_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["initiative", "figure", "due_on"],
                name="one_goal_per_figure_and_day",
                violation_error_message=_("There is a goal for this figure by that day already."),
            ),
            models.CheckConstraint(
                condition=models.Q(target__gt=0),
                name="goal_target_positive",
                violation_error_message=_("A target is more than zero."),
            ),
        )

    def __str__(self) -> str:
        return self.title
