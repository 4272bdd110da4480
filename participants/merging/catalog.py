"""What refers to what, and which rows may not stand twice: read from PostgreSQL itself, so no room is forgotten."""

from dataclasses import dataclass
from functools import cache

from django.db import connection

from intermediary.audit.models import Change


@dataclass(frozen=True)
class Reference:
    """Rows of `table` name a row of another table by its id in `column`."""

    table: str
    column: str


@dataclass(frozen=True)
class Rule:
    """A unique index or an exclusion: two rows for which every expression compares so may not both stand.

    `terms` are (SQL of the row, operator); `where` is the condition under which the rule holds, or empty.
    """

    name: str
    columns: frozenset[str]
    terms: tuple[tuple[str, str], ...]
    where: str


@cache
def references(table: str) -> tuple[Reference, ...]:
    """Foreign keys to the id of `table`. Raises LookupError for one that a merge could not move.

    ON DELETE CASCADE in the database itself, which Django never makes, is for derived rows that triggers keep.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """select c.conrelid::regclass::text, a.attname, cardinality(c.conkey),
                      exists (select from pg_attribute i where i.attrelid = c.conrelid and i.attname = 'id')
               from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
               where c.contype = 'f' and c.confdeltype <> 'c' and c.confrelid = %s::regclass order by 1, 2""",
            [table],
        )
        found = cursor.fetchall()
    if strange := [name for name, _column, many, has_id in found if many > 1 or not has_id]:
        raise LookupError(f"{', '.join(strange)}: refers to {table} by more than an id")
    return tuple(Reference(name, column) for name, column, _many, _id in found)


@cache
def rules(table: str) -> tuple[Rule, ...]:
    """What says of two rows of `table` that they may not both stand, its primary key apart."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select i.indexrelid::regclass::text, coalesce(pg_get_expr(i.indpred, i.indrelid), ''),
                      i.indnullsnotdistinct,
                      array(select pg_get_indexdef(i.indexrelid, n, true) from generate_series(1, i.indnkeyatts) n),
                      array(select a.attname from pg_attribute a where a.attrelid = i.indrelid
                            and a.attnum = any (i.indkey::int2[]))::text[],
                      array(select o.oprname from unnest(c.conexclop) with ordinality e (id, n)
                            join pg_operator o on o.oid = e.id order by e.n)::text[]
               from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype = 'x'
               where i.indrelid = %s::regclass and (i.indisunique or c.oid is not null) and not i.indisprimary""",
            [table],
        )
        found = []
        for name, where, same_nulls, terms, columns, operators in cursor.fetchall():
            equal = "is not distinct from" if same_nulls else "="
            signs = operators or [equal] * len(terms)
            said = [term.replace("%", "%%") for term in terms]  # it becomes part of a statement with parameters
            pairs = tuple(zip(said, signs, strict=True))
            found.append(Rule(name, frozenset(columns), pairs, where.replace("%", "%%")))
    return tuple(found)


@cache
def columns(table: str) -> tuple[str, ...]:
    """Columns that can be written."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0 and not attisdropped "
            "and attgenerated = '' order by attnum",
            [table],
        )
        return tuple(row[0] for row in cursor.fetchall())


def last_change() -> int:
    """Where the trail stands now."""
    return Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def made_since(change: int, event_id: int) -> set[tuple[str, int]]:
    """(table, id) of the rows that an act put on record since then, triggers among them, as the trail has them."""
    found = Change.objects.filter(pk__gt=change, event=event_id, operation="I")
    return set(found.values_list("table_name", "row_id"))
