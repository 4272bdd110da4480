from django.contrib import messages
from django.db.models import Sum
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intermediary.accounts.roles import WAGE_READERS
from intermediary.dashboards.quality import shown
from intermediary.dashboards.quality.counting import counted
from intermediary.initiatives.models import Initiative
from intermediary.pages.listing import Pages
from placements.outcomes import findings, freshness
from placements.outcomes.models import Run, Stale

SIZE = 100  # records of one check on a page


def data_quality(request, key: str):
    """What stands on record and bends a figure of an initiative: counts per check, or with ?check= the records."""
    initiative = get_object_or_404(Initiative, key=key)
    checks = {
        check.key: check for check in findings.CHECKS.values() if not check.wages or request.user.role in WAGE_READERS
    }
    chosen = checks.get(request.GET.get("check", ""))
    return _records(request, initiative, chosen) if chosen else _checks(request, initiative, list(checks.values()))


def compute_again(request, key: str):
    """Try once more what could not be computed."""
    initiative = get_object_or_404(Initiative, key=key)
    if request.method == "POST":
        freshness.again(initiative, by=request.user)
        messages.success(request, _("The figures are computed again. Look back in a minute."))
    return redirect("data_quality", key=key)


def _checks(request, initiative: Initiative, checks: list):
    counts, counted_at = counted(checks, initiative=initiative, today=timezone.localdate())
    hit = [check for check in checks if counts.get(check.key)]
    hit.sort(key=lambda check: (not check.certain, -counts[check.key]))
    address = reverse("data_quality", args=[initiative.key])
    context = {
        "title": _("Data quality"),
        "lead": _("What cannot be true or looks doubtful, and the figures that each bends until somebody mends it."),
        "initiative": initiative,
        "rows": [
            {
                "check": check,
                "count": counts[check.key],
                "bent": shown.bent(check),
                "url": f"{address}?check={check.key}",
            }
            for check in hit
        ],
        "clean": [check for check in checks if check not in hit],
        "looked": len(checks),
        "counted_at": counted_at,
        "failures": _failures(initiative),
    }
    return render(request, "quality/checks.html", context)


def _records(request, initiative: Initiative, check):
    after = request.GET.get("after", "")
    page = findings.records(check, initiative=initiative, today=timezone.localdate(), size=SIZE, after=after)
    words = ngettext("%(n)s record", "%(n)s records", len(page.rows)) % {"n": len(page.rows)}
    context = {
        "title": check.title,
        "lead": check.why,
        "pill": _("Impossible") if check.certain else _("Doubtful"),
        "pill_tone": "danger" if check.certain else "warning",
        "trail": [{"url": reverse("data_quality", args=[initiative.key]), "label": _("Data quality")}],
        "initiative": initiative,
        "check": check,
        "bent": shown.bent(check),
        "rows": [shown.row(finding) for finding in page.rows],
        "against": any(finding.rival for finding in page.rows),
        "unformed": any(finding.record in shown.UNFORMED for finding in page.rows),
        "count_line": _("%(records)s on this page") % {"records": words} if after or page.after else words,
        "pages": Pages(request, page),
    }
    return render(request, "quality/records.html", context)


def _failures(initiative: Initiative) -> list[str]:
    """What could not be computed and was set aside: the figures hold everybody else."""
    found = []
    run = Run.objects.filter(initiative=initiative, state=Run.State.INCOMPLETE).first()
    if run:
        n = run.batches.exclude(error="").aggregate(n=Sum("people", default=0))["n"]
        words = ngettext(
            "%(n)s person could not be computed as of %(day)s.", "%(n)s people could not be computed as of %(day)s.", n
        )
        found.append(words % {"n": n, "day": date_format(run.as_of)})
    aside = Stale.objects.filter(initiative_id=initiative.pk, set_aside__isnull=False)
    if n := aside.values("participant_id").distinct().count():
        words = ngettext(
            "What changed of %(n)s person could not be computed.",
            "What changed of %(n)s people could not be computed.",
            n,
        )
        found.append(words % {"n": n})
    return found
