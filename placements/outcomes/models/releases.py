"""What funders and the public read: figures as of a day, protected, and frozen for ever."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from intermediary.funding.models import Grant
from intermediary.initiatives.models import Initiative
from placements.outcomes.disclosure import METHODS


class ReleaseQuerySet(models.QuerySet):
    def published(self):
        """Those that may be read outside: published, and not withdrawn."""
        return self.filter(published_at__isnull=False, withdrawn_at=None)

    def of(self, release: "Release"):
        """Every release of the same grant, or of the same initiative as a whole."""
        return self.filter(initiative_id=release.initiative_id, grant_id=release.grant_id)


class Release(models.Model):
    """The figures of one grant, or of an initiative for the public, as of a day (`releases.body` has the shape).

    A draft is built, attacked, given a narrative, and published; PostgreSQL publishes none that the attack did not
    pass, and then refuses every change but that it is withdrawn.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        BLOCKED = "blocked", _("Blocked")
        SAFE = "safe", _("Ready to publish")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    PRIVACY = {
        "internal": "initiative grant as_of method hidden attack attacked_at replaces built_at built_by published_at "
        "published_by withdrawn_at withdrawn_by withdrawn_reason",
        "open": "body narrative",
    }

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="releases")
    grant = models.ForeignKey(Grant, models.PROTECT, null=True, blank=True, related_name="releases")
    as_of = models.DateField(_("As of"))
    method = models.CharField(_("Disclosure control"), max_length=10, default="round")
    body = models.JSONField()
    narrative = models.TextField(_("Narrative"), blank=True, default="")
    # A correction takes the place of another; its body says what changed.
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrections")
    hidden = models.JSONField(default=dict)  # cell → why it is hidden: for the review, and for the attack at its worst
    attack = models.JSONField(default=dict)  # what the attack found, on which body, beside which releases
    attacked_at = models.DateTimeField(null=True)
    built_at = models.DateTimeField(db_default=Now())
    built_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_reason = models.CharField(_("Why it is withdrawn"), max_length=500, blank=True, default="")

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ("-as_of", "-pk")
        constraints = (
            models.CheckConstraint(condition=models.Q(method__in=METHODS), name="release_method_known"),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None)
                | (models.Q(published_at__isnull=False) & ~models.Q(withdrawn_reason="")),
                name="release_withdrawn_with_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.grant or self.initiative} as of {self.as_of}"

    @property
    def state(self) -> "Release.State":
        if self.withdrawn_at:
            return self.State.WITHDRAWN
        if self.published_at:
            return self.State.PUBLISHED
        if not self.attacked_at:
            return self.State.DRAFT
        return self.State.BLOCKED if self.attack.get("findings") else self.State.SAFE
