"""Made-up lists of any length, the same for a seed, some of their rows wrong; and the records they refer to."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from openpyxl import Workbook

from intermediary.accounts.scope import acting
from intermediary.exchange.loader import load
from intermediary.initiatives.models import Initiative

INITIATIVE = "bench"
AS_OF = date(2025, 6, 30)
FIRST_DAY, DAYS = date(2018, 1, 1), 2_500
PEOPLE_EACH = 2  # rows of a list per person
FIRMS = 1_000
KINDS = ("Orientation", "Case management", "Tutoring", "Child care", "Transportation", "Work clothes", "")


@dataclass(frozen=True)
class Listed:
    """A list: its kind, and a function (number, dice, wrong) → the cells of a row, under `header`."""

    kind: str
    header: tuple[str, ...]
    row: object


def _service(number: int, dice: Random, wrong: bool) -> tuple:
    day = FIRST_DAY + timedelta(days=dice.randrange(DAYS))
    written = f"{day:%Y-%m-%d}" if not wrong else f"{day:%Y}-13-{day:%d}"
    person = f"p{number // PEOPLE_EACH}"
    return f"s{number}", person, dice.choice(KINDS), written, dice.choice(("yes", "no", "")), ""


def _placement(number: int, dice: Random, wrong: bool) -> tuple:
    day = FIRST_DAY + timedelta(days=dice.randrange(DAYS))
    last = f"{day + timedelta(days=dice.randrange(400)):%Y-%m-%d}" if dice.random() < 0.6 else ""
    wage = "twelve or so" if wrong else f"{dice.randrange(1400, 4200) / 100:.2f}"
    firm = f"e{number % FIRMS}"
    yes = ("yes", "no", "")
    hours = dice.choice(("20", "30", "40"))
    return (f"j{number}", f"p{number // PEOPLE_EACH}", firm, f"{day:%Y-%m-%d}", last, wage, hours, dice.choice(yes),
            dice.choice(yes))  # fmt: skip


LISTS = {
    "services": Listed(
        "services",
        ("Service ID", "Participant ID", "Service", "Provided on", "Keeps participation open", "Planned"),
        _service,
    ),
    "placements": Listed(
        "placements",
        ("Placement ID", "Participant ID", "Employer ID", "First day worked", "Last day worked", "Hourly wage",
         "Hours a week", "Health insurance", "Related to the training"),
        _placement,
    ),
}  # fmt: skip


def rows(listed: Listed, size: int, *, wrong: float, seed: int) -> Iterator[tuple]:
    """The rows of a list without its header; every 1/`wrong`-th has a cell that cannot be read."""
    dice = Random(seed)  # noqa: S311
    every = round(1 / wrong) if wrong else 0
    for number in range(size):
        yield listed.row(number, dice, bool(every) and number % every == every - 1)


def as_csv(header: tuple, found: Iterator[tuple]) -> bytes:
    """A list as a CSV file."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(found)
    return text.getvalue().encode()


def as_xlsx(header: tuple, found: Iterator[tuple]) -> bytes:
    """The same as a workbook: text, as such lists are."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("List")
    for row in (header, *found):
        sheet.append([cell or None for cell in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def refer(size: int) -> Initiative:
    """Put on record what lists of this size refer to: people and firms, of one initiative."""
    people = size // PEOPLE_EACH + 1
    with acting("system"):
        load(
            {
                "initiatives": [{"initiative": INITIATIVE, "name": "Bench", "started_on": "2017-01-01"}],
                "employers": ({"employer": f"e{n}", "name": f"Firm {n}"} for n in range(FIRMS)),
                "participants": (
                    {"participant": f"p{n}", "first_name": "Ada", "last_name": f"Byron {n}"} for n in range(people)
                ),
            }
        )
        return Initiative.objects.get(key=INITIATIVE)
