"""What people agreed to: about seven in ten, some for a time, a few of them no longer."""

from datetime import date
from random import Random

from intermediary.dashboards.demo.people import Person
from intermediary.dashboards.demo.rows import Tables, days, row

AGREED = 0.72
LASTING = {None: 5, 1095: 3, 365: 2}  # days until it ends
WITHDRAWN = 0.05


def write(random: Random, tables: Tables, people: list[Person], demo_day: date) -> None:
    """Consents to referral and to employment checks, mostly both and on one day."""
    for someone in people:
        if random.random() > AGREED:
            continue
        given_on = min(someone.entered_on + days(random.choice((0, 0, 0, 3, 7, 14))), demo_day)
        for purpose, chance in (("referral", 0.96), ("employment_check", 0.95)):
            if random.random() > chance:
                continue
            lasting = random.choices(list(LASTING), list(LASTING.values()))[0]
            withdrawn_on = None
            if random.random() < WITHDRAWN:
                withdrawn_on = given_on + days(random.randint(0, max((demo_day - given_on).days, 0)))
            key = f"A-{len(tables['consents']) + 1:05d}"
            tables["consents"].append(
                row("consents", consent=key, participant=someone.key, purpose=purpose, given_on=given_on,
                    expires_on=given_on + days(lasting) if lasting else None, withdrawn_on=withdrawn_on)
            )  # fmt: skip
