"""What funders read: figures of a grant, frozen."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from intermediary.funding.models import Grant


class Release(models.Model):
    """What a funder sees: the figures of one grant as of a day, disclosure-checked, and frozen for ever."""

    PRIVACY = {"internal": "grant as_of method built_at built_by published_at published_by", "open": "body"}

    grant = models.ForeignKey(Grant, models.PROTECT, related_name="releases")
    as_of = models.DateField(_("As of"))
    method = models.CharField(_("Disclosure control"), max_length=10, default="round")
    body = models.JSONField()
    built_at = models.DateTimeField(db_default=Now())
    built_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-as_of", "-pk")

    def __str__(self) -> str:
        return f"{self.grant} as of {self.as_of}"
