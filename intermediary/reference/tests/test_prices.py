import csv
from datetime import date
from decimal import Decimal

from intermediary.reference import prices


def test_every_year_follows_the_one_before_and_was_released_after_it_ended():
    with prices.TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    years = [int(row["year"]) for row in rows]
    assert years == list(range(years[0], prices.latest_year() + 1))
    assert all(date.fromisoformat(row["released"]).year == int(row["year"]) + 1 for row in rows)


def test_an_amount_in_the_prices_of_another_year():
    assert round(prices.in_prices_of(Decimal(15), 2021, 2023), 2) == Decimal("16.87")
    # 18.00 x 313.689 / 255.657.
    assert round(prices.in_prices_of(Decimal(18), 2019, 2024), 2) == Decimal("22.09")
    assert prices.in_prices_of(Decimal(15), 2021, 2021) == 15
    assert prices.in_prices_of(Decimal(15), 1066, 2023) is None
    assert prices.in_prices_of(Decimal(15), 2023, 2999) is None
