"""What an initiative itself knows of occupations: its openings, committed seats, trainees, and what its people earn."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db import connection

from employers.enums import UNPOSTED, OpeningStatus
from employers.models import Opening
from employers.needs.enums import Certainty
from employers.needs.models import HiringNeed
from intermediary.accounts.scope import acting
from intermediary.initiatives.models import Initiative
from intermediary.research.queries import part_of
from placements.outcomes.engine.facts import EXCLUDED, IMMATURE, UNKNOWN, YES
from placements.outcomes.runs.building import current
from trainings.enums import EnrollmentStatus
from trainings.models import Enrollment

AFTER = 365  # days: a milestone of the engine
PERCENTILES = "array[0.1, 0.25, 0.5, 0.75, 0.9]"
# The first wage and the wage in force a year on are the engine's own: facts of the current run, read, not made again.
EARNED = f"""
with f as (
    select t.code, f.wage_cents as first, f.state_{AFTER} as state,
           case when f.state_{AFTER} = {YES} then f.wage_cents + f.gain_{AFTER} end as later
    from outcomes_placementfact f
    join placements_placement p on p.id = f.placement_id
    join unnest(%s::text[], %s::text[]) t(code, start) on p.soc like t.start || '%%'
    where f.run_id = %s
)
select code, count(first), percentile_cont({PERCENTILES}) within group (order by first),
       count(later), percentile_cont({PERCENTILES}) within group (order by later),
       count(*) filter (where state = {UNKNOWN}), count(*) filter (where state = {IMMATURE}),
       count(*) filter (where state = {EXCLUDED})
from f group by code
"""


@dataclass(frozen=True)
class Earned:
    """Dollars an hour of `n` placements: the 10th, 25th, 50th, 75th and 90th percentile; None where nobody has any."""

    n: int = 0
    percentiles: tuple[Decimal, ...] | None = None

    @property
    def median(self) -> Decimal | None:
        return self.percentiles[2] if self.percentiles else None


@dataclass
class Ours:
    """What is ours of one occupation. `first` and `later` are what placements paid, at first and after a year; beside
    them stand those that have no later wage: `unknown`, `immature` (their year is not over), `excluded` (no job whose
    wage was said was held then)."""

    openings: list[Opening] = field(default_factory=list)
    open_positions: int = 0
    firm_seats: int = 0
    likely_seats: int = 0
    trainees: int = 0
    first: Earned = Earned()
    later: Earned = Earned()
    unknown: int = 0
    immature: int = 0
    excluded: int = 0

    @property
    def offered(self) -> list[Decimal]:
        """What openings offer to start with, one an opening."""
        return [opening.hourly_wage_low for opening in self.openings if opening.hourly_wage_low is not None]

    @property
    def asked(self) -> list[tuple[str, int]]:
        """Skills and credentials that openings require, with how many do; the most frequent first."""
        found: Counter[str] = Counter()
        for opening in self.openings:
            found.update({*opening.required_skills, *opening.required_credentials})
        return found.most_common(12)


@dataclass(frozen=True)
class Known:
    """Occupation → what is ours of it, and the day the wages of placements are as of (None: not computed yet)."""

    by_soc: dict[str, Ours]
    as_of: date | None


def known(initiative: Initiative, socs: list[str], today: date) -> Known:
    """What an initiative knows of some occupations. As many queries for thirty as for one."""
    found = {soc: Ours() for soc in socs}
    for opening in _openings(initiative):
        for ours in _of(found, opening.soc):
            ours.openings.append(opening)
            if opening.status == OpeningStatus.OPEN:
                ours.open_positions += opening.positions
    quarter = f"{today.year}Q{(today.month - 1) // 3 + 1}"
    needs = HiringNeed.objects.filter(initiative=initiative, withdrawn_on=None, quarter__gte=quarter)
    for soc, certainty, seats in needs.values_list("soc", "certainty", "seats"):
        for ours in _of(found, soc):
            if certainty == Certainty.FIRM:
                ours.firm_seats += seats
            else:
                ours.likely_seats += seats
    enrolled = Enrollment.objects.filter(cohort__initiative=initiative, status=EnrollmentStatus.ENROLLED)
    for soc in enrolled.values_list("cohort__program__soc", flat=True):
        for ours in _of(found, soc):
            ours.trainees += 1
    return Known(found, _earned(initiative, found))


def _openings(initiative: Initiative):
    posted = Opening.objects.filter(initiative=initiative).exclude(soc="").exclude(status__in=UNPOSTED)
    return posted.select_related("employer").order_by("-posted_on", "-pk")


def _of(found: dict[str, Ours], soc: str):
    return [ours for code, ours in found.items() if soc and soc.startswith(part_of(code))]


def _earned(initiative: Initiative, found: dict[str, Ours]) -> date | None:
    run = current(initiative)
    if run is None:
        return None
    with acting("system"), connection.cursor() as cursor:
        cursor.execute(EARNED, [list(found), [part_of(code) for code in found], run.pk])
        for code, n, first, n_later, later, unknown, immature, excluded in cursor.fetchall():
            ours = found[code]
            ours.first, ours.later = _dollars(n, first), _dollars(n_later, later)
            ours.unknown, ours.immature, ours.excluded = unknown, immature, excluded
    return run.as_of


def _dollars(n: int, cents: list | None) -> Earned:
    if not n or not cents:
        return Earned()
    return Earned(n, tuple(Decimal(round(each)) / 100 for each in cents))
