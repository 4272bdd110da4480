from django.db import migrations

from intermediary.accounts.operations import Guard
from intermediary.audit.operations import Audit


class Migration(migrations.Migration):
    dependencies = (("keeping", "0001_initial"), ("accounts", "0002_walls"), ("audit", "0002_trail"))
    operations = (Audit("keeping_request"), Guard("keeping_request"))
