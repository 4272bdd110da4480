"""Run the checks over one initiative: how many records each finds, and which."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db import connection

from intermediary.initiatives.models import Initiative
from intermediary.pages.keyset import Slice
from placements.outcomes.engine.stage import prepare_session
from trainings.enums import SEATED

from .check import Check

# `entry` is the first seat of a person in a cohort, `arrival` the first in any. A record with a cohort belongs to that
# cohort's initiative, any other to each initiative that its person is part of.
COMMON = f"""
with cohorts as materialized (select id from trainings_cohort where initiative_id = %(initiative)s),
entry as materialized (
    select participant_id, cohort_id, min(enrolled_on) as entered_on from trainings_enrollment
    where status in ({", ".join(f"'{status}'" for status in SEATED)}) and cohort_id in (select id from cohorts)
    group by participant_id, cohort_id
),
arrival as materialized (
    select participant_id, min(entered_on) as entered_on from entry group by participant_id
),
people as materialized (
    select participant_id from trainings_enrollment where cohort_id in (select id from cohorts)
    union select participant_id from placements_placement where cohort_id in (select id from cohorts)
)
"""
HERE = """(r.cohort_id in (select id from cohorts)
    or (r.cohort_id is null and r.participant_id in (select participant_id from people)))"""


POSITION = re.compile(r"([0-9]{1,18})-([0-9]{1,18})")


class Finding(NamedTuple):
    """One record that a check found. `rival` is the field ("record.field") that speaks against it, empty where none.

    Values are text as PostgreSQL writes it. `job` is the key of the placement whose page shows the record; `told` is
    the value of the field `told_by`, by which it is told from the person's others.
    """

    record: str
    key: str | None
    job: str | None
    told_by: str
    told: str | None
    field: str
    value: str | None
    rival: str
    rival_value: str | None
    person: str
    first_name: str
    last_name: str


def counts(checks: Iterable[Check], *, initiative: Initiative, today: date) -> dict[str, int]:
    """Check key → how many records it finds. One query, however many checks."""
    parts = [f"select '{check.key}' as found_by, r.* from ({check.sql}) r where {HERE}" for check in checks]
    rows = _rows(
        f"{COMMON} select found_by, count(*) from ({' union all '.join(parts)}) every group by found_by",
        initiative=initiative.pk,
        today=today,
    )
    return dict(rows)


def records(check: Check, *, initiative: Initiative, today: date, size: int, after: str = "") -> Slice:
    """A page of the records that one check finds, by the person's name. Its rows are findings.

    A position names a person's id and how many of their findings went before: no address holds a name or a wage. One
    that is made up, or names somebody who is gone, gives the first page.
    """
    last = POSITION.fullmatch(after)
    rows = _rows(
        f"""{COMMON} select * from (
            select r.record, coalesce(r.key, p.key), r.job, r.told_by, r.told, r.field, r.value,
                   r.rival, r.rival_value, p.key, i.first_name, i.last_name, p.id,
                   row_number() over (partition by p.id order by r.record, r.key, r.field, r.rival_value) as nth
            from ({check.sql}) r
            join participants_participant p on p.id = r.participant_id
            join participants_identity i on i.participant_id = p.id
            where {HERE}
        ) f
        where coalesce((f.last_name, f.first_name, f.id, f.nth) > (
            select s.last_name, s.first_name, s.participant_id, %(nth)s
            from participants_identity s where s.participant_id = %(person)s
        ), true)
        order by last_name, first_name, id, nth limit %(most)s""",
        initiative=initiative.pk,
        today=today,
        person=int(last[1]) if last else None,
        nth=int(last[2]) if last else 0,
        most=size + 1,
    )
    position = "{}-{}".format(*rows[size - 1][-2:]) if len(rows) > size else ""
    return Slice([Finding(*row[:-2]) for row in rows[:size]], position)


def _rows(sql: str, **parameters) -> list[tuple]:
    prepare_session()
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()
