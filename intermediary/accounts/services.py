"""Invite people, let them in, and close their accounts."""

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes, force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.utils.translation import gettext as _

from intermediary.accounts.models import User
from intermediary.audit.events import event


class InvitationTokens(PasswordResetTokenGenerator):
    """Single use: the token holds the password hash and the acceptance, which accepting changes."""

    key_salt = "intermediary.accounts.invitation"

    def _make_hash_value(self, user, timestamp) -> str:
        return f"{user.pk}{user.password}{timestamp}{user.email}{user.accepted_at}{user.is_active}"


tokens = InvitationTokens()


def invite(*, email: str, name: str, role: str, site: str, by) -> User:
    """Make an account without a password and send its signed link. An account that exists is returned as it is."""
    email = email.strip().lower()
    with event("user.invited", by=by) as act:
        user = User.objects.filter(email__iexact=email).first()
        if user is not None:
            return user
        user = User(email=email, name=name, role=role)
        user.set_unusable_password()
        user.save()
        act.note = f"{role}: {name}"[:200]
        transaction.on_commit(lambda: send_invitation(user=user, site=site))
    return user


def send_invitation(*, user: User, site: str) -> None:
    """Send the link again, or for the first time. `site` is the address of the installation, such as https://…"""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    link = site.rstrip("/") + reverse("accept", args=[uid, tokens.make_token(user)])
    body = render_to_string("accounts/invitation.txt", {"user": user, "link": link})
    send_mail(_("Your invitation to Intermediary"), body, None, [user.email])


def invited(uid: str, token: str) -> User | None:
    """The user whom an invitation link is for, or None where it is spent, expired or made up."""
    try:
        user = User.objects.get(pk=int(force_str(urlsafe_base64_decode(uid))), is_active=True)
    except (ValueError, User.DoesNotExist, OverflowError):
        return None
    return user if tokens.check_token(user, token) else None


def accept(*, user: User, token: str, name: str, password: str) -> User | None:
    """Take up an invitation: from now on the account can sign in. None where somebody just used the same link."""
    with transaction.atomic():
        user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
        if not (user.is_active and tokens.check_token(user, token)):
            return None
        with event("user.accepted", by=user, subject=user):
            user.name = name
            user.set_password(password)
            user.accepted_at = timezone.now()
            user.save()
    return user


def deactivate(*, user: User, by) -> User:
    """Close an account. What it did stays on record under its name."""
    with event("user.deactivated", by=by, subject=user):
        user.is_active = False
        user.save(update_fields=["is_active"])
    return user
