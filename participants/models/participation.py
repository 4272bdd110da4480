"""What a person received, and what takes them out of a rate."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.audit.encryption import seal, unseal
from intermediary.audit.records import Record
from participants.enums import ExclusionReason
from participants.models.person import Participant


class Service(Record):
    """A dated service. `keeps_open`: whether it is participation-level and so keeps the person's period open.

    A `planned` one has not been provided: `provided_on` is the day it is planned for, and `reason` says why it is so
    far off, where it bridges a gap of more than 90 days (outcome-measures 1.1).
    """

    PRIVACY = {"person": "key participant kind provided_on keeps_open planned reason"}

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="services")
    kind = models.CharField(_("Service"), max_length=120, blank=True)
    provided_on = models.DateField(_("Provided on"))
    keeps_open = models.BooleanField(_("Keeps participation open"), null=True, blank=True)
    planned = models.BooleanField(_("Planned, not yet provided"), null=True, blank=True)
    reason = models.CharField(_("Reason for the gap before it"), max_length=200, blank=True, default="", db_default="")

    class Meta:
        ordering = ("-provided_on", "-pk")

    def __str__(self) -> str:
        return f"{self.kind} on {self.provided_on}"


class Exclusion(Record):
    """A reason that takes a person out of both sides of a rate.

    The reason can be medical, so it is sealed. What the engine needs of it stands apart: whether the person stays in
    education measures (reason 07 does; outcome-measures 1.2), and from which day.
    """

    PRIVACY = {"person": "key participant effective_on", "sensitive": "keeps_education", "secret": "reason_sealed"}

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="exclusions")
    reason_sealed = models.BinaryField()
    keeps_education = models.BooleanField(default=False)
    effective_on = models.DateField(_("Effective on"))

    class Meta:
        ordering = ("effective_on", "pk")

    def __str__(self) -> str:
        return f"exclusion from {self.effective_on}"

    @staticmethod
    def sealed(key: str, reason: str) -> bytes:
        """The reason as stored, readable only together with the exclusion's key."""
        return seal(reason.encode(), context=f"exclusion {key}")

    @property
    def reason(self) -> ExclusionReason | None:
        """Why, unsealed; None where it was never said."""
        code = unseal(self.reason_sealed, context=f"exclusion {self.key}").decode()
        return ExclusionReason(code) if code else None
