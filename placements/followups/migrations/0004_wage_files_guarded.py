from django.db import migrations

from intermediary.accounts.operations import WAGES, Guard


class Migration(migrations.Migration):
    dependencies = (("followups", "0003_wagefile"),)
    operations = (Guard("followups_wagefile", read=WAGES, write=WAGES),)
