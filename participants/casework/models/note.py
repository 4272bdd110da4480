from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from intermediary.audit.encryption import seal, unseal
from intermediary.audit.records import Record
from participants.casework.enums import Visibility
from participants.models import Participant


class Note(Record):
    """What a member of staff wrote down of a person. Sealed at rest; `visibility` says who may read the row at all."""

    PRIVACY = {
        "person": "key participant about_on",
        "internal": "by written_at visibility",
        "secret": "text_sealed",
    }

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="notes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    about_on = models.DateField(_("Day"))
    written_at = models.DateTimeField(db_default=Now())
    visibility = models.CharField(_("Who may read it"), max_length=6, choices=Visibility.choices)
    text_sealed = models.BinaryField()

    class Meta:
        ordering = ("-about_on", "-pk")
        constraints = (
            models.CheckConstraint(condition=models.Q(visibility__in=Visibility.values), name="note_visibility_known"),
        )

    def __str__(self) -> str:
        return f"note of {self.about_on}"

    def put(self, text: str) -> None:
        self.text_sealed = seal(text.encode(), context=f"note {self.key}")

    @property
    def text(self) -> str:
        """What it says, unsealed. Raises ValueError where no key of this installation opens it."""
        return unseal(self.text_sealed, context=f"note {self.key}").decode()
