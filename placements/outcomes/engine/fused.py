"""The same stages for few people, whose rows take less time than the tables that hold them.

A temporary table costs about a millisecond, whatever is in it, and a computation makes eighty of them. Here only those
are made that read records. What is computed from them is only told, and made by the statement that reads it, on its
way (`with … as materialized`).
"""

import re
from collections.abc import Iterator

from django.db import connection

from .stage import Stage

PEOPLE = 500  # with more, what the planner learns from real tables is worth their making
NAME = re.compile(r"\be_\w+\b")


class FusedStage(Stage):
    def __init__(self, names: dict[str, str], parameters: dict):
        super().__init__(names, parameters)
        self.told: dict[str, str] = {}

    def table(self, name: str, sql: str, key: str = "", analyze: bool = True) -> None:
        told = sql.format(**self.names)
        if told != sql.format(**dict.fromkeys(self.names, "")):  # it reads records, which are looked up
            self.told.pop(name, None)
            super().lay(name, sql, key, analyze)
        else:
            self.told[name] = told

    def lay(self, name: str, sql: str, key: str = "", analyze: bool = True) -> None:
        """Make a table. What was told is joined by hashing: nothing is known of how many rows it has."""
        with connection.cursor() as cursor:
            cursor.execute("set local enable_nestloop = off")
            super().lay(name, sql, key, analyze)
            cursor.execute("set local enable_nestloop = on")

    def said(self, sql: str) -> str:
        """The statement, with all that it reads before it."""
        text = super().said(sql)
        parts = ", ".join(f"{name} as materialized ({self.told[name]})" for name in self._read_by(text))
        return f"with {parts} {text}" if parts else text

    def _read_by(self, text: str) -> Iterator[str]:
        wanted, unread = set(), [text]
        while unread:
            named = {name for name in NAME.findall(unread.pop()) if name in self.told} - wanted
            wanted |= named
            unread += [self.told[name] for name in named]
        return (name for name in self.told if name in wanted)  # in the order in which they were told
