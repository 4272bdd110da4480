from functools import partial
from tempfile import SpooledTemporaryFile

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.accounts.policy import may
from intermediary.audit.events import event
from intermediary.dashboards.charts import figures
from intermediary.dashboards.releases.views import TONES
from intermediary.dashboards.targets import Promise, TargetForm
from intermediary.dashboards.workbook import write_workbook
from intermediary.funding import services
from intermediary.funding.contributions.queries import Leveraged, of_grant
from intermediary.funding.models import Grant, Target
from intermediary.pages.downloads import FORMATS, IN_MEMORY
from intermediary.pages.saving import save_page
from trainings.models import Enrollment
from trainings.queries import cohorts


def grant_detail(request, key: str):
    """A grant as staff see it: what was promised, and the cohorts that it pays for."""
    grant = _grant(key)
    change = may(request.user, "grant_edit")
    set_target = {"url": reverse("target_set", args=[key]), "label": _("Set a target"), "icon": "target"}
    context = {
        "grant": grant,
        "title": grant.title,
        "lead": grant.funder.name if grant.funder else "",
        "trail": _trail(),
        "facts": _facts(grant),
        "reports": grant.reports.prefetch_related("moves", "reminders"),
        "today": timezone.localdate(),
        "promises": [Promise(target) for target in grant.targets.all()],
        "cohorts": cohorts().filter(grants=grant).order_by("-starts_on", "-pk"),
        "may_change": change,
        "releases": [
            (release, TONES[release.state])
            for release in grant.releases.defer("body", "hidden").select_related("built_by")[:12]
        ],
        "primary": set_target if change else None,
        "secondary": [
            {"url": reverse("grant_workbook", args=[key]), "label": _("Workbook"), "icon": "export"},
            *(
                [{"url": reverse("support_budget", args=[key]), "label": _("Supportive services"), "icon": "hand"}]
                if change
                else []
            ),
            *([{"url": reverse("grant_edit", args=[key]), "label": _("Edit"), "icon": "edit"}] if change else []),
        ],
    }
    return render(request, "dashboards/grant.html", context)


def grant_workbook(request, key: str):
    """The five-sheet workbook of the grant, as it stands today. What its form does not take stands on a last sheet."""
    grant = _grant(key)
    file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  the response closes it
    with event("grant.workbook_downloaded", by=request.user, subject=grant, note=grant.key):
        write_workbook(file, grant, as_of=timezone.localdate())
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{grant.key}.xlsx", content_type=FORMATS["xlsx"])


def target_set(request, key: str):
    grant = _grant(key)
    form = TargetForm(request.POST or None, grant=grant)
    page = reverse("grant_detail", args=[key])
    lead = _("What %(grant)s promised for one measure. Another for the same measure and period takes its place.")
    return save_page(
        request, form, partial(services.set_target, grant=grant), title=_("Set a target"),
        lead=lead % {"grant": grant}, trail=[*_trail(), {"url": page, "label": grant.title}], cancel_url=page,
        done=_("The target is set."),
    )  # fmt: skip


def target_remove(request, pk: int):
    target = get_object_or_404(Target.objects.select_related("grant"), pk=pk)
    key = target.grant.key
    if request.method == "POST":
        services.remove_target(target=target, by=request.user)
        messages.success(request, _("The target is taken off."))
    return redirect("grant_detail", key=key)


def _grant(key: str) -> Grant:
    return get_object_or_404(Grant.objects.select_related("funder", "initiative", "responsible"), key=key)


def _trail() -> list[dict]:
    return [{"url": reverse("grant_list"), "label": _("Grants")}]


def _facts(grant: Grant) -> list[tuple]:
    brought = of_grant(grant, timezone.localdate())
    return [
        (_("Funder"), grant.funder),
        (_("Initiative"), grant.initiative),
        (_("Starts on"), grant.starts_on),
        (_("Ends on"), grant.ends_on),
        (_("Amount"), figures.dollars(grant.amount) if grant.amount else None),
        (_("In charge"), grant.responsible),
        (_("People it pays for"), figures.count(people_of(grant))),
        *([(_("Brought by partners"), _brought(brought))] if brought.total or brought.unvalued else []),
    ]


def _brought(funds: Leveraged) -> str:
    """Leveraged funds in words; what nobody valued is said, and in no sum."""
    words = _("%(money)s in money, %(kind)s in kind") % {
        "money": figures.dollars(funds.money), "kind": figures.dollars(funds.in_kind)
    }  # fmt: skip
    return f"{words}, {_('%(n)s not valued') % {'n': funds.unvalued}}" if funds.unvalued else words


def people_of(grant: Grant) -> int:
    """How many different people were ever enrolled in cohorts that the grant pays for."""
    return Enrollment.objects.filter(cohort__grants=grant).values("participant_id").distinct().count()
