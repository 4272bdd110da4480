"""What checks across files look at: the rows of a load together with the records that it leaves alone."""

from intermediary.exchange.files import file_named
from intermediary.exchange.loader.check import considered


def standing(load, file: str, **recorded: str) -> str:
    """SQL, in parentheses, of every row of `file` as it will stand: `n` (null for a record left alone), `key`, and a
    column for each of `recorded`: column of the file → SQL over the table as `t`."""
    found = file_named(file)
    stage = load.stages.get(found.name)
    columns = "".join(f", {sql} as {name}" for name, sql in recorded.items())
    if stage is None:
        return f"(select null::integer as n, t.key as key{columns} from {found.table} t)"
    finals = "".join(f", {stage.final(name)} as {name}" for name in recorded)
    return (
        f"(select s._n as n, s._key as key{finals} from {stage.rows_and_records} where {considered(load)} "
        f"union all select null, t.key{columns} from {found.table} t "
        f"where not exists (select from {stage.table} s where s._key = t.key and {considered(load)}))"
    )
