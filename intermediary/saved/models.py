"""Views of lists that somebody kept: filters and columns under a name, for oneself or for all staff."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class View(models.Model):
    """`page` names the address of the list, `path` is it; `query` is what stood after it, without what was searched."""

    PRIVACY = {"internal": "owner page path query name shared made_at"}

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    page = models.CharField(max_length=60)
    path = models.CharField(max_length=300)
    query = models.CharField(max_length=2000)
    name = models.CharField(_("Name of the view"), max_length=60)
    shared = models.BooleanField(_("For all staff"), default=False)
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=["owner", "path", "name"], name="view_named_once"),)
        indexes = (models.Index(fields=["path"], name="view_of_list"),)

    def __str__(self) -> str:
        return self.name
