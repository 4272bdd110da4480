"""Up to fifty thousand rows, before and after a change, are marked one by one: a hundredth of a million placements that
is updated is twenty thousand rows, and working it in takes a tenth of the time of making everything anew."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("placements.outcomes.migrations.0012_marks_of_many").NOW
NOW = BEFORE.replace("count(*) > 20000", "count(*) > 50000").replace("limit 20001", "limit 50001")


class Migration(migrations.Migration):
    dependencies = (("outcomes", "0014_layers"),)
    operations = (migrations.RunSQL(NOW, BEFORE),)
