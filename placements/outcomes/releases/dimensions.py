"""The dimensions of a release's tables, each value in words. A value has its row whether anybody has it or not: a row
that is missing would say that nobody does."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from intermediary.funding.models import Grant
from intermediary.reference.counties import county_name
from participants.enums import Barrier, Education, Gender, Race
from placements.outcomes.disclosure import K
from placements.outcomes.engine.people import AGE_BANDS
from placements.outcomes.releases.counting import Found
from placements.outcomes.runs.facets import CUTS as TITLES
from trainings.models import Cohort

UNKNOWN, ELSEWHERE = "unknown", "elsewhere"
SEVERAL = ("race", "barrier")  # one person may have several


def words(cut: str) -> dict[str, str]:
    """The values of a cut that has a fixed list."""
    lists = {"gender": Gender, "race": Race, "education": Education, "barrier": Barrier}
    if cut in lists:
        found = dict(lists[cut].choices)
    elif cut == "age_band":
        found = {band: _age(band) for band in AGE_BANDS if band != UNKNOWN}
    else:
        found = {"yes": _("Yes"), "no": _("No")}
    return {value: str(word) for value, word in found.items()} | {UNKNOWN: _("Not known")}


def _age(band: str) -> str:
    if band == "under_18":
        return _("Under 18")
    if band == "55_plus":
        return _("55 and over")
    return band.replace("_", "–")


def dimensions(found: Found, cohorts: Iterable[Cohort], periods: list[dict]) -> list[dict]:
    """Every dimension, in the order of the menu. Small cohorts and counties are merged in `found` on the way."""
    cohorts = list(cohorts)
    programs = {cohort.program.key: cohort.program.title for cohort in cohorts}
    made = [
        _dimension("program", _("Program"), [{"key": key, "label": title} for key, title in programs.items()]),
        _dimension("cohort", _("Cohort"), _cohorts(found, cohorts)),
        _dimension("quarter", _("Quarter"), [{"key": key, "label": _quarter(key)} for key in _quarters(found)]),
        _dimension("period", _("Period"), periods),
    ]
    for cut, title in TITLES.items():
        values = _counties(found) if cut == "county" else words(cut)
        made.append(_dimension(cut, str(title), [{"key": key, "label": label} for key, label in values.items()]))
    return made


def _dimension(key: str, title: str, values: list[dict]) -> dict:
    return {"key": key, "title": title, "adds_up": key not in (*SEVERAL, "period"), "values": values}


def _quarters(found: Found) -> list[str]:
    return sorted(at[0] for at in found.rows["quarter"])


def _quarter(key: str) -> str:
    year, number = key.split("Q")
    return _("Q%(quarter)s %(year)s") % {"quarter": number, "year": year}


def _cohorts(found: Found, cohorts: list[Cohort]) -> list[dict]:
    """A cohort stands alone where its completion can be shown; the others of a program and year stand together."""
    made: dict[str, dict] = {}
    moved: dict[str, str] = {}
    for cohort in cohorts:
        year = cohort.starts_on.year if cohort.starts_on else _("no date")
        alone = _can_stand_alone(found.rows["cohort"].get((cohort.key,), {}).get("sector.completion"))
        key = cohort.key if alone else f"year:{cohort.program.key}:{year}"
        label = str(cohort) if alone else _("%(program)s · %(year)s") % {"program": cohort.program, "year": year}
        value = made.setdefault(key, {"key": key, "label": label, "program": cohort.program.key, "members": []})
        value["members"].append(cohort.key)
        moved[cohort.key] = key
    _merge(found, "cohort", moved)
    return list(made.values())


def _can_stand_alone(counts: dict[str, int] | None) -> bool:
    return counts is not None and counts["numerator"] >= K and counts["denominator"] - counts["numerator"] >= K


def _counties(found: Found) -> dict[str, str]:
    """Counties where enough people live to show them; the others are one, without their names."""
    large = {
        at[0]: county_name(at[0]) or at[0]
        for at, row in found.rows["county"].items()
        if at[0] != UNKNOWN and (enrolled := row.get("sector.completion"))
        and enrolled["denominator"] + enrolled["immature"] >= K
    }  # fmt: skip
    values = dict(sorted(large.items(), key=lambda pair: pair[1]))
    kept = {*values, UNKNOWN}
    _merge(found, "county", {at[0]: at[0] if at[0] in kept else ELSEWHERE for at in found.rows["county"]})
    return values | {ELSEWHERE: _("Elsewhere"), UNKNOWN: _("Not known")}


def _merge(found: Found, table: str, moved: dict[str, str]) -> None:
    rows: dict[tuple, dict] = {}
    for (value,), measures in found.rows[table].items():
        into = rows.setdefault((moved.get(value, value),), {})
        for measure, numbers in measures.items():
            sums = into.setdefault(measure, dict.fromkeys(numbers, 0))
            for name, number in numbers.items():
                sums[name] += number
    found.rows[table] = rows


def of_grant(grant: Grant) -> dict:
    def day(value):
        return value.isoformat() if value else None

    return {"key": grant.key, "title": grant.title, "starts_on": day(grant.starts_on), "ends_on": day(grant.ends_on)}
