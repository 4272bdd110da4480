"""Figures of a release from true counts: every number here has passed through `disclosure`."""

from collections import defaultdict

from intermediary.funding.models import Grant
from placements.outcomes.disclosure import K, Rate, Shown, protect_rates, round_count, shown_amount, survival_rate
from placements.outcomes.engine import Row
from placements.outcomes.releases.groups import TOTAL, Groups
from placements.outcomes.statistics import SurvivalCurve

WAGES = {
    "wage.before": "hourly",
    "wage.after": "hourly",
    "wage.hourly_gain": "hourly",
    "wage.annualised_gain": "annual",
}
STEP = 15  # days between two points of the curve
HORIZON = 365


def rates(groups: Groups, measures: dict[str, tuple[str, ...]]) -> dict[str, dict[str, dict]]:
    """Group → measure → figure. `measures` says for which kinds of groups each measure is shown.

    One protection per measure over all its groups, with every sum that holds among them: cohorts make up a program,
    programs the grant, genders the grant. Races do not add up (somebody of two counts in each), so each is protected
    by its own size.
    """
    made: dict[str, dict[str, dict]] = defaultdict(dict)
    for measure, kinds in measures.items():
        chosen = {
            key: groups.counts[key][measure]
            for key, label in groups.labels.items()
            if label["kind"] in kinds and measure in groups.counts[key]
        }
        slim = {key: counts._replace(unknown=None, immature=None, excluded=None) for key, counts in chosen.items()}
        shown = _protected(slim, groups)
        if TOTAL in chosen:
            shown[TOTAL] = _with_five(shown[TOTAL], chosen[TOTAL])
        for key, figure in shown.items():
            made[key][measure] = as_json(figure)
        if TOTAL in chosen and (everybody := chosen[TOTAL]).denominator >= K:
            # Of nobody is it known yet: that tells of the records, and of no person.
            made[TOTAL][measure]["unconfirmed"] = everybody.unknown == everybody.denominator
    return made


def _protected(chosen: dict, groups: Groups) -> dict[str, Shown]:
    totals = {
        whole: [part for part in parts if part in chosen]
        for whole, parts in groups.totals.items()
        if whole in chosen and any(part in chosen for part in parts)
    }
    shown = protect_rates(chosen, totals)
    genders = [key for key in groups.of("gender") if key in chosen]
    if TOTAL in chosen and genders:
        by_gender = protect_rates({key: chosen[key] for key in (TOTAL, *genders)}, {TOTAL: genders})
        for key, figure in by_gender.items():
            shown[key] = _narrower(figure, shown[key])
    return shown


def _narrower(one: Shown, other: Shown) -> Shown:
    """What both would show: a pair that either hides stays hidden."""
    return one if one.numerator is None or one.denominator is None else other


def _with_five(pair: Shown, counts) -> Shown:
    """The whole grant with its unknown, not yet due and excluded, where these do not cost the figure itself."""
    five = protect_rates({TOTAL: counts})[TOTAL]
    same = (five.numerator, five.denominator) == (pair.numerator, pair.denominator)
    return five if same and five.numerator is not None else pair


def as_json(figure: Shown) -> dict:
    """A figure as stored and served: hidden is null and says so, never a low number (rule 8)."""
    rate = figure.rate
    return {
        **_rate(rate),
        "suppressed": rate.suppressed,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "unknown": figure.unknown,
        "immature": figure.immature,
        "excluded": figure.excluded,
    }


def _rate(rate: Rate) -> dict:
    return {
        "value": round(float(rate.value) / 100, 4) if rate.value is not None else None,
        "at_most": rate.at_most,
        "at_least": rate.at_least,
    }


def wages(grant: Grant, rows: list[Row], firms: list[int]) -> dict[str, dict]:
    """Medians of the whole grant, from eleven people at three employers or more, rounded to $0.25 or $100.

    `firms` are the people of each employer behind them.
    """
    made = {}
    for row in rows:
        if (row.scope, row.scope_key, row.cut) == ("grant", grant.key, "") and row.measure in WAGES:
            value = shown_amount(row.value, unit=WAGES[row.measure], n=row.denominator, employers=firms)
            shown = value is not None
            made[row.measure] = {
                "value": float(value) if shown else None,
                "n": round_count(row.denominator) if shown else None,
                "suppressed": not shown,
            }
    return made


def curve(survival: SurvivalCurve | None) -> dict:
    """The retention curve every fifteen days, until fewer than 11 are still followed."""
    if survival is None:
        return {"points": [], "stopped_on": None}
    points, stopped = [], None
    for day in [*range(STEP, HORIZON, STEP), HORIZON]:
        point = survival.at(day)
        rate = survival_rate(point.survival, survival.at_risk(day), survival.ever_at_risk) if point else None
        if point is None or survival.at_risk(day) < K:
            stopped = day
            break
        if rate.value is not None:
            points.append({"day": day, "value": round(float(rate.value) / 100, 4)})
    return {"points": points, "stopped_on": stopped}
