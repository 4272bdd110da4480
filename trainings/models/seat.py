"""How an enrollment came to where it is, and seats that somebody may still take."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from trainings.enums import EnrollmentStatus, OfferState
from trainings.models.enrollment import Enrollment


class EnrollmentMove(models.Model):
    """One change of an enrollment's status. A trigger writes it, whatever made the change: a page, an import, its undo.

    `came_from` is empty where the enrollment was put on record so. `corrected`: against the table of transitions, by
    somebody of staff who said why. `overbooked`: above the number of seats, likewise.
    """

    PRIVACY = {
        "person": "enrollment came_from went_to at",
        "sensitive": "reason",
        "internal": "by corrected overbooked",
    }

    enrollment = models.ForeignKey(Enrollment, models.CASCADE, related_name="moves")
    came_from = models.CharField(max_length=10, choices=EnrollmentStatus.choices, blank=True)
    went_to = models.CharField(max_length=10, choices=EnrollmentStatus.choices)
    at = models.DateTimeField(db_default=Now())
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(_("Reason"), max_length=200, blank=True)
    corrected = models.BooleanField(default=False)
    overbooked = models.BooleanField(default=False)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.came_from or '–'} → {self.went_to}"


class SeatOffer(models.Model):
    """A seat held for one person until `answer_by`. One that is open is held; after that it passes to the next."""

    PRIVACY = {
        "person": "enrollment state offered_at answer_by answered_at",
        "internal": "message",
        "secret": "token_hash",
    }

    enrollment = models.ForeignKey(Enrollment, models.CASCADE, related_name="offers")
    state = models.CharField(max_length=8, choices=OfferState.choices, default=OfferState.OPEN)
    offered_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    token_hash = models.BinaryField(max_length=32, unique=True)
    # Empty where the person has no address that we could write to.
    message = models.ForeignKey("messaging.Message", models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=["answer_by"], condition=models.Q(state=OfferState.OPEN), name="offer_to_expire"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["enrollment"], condition=models.Q(state=OfferState.OPEN), name="one_open_offer"
            ),
            models.CheckConstraint(condition=models.Q(state__in=OfferState.values), name="offer_state_known"),
            models.CheckConstraint(
                condition=models.Q(state=OfferState.OPEN, answered_at=None)
                | (~models.Q(state=OfferState.OPEN) & models.Q(answered_at__isnull=False)),
                name="offer_says_when_answered",
            ),
        )

    def __str__(self) -> str:
        return f"offer {self.pk} ({self.state})"
