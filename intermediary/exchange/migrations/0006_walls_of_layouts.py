from django.db import migrations

from intermediary.accounts.operations import Guard


class Migration(migrations.Migration):
    dependencies = (("exchange", "0005_layouts"), ("accounts", "0002_walls"))
    operations = (Guard("exchange_sheetlayout"), Guard("exchange_likeness"))
