from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Support(TextChoices):
    """What helps somebody to take part (PIRL 1409). It does not keep participation open (outcome-measures 1.1)."""

    TRANSPORT = "transport", _("Transportation")
    CHILD_CARE = "child_care", _("Child care")
    TOOLS = "tools", _("Tools and equipment")
    CLOTHING = "clothing", _("Work clothing")
    BOOKS = "books", _("Books and supplies")
    EXAM = "exam", _("Exam or license fee")
    HOUSING = "housing", _("Housing")
    HEALTH = "health", _("Health care")
    STIPEND = "stipend", _("Stipend")
    EMERGENCY = "emergency", _("Emergency help")
    OTHER = "other", _("Other")


class Visibility(TextChoices):
    """Who may read a case note. PostgreSQL holds everybody to it (row-level security)."""

    AUTHOR = "author", _("Only me")
    TEAM = "team", _("The person's coach and program managers")
    STAFF = "staff", _("All staff")


# Kinds of service that staff choose from; others may be typed. True keeps participation open (outcome-measures 1.1).
SERVICES = {
    _("Career counseling"): True,
    _("Assessment"): True,
    _("Employment plan"): True,
    _("Workshop"): True,
    _("Job search help"): True,
    _("Work experience"): True,
    _("Tutoring"): True,
    _("Case management contact"): False,
    _("Follow-up contact"): False,
    _("Information only"): False,
    _("Self-service"): False,
}
