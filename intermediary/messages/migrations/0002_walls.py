from django.db import migrations

from intermediary.accounts.operations import Guard


class Migration(migrations.Migration):
    dependencies = (("messaging", "0001_initial"), ("accounts", "0002_walls"))
    operations = (Guard("messaging_message"),)
