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
    DECLINED = "declined", _("Not enrolled")  # ended before there was a seat, by whom says the reason: counted nowhere


# An enrollment in one of these is still open: a person has at most one per cohort.
OPEN = (EnrollmentStatus.APPLIED, EnrollmentStatus.WAITLISTED, EnrollmentStatus.OFFERED, EnrollmentStatus.ENROLLED)
# These take one of the cohort's seats. Whoever left a seat gives it back.
HOLDING = (EnrollmentStatus.OFFERED, EnrollmentStatus.ENROLLED, EnrollmentStatus.COMPLETED)
# These were in training, or are.
SEATED = (
    EnrollmentStatus.ENROLLED,
    EnrollmentStatus.COMPLETED,
    EnrollmentStatus.WITHDRAWN,
    EnrollmentStatus.DISMISSED,
)


class Mode(TextChoices):
    ON_SITE = "on_site", _("On site")
    REMOTE = "remote", _("Remote")
    HYBRID = "hybrid", _("Partly remote")


class OfferState(TextChoices):
    OPEN = "open", _("Waiting for an answer")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    EXPIRED = "expired", _("Not answered in time")
    RETURNED = "returned", _("Taken back")


class TrainingType(TextChoices):
    """PIRL 1303 (outcome-measures 1.5). Not said is taken as occupational skills (exchange format)."""

    NONE = "00", _("No training")
    ON_THE_JOB = "01", _("On-the-job training")
    SKILL_UPGRADING = "02", _("Skill upgrading")
    ENTREPRENEURIAL = "03", _("Entrepreneurial training")
    ADULT_EDUCATION = "04", _("Adult education or English with training")
    CUSTOMIZED = "05", _("Customized training")
    OCCUPATIONAL = "06", _("Occupational skills training")
    ADULT_EDUCATION_ALONE = "07", _("Adult education or English without training")
    PREREQUISITE = "08", _("Prerequisite training")
    APPRENTICESHIP = "09", _("Registered apprenticeship")
    YOUTH_OCCUPATIONAL = "10", _("Youth occupational skills training")
    OTHER = "11", _("Other, not occupational")
    JOB_READINESS = "12", _("Job readiness with other training")


class SkillGainKind(TextChoices):
    """PIRL 1806 to 1810, in that order (outcome-measures 1.5)."""

    FUNCTIONING_LEVEL = "functioning_level", _("Educational functioning level")
    POSTSECONDARY_TRANSCRIPT = "postsecondary_transcript", _("Post-secondary transcript")
    SECONDARY_TRANSCRIPT = "secondary_transcript", _("Secondary transcript")
    MILESTONE = "milestone", _("Training milestone")
    SKILLS_PROGRESSION = "skills_progression", _("Skills progression")


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
