"""The staff's side of releases: build, see what is shown and what is hidden, tell, publish, withdraw, correct."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intermediary.accounts.policy import may
from intermediary.dashboards.funders import access, page
from intermediary.dashboards.funders.views import downloads
from intermediary.dashboards.releases import jobs
from intermediary.dashboards.releases.forms import BuildForm, CorrectionForm, NarrativeForm, WithdrawalForm
from intermediary.dashboards.releases.reviewing import Review
from intermediary.funding.models import Grant
from intermediary.initiatives.models import Initiative
from intermediary.jobs.models import State
from intermediary.pages.forms import SearchForm
from intermediary.pages.listing import Column, Listing
from placements.outcomes.models import Release
from placements.outcomes.releases import Refused, attacked, discard, narrate, publish, withdraw

TONES = {
    Release.State.DRAFT: "notice",
    Release.State.BLOCKED: "danger",
    Release.State.SAFE: "warning",
    Release.State.PUBLISHED: "good",
    Release.State.WITHDRAWN: "danger",
}


def release_list(request):
    """Every release: who built, published and withdrew it, and when. What is being built stands above."""
    filters = SearchForm(request.GET)
    found = Release.objects.defer("body", "hidden").select_related(
        "grant", "initiative", "built_by", "published_by", "withdrawn_by"
    )
    if search := filters.value("q"):
        found = found.filter(Q(grant__title__icontains=search) | Q(initiative__name__icontains=search))
    listing = Listing(
        request,
        found,
        columns=(
            Column(_("Whose"), lambda each: each.grant or each.initiative, under=lambda each: _number(each)),
            Column(_("As of"), lambda each: date_format(each.as_of)),
            Column(_("State"), lambda each: each.state.label, tone=lambda each: TONES[each.state]),
            Column(_("Built"), lambda each: _by(each.built_at, each.built_by)),
            Column(_("Published"), lambda each: _by(each.published_at, each.published_by)),
            Column(
                _("Withdrawn"),
                lambda each: _by(each.withdrawn_at, each.withdrawn_by),
                under=lambda each: each.withdrawn_reason,
            ),
        ),
        order=("-built_at", "-pk"),
        link=lambda each: reverse("release_detail", args=[each.pk]),
        noun=(_("release"), _("releases")),
        filters=filters,
    )
    context = {
        "listing": listing,
        "title": _("Releases"),
        "lead": _("What funders and the public were shown, by whom and when. What is published never changes."),
        "empty": (_("No releases yet"), _("Build one on a grant's page, or for the public on an initiative's.")),
        "jobs": [(job, _job_title(job)) for job in jobs.open_jobs()],
    }
    return render(request, "releases/list.html", context)


def _job_title(job) -> str:
    return _("Building a release") if job.kind == jobs.BUILD else _("Checking a release")


def _number(release: Release) -> str:
    kind = _("for the funder") if release.grant_id else _("for the public")
    return _("No. %(number)s, %(kind)s") % {"number": release.pk, "kind": kind}


def _by(moment, user) -> str:
    if moment is None:
        return ""
    day = date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")
    return f"{day}, {user}" if user else day


def release_build(request, key: str):
    """Ask for a release of a grant; a job makes it."""
    grant = get_object_or_404(Grant.objects.select_related("initiative"), key=key)
    return _build(request, reverse("grant_detail", args=[key]), grant.title, grant=grant)


def release_build_public(request, key: str):
    """Ask for a release of a whole initiative, for everybody."""
    initiative = get_object_or_404(Initiative, key=key)
    return _build(request, reverse("initiative_detail", args=[key]), initiative.name, initiative=initiative)


def release_correct(request, pk: int):
    """Ask for a release that takes the place of a published one, and says what changed."""
    release = get_object_or_404(
        Release.objects.filter(published_at__isnull=False).defer("body", "hidden", "attack"), pk=pk
    )
    subject = {"grant": release.grant} if release.grant else {"initiative": release.initiative}
    return _build(request, reverse("release_detail", args=[pk]), str(release), replaces=release, **subject)


def _build(request, back: str, whose: str, *, grant=None, initiative=None, replaces: Release | None = None):
    form = (CorrectionForm if replaces else BuildForm)(
        request.POST or None,
        initial={"as_of": replaces.as_of if replaces else timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid():
        job = jobs.ask_to_build(
            grant=grant, initiative=initiative, replaces=replaces, by=request.user, **form.cleaned_data
        )
        return redirect("release_progress", pk=job.pk)
    context = {
        "title": _("Correct a release") if replaces else _("Build a release"),
        "lead": _("%(whose)s: figures as of the end of a day, rounded and hidden where they must be. You see it first.")
        % {"whose": whose},
        "forms": [form],
        "submit": _("Build"),
        "trail": [{"url": reverse("release_list"), "label": _("Releases")}, {"url": back, "label": whose}],
        "cancel_url": back,
    }
    return render(request, "form.html", context)


def release_progress(request, pk: int):
    """How far a build or an attack is; then the release itself."""
    job = get_object_or_404(jobs.of_releases(), pk=pk)
    if job.state == State.DONE and job.result.get("release"):
        there = reverse("release_detail", args=[job.result["release"]])
        response = render(request, "releases/progress.html", {"job": job}) if request.htmx else redirect(there)
        if request.htmx:
            response["HX-Redirect"] = there
        return response
    context = {
        "title": _job_title(job),
        "lead": _("It takes seconds to a few minutes. You may leave this page: the work goes on."),
        "job": job,
        "url": reverse("release_progress", args=[pk]),
        "trail": [{"url": reverse("release_list"), "label": _("Releases")}],
        "may_stop": job.open and may(request.user, "release_stop"),
    }
    return render(request, "releases/progress.html", context)


def release_stop(request, pk: int):
    job = get_object_or_404(jobs.of_releases(), pk=pk)
    if request.method == "POST" and jobs.stop(job):
        messages.success(request, _("Stopped. Nothing was published."))
    return redirect("release_progress", pk=pk)


def release_detail(request, pk: int):
    """A release as its readers see or will see it, and beside it what only staff see."""
    release = get_object_or_404(Release.objects.select_related("grant", "initiative", "replaces"), pk=pk)
    drawable = page.drawable(release)
    fresh = drawable and (release.published_at is not None or attacked(release))
    context = {
        "title": page.title(release) if drawable else str(release.grant or release.initiative),
        "lead": _("As of %(day)s, %(kind)s") % {"day": date_format(release.as_of), "kind": _number(release)},
        "release": release,
        "fresh": fresh,
        "review": Review(release) if drawable else None,
        "job": jobs.under_way(release),
        "drawn": page.draw(release, access.before(release)),
        "downloads": downloads(release),
        "pill": release.state.label,
        "pill_tone": TONES[release.state],
        "trail": [{"url": reverse("release_list"), "label": _("Releases")}, *_subject(release)],
        "may_change": may(request.user, "release_publish"),
        **_actions(request, release, fresh),
    }
    return render(request, "releases/review.html", context)


def _subject(release: Release) -> list[dict]:
    if release.grant:
        return [{"url": reverse("grant_detail", args=[release.grant.key]), "label": release.grant.title}]
    return [{"url": reverse("initiative_detail", args=[release.initiative.key]), "label": release.initiative.name}]


def _actions(request, release: Release, fresh: bool) -> dict:
    if not may(request.user, "release_publish"):
        return {}

    def action(name: str, label: str, icon: str, **more) -> dict:
        return {"url": reverse(name, args=[release.pk]), "label": label, "icon": icon, **more}

    if release.withdrawn_at:
        return {}
    if release.published_at:
        return {
            "secondary": [
                action("release_correct", _("Correct"), "edit"),
                action("release_withdraw", _("Withdraw"), "cross"),
            ]
        }
    again = action("release_attack", _("Check again"), "refresh", post=True)
    hide = action("release_hide", _("Hide these and try again"), "eye-off", post=True)
    out = action("release_publish", _("Publish"), "check", post=True)
    if not fresh:
        primary = again
    elif release.attack["findings"]:
        primary = hide if release.attack["hide"] else None
    else:
        primary = out
    secondary = [
        action("release_discard", _("Throw away"), "delete", post=True),
        action("release_narrate", _("Narrative"), "note"),
    ]
    return {"primary": primary, "secondary": secondary}


def release_narrate(request, pk: int):
    release = get_object_or_404(Release.objects.filter(published_at=None), pk=pk)
    form = NarrativeForm(request.POST or None, initial={"narrative": release.narrative})
    back = reverse("release_detail", args=[pk])
    if request.method == "POST" and form.is_valid():
        if _tried(request, lambda: narrate(release=release, by=request.user, **form.cleaned_data)):
            messages.success(request, _("The narrative is saved."))
        return redirect(back)
    context = {
        "title": _("Narrative"),
        "lead": _("What you say beside the figures. It is frozen with them when the release is published."),
        "forms": [form],
        "trail": [{"url": back, "label": str(release)}],
        "cancel_url": back,
    }
    return render(request, "form.html", context)


def release_attack(request, pk: int):
    """Try once more to work hidden numbers out; a job does it."""
    return _attack(request, pk, hide=False)


def release_hide(request, pk: int):
    """Hide what the attack asks for, and try once more."""
    return _attack(request, pk, hide=True)


def _attack(request, pk: int, *, hide: bool):
    release = get_object_or_404(Release.objects.filter(published_at=None), pk=pk)
    if request.method != "POST":
        return redirect("release_detail", pk=pk)
    job = jobs.ask_to_attack(release=release, hide=hide, by=request.user)
    return redirect("release_progress", pk=job.pk)


def release_publish(request, pk: int):
    release = get_object_or_404(Release, pk=pk)
    if request.method == "POST" and _tried(request, lambda: publish(release=release, by=request.user)):
        messages.success(request, _("Published. Its readers see it now, and it can no longer be changed."))
    return redirect("release_detail", pk=pk)


def release_withdraw(request, pk: int):
    release = get_object_or_404(Release.objects.filter(published_at__isnull=False), pk=pk)
    form = WithdrawalForm(request.POST or None)
    back = reverse("release_detail", args=[pk])
    if request.method == "POST" and form.is_valid():
        if _tried(request, lambda: withdraw(release=release, by=request.user, **form.cleaned_data)):
            messages.success(request, _("Withdrawn. Its readers no longer find it."))
        return redirect(back)
    context = {
        "title": _("Withdraw a release"),
        "lead": _("For figures that must not be read any more. To put them right, build a correction as well."),
        "forms": [form],
        "submit": _("Withdraw"),
        "trail": [{"url": back, "label": str(release)}],
        "cancel_url": back,
    }
    return render(request, "form.html", context)


def release_discard(request, pk: int):
    release = get_object_or_404(Release, pk=pk)
    if request.method == "POST" and _tried(request, lambda: discard(release=release, by=request.user)):
        messages.success(request, _("The draft is thrown away."))
        return redirect("release_list")
    return redirect("release_detail", pk=pk)


def _tried(request, act) -> bool:
    """Do it; where it is refused say why, in the words of the refusal."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
        return False
    return True
