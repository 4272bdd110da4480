"""What hangs on a record: models one to one with it (a person's identity, traits, prior job), and lists of others."""

from intermediary.exchange.columns import Column
from intermediary.exchange.files import file_named
from intermediary.exchange.loader import statements
from intermediary.exchange.loader.stage import Stage


def write(cursor, stage: Stage, name: str, model, *, known: bool) -> None:
    """Change the part where it differs; create it for new records, and for others where a cell says something."""
    columns = [column for column in stage.columns if column.target[0] == name]
    owner = f'"{stage.file.key}_id"'
    if known and columns:
        _update(cursor, stage, model, columns, owner)
    pairs = [statements.stored(stage, column, column.kind.empty) for column in columns]
    extra, values = statements.defaults(model, {f"{stage.file.key}_id", *(field for field, _value in pairs)})
    names = ", ".join([owner, *(f'"{field}"' for field in [*(f for f, _v in pairs), *extra])])
    marks = ", ".join(["t.id", *(value for _field, value in pairs), *["%s"] * len(extra)])
    said = ", ".join(f's."{column.name}"' for column in columns)
    file = stage.file.name
    new = f"exists (select from load_touched n where n.file = '{file}' and n.id = t.id and n.operation = 'I')"
    wanted = f"({new} or num_nonnulls({said}) > 0)" if said else new
    for span in statements.spans(stage):
        statements.touch(
            cursor,
            stage,
            f"insert into {model._meta.db_table} ({names}) select {marks} from {stage.table} s "
            f"join {stage.file.table} t on t.key = s._key where {span} and {wanted} and not exists "
            f"(select from {model._meta.db_table} p where p.{owner} = t.id) order by s._n returning {owner}",
            "U",
            values,
        )


def _update(cursor, stage: Stage, model, columns: list[Column], owner: str) -> None:
    setting, differs = statements.change(statements.assignments(stage, columns, "p"), "p")
    for span in statements.spans(stage):
        statements.touch(
            cursor,
            stage,
            f"update {model._meta.db_table} p set {setting} from {stage.table} s join {stage.file.table} t "
            f"on t.key = s._key where p.{owner} = t.id and {span} and {differs} returning p.{owner}",
            "U",
        )


def write_many(cursor, stage: Stage, column: Column) -> None:
    """Make a list of references say exactly what the cell says."""
    field = stage.file.model._meta.get_field(column.target[1])
    through = field.remote_field.through._meta.db_table
    mine, other = field.m2m_column_name(), field.m2m_reverse_name()
    target = file_named(column.refers).table
    keys = f"coalesce(s.\"{column.name}\", '{{}}')"
    present = f"and not coalesce('{column.name}' = any (s._absent), false)"
    rows = f"{stage.table} s join {stage.file.table} t on t.key = s._key"
    statements.touch(
        cursor,
        stage,
        f"delete from {through} x using {rows} where x.{mine} = t.id and not s._bad {present} and not exists "
        f"(select from {target} g where g.id = x.{other} and g.key = any ({keys})) returning x.{mine}",
        "U",
    )
    statements.touch(
        cursor,
        stage,
        f"insert into {through} ({mine}, {other}) select t.id, g.id from {rows} "
        f"join {target} g on g.key = any ({keys}) where not s._bad {present} and not exists "
        f"(select from {through} x where x.{mine} = t.id and x.{other} = g.id) returning {mine}",
        "U",
    )
