from django.db import models
from django.db.models.functions import Now

from intermediary.messages.models import Message
from placements.referrals.enums import Kind
from placements.referrals.models.referral import Step


class Letter(models.Model):
    """One message about one step, with the signed address in it, if there is one, of which only the hash is kept.

    A step has each kind of letter once, however often the job that writes it is delivered.
    """

    PRIVACY = {"person": "step kind made_on", "internal": "message made_at expires_at used_at", "secret": "token_hash"}

    step = models.ForeignKey(Step, models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    token_hash = models.BinaryField(max_length=32, unique=True, null=True)
    message = models.ForeignKey(Message, models.SET_NULL, null=True, related_name="+")
    made_on = models.DateField()
    made_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["step", "kind"], name="each_letter_once"),)

    def __str__(self) -> str:
        return f"{self.kind} of {self.step_id}"
