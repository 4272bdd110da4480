"""Quarters, report windows, periods of participation and exits, on dates worked by hand."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from placements.outcomes.oracle import dates
from placements.outcomes.oracle.participation import decided_on, exclusion_applies, periods

FIRST = date(2023, 3, 1)
AS_OF = date(2024, 12, 31)


def day(number):
    return FIRST + timedelta(days=number)


def test_quarters():
    assert dates.quarter_name(dates.quarter_of(date(2023, 12, 31))) == "2023Q4"
    assert dates.quarter_named("2024Q1") == dates.quarter_of(date(2023, 12, 31)) + 1
    assert dates.quarter_span(dates.quarter_named("2024Q1")) == (date(2024, 1, 1), date(2024, 3, 31))
    assert dates.after_exit(date(2023, 8, 20), 2) == (date(2024, 1, 1), date(2024, 3, 31))
    assert dates.after_exit(date(2023, 11, 1), 4) == (date(2024, 10, 1), date(2024, 12, 31))
    for wrong in ("2024Q5", "24Q1", "2024", "2024Q"):
        with pytest.raises(ValueError, match="not a quarter"):
            dates.quarter_named(wrong)


def test_windows_of_an_annual_report():
    found = dates.annual_windows(2021)
    assert found.participants_msg == dates.programme_year(2021) == (date(2021, 7, 1), date(2022, 6, 30))
    assert found.exiters == (date(2021, 4, 1), date(2022, 3, 31))
    assert found.er_q2_median == (date(2020, 7, 1), date(2021, 6, 30))
    assert found.er_q4_cred_ese == (date(2020, 1, 1), date(2020, 12, 31))


def test_windows_of_one_quarter():
    found = dates.report_windows(dates.quarter_named("2023Q3"), 1)
    assert found.exiters == (date(2023, 4, 1), date(2023, 6, 30))
    assert found.er_q4_cred_ese == (date(2022, 1, 1), date(2022, 3, 31))


def test_a_gap_of_ninety_days_continues_and_of_ninety_one_does_not():
    assert periods([day(0), day(90)], as_of=AS_OF) == [(day(0), day(90))]
    assert periods([day(0), day(91)], as_of=AS_OF) == [(day(0), day(0)), (day(91), day(91))]


def test_the_exit_is_decided_ninety_days_on_and_dated_back():
    assert decided_on(day(10)) == day(100)
    assert periods([day(0), day(10)], as_of=day(99)) == [(day(0), None)]
    assert periods([day(0), day(10)], as_of=day(100)) == [(day(0), day(10))]


def test_an_enrolment_keeps_the_period_open():
    assert periods([(day(0), day(200)), day(100), day(260)], as_of=AS_OF) == [(day(0), day(260))]
    assert periods([(day(0), None)], as_of=AS_OF) == [(day(0), None)]
    # An end after as_of is not a fact yet.
    assert periods([(day(0), day(200))], as_of=day(150)) == [(day(0), None)]


def test_what_is_planned_keeps_the_last_period_open():
    assert periods([day(0)], as_of=day(300), planned=[day(301)]) == [(day(0), None)]
    assert periods([day(0)], as_of=day(300), planned=[day(300)]) == [(day(0), day(0))]


def test_services_after_as_of_are_not_facts_and_nothing_is_nothing():
    assert periods([day(0), day(95)], as_of=day(94)) == [(day(0), day(0))]
    assert periods([], as_of=AS_OF) == []


def test_reasons_count_to_the_end_of_the_fourth_quarter_after_exit():
    assert exclusion_applies(date(2024, 6, 30), date(2023, 5, 15))
    assert not exclusion_applies(date(2024, 7, 1), date(2023, 5, 15))


@given(st.lists(st.integers(0, 600).map(day), min_size=1), st.integers(0, 700).map(day))
@settings(deadline=None)
def test_periods_cover_every_service_once(services, as_of):
    found = periods(services, as_of=as_of)
    for service in services:
        inside = [entry for entry, exit_on in found if entry <= service <= (exit_on or as_of)]
        assert len(inside) == (service <= as_of)
    assert all((later.entry - earlier.exit_on).days > 90 for earlier, later in pairwise(found))
