from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from employers.contacts.forms import PersonForm
from employers.contacts.models import ContactRole
from employers.contacts.services import save_contact
from employers.models import Employer
from intermediary.pages.saving import save_page


def contact_form(request, key: str | None = None, employer: str | None = None):
    found = ContactRole.objects.select_related("contact", "employer")
    role = get_object_or_404(found, key=key) if key else None
    firm = role.employer if role else get_object_or_404(Employer, key=employer)
    page = reverse("employer_detail", args=[firm.key])
    form = PersonForm(request.POST or None, role=role)

    def done(saved: ContactRole) -> str:
        others = saved.contact.roles.count() - 1
        return _("Saved. They speak for other firms as well.") if others else _("Saved.")

    return save_page(
        request, form, partial(save_contact, known=role, employer=firm), title=_("Contact") if role else
        _("Add a contact"), lead=firm.name, trail=[{"url": page, "label": firm.name}], cancel_url=page, done=done,
    )  # fmt: skip
