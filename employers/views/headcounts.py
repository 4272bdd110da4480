from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from employers import services
from employers.forms import HeadcountForm
from employers.models import Employer, Headcount


def headcount_form(request, key: str | None = None, employer: str | None = None):
    headcount = get_object_or_404(Headcount.objects.select_related("employer"), key=key) if key else None
    firm = headcount.employer if headcount else get_object_or_404(Employer, key=employer)
    page = reverse("employer_detail", args=[firm.key])
    form = HeadcountForm(request.POST or None, instance=headcount)
    if request.method == "POST" and form.is_valid():
        try:
            services.save_headcount(headcount=headcount, employer=firm, **form.changes(), by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect(page)
    context = {
        "title": _("Headcount") if headcount else _("Add a headcount"),
        "lead": _("Staff in one occupation over whole months. Leave empty what the firm does not know."),
        "forms": [form],
        "trail": [{"url": page, "label": firm.name}],
        "cancel_url": page,
    }
    return render(request, "form.html", context)
