"""The two files that travel between us and the wage record agency, column by column.

OUT: whom to match, one row a person. No social security number is kept here: the agency, or whoever holds the
numbers, adds it by the participant's key. BACK: one row for each employer that paid a person in a quarter; a quarter in
which the agency found no pay has one row with the amount 0. What is not in the file is not known.
"""

import csv
import io
from collections.abc import Iterator
from datetime import date

from django.db.models import Min

from intermediary.initiatives.models import Initiative
from participants.models import Participant
from placements.outcomes.oracle.dates import quarter_name, quarter_of
from trainings.enums import SEATED
from trainings.models import Enrollment

OUT = ("participant", "last_name", "first_name", "middle_name", "birth_date", "first_quarter", "last_quarter")
BACK = ("participant", "quarter", "fein", "amount")
QUARTERS_BEFORE = 4  # of entry: what earnings are compared with
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet runs a cell as that begins so


def to_match(initiative: Initiative, as_of: date) -> Iterator[tuple[str, ...]]:
    """The rows of OUT, header first: everybody with a seat, from four quarters before entry to the last one over."""
    yield OUT
    seats = Enrollment.objects.filter(cohort__initiative=initiative, status__in=SEATED, enrolled_on__lte=as_of)
    entered = dict(seats.values("participant").annotate(day=Min("enrolled_on")).values_list("participant", "day"))
    last = quarter_name(quarter_of(as_of) - 1)
    people = Participant.objects.filter(pk__in=entered).select_related("identity").order_by("key")
    for person in people.iterator(chunk_size=2000):
        who, first = person.identity, quarter_name(quarter_of(entered[person.pk]) - QUARTERS_BEFORE)
        born = who.birth_date.isoformat() if who.birth_date else ""
        yield person.key, who.last_name, who.first_name, who.middle_name, born, first, last


def lines(rows) -> Iterator[bytes]:
    """As a CSV file. A cell that a spreadsheet would run as a formula begins with an apostrophe."""
    for row in rows:
        line = io.StringIO()
        csv.writer(line, lineterminator="\r\n").writerow(
            [f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row]
        )
        yield line.getvalue().encode()
