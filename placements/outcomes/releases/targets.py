"""What a grant promised, beside what its release shows was reached: said from shown figures alone."""

from collections.abc import Iterable

from intermediary.funding.models import Target
from placements.outcomes.definitions import DEFINITIONS
from placements.outcomes.releases.body import Body, table, total
from placements.outcomes.releases.counting import Found


def periods(targets: Iterable[Target]) -> list[dict]:
    """The periods that something was promised for, as values of a dimension."""
    found = {target.period.key: target.period for target in targets if target.period}
    return [
        {
            "key": period.key,
            "label": str(period),
            "from": period.first.isoformat(),
            "to": period.last.isoformat(),
            "quarters": period.quarters,
        }
        for period in sorted(found.values(), key=lambda period: period.key)
    ]


def add_periods(found: Found, dimension: list[dict]) -> None:
    """The counts of each period, out of those of its quarters."""
    for period in dimension:
        rows = [row for (quarter,), row in found.rows["quarter"].items() if quarter in period["quarters"]]
        summed: dict[str, dict[str, int]] = {}
        for row in rows:
            for measure, numbers in row.items():
                into = summed.setdefault(measure, dict.fromkeys(numbers, 0))
                for name, number in numbers.items():
                    into[name] += number
        found.rows["period"][period["key"],] = summed


def promised(targets: Iterable[Target], body: Body) -> list[dict]:
    """Every target with what was reached (`body.Target`)."""
    return [_one(target, body) for target in targets]


def _one(target: Target, body: Body) -> dict:
    definition = DEFINITIONS.get(target.measure)
    figure = _figure(target, body) or {}
    goal = float(target.value)
    bounds = {name: figure.get(name) for name in ("at_most", "at_least")}
    period = target.period
    return {
        "measure": target.measure,
        "value": goal,
        "unit": definition.unit if definition else "rate",
        "period": period and {"key": period.key, "label": str(period), "from": period.first.isoformat(),
                              "to": period.last.isoformat()},
        "due_on": target.due_on.isoformat() if target.due_on else None,
        "reached": figure.get("value"),
        **bounds,
        "state": state(figure, goal),
    }  # fmt: skip


def state(figure: dict, goal: float) -> str:
    """Whether a shown figure meets a goal: met, missed, early (nobody's day has come), hidden."""
    if figure.get("value") is not None:
        return "met" if figure["value"] >= goal else "missed"
    if figure.get("early"):
        return "early"
    if figure.get("at_least") is not None and figure["at_least"] / 100 >= goal:
        return "met"
    if figure.get("at_most") is not None and figure["at_most"] / 100 < goal:
        return "missed"
    return "hidden"


def _figure(target: Target, body: Body) -> dict | None:
    if target.period is None:
        row = total(body)
        return row["figures"].get(target.measure) or row.get("amounts", {}).get(target.measure)
    rows = (table(body, "period") or {"rows": []})["rows"]
    return next((row["figures"].get(target.measure) for row in rows if row["at"] == [target.period.key]), None)
