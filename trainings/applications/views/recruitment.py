from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from trainings.applications import services
from trainings.applications.forms import RecruitmentForm
from trainings.applications.models import Recruitment
from trainings.models import Program


def program_recruitment(request, key: str):
    """Open the public application page of a program, and say what stands on it."""
    program = get_object_or_404(Program.objects.select_related("recruitment"), key=key)
    recruitment = getattr(program, "recruitment", None) or Recruitment(program=program)
    page = reverse("program_edit", args=[key])
    form = RecruitmentForm(request.POST or None, instance=recruitment)
    if request.method == "POST" and form.is_valid():
        services.save_recruitment(recruitment=recruitment, **form.changes(), by=request.user)
        messages.success(request, _("Saved."))
        return redirect("program_recruitment", key=key)
    public = reverse("apply", args=[key])
    context = {
        "title": _("Application page"),
        "lead": _("Where people apply for %(program)s, on their phone or with you beside them.") % {"program": program},
        "forms": [form],
        "trail": [{"url": reverse("program_list"), "label": _("Programs")}, {"url": page, "label": program.title}],
        "cancel_url": page,
        "secondary": [{"url": public, "label": _("Open the page"), "icon": "arrow-up-right"}] if recruitment.pk else [],
        "address": settings.SITE_URL.rstrip("/") + public if recruitment.accepting else "",
    }
    return render(request, "applications/recruitment.html", context)
