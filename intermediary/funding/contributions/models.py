"""What partners bring beside a grant: money and things in kind.

It stands with funding and not with partners, since what a funder asks is how much its grant drew from others
(leveraged funds), and this floor knows both the grant and, below it, the partner.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.funding.models import Grant
from intermediary.initiatives.partners.models import Partnership


class Form(models.TextChoices):
    MONEY = "money", _("Money")
    TIME = "time", _("Staff time")
    SPACE = "space", _("Space")
    EQUIPMENT = "equipment", _("Equipment and material")
    WAGES = "wages", _("Wages paid while in training")
    OTHER = "other", _("Other in kind")


class Contribution(models.Model):
    """One contribution, in dollars; `amount` empty: its worth is not known, and no sum holds it.

    `grant` is the one whose funds it adds to. `valued_by` says how a thing in kind came to its dollars.
    """

    PRIVACY = {"internal": "partnership grant form what amount valued_by received_on"}

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="contributions")
    grant = models.ForeignKey(
        Grant,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contributions",
        verbose_name=_("Adds to the grant"),
    )
    form = models.CharField(_("Form"), max_length=9, choices=Form.choices)
    what = models.CharField(_("What"), max_length=200)
    amount = models.DecimalField(_("Worth in dollars"), max_digits=12, decimal_places=2, null=True, blank=True)
    valued_by = models.CharField(
        _("How it is valued"), max_length=200, blank=True, help_text=_("Such as “120 hours at $42”. Of things in kind.")
    )
    received_on = models.DateField(_("Received on"))

    class Meta:
        ordering = ("-received_on", "-pk")
        constraints = (
            models.CheckConstraint(condition=models.Q(form__in=Form.values), name="contribution_form_known"),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0),
                name="contribution_amount_positive",
                violation_error_message=_("The amount must be more than zero."),
            ),
            models.CheckConstraint(
                condition=models.Q(form="money", amount__isnull=False) | ~models.Q(form="money"),
                name="contribution_of_money_has_an_amount",
                violation_error_message=_("Say how many dollars it was."),
            ),
        )

    def __str__(self) -> str:
        return self.what
