"""Migration operation: row-level security on a table."""

from django.db.migrations.operations import RunSQL

STAFF = "(select app_door()) in ('system', 'staff')"
# The other sides of the house, as conditions on a column that names the firm or the funder.
OWN_EMPLOYER = "((select app_door()) = 'employer' and {column} = any ((select app_employers())::bigint[]))"
OWN_FUNDER = "((select app_door()) = 'funder' and {column} = any ((select app_funders())::bigint[]))"
OWN_USER = "({column} = (select app_user()))"
WAGES = "((select app_door()) = 'system' or ((select app_door()) = 'staff' and (select app_wages())))"


def own_employer(column: str) -> str:
    return OWN_EMPLOYER.format(column=column)


def own_funder(column: str) -> str:
    return OWN_FUNDER.format(column=column)


def own_user(column: str) -> str:
    return OWN_USER.format(column=column)


class Guard(RunSQL):
    """Let rows of `table` be seen by `read`, written by `write` (both SQL conditions), and by nobody else.

    FORCE: the table's owner is held to it as well. A superuser is not, which is why web and worker never are one.
    """

    def __init__(self, table: str, read: str = STAFF, write: str = STAFF):
        super().__init__(
            [
                f"alter table {table} enable row level security",
                f"alter table {table} force row level security",
                f"create policy readers on {table} for select using ({read})",
                f"create policy adders on {table} for insert with check ({write})",
                f"create policy changers on {table} for update using ({write}) with check ({write})",
                f"create policy removers on {table} for delete using ({write})",
            ],
            [
                f"drop policy removers on {table}",
                f"drop policy changers on {table}",
                f"drop policy adders on {table}",
                f"drop policy readers on {table}",
                f"alter table {table} no force row level security",
                f"alter table {table} disable row level security",
            ],
        )
        self.table = table

    def deconstruct(self):
        return self.__class__.__qualname__, [self.table], {}

    def describe(self) -> str:
        return f"Guard the rows of {self.table}"
