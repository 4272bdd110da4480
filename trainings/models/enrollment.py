"""A person in a cohort, and what they earned there."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.audit.records import Record
from participants.models import Participant
from trainings.enums import OPEN, CredentialType, EnrollmentStatus
from trainings.models.cohort import Cohort


class Enrollment(Record):
    PRIVACY = {"person": "key participant cohort status enrolled_on ended_on", "sensitive": "reason"}

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="enrollments")
    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="enrollments")
    status = models.CharField(_("Status"), max_length=10, choices=EnrollmentStatus.choices)
    enrolled_on = models.DateField(_("Since"))
    ended_on = models.DateField(_("Until"), null=True, blank=True)
    reason = models.CharField(_("Reason for leaving"), max_length=200, blank=True)

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
        )

    def __str__(self) -> str:
        return f"{self.participant_id} in {self.cohort_id}"


class Credential(Record):
    PRIVACY = {"person": "key participant cohort type title attained_on evidence"}

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="credentials")
    cohort = models.ForeignKey(Cohort, models.PROTECT, null=True, blank=True, related_name="credentials")
    type = models.CharField(_("Type"), max_length=1, choices=CredentialType.choices, blank=True)
    title = models.CharField(_("Title"), max_length=200, blank=True)
    attained_on = models.DateField(_("Attained on"), null=True, blank=True)
    evidence = models.CharField(_("Evidence"), max_length=200, blank=True)

    class Meta:
        ordering = ("-attained_on", "-pk")

    def __str__(self) -> str:
        return self.title or self.get_type_display()
