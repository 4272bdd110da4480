"""From the stages to the records: change what differs, create what is new, in statements over many rows at a time."""

from dataclasses import dataclass

from intermediary.exchange import files
from intermediary.exchange.columns import Column
from intermediary.exchange.loader import parts
from intermediary.exchange.loader.report import Counts
from intermediary.exchange.loader.stage import Stage
from intermediary.exchange.loader.statements import assignments, change, defaults, derived, joins, spans, stored, touch


@dataclass(frozen=True)
class Loaded:
    """What a load wrote, for rooms that have to follow: table `load_touched` has (file, id, operation I or U)."""

    cursor: object
    counts: dict[str, Counts]

    def ids(self, file: str) -> list[int]:
        """Ids of the records of one file that were created or changed."""
        self.cursor.execute("select distinct id from load_touched where file = %s", [file])
        return [row[0] for row in self.cursor.fetchall()]

    def count(self, *names: str) -> int:
        """How many records of these files were created or changed."""
        counts = [self.counts.get(f"{name}.csv", Counts()) for name in names]
        return sum(count.created + count.changed for count in counts)


def write(load) -> dict[str, Counts]:
    """Write the good rows of every stage. Constraints have their say here, not at the commit."""
    cursor = load.cursor
    cursor.execute("drop table if exists pg_temp.load_touched")
    cursor.execute("create temp table load_touched (file text, id bigint, operation text) on commit drop")
    cursor.execute("set constraints all immediate")
    counts = {}
    for stage in load.stages.values():
        counts[stage.file.file_name] = _write(cursor, stage)
    for follow in files.AFTER_LOAD:
        follow(Loaded(cursor, counts))
    cursor.execute("set constraints all deferred")
    return counts


def _write(cursor, stage: Stage) -> Counts:
    file = stage.file
    cursor.execute(
        f"select count(*), count(t.id) from {stage.table} s left join {file.table} t on t.key = s._key where not s._bad"
    )
    good, known = cursor.fetchone()
    for column in stage.columns:
        if column.names:
            _name(cursor, stage, column)
    main = [column for column in stage.columns if _is_main(stage, column)]
    itself = [column for column in main if column.refers == file.name]
    if known:
        _update(cursor, stage, main, [*assignments(stage, main, "t"), *derived(stage)])
    if good > known:
        _insert(cursor, stage, [column for column in main if column not in itself])
    if itself:  # rows may refer to later ones, so once all are there
        _update(cursor, stage, itself, assignments(stage, itself, "t"))
    for name, model in file.parts.items():
        parts.write(cursor, stage, name, model, known=bool(known))
    for column in stage.columns:
        if column.many:
            parts.write_many(cursor, stage, column)
    return _counted(cursor, stage, known)


def _is_main(stage: Stage, column: Column) -> bool:
    return not column.target[0] and not column.many and column.name not in stage.file.unwritten


def _name(cursor, stage: Stage, column: Column) -> None:
    """What is known by its name alone is created when new."""
    table = column.names._meta.db_table
    cursor.execute(
        f'insert into {table} (name) select distinct s."{column.name}" from {stage.table} s where not s._bad '
        f'and s."{column.name}" is not null and not exists (select from {table} x where x.name = s."{column.name}")'
    )


def _update(cursor, stage: Stage, columns: list[Column], pairs: list[tuple[str, str]]) -> None:
    if not pairs:
        return
    setting, differs = change(pairs, "t")
    for span in spans(stage):
        touch(
            cursor,
            stage,
            f"update {stage.file.table} t set {setting} from {stage.table} s{joins(columns)} "
            f"where t.key = s._key and {span} and {differs} returning t.id",
            "U",
        )


def _insert(cursor, stage: Stage, columns: list[Column]) -> None:
    file = stage.file
    pairs = [("key", "s._key"), *(stored(stage, column, column.kind.empty) for column in columns)]
    pairs += [(field.field, f's."{field.field}"') for field in file.derived]
    extra, values = defaults(file.model, {field for field, _value in pairs})
    names = ", ".join(f'"{name}"' for name in [*(field for field, _value in pairs), *extra])
    marks = ", ".join([*(value for _field, value in pairs), *["%s"] * len(extra)])
    for span in spans(stage):
        touch(
            cursor,
            stage,
            f"insert into {file.table} ({names}) select {marks} from {stage.table} s{joins(columns)} where {span} "
            f"and not exists (select from {file.table} k where k.key = s._key) order by s._n returning id",
            "I",
            values,
        )


def _counted(cursor, stage: Stage, known: int) -> Counts:
    cursor.execute(
        "select count(*) filter (where created), count(*) filter (where not created) from "
        "(select bool_or(operation = 'I') as created from load_touched where file = %s group by id) each_one",
        [stage.file.name],
    )
    created, changed = cursor.fetchone()
    return Counts(created, changed, known - changed)
