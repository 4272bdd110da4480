"""Firms, and the people who may act for them."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from employers.contacts.services import note_invited
from employers.models import Employer, EmployerMember
from intermediary.accounts.models import User
from intermediary.accounts.roles import Role
from intermediary.accounts.services import invite
from intermediary.audit.events import event
from intermediary.audit.refusals import refusals


def save_employer(*, employer: Employer | None = None, by, **values) -> Employer:
    """Add a firm, or change `employer`. Raises ValidationError where the database refuses."""
    verb = "added" if employer is None else "changed"
    employer = employer or Employer()
    with event(f"employer.{verb}", by=by, subject=employer), refusals():
        for name, value in values.items():
            setattr(employer, name, value)
        employer.save()
    return employer


def invite_contact(*, employer: Employer, email: str, name: str, site: str, by) -> User:
    """Give somebody of a firm access to it. A contact of another firm keeps that one and gains this one.

    Raises ValidationError where the address belongs to somebody who enters by another door.
    """
    with event("employer.contact_invited", by=by, subject=employer):
        user = invite(email=email, name=name, role=Role.EMPLOYER, site=site, by=by)
        if user.role != Role.EMPLOYER:
            raise ValidationError(_("This address belongs to an account that is not an employer's."))
        EmployerMember.objects.get_or_create(user=user, employer=employer)
        note_invited(employer=employer, user=user, by=by)
    return user
