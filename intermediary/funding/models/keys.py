from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from intermediary.funding.models.funders import Funder


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
