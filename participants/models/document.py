from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from intermediary.audit.documents import Documented
from participants.enums import DocumentKind
from participants.models.person import Participant


class Document(Documented):
    """A paper of a person's: sealed at rest, given out as a file to keep."""

    PRIVACY = {
        "person": "participant kind file_name sha256",
        "internal": "added_at by",
        "secret": "file_sealed",
    }

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="documents")
    kind = models.CharField(_("What it is"), max_length=9, choices=DocumentKind.choices)
    added_at = models.DateTimeField(db_default=Now())
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-added_at", "-pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.file_name}"
