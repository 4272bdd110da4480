from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Area(TextChoices):
    """Whose way of working changed."""

    EMPLOYER = "employer", _("Employer practice")
    PROVIDER = "provider", _("Training provider")
    POLICY = "policy", _("Public policy")
    FUNDING = "funding", _("Funding")


class Standing(TextChoices):
    """Whether a change still holds, on a day: by what was found when somebody last looked."""

    NEW = "new", _("Less than a year old")
    HOLDS = "holds", _("Still holds")
    LOST = "lost", _("No longer holds")
    NOT_KNOWN = "not_known", _("Asked, not known")
    DUE = "due", _("To be asked")
