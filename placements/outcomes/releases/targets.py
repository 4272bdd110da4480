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
    return [compared(_goal(target), body) for target in targets]


def _goal(target: Target) -> dict:
    definition, period = DEFINITIONS.get(target.measure), target.period
    days = period and {"from": period.first.isoformat(), "to": period.last.isoformat()}
    return {
        "measure": target.measure,
        "value": float(target.value),
        "unit": definition.unit if definition else "rate",
        "period": period and {"key": period.key, "label": str(period), **days},
        "due_on": target.due_on.isoformat() if target.due_on else None,
    }


def compared(goal: dict, body: Body) -> dict:
    """A target beside what the body shows was reached."""
    figure = _figure(goal, body) or {}
    return {
        **goal,
        "reached": figure.get("value"),
        "at_most": figure.get("at_most"),
        "at_least": figure.get("at_least"),
        "state": state(figure, goal["value"]),
    }


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


def _figure(goal: dict, body: Body) -> dict | None:
    if goal["period"] is None:
        row = total(body)
        return row["figures"].get(goal["measure"]) or row.get("amounts", {}).get(goal["measure"])
    rows = (table(body, "period") or {"rows": []})["rows"]
    return next((row["figures"].get(goal["measure"]) for row in rows if row["at"] == [goal["period"]["key"]]), None)
