"""What a person asked about the data that is held about them, and until when they have to be answered."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participants.models import Participant

DAYS = 45  # [D] as the privacy laws of most states have it, Connecticut's among them


class Kind(models.TextChoices):
    COPY = "copy", _("A copy of everything")
    CORRECTION = "correction", _("A correction")
    ERASURE = "erasure", _("To be erased")


class Request(models.Model):
    """It stays when the person is erased, and then says no more whose it was. `hold`: why nothing may be erased yet."""

    PRIVACY = {"person": "participant kind asked_on due_on answered_on", "internal": "note hold recorded_by"}

    participant = models.ForeignKey(Participant, models.SET_NULL, null=True, related_name="data_requests")
    kind = models.CharField(_("What is asked for"), max_length=10, choices=Kind.choices)
    asked_on = models.DateField(_("Asked on"))
    due_on = models.DateField(_("To be answered by"))
    answered_on = models.DateField(_("Answered on"), null=True, blank=True)
    note = models.CharField(_("In their words"), max_length=500, blank=True)
    hold = models.CharField(
        _("Legal hold: why nothing may be erased yet"), max_length=300, blank=True,
        help_text=_("Such as an audit or a claim. While it stands here the person cannot be erased."),
    )  # fmt: skip
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-asked_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(due_on__gte=models.F("asked_on")),
                name="request_due_after_asked",
                violation_error_message=_("It cannot be due before it is asked."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} asked on {self.asked_on}"
