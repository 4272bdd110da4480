"""The figures of firms that the oracle gives: record by record, no SQL. Keys and figures as in `expected`."""

from collections import defaultdict
from datetime import date

from placements.outcomes.oracle import employers, openings, retention
from placements.outcomes.oracle.openings import period
from placements.outcomes.statistics import half_up, survival_curve, tabulate, wilson

from .firms import PLACES, Firms, soc_of
from .population import COHORTS, Person

# What the numbers of `firms.NUMBERS` come to: the broadest level, in the latest quarter that has it for every county.
ESTABLISHMENTS = {"i1": 40, "i2": 11}


def expected_firms(firms: Firms, people: list[Person], as_of: date) -> dict:
    hires = [
        (COHORTS[work.cohort][0], work.job.employer, soc_of(p, w).replace("-", "")[:6], person, work.job)
        for p, person in enumerate(people)
        for w, work in enumerate(person.work)
        if work.cohort and work.job.started_on <= as_of
    ]
    found = _reach(firms, hires, as_of) | _positions(firms, as_of)
    for owner in ("initiative", "employer"):
        found |= _turnover(firms, hires, as_of, owner) | _beside(firms, hires, as_of, owner)
    return {(measure, *group, "", ""): figure for (measure, *group), figure in found.items()}


def _rate(part: int, whole: int, unknown=0, immature=0, excluded=0) -> tuple:
    limits = wilson(part, whole) if part <= whole else None
    return part, whole, unknown, immature, excluded, part / whole if whole else None, *(limits or (None, None))


def _reach(firms: Firms, hires, as_of: date) -> dict:
    days = defaultdict(set)
    for initiative, employer, _soc, _person, job in hires:
        days[initiative].add((employer, job.started_on))
    for initiative, employer, opening in firms.openings:
        if initiative:
            days[initiative] |= {(employer, day) for day in opening.accepted}
            if opening.status != "draft" and opening.posted_on:
                days[initiative].add((employer, opening.posted_on))
    window, found = period(as_of), {}
    for initiative in ESTABLISHMENTS:
        served = {employer for employer, day in days[initiative] if day in window}
        before = window.start.replace(year=window.start.year - 3)
        earlier = {employer for employer, day in days[initiative] if before <= day < window.start}
        within = {employer for employer in served if PLACES[employer] == ("09003", "622110")}
        unknown = {employer for employer in served if PLACES[employer] == ("", "")}
        reach = employers.penetration(within, ESTABLISHMENTS[initiative])
        found["emp.penetration", "initiative", initiative] = _rate(
            *reach, unknown=len(unknown), excluded=len(served - within - unknown)
        )
        if served or earlier:
            found["emp.repeat", "initiative", initiative] = _rate(*employers.repeat_business(served, earlier))
    return found


def _positions(firms: Firms, as_of: date) -> dict:
    states, times, found = defaultdict(list), defaultdict(list), {}
    for initiative, employer, opening in firms.openings:
        if openings.requested(opening, as_of):
            for group in (("initiative", initiative), ("employer", employer)):
                if group[1]:
                    states[group] += openings.filled(opening, as_of)
                    times[group] += openings.times(opening, as_of)
    for group, given in states.items():
        counts = [given.count(state) for state in ("yes", "no", "unknown", "immature")]
        found["emp.fill_rate", *group] = _rate(counts[0], sum(counts[:3]), counts[2], counts[3])
        known = [time for time in times[group] if time]
        limits = survival_curve(tabulate(known)[0] | _at_once(known), {-1: len(known)} if known else {}).median()
        found["emp.time_to_fill", *group] = (
            None, len(known), len(times[group]) - len(known), 0, 0, openings.median_days(known), *limits[1:]
        )  # fmt: skip
    return found


def _at_once(times) -> dict:
    """Who leaves on day 0, whom a table of people at risk from day 0 on would leave out."""
    count = [times.count((0, True)), times.count((0, False))]
    return {0: tuple(count)} if any(count) else {}


def _owners(hires, owner: str):
    column = 0 if owner == "initiative" else 1
    for key in {hire[column] for hire in hires}:
        yield key, [hire for hire in hires if hire[column] == key]


def _turnover(firms: Firms, hires, as_of: date, owner: str) -> dict:
    found = {}
    for key, ours in _owners(hires, owner):
        reports = defaultdict(list)
        for report in firms.reports:
            soc = report.soc.replace("-", "")
            starts = [
                job.started_on for _i, firm, occupation, _p, job in ours if (firm, occupation) == (report.employer, soc)
            ]
            side = starts and employers.side(report.starts_on, report.months, min(starts), as_of)
            if side:
                reports["emp.turnover" if side == "after" else "emp.turnover.before"].append(report)
        for measure, given in reports.items():
            told = [r for r in given if r.average is not None and r.separations is not None]
            left, months = sum(r.separations for r in told), sum(r.average * r.months for r in told)
            value = employers.turnover(left, months, 1)
            found[measure, owner, key] = (
                left, int(half_up(months / 12, 0)), len(given) - len(told), 0, 0, value, None, None
            )  # fmt: skip
    return found


def _beside(firms: Firms, hires, as_of: date, owner: str) -> dict:
    found = {}
    for days in (90, 180, 365):
        for key, ours in _owners(hires, owner):
            counts, others = defaultdict(int), [0, 0]
            for report in firms.reports:
                soc, until = report.soc.replace("-", ""), employers._later(report.starts_on, report.months)
                states = [
                    retention.milestone(person.history, job, days=days, kind="same", as_of=as_of)
                    for _i, firm, occupation, person, job in ours
                    if (firm, occupation) == (report.employer, soc) and report.starts_on <= job.started_on < until
                ]
                if report.other_hires is None or not states or (until - as_of).days > 1:
                    continue
                if (as_of - until).days + 1 < days:
                    states = ["immature"] * len(states)
                elif report.retained[days] is None:
                    continue
                elif any(state in ("yes", "no", "unknown") for state in states):
                    others = [others[0] + report.retained[days], others[1] + report.other_hires]
                for state in states:
                    counts[state] += 1
            if counts:
                eligible = counts["yes"] + counts["no"] + counts["unknown"]
                value, limits = employers.retention_difference((counts["yes"], eligible), tuple(others)) or (None, None)
                found[f"emp.hire_retention_diff.{days}", owner, key] = (
                    None, eligible, counts["unknown"], counts["immature"], counts["excluded"], value,
                    *(limits or (None, None)),
                )  # fmt: skip
    return found
