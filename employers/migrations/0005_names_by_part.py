"""Names of firms found by a part of them, and by spellings that are close."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import migrations
from django.db.models.functions import Upper


class Migration(migrations.Migration):
    dependencies = (("employers", "0004_walls_of_openings"),)
    operations = (
        migrations.RunSQL("create extension if not exists pg_trgm", migrations.RunSQL.noop),  # other rooms need it too
        migrations.AddIndex(
            model_name="employer",
            index=GinIndex(OpClass(Upper("name"), name="gin_trgm_ops"), name="employer_name_part"),
        ),
    )
