from django.db import migrations

from intermediary.audit.operations import Audit


class Migration(migrations.Migration):
    dependencies = (("initiatives", "0001_initial"), ("accounts", "0002_walls"))
    operations = (Audit("initiatives_initiative"),)
