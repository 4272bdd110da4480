"""Facts and tallies are for staff; marks name the cohort where a cohort changes, instead of everybody."""

from django.db import migrations

from intermediary.accounts.operations import Guard

# Which cohorts a change bends the figures of. The name of a cohort, a program or a grant is read when a figure is.
MARK_COHORTS = """
create function outcomes_mark_cohorts() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    if tg_table_name = 'trainings_cohort' then
        insert into outcomes_stale (cohort_id, table_name)
        select n.id, tg_table_name from new_rows n join old_rows o using (id)
        where (n.initiative_id, n.program_id, n.starts_on) is distinct from (o.initiative_id, o.program_id, o.starts_on);
    elsif tg_op = 'DELETE' then
        insert into outcomes_stale (cohort_id, table_name) select distinct cohort_id, tg_table_name from old_rows;
    elsif tg_op = 'INSERT' then
        insert into outcomes_stale (cohort_id, table_name) select distinct cohort_id, tg_table_name from new_rows;
    else
        insert into outcomes_stale (cohort_id, table_name)
        select cohort_id, tg_table_name from old_rows union select cohort_id, tg_table_name from new_rows;
    end if;
    return null;
end $$;
"""
EVENTS = {
    "insert": "new table as new_rows",
    "update": "old table as old_rows new table as new_rows",
    "delete": "old table as old_rows",
}
# Tables whose every change used to mark everybody.
BEFORE = ("trainings_cohort", "trainings_cohort_grants", "trainings_program", "funding_grant", "employers_employer")
NOW = {"trainings_cohort": ("update",), "trainings_cohort_grants": ("insert", "update", "delete")}


def dropped(table: str, kind: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"drop trigger outcomes_mark_{kind} on {table}",
        f"create trigger outcomes_mark_{kind} after {kind} on {table} referencing {EVENTS[kind]} "
        "for each statement execute function outcomes_mark('null::bigint')",
    )


def made(table: str, kind: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"create trigger outcomes_mark_{kind} after {kind} on {table} referencing {EVENTS[kind]} "
        "for each statement execute function outcomes_mark_cohorts()",
        f"drop trigger outcomes_mark_{kind} on {table}",
    )


class Migration(migrations.Migration):
    dependencies = (("outcomes", "0005_runs"),)
    operations = (
        migrations.RunSQL(MARK_COHORTS, "drop function outcomes_mark_cohorts()"),
        *(dropped(table, kind) for table in BEFORE for kind in EVENTS),
        *(made(table, kind) for table, kinds in NOW.items() for kind in kinds),
        *(Guard(f"outcomes_{table}") for table in ("touched", "cutset", "placementfact", "enrollmentfact", "tally")),
        # The step in which an annualised gain lies, as `runs.columns` has it: its exact middle is looked up there.
        migrations.RunSQL(
            """create index outcomes_annualised on outcomes_placementfact (run_id, ((
                case when wage_cents is not null and had_job then ((year_after - year_before)
                + case when (year_after - year_before) > 0 then 999999 else 0 end) / 1000000 end)))""",
            "drop index outcomes_annualised",
        ),
    )
