"""The demand ledger: what employers promised, and what came of it, by employer and by cohort.

Everything is one statement of atoms (employer, cohort, what, how many, which record) over the records themselves; a
side of the ledger is those atoms added up, and a number opens on its records. Nothing is copied: a hire whose employer
or cohort is corrected moves on both sides at once. What is nobody's on a side stands in a row of its own, so that both
sides have the same sum.

[D] Promised are seats of hiring needs in force, those given to a cohort in its row. Posted are positions of openings
that were ever posted: they are for everybody, and so in no cohort's row. Referred, interviewed and offered are
referrals that ever came so far (a hire is an offer, too). Hired are all placements of the initiative's cohorts, also of
people whom nobody referred here. Retained is the engine's `same` at 90 days, of the run that stands, with what is not
known, not yet due and excluded beside it; a placement that the run does not know yet is not due, or not known.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db import connection

from intermediary.initiatives.models import Initiative
from placements.outcomes.engine.facts import EXCLUDED, IMMATURE, NO, UNKNOWN, YES
from placements.outcomes.models import Run
from placements.outcomes.runs.building import current

DAYS = 90
CHAIN = ("promised", "posted", "referred", "interviewed", "offered", "hired")
STATES = {"retained": YES, "left": NO, "unknown": UNKNOWN, "not_due": IMMATURE, "excluded": EXCLUDED}
COLUMNS = (*CHAIN, *STATES)
SIDES = {"employer": "employer_id", "cohort": "cohort_id"}
# Which records a number opens on.
RECORDS = {"promised": "need", "posted": "opening", "referred": "referral", "interviewed": "referral",
           "offered": "referral", **dict.fromkeys(("hired", *STATES), "placement")}  # fmt: skip

PROMISED = """
select n.employer_id, p.cohort_id, 'promised' as what, p.seats as n, n.id as record
from needs_hiringneed n join demand_seatpromise p on p.need_id = n.id and p.cohort_id is not null
where {need}
union all
select n.employer_id, null, 'promised',
       n.seats - coalesce((select sum(p.seats) from demand_seatpromise p
                           where p.need_id = n.id and p.cohort_id is not null), 0), n.id
from needs_hiringneed n where {need}
""".format(need="n.initiative_id = %(initiative)s and (n.said_on is null or n.said_on <= %(as_of)s)"
                " and (n.withdrawn_on is null or n.withdrawn_on > %(as_of)s)")  # fmt: skip
POSTED = """
select o.employer_id, null::bigint as cohort_id, 'posted' as what, o.positions as n, o.id as record
from employers_opening o
where o.initiative_id = %(initiative)s and o.status not in ('draft', 'review') and o.posted_on <= %(as_of)s
"""
REFERRED = """
select o.employer_id, r.cohort_id, stage.what, 1 as n, r.id as record
from referrals_referral r
join employers_opening o on o.id = r.opening_id and o.initiative_id = %(initiative)s
join (select s.referral_id, bool_or(s.status <> 'withdrawn') as sent, bool_or(s.status = 'interview') as met,
             bool_or(s.status in ('offered', 'hired')) as offered
      from referrals_step s where s.status <> 'suggested' and s.on <= %(as_of)s group by s.referral_id) came
    on came.referral_id = r.id
cross join lateral (values ('referred', came.sent), ('interviewed', came.met), ('offered', came.offered))
    stage (what, reached)
where stage.reached
"""
HIRED = """
select j.employer_id, j.cohort_id, 'hired' as what, 1 as n, j.id as record
from placements_placement j join trainings_cohort c on c.id = j.cohort_id
where c.initiative_id = %(initiative)s and j.started_on <= %(as_of)s
"""
RETAINED = f"""
select j.employer_id, j.cohort_id,
       case coalesce(f.same_{DAYS}, case when j.started_on + {DAYS} > %(as_of)s then {IMMATURE} else {UNKNOWN} end)
       {" ".join(f"when {code} then '{state}'" for state, code in STATES.items())} end, 1, j.id
from placements_placement j join trainings_cohort c on c.id = j.cohort_id
left join outcomes_placementfact f on f.run_id = %(run)s and f.placement_id = j.id
where c.initiative_id = %(initiative)s and j.started_on <= %(as_of)s
"""
ATOMS = " union all ".join(f"({part})" for part in (PROMISED, POSTED, REFERRED, HIRED, RETAINED))
ROWS = """
select {side} as whose, {sums}
from ({atoms}) atom group by {side} having sum(n) > 0
"""
SUMS = ", ".join(f"coalesce(sum(n) filter (where what = '{what}'), 0)::int as {what}" for what in COLUMNS)
OPENED = "select distinct record from ({atoms}) atom where what = %(what)s and n > 0 and {whose}"


@dataclass(frozen=True)
class Line:
    """One row of the ledger. `whose` is an id of the side, None for what is nobody's there."""

    whose: int | None
    numbers: dict[str, int] = field(default_factory=dict)

    @property
    def due(self) -> int:
        """Of whom it is or could be known whether they stayed."""
        return sum(self.numbers[state] for state in ("retained", "left", "unknown"))


def lines(initiative: Initiative, side: str, as_of: date) -> list[Line]:
    """One side of the ledger ("employer" or "cohort"), in no particular order."""
    statement = ROWS.format(side=SIDES[side], sums=SUMS, atoms=ATOMS)
    with connection.cursor() as cursor:
        cursor.execute(statement, _given(initiative, as_of))
        return [Line(whose, dict(zip(COLUMNS, numbers, strict=True))) for whose, *numbers in cursor.fetchall()]


def total(found: list[Line]) -> Line:
    return Line(None, {what: sum(line.numbers[what] for line in found) for what in COLUMNS})


def own_lines(initiatives: list[Initiative], as_of: date) -> list[Line]:
    """The employers' side up to the hires, of several initiatives together, for a firm that is signed in: row-level
    security leaves of every atom only what is the firm's, and of people only those who agree to it."""
    found: dict[int, dict[str, int]] = {}
    for initiative in initiatives:
        for line in lines(initiative, "employer", as_of):
            mine = found.setdefault(line.whose, dict.fromkeys(CHAIN, 0))
            for what in CHAIN:
                mine[what] += line.numbers[what]
    return [Line(whose, numbers) for whose, numbers in found.items()]


def records(initiative: Initiative, side: str, whose: int | None, what: str, as_of: date) -> list[int]:
    """Ids of the records behind one number; of a whole column with `side` empty."""
    condition = "true" if not side else f"{SIDES[side]} is not distinct from %(whose)s::bigint"
    given = _given(initiative, as_of) | {"what": what, "whose": whose}
    with connection.cursor() as cursor:
        cursor.execute(OPENED.format(atoms=ATOMS, whose=condition), given)
        return [pk for (pk,) in cursor.fetchall()]


def _given(initiative: Initiative, as_of: date) -> dict:
    run: Run | None = current(initiative)
    return {"initiative": initiative.pk, "as_of": as_of, "run": run.pk if run else None}
