"""Staff's pages: who was put forward for what, and what came of it."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.models import EmployerMember, Opening
from intermediary.initiatives.models import Initiative
from intermediary.pages.listing import Column, Listing
from intermediary.pages.saving import save_page
from participants.models import Participant
from placements.referrals import queries, services
from placements.referrals.agreed import agrees
from placements.referrals.enums import HIRABLE, LIVE, MOVES, Status, Way
from placements.referrals.forms import HireForm, ReferralForm, ReferralSearch, StaffStepForm
from placements.referrals.models import Referral
from placements.referrals.shown import TONES, shown_labels, timeline
from placements.referrals.views.tabs import tabs

SEND = "send"


def referral_list(request, key: str):
    initiative = get_object_or_404(Initiative, key=key)
    filters = ReferralSearch(request.GET)
    listing = Listing(
        request,
        queries.referrals(initiative, filters.value("q"), filters.value("status")),
        columns=(
            Column(_("Person"), lambda r: str(r.participant.identity), under=lambda r: r.cohort or ""),
            Column(_("Job"), lambda r: r.opening.title, under=lambda r: r.opening.employer),
            Column(_("Status"), lambda r: r.get_status_display(), tone=lambda r: TONES[r.status]),
            Column(_("Since"), lambda r: r.since),
            Column(_("Sent by"), lambda r: r.by),
        ),
        order=("-pk",),
        link=lambda r: reverse("referral_detail", args=[r.key]),
        noun=(_("referral"), _("referrals")),
        filters=filters,
    )
    return listing.render(
        title=_("Referrals"),
        lead=_("People put forward to employers, and what came of it."),
        tabs=tabs(request, initiative, "referral_list"),
        primary={
            "url": reverse("referral_openings", args=[key]),
            "label": _("Find people for an opening"),
            "icon": "search",
        },
        empty=(_("Nobody was put forward yet"), _("Open an opening, and see who fits and why.")),
    )


def referral_detail(request, key: str):
    referral = get_object_or_404(_whole(), key=key)
    now = timezone.now()
    sent = request.POST if request.method == "POST" else None
    live = referral.status in LIVE and referral.status != Status.SUGGESTED
    form = StaffStepForm(sent, referral=referral, now=now) if live else None
    if sent is not None and form and form.is_valid():
        try:
            if form.answer.status == Status.WITHDRAWN:
                services.withdraw(referral=referral, now=now, way=Way.STAFF, by=request.user, reason=form.answer.reason)
            else:
                said_by = form.cleaned_data["said_by"]
                services.record(
                    referral=referral, answer=form.answer, now=now, way=Way.STAFF, by=request.user, said_by=said_by
                )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("It is on record, and the person is told."))
            return redirect("referral_detail", key=key)
    context = {
        "title": str(referral.participant.identity),
        "lead": f"{referral.opening.title}, {referral.opening.employer}",
        "pill": referral.get_status_display(),
        "pill_tone": TONES[referral.status],
        "trail": _trail(referral),
        "referral": referral,
        "agrees": agrees(referral.participant_id),
        "events": timeline(referral),
        "facts": _facts(referral),
        "form": form,
        **_actions(referral),
    }
    return render(request, "referrals/detail.html", context)


def referral_form(request, key: str | None = None, opening: str | None = None, participant: str | None = None):
    """The words and the address: of a new referral, or before one is sent (again)."""
    referral = get_object_or_404(_whole(), key=key) if key else None
    wanted = (
        referral.opening if referral else get_object_or_404(Opening.objects.select_related("employer"), key=opening)
    )
    person = (
        referral.participant
        if referral
        else get_object_or_404(Participant.objects.select_related("identity"), key=participant)
    )
    agreed = agrees(person.pk)
    form = ReferralForm(request.POST or None, instance=referral, initial={} if referral else _who_answers(wanted))
    back = reverse("referral_detail", args=[key]) if key else reverse("participant_detail", args=[person.key])
    if request.method == "POST" and form.is_valid():
        try:
            if referral is None:
                referral = services.suggest(
                    participant=person, opening=wanted, now=timezone.now(), by=request.user, **form.changes()
                )
            else:
                services.change(referral=referral, by=request.user, **form.changes())
            if SEND in request.POST and agreed:
                services.send(referral=referral, now=timezone.now(), by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            _say_what_happened(request, referral)
            return redirect("referral_detail", key=referral.key)
    context = {
        "title": _("Put %s forward") % person.identity,
        "lead": f"{wanted.title}, {wanted.employer}",
        "trail": [{"url": back, "label": str(person.identity)}],
        "form": form,
        "agreed": agreed,
        "sendable": not referral or Status.REFERRED in MOVES[Status(referral.status)],
        "consent_url": reverse("consent_give", args=[person.key]),
        "cancel_url": back,
    }
    return render(request, "referrals/form.html", context)


def referral_send(request, key: str):
    referral = get_object_or_404(_whole(), key=key)
    if request.method == "POST":
        try:
            services.send(referral=referral, now=timezone.now(), by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            _say_what_happened(request, referral)
    return redirect("referral_detail", key=key)


def referral_hire(request, key: str):
    referral = get_object_or_404(_whole(), key=key)
    page = reverse("referral_detail", args=[key])
    now = timezone.now()
    form = HireForm(request.POST or None, now=now, initial=wages_of(referral.opening))
    return save_page(
        request, form, partial(services.hire, referral=referral, now=now, way=Way.STAFF),
        title=_("%s is hired") % referral.participant.identity,
        lead=f"{referral.opening.title}, {referral.opening.employer}",
        trail=[{"url": page, "label": str(referral.participant.identity)}], submit=_("Record the hire"),
        cancel_url=page, done=_("The hire is on record, with a placement and one position filled."),
    )  # fmt: skip


def wages_of(opening: Opening) -> dict:
    return {"hourly_wage": opening.hourly_wage_low, "weekly_hours": opening.weekly_hours}


def _whole():
    return Referral.objects.select_related(
        "participant__identity", "opening__employer", "opening__initiative", "cohort__program", "by", "placement"
    )


def _who_answers(opening: Opening) -> dict:
    """Whoever answered for this opening last, else the firm's first contact."""
    last = opening.referrals.exclude(send_to="").order_by("-pk").first()
    if last:
        return {"send_to": last.send_to, "send_to_name": last.send_to_name}
    members = EmployerMember.objects.filter(employer=opening.employer_id, user__is_active=True).select_related("user")
    member = members.order_by("pk").first()
    return {"send_to": member.user.email, "send_to_name": member.user.name} if member else {}


def _say_what_happened(request, referral: Referral) -> None:
    if referral.status != Status.REFERRED:
        messages.success(request, _("Kept as a suggestion. The employer sees nothing yet."))
    elif referral.send_to:
        messages.success(request, _("Sent. The employer answers on one page, without an account."))
    else:
        words = _("The employer sees it when signed in. Nobody there has an e-mail address with us: call them.")
        messages.warning(request, words)


def _trail(referral: Referral) -> list[dict]:
    initiative = referral.opening.initiative
    found = [{"url": reverse("participant_detail", args=[referral.participant.key]), "label": _("The person's page")}]
    if initiative:
        found.insert(0, {"url": reverse("referral_list", args=[initiative.key]), "label": _("Referrals")})
    return found


def _actions(referral: Referral) -> dict:
    def page(name, label, icon, **more):
        return {"url": reverse(name, args=[referral.key]), "label": label, "icon": icon, **more}

    primary, secondary = None, []
    if referral.status == Status.SUGGESTED:
        primary = page("referral_send", _("Send it to the employer"), "mail", post=True)
    elif referral.status == Status.NOT_NOW:
        secondary.append(page("referral_send", _("Ask again"), "mail", post=True))
    if referral.status in HIRABLE:
        primary = page("referral_hire", _("Record the hire"), "placement")
    if Status.REFERRED in MOVES[Status(referral.status)]:
        secondary.append(page("referral_edit", _("Edit"), "edit"))
    return {"primary": primary, "secondary": secondary}


def _facts(referral: Referral) -> list[tuple]:
    answers = " · ".join(filter(None, (referral.send_to_name, referral.send_to)))
    return [
        (_("From the cohort"), referral.cohort),
        (_("Answers at the employer"), answers or None),
        (_("The person agreed to show"), ", ".join([_("Name"), *shown_labels(referral)])),
        (_("Sent by"), referral.by),
    ]
