"""Stale marks by trigger, in the transaction of the change itself; results for staff, releases for their funder."""

from django.db import migrations

from intermediary.accounts.operations import STAFF, Guard, own_funder

FUNCTION = """
create function outcomes_mark() returns trigger language plpgsql security definer set search_path from current as $$
declare
    person text := tg_argv[0];
    changed text := case tg_op when 'DELETE' then 'old_rows' else 'new_rows' end;
begin
    if tg_op = 'UPDATE' then
        execute format('insert into outcomes_stale (participant_id, table_name)
                        select distinct %s, %L from (table old_rows union all table new_rows) r', person, tg_table_name);
    else
        execute format('insert into outcomes_stale (participant_id, table_name)
                        select distinct %s, %L from %I r', person, tg_table_name, changed);
    end if;
    return null;
end $$;
"""
# table → SQL for the person whose figures the change bends; null: everybody's
MARKED = {
    "participants_identity": "r.participant_id",
    "participants_traits": "r.participant_id",
    "participants_priorjob": "r.participant_id",
    "participants_service": "r.participant_id",
    "participants_exclusion": "r.participant_id",
    "trainings_enrollment": "r.participant_id",
    "trainings_credential": "r.participant_id",
    "placements_placement": "r.participant_id",
    "placements_quarterlywage": "r.participant_id",
    "placements_followup": "(select p.participant_id from placements_placement p where p.id = r.placement_id)",
    "trainings_cohort": "null::bigint",
    "trainings_cohort_grants": "null::bigint",
    "trainings_program": "null::bigint",
    "funding_grant": "null::bigint",
    "employers_employer": "null::bigint",
}
EVENTS = {
    "insert": "new table as new_rows",
    "update": "old table as old_rows new table as new_rows",
    "delete": "old table as old_rows",
}
OWN_RELEASE = (
    "(published_at is not null and exists (select from funding_grant"
    f" where funding_grant.id = grant_id and {own_funder('funder_id')}))"
)


def marks() -> list[migrations.RunSQL]:
    return [
        migrations.RunSQL(
            f"create trigger outcomes_mark_{kind} after {kind} on {table} referencing {rows} "
            f"for each statement execute function outcomes_mark('{person}')",
            f"drop trigger outcomes_mark_{kind} on {table}",
        )
        for table, person in MARKED.items()
        for kind, rows in EVENTS.items()
    ]


class Migration(migrations.Migration):
    dependencies = (
        ("outcomes", "0001_initial"),
        ("placements", "0002_walls"),
        ("trainings", "0002_walls"),
        ("funding", "0002_walls"),
        ("employers", "0002_walls"),
    )
    operations = (
        migrations.RunSQL(FUNCTION, "drop function outcomes_mark()"),
        *marks(),
        Guard("outcomes_result"),
        Guard("outcomes_release", read=f"{STAFF} or {OWN_RELEASE}"),
    )
