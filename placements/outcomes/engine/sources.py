"""Stage 1. The tables that figures are made from: as they stand, or rebuilt as they were known on a day."""

from datetime import date, datetime, time, timedelta

from django.db import connection
from django.utils import timezone

TABLES = {
    "initiative": "initiatives_initiative",
    "grant": "funding_grant",
    "program": "trainings_program",
    "cohort": "trainings_cohort",
    "cohort_grant": "trainings_cohort_grants",
    "enrollment": "trainings_enrollment",
    "employer": "employers_employer",
    "establishments": "employers_establishments",
    "opening": "employers_opening",
    "opening_fill": "employers_openingfill",
    "headcount": "employers_headcount",
    "placement": "placements_placement",
    "follow_up": "placements_followup",
    "quarterly_wage": "placements_quarterlywage",
    "credential": "trainings_credential",
    "skill_gain": "trainings_skillgain",
    "service": "participants_service",
    "exclusion": "participants_exclusion",
    "identity": "participants_identity",
    "traits": "participants_traits",
    "prior_job": "participants_priorjob",
}

# What was changed after the day stands in the trail: the first later change of a row holds the row as it was then,
# unless that change is its insertion, in which case there was no such row.
KNOWN = """
with later as (
    select distinct on (row_id) row_id, operation, before
    from audit_change
    where table_name = %(table)s and at >= %(instant)s
    order by row_id, id
)
select r.* from {table} r where not exists (select from later where later.row_id = r.id)
union all
select past.* from later, lateral jsonb_populate_record(null::{table}, later.before) past
where later.operation <> 'I'
"""


def end_of_day(day: date) -> datetime:
    """The instant at which `day` is over in the time zone of the installation."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=timezone.get_default_timezone())


def sources(known_on: date | None) -> dict[str, str]:
    """Names of the tables to read, by what they hold. With `known_on` they are temporary, rebuilt from the trail."""
    if known_on is None:
        return dict(TABLES)
    names = {}
    with connection.cursor() as cursor:
        for what, table in TABLES.items():
            names[what] = f"known_{what}"
            cursor.execute(f"drop table if exists pg_temp.known_{what}")
            cursor.execute(
                f"create temp table known_{what} on commit drop as {KNOWN.format(table=table)}",
                {"table": table, "instant": end_of_day(known_on)},
            )
            cursor.execute(f"analyze known_{what}")
    return names
