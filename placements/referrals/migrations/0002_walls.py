"""A firm sees who was sent to its own openings, while the person agrees to be referred; PostgreSQL asks at every read."""

from django.db import migrations

from intermediary.accounts.operations import STAFF, Guard, own_employer
from intermediary.audit.operations import Audit

# Acts as the system inside, and tells whoever asks nothing but yes or no: consents themselves stay where they are.
AGREED = """
create function referrals_agreed(person bigint) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    outer_door text := coalesce(current_setting('app.door', true), '');
    agreed boolean;
begin
    perform set_config('app.door', 'system', true);
    agreed := exists (
        select from participants_consent c
        where c.participant_id = person and c.purpose = 'referral' and c.given_on <= current_date
          and coalesce(c.expires_on, current_date) >= current_date and c.withdrawn_on is null
    );
    perform set_config('app.door', outer_door, true);
    return agreed;
end $$;
revoke execute on function referrals_agreed(bigint) from public;
"""
OWN = f"""(select app_door()) = 'employer' and status <> 'suggested'
    and exists (select from employers_opening wanted
                where wanted.id = opening_id and {own_employer("wanted.employer_id")})
    and referrals_agreed(participant_id)"""
OWN_STEP = """(select app_door()) = 'employer' and status <> 'suggested'
    and exists (select from referrals_referral own where own.id = referral_id)"""
CARD = """(select app_door()) = 'employer'
    and exists (select from referrals_referral own where own.participant_id = placements_card.participant_id)"""

# As in placements 0002_walls.
OWN_HIRE = f"""{STAFF} or ((select app_door()) = 'employer'
    and exists (select from placements_placement hire where hire.participant_id = placements_card.participant_id
                and hire.employer_id = any ((select app_employers())::bigint[]))
    and exists (select from participants_consent agreed where agreed.participant_id = placements_card.participant_id
                and agreed.purpose = 'employment_check' and agreed.given_on <= current_date
                and coalesce(agreed.expires_on, current_date) >= current_date and agreed.withdrawn_on is null))"""


class Migration(migrations.Migration):
    dependencies = (
        ("referrals", "0001_initial"),
        ("placements", "0002_walls"),
        ("participants", "0002_walls"),
        ("accounts", "0002_walls"),
    )
    operations = (
        migrations.RunSQL(AGREED, "drop function referrals_agreed(bigint)"),
        Audit("referrals_referral"),
        Audit("referrals_step"),
        Audit("referrals_letter", masked="token_hash"),
        Audit("referrals_jobwish"),
        Guard("referrals_referral", read=f"{STAFF} or ({OWN})"),
        Guard("referrals_step", read=f"{STAFF} or ({OWN_STEP})"),
        Guard("referrals_letter"),
        Guard("referrals_jobwish"),
        migrations.RunSQL(
            f"alter policy readers on placements_card using ({OWN_HIRE} or ({CARD}))",
            f"alter policy readers on placements_card using ({OWN_HIRE})",
        ),
    )
