"""Systems change: institutions that work in another way than before, and how we know."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from intermediary.audit.documents import Documented
from intermediary.initiatives.changes.enums import Area, Standing
from intermediary.initiatives.models import Initiative
from intermediary.initiatives.partners.models import Partnership


def year_after(day: date) -> date:
    """The same day a year later; of February 29 the day before March."""
    return date(day.year + 1, day.month, min(day.day, 28) if day.month == 2 else day.day)


class Change(models.Model):
    """One change. Without `verified_on` it is a claim of ours; every page and print says so.

    Empty numbers of workers and employers are not known, and no sum holds them. `published` shows it on the public
    page, which the database allows of verified changes only.
    """

    PRIVACY = {
        "internal": "initiative partnership contribution verified_by recorded_by recorded_at lead",
        "open": "area title institution before after happened_on workers_reached employers_reached scale_source "
        "verified_on published",
    }

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="changes")
    area = models.CharField(_("What changed"), max_length=8, choices=Area.choices)
    title = models.CharField(_("In one sentence"), max_length=200)
    institution = models.CharField(_("Institution"), max_length=200)
    partnership = models.ForeignKey(
        Partnership, models.SET_NULL, null=True, blank=True, related_name="changes", verbose_name=_("It is our partner")
    )
    before = models.TextField(_("Before"), max_length=2000)
    after = models.TextField(_("After"), max_length=2000)
    happened_on = models.DateField(_("Since"))
    contribution = models.TextField(_("What we did for it"), max_length=2000)
    workers_reached = models.PositiveIntegerField(_("Workers reached"), null=True, blank=True)
    employers_reached = models.PositiveIntegerField(_("Employers reached"), null=True, blank=True)
    scale_source = models.CharField(_("How that was counted"), max_length=200, blank=True)
    verified_by = models.CharField(_("Verified by"), max_length=200, blank=True)
    verified_on = models.DateField(_("Verified on"), null=True, blank=True)
    published = models.BooleanField(_("Shown on the public page"), default=False)
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("In charge")
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ("-happened_on", "-pk")
        constraints = (
            models.CheckConstraint(condition=models.Q(area__in=Area.values), name="change_area_known"),
            models.CheckConstraint(
                condition=models.Q(verified_on=None, verified_by="")
                | (models.Q(verified_on__isnull=False) & ~models.Q(verified_by="")),
                name="change_verified_by_somebody",
                violation_error_message=_("A verification has a day, and somebody who verified it."),
            ),
            models.CheckConstraint(
                condition=models.Q(verified_on__gte=models.F("happened_on")),
                name="change_verified_after_it_happened",
                violation_error_message=_("It cannot be verified before it happened."),
            ),
            models.CheckConstraint(
                condition=models.Q(published=False) | models.Q(verified_on__isnull=False),
                name="change_published_is_verified",
                violation_error_message=_("Only a verified change can be shown to the public."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def verified(self) -> bool:
        return self.verified_on is not None

    @property
    def verification_label(self) -> str:
        return str(_("Verified") if self.verified else _("Unverified claim"))

    @property
    def latest(self) -> "Recheck | None":
        """The last time somebody looked. Reads `rechecks`, which lists prefetch."""
        return max(self.rechecks.all(), key=lambda each: (each.checked_on, each.pk), default=None)

    def due_on(self) -> date:
        """When it is to be asked whether it still holds: a year after it happened, or after the last answer."""
        latest = self.latest
        return year_after(latest.checked_on if latest else self.happened_on)

    def standing(self, as_of: date) -> Standing:
        """What is known on a day of whether it holds. A change once lost is not asked about again."""
        latest = self.latest
        if latest is not None and latest.holds is False:
            return Standing.LOST
        if self.due_on() <= as_of:
            return Standing.DUE
        if latest is None:
            return Standing.NEW
        return Standing.HOLDS if latest.holds else Standing.NOT_KNOWN


class Evidence(Documented):
    """What shows a change: an address, or a document, sealed at rest."""

    PRIVACY = {
        "internal": "change title url file_name sha256 added_by added_at",
        "secret": "file_sealed",
    }

    change = models.ForeignKey(Change, models.CASCADE, related_name="evidence")
    title = models.CharField(_("What it is"), max_length=200)
    url = models.URLField(_("Address"), blank=True, max_length=500)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(url="", sha256=""),
                name="evidence_is_something",
                violation_error_message=_("Give an address, or a document."),
            ),
        )

    def __str__(self) -> str:
        return self.title


class Recheck(models.Model):
    """Somebody looked whether a change still holds. `holds` empty: they asked and could not find out."""

    PRIVACY = {"internal": "change checked_on holds said_by note by"}

    change = models.ForeignKey(Change, models.CASCADE, related_name="rechecks")
    checked_on = models.DateField(_("Looked on"))
    holds = models.BooleanField(_("Does it still hold?"), null=True)
    said_by = models.CharField(_("Who says so"), max_length=200, blank=True)
    note = models.CharField(_("What was found"), max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("-checked_on", "-pk")

    def __str__(self) -> str:
        return f"{self.change} on {self.checked_on}"
