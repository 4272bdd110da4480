"""The drill in short, and a second attacker that shares no code with the first."""

from datetime import timedelta
from math import ceil, floor, inf

import pytest

from placements.outcomes.drills.disclosure import examine
from placements.outcomes.models import Release
from placements.outcomes.releases import publish
from placements.outcomes.releases.build import Subject, everything, run_for
from placements.outcomes.releases.cells import Cell

from .test_release_figures import AS_OF, release

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def first(standing) -> Release:
    return publish(release=release(260), by=None)


def test_two_consecutive_releases_tell_nothing_that_the_naive_rule_tells(first):
    seen = examine(first.grant, (AS_OF + timedelta(days=92),))
    assert seen.found == 0
    assert seen.hidden > 100
    assert seen.crossed > 10
    assert seen.crossed_found > seen.crossed / 2


def test_a_second_attacker_by_bounds_finds_nothing_either(first):
    """Bounds of every null and every rounded number, tightened by the sums that the JSON shows, to a fixed point."""
    subject = Subject(first.initiative, first.grant)
    true = everything(subject, run_for(first.initiative, AS_OF)).counts
    bounds, sums = read(first.body, first.hidden)
    tighten(bounds, sums)
    pinned = {
        key: (ends, true[Cell(*key)])
        for key, ends in bounds.items()
        if ends[1] - ends[0] <= 4 and true[Cell(*key)] < 11
    }
    assert pinned == {}


def read(body: dict, hidden: dict) -> tuple[dict, list]:
    """From plain JSON: what each count may be, and which are sums of which. Written without `cells` on purpose."""
    bounds, sums = {}, []
    tables = {each["key"]: each for each in body["tables"]}
    for table in tables.values():
        for row in table["rows"]:
            for measure, figure in row["figures"].items():
                place = (table["key"], tuple(row["at"]), measure)
                for name in ("numerator", "denominator", "unknown"):
                    shown, few = figure[name], hidden.get("|".join((place[0], *place[1], measure, name))) == "few"
                    ends = (0, inf) if shown is None else (max(11, shown - 2), shown + 2)
                    bounds[*place, name] = (0, 10) if few else ends
                bounds[*place, "rest"] = (0, inf)
                sums.append(((*place, "denominator"), [(*place, "numerator"), (*place, "rest")]))
    parts = {d["key"] for d in body["dimensions"] if d["adds_up"]}
    for table in tables.values():
        for dimension in set(table["by"]) & parts:
            margin = ".".join(name for name in table["by"] if name != dimension) or "total"
            if margin in tables:
                sums += added(table, table["by"].index(dimension), margin, bounds)
    return bounds, sums


def added(table: dict, place: int, margin: str, bounds: dict) -> list:
    groups: dict[tuple, list[tuple]] = {}
    for row in table["rows"]:
        groups.setdefault(tuple(row["at"][:place] + row["at"][place + 1 :]), []).append(tuple(row["at"]))
    return [
        ((margin, at, measure, name), [(table["key"], part, measure, name) for part in rows])
        for at, rows in groups.items()
        for measure in table["measures"]
        for name in ("numerator", "denominator", "rest")
        if (margin, at, measure, name) in bounds
    ]


def tighten(bounds: dict, sums: list) -> None:
    for _turn in range(50):
        before = dict(bounds)
        for total, parts in sums:
            low, high = (sum(bounds[part][end] for part in parts) for end in (0, 1))
            narrow(bounds, total, low, high)
            for part in parts:
                rest_low, rest_high = low - bounds[part][0], high - bounds[part][1] if high < inf else inf
                narrow(bounds, part, bounds[total][0] - rest_high, bounds[total][1] - rest_low)
        if bounds == before:
            return


def narrow(bounds: dict, key: tuple, low: float, high: float) -> None:
    was = bounds[key]
    low, high = (ceil(low) if low > -inf else was[0]), (floor(high) if high < inf else inf)
    bounds[key] = max(was[0], low), min(was[1], high)


def test_the_second_attacker_works_out_what_is_given_away():
    """Its own negative control: 40 of 43 and 40 leave 0 to 4."""
    bounds = {"all": (38, 42), "one": (38, 42), "other": (0, 10)}
    tighten(bounds, [("all", ["one", "other"])])
    assert bounds["other"] == (0, 4)
