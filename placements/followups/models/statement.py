"""Who said what of a job, and when: the evidence behind a follow-up, or behind the last day worked."""

import hashlib

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from intermediary.audit.encryption import seal, unseal
from placements.enums import Source
from placements.followups.enums import Help, Way
from placements.followups.models.asking import Link
from placements.models import FollowUp, Placement


class Statement(models.Model):
    """What was said at one time by one source. `said_by` is the person who said it, `by` who wrote it down.

    `last_day` is the last day worked that it states. A file (a pay stub, a letter) is sealed.
    """

    PRIVACY = {
        "person": "placement follow_up source last_day way sha256 file_name",
        "identity": "said_by",
        "sensitive": "help",
        "internal": "said_at by link",
        "secret": "file_sealed",
    }

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="statements")
    follow_up = models.OneToOneField(FollowUp, models.CASCADE, null=True, related_name="statement")
    source = models.CharField(_("Source"), max_length=12, choices=Source.choices)
    last_day = models.DateField(_("Last day worked"), null=True)
    said_by = models.CharField(_("Said by"), max_length=200, blank=True)
    said_at = models.DateTimeField(db_default=Now())
    way = models.CharField(_("Through"), max_length=9, choices=Way.choices, blank=True)
    help = ArrayField(models.CharField(max_length=12, choices=Help.choices), default=list, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    link = models.ForeignKey(Link, models.SET_NULL, null=True, related_name="statements")
    file_name = models.CharField(_("File"), max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    file_sealed = models.BinaryField(blank=True)

    class Meta:
        ordering = ("-said_at", "-pk")

    def __str__(self) -> str:
        return f"{self.source} of {self.placement_id}"

    def put_file(self, name: str, content: bytes) -> None:
        """Seal a document as evidence, readable only together with its own checksum."""
        self.file_name, self.sha256 = name[-255:], hashlib.sha256(content).hexdigest()
        self.file_sealed = seal(content, context=f"evidence {self.sha256}")

    @property
    def content(self) -> bytes:
        return unseal(self.file_sealed, context=f"evidence {self.sha256}")
