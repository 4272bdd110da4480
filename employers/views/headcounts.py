from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from employers import services
from employers.forms import HeadcountForm
from employers.models import Employer, Headcount
from intermediary.pages.saving import save_page


def headcount_form(request, key: str | None = None, employer: str | None = None):
    headcount = get_object_or_404(Headcount.objects.select_related("employer"), key=key) if key else None
    firm = headcount.employer if headcount else get_object_or_404(Employer, key=employer)
    page = reverse("employer_detail", args=[firm.key])
    form = HeadcountForm(request.POST or None, instance=headcount)
    return save_page(
        request, form, partial(services.save_headcount, headcount=headcount, employer=firm), done=_("Saved."),
        title=_("Headcount") if headcount else _("Add a headcount"),
        lead=_("Staff in one occupation over whole months. Leave empty what the firm does not know."),
        trail=[{"url": page, "label": firm.name}], cancel_url=page,
    )  # fmt: skip
