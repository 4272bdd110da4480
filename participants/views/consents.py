from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.pages.saving import save_page
from participants import services
from participants.forms import ConsentForm
from participants.models import Consent
from participants.person_page import person_of, trail


def consent_give(request, key: str):
    participant = person_of(key)
    form = ConsentForm(request.POST or None, initial={"given_on": timezone.localdate()})
    page = reverse("participant_detail", args=[key])
    return save_page(
        request, form, partial(services.give_consent, participant=participant), done=_("Consent is on record."),
        title=_("Consent of %s") % participant.identity, trail=trail(participant), cancel_url=page,
        lead=_("What the person agreed to. Without it no employer sees their name."),
    )  # fmt: skip


def consent_withdraw(request, key: str):
    consent = get_object_or_404(Consent.objects.select_related("participant"), key=key)
    if request.method == "POST":
        services.withdraw_consent(consent=consent, on=timezone.localdate(), by=request.user)
        messages.success(request, _("Consent is withdrawn. Employers no longer see the name."))
    return redirect("participant_detail", key=consent.participant.key)
