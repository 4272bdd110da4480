"""Events and campaigns toward residents, workers and employers: whom they reached, and what came of them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.initiatives.models import Initiative
from intermediary.initiatives.outreach.enums import Audience, Came, Form
from intermediary.initiatives.partners.models import Partnership


class Campaign(models.Model):
    """`code` is what records name it by, such as the source of an application: `?from=code` in a link carries it."""

    PRIVACY = {
        "internal": "initiative name code audience form starts_on ends_on place partnership lead reached reach_source "
        "note"
    }

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="campaigns")
    name = models.CharField(_("Name"), max_length=200)
    code = models.SlugField(
        _("Code"),
        max_length=40,
        help_text=_("Such as “expo-26”: ?from=expo-26 behind the address of an application page has it counted here."),
    )
    audience = models.CharField(_("Toward"), max_length=9, choices=Audience.choices)
    form = models.CharField(_("Form"), max_length=8, choices=Form.choices)
    starts_on = models.DateField(_("First day"))
    ends_on = models.DateField(_("Last day"), null=True, blank=True)
    place = models.CharField(_("Place"), max_length=200, blank=True)
    partnership = models.ForeignKey(
        Partnership, models.SET_NULL, null=True, blank=True, related_name="campaigns", verbose_name=_("Together with")
    )
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("In charge")
    )
    reached = models.PositiveIntegerField(
        _("Reached"), null=True, blank=True, help_text=_("People, or firms where it is toward employers.")
    )
    reach_source = models.CharField(
        _("How that was counted"), max_length=200, blank=True, help_text=_("Such as “sign-in sheets”.")
    )
    note = models.TextField(_("Note"), blank=True, max_length=2000)

    class Meta:
        ordering = ("-starts_on", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["initiative", "code"],
                name="campaign_code_once",
                violation_error_message=_("Another campaign of this initiative has this code."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="campaign_dates_in_order",
                violation_error_message=_("The last day cannot be before the first."),
            ),
            models.CheckConstraint(condition=models.Q(audience__in=Audience.values), name="campaign_audience_known"),
            models.CheckConstraint(condition=models.Q(form__in=Form.values), name="campaign_form_known"),
        )

    def __str__(self) -> str:
        return self.name


class Stated(models.Model):
    """A number that somebody gave for what came of a campaign, where no record names it. It says who gave it."""

    PRIVACY = {"internal": "campaign came number source"}

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="stated")
    came = models.CharField(_("What came of it"), max_length=12, choices=Came.choices)
    number = models.PositiveIntegerField(_("How many"))
    source = models.CharField(_("Who says so"), max_length=200)

    class Meta:
        ordering = ("came", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["campaign", "came"],
                name="stated_once",
                violation_error_message=_("A number of these is stated already. Take it off first."),
            ),
            models.CheckConstraint(condition=models.Q(came__in=Came.values), name="stated_came_known"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.came}"
