"""Every change of an enrollment's status is logged, by trigger: whatever makes it cannot forget to."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations

from intermediary.accounts.operations import Guard
from intermediary.audit.operations import Audit

# Why is said by the service, in `app.move` (trainings.services.moves); who, by the open audit event.
# What a bulk load puts on record is its own first word, as in the trail.
LOG = """
create function trainings_log_moves() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    said jsonb := coalesce(nullif(current_setting('app.move', true), ''), '{}')::jsonb;
    who bigint := (select by_id from audit_event where id = nullif(current_setting('app.event', true), '')::bigint);
    bulk boolean := coalesce(current_setting('app.event_bulk', true), 'off') = 'on';
begin
    if tg_op = 'INSERT' then
        if bulk then return null; end if;
        insert into trainings_enrollmentmove
               (enrollment_id, came_from, went_to, at, by_id, reason, corrected, overbooked)
        select n.id, '', n.status, now(), who, coalesce(said ->> 'reason', n.reason),
               coalesce((said ->> 'corrected')::boolean, false), coalesce((said ->> 'overbooked')::boolean, false)
        from new_rows n;
    else
        insert into trainings_enrollmentmove
               (enrollment_id, came_from, went_to, at, by_id, reason, corrected, overbooked)
        select n.id, o.status, n.status, now(), who, coalesce(said ->> 'reason', n.reason),
               coalesce((said ->> 'corrected')::boolean, false), coalesce((said ->> 'overbooked')::boolean, false)
        from old_rows o join new_rows n on n.id = o.id where o.status <> n.status;
    end if;
    return null;
end $$;
create trigger log_moves_insert after insert on trainings_enrollment referencing new table as new_rows
    for each statement execute function trainings_log_moves();
create trigger log_moves_update after update on trainings_enrollment
    referencing old table as old_rows new table as new_rows
    for each statement execute function trainings_log_moves();
"""
DROP = """
drop trigger log_moves_update on trainings_enrollment;
drop trigger log_moves_insert on trainings_enrollment;
drop function trainings_log_moves();
"""


class Migration(migrations.Migration):
    dependencies = (("trainings", "0004_seats"), ("accounts", "0002_walls"), ("audit", "0003_safe_search_path"))
    operations = (
        ValidateConstraint("enrollment", "enrollment_status_known"),
        Audit("trainings_grantshare"),
        Audit("trainings_enrollmentmove"),
        Audit("trainings_seatoffer", masked="token_hash"),
        Guard("trainings_enrollmentmove"),
        Guard("trainings_seatoffer"),
        migrations.RunSQL(LOG, DROP),
    )
