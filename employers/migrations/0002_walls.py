from django.db import migrations

from intermediary.accounts.operations import STAFF, Guard, own_employer, own_user
from intermediary.audit.operations import Audit


class Migration(migrations.Migration):
    dependencies = (("employers", "0001_initial"), ("accounts", "0002_walls"))
    operations = (
        Audit("employers_employer"),
        Audit("employers_employermember"),
        Audit("employers_opening"),
        Guard("employers_employer", read=f"{STAFF} or {own_employer('id')}"),
        Guard("employers_employermember", read=f"{STAFF} or {own_user('user_id')}"),
        Guard(
            "employers_opening",
            read=f"{STAFF} or {own_employer('employer_id')}",
            write=f"{STAFF} or {own_employer('employer_id')}",
        ),
    )
