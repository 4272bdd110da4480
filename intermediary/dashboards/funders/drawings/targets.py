"""What was promised, and what is reached: at a glance as tiles, and period by period as a table."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from intermediary.dashboards import charts
from intermediary.dashboards.charts import figures
from intermediary.dashboards.funders.drawings.groups import HEADLINES
from intermediary.dashboards.funders.reading import Reading, bound, words

STATES = ("met", "missed", "early", "hidden")
TONES = {"met": "good", "missed": "warning"}
GAIN = "wage.hourly_gain"


@dataclass(frozen=True)
class Promise:
    """One target in words. `state` is met, missed, hidden or early, and `said` says it."""

    measure: str
    period: str
    due: str | None
    promised: str
    reached: str
    state: str
    said: str
    tone: str


def promises(reading: Reading) -> list[Promise]:
    return [
        Promise(
            reading.title(target["measure"]),
            target["period"]["label"] if target["period"] else "",
            target["due_on"],
            figures.amount(target["value"], reading.unit(target["measure"])),
            words({**target, "value": target["reached"]}, reading.unit(target["measure"]))
            if target["state"] != "early"
            else figures.ABSENT,
            target["state"],
            _said()[target["state"]],
            TONES.get(target["state"], "quiet"),
        )
        for target in reading.targets()
    ]


def verdict(found: list[Promise]) -> str:
    """All targets in one sentence, or nothing where nothing was promised."""
    if not found:
        return ""
    counted = {state: sum(promise.state == state for promise in found) for state in STATES}
    said = [_("%(n)s of %(all)s targets met") % {"n": counted["met"], "all": len(found)}]
    said += [_("%(n)s below") % {"n": counted["missed"]}] if counted["missed"] else []
    said += [_("%(n)s not yet due") % {"n": counted["early"]}] if counted["early"] else []
    said += [_("%(n)s too few to say") % {"n": counted["hidden"]}] if counted["hidden"] else []
    return ", ".join(said)


def tiles(reading: Reading) -> list[charts.Tile]:
    """The headline figures against what was promised over the whole grant."""
    return [tile for measure in (*HEADLINES, GAIN) if (tile := _tile(reading, measure))]


def _tile(reading: Reading, measure: str) -> charts.Tile | None:
    rate, amount = reading.figure(measure), reading.amount(measure)
    found = rate or amount
    common = {"as_of": reading.as_of, "url": f"#{measure}"}
    label = reading.title(measure)
    if found is None:
        return None
    if found.get("unconfirmed"):
        said = _("Placed, and nobody's answer is on record yet.")
        return charts.tile(label, state="none", none_words=said, **common)
    if found["value"] is None:
        said = bound(found)
        return charts.Tile(label, said, **common) if said else charts.tile(label, state="suppressed", **common)
    counts = (
        {"numerator": rate["numerator"], "denominator": rate["denominator"]} if rate else {"denominator": amount["n"]}
    )
    return charts.tile(
        label,
        found["value"],
        unit="gain" if measure == GAIN else reading.unit(measure),
        low=found.get("low"),
        high=found.get("high"),
        note=_known(rate)
        if rate
        else _("A pre/post difference, not the program's impact.")
        if "gain" in measure
        else "",
        target=reading.target(measure),
        **counts,
        **common,
    )


def _known(figure: dict) -> str:
    if figure["known"] is not None:
        return _("%(share)s known") % {"share": figures.percent(figure["known"], 0)}
    return _("%(n)s not yet due") % {"n": figure["immature"]} if figure["immature"] else ""


def _said() -> dict[str, str]:
    return {
        "met": _("Met"),
        "missed": _("Below target"),
        "early": _("Not yet due"),
        "hidden": _("Too few to say"),
    }
