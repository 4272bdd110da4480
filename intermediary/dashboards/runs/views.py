"""Runs of an initiative: the current one, what is being built, what is kept, and what people may ask for."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intermediary.accounts.policy import may
from intermediary.dashboards.runs.checked import checked
from intermediary.dashboards.runs.forms import AnotherDay
from intermediary.dashboards.runs.progress import progress
from intermediary.initiatives.models import Initiative
from placements.outcomes import freshness
from placements.outcomes.models import Run
from placements.outcomes.runs import asking, building


def run_list(request, key: str):
    """While a run is built, htmx asks for this page with ?run=; when it is over, the whole page comes."""
    initiative = get_object_or_404(Initiative, key=key)
    runs = list(Run.objects.filter(initiative=initiative).select_related("by"))
    current = next((run for run in runs if run.role == Run.Role.CURRENT), None)
    open_ = [progress(run) for run in runs if run.state != Run.State.READY]
    check = freshness.open_check(initiative)
    kept = [run for run in runs if run.role == Run.Role.KEPT and run.state == Run.State.READY]
    may_start = may(request.user, "run_recompute")
    address = reverse("run_list", args=[key])
    context = {
        "title": _("Runs"),
        "lead": _("How the figures were made, and figures as of other days."),
        "initiative": initiative,
        "current": current,
        "facts": _facts(current) if current else [],
        "versions": sorted(current.versions.items()) if current else [],
        "building": [(each, f"{address}?run={each.run.pk}") for each in open_],
        "kept": kept,
        "check": check,
        "check_url": f"{address}?check={check.pk}" if check else "",
        "checked": checked(freshness.last_checks().get(initiative.pk)),
        "may_start": may_start,
        "comparable": len([run for run in runs if run.state == Run.State.READY]) > 1,
        "trail": [{"url": reverse("outcomes", args=[key]), "label": _("Outcomes")}],
    }
    if may_start:
        context["primary"] = _action("run_recompute", key, _("Recompute everything"), "refresh", post=True)
        context["secondary"] = [_action("run_keep", key, _("Compute another day"), "calendar")]
    response = render(request, "runs/list.html", context)
    if request.htmx and not _still(request, open_, check):
        response["HX-Refresh"] = "true"
    return response


def run_recompute(request, key: str):
    initiative = get_object_or_404(Initiative, key=key)
    if request.method == "POST":
        run, fresh = asking.recompute(initiative=initiative, as_of=timezone.localdate(), by=request.user)
        freshness.hands(run, by=request.user)
        _tell(request, fresh)
    return redirect("run_list", key=key)


def run_keep(request, key: str):
    initiative = get_object_or_404(Initiative, key=key)
    form = AnotherDay(request.POST or None)
    if request.method == "POST" and form.is_valid():
        run, fresh = asking.keep(initiative=initiative, by=request.user, **form.cleaned_data)
        freshness.hands(run, by=request.user)
        _tell(request, fresh)
        return redirect("run_list", key=key)
    context = {
        "title": _("Compute another day"),
        "lead": _("All figures as they stood at the end of a day, kept beside the current ones."),
        "forms": [form],
        "submit": _("Compute"),
        "trail": [{"url": reverse("run_list", args=[key]), "label": _("Runs")}],
        "cancel_url": reverse("run_list", args=[key]),
    }
    return render(request, "form.html", context)


def run_check(request, key: str):
    initiative = get_object_or_404(Initiative, key=key)
    if request.method == "POST":
        if building.current(initiative) is None:
            messages.warning(request, _("There are no figures to check yet."))
        else:
            freshness.check_now(initiative, by=request.user)
            messages.success(
                request, _("The full check is under way. What it finds stands here, usually within a minute.")
            )
    return redirect("run_list", key=key)


def run_cancel(request, key: str, pk: int):
    run = _run(key, pk)
    if request.method == "POST":
        if asking.cancel(run=run, by=request.user):
            messages.success(request, _("Stopped. What is done stays done, and can be gone on with."))
        else:
            messages.info(request, _("There was nothing left to stop."))
    return redirect("run_list", key=key)


def run_resume(request, key: str, pk: int):
    run = _run(key, pk)
    if request.method == "POST":
        run = asking.resume(run=run, by=request.user)
        if run.state == Run.State.BUILDING:
            freshness.hands(run, by=request.user)
            messages.success(request, _("It goes on where it stopped."))
        else:
            messages.info(request, _("There was nothing left to do."))
    return redirect("run_list", key=key)


def run_discard(request, key: str, pk: int):
    run = _run(key, pk)
    if request.method == "POST":
        try:
            asking.discard(run=run, by=request.user)
            messages.success(request, _("The run is discarded."))
        except asking.Busy:
            messages.warning(request, _("Only kept runs that are not being computed can be discarded. Stop it first."))
    return redirect("run_list", key=key)


def _run(key: str, pk: int) -> Run:
    return get_object_or_404(Run.objects.filter(initiative__key=key).select_related("initiative"), pk=pk)


def _still(request, open_: list, check) -> bool:
    """Whether what the page asks about is still under way."""
    asked = {f"run={each.run.pk}" for each in open_ if each.state == "running"} | (
        {f"check={check.pk}"} if check else set()
    )
    return request.META["QUERY_STRING"] in asked


def _tell(request, fresh: bool) -> None:
    if fresh:
        messages.success(request, _("The figures are being computed. People can go on working meanwhile."))
    else:
        messages.info(request, _("This is being computed already: you see how far it is below."))


def _action(name: str, key: str, label: str, icon: str, post: bool = False) -> dict:
    return {"url": reverse(name, args=[key]), "label": label, "icon": icon, "post": post}


def _facts(run: Run) -> list[tuple]:
    return [
        (_("As of"), date_format(run.as_of)),
        (_("Computed on"), _moment(run.finished_at)),
        (_("Last change worked in"), _moment(run.refreshed_at)),
        (_("Placements"), f"{run.placements:,}"),
        (_("Enrollments"), f"{run.enrollments:,}"),
        (_("Seconds it took"), f"{run.seconds:,.1f}"),
    ]


def _moment(at) -> str | None:
    return date_format(timezone.localtime(at), "DATETIME_FORMAT") if at else None
