"""What can only be seen across rows: keys, references, and rules over the state as it will be. All in SQL, all at once.

In a partial load a row that depends on a bad one is bad too, until no more is found: the good rows then stand on
nothing that was left out.
"""

import re
from collections.abc import Callable

from django.utils.translation import gettext as _

from intermediary.exchange.columns import Column
from intermediary.exchange.files import ALSO_CHECKED, Rule, file_named
from intermediary.exchange.loader.stage import Stage


def check(load) -> None:
    """Note every problem of every stage of a load."""
    for stage in load.stages.values():
        _again(load, stage)
    for stage in load.stages.values():
        for column in stage.columns:
            if column.refers:
                _missing(load, stage, column)
        for column in stage.file.columns:
            if column.required == "new":
                _needed(load, stage, column)
        for rule in stage.file.rules:
            _rule(load, stage, rule)
    while True:
        while load.partial and sum([_dependents(load, stage) for stage in load.stages.values()]):
            pass
        found = sum([look(load, stage) for stage in load.stages.values() for look in _checks(stage.file)])
        if not (load.partial and found):
            return


def _checks(file) -> list[Callable]:
    return [*file.checks, *ALSO_CHECKED.get(file.name, ())]


def considered(load) -> str:
    """SQL: rows `s` that take part in checks across rows."""
    return "not s._bad" if load.partial else "not s._again and s._key is not null"


def template(text: str, value: Callable[[str], str]) -> tuple[str, list[str]]:
    """A message with {columns} in it as (format for PostgreSQL, SQL of the values)."""
    names = re.findall(r"\{(\w+)\}", text)
    return re.sub(r"\{\w+\}", "%s", text.replace("%", "%%")), [value(name) for name in names]


def said(text: str, value: Callable[[str], str], params: dict, name: str) -> str:
    """SQL for a message with values in it; its text travels as a parameter."""
    form, values = template(str(text), value)
    params[name] = form
    return f"format({', '.join([f'%({name})s', *values])})" if values else f"format(%({name})s)"


def _again(load, stage: Stage) -> None:
    load.cursor.execute(
        "create temp table load_again on commit drop as select _n, first from (select _n, _key, "
        f"first_value(_line) over w as first, row_number() over w as place from {stage.table} where _key in "
        f"(select _key from {stage.table} group by _key having count(*) > 1) "
        "window w as (partition by _key order by _n)) rows where place > 1"
    )
    load.cursor.execute(f"update {stage.table} s set _again = true from load_again a where a._n = s._n")
    params = {"column": stage.file.key, "mend": _("give each record its own key, or remove one of the rows")}
    problem = said(_("the key {_key} stands already in line {first}"), _of_row, params, "problem")
    load.mark(
        stage,
        f"select s._n, %(column)s, {problem}, %(mend)s from load_again a join {stage.table} s using (_n)",
        params,
    )
    if load.partial:  # which of them is right only a person knows
        problem = said(_("the key {_key} stands in other lines as well"), _of_row, params, "problem")
        load.mark(
            stage,
            f"select s._n, %(column)s, {problem}, %(mend)s from {stage.table} s where not s._again and s._key in "
            f"(select g._key from {stage.table} g where g._again)",
            params,
        )
    load.cursor.execute("drop table load_again")


def _of_row(name: str) -> str:
    return f's."{name}"' if name != "first" else "a.first"


def _keys(stage: Stage, column: Column) -> str:
    """FROM clause and key expression `k` of every reference in a column."""
    cell = f's."{column.name}"'
    return f"{stage.table} s, unnest({cell}) k" if column.many else f"{stage.table} s, lateral (select {cell}) w (k)"


def _missing(load, stage: Stage, column: Column) -> None:
    target = file_named(column.refers)
    if target.name in load.unread and not load.partial:
        return  # the rows that could not be read may hold it
    parent = load.stages.get(target.name)
    staged = f"and not exists (select from {parent.table} p where p._key = k)" if parent else ""
    params = {"column": column.name}
    params["mend"] = _("correct the key, or add a row for it to %(file)s") % {"file": target.file_name}
    text = _("{k} is neither in %(file)s nor on record") % {"file": target.file_name}
    problem = said(text, lambda name: "k", params, "problem")
    load.mark(
        stage,
        f"select s._n, %(column)s, {problem}, %(mend)s from {_keys(stage, column)} where k is not null {staged} "
        f"and not exists (select from {target.table} r where r.key = k)",
        params,
    )


def _needed(load, stage: Stage, column: Column) -> None:
    if stage.has(column.name) and column.name not in stage.ragged:
        return  # an empty cell was found by then
    params = {"column": column.name, "problem": _("a new record needs this column"), "mend": _("add it and fill it in")}
    absent = f"and '{column.name}' = any (s._absent)" if stage.has(column.name) else ""
    load.mark(
        stage,
        f"select s._n, %(column)s, %(problem)s, %(mend)s from {stage.rows_and_records} where t.id is null {absent}",
        params,
    )


def _rule(load, stage: Stage, rule: Rule) -> None:
    names = re.findall(r"\{(\w+)\}", rule.wrong)
    if not any(stage.has(name) for name in names):
        return
    params = {"column": rule.column, "mend": str(rule.mend)}
    problem = said(rule.problem, stage.final, params, "problem")
    wrong = re.sub(r"\{(\w+)\}", lambda found: stage.final(found[1]), rule.wrong)
    load.mark(
        stage, f"select s._n, %(column)s, {problem}, %(mend)s from {stage.rows_and_records} where {wrong}", params
    )


def _dependents(load, stage: Stage) -> int:
    """Rows that refer to a row that is left out."""
    found = 0
    for column in stage.columns:
        parent = load.stages.get(column.refers)
        if not parent:
            continue
        params = {"column": column.name, "mend": _("mend that row, and load both again")}
        text = _("depends on %(file)s line {_line}, which is left out") % {"file": parent.file.file_name}
        problem = said(text, lambda name: "p._line", params, "problem")
        found += load.mark(
            stage,
            f"select distinct on (s._n) s._n, %(column)s, {problem}, %(mend)s from {_keys(stage, column)} "
            f"join {parent.table} p on p._key = k and p._bad where not s._bad",
            params,
        )
    return found


def too_early(load, stage: Stage, *, column: str, reference: str, limit: str, on_record: str, problem, mend) -> int:
    """Rows whose date in `column` lies before the date `limit` of the record that `reference` names.

    The limit is what this load says of that record, or else what `on_record` (SQL: key, day) does. `problem` may name
    {day} and {limit}.
    """
    other = load.stages.get(stage.file.column(reference).refers)
    said_here = "select null::text as key, null::date as day"
    if other and other.has(limit):
        said_here = (
            f"""select s._key as key, s."{limit}" as day from {other.table} s """
            f"where {considered(load)} and not '{limit}' = any (coalesce(s._absent, '{{}}'))"
        )
    params: dict = {"column": column, "mend": str(mend)}
    words = said(problem, lambda name: f'rows."{name}"', params, "problem")
    return load.mark(
        stage,
        f"""select rows.n, %(column)s, {words}, %(mend)s from (
            select own.n, own.day, case when here.key is null then record.day else here.day end as "limit" from (
                select s._n as n, {stage.final(reference)} as key, {stage.final(column)} as day
                from {stage.rows_and_records} where {considered(load)}
            ) own
            left join ({said_here}) here on here.key = own.key
            left join ({on_record}) record on record.key = own.key
        ) rows where rows.day < rows."limit"
        """,
        params,
    )
