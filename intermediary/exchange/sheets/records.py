"""From the rows of a list to records of the exchange format: one row there can speak of a person, a firm and a job."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from intermediary.exchange.files import ORDER, File, Whole, file_named
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


@dataclass(frozen=True)
class Shape:
    """How a row of a list becomes a record of `file`: which path says which column, and who it speaks of beside.

    `key` is the path of the record's key, "" where no column says it. `empty` are columns that must be filled: where
    they are not, the loader says so. `parents`: column, must it be filled, the shape of the record that it names.
    """

    file: File
    own: bool
    key: str
    columns: tuple[tuple[str, str], ...]
    wholes: tuple[tuple[str, Whole], ...]
    given: dict[str, str]
    empty: tuple[str, ...]
    parents: tuple[tuple[str, bool, "Shape"], ...]

    @classmethod
    def of(cls, file: File, paths: Iterable[str], given: Mapping[str, str], prefix: str = "") -> "Shape":
        """The shape of a list of `file` whose columns say these paths; `given` is what the import is into."""
        sources = {path.removeprefix(prefix): path for path in paths if path.startswith(prefix)}
        if not prefix and not sources.keys() & {"cohort.cohort", *BORROWED.get(file.name, {})}:
            borrowed = BORROWED.get(file.name, {}).items()
            sources |= {path: other for path, other in borrowed if other in sources}
        return cls._of(file, sources, given, own=not prefix)

    @classmethod
    def _of(cls, file: File, sources: dict[str, str], given: Mapping[str, str], *, own: bool) -> "Shape":
        above = parents(file)
        wholes = [whole for name, whole in file.whole.items() if name in sources]
        needed = [c.name for c in file.columns if c.required is True and c.refers not in given and c not in above]
        told = {*sources, *(name for whole in wholes for name in whole.split(""))}
        lacks = not own and file.key in sources and not told.issuperset(needed)  # then it is a reference, no more
        return cls(
            file,
            own,
            sources.get(file.key, ""),
            () if lacks else tuple((c.name, sources[c.name]) for c in file.columns if c.name in sources),
            () if lacks else tuple((sources[name], whole) for name, whole in file.whole.items() if name in sources),
            {c.name: given[c.refers] for c in file.columns if given.get(c.refers)},
            tuple(name for name in needed if own or name in told),
            tuple(
                (c.name, bool(c.required), cls._of(file_named(c.refers), below, given, own=False))
                for c in above
                for below in [_below(sources, f"{c.name}.")]
                if not lacks and (c.required or below)
            ),
        )


def _below(sources: dict[str, str], prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): path for name, path in sources.items() if name.startswith(prefix)}


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

    def add(self, shape: Shape, values: Mapping[str, str], origin: tuple[str, int]) -> None:
        """Add a row of a list: path → text, and where it stands."""
        self._record(shape, values, origin)

    def tables(self) -> dict[str, list[Row]]:
        """File name → rows, in load order."""
        return {
            f"{name}.csv": [*self.found[name].values(), *self._again[name]]
            for name in ORDER
            if self.found.get(name) or self._again.get(name)
        }

    def _record(self, shape: Shape, values: Mapping[str, str], origin: tuple[str, int]) -> str:
        """The key of the record that a row speaks of; "" where it speaks of none."""
        row = {name: values[path] for name, path in shape.columns if path in values}
        for path, whole in shape.wholes:
            if path in values:
                row |= {name: text for name, text in whole.split(values[path]).items() if text or name not in row}
        key = values.get(shape.key, "")
        if not shape.own and not row and key:
            return key  # a reference, and nothing said about it
        named = {}
        for name, required, parent in shape.parents:
            found = self._record(parent, values, origin)
            if found or required:
                named[name] = found
        if not shape.own and not row and not any(named.values()):
            return ""
        row |= named
        for name in shape.empty:
            row.setdefault(name, "")
        row |= shape.given
        keyed, key = bool(key), key or self._key(shape.file, row, origin)
        self._keep(shape.file, key, Row({shape.file.key: key, **row}, origin), own=shape.own, keyed=keyed)
        return key

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
