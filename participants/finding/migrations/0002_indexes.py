"""Found by any part of a word, listed by name: made while people work."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = (("finding", "0001_initial"),)
    operations = (
        # How rare a part is must be known well: a rare one is looked up in the index, a common one is met by walking
        # along the names. With the usual hundred samples the planner takes one for the other.
        migrations.RunSQL("alter table finding_entry alter column words set statistics 3000",
                          "alter table finding_entry alter column words set statistics -1"),
        AddIndexConcurrently(
            "entry", models.Index(fields=["last", "first", "participant"], name="entry_by_name"),
        ),
        AddIndexConcurrently("entry", GinIndex(OpClass("words", "gin_trgm_ops"), name="entry_part_of_word")),
    )  # fmt: skip
