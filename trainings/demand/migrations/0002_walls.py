"""Seats that are promised fit their need, whoever writes what in which order. Staff see them, nobody else."""

from django.db import migrations

from intermediary.accounts.operations import Guard
from intermediary.audit.operations import Audit

# As with openings and accepted offers: both are looked at when the transaction ends, with the need locked.
FIT = """
create function demand_promises_fit() returns trigger language plpgsql as $$
declare
    ours bigint := case tg_table_name when 'needs_hiringneed' then new.id else (to_jsonb(new) ->> 'need_id')::bigint end;
    needed int;
begin
    select seats into needed from needs_hiringneed where id = ours for update;
    if (select sum(seats) > needed from demand_seatpromise where need_id = ours) then
        raise exception 'more seats of need % are promised than it has', ours
            using errcode = 'check_violation', constraint = 'promises_fit_need', table = tg_table_name;
    end if;
    return null;
end $$;
create constraint trigger promises_fit after insert or update on demand_seatpromise
    deferrable initially deferred for each row execute function demand_promises_fit();
create constraint trigger promises_fit after update of seats on needs_hiringneed
    deferrable initially deferred for each row execute function demand_promises_fit();
"""
UNFIT = """
drop trigger promises_fit on needs_hiringneed;
drop trigger promises_fit on demand_seatpromise;
drop function demand_promises_fit();
"""


class Migration(migrations.Migration):
    dependencies = (("demand", "0001_initial"), ("needs", "0002_walls"))
    operations = (
        migrations.RunSQL(FIT, UNFIT),
        Audit("demand_seatpromise"),
        Guard("demand_seatpromise"),
    )
