"""What somebody earned in training: put on record, changed, verified; and the certificate to hand over."""

from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.pages.saving import save_page
from participants.models import Participant
from trainings.enums import EnrollmentStatus
from trainings.forms import CredentialForm, SkillGainForm
from trainings.models import Credential, Enrollment, SkillGain
from trainings.services import credentials


def credential_form(request, key: str):
    person = get_object_or_404(Participant.objects.select_related("identity"), key=key)
    form = CredentialForm(request.POST or None, person=person, initial={"attained_on": timezone.localdate()})
    return _page(request, person, form, _("Add a credential"), credentials.record)


def credential_edit(request, key: str):
    found = get_object_or_404(Credential.objects.select_related("participant__identity"), key=key)
    form = CredentialForm(request.POST or None, instance=found, person=found.participant)
    return _page(request, found.participant, form, _("Credential"), credentials.record, credential=found)


def skill_gain_form(request, key: str):
    person = get_object_or_404(Participant.objects.select_related("identity"), key=key)
    form = SkillGainForm(request.POST or None, initial={"gained_on": timezone.localdate()})
    return _page(request, person, form, _("Add a skill gain"), credentials.record_gain)


def skill_gain_edit(request, key: str):
    found = get_object_or_404(SkillGain.objects.select_related("participant__identity"), key=key)
    form = SkillGainForm(request.POST or None, instance=found)
    return _page(request, found.participant, form, _("Skill gain"), credentials.record_gain, gain=found)


def certificate(request, key: str):
    """A page for paper. Only whoever completed has one."""
    found = Enrollment.objects.select_related("participant__identity", "cohort__program__provider", "cohort__provider")
    enrollment = get_object_or_404(found, key=key)
    if enrollment.status != EnrollmentStatus.COMPLETED:
        raise Http404
    cohort = enrollment.cohort
    context = {
        "enrollment": enrollment,
        "cohort": cohort,
        "title": _("Certificate of completion"),
        "trail": [{"url": reverse("cohort_detail", args=[cohort.key]), "label": str(cohort)}],
        "primary": {"label": _("Print"), "print": True},
    }
    return render(request, "trainings/certificate.html", context)


def _page(request, person: Participant, form, title: str, write, **record):
    page = reverse("participant_work", args=[person.key])
    return save_page(
        request, form, partial(write, participant=person, today=timezone.localdate(), **record), title=title,
        trail=[{"url": page, "label": str(person.identity)}], cancel_url=page, done=_("Saved."),
    )  # fmt: skip
