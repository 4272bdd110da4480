"""Work on many people of a cohort: chosen one by one, or the whole filtered roster, not only its page."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trainings.attendance import risk
from trainings.models import Cohort
from trainings.roster.actions import ACTIONS, Done
from trainings.roster.page import RosterSearch, found, name
from trainings.tabs import trail

MOST, NAMED = 500, 8  # people at once; names that are spelled out


def cohort_bulk(request, key: str):
    """First the form of the action with whom it is about, then, with `go`, the doing. Nothing is done by looking."""
    cohort = get_object_or_404(Cohort.objects.select_related("program", "initiative"), key=key)
    page = reverse("cohort_detail", args=[key])
    if request.method != "POST":
        return redirect(page)
    action = ACTIONS.get(request.POST.get("action", ""))
    if action is None:
        raise Http404
    chosen = _chosen(request.POST, cohort)
    if not chosen:
        messages.warning(request, _("Nobody was chosen. Tick the people first, or the whole list."))
        return redirect(page)
    today, go = timezone.localdate(), "go" in request.POST
    form = action.form(request.POST if go else None, cohort=cohort, today=today)
    if go and form.is_valid():
        try:
            done = action.do(cohort, chosen, form.cleaned_data, request.user, timezone.now())
        except ValidationError as refusal:  # of all of them
            form.add_error(None, refusal)
        else:
            _say(request, action, done)
            return redirect(page + (f"?{request.POST['whole']}" if request.POST.get("whole") else ""))
    context = {
        "title": action.label,
        "lead": _whom(chosen),
        "forms": [form],
        "hidden": _hidden(request.POST, chosen),
        "trail": [*trail(), {"url": page, "label": str(cohort)}],
        "submit": _("Do it for %(n)d") % {"n": len(chosen)},
        "cancel_url": page,
        "cohort": cohort,
    }
    return render(request, "trainings/bulk.html", context)


def _chosen(sent: QueryDict, cohort: Cohort) -> list:
    """Whom it is about, by name. The whole list is asked for anew: whoever joined it since is in."""
    rows = found(cohort, RosterSearch(QueryDict()), {})
    if "all" in sent:
        filters = RosterSearch(QueryDict(sent.get("whole", "")))
        rows = found(cohort, filters, risk.of_cohort(cohort, timezone.localdate()))
    else:
        rows = rows.filter(pk__in=[pk for pk in sent.getlist("chosen") if pk.isdecimal() and len(pk) < 19])
    return sorted(rows[:MOST], key=lambda one: (name(one).casefold(), one.pk))


def _hidden(sent: QueryDict, chosen: list) -> list[tuple[str, str]]:
    kept = [("action", sent["action"]), ("whole", sent.get("whole", "")), ("go", "1")]
    if "all" in sent:
        return [*kept, ("all", "1")]
    return [*kept, *(("chosen", str(one.pk)) for one in chosen)]


def _whom(chosen: list) -> str:
    names = "; ".join(name(one) for one in chosen[:NAMED])
    more = len(chosen) - NAMED
    return names if more <= 0 else _("%(names)s and %(n)d more") % {"names": names, "n": more}


def _say(request, action, done: Done) -> None:
    if done.number:
        words = ngettext("%(action)s: done for %(n)d person.", "%(action)s: done for %(n)d people.", done.number)
        messages.success(
            request, " ".join(filter(None, (words % {"action": action.label, "n": done.number}, done.words)))
        )
    reasons: dict[str, list[str]] = {}
    for enrollment, why in done.left_out:
        reasons.setdefault(why, []).append(name(enrollment))
    for why, names in reasons.items():
        messages.warning(request, _("Left out, %(names)s: %(why)s") % {"names": "; ".join(names), "why": why})
