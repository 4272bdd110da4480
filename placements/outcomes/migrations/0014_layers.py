"""Tallies in layers: a change is put on top of what was counted, instead of being worked into it."""

from django.db import migrations, models

KEY = "alter table outcomes_tally drop constraint outcomes_tally_pkey, add primary key ({columns})"
FLAT = """
create temp table flat on commit drop as
select run_id, scope_id, "column", set_id, coalesce(array_agg(key) filter (where n <> 0), array[]::bigint[]) as keys,
       coalesce(array_agg(n) filter (where n <> 0), array[]::int[]) as ns, sum(total) as total, sum(squares) as squares
from (
    select run_id, scope_id, "column", set_id, key, sum(n)::int as n,
           coalesce(sum(total) filter (where place = 1), 0) as total,
           coalesce(sum(squares) filter (where place = 1), 0) as squares
    from outcomes_tally, unnest(keys, ns) with ordinality u (key, n, place)
    group by run_id, scope_id, "column", set_id, key
) by_key group by run_id, scope_id, "column", set_id;
delete from outcomes_tally;
insert into outcomes_tally (run_id, scope_id, "column", set_id, keys, ns, total, squares, layer)
select run_id, scope_id, "column", set_id, keys, ns, total, squares, 0 from flat;
"""


class Migration(migrations.Migration):
    dependencies = (("outcomes", "0013_tally_added"),)
    operations = (
        migrations.AddField("run", "layers", models.IntegerField(default=0, db_default=0)),
        migrations.AddField("tally", "layer", models.IntegerField(default=0, db_default=0)),
        migrations.SeparateDatabaseAndState(
            [
                migrations.RunSQL(
                    KEY.format(columns='run_id, scope_id, "column", set_id, layer'),
                    FLAT + KEY.format(columns='run_id, scope_id, "column", set_id'),
                )
            ],
            [
                migrations.AlterField(
                    "tally",
                    "pk",
                    models.CompositePrimaryKey(
                        "run_id",
                        "scope_id",
                        "column",
                        "set_id",
                        "layer",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                )
            ],
        ),
    )
