from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from employers.contacts.forms import PersonForm
from employers.contacts.models import ContactRole
from employers.contacts.services import save_contact
from employers.models import Employer


def contact_form(request, key: str | None = None, employer: str | None = None):
    found = ContactRole.objects.select_related("contact", "employer")
    role = get_object_or_404(found, key=key) if key else None
    firm = role.employer if role else get_object_or_404(Employer, key=employer)
    page = reverse("employer_detail", args=[firm.key])
    form = PersonForm(request.POST or None, role=role)
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_contact(known=role, employer=firm, **form.changes(), by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            others = saved.contact.roles.count() - 1
            messages.success(request, _("Saved. They speak for other firms as well.") if others else _("Saved."))
            return redirect(page)
    context = {
        "title": _("Contact") if role else _("Add a contact"),
        "lead": firm.name,
        "forms": [form],
        "trail": [{"url": page, "label": firm.name}],
        "cancel_url": page,
    }
    return render(request, "form.html", context)
