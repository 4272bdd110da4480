"""Standards under audit; and staff who work for some initiatives only see these, their cohorts and their grants.

The tables of cohorts and grants belong to rooms above, which know nothing of who is narrowed: hence here.
"""

from django.db import migrations

from intermediary.accounts.operations import STAFF, Guard, own_user
from intermediary.audit.operations import Audit
from intermediary.initiatives.operations import Narrow

# null: narrowed to none in particular.
FUNCTION = """
create function app_initiatives() returns bigint[] stable language sql
    return nullif(coalesce(current_setting('app.initiatives', true), ''), '')::bigint[]
"""
# Tables without a guard (all may pass but who is narrowed), and one that has one.
NARROWED = (
    Narrow("initiatives_initiative", "id", guarded=False),
    Narrow("trainings_cohort", guarded=False),
    Narrow("funding_grant"),
)


class Migration(migrations.Migration):
    dependencies = (
        ("initiatives", "0003_standard"),
        ("trainings", "0002_walls"),
        ("funding", "0002_walls"),
    )
    operations = (
        Audit("initiatives_standard"),
        Audit("initiatives_livingwage"),
        Audit("initiatives_member"),
        Guard("initiatives_member", read=f"{STAFF} or {own_user('user_id')}"),
        migrations.RunSQL(FUNCTION, "drop function app_initiatives()"),
        *NARROWED,
    )
