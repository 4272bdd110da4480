"""Who is acting, as functions that row-level security asks; the guard of the trail; accounts under audit."""

from django.db import migrations

from intermediary.accounts.operations import STAFF, Guard
from intermediary.audit.operations import Audit

# Each reads a setting that `accounts.scope.acting` makes for one transaction. Unset means nobody.
FUNCTIONS = """
create function app_door() returns text stable language sql
    return coalesce(current_setting('app.door', true), '');
create function app_user() returns bigint stable language sql
    return nullif(current_setting('app.user', true), '')::bigint;
create function app_employers() returns bigint[] stable language sql
    return coalesce(nullif(current_setting('app.employers', true), ''), '{}')::bigint[];
create function app_funders() returns bigint[] stable language sql
    return coalesce(nullif(current_setting('app.funders', true), ''), '{}')::bigint[];
create function app_wages() returns boolean stable language sql
    return coalesce(current_setting('app.wages', true), '') = 'on';
"""
DROP = """
drop function app_wages();
drop function app_funders();
drop function app_employers();
drop function app_user();
drop function app_door();
"""


class Migration(migrations.Migration):
    dependencies = (("accounts", "0001_initial"), ("audit", "0002_trail"))
    operations = (
        migrations.RunSQL(FUNCTIONS, DROP),
        # Anybody's write leaves its trace (the trigger writes it); only staff read what was written.
        Guard("audit_change", read=STAFF, write="true"),
        Audit("accounts_user", masked="password last_login", optional=True),
    )
