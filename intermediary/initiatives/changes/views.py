from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intermediary.accounts.policy import may
from intermediary.initiatives.changes import services
from intermediary.initiatives.changes.enums import Standing
from intermediary.initiatives.changes.forms import ChangeForm, ChangeSearch, EvidenceForm, RecheckForm, VerifyForm
from intermediary.initiatives.changes.models import Change, Evidence
from intermediary.initiatives.changes.queries import changes
from intermediary.initiatives.models import Initiative
from intermediary.initiatives.tabs import tabs
from intermediary.pages.documents import download
from intermediary.pages.listing import Column, Listing
from intermediary.pages.saving import save_page

TONES = {
    Standing.HOLDS: "good",
    Standing.LOST: "danger",
    Standing.DUE: "warning",
    Standing.NOT_KNOWN: "warning",
}


def change_list(request, key: str):
    initiative, today = get_object_or_404(Initiative, key=key), timezone.localdate()
    filters = ChangeSearch(request.GET)
    listing = Listing(
        request,
        changes(initiative, filters.value("q"), filters.value("area")),
        columns=(
            Column(_("Change"), str, under=lambda each: f"{each.institution} · {each.get_area_display()}"),
            Column(_("Since"), lambda each: each.happened_on),
            Column(
                _("How we know"),
                lambda each: each.verification_label,
                tone=verified_tone,
                under=lambda each: _verified(each),
            ),
            Column(
                _("Does it hold?"),
                lambda each: each.standing(today).label,
                tone=lambda each: TONES.get(each.standing(today), "quiet"),
            ),
            Column(_("Workers reached"), lambda each: each.workers_reached, number=True),
        ),
        order=("-happened_on", "-pk"),
        link=lambda each: reverse("change_detail", args=[key, each.pk]),
        noun=(_("change"), _("changes")),
        filters=filters,
    )
    return listing.render(
        title=_("Systems change"),
        lead=_("Institutions that work in another way than before. What nobody outside verified is called a claim."),
        primary={"url": reverse("change_add", args=[key]), "label": _("Record a change"), "icon": "plus"},
        empty=(_("No change on record"), _("Record what an employer, a provider, a law or a funder does differently.")),
        tabs=tabs(request, initiative),
    )


def verified_tone(change: Change) -> str:
    return "good" if change.verified else "warning"


def _verified(change: Change) -> str:
    return date_format(change.verified_on) if change.verified else ""


def change_detail(request, key: str, pk: int):
    change, today = _change(key, pk), timezone.localdate()
    standing = change.standing(today)
    context = {
        "title": change.title,
        "lead": f"{change.institution} · {change.get_area_display()}",
        "trail": _trail(key),
        "pill": change.verification_label,
        "pill_tone": verified_tone(change),
        "change": change,
        "key": key,
        "standing": standing,
        "standing_tone": TONES.get(standing, "quiet"),
        "evidence": change.evidence.select_related("added_by").defer("file_sealed"),
        "rechecks": change.rechecks.select_related("by"),
        "may_publish": may(request.user, "change_publish"),
        "facts": [
            (_("Since"), date_format(change.happened_on)),
            (_("Workers reached"), _known(change.workers_reached)),
            (_("Employers reached"), _known(change.employers_reached)),
            (_("How that was counted"), change.scale_source or None),
            (_("Verified by"), change.verified_by or _("Nobody yet")),
            (_("Verified on"), date_format(change.verified_on) if change.verified else None),
            (_("In charge"), change.lead),
            (_("Recorded by"), change.recorded_by),
        ],
        "primary": {
            "url": reverse("change_recheck", args=[key, pk]),
            "label": _("Say whether it holds"),
            "icon": "check-circle",
        },
        "secondary": _actions(request, key, change),
    }
    return render(request, "changes/change.html", context)


def _actions(request, key: str, change: Change) -> list[dict]:
    given = [{"url": reverse("change_evidence_add", args=[key, change.pk]), "label": _("Add evidence")}]
    if may(request.user, "change_verify") and not change.verified:
        given.append({"url": reverse("change_verify", args=[key, change.pk]), "label": _("Verify")})
    if may(request.user, "change_publish") and change.verified:
        words = _("Take off the public page") if change.published else _("Show to the public")
        given.append({"url": reverse("change_publish", args=[key, change.pk]), "label": words, "post": True})
    edit = {"url": reverse("change_edit", args=[key, change.pk]), "label": _("Edit"), "icon": "edit"}
    return [*given, edit, {"print": True, "label": _("Print")}]


def _known(number: int | None):
    return _("Not known") if number is None else number


def change_form(request, key: str, pk: int | None = None):
    initiative = get_object_or_404(Initiative, key=key)
    change = _change(key, pk) if pk is not None else None
    warning = _("An edit of what was verified makes it a claim again.") if change and change.verified else ""
    return save_page(
        request,
        ChangeForm(request.POST or None, instance=change, initiative=initiative),
        lambda **values: services.save_change(initiative=initiative, change=change, **values),
        title=_("Edit the change") if change else _("Record a change"),
        lead=warning,
        trail=_trail(key, change),
        cancel_url=_page(key, change) if change else reverse("change_list", args=[key]),
        to=lambda saved: _page(key, saved),
        done=_("The change is saved."),
    )


def change_verify(request, key: str, pk: int):
    change, today = _change(key, pk), timezone.localdate()
    return save_page(
        request,
        VerifyForm(request.POST or None, today=today, initial={"verified_on": today}),
        lambda **values: services.verify(change=change, **values),
        title=_("Verify"),
        lead=change.title,
        trail=_trail(key, change),
        cancel_url=_page(key, change),
        done=_("It is on record as verified."),
    )


def change_publish(request, key: str, pk: int):
    change = _change(key, pk)
    if request.method == "POST":
        try:
            services.publish(change=change, published=not change.published, by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            words = _("It is on the public page.") if change.published else _("It is off the public page.")
            messages.success(request, words)
    return redirect(_page(key, change))


def change_recheck(request, key: str, pk: int):
    change = _change(key, pk)
    return save_page(
        request,
        RecheckForm(request.POST or None, initial={"checked_on": timezone.localdate()}),
        lambda **values: services.recheck(change=change, **values),
        title=_("Does it still hold?"),
        lead=change.title,
        trail=_trail(key, change),
        cancel_url=_page(key, change),
        done=_("Noted. It is asked again in a year, unless it is lost."),
    )


def change_evidence_add(request, key: str, pk: int):
    change = _change(key, pk)
    return save_page(
        request,
        EvidenceForm(request.POST or None, request.FILES or None),
        lambda **values: services.add_evidence(change=change, **values),
        title=_("Add evidence"),
        lead=change.title,
        trail=_trail(key, change),
        cancel_url=_page(key, change),
        done=_("The evidence is on record."),
        upload=True,
    )


def change_evidence_file(request, key: str, pk: int):
    evidence = get_object_or_404(Evidence.objects.exclude(sha256=""), pk=pk, change__initiative__key=key)
    return download(evidence, f"evidence-{pk}")


def _change(key: str, pk: int) -> Change:
    found = Change.objects.select_related("lead", "recorded_by", "partnership__organization")
    return get_object_or_404(found.prefetch_related("rechecks"), pk=pk, initiative__key=key)


def _page(key: str, change: Change) -> str:
    return reverse("change_detail", args=[key, change.pk])


def _trail(key: str, change: Change | None = None) -> list[dict]:
    start = [{"url": reverse("change_list", args=[key]), "label": _("Systems change")}]
    return [*start, {"url": _page(key, change), "label": change.title}] if change else start
