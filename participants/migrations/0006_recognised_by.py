"""By a birth date somebody is recognised while they are entered, among however many."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = (("participants", "0005_walls_of_intake"),)
    operations = (AddIndexConcurrently("identity", models.Index(fields=["birth_date"], name="identity_by_birth_date")),)
