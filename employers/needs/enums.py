from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Certainty(TextChoices):
    FIRM = "firm", _("Promised")
    LIKELY = "likely", _("Likely")
