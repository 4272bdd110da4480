"""People on the employers' side: one record a person, one role a firm."""

from employers.contacts.models import Contact, ContactRole
from employers.models import Employer
from intermediary.accounts.models import User
from intermediary.audit.events import event
from intermediary.audit.refusals import refusals

OF_THE_ROLE = ("role", "left_on")


def save_contact(*, known: ContactRole | None = None, employer: Employer, by, **values) -> ContactRole:
    """Add a contact of `employer`, or change one whom it has (`known`).

    Somebody whose e-mail address is on record gains the role and keeps what is known of them. Raises ValidationError
    where they are a contact of this firm already.
    """
    verb = "added" if known is None else "changed"
    at_the_firm = {name: values.pop(name) for name in OF_THE_ROLE if name in values}
    with event(f"contact.{verb}", by=by, subject=employer), refusals():
        if known is None:
            contact = _of_address(values.get("email", "")) or Contact(**values)
            if contact.pk is None:
                contact.save()
            return ContactRole.objects.create(contact=contact, employer=employer, **at_the_firm)
        for record, changed in ((known.contact, values), (known, at_the_firm)):
            for name, value in changed.items():
                setattr(record, name, value)
            record.save()
    return known


def note_invited(*, employer: Employer, user: User, by) -> Contact:
    """Whoever is invited to a firm's portal is a contact of it, and the contact knows their account."""
    with event("contact.invited", by=by, subject=employer):
        contact = Contact.objects.filter(user=user).first() or _of_address(user.email)
        contact = contact or Contact(name=user.name, email=user.email)
        contact.user = user
        contact.save()
        ContactRole.objects.get_or_create(contact=contact, employer=employer)
    return contact


def _of_address(email: str) -> Contact | None:
    return Contact.objects.filter(email__iexact=email.strip()).first() if email.strip() else None
