"""Why a unit moved between two runs: records changed meanwhile, another version of a definition, or only the day."""

from collections import defaultdict
from datetime import datetime
from typing import NamedTuple

from django.apps import apps
from django.db import connection

from placements.outcomes.models import Run

# Tables with records of one person that figures are made from.
OF_PERSON = (
    "participants_identity", "participants_traits", "participants_priorjob", "participants_service",
    "participants_exclusion", "trainings_enrollment", "trainings_credential", "trainings_skillgain",
    "placements_placement", "placements_quarterlywage",
)  # fmt: skip
# Columns of those tables that no figure reads.
NO_FIGURE = {
    "participants_identity": {"first_name", "middle_name", "last_name", "email", "phone", "zip"},
    "placements_placement": {"soc", "end_reason"},
    "trainings_cohort": {"key", "capacity", "ends_on"},
}

CHANGES = """
with mine as materialized (
    {rows}
    union all
    select 'placements_followup', f.id, p.participant_id
    from placements_followup f join placements_placement p on p.id = f.placement_id
    where p.participant_id = any(%(people)s)
), happened as materialized (
    select c.* from audit_change c join audit_event e on e.id = c.event_id
    where e.at > %(after)s and e.at <= %(until)s and c.table_name = any(%(tables)s)
), gone as (
    -- taken out, or taken to another person since
    select table_name, row_id, (before ->> 'participant_id')::bigint as person from happened
    where (before ->> 'participant_id')::bigint = any(%(people)s)
), theirs as (
    select table_name, row_id, person from gone union select * from mine
), with_follow_ups as (
    select * from theirs
    union
    select h.table_name, h.row_id, t.person from happened h
    join theirs t on t.table_name = 'placements_placement' and t.row_id = (h.before ->> 'placement_id')::bigint
    where h.table_name = 'placements_followup'
)
select w.person, null::bigint, h.id, h.at, h.table_name, h.row_id, h.operation, h.before is null,
       case when h.operation = 'U' then array(select jsonb_object_keys(h.after)) else array[]::text[] end,
       e.action, e.by_id
from happened h join with_follow_ups w on w.table_name = h.table_name and w.row_id = h.row_id
join audit_event e on e.id = h.event_id
union all
select null, c.cohort_id, h.id, h.at, h.table_name, h.row_id, h.operation, h.before is null,
       case when h.operation = 'U' then array(select jsonb_object_keys(h.after)) else array[]::text[] end,
       e.action, e.by_id
from happened h
join unnest(%(cohorts)s::bigint[]) c (cohort_id) on
    (h.table_name = 'trainings_cohort' and h.row_id = c.cohort_id)
    or (h.table_name = 'trainings_cohort_grants'
        and (coalesce(h.after, h.before) ->> 'cohort_id')::bigint = c.cohort_id)
    or (h.table_name = 'trainings_cohort_grants' and h.after is null and h.before is null
        and h.row_id in (select id from trainings_cohort_grants g where g.cohort_id = c.cohort_id))
join audit_event e on e.id = h.event_id
order by 3
"""


class Change(NamedTuple):
    """A record that was created, changed or deleted, by whom, and which of its fields."""

    id: int
    at: datetime
    table: str
    row: int
    operation: str
    fields: tuple[str, ...]
    action: str
    by_id: int | None

    @property
    def record(self) -> str:
        """What kind of record it is, in words."""
        return str(_model(self.table)._meta.verbose_name) if _model(self.table) else self.table

    @property
    def labels(self) -> list[str]:
        model = _model(self.table)
        found = {f.column: str(f.verbose_name) for f in model._meta.local_fields} if model else {}
        return [found.get(name, name) for name in self.fields]


class Version(NamedTuple):
    before: int
    after: int


class Day(NamedTuple):
    """Nothing was changed: another day is asked about."""


class Unexplained(NamedTuple):
    """None of these: what the full check is for."""


def changes(found: list, after: datetime, until: datetime) -> dict:
    """Changes of these people's records, and of the cohorts of these units: ("person" or "cohort", id) → changes."""
    tables = [*OF_PERSON, "placements_followup", "trainings_cohort", "trainings_cohort_grants"]
    rows = " union all ".join(
        f"select '{table}' as table_name, id as row_id, participant_id as person from {table} "
        "where participant_id = any(%(people)s)"
        for table in OF_PERSON
    )
    known = {
        "people": sorted({each.person for each in found}),
        "cohorts": sorted({cohort for each in found for cohort in each.cohorts}),
        "tables": tables,
        "after": after,
        "until": until,
    }
    happened = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(CHANGES.format(rows=rows), known)
        for person, cohort, id_, at, table, row, operation, _new, fields, action, by_id in cursor.fetchall():
            bearing = tuple(sorted(set(fields) - NO_FIGURE.get(table, set())))
            if operation == "U" and not bearing:
                continue
            key = ("person", person) if person is not None else ("cohort", cohort)
            change = Change(id_, at, table, row, operation, bearing, action, by_id)
            if change not in happened[key]:
                happened[key].append(change)
    return happened


def of(moved, happened: dict, a: Run, b: Run) -> list:
    """Why one unit moved; never empty."""
    found: list = list(happened.get(("person", moved.person), ()))
    found += [change for cohort in sorted(moved.cohorts) for change in happened.get(("cohort", cohort), ())]
    versions = {version for move in moved.moves for version in move.versions}
    if not found and a.as_of != b.as_of:
        found.append(Day())
    found += [Version(*version) for version in sorted(versions)]
    return found or [Unexplained()]


def _model(table: str):
    return next((m for m in apps.get_models(include_auto_created=True) if m._meta.db_table == table), None)
