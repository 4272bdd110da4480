"""What stands around every page: where to go, which initiative is in view, who is signed in."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from intermediary.accounts.policy import may
from intermediary.accounts.roles import EMPLOYERS, FUNDERS, STAFF
from intermediary.initiatives.models import Initiative
from intermediary.initiatives.steps import STEPS
from intermediary.initiatives.tabs import ROOMS


@dataclass(frozen=True)
class Place:
    """One entry. `below`: address names that keep it lit; `of_initiative`: the address takes the initiative's key."""

    name: str
    label: str
    icon: str
    below: tuple[str, ...] = ()
    of_initiative: bool = False


PERSON = (
    "participant",
    "consent",
    "document_",
    "service_",
    "support_",
    "note_",
    "goal_",
    "task_",
    "exclusion_",
    "merge_",
)
# The rooms of the strategy are tabs of each other (`initiatives.tabs`).
STRATEGY = tuple(below for name, _label, every in ROOMS for below in (name, *every))
SET_UP = tuple(name for name, _label, _done in STEPS)
# What stands together in the sidebar, each group under its heading; the first four entries are at the thumb on a phone.
STAFF_GROUPS = (
    ("", (
        Place("today", _("Today"), "today", of_initiative=True),
        Place("participant_list", _("Participants"), "people", PERSON),
        Place("cohort_list", _("Cohorts"), "cohort", ("cohort",)),
        Place("initiative_detail", _("Overview"), "home", of_initiative=True),
    )),
    (_("Training and jobs"), (
        Place("application_list", _("Applications"), "note", ("application",), of_initiative=True),
        Place("program_list", _("Programs"), "training", ("program",)),
        Place("employer_list", _("Employers"), "employer", ("employer",)),
        Place("opening_list", _("Openings"), "opening", ("opening", "need")),
        Place(
            "referral_list",
            _("Referrals"),
            "arrow-up-right",
            ("referral_", "demand_", "reply_"),
            of_initiative=True,
        ),
        Place("placement_list", _("Placements"), "placement", ("placement",)),
        Place("follow_up_queue", _("Follow-ups"), "phone", ("follow_up_", "wage_match"), of_initiative=True),
    )),
    (_("Results"), (
        Place("outcomes", _("Outcomes"), "chart", ("outcome_", "run_"), of_initiative=True),
        Place("data_quality", _("Data quality"), "check-circle", of_initiative=True),
        Place("board_page", _("Strategy"), "target", STRATEGY, of_initiative=True),
    )),
)  # fmt: skip
OFFICE_PLACES = (
    Place("import_list", _("Imports"), "import", ("import",), of_initiative=True),
    Place("grant_list", _("Grants"), "grant", ("grant", "target", "report_add", "report_move", "report_sent")),
    Place("report_list", _("Reports due"), "calendar"),
    Place("release_list", _("Releases"), "shield", ("release",)),
    Place("funder_list", _("Funders"), "funder", ("funder",)),
    Place("initiative_list", _("Initiatives"), "initiative", ("initiative_add", *SET_UP)),
    Place("definitions", _("Definitions"), "note", ("definition",)),
    Place("people", _("Accounts"), "key", ("invite", "deactivate")),
    Place("health", _("Health"), "health"),
)
EMPLOYER_PLACES = (
    Place("own_overview", _("Overview"), "home", ("own_demand",)),
    Place("own_openings", _("Openings"), "opening", ("own_opening", "own_postings")),
    Place("own_needs", _("Hiring needs"), "calendar", ("own_need",)),
    Place("own_candidates", _("Candidates"), "people", ("own_candidate",)),
    Place("own_hires", _("Hires"), "placement", ("own_hire",)),
)
FUNDER_PLACES = (
    Place("grant_dashboard_list", _("Grants"), "grant", ("grant_dashboard", "grant_compare", "release_")),
    Place("definitions", _("Definitions"), "note", ("definition",)),
)


def navigation(request) -> dict:
    """The context processor. Visitors who have not signed in get the demo's sign-ins and nothing else."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"demo_sign_ins": _demo_sign_ins()} if settings.DEMO else {}
    context = {"door_label": user.door.label}
    if user.role in STAFF:
        initiatives = list(Initiative.objects.all())
        current = _current(request, initiatives)
        groups = [*STAFF_GROUPS, (_("Set-up"), OFFICE_PLACES)]
        context |= {
            "navigation": [entry for heading, places in groups for entry in _group(request, heading, places, current)],
            "initiative": current,
            "initiatives": [_switch(initiative, current) for initiative in initiatives],
        }
    elif user.role in EMPLOYERS:
        context["navigation"] = _entries(request, EMPLOYER_PLACES)
    elif user.role in FUNDERS:
        context["navigation"] = _entries(request, FUNDER_PLACES)
    return context


def _current(request, initiatives: list[Initiative]) -> Initiative | None:
    """The initiative that the address names, else the first."""
    match = request.resolver_match
    if match and match.route.startswith("initiatives/<"):
        named = [initiative for initiative in initiatives if initiative.key == match.kwargs["key"]]
        if named:
            return named[0]
    return initiatives[0] if initiatives else None


def _switch(initiative: Initiative, current: Initiative) -> dict:
    url = reverse("initiative_detail", args=[initiative.key])
    return {"name": initiative.name, "url": url, "active": initiative == current}


def _group(request, heading: str, places: tuple[Place, ...], initiative: Initiative | None) -> list[dict]:
    """Entries under their heading; neither where there is nothing for this user."""
    entries = _entries(request, places, initiative)
    return [*([{"label": heading, "url": "", "icon": ""}] if heading and entries else []), *entries]


def _entries(request, places: tuple[Place, ...], initiative: Initiative | None = None) -> list[dict]:
    here = request.resolver_match.view_name or "" if request.resolver_match else ""
    found = []
    for place in places:
        if not may(request.user, place.name) or (place.of_initiative and initiative is None):
            continue
        try:
            url = reverse(place.name, args=[initiative.key] if place.of_initiative else None)
        except NoReverseMatch:  # a room that is not open yet
            continue
        lit = here == place.name or any(here.startswith(prefix) for prefix in place.below)
        found.append({"url": url, "label": place.label, "icon": place.icon, "active": lit})
    return found


def _demo_sign_ins() -> list[dict]:
    from intermediary.dashboards.demo import sign_ins  # an installation without DEMO never loads it

    return sign_ins()
