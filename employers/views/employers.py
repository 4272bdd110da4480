from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from employers import services
from employers.forms import ContactForm, EmployerForm
from employers.models import Employer
from employers.queries import employers
from intermediary.pages.forms import SearchForm
from intermediary.pages.listing import Column, Listing
from intermediary.pages.saving import save_page
from intermediary.reference.counties import county_name
from intermediary.reference.industries import industry_title


def employer_list(request):
    filters = SearchForm(request.GET)
    listing = Listing(
        request,
        employers(filters.value("q")),
        columns=(
            Column(_("Employer"), lambda employer: employer.name),
            Column(_("Industry"), lambda employer: industry_title(employer.naics) if employer.naics else ""),
            Column(_("County"), lambda employer: county_name(employer.county_fips) if employer.county_fips else ""),
            Column(_("Headcount"), lambda employer: employer.headcount, number=True),
            Column(_("Open openings"), lambda employer: employer.open_count, number=True),
        ),
        order=("name", "pk"),
        link=lambda employer: reverse("employer_detail", args=[employer.key]),
        noun=(_("employer"), _("employers")),
        filters=filters,
    )
    return listing.render(
        title=_("Employers"),
        lead=_("The firms that hire, advise and promise seats."),
        primary={"url": reverse("employer_add"), "label": _("Add an employer"), "icon": "plus"},
        secondary=[{"url": reverse("touch_list"), "label": _("Contacts with employers")}],
        empty=(_("No employers yet"), _("Add the first firm, or import the workbook you already keep.")),
    )


def employer_form(request, key: str | None = None):
    employer = get_object_or_404(Employer, key=key) if key else None
    form = EmployerForm(request.POST or None, instance=employer)
    return save_page(
        request, form, partial(services.save_employer, employer=employer), done=_("Saved."),
        title=_("Edit %s") % employer if employer else _("Add an employer"),
        trail=[{"url": reverse("employer_list"), "label": _("Employers")}],
        to=lambda saved: reverse("employer_detail", args=[saved.key]),
        cancel_url=reverse("employer_detail", args=[key]) if key else reverse("employer_list"),
    )  # fmt: skip


def contact_invite(request, key: str):
    employer = get_object_or_404(Employer, key=key)
    form = ContactForm(request.POST or None, initial=_of_contact(request.GET.get("contact", ""), employer))
    page = reverse("employer_detail", args=[key])
    if request.method == "POST" and form.is_valid():
        site = f"{request.scheme}://{request.get_host()}"
        try:
            services.invite_contact(employer=employer, **form.cleaned_data, site=site, by=request.user)
        except ValidationError as refusal:
            form.add_error("email", refusal)
        else:
            messages.success(request, _("%(name)s was invited by e-mail.") % form.cleaned_data)
            return redirect(page)
    context = {
        "title": _("Invite somebody of %s") % employer,
        "lead": _("They will see this firm's openings and hires, and nothing of any other firm."),
        "forms": [form],
        "trail": [{"url": page, "label": employer.name}],
        "submit": _("Send the invitation"),
        "cancel_url": page,
    }
    return render(request, "form.html", context)


def _of_contact(key: str, employer: Employer) -> dict:
    """Name and address of a contact of this firm who is to be invited."""
    role = employer.contact_roles.select_related("contact").filter(key=key).first() if key else None
    return {"name": role.contact.name, "email": role.contact.email} if role else {}
