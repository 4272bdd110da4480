"""The roster of a cohort: who is in it, how they are doing, and work on many of them at once."""

from datetime import timedelta

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.pages.forms import SearchForm
from intermediary.pages.listing import Column, Listing
from trainings.attendance import risk
from trainings.attendance.risk import Standing
from trainings.demand.queries import plan
from trainings.enums import EnrollmentStatus as S
from trainings.enums import OfferState
from trainings.models import Cohort, Credential, Enrollment, SeatOffer
from trainings.roster import actions
from trainings.services import seats
from trainings.tabs import tabs, trail

TONES = {S.ENROLLED: "good", S.COMPLETED: "good", S.OFFERED: "notice", S.WAITLISTED: "notice", S.APPLIED: "notice"}
RISK, UNANSWERED, NO_CREDENTIAL = "risk", "offered", "no_credential"
SHOWN = (
    ("", gettext_lazy("Everybody")),
    (RISK, gettext_lazy("At risk")),
    (NO_CREDENTIAL, gettext_lazy("Completed, no credential")),
)


class RosterSearch(SearchForm):
    status = forms.ChoiceField(
        label=gettext_lazy("Status"), required=False, choices=[("", gettext_lazy("Any")), *S.choices]
    )
    show = forms.ChoiceField(label=gettext_lazy("Show"), required=False, choices=SHOWN)


def found(cohort: Cohort, filters: RosterSearch, standings: dict[int, Standing]):
    """Enrollments of a cohort that a filter lets through, with what a line of the roster shows."""
    offer = SeatOffer.objects.filter(enrollment=OuterRef("pk"), state=OfferState.OPEN)
    earned = Credential.objects.filter(participant=OuterRef("participant"), cohort=cohort)
    rows = (
        cohort.enrollments.select_related("participant__identity")
        .annotate(answer_by=offer.values("answer_by")[:1], earned=Exists(earned))
        .order_by("pk")
    )
    for word in (filters.value("q") or "").split():
        rows = rows.filter(
            Q(participant__identity__first_name__icontains=word)
            | Q(participant__identity__last_name__icontains=word)
            | Q(participant__key__iexact=word)
        )
    if filters.value("status"):
        rows = rows.filter(status=filters.value("status"))
    if filters.value("show") == RISK:
        rows = rows.filter(status=S.ENROLLED, pk__in=[pk for pk, one in standings.items() if one.reasons])
    if filters.value("show") == NO_CREDENTIAL:
        rows = rows.filter(status=S.COMPLETED, earned=False)
    return rows


def cohort_detail(request, key: str):
    cohorts = Cohort.objects.select_related("program__provider", "provider", "initiative")
    cohort = get_object_or_404(cohorts.prefetch_related("grants", "shares__grant"), key=key)
    today = timezone.localdate()
    standings, filters, now = risk.of_cohort(cohort, today), RosterSearch(request.GET), seats.seats(cohort)
    places = {pk: place for place, pk in enumerate(seats.line(cohort).values_list("pk", flat=True), 1)}
    listing = Listing(
        request,
        found(cohort, filters, standings),
        columns=(
            Column(_("Name"), name, under=contact),
            Column(
                _("Status"),
                lambda one: one.get_status_display(),
                under=lambda one: _beside(one, places),
                tone=lambda one: TONES.get(one.status, "quiet"),
            ),
            Column(_("Since"), lambda one: one.enrolled_on, under=lambda one: _until(one)),
            Column(
                _("Attendance"),
                lambda one: attended(standings.get(one.pk)),
                under=lambda one: standings[one.pk].risk if at_risk(one, standings) else "",
            ),
            Column(_("Credential"), lambda one: _("Yes") if one.earned else ""),
        ),
        order=("participant__identity__last_name", "participant__identity__first_name", "pk"),
        link=lambda one: reverse("participant_detail", args=[one.participant.key]),
        noun=(_("person"), _("people")),
        filters=filters,
    )
    return listing.render(
        "trainings/roster.html",
        cohort=cohort,
        lines=zip(listing.page.rows, listing.rows, strict=True),
        facts=facts(cohort, now),
        seats=now,
        promised=plan(cohort),
        at_risk=cohort.enrollments.filter(
            status=S.ENROLLED, pk__in=[pk for pk, one in standings.items() if one.reasons]
        ).count(),
        actions=[(action.key, action.label) for action in actions.ACTIONS.values()],
        whole=request.GET.urlencode(),
        title=str(cohort),
        lead=cohort.taught_by or "",
        trail=trail(),
        tabs=tabs(cohort, "roster"),
        primary={"url": reverse("enroll", args=[key]), "label": _("Enroll somebody"), "icon": "plus"},
        secondary=[{"url": reverse("cohort_edit", args=[key]), "label": _("Edit")}],
    )


def facts(cohort: Cohort, now) -> list[tuple]:
    """What is known of a cohort beside its roster."""
    shares = {share.grant.title: share.percent for share in cohort.shares.all()}
    grants = [
        f"{grant.title} ({shares[grant.title].normalize():f} %)" if grant.title in shares else grant.title
        for grant in cohort.grants.all()
    ]
    place = ", ".join(str(word) for word in (cohort.get_mode_display(), cohort.site) if word)
    return [
        (_("First day"), cohort.starts_on),
        (_("Last day"), cohort.ends_on),
        (_("Where"), place or None),
        (_("Instructor"), cohort.instructor or None),
        (_("Paid by"), ", ".join(grants) or None),
        (_("Initiative"), cohort.initiative),
    ]


def name(one: Enrollment) -> str:
    return f"{one.participant.identity.last_name}, {one.participant.identity.first_name}"


def contact(one: Enrollment) -> str:
    return one.participant.identity.phone or one.participant.identity.email


def attended(one: Standing | None) -> str:
    if one is None:
        return ""
    facts = {"attended": f"{one.attended.normalize():f}", "held": f"{one.held.normalize():f}"}
    return _("%(attended)s of %(held)s h") % facts


def at_risk(one: Enrollment, standings: dict[int, Standing]) -> bool:
    return one.status == S.ENROLLED and one.pk in standings and bool(standings[one.pk].reasons)


def _beside(one: Enrollment, places: dict[int, int]) -> str:
    if one.status == S.WAITLISTED and one.pk in places:
        return _("number %(n)d in line") % {"n": places[one.pk]}
    if one.status == S.OFFERED:
        if one.answer_by is None:
            return _("without a deadline")
        last = timezone.localdate(one.answer_by - timedelta(seconds=1))
        return _("answer by %(day)s") % {"day": date_format(last)}
    return one.reason


def _until(one: Enrollment) -> str:
    return _("until %(day)s") % {"day": date_format(one.ended_on)} if one.ended_on else ""
