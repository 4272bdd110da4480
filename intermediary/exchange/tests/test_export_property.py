"""Whatever can be loaded comes out so that it loads again to the same bytes, whatever the words in it."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intermediary.exchange.loader import load
from intermediary.exchange.tests.folders import problems
from intermediary.exchange.tests.test_export import NAMES, forgotten, moved

DAY = st.dates(date(1900, 1, 1), date(2100, 12, 31))
WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=20).filter(str.strip)
TEXT = st.one_of(st.just(""), WORDS, st.sampled_from(["=1+1", "a;b", 'say "x"', "x\ny", "\\N", "{,}"]))
YES_NO = st.sampled_from(["", "yes", "no", "YES"])
WAGE = st.one_of(st.none(), st.decimals("0.01", 1000, places=2))
RACES = st.lists(st.sampled_from(["white", "Asian", "other"]))


def keyed(rows: st.SearchStrategy, key: str, prefix: str, **size) -> st.SearchStrategy:
    """Lists of rows, each with a key of its own."""
    return st.lists(rows, **size).map(lambda found: [{key: f"{prefix}{n}", **row} for n, row in enumerate(found)])


@st.composite
def tables(draw):
    """A small system that keeps every rule."""
    people = draw(keyed(st.fixed_dictionaries({
        "first_name": WORDS, "middle_name": TEXT, "last_name": WORDS, "birth_date": st.one_of(st.none(), DAY),
        "race": RACES, "hispanic": YES_NO, "prior_hourly_wage": WAGE,
    }), "participant", "p", max_size=4))  # fmt: skip
    firms = draw(keyed(st.fixed_dictionaries({"name": WORDS, "headcount": st.one_of(st.none(), st.integers(0, 9999))}),
                       "employer", "e", max_size=3))  # fmt: skip
    for number, firm in enumerate(firms):
        firm["parent_employer"] = draw(st.sampled_from(["", *(f"e{n}" for n in range(number + 1, len(firms)))]))
    jobs, said = [], []
    for person in people:
        for firm in firms:
            start = draw(DAY)
            for _n in range(draw(st.integers(0, 2))):
                last = start + timedelta(draw(st.integers(0, 400)))
                jobs.append({
                    "placement": f"j{len(jobs)}", "participant": person["participant"], "employer": firm["employer"],
                    "started_on": start, "last_day_worked": last, "hourly_wage": draw(WAGE), "end_reason": draw(TEXT),
                    "subsidized": draw(YES_NO),
                })  # fmt: skip
                said.append({"follow_up": f"u{len(said)}", "placement": jobs[-1]["placement"], "observed_on": last,
                             "status": draw(st.sampled_from(["employed_same", "Unreached"]))})  # fmt: skip
                start = last + timedelta(1)
    fits = all(job["last_day_worked"].year <= 2100 and job["started_on"].year <= 2100 for job in jobs)
    rows = {"participants": people, "employers": firms}
    return {**rows, "placements": jobs, "follow_ups": said} if fits else rows


@pytest.mark.django_db
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tables())
def test_what_was_loaded_moves_without_a_change(rows):
    with tempfile.TemporaryDirectory() as folder, forgotten():
        report = load(rows)
        assert problems(report) == []
        assert load(rows).total().unchanged == report.total().created
        assert moved(Path(folder) / "out", Path(folder) / "again") == (NAMES, [], [])
