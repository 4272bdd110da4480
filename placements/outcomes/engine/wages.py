"""Pay before and after, from the placement facts: a person once per scope, by the first placement that has a wage.

Money is integer cents (hourly) and integer hundredths of a cent (annualised), so that medians are exact
and no mean or deviation hangs on the order in which rows are read.
"""

from collections.abc import Iterable, Iterator

from placements.outcomes.definitions import Definition
from placements.outcomes.statistics import mean_interval, order_statistic_ranks, wilson

from .row import Group, Row, make_row
from .stage import Stage

# Of two that started on one day the key decides: it stays when records move to another system, a row's number does not.
FIRST = """
select distinct on (m.scope_id, f.participant_id) m.scope_id, f.participant_id, f.employer_id,
       f.wage_cents, f.prior_cents, f.year_after, f.year_before, f.had_job {cuts}
from e_fact f join {scopes} m using ({column})
order by m.scope_id, f.participant_id, f.wage_cents is null, f.started_on, f.key collate "C"
"""
PAY = "({cohorts}) union all ({employers})"

HAS_BOTH = "wage_cents is not null and had_job"
# method of a definition → the amount of one person, and its unit in dollars
AMOUNTS = {
    "hourly": (f"case when {HAS_BOTH} then wage_cents - prior_cents end", 100),
    "annualised": (f"case when {HAS_BOTH} then year_after - year_before end", 10_000),
    "before": (f"case when {HAS_BOTH} then prior_cents end", 100),
    "after": (f"case when {HAS_BOTH} then wage_cents end", 100),
    "placement": ("wage_cents", 100),
    "employers": (f"case when {HAS_BOTH} then 0 end", 1),
}

GROUPED = """
select scope_id, {value} as value_id, count(amount)::int as n, count(*)::int as people,
       (count(*) filter (where wage_cents is not null and not had_job))::int as excluded,
       (count(*) filter (where amount > 0))::int as gaining,
       {employers} as employers,
       avg(amount)::float8 as mean, sqrt(var_samp(amount)::float8) as deviation,
       array_agg(amount order by amount) filter (where amount is not null) as amounts
from (select *, {amount} as amount from {pay} own) p {values}
group by 1, 2
"""
# The middle values and the two that bound the median, out of each group's sorted amounts.
PICKED = """
select scope_id, value_id, n, people, excluded, gaining, employers, mean, deviation,
       amounts[(n + 1) / 2], amounts[n / 2 + 1], amounts[r.low], amounts[r.high]
from {paid} sums left join unnest(%(n)s::int[], %(low)s::int[], %(high)s::int[]) r (size, low, high) on r.size = n
"""


def make_pay(stage: Stage, cuts: tuple[str, ...]) -> None:
    """One row per scope and person: the placement that speaks for the person there."""
    columns = "".join(f", f.{cut}" for cut in cuts)
    stage.view(
        "pay",
        PAY.format(
            cohorts=FIRST.format(scopes="e_cohort_scope", column="cohort_id", cuts=columns),
            employers=FIRST.format(scopes="e_employer_scope", column="employer_id", cuts=columns),
        ),
    )


def rows(stage: Stage, definitions: Iterable[Definition], cut: str) -> Iterator[Row]:
    by_method: dict[str, list[Definition]] = {}
    for definition in definitions:
        if not (cut and definition.supporting):
            by_method.setdefault(definition.method, []).append(definition)
    for method, chosen in by_method.items():
        for scope_id, value_id, *numbers in _groups(stage, method, cut):
            group = stage.group(cut, scope_id, value_id)
            for definition in chosen:
                yield wage_row(definition, stage.parameters["as_of"], group, AMOUNTS[method][1], *numbers)


def employers(stage: Stage, cut: str) -> dict[Group, list[int]]:
    """How many of the people in each group's wage gain each employer has: a figure must not be one firm's."""
    found: dict[Group, list[int]] = {}
    sql = """
        select scope_id, {value}, count(*)::int
        from {pay} p {values} where {both} group by scope_id, 2, employer_id
    """.format(
        **_named(stage, cut),
        both=HAS_BOTH,
    )
    for scope_id, value_id, people in stage.rows(sql, cut=cut):
        found.setdefault(stage.group(cut, scope_id, value_id), []).append(people)
    return found


def _groups(stage: Stage, method: str, cut: str) -> list[tuple]:
    stage.parameters["cut"] = cut
    stage.view(
        "paid",
        GROUPED.format(
            **_named(stage, cut),
            amount=AMOUNTS[method][0],
            employers="count(distinct employer_id) filter (where amount is not null)" if method == "employers" else "0",
        ),
    )
    paid = stage.relations["paid"]
    sizes = [n for (n,) in stage.rows(f"select distinct n from {paid} sums where n >= 6")]
    ranks = [order_statistic_ranks(n) for n in sizes]
    picked = PICKED.format(paid=paid)
    return stage.rows(picked, n=sizes, low=[rank[0] for rank in ranks], high=[rank[1] for rank in ranks])


def _named(stage: Stage, cut: str) -> dict[str, str]:
    """How the groups of a cut are joined to the rows `p` of pay."""
    names = stage.relations
    if not cut:
        return {"pay": names["pay"], "value": "null::int", "values": ""}
    values = f"join {names['value']} v on v.cut = %(cut)s and v.code = p.{cut}"
    return {"pay": names["pay"], "value": "v.value_id", "values": values}


def wage_row(definition, as_of, group, unit, n, people, excluded, gaining, employers, mean, deviation, *picked) -> Row:
    """`unit` is how many of the integers that were summed make a dollar."""
    lower_middle, upper_middle, low, high = picked
    if definition.method == "placement":
        excluded = 0
    numbers = {"denominator": n, "excluded": excluded, "unknown": people - n - excluded}
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
