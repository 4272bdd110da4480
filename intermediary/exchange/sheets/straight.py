"""A list whose rows have keys of their own and refer to others by key: read as it goes, however long it is.

Nothing of it has to be brought together with other rows, so none is kept: memory does not grow with their number.
"""

import re
from collections.abc import Iterator

from intermediary.exchange.files import file_named
from intermediary.exchange.loader.sources import ABSENT, Rows
from intermediary.exchange.sheets.kinds import GIVEN, ListKind
from intermediary.exchange.workbooks.headers import blank, is_total

_PLAIN_KEY = re.compile(r"[A-Za-z]{0,12}[-_/.]?\d[\w./-]*", re.ASCII).fullmatch  # nothing about it needs putting right
MATCHED = {"participants", "employers"}  # each is compared with those that are there, which takes all of them


def columns(kind: ListKind, paths: dict[int, str]) -> dict[int, str] | None:
    """Position → column of the list's own file, where every mapped column is one; None where the list is no such."""
    file = kind.file
    by_path = {file.key: file.key, **{column.name: column.name for column in file.columns}}
    for column in file.columns:
        if column.refers in GIVEN:
            return None
        if column.refers:
            by_path[f"{column.name}.{file_named(column.refers).key}"] = column.name
    found = {at: by_path.get(path, "") for at, path in paths.items()}
    if file.name in MATCHED or file.key not in found.values() or not all(found.values()):
        return None
    return found if len({*found.values()}) == len(found) else None


def table(sheet, places: dict[int, str], rows) -> Rows:
    """The rows of a sheet as the loader takes them; what is put right goes to the sheet's report.

    `sheet` is a `reading._Sheet`, `places` its columns by position. An empty cell changes nothing, as in any list.
    """
    required = {column.name for column in sheet.kind.file.columns if column.required is True} | {sheet.kind.file.key}
    said = [
        (at, reader := sheet.readers[at], reader.known, reader.cell.kind == "id", "" if name in required else ABSENT)
        for at, name in places.items()
    ]
    ragged = frozenset(name for name in places.values() if name not in required)
    return Rows(list(places.values()), ragged, lambda: _cells(sheet, said, rows))


def _cells(sheet, said: list[tuple], rows) -> Iterator[tuple[tuple[str, int], list[str]]]:
    name, first, header = sheet.mapping.sheet, sheet.mapping.header_row, []
    empty = [column[-1] for column in said]
    for number, row in enumerate(rows, 1):
        if number <= first:
            if number == first:
                header = row
                sheet.name_columns(header)
            continue
        width, cells, dirty = len(row), [], False
        for at, reader, known, keyed, nothing in said:
            raw = row[at] if at < width else ""
            if raw == "" or raw is None:
                cells.append(nothing)
                continue
            if keyed and raw.__class__ is str and _PLAIN_KEY(raw):
                cells.append(raw)
                continue
            found = known.get(raw) if raw.__class__ is str else None
            text, kind = found or reader.read(raw)
            cells.append(text or nothing)
            if kind:
                dirty = True
        if cells == empty and all(blank(cell) for cell in row):
            continue
        if is_total(row) or sheet.is_header(header, row):
            continue
        if dirty:
            sheet.repaired(row, number)
        yield (name, number), cells
