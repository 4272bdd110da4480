"""Migration operations of the ground floor: put a table under audit."""

from django.db.migrations.operations import RunSQL

_EVENTS = {
    "insert": "new table as new_rows",
    "update": "old table as old_rows new table as new_rows",
    "delete": "old table as old_rows",
}


class Audit(RunSQL):
    """Record every write to `table` and refuse those without an open event.

    `masked` columns never reach the trail. With `optional=True` writes without an event are recorded too, under none:
    for accounts, which libraries write (a sign-in, a password hash renewed).
    """

    def __init__(self, table: str, masked: str = "", optional: bool = False):
        flag = "optional" if optional else "required"
        forwards = [
            f"create trigger audit_{kind} after {kind} on {table} referencing {rows} "
            f"for each statement execute function audit_record('{flag}', '{masked}')"
            for kind, rows in _EVENTS.items()
        ]
        backwards = [f"drop trigger audit_{kind} on {table}" for kind in _EVENTS]
        super().__init__(forwards, backwards)
        self.table = table

    def deconstruct(self):
        return self.__class__.__qualname__, [self.table], {}

    def describe(self) -> str:
        return f"Put {self.table} under audit"
