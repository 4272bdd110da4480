from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EnrollmentStatus(TextChoices):
    APPLIED = "applied", _("Applied")
    WAITLISTED = "waitlisted", _("Waitlisted")
    OFFERED = "offered", _("Seat offered")
    ENROLLED = "enrolled", _("Enrolled")
    COMPLETED = "completed", _("Completed")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    DISMISSED = "dismissed", _("Dismissed")


# An enrollment in one of these is still open: a person has at most one per cohort.
OPEN = (EnrollmentStatus.APPLIED, EnrollmentStatus.WAITLISTED, EnrollmentStatus.OFFERED, EnrollmentStatus.ENROLLED)
# These hold or held a seat.
SEATED = (
    EnrollmentStatus.ENROLLED,
    EnrollmentStatus.COMPLETED,
    EnrollmentStatus.WITHDRAWN,
    EnrollmentStatus.DISMISSED,
)


class CredentialType(TextChoices):
    """PIRL 1800 (outcome-measures 1.5)."""

    NONE = "0", _("None")
    SECONDARY = "1", _("Secondary diploma or equivalent")
    ASSOCIATE = "2", _("Associate degree")
    BACHELOR = "3", _("Bachelor's degree")
    LICENSE = "4", _("Occupational license")
    CERTIFICATE = "5", _("Occupational certificate")
    CERTIFICATION = "6", _("Occupational certification")
    OTHER = "7", _("Other recognized credential")
    GRADUATE = "8", _("Graduate degree")
