"""The demo: the same rows for the same seed, rows that could be true, shares as in real life, and the command."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from decimal import Decimal
from io import StringIO
from itertools import pairwise
from statistics import median

import pytest
from django.core.management import CommandError, call_command

from employers.models import Employer
from intermediary.accounts.models import User
from intermediary.dashboards.demo import loading
from intermediary.dashboards.demo.generate import generate
from intermediary.dashboards.demo.rows import COLUMNS
from intermediary.exchange.files import files
from intermediary.initiatives.models import Initiative
from placements.outcomes.oracle import records, retention

DAY = date(2025, 6, 30)
OPEN = ("applied", "waitlisted", "offered", "enrolled")


@pytest.fixture(scope="module")
def demo():
    return generate(demo_day=DAY)


@pytest.fixture(scope="module")
def tables(demo):
    return demo.tables


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def by_key(rows) -> dict:
    return {next(iter(row.values())): row for row in rows}


def test_same_seed_gives_identical_rows_and_another_seed_others(demo):
    assert generate(demo_day=DAY) == demo
    assert generate(demo_day=DAY, seed=1).tables["placements"] != demo.tables["placements"]
    assert generate(demo_day=DAY + timedelta(days=1)).tables["cohorts"] != demo.tables["cohorts"]


def test_columns_are_those_of_the_exchange_format(tables):
    known = {file.name: {file.key, *(column.name for column in file.columns)} for file in files()}
    written = {name: known.pop(name, None) for name in COLUMNS}
    assert known.keys() == {"referrals", "referral_steps", "job_wishes"}  # the demo's are made by services
    assert written == {name: set(columns) for name, columns in COLUMNS.items()}
    assert all(tuple(row) == COLUMNS[name] for name, rows in tables.items() for row in rows)


def test_size(tables):
    sizes = {name: len(rows) for name, rows in tables.items()}
    assert 1850 <= sizes["participants"] <= 2150
    assert sizes | {"initiatives": 2, "funders": 4, "grants": 6, "cohorts": 60, "employers": 150} == sizes
    seats = Counter(row["cohort"] for row in tables["enrollments"])
    assert len(seats) == 60
    assert 6 <= sum(8 <= size <= 14 for size in seats.values()) <= 10, "some cohorts are too small to show"
    assert all(8 <= size <= 14 or 30 <= size <= 45 for size in seats.values())
    firms = Counter(row["employer"] for row in tables["placements"] if row["cohort"])
    assert 0.08 <= firms.most_common(1)[0][1] / firms.total() <= 0.15, "one system hires about a tenth"
    assert 4 <= sum(";" in row["grants"] for row in tables["cohorts"]) <= 16
    assert all(row["grants"] for row in tables["cohorts"])


@pytest.mark.parametrize("seed", [2025, 7])
def test_rows_keep_the_rules_of_the_records(seed):
    tables = generate(demo_day=DAY, seed=seed).tables
    known = {name: by_key(rows) for name, rows in tables.items()}
    assert all(len(known[name]) == len(rows) for name, rows in tables.items()), "keys are unique"
    for name, rows in tables.items():
        for column, file in {
            "participant": "participants",
            "employer": "employers",
            "parent_employer": "employers",
            "cohort": "cohorts",
            "program": "programs",
            "initiative": "initiatives",
            "funder": "funders",
            "placement": "placements",
        }.items():
            assert {row[column] for row in rows if row.get(column)} <= known[file].keys(), (name, column)
    for row in tables["employers"]:
        assert row["parent_employer"] != row["employer"]
    opened = [(row["participant"], row["cohort"]) for row in tables["enrollments"]]
    assert len(set(opened)) == len(opened)
    for row in tables["enrollments"]:
        assert (row["status"] in OPEN) == (not row["ended_on"])
        assert not row["ended_on"] or day(row["enrolled_on"]) <= day(row["ended_on"])
    for row in tables["consents"]:
        assert all(row["given_on"] <= row[end] for end in ("expires_on", "withdrawn_on") if row[end])
    wages = [row for name in ("placements", "follow_ups") for row in tables[name]]
    assert all(0 < Decimal(row["hourly_wage"]) <= 1000 for row in wages if row["hourly_wage"])
    assert all(0 < Decimal(row["weekly_hours"]) <= 168 for row in wages if row["weekly_hours"])
    for row in tables["follow_ups"]:
        assert known["placements"][row["placement"]]["started_on"] <= row["observed_on"]


def test_placements_are_in_order_and_do_not_overlap(tables):
    with_one_firm = defaultdict(list)
    for row in tables["placements"]:
        start = day(row["started_on"])
        for column in ("last_day_worked", "first_observed_on", "last_known_employed_on"):
            assert not row[column] or start <= day(row[column]) <= DAY
        with_one_firm[row["participant"], row["employer"]].append((start, day(row["last_day_worked"]) or date.max))
    for spells in with_one_firm.values():
        assert all(earlier[1] < later[0] for earlier, later in pairwise(sorted(spells)))


def test_nothing_that_happened_is_dated_after_the_demo_day(tables):
    for name, rows in tables.items():
        columns = [column for column in COLUMNS[name] if column.endswith(("_on", "_worked"))]
        for column in (
            set(columns) - {"expires_on"} - ({"starts_on", "ends_on"} if name in ("grants", "cohorts") else set())
        ):
            assert max((row[column] for row in rows if row[column]), default="") <= DAY.isoformat(), (name, column)
    running = [row for row in tables["cohorts"] if row["starts_on"] <= DAY.isoformat() < row["ends_on"]]
    assert running, "the last cohorts are still in training"
    assert any(row["started_on"] > (DAY - timedelta(days=90)).isoformat() for row in tables["placements"])


def test_shares_are_those_of_a_real_initiative(tables):
    statuses = Counter(row["status"] for row in tables["enrollments"])
    ended = statuses["completed"] + statuses["withdrawn"] + statuses["dismissed"]
    assert 0.74 <= statuses["completed"] / ended <= 0.82
    people = by_key(tables["participants"])
    assert 0.21 <= sum(not row["prior_hourly_wage"] for row in people.values()) / len(people) <= 0.30
    paid = [row for row in tables["placements"] if row["cohort"] and row["hourly_wage"]]
    assert 19 <= median(float(row["hourly_wage"]) for row in paid) <= 21
    before = [people[row["participant"]]["prior_hourly_wage"] for row in paid]
    assert 14.5 <= median(float(wage) for wage in before if wage) <= 16.5
    agreed = {row["participant"] for row in tables["consents"]}
    assert 0.65 <= len(agreed) / len(people) <= 0.78
    assert any(row["withdrawn_on"] for row in tables["consents"])
    assert any(row["expires_on"] and row["expires_on"] < DAY.isoformat() for row in tables["consents"])
    assert {row["status"] for row in tables["follow_ups"]} >= {"deceased", "unreached", "employed_other"}
    assert tables["exclusions"]


@pytest.mark.parametrize(("days", "low", "high"), [(90, 0.76, 0.88), (180, 0.66, 0.79), (365, 0.53, 0.68)])
def test_retention_declines_as_it_does_and_most_is_known(tables, days, low, high):
    said, jobs, gone = defaultdict(list), defaultdict(dict), defaultdict(list)
    for row in tables["follow_ups"]:
        said[row["placement"]].append(
            records.FollowUp(day(row["observed_on"]), row["status"], row["source"], row["employer"] or None)
        )
    for row in tables["placements"]:
        dates = [day(row[c]) for c in ("started_on", "last_day_worked", "last_known_employed_on", "first_observed_on")]
        jobs[row["participant"]][row["placement"]] = records.Job(
            row["employer"], *dates, follow_ups=tuple(said[row["placement"]])
        )
    for row in tables["exclusions"]:
        gone[row["participant"]].append(records.Exclusion(row["reason"], day(row["effective_on"])))
    answers = Counter()
    for row in tables["placements"]:
        if row["cohort"]:
            theirs = jobs[row["participant"]]
            history = records.History(tuple(theirs.values()), tuple(gone[row["participant"]]))
            job = theirs[row["placement"]]
            answers[retention.milestone(history, job, days=days, kind="same", as_of=DAY)] += 1
    eligible = answers["yes"] + answers["no"] + answers["unknown"]
    assert answers["immature"]
    assert low <= answers["yes"] / eligible <= high
    assert 0.84 <= 1 - answers["unknown"] / eligible <= 0.97


def test_a_demo_that_fails_at_the_end_leaves_nothing(db, monkeypatch):
    def broken(**kwargs):
        raise RuntimeError("the engine")

    monkeypatch.setattr(loading, "store", broken)
    with pytest.raises(RuntimeError):
        call_command("demo", people=200, stdout=StringIO())
    assert not Initiative.objects.exists()
    assert not Employer.objects.exists()
    assert not User.objects.exists()


def test_an_account_with_the_demos_address_is_not_taken_over(db):
    call_command("demo", sign_ins=True, stdout=StringIO())
    with loading.event("user.invited"):
        User.objects.create(email="manager@example.org", name="Somebody", role="manager")
    with pytest.raises(CommandError, match=r"manager@example\.org"):
        call_command("demo", if_empty=True, people=200)
    assert User.objects.count() == 1


def test_wrong_arguments_are_explained(db):
    with pytest.raises(CommandError, match="write it as"):
        call_command("demo", "--as-of", "30.6.2025")
    with pytest.raises(CommandError, match="between"):
        call_command("demo", people=3)
