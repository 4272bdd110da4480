"""About forty jobs that the demo's firms want filled, most of them open."""

from datetime import date
from random import Random

from employers.enums import OpeningStatus
from employers.models import Employer, Opening
from intermediary.dashboards.demo.firms import HOMES, SYSTEM, Firm
from intermediary.dashboards.demo.people import pay_level, pick
from intermediary.dashboards.demo.programs import PROGRAMS, Program
from intermediary.dashboards.demo.rows import days, money

COUNT = 40
OF_MEMBERS = (SYSTEM,) * 5 + (HOMES,) * 3  # so that the employer who signs in finds their own
TITLES = {"fundamentals": "Production Associate", "cna": "Certified Nursing Assistant",
          "phlebotomy": "Phlebotomist", "surgical": "Surgical Technologist", "cnc": "CNC Machine Operator",
          "maintenance": "Maintenance Mechanic"}  # fmt: skip
SHIFTS = ("First shift.", "Second shift, with a differential.", "Rotating weekends.", "Monday to Friday.",
          "Nights, three twelve-hour shifts a week.")  # fmt: skip
PERKS = ("Health insurance from the first month.", "Tuition support after six months.", "Paid training.",
         "A wage step after each certificate.", "Schedules posted two weeks ahead.")  # fmt: skip
STATUSES = {OpeningStatus.OPEN: 78, OpeningStatus.FILLED: 12, OpeningStatus.CLOSED: 6, OpeningStatus.DRAFT: 4}


def create_openings(random: Random, firms: list[Firm], demo_day: date) -> int:
    """Write the openings. How many. Needs an open event."""
    by_key = {firm.key: firm for firm in firms}
    employers = {employer.key: employer for employer in Employer.objects.filter(key__in=by_key)}
    hiring = [*OF_MEMBERS, *(random.choices(firms, [firm.weight for firm in firms])[0].key for _ in range(COUNT - 8))]
    return len(
        Opening.objects.bulk_create(
            _opening(random, f"O-{number:03d}", by_key[key], employers[key], demo_day)
            for number, key in enumerate(hiring, 1)
        )
    )


def _opening(random: Random, key: str, firm: Firm, employer: Employer, demo_day: date) -> Opening:
    program = _program(random, firm)
    low = money(program.wage * pay_level(demo_day) * firm.pay * random.uniform(0.94, 1.02), 0.25)
    status = pick(random, STATUSES)
    posted_on = None if status == OpeningStatus.DRAFT else demo_day - days(min(random.expovariate(1 / 25), 110))
    return Opening(
        key=key,
        employer=employer,
        title=TITLES.get(program.key, program.title),
        soc=program.soc,
        positions=random.choices((1, 2, 3, 4, 6), (48, 26, 13, 8, 5))[0],
        hourly_wage_low=low,
        hourly_wage_high=low + money(random.uniform(0.5, 4), 0.25),
        weekly_hours=random.choice((40, 40, 40, 36, 32, 24)),
        description=f"{random.choice(SHIFTS)} {random.choice(PERKS)}",
        status=status,
        posted_on=posted_on,
        expires_on=posted_on + days(random.choice((60, 90, 120))) if posted_on and random.random() < 0.7 else None,
    )


def _program(random: Random, firm: Firm) -> Program:
    """A program that the firm's kind hires from."""
    fitting = {program: program.kinds[firm.kind] * program.share for program in PROGRAMS if firm.kind in program.kinds}
    return pick(random, fitting)
