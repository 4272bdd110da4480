from datetime import timedelta

from django import forms
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.models import Employer
from intermediary.accounts.models import User
from intermediary.initiatives.models import Initiative
from intermediary.pages.forms import PlainForm
from placements.followups.gap import AIM, WHO, Gap, closing, gaps, open_windows
from placements.followups.models import Caseload
from placements.followups.views.queue import tabs
from placements.models import Placement
from placements.outcomes.definitions.retention import MILESTONES
from placements.outcomes.runs.building import current
from trainings.models import Cohort

OF = {"cohort": Cohort, "employer": Employer, "coach": User}


class GapForm(PlainForm):
    by = forms.ChoiceField(
        label=gettext_lazy("By"),
        choices=[("cohort", gettext_lazy("Cohort")), ("employer", gettext_lazy("Employer")),
                 ("coach", gettext_lazy("Coach"))],
        required=False,
    )  # fmt: skip
    days = forms.ChoiceField(
        label=gettext_lazy("Day"),
        required=False,
        choices=[("", gettext_lazy("All five")), *((str(n), str(n)) for n in MILESTONES)],
    )

    def value(self, name: str) -> str:
        self.is_valid()
        return self.cleaned_data.get(name) or ""


def follow_up_gap(request, key: str):
    initiative = get_object_or_404(Initiative, key=key)
    today, run = timezone.localdate(), current(initiative)
    form = GapForm(request.GET)
    by, days = form.value("by") or next(iter(WHO)), int(form.value("days") or 0) or None
    open_ = open_windows(initiative, today)
    found = gaps(run, by, days, open_, _whose(by, open_)) if run else []
    names = _names(by, [gap.who for gap in found])
    soon = closing(open_, today)
    month_end = (today.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    context = {
        "title": _("What is not known"),
        "lead": _("Of all placements whose day has come: how many are known to have stayed or left."),
        "tabs": tabs(request, initiative, "follow_up_gap"),
        "form": form,
        "rows": [(names.get(gap.who, _("Nobody's")), gap) for gap in found],
        "whole": _sum(found),
        "aim": AIM,
        "run": run,
        "closing": soon,
        "closing_url": f"{reverse('follow_up_queue', args=[key])}?closing={month_end.isoformat()}",
        "month_end": month_end,
        "open": len(open_),
    }
    return render(request, "followups/gap.html", context)


def _whose(by: str, open_):
    if by == "coach":
        people = {window.participant_id for window in open_}
        coach = dict(Caseload.objects.filter(participant__in=people).values_list("participant", "coach"))
        return lambda window: coach.get(window.participant_id)
    jobs = {window.placement_id for window in open_}
    of = dict(Placement.objects.filter(pk__in=jobs).values_list("pk", f"{by}_id"))
    return lambda window: of.get(window.placement_id)


def _names(by: str, ids) -> dict[int, str]:
    found = OF[by].objects.filter(pk__in=[pk for pk in ids if pk])
    found = found.select_related("program") if by == "cohort" else found
    return {row.pk: str(row) for row in found}


def _sum(found):
    return Gap(None, sum(g.known for g in found), sum(g.unknown for g in found), sum(g.open for g in found))
