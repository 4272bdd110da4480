from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.models import Employer
from employers.practices.forms import PracticeForm
from employers.practices.models import Practice
from employers.practices.services import save_practice
from intermediary.pages.documents import download
from intermediary.pages.saving import save_page


def practice_form(request, key: str | None = None, employer: str | None = None):
    found = Practice.objects.select_related("employer").defer(Practice.DOCUMENT)
    practice = get_object_or_404(found, key=key) if key else None
    firm = practice.employer if practice else get_object_or_404(Employer, key=employer)
    page = reverse("employer_detail", args=[firm.key])
    form = PracticeForm(request.POST or None, request.FILES or None, instance=practice, today=timezone.localdate())
    return save_page(
        request, form, partial(save_practice, practice=practice, employer=firm), done=_("Saved."),
        title=practice.get_kind_display() if practice else _("A practice that changed"), lead=firm.name,
        trail=[{"url": page, "label": firm.name}], cancel_url=page, upload=True,
    )  # fmt: skip


def practice_document(request, key: str):
    return download(get_object_or_404(Practice, key=key), f"practice-{key}")
