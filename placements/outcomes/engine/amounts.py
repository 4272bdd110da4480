"""Figures of money: from one row per person and scope, with a state and an amount, to medians, means and shares.

Amounts are integers finer than what is shown where they can be, so that medians are exact and no mean or deviation
hangs on the order in which rows are read.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from placements.outcomes.definitions import Definition
from placements.outcomes.statistics import mean_interval, order_statistic_ranks, wilson

from .facts import EXCLUDED, IMMATURE, UNKNOWN, YES
from .row import Row, make_row
from .stage import Stage


class Amount(NamedTuple):
    """SQL for the state of one person and, where that is yes, for the amount; how many of them make a dollar."""

    state: str
    amount: str
    unit: int = 100
    kind: str = "bigint"  # type of the amount


GROUPED = f"""
select '{{method}}'::text as method, scope_id, {{value}} as value_id, count(amount)::int as n,
       (count(*) filter (where state = {UNKNOWN}))::int as unknown,
       (count(*) filter (where state = {IMMATURE}))::int as immature,
       (count(*) filter (where state = {EXCLUDED}))::int as excluded,
       (count(*) filter (where amount > 0))::int as gaining,
       {{employers}} as employers,
       avg(amount)::float8 as mean, sqrt(var_samp(amount)::float8) as deviation,
       array_agg(amount order by amount) filter (where amount is not null) as amounts
from (select *, (case when state = {YES} then {{amount}} end)::{{kind}} as amount
      from (select *, {{state}} as state from {{people}} own) stated) p {{values}}
group by 2, 3 {{having}}
"""
# The middle values and the two that bound the median, out of each group's sorted amounts.
PICKED = """
select method, scope_id, value_id, n, unknown, immature, excluded, gaining, employers, mean, deviation,
       amounts[(n + 1) / 2], amounts[n / 2 + 1], amounts[r.low], amounts[r.high]
from {paid} sums left join unnest(%(n)s::int[], %(low)s::int[], %(high)s::int[]) r (size, low, high) on r.size = n
"""


def rows(
    stage: Stage, definitions: Iterable[Definition], cut: str, people: str, amounts: dict[str, Amount], having: str = ""
) -> Iterator[Row]:
    """The figures of each group of `people` (a relation: scope, employer, cuts, and what `amounts` read)."""
    by_method: dict[str, list[Definition]] = {}
    for definition in definitions:
        if not (cut and definition.supporting):
            by_method.setdefault(definition.method, []).append(definition)
    for method, scope_id, value_id, *numbers in _groups(stage, cut, people, amounts, by_method, having):
        group = stage.group(cut, scope_id, value_id)
        for definition in by_method[method]:
            yield amount_row(definition, stage.parameters["as_of"], group, amounts[method].unit, *numbers)


def named(stage: Stage, people: str, cut: str) -> dict[str, str]:
    """How the groups of a cut, where there is one, are joined to the rows `p` of a relation of people."""
    found = {"people": stage.relations[people], "value": "null::int", "values": ""}
    if cut:
        values = f"join {stage.relations['value']} v on v.cut = %(cut)s and v.code = p.{cut}"
        found |= {"value": "v.value_id", "values": values}
    return found


def _groups(
    stage: Stage, cut: str, people: str, amounts: dict[str, Amount], methods: dict[str, list[Definition]], having: str
) -> list[tuple]:
    """All methods of a family at once: a page asks as often for twelve as for one."""
    if not methods:
        return []
    stage.parameters["cut"] = cut
    grouped = (
        GROUPED.format(
            **named(stage, people, cut),
            method=method,
            state=amounts[method].state,
            amount=amounts[method].amount,
            kind=amounts[method].kind,
            having=f"having {having}" if having else "",
            employers="count(distinct employer_id) filter (where amount is not null)"
            if any(definition.kind == "count" for definition in chosen)
            else "0",
        )
        for method, chosen in methods.items()
    )
    stage.view("paid", " union all ".join(grouped))
    paid = stage.relations["paid"]
    sizes = [n for (n,) in stage.rows(f"select distinct n from {paid} sums where n >= 6")]
    ranks = [order_statistic_ranks(n) for n in sizes]
    picked = PICKED.format(paid=paid)
    return stage.rows(picked, n=sizes, low=[rank[0] for rank in ranks], high=[rank[1] for rank in ranks])


def amount_row(
    definition, as_of, group, unit, n, unknown, immature, excluded, gaining, employers, mean, deviation, *picked
) -> Row:
    """`unit` is how many of the amounts that were summed make a dollar."""
    lower_middle, upper_middle, low, high = picked
    numbers = {"denominator": n, "unknown": unknown, "immature": immature, "excluded": excluded}
    if definition.kind == "median" and n:
        numbers["value"] = (lower_middle + upper_middle) / (2 * unit)
        numbers["limits"] = None if low is None else (low / unit, high / unit)
    elif definition.kind == "mean" and n:
        numbers["value"] = mean / unit
        interval = mean_interval(n, mean, deviation)
        numbers["limits"] = interval and (interval.low / unit, interval.high / unit)
    elif definition.kind == "share":
        numbers |= {"numerator": gaining, "value": gaining / n if n else None, "limits": wilson(gaining, n)}
    elif definition.kind == "count":
        numbers["value"] = float(employers)
    return make_row(definition, as_of, group, **numbers)
