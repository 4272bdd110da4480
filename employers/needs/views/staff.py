from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.models import Employer
from employers.needs.forms import NeedForm
from employers.needs.models import HiringNeed
from employers.needs.queries import needs
from employers.needs.services import save_need
from employers.queries import usual_initiative
from intermediary.pages.documents import download
from intermediary.pages.saving import save_page


def need_form(request, key: str | None = None, employer: str | None = None):
    need = get_object_or_404(needs(), key=key) if key else None
    firm = need.employer if need else get_object_or_404(Employer, key=employer)
    done = reverse("need_detail", args=[key]) if key else reverse("employer_detail", args=[firm.key])
    return edit_need(request, need, firm, done=done)


def need_document(request, key: str):
    return download(get_object_or_404(HiringNeed, key=key), f"hiring-need-{key}")


def edit_need(request, need: HiringNeed | None, firm: Employer, done: str, **initial):
    """One form for both doors: whose need it may be was decided before."""
    today = timezone.localdate()
    initial = {} if need else {"initiative": usual_initiative(firm), "said_on": today, **initial}
    form = NeedForm(request.POST or None, request.FILES or None, instance=need, initial=initial, today=today)
    return save_page(
        request, form, partial(save_need, need=need, employer=firm), done=_("The hiring need is on record."),
        title=_("Hiring need") if need else _("Say what will be needed"), lead=firm.name,
        trail=[{"url": done, "label": firm.name}], cancel_url=done, upload=True,
    )  # fmt: skip
