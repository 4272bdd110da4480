from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OpeningStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    OPEN = "open", _("Open")
    FILLED = "filled", _("Filled")
    CLOSED = "closed", _("Closed")
