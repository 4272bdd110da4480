"""From a workbook to records: read, translated, loaded through the one way in. What cannot be written is listed."""

from datetime import date

from intermediary.exchange import workbooks
from intermediary.exchange.loader import load


def import_workbook(
    source, *, initiative: str, grants: list[str], as_of: date, by=None, note: str = "", dry_run: bool = False
) -> dict:
    """Import a five-sheet workbook (a path or its bytes) into the initiative and grants that the keys name.

    Returns what the import page and `import_workbook --format json` show: counts, problems, remarks, repairs,
    repeated_rows, and `written`. Raises NotThisWorkbook, with what to do, where the file is no such workbook.
    The caller says who acts (`accounts.scope.acting`).
    """
    book = workbooks.read(source, as_of=as_of, initiative=initiative, grants=grants)
    loaded = load(book.tables, by=by, note=note, partial=True, dry_run=dry_run, origin=book.trace)
    report = book.as_dict()
    for sheet, row, column, problem, mend in loaded.problems:
        report["problems"].append({"sheet": sheet, "row": row, "column": column, "problem": problem, "mend": mend})
    report["remarks"] += [{"sheet": "", "row": 0, "column": "", "remark": remark} for remark in loaded.remarks]
    return {**report, "written": loaded.written}
