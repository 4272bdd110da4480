"""Add to a tally in place: what a change costs does not hang on how many keys the tally has."""

from django.db import migrations

ADDED = """
create function outcomes_added(inout keys bigint[], inout ns int[], more bigint[], changes int[])
language plpgsql immutable as $$
declare
    place int;
begin
    if keys is null then
        keys := more;
        ns := changes;
        return;
    end if;
    for i in 1 .. cardinality(more) loop
        place := array_position(keys, more[i]);
        if place is null then
            keys := keys || more[i];
            ns := ns || changes[i];
        else
            ns[place] := ns[place] + changes[i];
        end if;
    end loop;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = (("outcomes", "0012_marks_of_many"),)
    operations = (
        migrations.RunSQL(ADDED, "drop function outcomes_added(bigint[], int[], bigint[], int[])"),
        # Read and written at every change: packing them would cost more than the change.
        migrations.RunSQL(
            "alter table outcomes_tally alter keys set storage external, alter ns set storage external",
            "alter table outcomes_tally alter keys set storage extended, alter ns set storage extended",
        ),
    )
