from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from intermediary.audit.records import Record


class Employer(Record):
    """A firm. `parent` is the firm it belongs to or was taken over by: the same employer in federal measures.

    `liaison` is who of us looks after it; with `only_liaison` the firm wants to hear from nobody else.
    """

    PRIVACY = {"internal": "key name parent fein naics county_fips headcount liaison only_liaison"}

    name = models.CharField(_("Name"), max_length=200)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name=_("Part of"))
    fein = models.CharField(_("Federal employer number"), max_length=10, blank=True)
    naics = models.CharField(_("Industry (NAICS)"), max_length=6, blank=True)
    county_fips = models.CharField(_("County (FIPS)"), max_length=5, blank=True)
    headcount = models.PositiveIntegerField(_("Headcount"), null=True, blank=True)
    liaison = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="looks_after",
        verbose_name=_("Our contact for it"),
    )
    only_liaison = models.BooleanField(
        _("The firm wants one person only to contact it"), default=False, db_default=False
    )

    class Meta:
        ordering = ("name", "pk")
        indexes = (GinIndex(OpClass(Upper("name"), "gin_trgm_ops"), name="employer_name_part"),)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")),
                name="employer_not_its_own_parent",
                violation_error_message=_("A firm cannot be part of itself."),
            ),
            models.CheckConstraint(
                condition=models.Q(only_liaison=False) | models.Q(liaison__isnull=False),
                name="employer_one_contact_is_named",
                violation_error_message=_("Name the one person who contacts it."),
            ),
        )

    def __str__(self) -> str:
        return self.name


class EmployerMember(models.Model):
    """Somebody of a firm who may sign in for it. One person may act for several firms."""

    PRIVACY = {"internal": "user employer"}

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="employer_memberships")
    employer = models.ForeignKey(Employer, models.CASCADE, related_name="members")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "employer"], name="employer_member_once"),)

    def __str__(self) -> str:
        return f"{self.user} of {self.employer}"
