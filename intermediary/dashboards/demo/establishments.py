"""How many establishments each county has: invented numbers in the form of the Quarterly Census (QCEW)."""

from datetime import date
from random import Random

from intermediary.dashboards.demo.region import INITIATIVES
from intermediary.dashboards.demo.rows import Tables, row

QUARTERS = 8  # on file
LAG = 2  # quarters until the numbers are out
SIZES = {"621": 900, "622": 9, "623": 240, "332": 230, "333": 90, "336412": 24}


def write(random: Random, tables: Tables, demo_day: date) -> None:
    """Numbers of the initiatives' counties and industries for two years, the latest half a year old."""
    latest = 4 * demo_day.year + (demo_day.month - 1) // 3 - LAG
    for place in INITIATIVES:
        for county in place.zips:
            for naics in place.industries:
                number = SIZES[naics] * random.uniform(0.7, 1.3)
                for quarter in range(latest - QUARTERS + 1, latest + 1):
                    number *= random.uniform(0.99, 1.02)
                    tables["establishments"].append(
                        row(
                            "establishments", establishment=f"Q-{len(tables['establishments']) + 1:04d}",
                            county_fips=county, naics=naics, quarter=f"{quarter // 4}Q{quarter % 4 + 1}",
                            establishments=round(number), source="demo",
                        )
                    )  # fmt: skip
