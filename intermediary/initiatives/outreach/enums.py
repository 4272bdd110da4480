from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Audience(TextChoices):
    RESIDENTS = "residents", _("Residents")
    WORKERS = "workers", _("Workers")
    EMPLOYERS = "employers", _("Employers")


class Form(TextChoices):
    EVENT = "event", _("Event")
    CAMPAIGN = "campaign", _("Campaign")
    CANVASS = "canvass", _("Door to door")
    MEDIA = "media", _("Media")
    VISITS = "visits", _("Visits")


class Came(TextChoices):
    """What can come of outreach."""

    APPLICATIONS = "applications", _("Applications")
    OPENINGS = "openings", _("Openings")
    MEMBERS = "members", _("Members")
