from django.db import migrations

from intermediary.accounts.operations import STAFF, Guard, own_funder, own_user
from intermediary.audit.operations import Audit

OWN_GRANT = f"exists (select from funding_grant where funding_grant.id = grant_id and {own_funder('funder_id')})"


class Migration(migrations.Migration):
    dependencies = (("funding", "0001_initial"), ("accounts", "0002_walls"))
    operations = (
        Audit("funding_funder"),
        Audit("funding_grant"),
        Audit("funding_target"),
        Audit("funding_fundermember"),
        Guard("funding_funder", read=f"{STAFF} or {own_funder('id')}"),
        Guard("funding_grant", read=f"{STAFF} or {own_funder('funder_id')}"),
        Guard("funding_target", read=f"{STAFF} or {OWN_GRANT}"),
        Guard("funding_fundermember", read=f"{STAFF} or {own_user('user_id')}"),
    )
