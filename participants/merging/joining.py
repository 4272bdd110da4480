"""Join one row into another: all that refers to the one comes to refer to the other, whatever room it is in.

The rules, as a page states them:

1. What refers to the record that goes moves to the one that stays.
2. Where that would stand there twice (the same seat, the same job), the two become one in the same way: what refers to
   the one moves to the other, and what was empty is filled.
3. Of two such rows the one of the record that stays counts, unless its room says that the other is further (`FURTHER`).
4. Nothing is lost: what is removed or written over stays in the merge, and undoing brings it back.
"""

from collections.abc import Callable
from contextlib import suppress

from django.db import IntegrityError, transaction

from participants.merging import catalog
from participants.merging.models import Merge, MergedRow

# Table → whether the second of two rows (as dicts) is further than the first, so that its values count.
FURTHER: dict[str, Callable[[dict, dict], bool]] = {}
# Table → (table, column, id → what stands there): what names one of its rows in another way than by a foreign key.
BY_NAME: dict[str, list[tuple[str, str, Callable[[int], str]]]] = {}
OWN = ("id", "key")  # what tells a row from all others is never taken over


class Joining:
    """The rows of one merge, written down as they change."""

    def __init__(self, merge: Merge, cursor):
        self.merge, self.cursor = merge, cursor

    def join(self, table: str, stays: int, goes: int) -> None:
        """Move everything that refers to the row `goes`, then remove it."""
        self._move_referring(table, stays, goes)
        self.remove(table, goes)

    def _move_referring(self, table: str, stays: int, goes: int) -> None:
        for by, column, named in BY_NAME.get(table, ()):
            self.move_all(by, column, named(stays), named(goes))
        for reference in catalog.references(table):
            self.move_all(reference.table, reference.column, stays, goes)

    def move_all(self, table: str, column: str, to, gone) -> None:
        """Every row that has `gone` in a column comes to have `to`."""
        self.cursor.execute(f'select id from {table} where "{column}" = %s order by id', [gone])
        for (row,) in self.cursor.fetchall():
            self._move(table, column, row, to)

    def change(self, table: str, row: int, setting: str, values: list) -> None:
        """Update one row, and keep what its columns said before and say now."""
        self.cursor.execute(
            "insert into merging_mergedrow (merge_id, table_name, row_id, what, before) "
            f"select %s, %s, t.id, %s, to_jsonb(t) from {table} t where t.id = %s returning id",
            [self.merge.pk, table, MergedRow.CHANGED, row],
        )
        kept = self.cursor.fetchone()[0]
        self.cursor.execute(f"update {table} set {setting} where id = %s", [*values, row])
        self.cursor.execute(
            f"""update merging_mergedrow m set
                before = (select jsonb_object_agg(c.key, c.value) from jsonb_each(m.before) c
                          where c.value is distinct from to_jsonb(t) -> c.key),
                after = (select jsonb_object_agg(c.key, c.value) from jsonb_each(to_jsonb(t)) c
                         where c.value is distinct from m.before -> c.key)
                from {table} t where m.id = %s and t.id = m.row_id""",
            [kept],
        )

    def remove(self, table: str, row: int) -> None:
        """Delete one row, and keep all of it."""
        self.cursor.execute(
            "insert into merging_mergedrow (merge_id, table_name, row_id, what, before) "
            f"select %s, %s, t.id, %s, to_jsonb(t) from {table} t where t.id = %s",
            [self.merge.pk, table, MergedRow.REMOVED, row],
        )
        self.cursor.execute(f"delete from {table} where id = %s", [row])

    def _move(self, table: str, column: str, row: int, to) -> None:
        if twin := self._twin(table, column, row, to):
            self._unite(table, column, twin, row)
        else:
            self.change(table, row, f'"{column}" = %s', [to])

    def _twin(self, table: str, column: str, row: int, to) -> int | None:
        """The row beside which this one could not stand, were it to have `to` in the column."""
        for rule in catalog.rules(table):
            if column not in rule.columns:
                continue
            listed = ", ".join(
                f'%(to)s as "{name}"' if name == column else f'"{name}"' for name in catalog.columns(table)
            )
            terms = ", ".join(f"{term} as t{n}" for n, (term, _sign) in enumerate(rule.terms))
            same = " and ".join(f"a.t{n} {sign} b.t{n}" for n, (_term, sign) in enumerate(rule.terms))
            where = f"and ({rule.where})" if rule.where else ""
            self.cursor.execute(
                f"select b.id from (select {terms} from (select {listed} from {table} where id = %(row)s) {table} "
                f"where true {where}) a, (select id, {terms} from {table} where id <> %(row)s {where}) b "
                f"where {same} order by b.id limit 1",
                {"to": to, "row": row},
            )
            if found := self.cursor.fetchone():
                return found[0]
        return None

    def _unite(self, table: str, column: str, stays: int, goes: int) -> None:
        self._move_referring(table, stays, goes)
        one, other = self._row(table, stays), self._row(table, goes)
        self.remove(table, goes)
        further = table in FURTHER and FURTHER[table](one, other)
        filled = [
            name for name in catalog.columns(table)
            if name not in (*OWN, column) and not _empty(other[name]) and one[name] != other[name]
            and (further or _empty(one[name]))
        ]  # fmt: skip
        with suppress(IntegrityError), transaction.atomic():  # where the two contradict, the one that stays is left
            self._take_over(table, stays, filled)

    def _take_over(self, table: str, stays: int, names: list[str]) -> None:
        """Columns of the row that was removed last."""
        if names:
            taken = self.merge.rows.filter(table_name=table, what=MergedRow.REMOVED).latest("pk").pk
            setting = ", ".join(
                f'"{name}" = (select taken."{name}" from merging_mergedrow m, '
                f"jsonb_populate_record(null::{table}, m.before) taken where m.id = {taken})"
                for name in names
            )
            self.change(table, stays, setting, [])

    def _row(self, table: str, row: int) -> dict:
        self.cursor.execute(f"select * from {table} where id = %s", [row])
        return dict(zip((column.name for column in self.cursor.description), self.cursor.fetchone(), strict=True))


def _empty(value) -> bool:
    return value is None or value in ("", [], b"")
