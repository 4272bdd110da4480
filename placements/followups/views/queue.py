"""The staff's day: who is due, what was tried, what to do next; one click when a call came to nothing."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.initiatives.models import Initiative
from intermediary.initiatives.tabs import side_by_side
from intermediary.pages.forms import SearchForm
from participants.models import Participant
from placements.followups import services
from placements.followups.enums import OPEN, Outcome, Way
from placements.followups.models import Plan
from placements.followups.queue import queue
from placements.followups.steps import next_step
from placements.followups.windows import windows

SHOWN = 50
MINE, NOBODYS = "mine", "none"
LOGGED = (Outcome.NO_ANSWER, Outcome.LEFT_WORD, Outcome.WRONG_NUMBER)


class QueueSearch(SearchForm):
    coach = forms.ChoiceField(label=gettext_lazy("Coach"), required=False)
    employer = forms.ChoiceField(label=gettext_lazy("Employer"), required=False)
    closing = forms.DateField(required=False, widget=forms.HiddenInput())

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["q"].help_text = _("Name")
        coaches = {row.coach.pk: str(row.coach) for row in rows if row.coach}
        firms = {row.job.employer_id: str(row.job.employer) for row in rows if row.job}
        self.fields["coach"].choices = [
            ("", _("All")), (MINE, _("Mine")), (NOBODYS, _("Nobody's")),
            *((str(pk), name) for pk, name in sorted(coaches.items(), key=lambda item: item[1])),
        ]  # fmt: skip
        self.fields["employer"].choices = [
            ("", _("All")), *((str(pk), name) for pk, name in sorted(firms.items(), key=lambda item: item[1]))
        ]  # fmt: skip

    def lets_through(self, row, user) -> bool:
        words, coach, firm = (self.value(name) for name in ("q", "coach", "employer"))
        until = self.value("closing")
        return (
            all(word in str(row.person.identity).casefold() for word in (words or "").casefold().split())
            and (not coach or _coach_is(row, coach, user))
            and (not firm or (row.job is not None and str(row.job.employer_id) == firm))
            and (not until or row.closes_on <= until)
        )


def _coach_is(row, coach: str, user) -> bool:
    if coach == NOBODYS:
        return row.coach is None
    return row.coach is not None and row.coach.pk == (user.pk if coach == MINE else int(coach))


def follow_up_queue(request, key: str):
    initiative = get_object_or_404(Initiative, key=key)
    today = timezone.localdate()
    rows = queue(initiative, today)
    filters = QueueSearch(request.GET, rows=rows)
    shown = [row for row in rows if filters.lets_through(row, request.user)]
    plan = Plan.objects.filter(initiative=initiative, active=True).first()
    context = {
        "title": _("Follow-ups"),
        "lead": _("Who is due to be asked, those whose window closes first at the top."),
        "tabs": tabs(request, initiative, "follow_up_queue"),
        "filters": filters,
        "rows": [(row, next_step(row, today)) for row in shown[:SHOWN]],
        "more": max(0, len(shown) - SHOWN),
        "number": len(shown),
        "filtered": len(shown) < len(rows) or (not rows and any(request.GET.values())),
        "logged": [(outcome.value, outcome.label) for outcome in LOGGED],
        "plan": plan,
        "today": today,
        "here": request.get_full_path(),
    }
    return render(request, "followups/queue.html", context)


def follow_up_tried(request, key: str):
    """One click: a call that came to nothing is logged for everything that is open of this person."""
    person = get_object_or_404(Participant.objects.select_related("identity"), key=key)
    if request.method == "POST":
        outcome = request.POST.get("outcome", "")
        if outcome not in LOGGED:
            raise Http404
        today = timezone.localdate()
        for window in windows(as_of=today, people=[person.pk], states=OPEN):
            services.log_call(window_key=window.key, way=Way.PHONE, outcome=outcome, on=today, by=request.user)
        messages.success(request, _("%(name)s: the call is logged.") % {"name": person.identity})
    target = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        return redirect(target)
    return redirect("participant_detail", key=key)


def tabs(request, initiative: Initiative, here: str) -> list[dict]:
    found = {
        "follow_up_queue": _("Due"),
        "follow_up_gap": _("What is not known"),
        "wage_match": _("Wage records"),
        "follow_up_plan": _("Plan"),
    }
    return side_by_side(request, initiative, found, here)
