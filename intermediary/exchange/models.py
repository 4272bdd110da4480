"""Files that came in: what was in them, who brought them, and what became of them."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from intermediary.audit.encryption import seal, unseal
from intermediary.funding.models import Grant
from intermediary.initiatives.models import Initiative
from intermediary.jobs.models import Job


class ImportBatch(models.Model):
    """One uploaded workbook. The file is sealed at rest; the report says what it held, row by row."""

    PRIVACY = {
        "internal": "initiative grants file_name sha256 as_of job by created_at",
        "secret": "file_sealed",
        "person": "report",
    }

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="imports")
    grants = models.ManyToManyField(Grant, blank=True, related_name="+")
    file_name = models.CharField(_("File"), max_length=255)
    sha256 = models.CharField(max_length=64)
    file_sealed = models.BinaryField()
    as_of = models.DateField(_("Filled in on"))
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    report = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.file_name

    @staticmethod
    def sealed(content: bytes, sha256: str) -> bytes:
        """The file as stored, readable only together with its own checksum."""
        return seal(content, context=f"import {sha256}")

    @property
    def content(self) -> bytes:
        return unseal(self.file_sealed, context=f"import {self.sha256}")
