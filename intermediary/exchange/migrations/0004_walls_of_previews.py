"""Rows and notes of imports are staff's alone, wages among them the named roles'. Earlier reports become notes."""

from django.db import migrations

from intermediary.accounts.operations import STAFF, WAGES, Guard

KINDS = {
    "problems": ("problem", "problem", "mend", "''", "''"),
    "repairs": ("repair", None, None, "each ->> 'typed'", "each ->> 'stored'"),
    "remarks": ("remark", "remark", None, "''", "''"),
}
NOTES = "\n".join(
    f"""
    insert into exchange_importnote (batch_id, number, kind, sheet, row, "column", words, mend, typed, stored)
    select b.id, {start} + place, '{kind}', left(coalesce(each ->> 'sheet', ''), 255),
        coalesce((each ->> 'row')::integer, 0), coalesce(each ->> 'column', ''),
        coalesce(each ->> '{words or "-"}', ''), coalesce(each ->> '{mend or "-"}', ''),
        coalesce({typed}, ''), coalesce({stored}, '')
    from exchange_importbatch b, jsonb_array_elements(b.report -> '{name}') with ordinality list (each, place);
    """
    for start, (name, (kind, words, mend, typed, stored)) in zip((0, 10**8, 2 * 10**8), KINDS.items(), strict=True)
)
STATES = """
    select set_config('app.door', 'system', true);
    update exchange_importbatch set state = case when report ? 'refused' or report -> 'written' = 'false' then 'refused'
        when report = '{}' then 'uploaded' else 'done' end;
    update exchange_importbatch set report = report || jsonb_build_object('refused', report #>> '{problems,-1,problem}')
        where state = 'refused' and not report ? 'refused';
"""


class Migration(migrations.Migration):
    dependencies = (("exchange", "0003_states"), ("accounts", "0002_walls"))
    operations = (
        migrations.RunSQL(STATES + NOTES, migrations.RunSQL.noop),
        Guard(
            "exchange_importrow",
            read=f"({STAFF} and (file <> 'quarterly_wages' or {WAGES}))",
            write=f"({STAFF} and (file <> 'quarterly_wages' or {WAGES}))",
        ),
        Guard("exchange_importnote"),
    )
