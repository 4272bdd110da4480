"""The table, the triggers that keep it, the view that is asked, and a row for everybody on record."""

import django.db.models.deletion
from django.db import migrations, models

PLAIN = r"""
-- As people type a name: no accents, small letters. Of letters that Unicode does not take apart, the usual spelling.
create function finding_plain(text) returns text immutable strict parallel safe language sql
    return translate(lower(regexp_replace(normalize($1, NFKD), U&'[\0300-\036f]', '', 'g')), 'łŁøØđĐıß', 'llooddis');
create function finding_words(last text, first text, middle text, email text, phone text, key text) returns text
immutable parallel safe language sql
    return left(  -- an index row has room for so much, of any letters
        ' ' || finding_plain(concat_ws(' ', last, first, middle, email, key))
        || ' ' || regexp_replace(phone, '[^0-9]', '', 'g') || ' ' || regexp_replace(lower(key), '[^0-9a-z]', '', 'g'), 400);
"""
ROWS = """
    select i.participant_id, left(finding_plain(i.last_name), 60), left(finding_plain(i.first_name), 60),
           finding_words(i.last_name, i.first_name, i.middle_name, i.email, i.phone, p.key)
"""
KEPT = """
    on conflict (participant_id) do update set last = excluded.last, first = excluded.first, words = excluded.words
    where (entry.last, entry.first, entry.words) is distinct from (excluded.last, excluded.first, excluded.words)
"""
KEEP = f"""
create function finding_keep() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if tg_table_name = 'participants_identity' then
        insert into finding_entry as entry (participant_id, last, first, words) {ROWS}
        from new_rows i join participants_participant p on p.id = i.participant_id {KEPT};
    else
        insert into finding_entry as entry (participant_id, last, first, words) {ROWS}
        from new_rows p join participants_identity i on i.participant_id = p.id {KEPT};
    end if;
    return null;
end $$;
create trigger finding_added after insert on participants_identity referencing new table as new_rows
    for each statement execute function finding_keep();
create trigger finding_changed after update on participants_identity referencing new table as new_rows
    for each statement execute function finding_keep();
create trigger finding_changed after update on participants_participant referencing new table as new_rows
    for each statement execute function finding_keep();
alter table finding_entry add constraint finding_entry_of_participant foreign key (participant_id)
    references participants_participant (id) on delete cascade deferrable initially deferred;
"""
NO_KEEP = """
drop trigger finding_changed on participants_participant;
drop trigger finding_changed on participants_identity;
drop trigger finding_added on participants_identity;
drop function finding_keep();
alter table finding_entry drop constraint finding_entry_of_participant;
"""
# Guarded as every table of people, except that its owner is not held to the policies (no FORCE): so the view may use
# the indexes, and asks for the door itself. `check option`: nobody writes through it what they could not see.
GUARD = """
alter table finding_entry enable row level security;
create policy readers on finding_entry for select using ((select app_door()) in ('system', 'staff'));
create view finding_found as
    select participant_id, last, first, words from finding_entry where (select app_door()) in ('system', 'staff')
    with cascaded check option;
"""
NO_GUARD = """
drop view finding_found;
drop policy readers on finding_entry;
alter table finding_entry disable row level security;
"""
FILL = f"""
select set_config('app.door', 'system', true);
insert into finding_entry as entry (participant_id, last, first, words) {ROWS}
from participants_identity i join participants_participant p on p.id = i.participant_id {KEPT};
select set_config('app.door', '', true);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = (
        ("participants", "0003_planned_services"),
        ("accounts", "0002_walls"),
        ("employers", "0005_names_by_part"),  # has pg_trgm
    )
    operations = (
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("participant", models.OneToOneField(
                    db_constraint=False, on_delete=django.db.models.deletion.CASCADE, primary_key=True,
                    related_name="entry", serialize=False, to="participants.participant")),
                ("last", models.TextField()),
                ("first", models.TextField()),
                ("words", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Found",
            fields=[
                ("participant", models.OneToOneField(
                    db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True,
                    related_name="found", serialize=False, to="participants.participant")),
                ("last", models.TextField()),
                ("first", models.TextField()),
                ("words", models.TextField()),
            ],
            options={"db_table": "finding_found", "managed": False},
        ),
        migrations.RunSQL(
            PLAIN,
            "drop function finding_words(text, text, text, text, text, text); drop function finding_plain(text);",
        ),
        migrations.RunSQL(KEEP, NO_KEEP),
        migrations.RunSQL(GUARD, NO_GUARD),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    )  # fmt: skip
