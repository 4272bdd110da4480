"""Prices of a year: the consumer price index CPI-U of the Bureau of Labor Statistics, as annual averages.

The table (`data/cpi_u.csv`) is series CUUR0000SA0: all urban consumers, US city average, all items, not seasonally
adjusted, 1982-84 = 100. `released` is the day of the December release that brought the year's average. A new year is
one more line, and one more version of every definition that states its prices in the latest year.
"""

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType

TABLE = Path(__file__).parent / "data" / "cpi_u.csv"


@cache
def cpi_u():
    """Year → index, as `Decimal`. Read-only."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return MappingProxyType({int(row["year"]): Decimal(row["index"]) for row in csv.DictReader(file)})


def latest_year():
    """The last year whose average is in the table: what "in today's money" can mean."""
    return max(cpi_u())


def in_prices_of(amount, earned, prices):
    """An amount of the year `earned` in the prices of another year, or None where one of them has no index."""
    index = cpi_u()
    if earned not in index or prices not in index:
        return None
    return amount * index[prices] / index[earned]
