"""From a workbook to records: read, translated, loaded through the one way in. What cannot be written is listed."""

from collections import defaultdict
from datetime import date

from django.utils.translation import gettext as _

from intermediary.exchange import cells, likenesses, matching, workbooks
from intermediary.exchange.loader import load
from intermediary.funding.models import Grant
from intermediary.initiatives.models import Initiative


class ImportRefused(Exception):
    """The import was asked for with a key that cannot be used. The message says which, and what to do."""


def import_workbook(
    source, *, initiative: str, grants: list[str], as_of: date, by=None, note: str = "", dry_run: bool = False
) -> dict:
    """Import a five-sheet workbook (a path or its bytes) into the initiative and grants that the keys name.

    An initiative that does not exist is created, named by its key and begun with its first cohort. Returns what the
    import page and `import_workbook --format json` show: counts (of what the file holds, rows left out not counted),
    problems, remarks, repairs, repeated_rows, and `written`. Raises NotThisWorkbook where the file is no such
    workbook, ImportRefused for a grant that is not on record. The caller says who acts (`accounts.scope.acting`).
    """
    _check_keys(initiative, grants)
    book = workbooks.read(source, as_of=as_of, initiative=initiative, grants=grants)
    book = likenesses.taken_as_two(book, matching.find(book.tables, likenesses.answers()))
    left_out: dict[str, set[int]] = defaultdict(set)

    def place(file: str, index: int, column: str) -> tuple[str, int, str]:
        left_out[file].add(index)
        return book.trace(file, index, column)

    tables = {**_new_initiative(initiative, book, as_of), **book.tables}
    loaded = load(tables, by=by, note=note, partial=True, dry_run=dry_run, origin=place)
    report = book.as_dict()
    if left_out:
        report["counts"] = book.recounted(left_out)
    for sheet, row, column, problem, mend in dict.fromkeys(loaded.problems):  # one row can stand in several tables
        report["problems"].append({"sheet": sheet, "row": row, "column": column, "problem": problem, "mend": mend})
    report["remarks"] += [{"sheet": "", "row": 0, "column": "", "remark": remark} for remark in loaded.remarks]
    return {**report, "written": loaded.written}


def _check_keys(initiative: str, grants: list[str]) -> None:
    try:
        usable = initiative == initiative.strip() and cells.key(initiative)
    except cells.Wrong as wrong:
        raise ImportRefused(_("The initiative's key: %(problem)s.") % {"problem": wrong.problem}) from wrong
    if not usable:
        raise ImportRefused(_("The initiative's key is empty, or has spaces around it."))
    known = {*Grant.objects.filter(key__in=grants).values_list("key", flat=True)}
    if missing := [key for key in grants if key not in known]:
        raise ImportRefused(
            _("There is no grant with the key %(missing)s. Load it first, in grants.csv, or leave it away.")
            % {"missing": ", ".join(missing)}
        )


def _new_initiative(key: str, book, as_of: date) -> dict:
    if Initiative.objects.filter(key=key).exists():
        return {}
    starts = [row["starts_on"] for row in book.tables["cohorts.csv"] if row.get("starts_on")]
    return {"initiatives": [{"initiative": key, "name": key, "started_on": min(starts, default=as_of.isoformat())}]}
