"""The federal indicators from the facts of periods: five numbers of each rate, and the median of earnings."""

from collections.abc import Iterable, Iterator

from placements.outcomes.definitions import Definition
from placements.outcomes.statistics import order_statistic_ranks

from .facts import EXCLUDED, IMMATURE, UNKNOWN, YES
from .retention import rate
from .row import Row, make_row
from .stage import Stage
from .tallies import Axis, counts

PERIODS = Axis("cohort_set", "period_scope")
# The state of each measure; beside that of the median stand the cents.
COLUMNS = {
    "wioa.er_q2": "er_q2",
    "wioa.er_q4": "er_q4",
    "wioa.median_q2": "paid_q2",
    "wioa.credential": "credential",
    "wioa.msg": "msg",
    "wioa.ese": "ese",
}
STATES = {"yes": YES, "unknown": UNKNOWN, "immature": IMMATURE, "excluded": EXCLUDED}

AMOUNTS = f"""
select scope_id, {{value}} as value_id, count(*)::int as n, array_agg(cents_q2 order by cents_q2) as amounts
from {{period}} p join {{scopes}} m using (cohort_set) {{values}}
where paid_q2 = {YES} group by 1, 2
"""
PICKED = """
select scope_id, value_id, amounts[(n + 1) / 2], amounts[n / 2 + 1], amounts[r.low], amounts[r.high]
from {amounts} a left join unnest(%(n)s::int[], %(low)s::int[], %(high)s::int[]) r (size, low, high) on r.size = n
"""


def rows(stage: Stage, definitions: Iterable[Definition], cut: str) -> Iterator[Row]:
    chosen = {COLUMNS[d.key]: d for d in definitions}
    counted = {f"total_{column}": f"{column} is not null" for column in chosen} | {
        f"{name}_{column}": f"{column} = {state}" for column in chosen for name, state in STATES.items()
    }
    medians = _medians(stage, cut) if "paid_q2" in chosen else {}
    for group, number in counts(stage, PERIODS, cut, "period", counted):
        for column, definition in chosen.items():
            numbers = {name: number[f"{name}_{column}"] for name in ("total", *STATES)}
            if not numbers["total"]:
                continue
            if definition.kind == "rate":
                yield rate(definition, stage.parameters["as_of"], group, **numbers)
            else:
                yield make_row(
                    definition,
                    stage.parameters["as_of"],
                    group,
                    denominator=numbers["yes"],
                    **{name: numbers[name] for name in ("unknown", "immature", "excluded")},
                    **medians.get(group, {}),
                )


def _medians(stage: Stage, cut: str) -> dict:
    """Each group's median in dollars, with its limits by order statistics."""
    stage.parameters["cut"] = cut
    names = stage.relations
    values = f"join {names['value']} v on v.cut = %(cut)s and v.code = p.{cut}" if cut else ""
    stage.view(
        "amounts",
        AMOUNTS.format(
            period=names["period"],
            scopes=names["period_scope"],
            value="v.value_id" if cut else "null::int",
            values=values,
        ),
    )
    amounts = names["amounts"]
    sizes = [n for (n,) in stage.rows(f"select distinct n from {amounts} a where n >= 6")]
    ranks = [order_statistic_ranks(n) for n in sizes]
    picked = stage.rows(
        PICKED.format(amounts=amounts), n=sizes, low=[rank[0] for rank in ranks], high=[rank[1] for rank in ranks]
    )
    return {
        stage.group(cut, scope_id, value_id): {
            "value": (lower + upper) / 200,
            "limits": None if low is None else (low / 100, high / 100),
        }
        for scope_id, value_id, lower, upper, low, high in picked
    }
