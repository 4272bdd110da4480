"""Tables without their triggers, secondary indexes and foreign keys while a population is poured in: each is put back
in one pass over the finished table, instead of being kept up for every row. Words that nobody gives are empty
meanwhile, so that a column more in the product is not one more here."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

CONSTRAINTS = """
select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
from pg_constraint where conrelid = any(%s::regclass[]) and contype in ('u', 'x', 'f')
order by contype = 'f', conname
"""
INDEXES = """
select indexrelid::regclass::text, pg_get_indexdef(indexrelid)
from pg_index i where indrelid = any(%s::regclass[])
and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x'))
"""
DEMANDED = """
select attrelid::regclass::text, quote_ident(attname), case when typcategory = 'A' then '{}' else '' end
from pg_attribute join pg_type t on t.oid = atttypid
where attrelid = any(%s::regclass[]) and attnum > 0 and attnotnull and not atthasdef and attidentity = ''
  and typcategory in ('A', 'S')
"""


@contextmanager
def bare(tables: list[str]) -> Iterator[None]:
    """Only for the owner of the tables, in a transaction, in a database that nobody else uses."""
    with connection.cursor() as cursor:
        cursor.execute(CONSTRAINTS, [tables])
        constraints = cursor.fetchall()
        cursor.execute(INDEXES, [tables])
        indexes = cursor.fetchall()
        cursor.execute(DEMANDED, [tables])
        demanded = cursor.fetchall()
        for table in tables:
            cursor.execute(f"alter table {table} disable trigger user")
        for table, column, empty in demanded:
            cursor.execute(f"alter table {table} alter column {column} set default '{empty}'")
        for table, name, _definition in reversed(constraints):
            cursor.execute(f"alter table {table} drop constraint {name}")
        for name, _definition in indexes:
            cursor.execute(f"drop index {name}")
        yield
        for table, column, _empty in demanded:
            cursor.execute(f"alter table {table} alter column {column} drop default")
        cursor.execute("set local maintenance_work_mem = '512MB'")
        for _name, definition in indexes:
            cursor.execute(definition)
        for table, name, definition in constraints:
            cursor.execute(f"alter table {table} add constraint {name} {definition}")
        for table in tables:
            cursor.execute(f"alter table {table} enable trigger user")
