"""What firms want and say of their staff bends figures too: marks of the initiatives that it is about."""

from django.db import migrations

from intermediary.accounts.operations import Guard

# Arguments: SQL that joins a changed row `r` to the initiatives `i` whose figures it bends; and where only some changes
# of a row do, SQL on it before and after (`o` and `n`).
FUNCTION = """
create function outcomes_mark_firm_figures() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    touched text := case tg_op when 'UPDATE' then '(table old_rows union all table new_rows)'
                               when 'DELETE' then 'old_rows' else 'new_rows' end;
begin
    if tg_nargs > 1 then
        touched := format('(select n.* from new_rows n join old_rows o using (id) where %s)', tg_argv[1]);
    end if;
    execute format('insert into outcomes_stale (initiative_id, table_name)
                    select distinct i.id, ''firms'' from %s r join initiatives_initiative i on %s', touched, tg_argv[0]);
    return null;
end $$;
"""
MARKED = {
    "employers_opening": "i.id = r.initiative_id",
    "employers_openingfill": "i.id = (select o.initiative_id from employers_opening o where o.id = r.opening_id)",
    "employers_headcount": "exists (select from placements_placement j join trainings_cohort c on c.id = j.cohort_id"
    " where j.employer_id = r.employer_id and c.initiative_id = i.id)",
    "employers_establishments": "r.county_fips = any (i.counties)",
}
MOVED = {
    "initiatives_initiative": ("i.id = r.id", "(n.counties, n.industries) is distinct from (o.counties, o.industries)"),
    "employers_employer": (
        "exists (select from outcomes_scope s where s.initiative_id = i.id and s.scope = ''employer''"
        " and s.record_id = r.id)",
        "(n.county_fips, n.naics) is distinct from (o.county_fips, o.naics)",
    ),
}
EVENTS = {
    "insert": "new table as new_rows",
    "update": "old table as old_rows new table as new_rows",
    "delete": "old table as old_rows",
}


def marks(table: str, kind: str, *arguments: str) -> migrations.RunSQL:
    said = ", ".join(f"'{argument}'" for argument in arguments)
    return migrations.RunSQL(
        f"create trigger outcomes_mark_firms_{kind} after {kind} on {table} referencing {EVENTS[kind]} "
        f"for each statement execute function outcomes_mark_firm_figures({said})",
        f"drop trigger outcomes_mark_firms_{kind} on {table}",
    )


class Migration(migrations.Migration):
    dependencies = (("outcomes", "0009_firmfigure"), ("employers", "0004_walls_of_openings"))
    operations = (
        Guard("outcomes_firmfigure"),
        migrations.RunSQL(FUNCTION, "drop function outcomes_mark_firm_figures()"),
        *(marks(table, kind, joined) for table, joined in MARKED.items() for kind in EVENTS),
        *(marks(table, "update", *arguments) for table, arguments in MOVED.items()),
    )
