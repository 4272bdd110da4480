"""Standards under audit; and staff who work for some initiatives only see these, their cohorts and their grants.

The tables of cohorts and grants belong to rooms above, which know nothing of who is narrowed: hence here.
"""

from django.db import migrations

from intermediary.accounts.operations import STAFF, Guard, own_user
from intermediary.audit.operations import Audit

# null: narrowed to none in particular.
FUNCTION = """
create function app_initiatives() returns bigint[] stable language sql
    return nullif(coalesce(current_setting('app.initiatives', true), ''), '')::bigint[]
"""
NARROWED = {
    "initiatives_initiative": "id",
    "trainings_cohort": "initiative_id",
    "funding_grant": "initiative_id",
}
OPEN = ("initiatives_initiative", "trainings_cohort")  # without a guard: all may pass but who is narrowed


def narrowing(table: str, column: str) -> migrations.RunSQL:
    theirs = f"(select app_initiatives()) is null or {column} = any ((select app_initiatives())::bigint[])"
    kind = "permissive" if table in OPEN else "restrictive"
    forwards = [f"create policy narrowed on {table} as {kind} for all using ({theirs}) with check ({theirs})"]
    backwards = [f"drop policy narrowed on {table}"]
    if table in OPEN:
        forwards += [f"alter table {table} enable row level security", f"alter table {table} force row level security"]
        backwards += [
            f"alter table {table} no force row level security",
            f"alter table {table} disable row level security",
        ]
    return migrations.RunSQL(forwards, backwards)


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
        *(narrowing(table, column) for table, column in NARROWED.items()),
    )
