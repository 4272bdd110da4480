"""The firm's page: its hires whose day has come, by name where they agreed, without an account."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from employers.queries import own_employers
from intermediary.accounts.scope import acting
from intermediary.pages.forms import PlainForm, all_valid
from placements.followups import answers, links
from placements.followups.asking import agreeing
from placements.followups.forms import HireForm, SaidByForm
from placements.models import Card
from placements.queries import own_hires

ALL = "all"
AT_ONCE = 60  # hires on one page


def employer_confirm(request, token: str):
    with acting("system"):
        link = links.find(token, employer__isnull=False)
        if link is None:
            words = _("Please open it from the message itself, or copy the whole address.")
            return _told(request, _("This link does not work"), words, status=404)
        now = timezone.now()
        if link.expires_at <= now:
            words = _("No harm done: we will send you a new one when there is something to confirm.")
            return _told(request, _("This link is too old"), words, status=410)
        return _ask(request, link, now)


def own_hires_confirm(request):
    """The same for somebody of the firm who is signed in: every hire by name who is not known to have left."""
    now = timezone.now()
    today, sent = timezone.localdate(now), request.POST if request.method == "POST" else None
    everybody_here = bool(sent) and ALL in sent
    found = own_hires(own_employers(request.user), as_of=today).exclude(name=None).filter(started_on__lte=today)
    forms = [
        HireForm(sent, placement=job, name=job.name, today=today, everybody_here=everybody_here)
        for job in found.filter(last_day_worked=None).order_by("-started_on", "-pk")[:AT_ONCE]
    ]
    nothing = PlainForm(sent)
    if sent is not None and all_valid([nothing, *forms]):
        said = {form.placement: form.answer for form in forms if form.answer}
        if said:
            number = answers.confirm_signed_in(answers=said, by=request.user, now=now)
            words = ngettext("Thank you. One answer is on record.", "Thank you. %(n)s answers are on record.", number)
            messages.success(request, words % {"n": number})
            return redirect("own_hires")
        nothing.add_error(None, _("Nothing was said of anybody yet. Choose an answer for one person at least."))
    context = {
        "title": _("Who is still here?"),
        "lead": _("Say what you know, leave out the rest. A wage is asked for where you want to say it."),
        "trail": [{"url": reverse("own_hires"), "label": _("Our hires")}],
        "who": nothing,
        "hires": forms,
        "forms": [nothing, *forms],
        "signed_in": True,
    }
    return render(request, "followups/confirm.html", context)


def _ask(request, link, now):
    today, sent = timezone.localdate(now), request.POST if request.method == "POST" else None
    everybody_here = bool(sent) and ALL in sent
    jobs = answers.asked_of(link)
    agreed = agreeing([job.participant_id for job in jobs], today)
    names = dict(Card.objects.filter(participant__in=agreed).values_list("participant", "name"))
    hires = [
        HireForm(sent, placement=job, name=names[job.participant_id], today=today, everybody_here=everybody_here)
        for job in jobs
        if job.participant_id in names
    ]
    if not hires:
        return _told(request, _("Nothing more to confirm"), _("Thank you, everything is answered."))
    who = SaidByForm(sent)
    if sent is not None and all_valid([who, *hires]):
        said = {form.placement: form.answer for form in hires if form.answer}
        if said:
            number = answers.confirm(link=link, answers=said, said_by=who.cleaned_data["said_by"], now=now)
            return _thanked(request, number, len(hires) - number)
        who.add_error(None, _("Nothing was said of anybody yet. Choose an answer for one person at least."))
    context = {
        "title": link.employer.name,
        "lead": _("People you hired through us. Are they still with you? Say what you know, leave out the rest."),
        "who": who,
        "hires": hires,
        "forms": [who, *hires],
    }
    return render(request, "followups/confirm.html", context)


def _thanked(request, answered: int, left: int):
    words = _("Your answers are on record with your name and today's date.")
    if left:
        words += " " + _("You can open the same link again for the others.")
    return _told(request, _("Thank you!"), words)


def _told(request, title: str, text: str, status: int = 200):
    return render(request, "followups/told.html", {"title": title, "text": text}, status=status)
