"""The shared worked cases of the standard, through the oracle and the disclosure rules.

The file is not part of this project: where it is not at hand the test says so and skips, and the cases this project
worked out itself (in the other test modules) stand alone. A case without an adapter here is a failure.
"""

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from intermediary.reference.prices import in_prices_of
from placements.outcomes import disclosure
from placements.outcomes.oracle import (
    dates,
    earnings,
    employers,
    five_numbers,
    participation,
    quality,
    records,
    retention,
    wages,
    wioa,
)
from placements.outcomes.statistics import half_up, order_statistic_ranks, survival_curve, tabulate, wilson

VECTORS = Path(__file__).resolve().parents[4] / "shared" / "reference" / "outcome-vectors.json"
CASES = json.loads(VECTORS.read_text()) if VECTORS.exists() else []
#: The day of the cases that do not name one.
DAYS = {"C02": 365, "C04": 180, "C06": 180, "C08": 180, "C05": 90}
KINDS = {"same": "same", "continuous_any": "continuous", "snapshot_any": "snapshot"}


def day(text):
    return date.fromisoformat(text) if text else None


def money(value):
    return None if value is None else Decimal(str(value))


def plain(value):
    """As the file writes it: dates as text, pairs as lists, numbers as they are read."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if hasattr(value, "_asdict") and not hasattr(value, "start"):
        return {key: plain(item) for key, item in value._asdict().items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    return value


def per_cent(value, places=2):
    return None if value is None else half_up(value * 100, places)


def exit_quarters(case, **inputs):
    exit_on = day(inputs["exit"])
    name = dates.quarter_name(dates.quarter_of(exit_on))
    return [name, dates.after_exit(exit_on, 2), dates.after_exit(exit_on, 4)]


def periods(case, as_of, services=(), participation_services=(), planned=None, **others):
    found = participation.periods(
        [day(service) for service in (*services, *participation_services)],
        as_of=day(as_of),
        planned=[day(planned)] if planned else [],
    )
    return [list(period) for period in found]


def retroactive_exit(case, last_service, decided):
    last = day(last_service)
    [period] = participation.periods([last], as_of=day(decided))
    [still_open] = participation.periods([last], as_of=day(decided) - timedelta(days=1))
    assert still_open.exit_on is None
    return [dates.quarter_name(dates.quarter_of(period.exit_on)), period.exit_on, participation.decided_on(last)]


def employment_rate(case, rows_code_reason):
    found = wioa.employment_rate(rows_code_reason)
    return [*found, per_cent(found.value)]


def median_earnings(case, rows_wage_reason=None, **people):
    rows = [(Decimal(wage), reason) for wage, reason in rows_wage_reason or ()]
    rows += [(wioa.quarter_earnings(map(money, amounts)), wioa.NONE) for amounts in people.values()]
    return wioa.median_earnings(rows)


def same_employer(case, q2, q4, q3=()):
    return wioa.same_employer(q2, q4)


def windows(case, py=None, report_quarter=None):
    found = dates.annual_windows(py) if py else dates.report_windows(dates.quarter_named(report_quarter), 1)
    return found._asdict()


def credential(case, exit, training, type, date, employed_q1_q4=(), **others):
    return wioa.credential(
        day(exit), training=training, credentials=[(type, day(date))], employed=employed_q1_q4, **others
    )


def skill_gain(case, entry, exit, enrolled_1811, gains, py):
    return wioa.skill_gain(
        dates.programme_year(py),
        entry=day(entry),
        exit_on=day(exit),
        enrolled_on=day(enrolled_1811),
        gains=[day(gain) for gain in gains],
    )


def milestone_days(case, start):
    return {days: retention.milestone_day(day(start), days) for days in retention.MILESTONES}


def milestones(case, as_of, spells=None, spell=None, n=None):
    jobs = [
        records.Job(employer, day(start), last_day_worked=day(end), last_known_employed_on=None if end else day(as_of))
        for employer, start, end in spells or [spell]
    ]
    history, days = records.History(tuple(jobs)), n or DAYS[case]
    answers = {
        name: retention.milestone(history, jobs[0], days=days, kind=kind, as_of=day(as_of))
        for name, kind in KINDS.items()
    }
    if spell:
        return [retention.milestone_day(jobs[0].started_on, days), answers["same"]]
    return answers["same"] if n else answers


def summary(case, states):
    found = five_numbers.five_numbers(status for status, count in states.items() for _ in range(count))
    counts = {name: getattr(found, name) for name in ("placed", "eligible", "retained", "not_retained", "unknown")}
    rates = ("verified_rate", "rate_known", "known_status_rate", "upper_bound")
    return counts | {name: per_cent(getattr(found, name)) for name in rates}


def survival(case, rows):
    curve = survival_curve(*tabulate(rows))
    asked = next(each for each in CASES if each["id"] == case)["expect"]
    return {mark: round(curve.at(int(mark)).survival, 4) for mark in asked}


def hourly_gain(case, pairs):
    as_of = date(2024, 12, 31)
    found = wages.summarise(
        wages.hourly_gain(
            wages.PriorJob(money(before)), [wages.PaidJob(as_of, money(after))], entered_on=None, as_of=as_of
        )
        for before, after in pairs
    )
    return {
        "n": found.n,
        "n_no_prior": found.excluded,
        "median": found.median,
        "mean": half_up(found.mean),
        "share_gaining": per_cent(found.share_gaining),
    }


def annualised(case, pre, post):
    before, after = wages.annualised(*map(money, pre)), wages.annualised(*map(money, post))
    return {"pre": before, "post": after, "gain": after - before, "pct": per_cent((after - before) / before)}


def replacement(case, **rows):
    return {name: per_cent(earnings.replacement([map(Decimal, pair)]), 1) for name, pair in rows.items()}


def prices(case, pre, to, post, **inputs):
    before, after = money(pre), money(post)
    real = in_prices_of(before, inputs["from"], to)
    return {"pre_real": half_up(real), "real_gain": half_up(after - real), "nominal_gain": after - before}


def pay_stub(case, gross_per_biweek):
    return half_up(earnings.stub_to_quarter(money(gross_per_biweek), "biweekly"))


def proportions(case, pairs=None, x=None, n=None):
    found = [[round(limit, 4) for limit in wilson(*pair)] for pair in pairs or [(x, n)]]
    return found if pairs else found[0]


def ranks(case, n):
    found = order_statistic_ranks(n)
    return found and [*found[:2], round(found[2], 4)]


def reach(case, served, prior_three_years, establishments):
    one, two = employers.penetration(served, establishments), employers.repeat_business(served, prior_three_years)
    return {
        "E1": one.numerator,
        "E2": one.denominator,
        "penetration": per_cent(one.value),
        "E3": two.numerator,
        "E4": two.denominator,
        "repeat": per_cent(two.value),
    }


def turnover(case, **spans):
    return {
        name: per_cent(employers.turnover(span["seps"], span["avg"], span["months"])) for name, span in spans.items()
    }


def hidden_row(case, cells, total):
    hidden, total_hidden = disclosure.hide_row(cells, total)
    assert not total_hidden
    return sorted(hidden)


def ranges(case, table, suppressed):
    found = disclosure.table_ranges(table, [tuple(cell) for cell in suppressed])
    if case == "G07":
        assert disclosure.hide_table(table).cells == set(found)
    return {f"{row},{column}": limits for (row, column), limits in found.items()}


def difference(case, n):
    return disclosure.differs_by_few(*n)


def job_quality(case, job, living_wage):
    found = quality.quality(
        quality.JobConditions(
            hourly_wage=money(job["wage"]),
            weekly_hours=money(job["hours"]),
            health_insurance=job["health"],
            paid_leave=job["paid_leave"],
            retirement_plan=job["retirement"],
            schedule_notice_days=job["notice_days"],
            advancement_path=job["advancement"],
            worker_voice=job["voice"],
        ),
        money(living_wage),
    )
    return {"met": found.met, "known": found.known, "share": per_cent(found.score), "good_job": found.good}


ADAPTERS = {
    exit_quarters: "A01 A02 A03 A05",
    periods: "A06 A07 A08 A10 A11",
    retroactive_exit: "A13",
    employment_rate: "B01 B02 B03",
    median_earnings: "B04 B06 B07",
    same_employer: "B09 B10 B11",
    windows: "B12 B14",
    credential: "B15 B17 B18 B19",
    skill_gain: "B21 B22 B23",
    milestone_days: "C01",
    milestones: "C02 C04 C05 C06 C08 C10 C11",
    summary: "C13",
    survival: "C14 C15 C17",
    hourly_gain: "D01",
    annualised: "D02",
    replacement: "D04",
    prices: "D05",
    pay_stub: "D07",
    proportions: "E01 E03",
    ranks: "E04 E05",
    reach: "F01",
    turnover: "F03",
    hidden_row: "G01 G02 G04 G05",
    ranges: "G07 G08",
    difference: "G10 G12",
    job_quality: "H01 H03",
}
BY_CASE = {case: adapter for adapter, cases in ADAPTERS.items() for case in cases.split()}


@pytest.mark.skipif(not CASES, reason="the shared worked cases are not beside this project")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_shared_case(case):
    found = BY_CASE[case["id"]](case["id"], **case["inputs"])
    assert plain(found) == case["expect"], case["title"]
