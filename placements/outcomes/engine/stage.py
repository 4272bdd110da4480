"""A stage of the computation: one temporary table, made by one statement, gone when the transaction ends."""

import time

from django.db import connection

from .row import Group

# The planner knows little of tables made a moment ago: enough memory to hash, and no compiling of one-off queries.
SETTINGS = ("set local work_mem = '128MB'", "set local jit = off")


# What figures are read from, by what it holds. Here temporary tables; a stored run has others (`runs.reading`).
RELATIONS = {
    "fact": "e_fact",
    "enrolled": "e_enrolled",
    "cohort_scope": "e_cohort_scope",
    "employer_scope": "e_employer_scope",
    "value": "e_value",
    "pay": "e_pay",
    "period": "e_period",
    "period_scope": "e_period_scope",
}


# Tables of so few rows are read whole as fast as they are looked up, and the planner need not know them.
HANDFUL = 40


class Stage:
    """Runs the statements of one computation and remembers how long each took.

    SQL is composed from names in this code base (`{placement}` is the table that holds placements, as they stand or
    as they were known on a day); values are always parameters.
    """

    def __init__(self, names: dict[str, str], parameters: dict):
        self.names = names
        self.relations = dict(RELATIONS)
        self.parameters = parameters
        self.seconds: dict[str, float] = {}
        self.made: list[str] = []
        # Names of scopes and of the values of cuts, by the small numbers that stand for them in the sums.
        self.scopes: dict[int, tuple[str, str]] = {}
        self.values: dict[int | None, str] = {}

    def group(self, cut: str, scope_id: int, value_id: int | None) -> Group:
        return Group(*self.scopes[scope_id], cut, self.values[value_id])

    def said(self, sql: str) -> str:
        """A statement as PostgreSQL is told it, still with places for the values."""
        return sql.format(**self.names)

    def table(self, name: str, sql: str, key: str = "", analyze: bool = True) -> None:
        """Call what a query gives by `name`, with an index on `key` where later stages look rows up."""
        self.lay(name, sql, key, analyze)

    def lay(self, name: str, sql: str, key: str = "", analyze: bool = True) -> None:
        """Make the temporary table `name` from a query."""
        began = time.perf_counter()
        with connection.cursor() as cursor:
            if name in self.made:
                cursor.execute(f"drop table pg_temp.{name}")
                self.made.remove(name)
            cursor.execute(f"create temp table {name} on commit drop as {self.said(sql)}", self.parameters)
            if cursor.rowcount > HANDFUL:
                if key:
                    cursor.execute(f"create index on {name} ({key})")
                if analyze:
                    cursor.execute(f"analyze {name}")
        self.made.append(name)
        self.seconds[name] = self.seconds.get(name, 0) + time.perf_counter() - began

    def run(self, sql: str, **more) -> int:
        """A statement that writes; returns how many rows."""
        began = time.perf_counter()
        with connection.cursor() as cursor:
            cursor.execute(self.said(sql), {**self.parameters, **more})
            verb = sql.split(maxsplit=3)[:3]
            self.seconds[" ".join(verb)] = self.seconds.get(" ".join(verb), 0) + time.perf_counter() - began
            return cursor.rowcount

    def once(self, name: str, sql: str) -> None:
        """Wide rows that are read once or twice."""
        self.table(name, sql)

    def keep(self, table: str, columns: str, sql: str) -> None:
        """Enter the rows of a query into a table that outlives the stage; what another enters meanwhile stays."""
        self.run(f"insert into {table} ({columns}) {sql} on conflict do nothing")

    def view(self, name: str, sql: str) -> None:
        """Call a query that others read by the name of a relation; here it is made once, as a table."""
        self.relations[name] = f"e_{name}"
        self.table(f"e_{name}", sql, analyze=name not in ("paid", "amounts"))  # wide rows that are read once

    def rows(self, sql: str, **more) -> list[tuple]:
        """The rows of a query over the tables made so far."""
        began = time.perf_counter()
        with connection.cursor() as cursor:
            cursor.execute(self.said(sql), {**self.parameters, **more})
            rows = cursor.fetchall()
        self.seconds["reading"] = self.seconds.get("reading", 0) + time.perf_counter() - began
        return rows

    def clear(self) -> None:
        """Drop what was made, so that another computation can follow in the same transaction."""
        if self.made:
            with connection.cursor() as cursor:
                cursor.execute(f"drop table {', '.join(f'pg_temp.{name}' for name in self.made)}")
        self.made.clear()


# Of tables that were filled a moment ago the planner may know nothing: many rows are joined by hashing, come what may.
BULK = ("set local enable_nestloop = off", "set local enable_seqscan = on")
# Few people are looked up, however many others a table holds and whatever the planner knows of it.
FEW = ("set local enable_nestloop = on", "set local enable_seqscan = off")


def prepare_session(many: bool = True) -> None:
    with connection.cursor() as cursor:
        cursor.execute("; ".join((*SETTINGS, *(BULK if many else FEW))))
