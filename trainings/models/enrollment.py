"""A person in a cohort, and what they earned there."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.audit.records import Record
from participants.models import Participant
from trainings.enums import OPEN, CredentialType, EnrollmentStatus, SkillGainKind, TrainingType
from trainings.models.cohort import Cohort


class Enrollment(Record):
    PRIVACY = {
        "person": "key participant cohort status enrolled_on ended_on training_type waiting_since",
        "sensitive": "reason",
    }

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="enrollments")
    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="enrollments")
    status = models.CharField(_("Status"), max_length=10, choices=EnrollmentStatus.choices)
    enrolled_on = models.DateField(_("Since"))
    ended_on = models.DateField(_("Until"), null=True, blank=True)
    reason = models.CharField(_("Reason for leaving"), max_length=200, blank=True)
    training_type = models.CharField(
        _("Type of training"),
        max_length=2,
        choices=TrainingType.choices,
        blank=True,
        help_text=_("Left open it counts as occupational skills training."),
    )
    # Who waits longest is next in line. Not known (imported): since the day that the enrollment says.
    waiting_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-enrolled_on", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["participant", "cohort"],
                condition=models.Q(status__in=OPEN),
                name="one_open_enrollment",
                violation_error_message=_("This person already has an open enrollment in this cohort."),
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on__gte=models.F("enrolled_on")),
                name="enrollment_dates_in_order",
                violation_error_message=_("An enrollment cannot end before it began."),
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=EnrollmentStatus.values), name="enrollment_status_known"
            ),
            models.CheckConstraint(
                condition=models.Q(training_type__in=["", *TrainingType.values]), name="enrollment_training_type_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.participant_id} in {self.cohort_id}"


class Credential(Record):
    """What somebody earned. `verified_on`: the day somebody of staff saw the proof; empty: nobody has yet."""

    PRIVACY = {
        "person": "key participant cohort type title attained_on evidence verified_on",
        "internal": "verified_by",
    }

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="credentials")
    cohort = models.ForeignKey(Cohort, models.PROTECT, null=True, blank=True, related_name="credentials")
    type = models.CharField(_("Type"), max_length=1, choices=CredentialType.choices, blank=True)
    title = models.CharField(_("Title"), max_length=200, blank=True)
    attained_on = models.DateField(_("Attained on"), null=True, blank=True)
    evidence = models.CharField(_("Evidence"), max_length=200, blank=True)
    verified_on = models.DateField(_("Verified on"), null=True, blank=True)
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("-attained_on", "-pk")

    def __str__(self) -> str:
        return self.title or self.get_type_display()


class SkillGain(Record):
    """A measurable skill gain of a person in training: progress on the way to a credential or a job."""

    PRIVACY = {"person": "key participant kind gained_on evidence verified_on", "internal": "verified_by"}

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="skill_gains")
    kind = models.CharField(_("Kind"), max_length=24, choices=SkillGainKind.choices, blank=True)
    gained_on = models.DateField(_("Gained on"))
    evidence = models.CharField(_("Evidence"), max_length=200, blank=True)
    verified_on = models.DateField(_("Verified on"), null=True, blank=True)
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("-gained_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=["", *SkillGainKind.values]), name="skill_gain_kind_known"
            ),
        )

    def __str__(self) -> str:
        return str(self.get_kind_display() or _("Skill gain"))
