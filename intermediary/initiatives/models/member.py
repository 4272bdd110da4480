from django.conf import settings
from django.db import models

from intermediary.initiatives.models.initiative import Initiative


class Member(models.Model):
    """Somebody of the staff who works for this initiative. Who works for none in particular sees them all."""

    PRIVACY = {"internal": "user initiative"}

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="initiative_memberships")
    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="members")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "initiative"], name="initiative_member_once"),)

    def __str__(self) -> str:
        return f"{self.user} of {self.initiative}"
