"""From the rows of a list to records of the exchange format: one row there can speak of a person, a firm and a job."""

from collections import defaultdict
from collections.abc import Mapping

from django.utils.translation import gettext as _

from intermediary.exchange.files import ORDER, File, file_named
from intermediary.exchange.sheets.kinds import parents
from intermediary.exchange.workbooks.keys import fit, person_key
from intermediary.exchange.workbooks.report import Problem, Remark
from intermediary.exchange.workbooks.spelling import fold, slug

# Everybody with the same provider, programme and start date is a cohort: the first day of training tells which.
BORROWED = {"enrollments": {"cohort.starts_on": "enrolled_on"}}


class Row(dict):
    """A row of an exchange table, column → text, and `origin`: the (sheet, row) of the file that says so."""

    __slots__ = ("origin",)

    def __init__(self, values: dict, origin: tuple[str, int]):
        super().__init__(values)
        self.origin = origin


class Records:
    """What the lists of one file say, by file of the exchange format and key; rows that say the same are one record.

    The caller adds the rows of lists that others refer to first.
    """

    def __init__(self, initiative: str, grants: list[str], report):
        self.given = {"initiatives": initiative, "grants": ";".join(grants)}
        self.initiative, self.report = initiative, report
        self.found: dict[str, dict[str, Row]] = defaultdict(dict)
        self._again: dict[str, list[Row]] = defaultdict(list)
        self._named: dict[tuple, set[str]] = defaultdict(set)  # folded first and last name → keys of people
        self._disputed: set[tuple[str, str]] = set()

    def add(self, file: File, values: Mapping[str, str], origin: tuple[str, int], columns: Mapping[str, str]) -> None:
        """Add a row of a list of `file`. `values`: path → text; `columns`: path → header, of every column mapped."""
        for path, other in BORROWED.get(file.name, {}).items():
            if other in values and path not in values and not columns.keys() & {path, "cohort.cohort"}:
                values = {**values, path: values[other]}
        self._record(file, "", values, origin, columns)

    def tables(self) -> dict[str, list[Row]]:
        """File name → rows, in load order."""
        return {
            f"{name}.csv": [*self.found[name].values(), *self._again[name]]
            for name in ORDER
            if self.found.get(name) or self._again.get(name)
        }

    def _record(self, file: File, prefix: str, values, origin, columns) -> str:
        """The key of the record of `file` that a row speaks of in columns of this prefix; "" where of none."""
        said = {path[len(prefix) :]: text for path, text in values.items() if path.startswith(prefix)}
        if prefix and not said:
            return ""
        row, key = {}, said.get(file.key, "")
        for column in file.columns:
            if self.given.get(column.refers):
                row[column.name] = self.given[column.refers]
            elif column.name in said:
                row[column.name] = said[column.name]
            elif column.required is True and (not prefix or prefix + column.name in columns):
                row[column.name] = ""  # the loader says that it is missing
        for name, whole in file.whole.items():
            if name in said:
                row |= {column: text for column, text in whole.split(said[name]).items() if text or column not in row}
        if prefix and key and not row.keys() - self._given_columns(file):
            return key  # a reference, and nothing said about it
        for column in parents(file):
            parent = self._record(file_named(column.refers), f"{prefix}{column.name}.", values, origin, columns)
            if parent or column.required:
                row[column.name] = parent
        keyed = bool(key)
        key = key or self._key(file, row, origin)
        self._keep(file, key, Row({file.key: key, **row}, origin), own=not prefix, keyed=keyed)
        return key

    def _given_columns(self, file: File) -> set[str]:
        return {column.name for column in file.columns if column.refers in self.given}

    def _key(self, file: File, row: dict, origin: tuple[str, int]) -> str:
        """A key from what tells one record from another: the same content, the same key, each time."""
        if file.name == "participants":
            return self._person(row, origin)
        parts = [self._part(file, name, row.get(name, "")) for name in file.identity]
        if not any(parts):
            return fit(f"{self.initiative}/{origin[0]}/{origin[1]}")
        if file.name == "employers":  # one employer hires for many initiatives
            return fit("/".join(parts))
        return fit("/".join([self.initiative, *parts]))

    def _part(self, file: File, name: str, text: str) -> str:
        if not text:
            return ""
        if file.column(name).refers:
            return text.removeprefix(f"{self.initiative}/")
        return text if file.column(name).kind.reads in ("date", "quarter") else slug(text)

    def _person(self, row: dict, origin: tuple[str, int]) -> str:
        """People of one file are the same when first and last name agree; a birth date tells namesakes apart."""
        first, last, born = (row.get(name, "") for name in ("first_name", "last_name", "birth_date"))
        if not first and not last:
            return fit(f"{self.initiative}/{origin[0]}/{origin[1]}")
        if not born and len(known := self._named[fold(first), fold(last)]) == 1:
            return next(iter(known))
        return person_key(self.initiative, first, last, born)

    def _keep(self, file: File, key: str, row: Row, *, own: bool, keyed: bool) -> None:
        kept = self.found[file.name].get(key)
        if kept is None:
            self.found[file.name][key] = row
            if file.name == "participants":
                self._named[fold(row.get("first_name", "")), fold(row.get("last_name", ""))].add(key)
            return
        differs = [name for name, text in row.items() if text and kept.get(name) and kept[name] != text]
        if not own:
            for name in differs:
                self._remark(file, key, name, kept, row)
            kept |= {name: text for name, text in row.items() if text and not kept.get(name)}
        elif not differs:
            kept |= {name: text for name, text in row.items() if text and not kept.get(name)}
            self.report.repeated_rows.append(
                {"sheet": row.origin[0], "row": row.origin[1], "first_row": kept.origin[1]}
            )
        elif keyed:
            self._again[file.name].append(row)  # the loader says that the key stands there twice
        else:
            self.report.problems.append(
                Problem(
                    *row.origin,
                    differs[0],
                    _("row %(row)s says something else about the same record") % {"row": kept.origin[1]},
                    _("Keep the row that is right."),
                    "two_rows",
                )
            )

    def _remark(self, file: File, key: str, name: str, kept: Row, row: Row) -> None:
        if fold(kept[name]) == fold(row[name]) or (file.name + name, key) in self._disputed:
            return
        self._disputed.add((file.name + name, key))
        text = _("Row %(row)s says “%(other)s”, and this “%(said)s”; the first is kept.")
        said = {"row": kept.origin[1], "other": kept[name], "said": row[name]}
        self.report.remarks.append(Remark(*row.origin, name, text % said))
