"""Stale marks name the initiative where a row is taken out of one; a published release can never be edited."""

from django.db import migrations, models

MARK = """
create or replace function outcomes_mark() returns trigger language plpgsql security definer
set search_path from current as $$
declare
    person text := tg_argv[0];
    touched text := case tg_op when 'UPDATE' then '(table old_rows union all table new_rows)'
                               when 'DELETE' then 'old_rows' else 'new_rows' end;
    many boolean;
begin
    execute format('select count(*) > 2000 from (select from %s r limit 2001) few', touched) into many;
    if many then -- a bulk load: one mark for everybody instead of thousands
        insert into outcomes_stale (participant_id, table_name) values (null, tg_table_name);
        return null;
    end if;
    execute format('insert into outcomes_stale (participant_id, table_name) select distinct %s, %L from %s r',
                   person, tg_table_name, touched);
    -- The initiative that a row leaves can no longer be found from the person.
    if tg_op <> 'INSERT' and tg_table_name in ('placements_placement', 'trainings_enrollment') then
        execute format('insert into outcomes_stale (participant_id, initiative_id, table_name)
                        select distinct r.participant_id, c.initiative_id, %L
                        from old_rows r join trainings_cohort c on c.id = r.cohort_id', tg_table_name);
    end if;
    return null;
end $$;
"""
FROZEN = """
create function outcomes_release_frozen() returns trigger language plpgsql as $$
begin
    if old.published_at is not null then
        raise exception 'release % is published and can no longer be changed', old.id using errcode = 'OU001';
    end if;
    return coalesce(new, old);
end $$;
create trigger frozen before update or delete on outcomes_release
    for each row execute function outcomes_release_frozen();
"""
THAW = "drop trigger frozen on outcomes_release; drop function outcomes_release_frozen();"


class Migration(migrations.Migration):
    dependencies = (("outcomes", "0002_walls"),)
    operations = (
        migrations.AddField(
            model_name="stale", name="initiative_id", field=models.BigIntegerField(db_index=True, null=True)
        ),
        migrations.RunSQL(MARK, migrations.RunSQL.noop),
        migrations.RunSQL(FROZEN, THAW),
    )
