"""How to reach the demo's people: addresses at example.org and telephone numbers kept for fiction."""

from random import Random

from django.db import connection

from intermediary.dashboards.demo.rows import Row

# The exchange format does not carry them, so they are written beside the load.
WRITE = """
update participants_identity i set email = c.email, phone = c.phone
from unnest(%s::text[], %s::text[], %s::text[]) as c (key, email, phone), participants_participant p
where p.key = c.key and i.participant_id = p.id
"""


def write_contacts(random: Random, participants: list[Row]) -> None:
    """Give most people of `participants.csv` an e-mail address and a telephone number. Needs an open event."""
    contacts = [(cells["participant"], _email(random, cells), _phone(random)) for cells in participants]
    with connection.cursor() as cursor:
        cursor.execute(WRITE, [list(column) for column in zip(*contacts, strict=True)])


def _email(random: Random, cells: Row) -> str:
    if random.random() < 0.08:
        return ""
    number = int(cells["participant"].rpartition("-")[2])
    return f"{cells['first_name']}.{cells['last_name']}{number}@example.org".lower()


def _phone(random: Random) -> str:
    if random.random() < 0.04:
        return ""
    return f"({random.choice((860, 203))}) 555-01{random.randint(0, 99):02d}"
