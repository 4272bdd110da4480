"""The trail: triggers write it, nobody changes it."""

from django.db import migrations

FUNCTIONS = """
create function audit_record() returns trigger language plpgsql security definer set search_path from current as $$
declare
    event bigint := nullif(current_setting('app.event', true), '')::bigint;
    bulk boolean := coalesce(current_setting('app.event_bulk', true), 'off') = 'on';
    masked text[] := string_to_array(tg_argv[1], ' ');
    touched boolean;
begin
    if tg_op = 'DELETE' then select exists (select from old_rows) into touched;
    else select exists (select from new_rows) into touched;
    end if;
    if not touched then return null; end if;
    if event is null and tg_argv[0] = 'required' then
        raise exception 'write to % without an audit event', tg_table_name
            using hint = 'Write through a service, which opens intermediary.audit.events.event().', errcode = 'AU001';
    end if;
    if tg_op = 'INSERT' then
        insert into audit_change (event_id, at, table_name, row_id, operation, after)
        select event, now(), tg_table_name, n.id, 'I', case when bulk then null else to_jsonb(n) - masked end
        from new_rows n;
    elsif tg_op = 'UPDATE' then
        insert into audit_change (event_id, at, table_name, row_id, operation, before, after)
        select event, now(), tg_table_name, pair.id, 'U', pair.before,
               (select jsonb_object_agg(key, value) from jsonb_each(pair.after) where pair.before -> key is distinct from value)
        from (select o.id, to_jsonb(o) - masked as before, to_jsonb(n) - masked as after
              from old_rows o join new_rows n on n.id = o.id) pair
        where pair.before <> pair.after;
    else
        insert into audit_change (event_id, at, table_name, row_id, operation, before)
        select event, now(), tg_table_name, o.id, 'D', to_jsonb(o) - masked from old_rows o;
    end if;
    return null;
end $$;

-- The trail is append-only for everybody, its owner included. Erasing a person is the one exception, and says so.
create function audit_append_only() returns trigger language plpgsql as $$
begin
    if coalesce(current_setting('app.erasing', true), 'off') <> 'on' then
        raise exception 'the audit trail is append-only' using errcode = 'AU002';
    end if;
    return coalesce(new, old);
end $$;
create trigger append_only before update or delete on audit_event
    for each row execute function audit_append_only();
create trigger append_only before update or delete on audit_change
    for each row execute function audit_append_only();
"""

DROP = """
drop trigger append_only on audit_change;
drop trigger append_only on audit_event;
drop function audit_append_only();
drop function audit_record();
"""


class Migration(migrations.Migration):
    dependencies = (("audit", "0001_initial"),)
    operations = (migrations.RunSQL(FUNCTIONS, DROP),)
