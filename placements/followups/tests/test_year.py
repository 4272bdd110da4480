"""A small simulated year, and that it finds out where the engine does not know what was told."""

import pytest

from placements.followups.simulation import Year, populate
from placements.followups.simulation.population import STARTS


@pytest.mark.django_db(transaction=True)
def test_a_year_closes_every_window_and_the_engine_knows_what_is_true():
    year = Year(*populate(40, seed=3, starts=STARTS[:1], days=[0], employer_day=0), every=False)
    year.run()
    assert year.wrong == []
    assert {"verified", "answered", "lost"} <= set(year.states)
    next(somebody for somebody in year.people if somebody.told).told.clear()  # the control: a word that nobody gave
    year.judge()
    assert year.wrong != []
