"""How to reach the demo's people: addresses at example.org and telephone numbers kept for fiction."""

from random import Random

from intermediary.dashboards.demo.rows import Row


def add_contacts(random: Random, participants: list[Row]) -> None:
    """Give most people of `participants.csv` an e-mail address and a telephone number."""
    for cells in participants:
        cells |= {"email": _email(random, cells), "phone": _phone(random)}


def _email(random: Random, cells: Row) -> str:
    if random.random() < 0.08:
        return ""
    number = int(cells["participant"].rpartition("-")[2])
    return f"{cells['first_name']}.{cells['last_name']}{number}@example.org".lower()


def _phone(random: Random) -> str:
    if random.random() < 0.04:
        return ""
    return f"({random.choice((860, 203))}) 555-01{random.randint(0, 99):02d}"
