"""Every move of everybody in a cohort, the latest first."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intermediary.pages.listing import Column, Listing
from trainings.models import Cohort, EnrollmentMove
from trainings.roster.page import TONES
from trainings.tabs import tabs, trail


def cohort_log(request, key: str):
    cohort = get_object_or_404(Cohort.objects.select_related("program__provider", "provider", "initiative"), key=key)
    moves = EnrollmentMove.objects.filter(enrollment__cohort=cohort)
    listing = Listing(
        request,
        moves.select_related("enrollment__participant__identity", "by"),
        columns=(
            Column(_("Name"), lambda move: str(move.enrollment.participant.identity)),
            Column(_("When"), lambda move: date_format(timezone.localtime(move.at), "SHORT_DATETIME_FORMAT")),
            Column(_("From"), lambda move: move.get_came_from_display() if move.came_from else ""),
            Column(
                _("To"),
                lambda move: move.get_went_to_display(),
                tone=lambda move: TONES.get(move.went_to, "quiet"),
            ),
            Column(_("By"), lambda move: move.by or _("by itself")),
            Column(_("Reason"), lambda move: move.reason, under=_unusual),
        ),
        order=("-pk",),
        link=lambda move: reverse("enrollment_edit", args=[move.enrollment.key]),
        noun=(_("move"), _("moves")),
    )
    return listing.render(
        title=str(cohort),
        lead=cohort.taught_by or "",
        trail=trail(),
        tabs=tabs(cohort, "log"),
        empty=(_("No change on record yet"), _("Every change of somebody's status stands here, with who and why.")),
    )


def _unusual(move: EnrollmentMove) -> str:
    words = [_("a correction")] if move.corrected else []
    return "; ".join([*words, _("above the number of seats")] if move.overbooked else words)
