"""The header of a file: which columns it has, and which it should."""

from django.utils.translation import gettext as _

from intermediary.exchange.cells import shown
from intermediary.exchange.loader.stage import Stage


def check(stage: Stage) -> tuple[list[tuple], list[str], bool]:
    """(problems as (n, line, column, problem, mend), remarks, can the rows be read at all)."""
    file, header = stage.file, stage.header
    if not header:
        return [_wrong("", _("the file is empty"), _("write a header with the names of the columns"))], [], False
    twice = sorted({name for name in header if header.count(name) > 1 and name})
    problems = [_wrong(name, _("the column is there twice"), _("remove one of the two")) for name in twice]
    if file.key not in header:
        problems.append(_wrong(file.key, _("the key column is missing"), _("add it: it names each record for ever")))
    readable = not problems
    problems += [
        _wrong(column.name, _("the column is missing"), _("add it: every record needs it"))
        for column in file.columns
        if column.required is True and column.name not in header
    ]
    known = {file.key, *(column.name for column in file.columns)}
    return problems, [_remark(file, name) for name in header if name not in known], readable


def _wrong(column: str, problem: str, mend: str) -> tuple:
    return None, 1, column, problem, mend


def _remark(file, name: str) -> str:
    return _("%(file)s: the column %(name)s is not known and was not read.") % {
        "file": file.file_name,
        "name": shown(name),
    }
