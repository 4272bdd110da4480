"""Retention curves of a release: shares every fifteen days, with a band, until fewer than 11 are still followed."""

from collections import defaultdict
from math import sqrt

from placements.outcomes.disclosure import K, round_count, survival_rate
from placements.outcomes.engine.facts import FAR
from placements.outcomes.engine.survival import curve_of
from placements.outcomes.models import Run, Scope
from placements.outcomes.releases import counting
from placements.outcomes.releases.menu import CURVES
from placements.outcomes.statistics import SurvivalCurve
from placements.outcomes.statistics.proportions import Z95

STEP, HORIZON = 15, 365  # days between two points, and the last

# Who is at risk and until when, as `engine.survival` counts it.
SEEN = """
select {program}, f.entry, case when {at_risk} then least(f.{method}_time, {far}) end,
       f.{method}_ended and f.{method}_time < {far}, count(*)::int
from {facts} where {mine} group by 1, 2, 3, 4
"""


def curves(run: Run, scope: Scope) -> list[dict]:
    """The curves of everybody and of each program (`body.Curve`), where there is a point to show."""
    made = []
    for method in CURVES:
        for table, program in (("total", "''"), ("program", "p.key")):
            for at, found in _curves(run, scope, method, program).items():
                shown = curve(found)
                if shown["points"]:
                    made.append({"table": table, "at": [at] if at else [], "method": method, **shown})
    return made


def _curves(run: Run, scope: Scope, method: str, program: str) -> dict[str, SurvivalCurve]:
    sql = SEEN.format(
        program=program,
        at_risk=f"f.{method}_time > f.entry_day",
        method=method,
        far=FAR,
        facts=counting.FACTS["placement"],
        mine=counting.MINE,
    )
    cells = defaultdict(list)
    for key, *cell in counting.query(sql, {"run": run.pk, "scope": scope.pk}):
        cells[key].append(cell)
    return {key: curve_of(those)[0] for key, those in cells.items()}


def curve(survival: SurvivalCurve) -> dict:
    """The points that may be shown, and the day on which the curve stops (None: it reaches the last)."""
    points, n = [], survival.ever_at_risk
    for day in [*range(STEP, HORIZON, STEP), HORIZON]:
        at_risk, point = survival.at_risk(day), survival.at(day)
        if point is None or at_risk < K:
            return {"points": points, "stopped_on": day}
        rate = survival_rate(point.survival, at_risk, n)
        if rate.value is not None:
            value = round(float(rate.value) / 100, 4)
            points.append({"day": day, "value": value, **band(value, round_count(at_risk))})
    return {"points": points, "stopped_on": None}


def band(share: float, at_risk: int) -> dict:
    """95 % limits by Peto's standard error, from what is shown alone, so that they tell nothing more.

    It takes everybody still followed as if followed from the first day: wider than Greenwood's, never narrower by much.
    """
    reach = Z95 * share * sqrt((1 - share) / at_risk)
    return {"low": round(max(0.0, share - reach), 4), "high": round(min(1.0, share + reach), 4), "at_risk": at_risk}
