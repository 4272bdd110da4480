"""Migration operation: staff who work for some initiatives see only rows of these."""

from django.db.migrations.operations import RunSQL

# null: narrowed to none in particular.
THEIRS = (
    "(select app_initiatives()) is null or {column} is null or {column} = any ((select app_initiatives())::bigint[])"
)


class Narrow(RunSQL):
    """Narrow the rows of `table` by the initiative that `column` names; a row of none is everybody's.

    A table that is `guarded` keeps its policies, which this one restricts; any other is open but for this one.
    """

    def __init__(self, table: str, column: str = "initiative_id", guarded: bool = True):
        theirs, kind = THEIRS.format(column=column), "restrictive" if guarded else "permissive"
        forwards = [f"create policy narrowed on {table} as {kind} for all using ({theirs}) with check ({theirs})"]
        backwards = [f"drop policy narrowed on {table}"]
        if not guarded:
            forwards += [f"alter table {table} {each} row level security" for each in ("enable", "force")]
            backwards += [f"alter table {table} {each} row level security" for each in ("no force", "disable")]
        super().__init__(forwards, backwards)
        self.table, self.column, self.guarded = table, column, guarded

    def deconstruct(self):
        return self.__class__.__qualname__, [self.table, self.column, self.guarded], {}

    def describe(self) -> str:
        return f"Narrow the rows of {self.table} to the initiatives somebody works for"
