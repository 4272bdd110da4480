"""A file of wage records that came back: checked first, then written or thrown away."""

import hashlib

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from intermediary.audit.encryption import seal, unseal
from intermediary.initiatives.models import Initiative


class WageFile(models.Model):
    """Sealed while it waits, blank afterwards. The report counts, and names rows; it says nothing of anybody."""

    PRIVACY = {
        "internal": "initiative file_name sha256 as_of state by created_at",
        "wage": "report",
        "secret": "sealed",
    }

    class State(models.TextChoices):
        CHECKED = "checked", _("Checked, nothing written")
        WRITTEN = "written", _("Written")
        DISCARDED = "discarded", _("Thrown away")

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="+")
    file_name = models.CharField(_("File"), max_length=255)
    sha256 = models.CharField(max_length=64)
    sealed = models.BinaryField(blank=True)
    as_of = models.DateField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.CHECKED)
    report = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.file_name

    def put(self, content: bytes) -> None:
        self.sha256 = hashlib.sha256(content).hexdigest()
        self.sealed = seal(content, context=f"wages {self.sha256}")

    @property
    def content(self) -> bytes:
        return unseal(self.sealed, context=f"wages {self.sha256}")
