"""Let the tables of a file speak of the records that are there."""

from collections.abc import Mapping

from intermediary.exchange.files import file_named
from intermediary.exchange.matching.find import Found


def settle(tables: dict[str, list], found: Found) -> dict[str, list]:
    """The tables with each key that stands for another replaced by it, everywhere; rows that became one are one.

    The first row of a record says what the others leave open. Names stay as they are spelled on record.
    """
    same = {file: keys for file, keys in found.same.items() if keys}
    if not same:
        return tables
    return {name: _settled(name, rows, same, found.spelled) for name, rows in tables.items()}


def _settled(name: str, rows: list, same: Mapping, spelled: Mapping) -> list:
    file = file_named(name)
    refers = [(column.name, same[column.refers]) for column in file.columns if column.refers in same]
    own, right = same.get(file.name, {}), spelled.get(file.name, {})
    shared, first, result = set(own.values()), {}, []
    for row in rows:
        for column, keys in refers:
            if row.get(column) in keys:
                row[column] = keys[row[column]]
        if (key := row[file.key]) in own:
            row |= {column: text for column, text in right.get(key, {}).items() if column in row}
            row[file.key] = key = own[key]
        if key in shared and key in first:
            first[key] |= {column: text for column, text in row.items() if text and not first[key].get(column)}
            continue
        first.setdefault(key, row)
        result.append(row)
    return result
