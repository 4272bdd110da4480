"""An organization, once, and what it does in each initiative.

Which firm, funder or training provider on record it is stands in a table of the roof (`dashboards.strategy`): this
floor lies below theirs and does not know them.
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from intermediary.audit.records import Record
from intermediary.initiatives.models import Initiative
from intermediary.initiatives.partners.enums import Kind, PartnerRole


class Organization(Record):
    PRIVACY = {"open": "key name kind website"}

    name = models.CharField(_("Name"), max_length=200)
    kind = models.CharField(_("Kind"), max_length=10, choices=Kind.choices)
    website = models.URLField(_("Website"), blank=True)

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(
                Lower("name"),
                name="one_organization_per_name",
                violation_error_message=_("An organization of this name is on record already."),
            ),
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="organization_kind_known"),
        )

    def __str__(self) -> str:
        return self.name


class Partnership(models.Model):
    """An organization in one initiative. `until` is the last day on which it was a partner; empty while it is one.

    `shown`: it agreed to be named on the initiative's public page.
    """

    PRIVACY = {
        "internal": "initiative organization roles since until lead contact_name contact_email contact_phone note",
        "open": "shown",
    }

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="partnerships")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="partnerships")
    roles = ArrayField(
        models.CharField(max_length=10, choices=PartnerRole.choices), default=list, blank=True, verbose_name=_("Roles")
    )
    since = models.DateField(_("Partner since"), null=True, blank=True)
    until = models.DateField(_("Partner until"), null=True, blank=True)
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("In charge")
    )
    contact_name = models.CharField(_("Contact"), max_length=120, blank=True)
    contact_email = models.EmailField(_("Contact's e-mail"), blank=True)
    contact_phone = models.CharField(_("Contact's phone"), max_length=30, blank=True)
    shown = models.BooleanField(_("Named on the public page"), default=False)
    note = models.TextField(_("Note"), blank=True, max_length=2000)

    class Meta:
        ordering = ("organization__name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["initiative", "organization"],
                name="partner_once_in_an_initiative",
                violation_error_message=_("This organization is a partner of this initiative already."),
            ),
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")),
                name="partner_dates_in_order",
                violation_error_message=_("A partnership cannot end before it begins."),
            ),
        )

    def __str__(self) -> str:
        return str(self.organization)

    @property
    def role_words(self) -> str:
        return ", ".join(str(PartnerRole(role).label) for role in self.roles)
