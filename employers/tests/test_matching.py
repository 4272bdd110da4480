"""Firms are one by their names without punctuation and legal form, unless numbers, counties or forms differ."""

import pytest

from employers.matching import FACTS, judge
from intermediary.exchange.matching import Record, Verdict, find
from intermediary.tests import people

SAME, ASK, OTHER = Verdict


def firm(name, **facts) -> Record:
    return Record("k", {each: text for each, text in {"name": name, **facts}.items() if each in FACTS})


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (firm("Harbor Steel, L.L.C."), firm("HARBOR STEEL"), SAME),
        (firm("Harbor Steel & Plate"), firm("Harbor Steel and Plate Inc"), SAME),
        (firm("St. Mary's Hospital"), firm("Saint Marys Hosp."), SAME),
        (firm("Bay Steel Inc"), firm("Bay Steel LLC"), ASK),
        (firm("Bay Steel", county_fips="09001"), firm("Bay Steel", county_fips="09003"), ASK),
        (firm("Bay Steel", fein="06-1234567"), firm("Bay Steel Inc", fein="061234567"), SAME),
        (firm("Bay Steel", fein="06-1234567"), firm("Bay Steel", fein="06-7654321"), OTHER),
        (firm("Bay Steel", fein="06-1234567"), firm("Plate Works", fein="06-1234567"), ASK),
        (firm("Tidewater Boats"), firm("Tidewatter Boats"), ASK),
        (firm("Yale New Haven Health"), firm("Yale New Haven"), ASK),
        (firm("School 1"), firm("School 2"), OTHER),
        (firm("Bay Steel"), firm("Bay Market"), OTHER),
    ],
)
def test_one_firm_or_two(one, other, verdict):
    assert judge(one, other)[0] == judge(other, one)[0] == verdict


def test_a_file_finds_firms_on_record(db):
    steel, boats = people.employer(name="Harbor Steel, LLC"), people.employer(name="Tidewater Boats")
    rows = [{"employer": "a", "name": "Harbor Steel"}, {"employer": "b", "name": "Tidewater Boat"}]
    found = find({"employers.csv": rows})
    assert found.same["employers"] == {"a": steel.key}
    assert [(pair.incoming.key, pair.other.key) for pair in found.asked] == [("b", boats.key)]
