"""Figures as the exchange format prints them: comma-separated text, or JSON unrounded."""

import csv
import json
from collections.abc import Iterable
from typing import TextIO

from placements.outcomes.engine import Row
from placements.outcomes.statistics import half_up

# Decimal places by unit: rates as fractions are a per cent with two decimals, money has cents.
PLACES = {"rate": 4, "probability": 4, "dollars": 2, "days": 0, "count": 0}
MEASURED = ("value", "low", "high")


def write_csv(rows: Iterable[Row], out: TextIO) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(Row._fields)
    for row in rows:
        rounded = {name: half_up(getattr(row, name), PLACES[row.unit]) for name in MEASURED}
        writer.writerow("" if cell is None else cell for cell in row._replace(**rounded))


def write_json(rows: Iterable[Row], out: TextIO) -> None:
    lines = [json.dumps(row._asdict() | {"as_of": row.as_of.isoformat()}) for row in rows]
    out.write("[" + ",\n ".join(lines) + "]\n")
