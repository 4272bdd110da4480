from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.audit.records import Record


class Funder(Record):
    PRIVACY = {"open": "key name"}

    name = models.CharField(_("Name"), max_length=200)

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name


class FunderMember(models.Model):
    """Somebody of a funder who may sign in and see the releases of its grants."""

    PRIVACY = {"internal": "user funder"}

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="funder_memberships")
    funder = models.ForeignKey(Funder, models.CASCADE, related_name="members")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "funder"], name="funder_member_once"),)

    def __str__(self) -> str:
        return f"{self.user} of {self.funder}"
