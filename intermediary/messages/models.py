"""What is to be sent to somebody. The row is written in the transaction of its reason; sending it comes after."""

import json

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from intermediary.audit.encryption import seal, unseal


class Channel(models.TextChoices):
    EMAIL = "email", _("E-mail")
    SMS = "sms", _("Text message")


class State(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    SENT = "sent", _("Sent")
    REFUSED = "refused", _("Refused by the provider")
    EXPIRED = "expired", _("Not sent in time")


class Message(models.Model):
    """One e-mail or text message. `key` is its idempotency key: a provider that is told it twice sends it once.

    `recipient` names whom it is for without saying who that is ("participant 12"): one person has at most one message
    waiting, and gets at most one a day. Address and words are sealed, and blank once there is no more use for them:
    they hold a link that opens a page.
    """

    PRIVACY = {
        "internal": "key channel state attempts created_at not_before quiet_from quiet_until expires_at sent_at error",
        "person": "recipient sent_on",
        "secret": "sealed",
    }

    key = models.CharField(max_length=80, unique=True)
    channel = models.CharField(max_length=5, choices=Channel.choices)
    recipient = models.CharField(max_length=40)
    sealed = models.BinaryField(blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(db_default=Now())
    not_before = models.DateTimeField()
    # Nothing goes out between these two times of day where the installation is; both empty: at any time.
    quiet_from = models.TimeField(null=True)
    quiet_until = models.TimeField(null=True)
    expires_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    sent_on = models.DateField(null=True)  # the day of sent_at where the installation is
    error = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = (models.Index(fields=["not_before"], condition=models.Q(state="waiting"), name="message_due"),)
        constraints = (
            models.UniqueConstraint(
                fields=["recipient"], condition=models.Q(state="waiting"), name="one_message_waiting"
            ),
            models.UniqueConstraint(fields=["recipient", "sent_on"], name="one_message_a_day"),
            models.CheckConstraint(
                condition=models.Q(state="sent", sent_at__isnull=False, sent_on__isnull=False)
                | (~models.Q(state="sent") & models.Q(sent_at=None, sent_on=None)),
                name="sent_says_when",
            ),
        )

    def __str__(self) -> str:
        return f"{self.channel} {self.key} ({self.state})"

    def put(self, *, to: str, subject: str, body: str) -> None:
        """Seal what is to be sent, and where."""
        self.sealed = seal(json.dumps([to, subject, body]).encode(), context=f"message {self.key}")

    @property
    def content(self) -> tuple[str, str, str]:
        """(to, subject, body), unsealed."""
        return tuple(json.loads(unseal(self.sealed, context=f"message {self.key}")))
