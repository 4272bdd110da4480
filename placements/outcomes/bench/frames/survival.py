"""Kaplan–Meier with late entry for all groups at once: counted per day, estimated by running products."""

import numpy as np
import pandas as pd

from placements.outcomes.definitions.retention import MILESTONES
from placements.outcomes.statistics.proportions import Z95

from .groups import Scope

FAR = 366  # what comes after day 365 is one day
SPAN = 512  # group and day in one number


def histogram(rows: pd.DataFrame, axis: str, method: str) -> pd.DataFrame:
    """How many placements of each cohort (or employer) entered, and left, on which day; -1 for those never at risk."""
    time, entry = rows[f"{method}_time"], rows.entry
    at_risk = time > entry
    keys = pd.DataFrame(
        {
            axis: rows[axis],
            "value": rows["value"],
            "entry": entry.clip(upper=FAR),
            "time": time.clip(upper=FAR).where(at_risk, -1),
            "ended": rows[f"{method}_ended"] & (time < FAR) & at_risk,
        }
    )
    return keys.groupby(list(keys.columns), observed=True, as_index=False).size()


def curves(counted: pd.DataFrame, scope: Scope, method: str) -> dict[str, pd.DataFrame]:
    rolled = scope.roll_up(counted, ["value", "entry", "time", "ended"], ["size"])
    groups = rolled.groupby(["scope", "value"], observed=True, sort=False)
    rolled = rolled.assign(group=groups.ngroup())
    told = rolled.drop_duplicates("group").set_index("group")[["scope", "value"]].rename(columns={"value": "of"})
    ever = rolled["size"].where(rolled.time >= 0, 0).groupby(rolled.group).sum()
    never = rolled["size"].where(rolled.time < 0, 0).groupby(rolled.group).sum()
    seen = rolled[(rolled.time >= 0) & (rolled.entry < FAR)]
    entered = Running(seen.group * SPAN + seen.entry, seen["size"])
    left = Running(seen.group * SPAN + seen.time, seen["size"])
    events = seen[seen.ended].groupby(["group", "time"], as_index=False)["size"].sum()
    day = events.group * SPAN + events.time
    at_risk = at_risk_on(events.group, day, entered, left)
    gone = events["size"]
    survival = (1 - gone / at_risk).groupby(events.group).cumprod()
    term = (gone / (at_risk * (at_risk - gone)).where(at_risk > gone)).fillna(0)
    variance = term.groupby(events.group).cumsum()
    found = {}
    numbers = told.index.to_series()
    for days in MILESTONES:
        last = np.searchsorted(day, numbers * SPAN + days, side="right") - 1
        some = (last >= 0) & (events.group.to_numpy()[last] == numbers.to_numpy()) if len(events) else last >= 0
        s = np.where(some, survival.to_numpy()[last] if len(events) else 1.0, 1.0)
        v = np.where(some, variance.to_numpy()[last] if len(events) else 0.0, 0.0)
        known = (at_risk_on(numbers, numbers * SPAN + days, entered, left) > 0) | (s == 0)
        inside = known & (s > 0) & (s < 1)
        inner = np.where(inside, s, 0.5)
        reach = Z95 * np.sqrt(v) / np.abs(np.log(inner))
        found[f"sector.km.{method}.{days}"] = told.assign(
            numerator=np.nan, denominator=ever, unknown=0, immature=0, excluded=never,
            value=np.where(known, s, np.nan), low=np.where(inside, inner ** np.exp(reach), np.nan),
            high=np.where(inside, inner ** np.exp(-reach), np.nan),
        ).rename(columns={"of": "group"})  # fmt: skip
    return found


class Running:
    """Running counts over (group, day), to be asked for any day."""

    def __init__(self, at: pd.Series, size: pd.Series):
        summed = size.groupby(at).sum()
        self.at = summed.index.to_numpy()
        self.total = np.concatenate([[0], summed.to_numpy().cumsum()])

    def before(self, at) -> np.ndarray:
        return self.total[np.searchsorted(self.at, at, side="left")]


def at_risk_on(group: pd.Series, at: pd.Series, entered: Running, left: Running) -> np.ndarray:
    start = group * SPAN
    return (entered.before(at) - entered.before(start)) - (left.before(at) - left.before(start))
