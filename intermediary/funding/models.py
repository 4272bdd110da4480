"""Who pays, for what, and what they were promised."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from intermediary.audit.records import Record
from intermediary.initiatives.models import Initiative


class Funder(Record):
    PRIVACY = {"open": "key name"}

    name = models.CharField(_("Name"), max_length=200)

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name


class Grant(Record):
    """Money for an initiative over some time. Cohorts name the grants that pay for them."""

    PRIVACY = {"open": "key funder initiative title starts_on ends_on", "internal": "amount"}

    funder = models.ForeignKey(Funder, models.PROTECT, null=True, blank=True, related_name="grants")
    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="grants")
    title = models.CharField(_("Title"), max_length=200)
    starts_on = models.DateField(_("Starts on"), null=True, blank=True)
    ends_on = models.DateField(_("Ends on"), null=True, blank=True)
    amount = models.DecimalField(_("Amount in dollars"), max_digits=14, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ("-starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="grant_dates_in_order",
                violation_error_message=_("A grant cannot end before it starts."),
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0),
                name="grant_amount_positive",
                violation_error_message=_("The amount must be more than zero."),
            ),
        )

    def __str__(self) -> str:
        return self.title


class Target(models.Model):
    """What a grant promised for one measure: a rate between 0 and 1, or dollars, by the measure's own unit."""

    PRIVACY = {"open": "grant measure value due_on"}

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="targets")
    measure = models.CharField(_("Measure"), max_length=60)
    value = models.DecimalField(_("Target"), max_digits=12, decimal_places=4)
    due_on = models.DateField(_("Due on"), null=True, blank=True)

    class Meta:
        ordering = ("measure",)
        constraints = (
            models.UniqueConstraint(fields=["grant", "measure"], name="one_target_per_measure"),
            models.CheckConstraint(condition=models.Q(value__gt=0), name="target_positive"),
        )

    def __str__(self) -> str:
        return f"{self.measure}: {self.value}"


class FunderMember(models.Model):
    """Somebody of a funder who may sign in and see the releases of its grants."""

    PRIVACY = {"internal": "user funder"}

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="funder_memberships")
    funder = models.ForeignKey(Funder, models.CASCADE, related_name="members")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "funder"], name="funder_member_once"),)

    def __str__(self) -> str:
        return f"{self.user} of {self.funder}"


class ApiKey(models.Model):
    """A key for programs of a funder: it reads the published releases of the funder's grants, and nothing else.

    Only the digest is kept. A key is 256 random bits, so a plain SHA-256 of it cannot be guessed back.
    """

    PRIVACY = {"internal": "funder name made_at made_by revoked_at revoked_by", "secret": "digest"}

    funder = models.ForeignKey(Funder, models.CASCADE, related_name="api_keys")
    name = models.CharField(_("What it is for"), max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(db_default=Now())
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return self.name
