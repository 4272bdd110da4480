"""People who sign in. Participants are not among them: they answer by signed links."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower, Now
from django.utils.translation import gettext_lazy as _

from intermediary.accounts import roles
from intermediary.accounts.roles import Role


class UserManager(BaseUserManager):
    def get_by_natural_key(self, email: str):
        return self.get(email__iexact=email)

    def with_second_factor(self) -> models.QuerySet:
        """Users with `second_factor`: whether an authenticator app guards their sign-in."""
        from allauth.mfa.models import Authenticator

        theirs = Authenticator.objects.filter(user=models.OuterRef("pk"), type=Authenticator.Type.TOTP)
        return self.annotate(second_factor=models.Exists(theirs))


class User(AbstractBaseUser):
    """One account: an e-mail address and one role. Invited users have no password until they accept."""

    PRIVACY = {"internal": "email name role is_active invited_at accepted_at last_login", "secret": "password"}

    email = models.EmailField(_("E-mail"), unique=True)
    name = models.CharField(_("Name"), max_length=120)
    role = models.CharField(_("Role"), max_length=20, choices=Role.choices)
    is_active = models.BooleanField(_("May sign in"), default=True)
    invited_at = models.DateTimeField(db_default=Now())
    accepted_at = models.DateTimeField(null=True)

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ("name", "role")

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(Lower("email"), name="one_account_per_email"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="user_role_known"),
        )

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def door(self) -> roles.Door:
        return roles.door(self.role)

    @property
    def is_staff_member(self) -> bool:
        return self.role in roles.STAFF

    @property
    def manages(self) -> bool:
        return self.role in roles.MANAGERS
