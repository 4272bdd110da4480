"""Counts of states, and the verified rate with Wilson's limits."""

import numpy as np
import pandas as pd

from placements.outcomes.definitions.retention import MILESTONES
from placements.outcomes.statistics.proportions import Z95

from .facts import EXCLUDED, IMMATURE, METHODS, UNKNOWN, YES
from .groups import Scope

RETENTION = {f"sector.ret.{method}.{days}": f"{method}_{days}" for method in METHODS for days in MILESTONES}
TRAINING = {"sector.completion": "completion", "sector.placement": "placed"}
FIGURES = ("numerator", "denominator", "unknown", "immature", "excluded", "value", "low", "high")


def tally(rows: pd.DataFrame, axis: str, measures: dict[str, str]) -> pd.DataFrame:
    """Per cohort (or employer) and value, how many rows are in each state that is asked for."""
    counted = {axis: rows[axis], "value": rows["value"]}
    for column in measures.values():
        states = rows[column].to_numpy()
        counted |= {name: states == state for name, state in wanted(column).items() if name not in counted}
    tallied = pd.DataFrame(counted).groupby([axis, "value"], observed=True)
    return tallied.sum().assign(size=tallied.size()).reset_index()


def wanted(column: str) -> dict[str, int]:
    """Names of the sums for one column. Who is due or excluded on a day is the same whatever the method."""
    _method, _, day = column.partition("_")
    shared = day or column
    return {
        f"yes {column}": YES, f"unknown {column}": UNKNOWN, f"immature {shared}": IMMATURE,
        f"excluded {shared}": EXCLUDED, **({} if day else {f"none {column}": 0}),
    }  # fmt: skip


def rates(tallied: pd.DataFrame, scope: Scope, measures: dict[str, str]) -> dict[str, pd.DataFrame]:
    numbers = [c for c in tallied.columns if c not in (scope.column, "value")]
    sums = scope.roll_up(tallied, ["value"], numbers)
    named = sums[["scope", "value"]].rename(columns={"value": "group"})
    found = {}
    for measure, column in measures.items():
        yes, unknown, immature, excluded, *none = (sums[name].to_numpy() for name in wanted(column))
        counted = sums["size"].to_numpy() - (none[0] if none else 0)
        eligible = counted - immature - excluded
        value, low, high = wilson(yes, eligible)
        table = named.assign(
            numerator=yes, denominator=eligible, unknown=unknown, immature=immature, excluded=excluded,
            value=value, low=low, high=high,
        )  # fmt: skip
        found[measure] = table[counted > 0] if none else table
    return found


def wilson(part: np.ndarray, whole: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rate and limits; not a number where there is nobody."""
    n = np.where(whole > 0, whole, np.nan)
    rate, z2 = part / n, Z95 * Z95
    centre = (rate + z2 / (2 * n)) / (1 + z2 / n)
    reach = Z95 * np.sqrt(rate * (1 - rate) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    low = np.where(rate == 0, 0.0, np.maximum(centre - reach, 0))
    high = np.where(rate == 1, 1.0, np.minimum(centre + reach, 1))
    return rate, low, high
