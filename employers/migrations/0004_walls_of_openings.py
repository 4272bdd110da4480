"""Fills fit their opening, whoever writes what in which order; a firm sees and keeps its own fills and headcounts."""

from django.db import migrations

from intermediary.accounts.operations import STAFF, Guard, own_employer
from intermediary.audit.operations import Audit

# Openings and fills are written in any order within a transaction, so both are looked at when it ends. Locking the
# opening makes two firms' clerks who fill its last position at once wait for each other.
FIT = """
create function employers_fills_fit() returns trigger language plpgsql as $$
declare
    ours bigint := case tg_table_name when 'employers_opening' then new.id else (to_jsonb(new) ->> 'opening_id')::bigint end;
    wanted record;
begin
    select positions, posted_on into wanted from employers_opening where id = ours for update;
    if (select count(*) > wanted.positions or min(offer_accepted_on) < wanted.posted_on
        from employers_openingfill where opening_id = ours) then
        raise exception 'opening % has more accepted offers than positions, or one before it was posted', ours
            using errcode = 'check_violation', constraint = 'fills_fit_opening', table = tg_table_name;
    end if;
    return null;
end $$;
create constraint trigger fills_fit after insert or update on employers_openingfill
    deferrable initially deferred for each row execute function employers_fills_fit();
create constraint trigger fills_fit after update of positions, posted_on on employers_opening
    deferrable initially deferred for each row execute function employers_fills_fit();
"""
UNFIT = """
drop trigger fills_fit on employers_opening;
drop trigger fills_fit on employers_openingfill;
drop function employers_fills_fit();
"""
OWN_OPENING = (
    "exists (select from employers_opening wanted"
    f" where wanted.id = opening_id and {own_employer('wanted.employer_id')})"
)
OWN_FILL = f"{STAFF} or {OWN_OPENING}"
OWN_HEADCOUNT = f"{STAFF} or {own_employer('employer_id')}"


class Migration(migrations.Migration):
    dependencies = (("employers", "0003_openings_filled"),)
    operations = (
        migrations.RunSQL(FIT, UNFIT),
        Audit("employers_openingfill"),
        Audit("employers_headcount"),
        Audit("employers_establishments"),
        Guard("employers_openingfill", read=OWN_FILL, write=OWN_FILL),
        Guard("employers_headcount", read=OWN_HEADCOUNT, write=OWN_HEADCOUNT),
        Guard("employers_establishments"),
    )
