"""Rows of a file beside the rows in force: laid into a temporary table by COPY, compared and put in place by SQL."""

from collections.abc import Iterable

from django.db import connection
from django.utils.translation import gettext as _

from intermediary.research.loading.kind import FileKind, Job
from intermediary.research.loading.report import SHOWN, Moved, Report
from intermediary.research.models import Release


class Staged:
    """The rows of one file, in the database but not yet in force."""

    name = "research_new"

    def __init__(self, spec: FileKind):
        self.spec, self.rows = spec, 0
        self.table = spec.model._meta.db_table
        fields = {field.name: field for field in spec.model._meta.local_fields}
        self.columns = [fields[name].column for name in spec.columns]
        self.values = [column for column in self.columns if column not in spec.key]
        self.quoted = ", ".join(f'"{column}"' for column in self.columns)
        self.same = " and ".join(f'o."{column}" = n."{column}"' for column in spec.key)

    def fill(self, rows: Iterable[tuple[int, tuple]]) -> None:
        """Copy (line, values) in; what reading them has to say goes into the report while they pass."""
        with connection.cursor() as cursor:
            cursor.execute(f"drop table if exists pg_temp.{self.name}")
            cursor.execute("set local enable_nestloop = off")  # many rows: joined by hashing, whatever is known of them
            cursor.execute(
                f"create temp table {self.name} on commit drop as "
                f"select 0 as line, {self.quoted} from {self.table} limit 0"
            )
            with cursor.copy(f"copy pg_temp.{self.name} (line, {self.quoted}) from stdin") as copy:
                for line, values in rows:
                    copy.write_row((line, *values))
                    self.rows += 1
            cursor.execute(f"analyze pg_temp.{self.name}")

    def check(self, job: Job, release: Release) -> None:
        """What only shows when all rows are there: a figure given twice, and a file older than what is in force."""
        keys = ", ".join(f'"{column}"' for column in self.spec.key)
        different = ", ".join(f'"{column}"' for column in self.values) or "1"
        with connection.cursor() as cursor:
            cursor.execute(
                f"select min(line), max(line), {keys}, count(distinct ({different})) from {self.name} "
                f"join (select {keys} from {self.name} group by {keys} having count(*) > 1) twice using ({keys}) "
                f"group by {keys} order by 1 limit 500"
            )
            twice = cursor.fetchall()
            for first, last, *key, kinds in twice:
                words = _("%(key)s stands on line %(first)s already") % {"key": " ".join(key), "first": first}
                if kinds > 1:
                    job.report.refuse(last, "", f"{words}.", _("Keep the right one: the two differ."))
                else:
                    job.report.note(last, "", f"{words}.", _("Taken once: the two are the same."))
            if not self.spec.several_periods:
                cursor.execute(
                    f"select r.period, count(*) from {self.table} o join research_release r on r.id = o.release_id "
                    f"where not r.sample and r.period > %s "
                    f"and exists (select from {self.name} n where {self._covered()}) group by r.period",
                    [release.period],
                )
                for period, number in cursor.fetchall():
                    job.report.refuse(
                        0, "",
                        _("The file is of %(old)s, and %(n)s figures of %(new)s are in force.")
                        % {"old": release.period, "new": period, "n": number},
                        _("Load the file of the newest year."),
                    )  # fmt: skip
            if twice:
                again = self.same.replace("o.", "a.")
                cursor.execute(f"delete from {self.name} a using {self.name} n where a.line > n.line and {again}")

    def compare(self, report: Report) -> None:
        """Count what the file adds, changes and retires, with the first of each in words."""
        key = " || ' ' || ".join(f"coalesce({{side}}.\"{column}\"::text, '')" for column in self.spec.key)
        differs = self._differs()
        sides = {
            "added": ("n", f"{self.name} n where not exists (select from {self.table} o where {self.same})", "''"),
            "changed": ("n", f"{self.name} n join {self.table} o on {self.same} where {differs}", self._said_change()),
            "retired": (
                "o",
                f"{self.table} o where exists (select from {self.name} n where {self._covered()}) "
                f"and not exists (select from {self.name} n where {self.same})",
                "''",
            ),
        }
        with connection.cursor() as cursor:
            for kind, (side, rows, words) in sides.items():
                cursor.execute(f"select count(*) from {rows}")
                number = cursor.fetchone()[0]
                order = ", ".join(f'{side}."{column}"' for column in self.spec.key)
                cursor.execute(f"select {key.format(side=side)} || {words} from {rows} order by {order} limit {SHOWN}")
                setattr(report, kind, Moved(number, [row[0] for row in cursor.fetchall()]))
        report.unchanged = self.count() - report.added.number - report.changed.number

    def count(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute(f"select count(*) from {self.name}")
            return cursor.fetchone()[0]

    def write(self, release: Release) -> None:
        """Put the rows in force under a release. What no other release has rows of any more is history."""
        release.rows = self.count()
        release.save(update_fields=["rows"])
        put = ", ".join(f'"{column}" = excluded."{column}"' for column in [*self.values, "release_id"])
        keys = ", ".join(f'"{column}"' for column in self.spec.key)
        with connection.cursor() as cursor:
            cursor.execute(
                f"delete from {self.table} o where exists (select from {self.name} n where {self._covered()}) "
                f"and not exists (select from {self.name} n where {self.same})"
            )
            cursor.execute(
                f"insert into {self.table} ({self.quoted}, release_id) select {self.quoted}, %s from {self.name} "
                f"on conflict ({keys}) do update set {put}",
                [release.pk],
            )
        self.drop()

    def drop(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("set local enable_nestloop = on")
            cursor.execute(f"drop table if exists pg_temp.{self.name}")

    def _covered(self) -> str:
        return " and ".join(f'n."{column}" = o."{column}"' for column in self.spec.covers) or "true"

    def _differs(self) -> str:
        if not self.values:
            return "false"
        ours, theirs = (", ".join(f'{side}."{column}"' for column in self.values) for side in "on")
        return f"row({ours}) is distinct from row({theirs})"

    def _said_change(self) -> str:
        """Which columns differ, old → new, as one SQL text."""
        part = (
            "case when o.\"{0}\" is distinct from n.\"{0}\" then ' {0} ' || coalesce(o.\"{0}\"::text, '–') || ' → ' "
            "|| coalesce(n.\"{0}\"::text, '–') else '' end"
        )
        return " || ".join(part.format(column) for column in self.values) or "''"
