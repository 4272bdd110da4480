from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from employers.models import Employer
from intermediary.audit.records import Record


class Prefers(models.TextChoices):
    """How somebody wants to be reached."""

    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Phone call")
    TEXT = "text", _("Text message")
    VISIT = "visit", _("In person")


class Contact(Record):
    """A person on the employers' side, once, however many firms they speak for. `user` where they may sign in."""

    PRIVACY = {"identity": "name email phone", "internal": "key prefers user"}

    name = models.CharField(_("Name"), max_length=120)
    email = models.EmailField(_("E-mail"), blank=True)
    phone = models.CharField(_("Phone"), max_length=30, blank=True)
    prefers = models.CharField(_("Prefers"), max_length=5, choices=Prefers.choices, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="employer_contact"
    )

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(
                Lower("email"),
                name="one_contact_per_email",
                condition=~models.Q(email=""),
                violation_error_message=_("Somebody with this e-mail address is on record already."),
            ),
        )

    def __str__(self) -> str:
        return self.name


class ContactRole(Record):
    """What a contact is at one firm, and until when. Who left stays on record: they were spoken with."""

    PRIVACY = {"internal": "key contact employer role left_on"}

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="roles")
    employer = models.ForeignKey(Employer, models.CASCADE, related_name="contact_roles")
    role = models.CharField(_("What they do there"), max_length=120, blank=True)
    left_on = models.DateField(_("Left on"), null=True, blank=True)

    class Meta:
        ordering = ("contact__name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["contact", "employer"],
                name="contact_once_a_firm",
                violation_error_message=_("This person is a contact of this firm already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.contact}, {self.role}" if self.role else str(self.contact)
