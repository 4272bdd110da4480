"""Who applies for a training, and the page on which they do."""

import json

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from intermediary.audit.encryption import seal, unseal
from intermediary.audit.records import Record
from intermediary.initiatives.models import Initiative
from intermediary.initiatives.outreach.models import Campaign
from participants.models import Participant
from trainings.models import Cohort, Enrollment, Program


class State(models.TextChoices):
    DRAFT = "draft", _("Not sent yet")
    SENT = "sent", _("To be reviewed")
    SEATED = "seated", _("Seat offered or taken")
    WAITLISTED = "waitlisted", _("On the waiting list")
    DECLINED = "declined", _("Declined")


OPEN = (State.SENT, State.WAITLISTED)  # somebody may still decide


class Recruitment(models.Model):
    """The public application page of a program: whether it is open, and what it says in each language."""

    PRIVACY = {"open": "program initiative accepting about_en about_es"}

    program = models.OneToOneField(Program, models.CASCADE, related_name="recruitment")
    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="recruitments")
    accepting = models.BooleanField(_("Applications are open"), default=False)
    about_en = models.TextField(_("What people should know, in English"), max_length=2000, blank=True)
    about_es = models.TextField(_("What people should know, in Spanish"), max_length=2000, blank=True)

    class Meta:
        ordering = ("program__title", "pk")

    def __str__(self) -> str:
        return f"applications for {self.program_id}"

    def about(self, language: str) -> str:
        """In the reader's language, else in the other."""
        return (self.about_es or self.about_en) if language.startswith("es") else (self.about_en or self.about_es)


class Application(Record):
    """One application. While it is a draft, what was typed is sealed; once sent, it is a person on record.

    `agreed_at`: when the person agreed that we keep it to decide about it and to write to them about it.
    """

    PRIVACY = {
        "person": "key program initiative cohort participant enrollment state language saved_at sent_at agreed_at",
        "internal": "started_at expires_at decided_at decided_by on_behalf_by nonce email_hash came_from campaign",
        "sensitive": "reason",
        "secret": "sealed token_hash",
    }

    program = models.ForeignKey(Program, models.PROTECT, related_name="applications")
    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="applications")
    cohort = models.ForeignKey(Cohort, models.SET_NULL, null=True, related_name="applications")  # what they asked for
    participant = models.ForeignKey(Participant, models.CASCADE, null=True, related_name="applications")
    enrollment = models.ForeignKey(Enrollment, models.SET_NULL, null=True, related_name="applications")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    language = models.CharField(max_length=5, default="en")
    sealed = models.BinaryField(default=b"")
    token_hash = models.BinaryField(max_length=32, unique=True, null=True)
    nonce = models.CharField(max_length=40, unique=True, null=True)  # of the page that was sent: twice is once
    email_hash = models.BinaryField(max_length=16, default=b"", db_index=True)
    came_from = models.BinaryField(max_length=16, default=b"", db_index=True)  # a hash that another day changes
    # Of whom they heard of us, where the link that they followed said so (`?from=`).
    campaign = models.ForeignKey(Campaign, models.SET_NULL, null=True, related_name="applications")
    started_at = models.DateTimeField(db_default=Now())
    saved_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)  # of a draft
    sent_at = models.DateTimeField(null=True)
    agreed_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    on_behalf_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(_("Reason"), max_length=200, blank=True)

    class Meta:
        ordering = ("-sent_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="application_state_known"),
            models.CheckConstraint(
                condition=models.Q(state=State.DRAFT, participant=None, sent_at=None)
                | (
                    ~models.Q(state=State.DRAFT)
                    & models.Q(participant__isnull=False, sent_at__isnull=False, sealed=b"")
                ),
                name="application_sent_is_a_person",
            ),
        )

    def __str__(self) -> str:
        return f"application {self.key} ({self.state})"

    def put(self, typed: dict) -> None:
        """Seal what was typed so far."""
        self.sealed = seal(json.dumps(typed).encode(), context=f"application {self.key}")

    @property
    def typed(self) -> dict:
        """What was typed so far, unsealed."""
        return json.loads(unseal(bytes(self.sealed), context=f"application {self.key}")) if self.sealed else {}
