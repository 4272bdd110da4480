"""Where participants and employers meet: a firm sees its own hires, and a name only under consent in force."""

from django.db import migrations

from intermediary.accounts.operations import STAFF, WAGES, Guard, own_employer
from intermediary.audit.operations import Audit

OWN_HIRE = """exists (select from placements_placement hire where hire.participant_id = {table}.participant_id
              and hire.employer_id = any ((select app_employers())::bigint[]))"""
AGREED = """exists (select from participants_consent agreed where agreed.participant_id = placements_card.participant_id
            and agreed.purpose = 'employment_check' and agreed.given_on <= current_date
            and coalesce(agreed.expires_on, current_date) >= current_date and agreed.withdrawn_on is null)"""
EMPLOYER = "(select app_door()) = 'employer'"


class Migration(migrations.Migration):
    dependencies = (
        ("placements", "0001_initial"),
        ("participants", "0002_walls"),
        ("accounts", "0002_walls"),
    )
    operations = (
        Audit("placements_placement"),
        Audit("placements_followup"),
        Audit("placements_quarterlywage"),
        Guard("placements_placement", read=f"{STAFF} or {own_employer('employer_id')}"),
        Guard("placements_followup"),
        Guard("placements_quarterlywage", read=WAGES, write=WAGES),
        Guard(
            "participants_consent",
            read=f"{STAFF} or ({EMPLOYER} and {OWN_HIRE.format(table='participants_consent')})",
        ),
        Guard(
            "placements_card",
            read=f"{STAFF} or ({EMPLOYER} and {OWN_HIRE.format(table='placements_card')} and {AGREED})",
        ),
    )
