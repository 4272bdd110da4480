"""Gains of people, each once per scope by the first placement that has a wage: medians, means, shares."""

import numpy as np
import pandas as pd

from placements.outcomes.statistics import MIN_MEAN_N, order_statistic_ranks, t_quantile

from .groups import Scope
from .rates import wilson

GAINS = {"hourly": ("wage.hourly_gain", 100), "annualised": ("wage.annualised_gain", 10_000)}
COLUMNS = ["person", "cohort", "employer", "wage", "had_job", "hourly", "annualised"]


def ordered(facts: pd.DataFrame) -> pd.DataFrame:
    """The placement that counts of each person first; of two begun on one day the key decides."""
    tied = facts.duplicated(["person", "start"], keep=False)
    rank = facts.key.where(tied).rank(method="first").fillna(0)
    paid = facts[COLUMNS].assign(unpaid=facts.wage.isna(), start=facts.start, rank=rank)
    return paid.sort_values(["person", "unpaid", "start", "rank"])[COLUMNS]


def counted(paid: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """One row per person and scope."""
    rows = paid.merge(scope.members, on=scope.column) if scope.name != scope.column else paid
    if scope.name == scope.column:
        rows = rows.assign(scope=rows[scope.column])
    return rows.drop_duplicates(["scope", "person"])


def gains(rows: pd.DataFrame, method: str) -> dict[str, pd.DataFrame]:
    measure, unit = GAINS[method]
    keys = ["scope", "value"]
    has_wage = rows.wage.notna()
    whole = rows[keys].assign(people=1, excluded=has_wage & ~rows.had_job)
    groups = whole.groupby(keys, observed=True).sum()
    amounts = rows.loc[has_wage, [*keys, method]].dropna().sort_values([*keys, method])
    grouped = amounts.groupby(keys, observed=True)[method]
    groups["n"] = grouped.size()
    groups["n"] = groups.n.fillna(0).astype("int64")
    groups["mean"], groups["deviation"] = grouped.mean() / unit, grouped.std() / unit
    groups["gaining"] = (amounts[method] > 0).groupby([amounts[k] for k in keys], observed=True).sum()
    groups["gaining"] = groups.gaining.fillna(0).astype("int64")
    groups = groups.sort_index()
    first = groups.n.cumsum() - groups.n
    values = amounts[method].to_numpy() / unit

    def at(rank: pd.Series) -> np.ndarray:
        """The value of this rank (from 1) in each group; not a number where there is none."""
        good = rank.notna() & (groups.n > 0)
        place = (first + rank - 1).where(good, 0).astype("int64")
        return np.where(good, values[place] if len(values) else np.nan, np.nan)

    sizes = pd.Series(groups.n.unique())
    ranks = {n: order_statistic_ranks(n) or (np.nan, np.nan) for n in sizes}
    quantiles = {n: t_quantile(0.975, n - 1) for n in sizes if n >= MIN_MEAN_N}
    reach = groups.n.map(quantiles) * groups.deviation / np.sqrt(groups.n)
    share = wilson(groups.gaining.to_numpy(), groups.n.to_numpy())
    middle = (at((groups.n + 1) // 2) + at(groups.n // 2 + 1)) / 2
    limits = [at(groups.n.map({n: rank[end] for n, rank in ranks.items()})) for end in (0, 1)]
    table = groups.reset_index()[keys].rename(columns={"value": "group"}).assign(
        numerator=np.nan, denominator=groups.n.to_numpy(), immature=0,
        unknown=(groups.people - groups.n - groups.excluded).to_numpy(), excluded=groups.excluded.to_numpy(),
    )  # fmt: skip

    def figure(value, low, high, **more) -> pd.DataFrame:
        return table.assign(value=np.asarray(value), low=np.asarray(low), high=np.asarray(high), **more)

    return {
        measure: figure(middle, *limits),
        f"{measure}.mean": figure(groups["mean"], groups["mean"] - reach, groups["mean"] + reach),
        f"{measure}.share_gaining": figure(*share, numerator=groups.gaining.to_numpy()),
    }
